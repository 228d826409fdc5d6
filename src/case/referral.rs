//! What of a case goes into a referral, in which order, and what stands in the way of it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::checklist::{Checked, checklist};
use super::{Case, Filed};
use crate::form::definition::{CaseRole, Field, Kind};
use crate::form::{Answers, Value};
use crate::language::{Language, Localized};

/// A referral put together from a case.
pub struct Referral<'a> {
    /// The form that refers.
    pub front: &'a Filed,
    /// What the case must have.
    pub checks: Vec<Checked>,
    /// What goes along, in order.
    pub parts: Vec<ReferralPart<'a>>,
    /// Files of the case that no form of the referral names; they stay behind.
    pub left_out: Vec<&'a str>,
}

/// One thing that goes along.
pub enum ReferralPart<'a> {
    /// A form of the case.
    Form(&'a Filed),
    /// A file that a form names.
    File(NamedFile<'a>),
}

/// A file that a form names.
#[derive(Clone, PartialEq, Eq)]
pub struct NamedFile<'a> {
    /// Its name.
    pub file: &'a str,
    /// What the form calls it; it may hold personal data.
    pub title: String,
    /// The date of the form.
    pub date: Option<Date>,
    /// The field that names it.
    pub label: &'a Localized,
}

/// The order of a referral: the need, the consent, what was tried, what was seen.
const ORDER: [CaseRole; 5] = [
    CaseRole::Need,
    CaseRole::Consent,
    CaseRole::ConsentChange,
    CaseRole::Minutes,
    CaseRole::Report,
];

impl<'a> Referral<'a> {
    /// Puts together what belongs to the latest referral of a case; `None` when it has none.
    pub fn of(case: &'a Case, today: Date) -> Option<Referral<'a>> {
        let front = case.of_role(CaseRole::Referral).last()?;
        let language = front.form.language();
        let mut parts = Vec::new();
        let mut taken = BTreeSet::new();
        let mut add_files = |filed: &'a Filed, parts: &mut Vec<ReferralPart<'a>>| {
            for named in files_of(filed, language) {
                if case.attachments.iter().any(|file| file == named.file)
                    && taken.insert(named.file)
                {
                    parts.push(ReferralPart::File(named));
                }
            }
        };
        for role in ORDER {
            for filed in case.of_role(role) {
                parts.push(ReferralPart::Form(filed));
                add_files(filed, &mut parts);
            }
        }
        add_files(front, &mut parts);
        let files = case.attachments.iter().map(String::as_str);
        let left_out = files.filter(|file| !taken.contains(file)).collect();
        Some(Referral { front, checks: checklist(case, front, today), parts, left_out })
    }

    /// The duties that are not met.
    pub fn unmet(&self) -> impl Iterator<Item = &Checked> {
        self.checks.iter().filter(|check| check.is_unmet_duty())
    }
}

/// The files that a form names, in the order of the form.
fn files_of(filed: &Filed, language: Language) -> Vec<NamedFile<'_>> {
    let mut found = Vec::new();
    let fields = filed.form.definition().fields();
    collect(fields, filed.form.answers(), None, &mut |file, title: Option<&str>, label| {
        let title = title.unwrap_or(label.get(language)).to_owned();
        found.push(NamedFile { file, title, date: filed.date, label });
    });
    found
}

/// A file in a row is called what the row's first text says.
fn collect<'a>(
    fields: impl IntoIterator<Item = &'a Field>,
    answers: &'a Answers,
    title: Option<&'a str>,
    found: &mut dyn FnMut(&'a str, Option<&'a str>, &'a Localized),
) {
    for field in fields {
        match (&field.kind, answers.value(&field.id)) {
            (Kind::File, Some(Value::File(file))) => found(file, title, &field.label),
            (Kind::Group(fields), Some(Value::Group(inner))) => {
                collect(fields, inner, title, found);
            }
            (Kind::List { fields, .. }, Some(Value::List(rows))) => {
                for row in rows {
                    let text = fields.iter().find_map(|field| match row.value(&field.id) {
                        Some(Value::Text(text)) => Some(text.as_str()),
                        _ => None,
                    });
                    collect(fields, row, text, found);
                }
            }
            _ => {}
        }
    }
}
