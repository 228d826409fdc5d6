//! What can be wrong with a translation file.

use std::fmt;

use super::read::Entry;
use crate::fault::Position;
use crate::form::suggest::nearest;
use crate::language::Localized;
use crate::overlay::Source;

/// A help translation that cannot be used, with everything that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationError {
    /// The mistakes, file by file.
    pub faults: Vec<TranslationFault>,
}

impl fmt::Display for TranslationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the translation has {} mistakes", self.faults.len())
    }
}

impl std::error::Error for TranslationError {}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationFault {
    /// The file as the catalog shows it.
    pub file: String,
    /// Where it is; `None` for what is not there.
    pub position: Option<Position>,
    /// What it is.
    pub kind: TranslationFaultKind,
}

/// The ways in which a translation can be wrong. `key` is always a dotted key of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TranslationFaultKind {
    /// The TOML reader does not understand it.
    Syntax {
        /// What it says.
        detail: String,
    },
    /// The form, or the file of a language, has no such text.
    UnknownKey {
        /// The key.
        key: String,
        /// The most similar key.
        nearest: Option<String>,
    },
    /// What should be a text is none.
    NotText {
        /// The key.
        key: String,
    },
    /// A text with nothing in it.
    Empty {
        /// The key.
        key: String,
    },
    /// A character that no font can show.
    NoGlyph {
        /// The character.
        character: char,
        /// Its code point.
        code: String,
    },
    /// A text of the form that has no translation.
    TextMissing {
        /// Its key.
        key: String,
        /// The tag of the language.
        tag: String,
    },
    /// A key that the file of a language must have.
    KeyMissing {
        /// The key.
        key: String,
    },
    /// A translation without the Norwegian text that it translates.
    NorwegianMissing {
        /// The key of the text.
        key: String,
    },
    /// The form says something else than the Norwegian text beside the translation.
    OtherWording {
        /// The key of the text.
        key: String,
    },
    /// The translation has another number of paragraphs than the Norwegian texts.
    OtherParagraphs {
        /// The key of the text.
        key: String,
    },
    /// A language that has no file of its own.
    LanguageMissing {
        /// Its tag.
        tag: String,
    },
    /// A direction that is neither `ltr` nor `rtl`.
    BadDirection {
        /// What stands there.
        word: String,
    },
}

impl TranslationError {
    /// The mistakes in the order of the files; what is not there comes last.
    pub(crate) fn of(mut faults: Vec<TranslationFault>) -> TranslationError {
        let order = |fault: &TranslationFault| {
            (fault.file.clone(), fault.position.is_none(), fault.position)
        };
        faults.sort_by_key(order);
        TranslationError { faults }
    }
}

impl TranslationFault {
    /// A mistake at a text of a file.
    pub(super) fn at(file: &Source, entry: &Entry, kind: TranslationFaultKind) -> Self {
        TranslationFault { file: file.file.clone(), position: Some(entry.position), kind }
    }

    /// Whether nothing more can be said of the file.
    pub(super) fn is_unreadable(&self) -> bool {
        matches!(self.kind, TranslationFaultKind::Syntax { .. })
    }

    /// Something that a file lacks.
    pub(crate) fn in_file(file: &str, kind: TranslationFaultKind) -> Self {
        TranslationFault { file: file.to_owned(), position: None, kind }
    }
}

impl TranslationFaultKind {
    /// A key that is none of the texts', each of which stands there as `nb` and as `tag`.
    pub(super) fn unknown(key: &str, known: &[(String, &Localized)], tag: &str) -> Self {
        let keys: Vec<String> =
            known.iter().flat_map(|(key, _)| ["nb", tag].map(|of| format!("{key}.{of}"))).collect();
        let nearest = nearest(key, keys.iter().map(String::as_str));
        TranslationFaultKind::UnknownKey { key: key.to_owned(), nearest }
    }

    /// The name of the fault's message.
    pub fn message_id(&self) -> &'static str {
        match self {
            TranslationFaultKind::Syntax { .. } => "translation-syntax",
            TranslationFaultKind::UnknownKey { nearest: None, .. } => "translation-unknown-key",
            TranslationFaultKind::UnknownKey { .. } => "translation-unknown-key-nearest",
            TranslationFaultKind::NotText { .. } => "translation-not-text",
            TranslationFaultKind::Empty { .. } => "translation-empty",
            TranslationFaultKind::NoGlyph { .. } => "fault-no-glyph",
            TranslationFaultKind::TextMissing { .. } => "translation-text-missing",
            TranslationFaultKind::KeyMissing { .. } => "translation-key-missing",
            TranslationFaultKind::NorwegianMissing { .. } => "translation-norwegian-missing",
            TranslationFaultKind::OtherWording { .. } => "translation-other-wording",
            TranslationFaultKind::OtherParagraphs { .. } => "translation-other-paragraphs",
            TranslationFaultKind::LanguageMissing { .. } => "translation-language-missing",
            TranslationFaultKind::BadDirection { .. } => "translation-bad-direction",
        }
    }
}
