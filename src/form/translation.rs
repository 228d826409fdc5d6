//! Help translations: the wording of a form in a language that its official form does not exist in.
//!
//! A help translation is read beside the Norwegian text and never instead of it: each of its texts says
//! which Norwegian text it translates, and one whose Norwegian text has changed since is refused.

mod fault;
mod keys;
mod language;
mod read;

pub use fault::{TranslationError, TranslationFault, TranslationFaultKind};
pub use language::{Direction, HelpLanguage};

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Definition;
use crate::language::{Language, Localized};
use crate::overlay::Source;
use TranslationFaultKind as Bad;
use read::{Entry, entries};

/// A file of a translation.
#[derive(Clone, Debug)]
pub struct TranslationFile {
    /// The file.
    pub source: Source,
    /// Whether it belongs to the form as it is here. What a profile inherits may speak of fields that it
    /// has dropped, and of texts that it has changed: those are not translated then.
    pub own: bool,
}

/// A form's wording in another language, complete.
#[derive(Debug)]
pub struct HelpTranslation {
    /// The language.
    pub language: Arc<HelpLanguage>,
    texts: BTreeMap<String, String>,
}

impl HelpTranslation {
    /// Reads the translation of a form from its files, the later of which are laid over the earlier;
    /// what is missing belongs into the last.
    ///
    /// In a language that definitions exist in, the form's own texts stand where no file says otherwise.
    /// Words that stand in a form twice need to be translated once.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the files, and every text of the form that has no translation.
    pub fn read(
        definition: &Definition,
        language: Arc<HelpLanguage>,
        files: &[TranslationFile],
    ) -> Result<HelpTranslation, TranslationError> {
        let known = keys::texts(definition);
        let mut faults = Vec::new();
        let mut laid: BTreeMap<&str, Placed<'_>> = BTreeMap::new();
        for file in files {
            let mut found = entries(&file.source, &mut faults);
            for (key, _) in &known {
                let norwegian = found.remove(&format!("{key}.nb"));
                if let Some(translated) = found.remove(&format!("{key}.{}", language.tag)) {
                    laid.insert(key, Placed { file, norwegian, translated });
                }
            }
            for (key, entry) in found.iter().filter(|_| file.own) {
                let kind = Bad::unknown(key, &known, &language.tag);
                faults.push(TranslationFault::at(&file.source, entry, kind));
            }
        }
        if faults.iter().any(TranslationFault::is_unreadable) {
            return Err(TranslationError::of(faults));
        }
        let own_words: Option<Language> = language.tag.parse().ok();
        let mut texts = BTreeMap::new();
        for (key, wording) in &known {
            let placed = laid.get(key.as_str()).filter(|placed| placed.holds(wording));
            let elsewhere = || laid.values().find_map(|placed| placed.of(wording));
            let text = match (placed, own_words) {
                (Some(placed), _) => placed.checked(key, wording, &mut faults),
                (None, Some(own)) => Some(wording.get(own)),
                (None, None) if elsewhere().is_some() => elsewhere(),
                (None, None) => {
                    let last = files.last().map_or("", |last| &last.source.file);
                    let kind = Bad::TextMissing { key: key.clone(), tag: language.tag.clone() };
                    faults.push(TranslationFault::in_file(last, kind));
                    None
                }
            };
            texts.extend(text.map(|text| (key.clone(), text.to_owned())));
        }
        if faults.is_empty() {
            Ok(HelpTranslation { language, texts })
        } else {
            Err(TranslationError::of(faults))
        }
    }

    /// The texts by the keys that a translation file has them under.
    pub fn texts(&self) -> &BTreeMap<String, String> {
        &self.texts
    }
}

/// A translated text in its file, with the Norwegian one beside it.
struct Placed<'a> {
    file: &'a TranslationFile,
    norwegian: Option<Entry>,
    translated: Entry,
}

impl Placed<'_> {
    /// Whether it is a translation of this wording, or else a mistake of whoever wrote it.
    fn holds(&self, wording: &Localized) -> bool {
        self.file.own || self.of(wording).is_some()
    }

    /// The text, if it is a translation of this wording.
    fn of(&self, wording: &Localized) -> Option<&str> {
        let norwegian = self.norwegian.as_ref()?.text.as_deref()?;
        let translated = self.translated.text.as_deref()?;
        same(norwegian, wording.get(Language::Nb)).then_some(translated)
    }

    /// The text, unless it is not one of this wording.
    fn checked(
        &self,
        key: &str,
        wording: &Localized,
        faults: &mut Vec<TranslationFault>,
    ) -> Option<&str> {
        let translated = self.translated.text.as_deref()?;
        let key = key.to_owned();
        let wrong = match &self.norwegian {
            None => Some(Bad::NorwegianMissing { key }),
            Some(Entry { text: None, .. }) => return None,
            Some(Entry { text: Some(text), .. }) if !same(text, wording.get(Language::Nb)) => {
                Some(Bad::OtherWording { key })
            }
            Some(_) => {
                let norwegian = [Language::Nb, Language::Nn].map(|of| paragraphs(wording.get(of)));
                let fits = norwegian == [paragraphs(translated); 2];
                (!fits).then_some(Bad::OtherParagraphs { key })
            }
        };
        let is_right = wrong.is_none();
        let fault = |kind| TranslationFault::at(&self.file.source, &self.translated, kind);
        faults.extend(wrong.map(fault));
        is_right.then_some(translated)
    }
}

/// Whether two texts differ in nothing but white space.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// How many paragraphs a text has.
fn paragraphs(text: &str) -> usize {
    text.lines().filter(|line| !line.trim().is_empty()).count()
}
