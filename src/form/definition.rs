//! What a form is: the checked content of a definition file.

use std::borrow::Borrow;
use std::fmt;

use serde::Deserialize;

pub use super::case_fields::{CaseCheck, CaseFields, CaseRole, ConsentFields, MeasureFields};
use super::expression::Expression;
use crate::language::{Language, Localized};

/// The name of a form, such as `meldeskjema-individ`: small letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormId(String);

impl FormId {
    /// Takes a name that has the syntax of one.
    pub fn new(text: &str) -> Option<FormId> {
        let starts = text.starts_with(|first: char| first.is_ascii_lowercase());
        let fits = text.len() <= 60 && !text.ends_with('-');
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        (starts && fits && text.chars().all(plain)).then(|| FormId(text.to_owned()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FormId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for FormId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// Whom a document is about, and with that where it may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confidentiality {
    /// About nobody: it may go by plain e-mail (R1).
    Open,
    /// About a group of children; it names no child.
    Group,
    /// About a child whom nobody may be able to recognise (R4).
    Anonymous,
    /// About a named child.
    Child,
}

impl Confidentiality {
    /// All of them, from the most open to the strictest.
    pub const ALL: [Confidentiality; 4] = [
        Confidentiality::Open,
        Confidentiality::Group,
        Confidentiality::Anonymous,
        Confidentiality::Child,
    ];

    /// The one of a name.
    pub fn from_name(name: &str) -> Option<Confidentiality> {
        Confidentiality::ALL.into_iter().find(|confidentiality| confidentiality.name() == name)
    }

    /// The name in definitions, in `/form.json` and for programs.
    pub fn name(self) -> &'static str {
        match self {
            Confidentiality::Open => "open",
            Confidentiality::Group => "group",
            Confidentiality::Anonymous => "anonymous",
            Confidentiality::Child => "child",
        }
    }
}

/// How a form's confidentiality is found.
#[derive(Debug)]
pub enum ConfidentialityBy {
    /// It is the same for every document.
    Form(Confidentiality),
    /// The values decide: an expression gives the name of one.
    Values(Expression),
}

impl ConfidentialityBy {
    /// What holds for a document of which nothing is known.
    pub fn strictest(&self) -> Confidentiality {
        match self {
            ConfidentialityBy::Form(confidentiality) => *confidentiality,
            ConfidentialityBy::Values(_) => Confidentiality::Child,
        }
    }
}

/// A form.
#[derive(Debug)]
pub struct Definition {
    /// Its name, the same as its file's.
    pub id: FormId,
    /// Whom its documents are about.
    pub confidentiality: ConfidentialityBy,
    /// The pattern of the file names of its documents.
    pub file_name: Vec<NamePart>,
    /// The official title.
    pub title: Localized,
    /// A line under the title.
    pub note: Option<Localized>,
    /// The folder of its template.
    pub template: String,
    /// The fields of the meeting that it calls to: such a form can be sent.
    pub meeting: Option<MeetingFields>,
    /// What the form tells of the case that it is filed in.
    pub case: Option<CaseFields>,
    /// What a case must have, as far as this form is concerned.
    pub checks: Vec<CaseCheck>,
    /// The parts of the form, in order.
    pub sections: Vec<Section>,
    /// What must hold between fields.
    pub rules: Vec<Rule>,
}

impl Definition {
    /// The top-level fields in the order of the form.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.sections.iter().flat_map(|section| &section.fields)
    }

    /// Everything that the form itself says: titles, labels, hints, choices.
    pub fn texts(&self, language: Language) -> impl Iterator<Item = &str> {
        let mut texts = vec![&self.title];
        texts.extend(&self.note);
        for section in &self.sections {
            texts.extend(section.title.iter().chain(&section.text));
            collect_texts(&section.fields, &mut texts);
        }
        texts.into_iter().map(move |text| text.get(language))
    }

    /// The field at a dotted path through groups.
    pub fn field(&self, path: &str) -> Option<&Field> {
        let mut steps = path.split('.');
        let first = steps.next()?;
        let mut field = self.fields().find(|field| field.id == first)?;
        for step in steps {
            let Kind::Group(fields) = &field.kind else { return None };
            field = fields.iter().find(|field| field.id == step)?;
        }
        Some(field)
    }
}

fn collect_texts<'a>(fields: &'a [Field], texts: &mut Vec<&'a Localized>) {
    for field in fields {
        texts.push(&field.label);
        texts.extend(field.help.iter().chain(&field.after));
        for choice in field.kind.choices() {
            texts.push(&choice.label);
            collect_texts(&choice.fields, texts);
        }
        collect_texts(field.kind.fields(), texts);
    }
}

/// Which fields of an invitation hold what mail and calendar need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingFields {
    /// The date.
    pub date: String,
    /// The time of day it begins.
    pub start: String,
    /// The time of day it ends.
    pub end: String,
    /// Where it is.
    pub place: Option<String>,
    /// The address of an online meeting.
    pub link: Option<String>,
    /// Who calls to it.
    pub kindergarten: String,
    /// The list of those who are invited.
    pub participants: String,
    /// The column with their names.
    pub name: String,
    /// The column with their e-mail addresses.
    pub email: String,
    /// The agenda, when one can be proposed from the open cases.
    pub agenda: Option<AgendaFields>,
}

/// Which fields of an invitation hold its agenda (R12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaFields {
    /// The list of system work, as a path.
    pub system: String,
    /// The list of work with single children, as a path.
    pub single: String,
    /// The column with the case, in both.
    pub case: String,
    /// The column that says whether it is followed up or new, in both.
    pub kind: String,
    /// The choice for what is followed up.
    pub follow_up: String,
    /// The choice for what is new.
    pub new: String,
    /// The column of system work that says what it is about.
    pub title: String,
    /// The column with who presents it, in both.
    pub presenter: Option<String>,
}

/// A part of a file name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamePart {
    /// Text that always stands there.
    Text(String),
    /// The form's id.
    Form,
    /// The case reference.
    Case,
    /// The value of a field that can hold no personal data.
    Field(String),
}

/// A part of a form under a heading.
#[derive(Debug)]
pub struct Section {
    /// Its name.
    pub id: String,
    /// The printed heading.
    pub title: Option<Localized>,
    /// Printed paragraphs, parted by blank lines.
    pub text: Option<Localized>,
    /// Whether it stands on a page of its own after the official form.
    pub apart: bool,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// When a field must be filled in.
#[derive(Debug)]
pub enum Requirement {
    /// It may stay empty.
    Optional,
    /// Always.
    Always,
    /// When the expression is true.
    When(Expression),
}

/// Whose name, or what, a text names: the privacy gate knows it then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Names {
    /// A child.
    Child,
    /// A guardian.
    Guardian,
    /// Somebody who takes part on behalf of a service.
    Participant,
    /// A kindergarten.
    Kindergarten,
    /// A place to meet.
    Place,
}

/// A field of a form.
#[derive(Debug)]
pub struct Field {
    /// Its name in inputs.
    pub id: String,
    /// The official wording.
    pub label: Localized,
    /// The official hint.
    pub help: Option<Localized>,
    /// Wording printed after the blank.
    pub after: Option<Localized>,
    /// When it must be filled in.
    pub requirement: Requirement,
    /// What to do when it is missing or wrong.
    pub remedy: Option<Localized>,
    /// The rule of the domain that it enforces.
    pub number: Option<String>,
    /// Whom or what it names.
    pub names: Option<Names>,
    /// Whether it may hold personal data of a child or its family.
    pub personal_data: bool,
    /// What it takes.
    pub kind: Kind,
    /// What the starter file shows.
    pub example: Option<Example>,
}

/// What a field takes.
#[derive(Debug)]
pub enum Kind {
    /// One line of text.
    Text {
        /// The limit in code points.
        max_length: usize,
    },
    /// Text of several lines.
    LongText {
        /// The limit in code points.
        max_length: usize,
        /// Writing room in the printed blank, in lines.
        lines: u32,
    },
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A case reference.
    Case,
    /// An https address.
    Link,
    /// The name of a PDF or picture that lies beside the form.
    File,
    /// A whole number from 0 on.
    Integer,
    /// A tick box.
    Boolean,
    /// The name of who signs.
    Signature {
        /// The limit in code points.
        max_length: usize,
    },
    /// Exactly one of several.
    Choice(Vec<Choice>),
    /// Any number of several.
    Choices(Vec<Choice>),
    /// Named fields.
    Group(Vec<Field>),
    /// Rows of named fields.
    List {
        /// The columns.
        fields: Vec<Field>,
        /// Empty rows in the printed blank.
        rows: u32,
        /// The fewest rows.
        min_rows: usize,
        /// The most rows.
        max_rows: usize,
    },
}

impl Kind {
    /// The kind's name in definitions and in `/form.json`.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Text { .. } => "text",
            Kind::LongText { .. } => "long_text",
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::Email => "email",
            Kind::Phone => "phone",
            Kind::Case => "case",
            Kind::Link => "link",
            Kind::File => "file",
            Kind::Integer => "integer",
            Kind::Boolean => "boolean",
            Kind::Signature { .. } => "signature",
            Kind::Choice(_) => "choice",
            Kind::Choices(_) => "choices",
            Kind::Group(_) => "group",
            Kind::List { .. } => "list",
        }
    }

    /// The fields inside a group or a row.
    pub fn fields(&self) -> &[Field] {
        match self {
            Kind::Group(fields) | Kind::List { fields, .. } => fields,
            _ => &[],
        }
    }

    /// The choices, where there are any.
    pub fn choices(&self) -> &[Choice] {
        match self {
            Kind::Choice(choices) | Kind::Choices(choices) => choices,
            _ => &[],
        }
    }
}

/// One of several to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name in inputs.
    pub id: String,
    /// The official wording.
    pub label: Localized,
    /// The blanks that belong to it.
    pub fields: std::sync::Arc<[Field]>,
}

/// What must hold between fields.
#[derive(Debug)]
pub struct Rule {
    /// Its name.
    pub id: String,
    /// The rule of the domain that it enforces.
    pub number: Option<String>,
    /// The fields where a breach is shown; under `each`, fields of the row.
    pub fields: Vec<String>,
    /// The list for each of whose rows it must hold.
    pub each: Option<String>,
    /// Whether it is asked of every case that the form belongs to or speaks of, as `saken`.
    pub each_case: bool,
    /// Whether nothing else is said when it is broken (R17).
    pub stop: bool,
    /// True when it holds.
    pub test: Expression,
    /// What is wrong, and what to do.
    pub message: Localized,
}

/// What a starter file shows in a field.
#[derive(Clone, Debug)]
pub enum Example {
    /// The same in every language.
    Plain(toml::Value),
    /// A text in each language.
    Localized(Localized),
}
