//! What is wrong with an input: the place, the kind, and what to do about it.
//!
//! A fault never carries what the person wrote, only where it stands: it can be logged,
//! mailed and shown without giving anybody away.

use serde::Serialize;

use crate::language::Localized;

/// A place in a text, both counted from 1; the column in code points (in a CSV file: the cell).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column in code points; for a CSV file the number of the cell.
    pub column: usize,
}

impl Position {
    /// The first place of a text.
    pub const START: Position = Position { line: 1, column: 1 };

    /// The place of a byte offset in `text`; an offset beyond the end means the end.
    pub fn of_offset(text: &str, offset: usize) -> Position {
        let before = &text[..text.floor_char_boundary(offset.min(text.len()))];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

/// One mistake in an input, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it is.
    pub position: Position,
    /// The field's dotted path with rows counted from 1 (`tiltak.2.evalueres`); empty for the whole.
    pub path: String,
    /// The field's label as the form prints it.
    pub label: Option<Localized>,
    /// The rule of the domain that is broken (`R7`), where there is one.
    pub number: Option<String>,
    /// What the definition says to do about it, before the general advice of the kind.
    pub remedy: Option<Localized>,
    /// What is wrong.
    pub kind: FaultKind,
    /// Whether the value comes from the settings, and the place is only that of the input.
    pub from_settings: bool,
}

impl Fault {
    /// A fault of the whole input, at a place.
    pub fn at(position: Position, kind: FaultKind) -> Fault {
        Fault {
            position,
            path: String::new(),
            label: None,
            number: None,
            remedy: None,
            kind,
            from_settings: false,
        }
    }

    /// The fault's stable name for programs: `missing`, `date-impossible`, `rule:ID` …
    pub fn code(&self) -> String {
        match &self.kind {
            FaultKind::Rule { id, .. } => format!("rule:{id}"),
            kind => kind.message_id().to_owned(),
        }
    }
}

/// The ways in which an input can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// There is nothing in it.
    EmptyInput,
    /// It is more than the limit of bytes.
    InputTooLarge {
        /// The limit in megabytes.
        megabytes: u64,
    },
    /// It is not text at all (it holds NUL bytes).
    NotText,
    /// It is text in another encoding than UTF-8.
    NotUtf8,
    /// The reader of the format does not understand it.
    Syntax {
        /// The format's name.
        format: &'static str,
    },
    /// YAML anchors, aliases or tags, which a form has no use for.
    AnchorOrTag,
    /// More levels inside each other than any form has.
    TooDeep,
    /// Something else stands where the fields of a form should.
    NotAMapping,
    /// A second document in one file.
    SeveralDocuments,
    /// The same field twice.
    DuplicateField,
    /// A record of a CSV file has more or fewer cells than the header.
    CellCount {
        /// Cells in the header.
        expected: usize,
        /// Cells in the record.
        found: usize,
    },
    /// No `skjema` says which form it is.
    FormMissing,
    /// There is no form of that name.
    FormUnknown {
        /// The most similar name.
        nearest: Option<String>,
    },
    /// `sprak` is none of the languages.
    LanguageUnknown,
    /// The form has no field of that name.
    UnknownField {
        /// The most similar name.
        nearest: Option<String>,
    },
    /// A field that is needed is empty.
    Missing,
    /// A value of another shape than the field takes.
    WrongShape {
        /// What it takes.
        expected: Shape,
    },
    /// A line break in a one-line field.
    NotOneLine,
    /// A text longer than the field takes.
    TooLong {
        /// The limit in code points.
        max: usize,
    },
    /// A character that cannot stand in a form.
    ForbiddenCharacter {
        /// Its code point, as `U+202E`.
        code: String,
    },
    /// A character that no font of the product can show.
    NoGlyph {
        /// The character.
        character: char,
        /// Its code point, as `U+1F600`.
        code: String,
    },
    /// More rows than the list takes.
    TooManyRows {
        /// The limit.
        max: usize,
    },
    /// Fewer rows than the list needs.
    TooFewRows {
        /// The limit.
        min: usize,
    },
    /// None of the choices.
    ChoiceUnknown {
        /// The most similar choice.
        nearest: Option<String>,
        /// All choices.
        choices: Vec<String>,
    },
    /// The same choice twice.
    ChoiceRepeated,
    /// A choice that takes several blanks, or none, was given a single value.
    ChoiceBlanks {
        /// The names of its blanks.
        blanks: Vec<String>,
    },
    /// Not readable as a date.
    DateUnreadable,
    /// A date that no calendar has.
    DateImpossible,
    /// Not readable as a time of day.
    TimeUnreadable,
    /// A time that the clock leaves out that night.
    TimeSkipped,
    /// A time that the clock shows twice that night.
    TimeTwice,
    /// Not an e-mail address.
    EmailInvalid,
    /// Not a telephone number.
    PhoneInvalid,
    /// Not a case reference.
    CaseInvalid,
    /// Not an https address.
    LinkInvalid,
    /// Not the name of a PDF or picture.
    FileNameInvalid,
    /// Not a whole number from 0 on.
    IntegerInvalid,
    /// Neither yes nor no.
    BooleanInvalid,
    /// A rule of the form does not hold.
    Rule {
        /// The rule's id in the definition.
        id: String,
        /// What it says.
        message: Localized,
    },
    /// `unntak` is not a list of exceptions.
    ExceptionShape,
    /// An exception without one of its keys.
    ExceptionIncomplete {
        /// The key.
        key: &'static str,
    },
    /// An exception names a kind of finding that does not exist.
    ExceptionKindUnknown {
        /// The most similar kind.
        nearest: Option<String>,
    },
    /// An exception for a kind of finding that nobody may lift.
    ExceptionForbidden,
    /// A reason too short to be understood later.
    ReasonTooShort {
        /// The fewest code points.
        min: usize,
    },
    /// An exception that lifts nothing.
    ExceptionNeedless,
    /// An exception for a field with several such findings, which does not say which.
    ExceptionAmbiguous,
    /// Another record of the batch would make a file of the same name.
    FileNameTaken,
    /// The consent was withdrawn (R5).
    ConsentWithdrawn {
        /// Since when.
        since: jiff::civil::Date,
    },
    /// The consent did not hold any more (R3).
    ConsentExpired {
        /// Since when.
        since: jiff::civil::Date,
    },
    /// There was no consent in the case (R3).
    ConsentMissing,
    /// The signed consent form is not in the case (R3).
    ConsentNotAttached,
    /// The file exists and nobody asked to replace it.
    FileExists,
    /// The form has no help translation in the language that was asked for.
    TranslationUnknown {
        /// The tags of the languages that it is translated into.
        known: Vec<String>,
    },
    /// A help translation would not stand beside the Norwegian text.
    TranslationNotNorwegian,
}

/// The shapes of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One value.
    Single,
    /// Named fields.
    Fields,
    /// Rows.
    Rows,
    /// One choice.
    Choice,
    /// A list of choices.
    Choices,
}

impl Shape {
    /// The shape's name in message arguments.
    pub fn name(self) -> &'static str {
        match self {
            Shape::Single => "single",
            Shape::Fields => "fields",
            Shape::Rows => "rows",
            Shape::Choice => "choice",
            Shape::Choices => "choices",
        }
    }
}

impl FaultKind {
    /// The name of the fault's message, and for programs its code.
    pub fn message_id(&self) -> &'static str {
        match self {
            FaultKind::EmptyInput => "empty-input",
            FaultKind::InputTooLarge { .. } => "input-too-large",
            FaultKind::NotText => "not-text",
            FaultKind::NotUtf8 => "not-utf8",
            FaultKind::Syntax { .. } => "syntax",
            FaultKind::AnchorOrTag => "anchor-or-tag",
            FaultKind::TooDeep => "too-deep",
            FaultKind::NotAMapping => "not-a-mapping",
            FaultKind::SeveralDocuments => "several-documents",
            FaultKind::DuplicateField => "duplicate-field",
            FaultKind::CellCount { .. } => "cell-count",
            FaultKind::FormMissing => "form-missing",
            FaultKind::FormUnknown { .. } => "form-unknown",
            FaultKind::LanguageUnknown => "language-unknown",
            FaultKind::UnknownField { .. } => "unknown-field",
            FaultKind::Missing => "missing",
            FaultKind::WrongShape { .. } => "wrong-shape",
            FaultKind::NotOneLine => "not-one-line",
            FaultKind::TooLong { .. } => "too-long",
            FaultKind::ForbiddenCharacter { .. } => "forbidden-character",
            FaultKind::NoGlyph { .. } => "no-glyph",
            FaultKind::TooManyRows { .. } => "too-many-rows",
            FaultKind::TooFewRows { .. } => "too-few-rows",
            FaultKind::ChoiceUnknown { .. } => "choice-unknown",
            FaultKind::ChoiceRepeated => "choice-repeated",
            FaultKind::ChoiceBlanks { .. } => "choice-blanks",
            FaultKind::DateUnreadable => "date-unreadable",
            FaultKind::DateImpossible => "date-impossible",
            FaultKind::TimeUnreadable => "time-unreadable",
            FaultKind::TimeSkipped => "time-skipped",
            FaultKind::TimeTwice => "time-twice",
            FaultKind::EmailInvalid => "email-invalid",
            FaultKind::PhoneInvalid => "phone-invalid",
            FaultKind::CaseInvalid => "case-invalid",
            FaultKind::LinkInvalid => "link-invalid",
            FaultKind::FileNameInvalid => "file-name-invalid",
            FaultKind::IntegerInvalid => "integer-invalid",
            FaultKind::BooleanInvalid => "boolean-invalid",
            FaultKind::Rule { .. } => "rule",
            FaultKind::ExceptionShape => "exception-shape",
            FaultKind::ExceptionIncomplete { .. } => "exception-incomplete",
            FaultKind::ExceptionKindUnknown { .. } => "exception-kind-unknown",
            FaultKind::ExceptionForbidden => "exception-forbidden",
            FaultKind::ReasonTooShort { .. } => "reason-too-short",
            FaultKind::ExceptionNeedless => "exception-needless",
            FaultKind::ExceptionAmbiguous => "exception-ambiguous",
            FaultKind::FileNameTaken => "file-name-taken",
            FaultKind::ConsentWithdrawn { .. } => "consent-withdrawn",
            FaultKind::ConsentExpired { .. } => "consent-expired",
            FaultKind::ConsentMissing => "consent-missing",
            FaultKind::ConsentNotAttached => "consent-not-attached",
            FaultKind::FileExists => "file-exists",
            FaultKind::TranslationUnknown { .. } => "translation-unknown",
            FaultKind::TranslationNotNorwegian => "translation-not-norwegian",
        }
    }
}
