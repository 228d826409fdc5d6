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
use crate::overlay::Source;

/// All files of help translations.
#[derive(Default)]
pub struct Translations {
    /// What is said of each language, by its tag.
    languages: BTreeMap<String, Source>,
    /// The texts of a form in a language, by profile (empty: of all), the lowest layer first.
    forms: BTreeMap<Key, Vec<Source>>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    profile: String,
    form: String,
    tag: String,
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
    /// Adds a file by its path in the folder of the forms; `None` for a name that is none.
    pub fn add(&mut self, inside: &str, shown: &str, bytes: &[u8]) -> Option<()> {
        let Some(name) = inside.strip_suffix(".toml") else { return Some(()) };
        let steps: Vec<&str> = name.split('/').collect();
        let (profile, form, language) = match steps[..] {
            ["translations", language] => ("", None, language),
            ["translations", form, language] => ("", Some(form), language),
            ["profiles", profile, "translations", form, language] => {
                (profile, Some(form), language)
            }
            _ => return Some(()),
        };
        let tag = tag(language)?;
        let text = String::from_utf8_lossy(bytes).into_owned();
        let source = Source { file: shown.to_owned(), text };
        let Some(form) = form else {
            self.languages.insert(tag, source);
            return Some(());
        };
        let form = FormId::new(form)?.to_string();
        let layers = self.forms.entry(Key { profile: profile.to_owned(), form, tag }).or_default();
        layers.retain(|layer| layer.file != source.file);
        layers.push(source);
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
        let lineage = self.lineage();
        let here = |key: &&Key| {
            let profile = key.profile.as_str();
            key.form == form && (profile.is_empty() || lineage.contains(&profile))
        };
        let translated = self.translations.forms.keys().filter(here).map(|key| &key.tag);
        let english = self.translations.languages.keys().filter(|tag| **tag == Language::En.tag());
        let tags: BTreeSet<&String> = translated.chain(english).collect();
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
        let files = self.files(form, tag);
        let Some(language) = self.translations.languages.get(tag) else {
            let kind = TranslationFaultKind::LanguageMissing { tag: tag.to_owned() };
            let file = files.first().map_or("", |file| &file.source.file);
            let fault = TranslationFault::in_file(file, kind);
            return Err(HelpError::Broken(TranslationError::of(vec![fault])));
        };
        let language = HelpLanguage::read(tag, language).map_err(HelpError::Broken)?;
        HelpTranslation::read(form, Arc::new(language), &files).map_err(HelpError::Broken)
    }

    /// The profiles that the forms are made of, the lowest first.
    fn lineage(&self) -> Vec<&str> {
        let profiles = self.profile().into_iter().flat_map(|profile| &profile.lineage);
        profiles.map(String::as_str).collect()
    }

    /// The files of a form's translation, the lowest first. Those from the last profile on that says
    /// something of the form are its own; there is one in any case, where a missing text belongs.
    fn files(&self, form: &Definition, tag: &str) -> Vec<TranslationFile> {
        let id = form.id.as_str();
        let lineage = self.lineage();
        let last = self.layers.last_of(id, &lineage);
        let mut own = last.is_none();
        let mut files = Vec::new();
        for profile in [""].iter().chain(&lineage) {
            own |= last == Some(profile);
            let key =
                Key { profile: (*profile).to_owned(), form: id.to_owned(), tag: tag.to_owned() };
            let layers = self.translations.forms.get(&key).into_iter().flatten();
            files.extend(layers.map(|source| TranslationFile { source: source.clone(), own }));
        }
        if !files.last().is_some_and(|last| last.own) {
            let folder = last.map_or_else(String::new, |profile| format!("profiles/{profile}/"));
            let file = format!("forms/{folder}translations/{id}/{tag}.toml");
            let source = Source { file, text: String::new() };
            files.push(TranslationFile { source, own: true });
        }
        files
    }
}
