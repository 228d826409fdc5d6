//! What the gate found: where, what kind, and never the text itself.

use std::ops::Range;

use crate::fault::Position;
use crate::language::Localized;

/// A place with personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where the field's value begins in the input.
    pub position: Position,
    /// The field's dotted path.
    pub path: String,
    /// The field's label.
    pub label: Option<Localized>,
    /// The code points of the field's text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: FindingKind,
    /// The detector that found it.
    pub detector: &'static str,
}

/// The kinds of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FindingKind {
    /// A national identity number, D-number or synthetic number.
    NationalId,
    /// A private e-mail address.
    Email,
    /// A private telephone number.
    Phone,
    /// Somebody of the case.
    KnownPerson,
}

impl FindingKind {
    /// The kind's name for programs, and the end of its message's.
    pub fn name(self) -> &'static str {
        match self {
            FindingKind::NationalId => "fnr",
            FindingKind::Email => "email",
            FindingKind::Phone => "phone",
            FindingKind::KnownPerson => "known-person",
        }
    }
}
