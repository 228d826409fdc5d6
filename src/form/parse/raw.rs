//! The keys of a definition file, as TOML has them.

use serde::Deserialize;
use toml::Spanned;

use crate::form::definition::{CaseRole, Names};
use crate::language::Localized;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub id: Spanned<String>,
    pub confidentiality: Spanned<String>,
    pub file_name: Spanned<String>,
    pub title: Spanned<Localized>,
    pub note: Option<Spanned<Localized>>,
    pub template: Option<Spanned<String>>,
    pub meeting: Option<Meeting>,
    pub case: Option<Case>,
    #[serde(default)]
    pub checks: Vec<CaseCheck>,
    pub sections: Vec<Section>,
    #[serde(default)]
    pub rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    pub date: Spanned<String>,
    pub start: Spanned<String>,
    pub end: Spanned<String>,
    pub place: Option<Spanned<String>>,
    pub link: Option<Spanned<String>>,
    pub kindergarten: Spanned<String>,
    pub participants: Spanned<String>,
    pub name: Spanned<String>,
    pub email: Spanned<String>,
    pub agenda: Option<Agenda>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    pub system: Spanned<String>,
    pub single: Spanned<String>,
    pub case: Spanned<String>,
    pub kind: Spanned<String>,
    pub follow_up: Spanned<String>,
    pub new: Spanned<String>,
    pub title: Spanned<String>,
    pub presenter: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub role: CaseRole,
    pub date: Option<Spanned<String>>,
    pub kindergarten: Option<Spanned<String>>,
    pub responsible: Option<Spanned<String>>,
    pub title: Option<Spanned<String>>,
    pub concern: Option<Spanned<String>>,
    pub closed: Option<Spanned<String>>,
    pub evaluated: Option<Spanned<String>>,
    pub ended: Option<Spanned<String>>,
    pub continued: Option<Spanned<String>>,
    pub follow_up: Option<Spanned<String>>,
    pub measures: Option<Measures>,
    pub consent: Option<Consent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measures {
    pub list: Spanned<String>,
    pub what: Spanned<String>,
    pub responsible: Spanned<String>,
    pub deadline: Spanned<String>,
    pub system: Spanned<String>,
    pub started: Spanned<String>,
    pub staff: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    pub by: Spanned<String>,
    pub purposes: Option<Spanned<String>>,
    pub towards: Option<Spanned<String>>,
    pub until: Option<Spanned<String>>,
    pub attachment: Option<Spanned<String>>,
    pub withdrawn: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseCheck {
    pub id: Spanned<String>,
    pub number: Option<Spanned<String>>,
    pub label: Spanned<Localized>,
    pub applies: Option<Spanned<String>>,
    pub present: Spanned<String>,
    #[serde(default)]
    pub duty: bool,
    pub remedy: Spanned<Localized>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    pub id: Spanned<String>,
    pub title: Option<Spanned<Localized>>,
    pub text: Option<Spanned<Localized>>,
    #[serde(default)]
    pub apart: bool,
    pub fields: Vec<Field>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Text,
    LongText,
    Date,
    Time,
    Email,
    Phone,
    Case,
    Link,
    File,
    Integer,
    Boolean,
    Signature,
    Choice,
    Choices,
    Group,
    List,
}

impl Kind {
    /// The word in the file.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::LongText => "long_text",
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::Email => "email",
            Kind::Phone => "phone",
            Kind::Case => "case",
            Kind::Link => "link",
            Kind::File => "file",
            Kind::Integer => "integer",
            Kind::Boolean => "boolean",
            Kind::Signature => "signature",
            Kind::Choice => "choice",
            Kind::Choices => "choices",
            Kind::Group => "group",
            Kind::List => "list",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub id: Spanned<String>,
    pub kind: Kind,
    pub label: Spanned<Localized>,
    pub help: Option<Spanned<Localized>>,
    pub after: Option<Spanned<Localized>>,
    pub required: Option<Spanned<bool>>,
    pub required_when: Option<Spanned<String>>,
    pub remedy: Option<Spanned<Localized>>,
    pub number: Option<Spanned<String>>,
    pub names: Option<Names>,
    pub personal_data: Option<bool>,
    pub max_length: Option<Spanned<usize>>,
    pub lines: Option<Spanned<u32>>,
    pub rows: Option<Spanned<u32>>,
    pub min_rows: Option<Spanned<usize>>,
    pub max_rows: Option<Spanned<usize>>,
    pub example: Option<toml::Value>,
    pub choices: Option<Vec<Choice>>,
    pub choices_from: Option<Spanned<String>>,
    pub fields: Option<Vec<Field>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: Spanned<String>,
    pub label: Spanned<Localized>,
    #[serde(default)]
    pub fields: Vec<Field>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: Spanned<String>,
    pub number: Option<Spanned<String>>,
    pub fields: Vec<Spanned<String>>,
    pub each: Option<Spanned<String>>,
    #[serde(default)]
    pub each_case: bool,
    #[serde(default)]
    pub stop: bool,
    pub test: Spanned<String>,
    pub message: Spanned<Localized>,
}
