//! Who may be named in a text, and who may not.

use std::sync::OnceLock;

use foldhash::HashSet;

use crate::form::text::clean;

use super::known::Known;
use super::spelling::Letters;
use super::text::lower;
use super::{Normalised, Policy};

/// Somebody who takes part on behalf of a service.
#[derive(Clone, Default)]
pub struct Participant {
    /// The name.
    pub name: String,
    /// The role, as far as it is known.
    pub role: Option<String>,
    /// The work address.
    pub email: Option<String>,
}

/// What a scan knows of the people around a text.
#[derive(Clone, Default)]
pub struct Context {
    /// Children, guardians and others of the case: never to be named.
    pub known_persons: Vec<String>,
    /// People who may be named.
    pub participants: Vec<Participant>,
    /// The kindergarten.
    pub kindergarten: Option<String>,
    /// Words the municipality has allowed, in lower case. They never let an id, a known person or
    /// a birth date pass.
    pub allowed_words: Vec<String>,
    /// Whether the text is an anonymous case, in which ordinary behaviour may be described.
    pub anonymous: bool,
    /// Whether the text is in English.
    pub english: bool,
    /// What becomes of a document about a group in which something is found.
    pub group_policy: Policy,
    pub(super) names: OnceLock<AllowedNames>,
    pub(super) known: OnceLock<Known>,
}

/// Words of participants' names and of the kindergarten's, in lower case.
#[derive(Clone, Default)]
pub(super) struct AllowedNames {
    participants: Names,
    kindergarten: Names,
    initials: HashSet<String>,
}

/// Words of names in lower case.
#[derive(Clone, Default)]
struct Names {
    words: HashSet<String>,
    /// What they begin with: few of the words of a text do.
    first_letters: Letters,
}

impl Names {
    fn extend(&mut self, words: impl IntoIterator<Item = String>) {
        for word in words {
            self.first_letters.add(Letters::first_of(&word));
            self.words.insert(word);
        }
    }

    /// Whether a word is one of them, or its genitive.
    fn have(&self, word: &str) -> bool {
        if word.len() > LONGEST_NAME || Letters::first_of(word).missing_in(self.first_letters) > 0 {
            return false;
        }
        let genitive_of = word.strip_suffix('s');
        self.words.contains(word) || genitive_of.is_some_and(|stem| self.words.contains(stem))
    }
}

impl Context {
    /// A context of these people and this kindergarten.
    pub fn new(
        known_persons: Vec<String>,
        participants: Vec<Participant>,
        kindergarten: Option<String>,
    ) -> Context {
        Context { known_persons, participants, kindergarten, ..Context::default() }
    }

    /// Lets words of the municipality's pass.
    pub fn allow(&mut self, words: &[String]) {
        self.allowed_words.extend(words.iter().map(|word| lower(word)));
    }

    /// Whether a word in lower case is a participant's name, or its genitive.
    pub fn is_participants(&self, word: &str) -> bool {
        self.names().participants.have(word)
    }

    /// Whether a word in lower case belongs to the name of the kindergarten.
    pub fn is_kindergartens(&self, word: &str) -> bool {
        self.names().kindergarten.have(word)
    }

    /// Whether letters in lower case, without full stops, are a participant's initials.
    pub fn is_participants_initials(&self, letters: &str) -> bool {
        self.names().initials.contains(letters)
    }

    /// Whether a letter in lower case begins a participant's name.
    pub fn is_participants_letter(&self, letter: &str) -> bool {
        self.names().participants.words.iter().any(|name| name.starts_with(letter))
    }

    /// Whether the municipality has allowed a word in lower case.
    pub fn is_allowed(&self, word: &str) -> bool {
        self.allowed_words.iter().any(|allowed| allowed == word)
    }

    /// The known persons in the forms they are looked for.
    pub(super) fn known(&self) -> &Known {
        self.known.get_or_init(|| Known::new(&self.known_persons))
    }

    fn names(&self) -> &AllowedNames {
        self.names.get_or_init(|| {
            let mut names = AllowedNames::default();
            for person in &self.participants {
                let parts = words_of(&person.name);
                let initial = |part: &String| part.chars().next();
                names.initials.insert(parts.iter().filter_map(initial).collect());
                if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
                    names.initials.insert([first, last].into_iter().filter_map(initial).collect());
                }
                names.participants.extend(parts.iter().map(|part| plain(part)));
                names.participants.extend(parts);
            }
            if let Some(name) = &self.kindergarten {
                let words = words_of(name);
                names.kindergarten.extend(words.iter().map(|word| plain(word)));
                names.kindergarten.extend(words);
            }
            names
        })
    }
}

/// The longest word that is looked up, in bytes.
const LONGEST_NAME: usize = 64;

/// The words of a name in lower case. Lists of names come with byte order marks, hard spaces and
/// decomposed letters.
pub(super) fn words_of(name: &str) -> Vec<String> {
    let name: String = Normalised::new(&clean(name)).characters().iter().collect();
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(lower).collect()
}

/// A word without accents, as keyboards and file names write it.
fn plain(word: &str) -> String {
    lower(&any_ascii::any_ascii(word))
}

impl std::fmt::Debug for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Context")
            .field("known_persons", &self.known_persons.len())
            .field("participants", &self.participants.len())
            .finish_non_exhaustive()
    }
}
