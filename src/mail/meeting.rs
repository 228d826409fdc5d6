//! What mail and calendar need to know of an invitation.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

use super::mailbox::Mailbox;
use crate::fault::{Fault, FaultKind};
use crate::form::clock;
use crate::form::definition::MeetingFields;
use crate::form::value::{Answers, Value};
use crate::form::{Confidentiality, FilledForm};
use crate::privacy::ClearedForm;

/// A meeting that people are invited to.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Who calls to it.
    pub kindergarten: String,
    /// The date.
    pub date: Date,
    /// When it begins, by the clock of Oslo.
    pub start: Time,
    /// When it ends.
    pub end: Time,
    /// Where it is.
    pub place: Option<String>,
    /// The address of an online meeting.
    pub link: Option<String>,
    /// Who is invited, each address once.
    pub participants: Vec<Mailbox>,
}

/// Why a form is not sent by e-mail.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotForMail {
    /// It is about a child or a group of children (R1).
    #[error("the document is confidential")]
    Confidential(Confidentiality),
    /// Its definition has no `[meeting]`.
    #[error("the form calls to no meeting")]
    NoMeeting,
    /// An address that mail servers do not take.
    #[error("an address cannot be written to")]
    Addresses(Vec<Fault>),
}

impl Meeting {
    /// The meeting that a form calls to.
    ///
    /// # Errors
    ///
    /// Why the form is not sent by e-mail, confidentiality first.
    pub fn of(form: &ClearedForm) -> Result<Meeting, NotForMail> {
        let form = form.form();
        if form.confidentiality() != Confidentiality::Open {
            return Err(NotForMail::Confidential(form.confidentiality()));
        }
        let fields = form.definition().meeting.as_ref().ok_or(NotForMail::NoMeeting)?;
        let text = |field: &str| match form.answers().value(field) {
            Some(Value::Text(text) | Value::Link(text)) => Some(text.clone()),
            _ => None,
        };
        let time = |field: &str| match form.answers().value(field) {
            Some(Value::Time(time)) => Some(*time),
            _ => None,
        };
        let date = match form.answers().value(&fields.date) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        };
        // The fields may be optional in a form of somebody else's; a meeting needs them.
        let (Some(date), Some(start), Some(end)) = (date, time(&fields.start), time(&fields.end))
        else {
            return Err(NotForMail::NoMeeting);
        };
        Ok(Meeting {
            kindergarten: text(&fields.kindergarten).ok_or(NotForMail::NoMeeting)?,
            date,
            start,
            end,
            place: fields.place.as_deref().and_then(text),
            link: fields.link.as_deref().and_then(text),
            participants: participants(form, fields)?,
        })
    }

    /// When it begins, by the clock of Oslo.
    pub fn begins(&self) -> DateTime {
        clock::span(self.date, self.start, self.end).0
    }

    /// When it ends; after midnight when the end is not after the start.
    pub fn ends(&self) -> DateTime {
        clock::span(self.date, self.start, self.end).1
    }

    /// Whether it is over at a moment of the world.
    pub fn is_over(&self, now: Timestamp) -> bool {
        clock::timestamp(self.ends()).is_some_and(|end| end <= now)
    }
}

fn participants(form: &FilledForm, fields: &MeetingFields) -> Result<Vec<Mailbox>, NotForMail> {
    let rows: &[Answers] = match form.answers().value(&fields.participants) {
        Some(Value::List(rows)) => rows,
        _ => &[],
    };
    let mut seen = HashSet::new();
    let mut mailboxes = Vec::new();
    let mut faults = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let name = match row.value(&fields.name) {
            Some(Value::Text(name)) => Some(name.as_str()),
            _ => None,
        };
        let answer = row.get(&fields.email);
        let Some((answer, Value::Email(address))) = answer.map(|answer| (answer, &answer.value))
        else {
            continue;
        };
        match Mailbox::new(name, address.as_str()) {
            Ok(mailbox) => {
                if seen.insert(mailbox.key()) {
                    mailboxes.push(mailbox);
                }
            }
            Err(_) => faults.push(Fault {
                path: format!("{}.{}.{}", fields.participants, index + 1, fields.email),
                ..Fault::at(answer.position, FaultKind::EmailInvalid)
            }),
        }
    }
    match (faults.is_empty(), mailboxes.is_empty()) {
        (false, _) => Err(NotForMail::Addresses(faults)),
        (true, true) => Err(NotForMail::NoMeeting),
        (true, false) => Ok(mailboxes),
    }
}
