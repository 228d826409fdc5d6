//! What the program says, in the three languages (`locales/*.ftl`).

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::language::Language;

/// An argument of a message.
pub type Argument<'a> = FluentValue<'a>;

/// All messages in one language.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

const SOURCES: [(Language, &str); 3] = [
    (Language::Nb, include_str!("../locales/nb.ftl")),
    (Language::Nn, include_str!("../locales/nn.ftl")),
    (Language::En, include_str!("../locales/en.ftl")),
];

static NB: LazyLock<Messages> = LazyLock::new(|| Messages::load(Language::Nb));
static NN: LazyLock<Messages> = LazyLock::new(|| Messages::load(Language::Nn));
static EN: LazyLock<Messages> = LazyLock::new(|| Messages::load(Language::En));

impl Messages {
    /// The messages in `language`.
    pub fn of(language: Language) -> &'static Messages {
        match language {
            Language::Nb => &NB,
            Language::Nn => &NN,
            Language::En => &EN,
        }
    }

    fn load(language: Language) -> Messages {
        let source =
            SOURCES.iter().find(|(of, _)| *of == language).map_or("", |(_, source)| source);
        let resource =
            FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let tag = language.tag().parse().expect("the tag of a language is a language tag");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Messages { language, bundle }
    }

    /// Their language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message with its arguments.
    ///
    /// Every message exists in every language: a test holds that. Should one be missing all the
    /// same, its name is better than nothing.
    pub fn text(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.find(id, arguments).unwrap_or_else(|| id.to_owned())
    }

    /// A message that not every id has.
    pub fn find(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let arguments: FluentArgs<'_> =
            arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        Some(text.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// The ids of all messages of a language with the variables that each uses, sorted.
    fn catalogue(language: Language) -> Vec<(String, Vec<String>)> {
        let source =
            SOURCES.iter().find(|(of, _)| *of == language).map_or("", |(_, source)| source);
        let mut messages: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in source.lines() {
            if let Some((id, _)) = line.split_once(" =")
                && !line.starts_with([' ', '#'])
            {
                current = id.to_owned();
            }
            let used = messages.entry(current.clone()).or_default();
            let variables = line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect::<String>()
            });
            used.extend(variables);
        }
        messages
            .into_iter()
            .filter(|(id, _)| !id.is_empty())
            .map(|(id, mut used)| {
                used.sort();
                used.dedup();
                (id, used)
            })
            .collect()
    }

    #[test]
    fn every_message_exists_in_every_language_with_the_same_arguments() {
        let norwegian = catalogue(Language::Nb);
        assert!(norwegian.len() > 50, "the messages are read");
        for language in [Language::Nn, Language::En] {
            assert_eq!(catalogue(language), norwegian, "{language}");
        }
    }

    #[test]
    fn every_source_is_well_formed() {
        for (language, source) in SOURCES {
            assert!(FluentResource::try_new(source.to_owned()).is_ok(), "{language}");
        }
    }
}
