//! Reads a definition file and refuses one with a mistake: file, line, what to do.

mod case;
mod check;
mod conditions;
mod meeting;
mod named;
mod raw;

use std::fmt;

pub(crate) use check::{EXTENDS, serde_fault};
pub use check::{Lists, parse, parse_layers};

use crate::fault::Position;
use crate::overlay::Sources;

/// A definition file that cannot be used, with everything that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinitionError {
    /// The file as the catalog names it; of several, the uppermost.
    pub file: String,
    /// The mistakes in the order of the files.
    pub faults: Vec<DefinitionFault>,
}

impl DefinitionError {
    /// The mistakes in several files, in their order.
    pub(crate) fn of(sources: &Sources, mut faults: Vec<DefinitionFault>) -> DefinitionError {
        faults.sort_by_key(|fault| (sources.index(&fault.file), fault.position));
        let file = sources.name(sources.count() - 1).to_owned();
        DefinitionError { file, faults }
    }
}

impl fmt::Display for DefinitionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} has {} mistakes", self.file, self.faults.len())
    }
}

impl std::error::Error for DefinitionError {}

/// One mistake in a definition file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinitionFault {
    /// The file that it is in.
    pub file: String,
    /// Where it is.
    pub position: Position,
    /// What it is.
    pub kind: DefinitionFaultKind,
}

impl DefinitionFault {
    /// A mistake at an offset of several files.
    pub(crate) fn at(
        sources: &Sources,
        offset: usize,
        kind: DefinitionFaultKind,
    ) -> DefinitionFault {
        let (file, position) = sources.place(offset);
        DefinitionFault { file: file.to_owned(), position, kind }
    }
}

/// The ways in which a definition can be wrong. `name` is always a name in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefinitionFaultKind {
    /// The TOML reader does not understand it.
    Syntax {
        /// What it says.
        detail: String,
    },
    /// A key that no definition has here.
    UnknownKey {
        /// The key.
        name: String,
        /// The most similar key.
        nearest: Option<String>,
    },
    /// A kind, confidentiality or role that does not exist.
    UnknownWord {
        /// The word.
        name: String,
        /// All words that fit.
        words: String,
    },
    /// A key that must be there.
    MissingKey {
        /// The key; `nb`, `nn` or `en` for a text that lacks a language.
        name: String,
    },
    /// A text that is empty in a language.
    EmptyText {
        /// The language's tag.
        name: String,
    },
    /// A name that does not have the syntax of one.
    BadName {
        /// The name.
        name: String,
    },
    /// The id is not the file's name.
    IdIsNotFileName {
        /// The id that the file name asks for.
        name: String,
    },
    /// The same name twice where names are unique.
    RepeatedName {
        /// The name.
        name: String,
    },
    /// A name that the form keeps for itself (`skjema`, `sprak`, `sak`, `unntak`).
    ReservedName {
        /// The name.
        name: String,
    },
    /// A key that this kind of field does not take.
    ForeignKey {
        /// The key.
        name: String,
        /// The field's kind.
        kind: String,
    },
    /// A choice without anything to choose from.
    NoChoices,
    /// A group or list without fields.
    NoFields,
    /// A field that is required has no example for the starter file.
    NoExample {
        /// The field.
        name: String,
    },
    /// A rule or pattern names a field that the form does not have.
    UnknownField {
        /// The name.
        name: String,
        /// The most similar field.
        nearest: Option<String>,
    },
    /// The name of a form, service or element that is not there.
    UnknownName {
        /// The name.
        name: String,
        /// The most similar one.
        nearest: Option<String>,
    },
    /// What it changes is, in the end, itself.
    Circle {
        /// The name.
        name: String,
    },
    /// A condition that does not compile or is not true or false.
    BrokenExpression {
        /// What is said of it.
        detail: String,
    },
    /// A file name pattern with a field that may hold personal data, or is no date, choice or case.
    UnsafeFileName {
        /// The field.
        name: String,
    },
    /// A field under `[meeting]` of a kind that does not fit there.
    MeetingField {
        /// The field.
        name: String,
        /// The kind that fits.
        kind: String,
    },
    /// A form that can be sent although its documents are confidential (R1).
    MeetingNotOpen,
    /// A field with personal data in a form that goes by open mail (R1).
    PersonalDataInOpenForm {
        /// The field.
        name: String,
    },
}

impl DefinitionFaultKind {
    /// The name of the fault's message.
    pub fn message_id(&self) -> &'static str {
        match self {
            DefinitionFaultKind::Syntax { .. } => "definition-syntax",
            DefinitionFaultKind::UnknownKey { .. } => "definition-unknown-key",
            DefinitionFaultKind::UnknownWord { .. } => "definition-unknown-word",
            DefinitionFaultKind::MissingKey { .. } => "definition-missing-key",
            DefinitionFaultKind::EmptyText { .. } => "definition-empty-text",
            DefinitionFaultKind::BadName { .. } => "definition-bad-name",
            DefinitionFaultKind::IdIsNotFileName { .. } => "definition-id-is-not-file-name",
            DefinitionFaultKind::RepeatedName { .. } => "definition-repeated-name",
            DefinitionFaultKind::ReservedName { .. } => "definition-reserved-name",
            DefinitionFaultKind::ForeignKey { .. } => "definition-foreign-key",
            DefinitionFaultKind::NoChoices => "definition-no-choices",
            DefinitionFaultKind::NoFields => "definition-no-fields",
            DefinitionFaultKind::NoExample { .. } => "definition-no-example",
            DefinitionFaultKind::UnknownField { .. } => "definition-unknown-field",
            DefinitionFaultKind::UnknownName { .. } => "definition-unknown-name",
            DefinitionFaultKind::Circle { .. } => "definition-circle",
            DefinitionFaultKind::BrokenExpression { .. } => "definition-broken-expression",
            DefinitionFaultKind::UnsafeFileName { .. } => "definition-unsafe-file-name",
            DefinitionFaultKind::MeetingField { .. } => "definition-meeting-field",
            DefinitionFaultKind::MeetingNotOpen => "definition-meeting-not-open",
            DefinitionFaultKind::PersonalDataInOpenForm { .. } => {
                "definition-personal-data-in-open-form"
            }
        }
    }
}
