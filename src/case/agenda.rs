//! The agenda of the next meeting from the open cases: system work first, and in each part what is
//! followed up before what is new (R12); cases by reference alone (R1).

use jiff::civil::Date;

use super::consent::ConsentState;
use super::{Case, ProblemKind};
use crate::form::definition::CaseRole;
use crate::form::{CaseReference, Confidentiality, Value};
use crate::privacy::{AllowedWords, Context, Participant, Text, detectors};

/// What is proposed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// System work.
    pub system: Vec<Item>,
    /// Work with single children.
    pub single: Vec<Item>,
    /// Open cases that are not on it.
    pub left_out: Vec<(CaseReference, Why)>,
}

/// A case on the agenda.
#[derive(Clone, PartialEq, Eq)]
pub struct Item {
    /// The case.
    pub case: CaseReference,
    /// Whether an earlier meeting has discussed it.
    pub follow_up: bool,
    /// What a system case is about, when that can be said safely.
    pub title: Option<String>,
    /// Who presents it.
    pub presenter: Option<String>,
}

impl std::fmt::Debug for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Item({}, follow-up {})", self.case, self.follow_up)
    }
}

/// Why an open case is not on the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no consent (R3).
    ConsentMissing,
    /// It no longer holds (R3).
    ConsentExpired,
    /// It was withdrawn (R5).
    ConsentWithdrawn,
    /// The last meeting put it off to a later day.
    Later(Date),
    /// No form says what the case is about.
    NoSheet,
    /// A file of it cannot be read; it may be the one that withdraws the consent.
    Unreadable,
}

/// What a proposal goes by.
#[derive(Debug)]
pub struct Grounds<'a> {
    /// The day of the meeting, when it is settled.
    pub meeting: Option<Date>,
    /// The day it is.
    pub today: Date,
    /// What earlier invitations called system cases.
    pub titles: &'a [(CaseReference, String)],
    /// Words that the municipality has allowed in any text.
    pub allowed_words: &'a [String],
}

/// Proposes an agenda from cases; those that are closed are passed over.
pub fn propose(cases: &[Case], grounds: &Grounds<'_>) -> Agenda {
    let persons: Vec<String> = cases.iter().flat_map(Case::persons).collect();
    let mut agenda = Agenda::default();
    for case in cases.iter().filter(|case| case.closed().is_none()) {
        let about = case.sheet().or(case.documents.first()).map(|form| form.form.confidentiality());
        if let Some(why) = objection(case, about, grounds) {
            agenda.left_out.push((case.reference.clone(), why));
            continue;
        }
        let single = matches!(about, Some(Confidentiality::Child | Confidentiality::Anonymous));
        let item = Item {
            case: case.reference.clone(),
            follow_up: case.of_role(CaseRole::Minutes).next().is_some(),
            title: if single { None } else { title(case, grounds, &persons) },
            presenter: presenter(case, grounds, &persons),
        };
        if single { agenda.single.push(item) } else { agenda.system.push(item) }
    }
    for part in [&mut agenda.system, &mut agenda.single] {
        part.sort_by(|one, other| {
            (!one.follow_up, &one.case).cmp(&(!other.follow_up, &other.case))
        });
    }
    agenda.left_out.sort_by(|(one, _), (other, _)| one.cmp(other));
    agenda
}

fn objection(case: &Case, about: Option<Confidentiality>, grounds: &Grounds<'_>) -> Option<Why> {
    let Some(about) = about else { return Some(Why::NoSheet) };
    let broken =
        |kind: &ProblemKind| matches!(kind, ProblemKind::Faults(_) | ProblemKind::OtherCase);
    if case.problems.iter().any(|problem| broken(&problem.kind)) {
        return Some(Why::Unreadable);
    }
    if about == Confidentiality::Child {
        match case.consent(grounds.meeting.unwrap_or(grounds.today)).state {
            ConsentState::Given | ConsentState::Limited => {}
            ConsentState::Missing => return Some(Why::ConsentMissing),
            ConsentState::Expired => return Some(Why::ConsentExpired),
            ConsentState::Withdrawn => return Some(Why::ConsentWithdrawn),
        }
    }
    let later = case.follow_up().zip(grounds.meeting).filter(|(day, meeting)| day > meeting);
    later.map(|(day, _)| Why::Later(day))
}

/// What an earlier invitation said, or the last minutes about the group, if the gate lets it.
fn title(case: &Case, grounds: &Grounds<'_>, persons: &[String]) -> Option<String> {
    let earlier = grounds.titles.iter().filter(|(known, _)| *known == case.reference);
    let minutes = case.documents.iter().rev().filter(|filed| {
        matches!(filed.form.confidentiality(), Confidentiality::Open | Confidentiality::Group)
    });
    let said = minutes.filter_map(|filed| {
        match filed.form.answers().value(filed.fields()?.title.as_deref()?) {
            Some(Value::Text(title)) => Some(title.clone()),
            _ => None,
        }
    });
    let titles = earlier.map(|(_, title)| title.clone()).chain(said);
    titles.into_iter().find(|title| is_safe(title, Vec::new(), grounds, persons))
}

/// Whom the case sheet names as responsible; not one who is called as somebody of a case is.
fn presenter(case: &Case, grounds: &Grounds<'_>, persons: &[String]) -> Option<String> {
    let sheet = case.sheet()?;
    match sheet.form.answers().value(sheet.fields()?.responsible.as_deref()?) {
        Some(Value::Text(name)) => {
            let themselves = Participant { name: name.clone(), ..Participant::default() };
            is_safe(name, vec![themselves], grounds, persons).then(|| name.clone())
        }
        _ => None,
    }
}

/// Whether the privacy gate would let a text go by open mail.
fn is_safe(
    text: &str,
    participants: Vec<Participant>,
    grounds: &Grounds<'_>,
    persons: &[String],
) -> bool {
    let mut context = Context::new(persons.to_vec(), participants, None);
    context.allowed_words = grounds.allowed_words.iter().map(|word| word.to_lowercase()).collect();
    let text = Text::new(text);
    let allowed = AllowedWords::new(&context.allowed_words);
    allowed.sift(detectors::detect(&text, &context), &text).is_empty()
}
