//! Gathers texts with their places while files within files are taken apart.

use std::collections::HashSet;

use super::kind::{self, Kind};
use super::limits::{Budget, Limit, within};
use super::memory::{Known, Memory};
use super::place::{AttachmentName, Part, Place, Unread, Unreadable};
use super::{Refusal, Unpacked, calendar, html, mail, pdf};

/// What was found so far, and where in the nest of files the work is.
#[derive(Default)]
pub(super) struct Collector {
    parts: Vec<Part>,
    seen: HashSet<Part>,
    texts: HashSet<String>,
    unread: Vec<Unread>,
    path: Vec<Level>,
    /// How many attachments the file at hand had so far.
    attachments: usize,
    /// What was taken apart before, where somebody keeps that.
    pub(super) memory: Option<Memory>,
    pub(super) budget: Budget,
}

/// One of the attachments that lead to a place.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Level {
    number: usize,
    name: Option<AttachmentName>,
}

impl Collector {
    /// A collector that knows again what was taken apart before.
    pub(super) fn with(memory: Memory) -> Collector {
        Collector { memory: Some(memory), ..Collector::default() }
    }

    /// Keeps a text, unless it is blank or the same stands there already.
    pub(super) fn text(&mut self, place: Place, text: &str) -> Result<(), Refusal> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let part = Part { place: self.full(place), text: text.to_owned() };
        if !self.seen.contains(&part) {
            // What a part costs beside its text keeps a million empty ones from being cheap.
            self.budget.spend(Limit::Text, text.len() + 32)?;
            self.keep(part);
        }
        Ok(())
    }

    fn keep(&mut self, part: Part) {
        if self.seen.insert(part.clone()) {
            self.texts.insert(part.text.clone());
            self.parts.push(part);
        }
    }

    /// Whether a text was kept at any place.
    pub(super) fn knows(&self, text: &str) -> bool {
        self.texts.contains(text)
    }

    /// Notes something that cannot be read.
    pub(super) fn unread(&mut self, place: Place, what: Unreadable) {
        self.note(Unread { place: self.full(place), what });
    }

    fn note(&mut self, unread: Unread) {
        if self.unread.last() != Some(&unread) && !self.unread.contains(&unread) {
            self.unread.push(unread);
        }
    }

    /// Takes an attachment of the file at hand apart.
    pub(super) fn attachment(
        &mut self,
        bytes: &[u8],
        name: Option<&str>,
        declared: Option<Kind>,
    ) -> Result<(), Refusal> {
        self.nested(name, |collector| collector.file(bytes, name, declared))
    }

    /// Does something one level deeper, as the next attachment of the file at hand.
    pub(super) fn nested(
        &mut self,
        name: Option<&str>,
        inside: impl FnOnce(&mut Self) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.attachments += 1;
        self.budget.spend(Limit::Attachments, 1)?;
        self.path.push(Level { number: self.attachments, name: name.map(AttachmentName::new) });
        within(Limit::Depth, self.path.len())?;
        let outer = std::mem::take(&mut self.attachments);
        // After a failure the path stays, for it says where the failure was.
        inside(self)?;
        self.attachments = outer;
        self.path.pop();
        Ok(())
    }

    /// Does something that may fail and go on all the same.
    pub(super) fn attempt(
        &mut self,
        trial: impl FnOnce(&mut Self) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let (depth, attachments) = (self.path.len(), self.attachments);
        let result = trial(self);
        if let Err(Refusal::Damaged(_)) = result {
            self.path.truncate(depth);
            self.attachments = attachments;
        }
        result
    }

    /// Takes a file apart; `declared` is what whoever attached it says that it is.
    pub(super) fn file(
        &mut self,
        bytes: &[u8],
        name: Option<&str>,
        declared: Option<Kind>,
    ) -> Result<(), Refusal> {
        within(Limit::Bytes, bytes.len())?;
        if let Some(name) = name {
            self.name(name)?;
        }
        if let Some(names) = self.memory.as_ref().and_then(|memory| memory.names_in_sealed(bytes)) {
            return names.iter().try_for_each(|name| self.name(name));
        }
        match kind::recognise(bytes, name, declared)? {
            Kind::Pdf => self.pdf(bytes),
            Kind::Mail => mail::unpack(bytes, self),
            Kind::Calendar => calendar::unpack(bytes, self),
            Kind::Html => html::unpack(kind::text(bytes)?, &Place::Html, self),
            Kind::Text => self.text(Place::Text, kind::text(bytes)?),
            Kind::Picture => {
                self.unread(Place::Text, Unreadable::Picture);
                // Cameras and drawing programs write names and remarks into pictures.
                kind::readable_runs(bytes, |run| self.text(Place::Text, run))
            }
        }
    }

    /// A PDF is long work: the very bytes that were taken apart before, at the same place, are not
    /// taken apart again.
    fn pdf(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let Some(mut memory) = self.memory.take() else { return pdf::unpack(bytes, self) };
        let key = Memory::key(bytes, &self.path);
        let result = match memory.get(&key) {
            Some(known) => self.recall(known.clone()),
            None => self.alone(bytes).and_then(|known| {
                memory.keep(key, known.clone());
                self.recall(known)
            }),
        };
        self.memory = Some(memory);
        result
    }

    /// What is found in a PDF, whatever was found beside it.
    fn alone(&mut self, bytes: &[u8]) -> Result<Known, Refusal> {
        let mut inside = Collector { path: self.path.clone(), ..Collector::default() };
        let result = pdf::unpack(bytes, &mut inside);
        if let Err(reason) = result {
            // The path says where the failure was.
            self.path = inside.path;
            return Err(reason);
        }
        let Collector { parts, unread, budget, .. } = inside;
        Ok(Known { parts, unread, used: budget })
    }

    fn recall(&mut self, known: Known) -> Result<(), Refusal> {
        self.budget.spend_all(&known.used)?;
        known.parts.into_iter().for_each(|part| self.keep(part));
        known.unread.into_iter().for_each(|unread| self.note(unread));
        Ok(())
    }

    fn name(&mut self, name: &str) -> Result<(), Refusal> {
        self.text(Place::FileName, name)?;
        let decoded = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
        self.text(Place::FileName, &decoded)
    }

    fn full(&self, place: Place) -> Place {
        self.path.iter().rev().fold(place, |inner, level| Place::Attachment {
            number: level.number,
            name: level.name.clone(),
            inner: Box::new(inner),
        })
    }

    /// Where the work was when it failed.
    pub(super) fn place_of_failure(&self) -> Place {
        self.full(Place::Text)
    }

    pub(super) fn into_unpacked(self) -> Unpacked {
        Unpacked { parts: self.parts, unread: self.unread }
    }
}
