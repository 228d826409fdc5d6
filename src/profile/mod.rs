//! A profile: how one municipality or family centre uses the forms. It is data, like the forms.
//!
//! `forms/profiles/<id>.toml` says whose it is, which forms there are, who gets what (R15) and how often
//! teams meet (R21); `forms/profiles/<id>/` has its own forms, and what it changes in others.
//! A profile that extends another says only what is different.

pub mod bank;
pub mod check;
pub mod parse;
pub mod rhythm;

use crate::fault::Position;
use crate::form::FormId;
use crate::form::definition::Choice;
use crate::form::expression::Expression;
use crate::form::parse::Lists;
use crate::language::{Language, Localized};
use crate::privacy::Policy;

/// The profile of a run that names none.
pub const DEFAULT: &str = "baerum";

/// A profile.
#[derive(Debug)]
pub struct Profile {
    /// Its name, the same as its file's.
    pub id: FormId,
    /// The profiles that it is made from, the lowest first, itself last.
    pub lineage: Vec<String>,
    /// Whose forms these are.
    pub title: Localized,
    /// For whom it is, and what is special about it.
    pub about: Localized,
    /// The forms it uses, in the order of a case; beside them stand the forms of its own folder.
    pub forms: Vec<FormId>,
    /// Which profile of the lineage the list of forms comes from.
    pub(crate) forms_of: usize,
    /// The language of documents that do not say.
    pub language: Option<Language>,
    /// The letterhead.
    pub organisation: Option<Letterhead>,
    /// What the gate does with what it finds in a document about a group.
    pub group_policy: Policy,
    /// What the archive calls its places.
    pub archive: Option<Archive>,
    /// Services and their contact points.
    pub services: Vec<Service>,
    /// How often who meets (R21).
    pub meetings: Vec<Rhythm>,
    /// Who gets what (R15).
    pub copies: Vec<CopyRule>,
    /// The bank of measures.
    pub measures: Vec<BankMeasure>,
    /// Where what it says of forms stands.
    pub(crate) places: Places,
}

/// Where in its files a profile says what can only be checked against the forms.
#[derive(Debug, Default)]
pub(crate) struct Places {
    pub(crate) forms: Vec<Place>,
    pub(crate) copies: Vec<Place>,
    pub(crate) meetings: Vec<Place>,
    pub(crate) logo: Option<Place>,
}

/// A place in one of several files.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) file: String,
    pub(crate) position: Position,
}

impl Profile {
    /// The choices that its definitions may take from it.
    pub fn lists(&self) -> Lists {
        let choice = |id: &str, label: &Localized| Choice {
            id: id.to_owned(),
            label: label.clone(),
            fields: [].into(),
        };
        Lists {
            services: self.services.iter().map(|one| choice(&one.id, &one.label)).collect(),
            measures: self.measures.iter().map(|one| choice(&one.id, &one.label)).collect(),
        }
    }

    /// The service of a name.
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    /// The rhythm of the meetings that a form calls to.
    pub fn rhythm(&self, form: &str) -> Option<&Rhythm> {
        self.meetings.iter().find(|rhythm| rhythm.form.as_str() == form)
    }
}

/// The letterhead of a profile; the settings of a run come before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    /// The organisation.
    pub name: String,
    /// The kindergarten or office.
    pub unit: Option<String>,
    /// The address in one line.
    pub address: Option<String>,
    /// The path of the logo in the catalog, such as `forms/profiles/hustadvika/logo.svg`.
    pub logo: Option<String>,
}

/// What the archive calls the places where documents are kept (R13).
#[derive(Clone, Debug)]
pub struct Archive {
    /// The archive or the system it is in.
    pub system: String,
    /// Where documents about a child go.
    pub child: Localized,
    /// Where those about a group go.
    pub group: Localized,
}

/// A service that takes part, and whom to turn to there.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its name in inputs.
    pub id: String,
    /// What it is called.
    pub label: Localized,
    /// Whether it takes part in every meeting.
    pub permanent: bool,
    /// Whether it comes from outside the house (R19).
    pub external: bool,
    /// The person to turn to.
    pub contact: Option<String>,
    /// Where copies go.
    pub email: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
}

/// How often people meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Once a month.
    Month,
    /// Once in each half of the year.
    HalfYear,
    /// Each so many weeks.
    Weeks(u8),
}

/// The rhythm of a meeting (R21).
#[derive(Clone, Debug)]
pub struct Rhythm {
    /// Its name.
    pub id: String,
    /// The form that calls to it.
    pub form: FormId,
    /// How often.
    pub every: Every,
    /// The shortest and the longest it should be, in minutes.
    pub minutes: Option<(u16, u16)>,
    /// What it is.
    pub label: Localized,
}

/// Who gets a copy of a form (R15).
#[derive(Debug)]
pub struct CopyRule {
    /// Its name.
    pub id: String,
    /// The form.
    pub form: FormId,
    /// Of which documents; of all when it does not say.
    pub when: Option<Expression>,
    /// Who gets it.
    pub to: Vec<Receiver>,
    /// What this is, and why.
    pub label: Localized,
}

/// Somebody who gets copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// The guardians, as the forms of the case name them.
    Guardians,
    /// Those who took part, as the form names them.
    Participants,
    /// The services that take part in every meeting.
    Permanent,
    /// One service.
    Service(String),
    /// The services that were chosen in a field of the form.
    Chosen(String),
}

impl Receiver {
    /// The name in profiles and for programs.
    pub fn name(&self) -> String {
        match self {
            Receiver::Guardians => "guardians".to_owned(),
            Receiver::Participants => "participants".to_owned(),
            Receiver::Permanent => "permanent".to_owned(),
            Receiver::Service(id) => format!("service:{id}"),
            Receiver::Chosen(field) => format!("services:{field}"),
        }
    }

    /// The one of a name: `guardians`, `participants`, `permanent`, `service:ppt`, `services:kopi_til`.
    pub fn from_name(name: &str) -> Option<Receiver> {
        match name.split_once(':') {
            None => match name {
                "guardians" => Some(Receiver::Guardians),
                "participants" => Some(Receiver::Participants),
                "permanent" => Some(Receiver::Permanent),
                _ => None,
            },
            Some(("service", id)) => Some(Receiver::Service(id.to_owned())),
            Some(("services", field)) => Some(Receiver::Chosen(field.to_owned())),
            Some(_) => None,
        }
    }
}

/// How people come by a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// They apply for it themselves.
    Open,
    /// Through the resource team.
    Team,
}

impl Access {
    /// The name in profiles and for programs.
    pub fn name(self) -> &'static str {
        match self {
            Access::Open => "open",
            Access::Team => "team",
        }
    }
}

/// A measure of the bank.
#[derive(Clone, Debug)]
pub struct BankMeasure {
    /// Its name in inputs.
    pub id: String,
    /// The service that offers it.
    pub unit: String,
    /// How people come by it.
    pub access: Access,
    /// What it is called.
    pub label: Localized,
    /// What it is.
    pub text: Localized,
}
