//! A submission becomes a filled form: every value read, every rule kept, all mistakes at once.

mod exception;
pub(super) mod read;
mod single;

use std::fmt;
use std::sync::Arc;

use super::case::CaseReference;
use super::definition::{Confidentiality, ConfidentialityBy, Definition, NamePart};
use super::expression::Scope;
use super::value::{Answers, Leaf, Value, leaves, variables};
use super::{clock, rule};
use crate::fault::{Fault, FaultKind, Position};
use crate::input::Submission;
use crate::language::Language;

pub use exception::{Exception, Reason};

/// The keys that every form takes beside its fields: its name, its language, its case, and what
/// the privacy gate is asked to let stand.
pub const META_KEYS: [&str; 4] = ["skjema", "sprak", "sak", exception::KEY];

/// A form in which every rule of its definition holds.
///
/// Only [`fill`] makes one. Its `Debug` output names the fields, never what they hold.
#[derive(Clone)]
pub struct FilledForm {
    definition: Arc<Definition>,
    language: Language,
    case: Option<CaseReference>,
    confidentiality: Confidentiality,
    exceptions: Vec<Exception>,
    answers: Answers,
}

impl FilledForm {
    /// The form's definition.
    pub fn definition(&self) -> &Arc<Definition> {
        &self.definition
    }

    /// The language of the document.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The case that the document belongs to.
    pub fn case(&self) -> Option<&CaseReference> {
        self.case.as_ref()
    }

    /// Whom this document is about.
    pub fn confidentiality(&self) -> Confidentiality {
        self.confidentiality
    }

    /// The findings of the privacy gate that a person lifts.
    pub fn exceptions(&self) -> &[Exception] {
        &self.exceptions
    }

    /// What the fields hold.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The values as conditions see them.
    pub(crate) fn variables(&self) -> Vec<(String, cel::Value)> {
        variables(&self.definition.fields().collect::<Vec<_>>(), &self.answers)
    }

    /// Every single value in the order of the form.
    pub fn leaves(&self) -> Vec<Leaf<'_>> {
        leaves(self.definition.fields(), &self.answers)
    }

    /// The file name of the document without its ending; it holds no personal data.
    pub fn file_stem(&self) -> String {
        file_stem(&self.definition.file_name, |part| match part {
            NamePart::Text(text) => Some(text.clone()),
            NamePart::Form => Some(self.definition.id.to_string()),
            NamePart::Case => self.case.as_ref().map(CaseReference::to_string),
            NamePart::Field(name) => match self.answers.value(name)? {
                Value::Date(date) => Some(date.to_string()),
                Value::Choice(chosen) => Some(chosen.id.clone()),
                Value::Case(case) => Some(case.to_string()),
                _ => None,
            },
        })
    }
}

impl fmt::Debug for FilledForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilledForm")
            .field("form", &self.definition.id.as_str())
            .field("answers", &self.answers)
            .finish_non_exhaustive()
    }
}

/// Joins the parts of a name; an empty part takes the hyphen before it away.
fn file_stem(parts: &[NamePart], text: impl Fn(&NamePart) -> Option<String>) -> String {
    let mut stem = String::new();
    for part in parts {
        match text(part) {
            Some(text) => stem += &text,
            None => stem.truncate(stem.trim_end_matches(['-', '_']).len()),
        }
    }
    stem
}

/// Reads a submission under a form's definition.
///
/// `language` is that of the document when the submission does not say (`sprak`).
///
/// # Errors
///
/// Every mistake in the order of the input; a rule that stops everything stands alone.
pub fn fill(
    definition: &Arc<Definition>,
    submission: &Submission,
    language: Language,
) -> Result<FilledForm, Vec<Fault>> {
    let mut reader = read::Reader::default();
    let language = reader.language(submission).unwrap_or(language);
    let case = reader.case(submission);
    let exceptions = exception::read(submission, &mut reader);
    let answers = reader.fields(
        definition.fields(),
        submission.entries(),
        &META_KEYS,
        read::Place { path: "", position: submission.position() },
    );
    if let Some(stop) = rule::stopped(definition, &answers, submission.position(), &reader) {
        return Err(vec![stop]);
    }
    rule::require(definition, &answers, submission.position(), &mut reader);
    rule::check(definition, &answers, submission.position(), &mut reader);
    clock::check(definition, &answers, &mut reader);
    let mut faults = reader.into_faults();
    if !faults.is_empty() {
        faults.sort_by_key(|fault| fault.position);
        return Err(faults);
    }
    let confidentiality = match &definition.confidentiality {
        ConfidentialityBy::Form(confidentiality) => *confidentiality,
        // An expression that gives no name of one is taken as the strictest.
        by @ ConfidentialityBy::Values(expression) => expression
            .text(&Scope::new(variables(&definition.fields().collect::<Vec<_>>(), &answers)))
            .ok()
            .and_then(|name| Confidentiality::from_name(&name))
            .unwrap_or(by.strictest()),
    };
    let definition = Arc::clone(definition);
    Ok(FilledForm { definition, language, case, confidentiality, exceptions, answers })
}

/// The form that a submission names.
///
/// # Errors
///
/// [`FaultKind::FormMissing`] when it names none.
pub fn form_name(submission: &Submission) -> Result<(&str, Position), Fault> {
    use crate::input::Content;
    match submission.get("skjema") {
        Some(entry) => match &entry.node.content {
            Content::Text(name) if !name.trim().is_empty() => {
                Ok((name.trim(), entry.node.position))
            }
            _ => Err(Fault::at(entry.node.position, FaultKind::FormMissing)),
        },
        None => Err(Fault::at(submission.position(), FaultKind::FormMissing)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_parts_take_their_hyphen_with_them() {
        let parts = [
            NamePart::Form,
            NamePart::Text("-".into()),
            NamePart::Case,
            NamePart::Text("-".into()),
            NamePart::Field("dato".into()),
        ];
        let name = |case: Option<&str>, date: Option<&str>| {
            file_stem(&parts, |part| match part {
                NamePart::Text(text) => Some(text.clone()),
                NamePart::Form => Some("referat".into()),
                NamePart::Case => case.map(str::to_owned),
                NamePart::Field(_) => date.map(str::to_owned),
            })
        };
        assert_eq!(name(Some("2026-1"), Some("2026-03-17")), "referat-2026-1-2026-03-17");
        assert_eq!(name(None, Some("2026-03-17")), "referat-2026-03-17");
        assert_eq!(name(Some("2026-1"), None), "referat-2026-1");
        assert_eq!(name(None, None), "referat");
    }
}
