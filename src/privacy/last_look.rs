//! The last look: what is about to leave is taken apart as bytes and looked through like any text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::context::words_of;
use super::unpack::{Memory, Part, Place, UnpackError, Unreadable, unpack_next};
use super::{AllowedWords, ClearedForm, Context, FindingKind, Lines, Text, detectors};
use crate::packet::parcel::Sealed;

/// A message or file that was looked through and is clean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looked {
    /// How many texts it holds.
    pub texts: usize,
}

/// Why what was made of a cleared form may not leave all the same.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LastLookError {
    /// It could not be looked through.
    #[error("it could not be looked through")]
    Unpack(#[source] UnpackError),
    /// It has characters that can be seen but not read.
    #[error("it has characters that cannot be read")]
    Unread(Place),
    /// It holds personal data. The form was clean: a template or a setting brought it.
    #[error("it holds personal data")]
    Found(Vec<(Place, FindingKind)>),
}

/// Looks through what is made of one cleared form: many messages, most of which is the same.
///
/// A finding counts only if it has a word that is neither in the cleared form nor in our own texts:
/// a page sets words beside each other that stood in different fields, and the models see names and
/// more where there is nothing. What points at one person beyond doubt counts wherever its words
/// come from.
pub struct LastLook<'a> {
    context: &'a Context,
    allowed: AllowedWords,
    cleared: HashSet<String>,
    /// Files that were taken apart before, and the findings in texts that were read before.
    files: Memory,
    texts: HashMap<String, Vec<FindingKind>>,
    /// The address that may stand in the header that says to whom the message goes.
    addressee: Option<String>,
    /// What every message says, whomever it is about.
    constant: Vec<String>,
}

impl LastLook<'_> {
    /// A look at what is made of a form.
    ///
    /// `own` are texts that are no secret: the letterhead, names that machines gave.
    ///
    /// `constant` are pieces of the form's and the product's wording with nothing filled in, and
    /// dates as they are printed. A child may be called Juni and the meeting be in June: what would
    /// be the same for every child tells of none.
    pub fn new<'a>(
        form: &ClearedForm,
        context: &'a Context,
        own: &[String],
        constant: Vec<String>,
    ) -> LastLook<'a> {
        LastLook {
            context,
            allowed: AllowedWords::new(&context.allowed_words),
            cleared: cleared_words(form, own.iter().chain(&constant)),
            files: Memory::default(),
            texts: HashMap::new(),
            addressee: None,
            constant,
        }
    }

    /// A look at what goes around a parcel. Nothing that is known of its documents may stand there:
    /// only `own` are no secret.
    ///
    /// `constant` are pieces of the product's sentences with nothing filled in, and the address of
    /// the sender.
    pub fn around<'a>(
        sealed: &Sealed,
        context: &'a Context,
        own: &[String],
        constant: Vec<String>,
    ) -> LastLook<'a> {
        LastLook {
            context,
            allowed: AllowedWords::new(&context.allowed_words),
            cleared: own.iter().flat_map(|text| words_of(text)).collect(),
            files: Memory::of_sealed(sealed),
            texts: HashMap::new(),
            addressee: None,
            constant,
        }
    }

    /// The next message goes to this address, which may be made of a guardian's name. It stands in
    /// the header `To` and nowhere else.
    pub fn address(&mut self, address: &str) {
        self.addressee = Some(address.to_owned());
    }

    /// Looks through the bytes of a message or file.
    ///
    /// # Errors
    ///
    /// What was found, and where; never the text itself.
    pub fn at(&mut self, bytes: &[u8]) -> Result<Looked, LastLookError> {
        let unpacked = unpack_next(bytes, &mut self.files).map_err(LastLookError::Unpack)?;
        // A picture can only be the letterhead's: forms take none.
        if let Some(unread) =
            unpacked.unread.iter().find(|unread| unread.what == Unreadable::Characters)
        {
            return Err(LastLookError::Unread(unread.place.clone()));
        }
        let texts = unpacked.parts.len();
        let mut found = Vec::new();
        for Part { place, text } in unpacked.parts {
            if self.is_addressee(&place, &text) {
                continue;
            }
            let kinds = match self.texts.get(&text) {
                Some(kinds) => kinds.clone(),
                None => self.findings(&text),
            };
            found.extend(kinds.iter().map(|kind| (place.clone(), *kind)));
            self.texts.insert(text, kinds);
        }
        if found.is_empty() {
            return Ok(Looked { texts });
        }
        found.dedup();
        Err(LastLookError::Found(found))
    }

    /// The code points of a text that are the same in every message.
    fn constant_in(&self, text: &str) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        for piece in &self.constant {
            let length = piece.chars().count();
            let (mut byte, mut start) = (0, 0);
            for (at, _) in text.match_indices(piece) {
                start += text[byte..at].chars().count();
                byte = at;
                places.push(start..start + length);
            }
        }
        places
    }

    fn is_addressee(&self, place: &Place, text: &str) -> bool {
        let is_to = matches!(place, Place::MailHeader(name) if name.eq_ignore_ascii_case("to"));
        let address = text.trim().trim_start_matches('<').trim_end_matches('>');
        is_to && self.addressee.as_deref() == Some(address)
    }

    /// The kinds of the findings in a text that count.
    fn findings(&self, text: &str) -> Vec<FindingKind> {
        let lines = Lines::of(text);
        let constant = self.constant_in(text);
        let text = Text::new(text);
        let hits = self.allowed.sift(detectors::detect(&text, self.context), &text);
        let counts = hits.into_iter().filter(|hit| {
            let within =
                |range: &Range<usize>| range.start <= hit.span.start && hit.span.end <= range.end;
            if constant.iter().any(within) {
                return false;
            }
            let line = lines.at(hit.span.start);
            let span = line.within(&hit.span);
            let words: String = line.text().chars().skip(span.start).take(span.len()).collect();
            let is_cleared = words_of(&words).iter().all(|word| self.cleared.contains(word));
            !(hit.kind.is_liftable() && is_cleared)
        });
        counts.map(|hit| hit.kind).collect()
    }
}

/// The words of the cleared form and of our own texts, in lower case.
fn cleared_words<'a>(form: &ClearedForm, own: impl Iterator<Item = &'a String>) -> HashSet<String> {
    let form = form.form();
    let values = form.leaves().into_iter();
    let values = values.filter_map(|leaf| leaf.answer.value.print(form.language()));
    values.chain(own.cloned()).flat_map(|text| words_of(&text)).collect()
}
