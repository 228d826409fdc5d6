//! A language of help translations: its name, its direction, and what it says of a help translation.

use std::collections::BTreeMap;

use super::read::{Entry, entries};
use super::{TranslationError, TranslationFault, TranslationFaultKind as Bad};
use crate::language::Language;
use crate::overlay::Source;

/// The side from which a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the left.
    LeftToRight,
    /// From the right.
    RightToLeft,
}

/// A language that forms are translated into as a help.
#[derive(Debug)]
pub struct HelpLanguage {
    /// Its BCP 47 tag, the name of its files.
    pub tag: String,
    /// Its own name for itself.
    pub own_name: String,
    /// The side from which it is written.
    pub direction: Direction,
    /// “Help translation”, in the language.
    pub heading: String,
    /// That the Norwegian text is the valid one, in the language.
    pub notice: String,
    names: [String; 3],
}

impl HelpLanguage {
    /// Reads the file of a language.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn read(tag: &str, file: &Source) -> Result<HelpLanguage, TranslationError> {
        let mut faults = Vec::new();
        let found = entries(file, &mut faults);
        if faults.iter().any(TranslationFault::is_unreadable) {
            return Err(TranslationError::of(faults));
        }
        let mut texts = Texts { file, found, faults };
        let direction = texts.found.remove("direction");
        let direction = direction.map_or(Direction::LeftToRight, |entry| texts.direction(&entry));
        let language = HelpLanguage {
            tag: tag.to_owned(),
            own_name: texts.text("own_name"),
            direction,
            heading: texts.text("heading"),
            notice: texts.text("notice"),
            names: Language::ALL.map(|of| texts.text(&format!("name.{of}"))),
        };
        texts.ended(language)
    }

    /// Its name in the language of a document.
    pub fn name(&self, language: Language) -> &str {
        let [nb, nn, en] = &self.names;
        match language {
            Language::Nb => nb,
            Language::Nn => nn,
            Language::En => en,
        }
    }
}

struct Texts<'a> {
    file: &'a Source,
    found: BTreeMap<String, Entry>,
    faults: Vec<TranslationFault>,
}

impl Texts<'_> {
    fn text(&mut self, key: &str) -> String {
        match self.found.remove(key) {
            Some(entry) => entry.text.unwrap_or_default(),
            None => {
                let kind = Bad::KeyMissing { key: key.to_owned() };
                self.faults.push(TranslationFault::in_file(&self.file.file, kind));
                String::new()
            }
        }
    }

    fn direction(&mut self, entry: &Entry) -> Direction {
        match entry.text.as_deref() {
            None | Some("ltr") => Direction::LeftToRight,
            Some("rtl") => Direction::RightToLeft,
            Some(word) => {
                let kind = Bad::BadDirection { word: word.to_owned() };
                self.faults.push(TranslationFault::at(self.file, entry, kind));
                Direction::LeftToRight
            }
        }
    }

    fn ended(mut self, language: HelpLanguage) -> Result<HelpLanguage, TranslationError> {
        for (key, entry) in &self.found {
            let kind = Bad::UnknownKey { key: key.clone(), nearest: None };
            self.faults.push(TranslationFault::at(self.file, entry, kind));
        }
        if self.faults.is_empty() {
            return Ok(language);
        }
        Err(TranslationError::of(self.faults))
    }
}
