//! The files of help translations: those of the languages, and those of the forms in each language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Catalog;
use crate::form::translation::{
    HelpLanguage, HelpTranslation, TranslationError, TranslationFault, TranslationFaultKind,
    TranslationFile,
};
use crate::form::{Definition, FormId};
use crate::language::Language;

/// All files of help translations.
#[derive(Default)]
pub struct Translations {
    /// What is said of each language, by its tag.
    languages: BTreeMap<String, TranslationFile>,
    /// The texts of a form in a language, the lowest layer first.
    forms: BTreeMap<(String, String), Vec<TranslationFile>>,
}

/// Why there is no help translation of a form in a language.
#[derive(Debug, thiserror::Error)]
pub enum HelpError {
    /// It is not translated into that language.
    #[error("there is no such translation")]
    Unknown {
        /// The tags of the languages that it is translated into.
        known: Vec<String>,
    },
    /// It would not stand beside the Norwegian text.
    #[error("the document is not in Norwegian")]
    NotNorwegian,
    /// It has mistakes, or lacks a text.
    #[error("the translation has mistakes")]
    Broken(#[source] TranslationError),
}

impl Translations {
    /// Adds a file by its path in the folder of the forms, without its ending; `None` for a name
    /// that is none.
    pub fn add(&mut self, path: &str, shown: &str, bytes: Vec<u8>) -> Option<()> {
        let Some(inside) = path.strip_prefix("translations/") else { return Some(()) };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let file = TranslationFile { file: shown.to_owned(), text, own: true };
        match inside.split_once('/') {
            None => {
                self.languages.insert(tag(inside)?, file);
            }
            Some((form, language)) => {
                let form = FormId::new(form)?.to_string();
                self.forms.entry((form, tag(language)?)).or_default().push(file);
            }
        }
        Some(())
    }
}

/// A language's tag: two or three small letters.
fn tag(text: &str) -> Option<String> {
    let fits = matches!(text.len(), 2..=3) && text.chars().all(|c| c.is_ascii_lowercase());
    fits.then(|| text.to_owned())
}

impl Catalog {
    /// The tags of the languages that there is a help translation of a form in, sorted.
    ///
    /// Definitions have their texts in English; that is one of them for every form.
    pub fn translations(&self, form: &str) -> Vec<String> {
        let translated = self.translations.forms.keys().filter(|(of, _)| of == form);
        let english = self.translations.languages.keys().filter(|tag| **tag == Language::En.tag());
        let tags: BTreeSet<&String> = translated.map(|(_, tag)| tag).chain(english).collect();
        tags.into_iter().cloned().collect()
    }

    /// The help translation of a form, to stand beside its text in `beside`.
    ///
    /// # Errors
    ///
    /// When there is none, when it has mistakes, and when `beside` is not Norwegian.
    pub fn translation(
        &self,
        form: &Definition,
        tag: &str,
        beside: Language,
    ) -> Result<HelpTranslation, HelpError> {
        let known = self.translations(form.id.as_str());
        if !known.iter().any(|known| known == tag) {
            return Err(HelpError::Unknown { known });
        }
        if beside == Language::En {
            return Err(HelpError::NotNorwegian);
        }
        let key = (form.id.to_string(), tag.to_owned());
        let files = self.translations.forms.get(&key).map_or(&[][..], Vec::as_slice);
        let Some(language) = self.translations.languages.get(tag) else {
            let kind = TranslationFaultKind::LanguageMissing { tag: tag.to_owned() };
            let file = files.first().map_or("", |file| &file.file);
            let fault = TranslationFault::in_file(file, kind);
            return Err(HelpError::Broken(TranslationError::of(vec![fault])));
        };
        let language = HelpLanguage::read(tag, language).map_err(HelpError::Broken)?;
        HelpTranslation::read(form, Arc::new(language), files).map_err(HelpError::Broken)
    }
}
