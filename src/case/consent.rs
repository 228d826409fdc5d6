//! Consent as a state: given, limited, expired, withdrawn (R3, R5).

use jiff::civil::Date;

use super::Filed;
use crate::form::definition::ConsentFields;
use crate::form::{Answers, Value};
use crate::language::Localized;

/// How the guardians' consent stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentState {
    /// There is none.
    Missing,
    /// It holds.
    Given,
    /// It holds for less than it once did.
    Limited,
    /// Its last day is over.
    Expired,
    /// It was withdrawn.
    Withdrawn,
}

impl ConsentState {
    /// The name in conditions and for programs.
    pub fn name(self) -> &'static str {
        match self {
            ConsentState::Missing => "mangler",
            ConsentState::Given => "gitt",
            ConsentState::Limited => "begrenset",
            ConsentState::Expired => "utlopt",
            ConsentState::Withdrawn => "trukket",
        }
    }

    /// Whether the child may be named.
    pub fn holds(self) -> bool {
        matches!(self, ConsentState::Given | ConsentState::Limited)
    }
}

/// The consent as it stands on a day.
#[derive(Clone, PartialEq, Eq)]
pub struct Consent {
    /// Its state.
    pub state: ConsentState,
    /// Since when; for an expired one the first day without it.
    pub since: Option<Date>,
    /// The last day it holds.
    pub until: Option<Date>,
    /// Who gave it, or changed it last.
    pub by: Option<String>,
    /// What for, as ids of choices; empty when it does not say.
    pub purposes: Vec<String>,
    /// Towards whom, as ids of choices; empty when it does not say.
    pub towards: Vec<String>,
    /// What for and towards whom, in the words of the form.
    pub scope: Vec<Localized>,
    /// The file with the signed form.
    pub attachment: Option<String>,
}

impl std::fmt::Debug for Consent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Consent({:?} since {:?})", self.state, self.since)
    }
}

impl Default for Consent {
    fn default() -> Consent {
        Consent {
            state: ConsentState::Missing,
            since: None,
            until: None,
            by: None,
            purposes: Vec::new(),
            towards: Vec::new(),
            scope: Vec::new(),
            attachment: None,
        }
    }
}

/// How the consent of a case stands on `day`: the last word before the end of that day counts.
/// On the same day a change comes after the consent it changes.
pub fn consent_on(documents: &[Filed], day: Date) -> Consent {
    let mut words: Vec<(Date, bool, &Filed, &ConsentFields)> = documents
        .iter()
        .filter_map(|filed| {
            let fields = filed.form.definition().case.as_ref()?.consent.as_ref()?;
            Some((filed.date?, fields.withdrawn.is_some(), filed, fields))
        })
        .filter(|(date, ..)| *date <= day)
        .collect();
    words.sort_by_key(|(date, is_change, ..)| (*date, *is_change));
    let mut consent = Consent::default();
    for (date, is_change, filed, fields) in words {
        consent = match is_change {
            false => given(date, filed, fields),
            true => changed(consent, date, filed, fields),
        };
    }
    match consent.until {
        Some(until) if consent.state.holds() && until < day => {
            Consent { state: ConsentState::Expired, since: until.tomorrow().ok(), ..consent }
        }
        _ => consent,
    }
}

fn given(date: Date, filed: &Filed, fields: &ConsentFields) -> Consent {
    let answers = filed.form.answers();
    Consent {
        state: ConsentState::Given,
        since: Some(date),
        until: fields.until.as_deref().and_then(|until| answers.date(until)),
        by: text(answers, Some(&fields.by)),
        purposes: chosen(answers, fields.purposes.as_deref()),
        towards: chosen(answers, fields.towards.as_deref()),
        scope: scope(filed, fields),
        attachment: text(answers, fields.attachment.as_deref()),
    }
}

/// A consent that was never given can be withdrawn all the same: the guardians have said no.
fn changed(before: Consent, date: Date, filed: &Filed, fields: &ConsentFields) -> Consent {
    let answers = filed.form.answers();
    let by = text(answers, Some(&fields.by));
    if super::holds(fields.withdrawn.as_ref(), &filed.form) {
        return Consent { state: ConsentState::Withdrawn, since: Some(date), by, ..before };
    }
    if !before.state.holds() {
        return before;
    }
    let until = fields.until.as_deref().and_then(|until| answers.date(until));
    Consent {
        state: ConsentState::Limited,
        since: Some(date),
        until: until.or(before.until),
        by,
        purposes: chosen(answers, fields.purposes.as_deref()),
        towards: chosen(answers, fields.towards.as_deref()),
        scope: scope(filed, fields),
        attachment: before.attachment,
    }
}

fn text(answers: &Answers, field: Option<&str>) -> Option<String> {
    match answers.value(field?)? {
        Value::Text(text) | Value::File(text) => Some(text.clone()),
        _ => None,
    }
}

fn chosen(answers: &Answers, field: Option<&str>) -> Vec<String> {
    match field.and_then(|field| answers.value(field)) {
        Some(Value::Choices(chosen)) => chosen.iter().map(|chosen| chosen.id.clone()).collect(),
        _ => Vec::new(),
    }
}

/// What was chosen of purposes and of those who may be talked to, as the form prints it.
fn scope(filed: &Filed, fields: &ConsentFields) -> Vec<Localized> {
    let names = [&fields.purposes, &fields.towards].into_iter().flatten();
    let fields = names.filter_map(|name| filed.form.definition().field(name));
    let labels = fields.flat_map(|field| {
        let chosen = chosen(filed.form.answers(), Some(&field.id));
        let choices = field.kind.choices().iter();
        choices
            .filter(|choice| chosen.contains(&choice.id))
            .map(|choice| choice.label.clone())
            .collect::<Vec<_>>()
    });
    labels.collect()
}
