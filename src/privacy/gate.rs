//! The gate itself: a filled form is let through, or it is not.

use std::fmt;

use crate::fault::Fault;
use crate::form::definition::{Field, Names};
use crate::form::value::{Answers, Value};
use crate::form::{Confidentiality, FilledForm};
use crate::language::Language;

use super::lift::lift;
use super::{AllowedWords, Context, Finding, Lines, Participant, Policy, Text, detectors};

/// A filled form that the gate let through.
///
/// Only [`clear`] makes one, and rendering takes nothing else:
///
/// ```compile_fail
/// use blankett::form::FilledForm;
/// use blankett::privacy::ClearedForm;
///
/// fn around_the_gate(form: FilledForm) -> ClearedForm {
///     ClearedForm { form, warnings: Vec::new(), lifted: Vec::new() }
/// }
/// ```
///
/// ```
/// use blankett::form::FilledForm;
/// use blankett::privacy::{ClearedForm, Context, Stopped, clear};
///
/// fn through_the_gate(form: FilledForm) -> Result<ClearedForm, Stopped> {
///     let context = Context::of(&form, &[], &[]);
///     clear(form, &context)
/// }
/// ```
#[derive(Clone, Debug)]
pub struct ClearedForm {
    form: FilledForm,
    warnings: Vec<Finding>,
    lifted: Vec<Finding>,
}

impl ClearedForm {
    /// The form.
    pub fn form(&self) -> &FilledForm {
        &self.form
    }

    /// What was found but, under the form's policy, does not stop it.
    pub fn warnings(&self) -> &[Finding] {
        &self.warnings
    }

    /// What would have stopped it, or been warned about, had not a person lifted it with a reason.
    pub fn lifted(&self) -> &[Finding] {
        &self.lifted
    }
}

/// Why the gate did not let a form through, and what else it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stopped {
    /// What stops it.
    pub findings: Vec<Finding>,
    /// What was found but would not have stopped it: under the policy, or because it was lifted.
    pub let_stand: Vec<Finding>,
    /// Exceptions that lift nothing, or do not say what; they stop it too, so that nobody lifts
    /// ahead.
    pub faults: Vec<Fault>,
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} findings, {} faults", self.findings.len(), self.faults.len())
    }
}

impl std::error::Error for Stopped {}

/// Looks for personal data in a form, and lets it through or not.
///
/// # Errors
///
/// What was found and not lifted, when the policy of the form's confidentiality is to stop it; and
/// exceptions that lift nothing or do not say what, whatever the policy.
pub fn clear(form: FilledForm, context: &Context) -> Result<ClearedForm, Stopped> {
    let policy = Policy::of(form.confidentiality(), context.group_policy);
    let mut findings = if policy == Policy::Trust { Vec::new() } else { scan(&form, context) };
    let faults = lift(form.exceptions(), &mut findings);
    let (lifted, open): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|finding| finding.lifted.is_some());
    let stops = policy == Policy::Stop && !open.is_empty();
    if !stops && faults.is_empty() {
        return Ok(ClearedForm { form, warnings: open, lifted });
    }
    let (findings, warnings) = if stops { (open, Vec::new()) } else { (Vec::new(), open) };
    Err(Stopped { findings, let_stand: [lifted, warnings].concat(), faults })
}

fn scan(form: &FilledForm, context: &Context) -> Vec<Finding> {
    let allowed = AllowedWords::new(&context.allowed_words);
    let mut findings = Vec::new();
    for leaf in form.leaves() {
        // A date, a time and a case reference are nothing else, whatever they look like.
        if matches!(leaf.answer.value, Value::Date(_) | Value::Time(_) | Value::Case(_)) {
            continue;
        }
        let Some(printed) = leaf.answer.value.print(form.language()) else { continue };
        let text = Text::new(&printed);
        let hits = allowed.sift(detectors::detect(&text, context), &text);
        if hits.is_empty() {
            continue;
        }
        let lines = Lines::of(&printed);
        findings.extend(hits.into_iter().map(|hit| Finding {
            position: leaf.answer.position,
            path: leaf.path.clone(),
            label: Some(leaf.field.label.clone()),
            line: lines.at(hit.span.start),
            span: hit.span,
            kind: hit.kind,
            detector: hit.detector,
            lifted: None,
        }));
    }
    findings
}

impl Context {
    /// The context of a form: its own participants and kindergarten, and the persons of the case.
    pub fn of(form: &FilledForm, known_persons: &[String], allowed_words: &[String]) -> Context {
        let mut context = Context {
            known_persons: known_persons.to_vec(),
            // Both are made of what children do and find hard.
            anonymous: form.confidentiality() != Confidentiality::Open,
            english: form.language() == Language::En,
            ..Context::default()
        };
        context.allow(allowed_words);
        context.collect(form.definition().fields(), form.answers());
        context
    }

    fn collect<'a>(&mut self, fields: impl IntoIterator<Item = &'a Field>, answers: &Answers) {
        let fields: Vec<&Field> = fields.into_iter().collect();
        for field in &fields {
            match (field.names, answers.value(&field.id)) {
                (Some(Names::Participant), Some(Value::Text(name))) => {
                    // What has digits is no name, and lets nothing stand.
                    let is_name = !name.contains(char::is_numeric);
                    let name = if is_name { name.clone() } else { String::new() };
                    let email = fields.iter().find_map(|other| match answers.value(&other.id) {
                        Some(Value::Email(address)) if may_be_participants(other) => {
                            Some(address.to_string())
                        }
                        _ => None,
                    });
                    self.participants.push(Participant { name, role: None, email });
                }
                (Some(Names::Participant), Some(Value::Email(address))) => {
                    let email = Some(address.to_string());
                    self.participants.push(Participant { email, ..Participant::default() });
                }
                (Some(Names::Kindergarten), Some(Value::Text(name))) => {
                    self.kindergarten = Some(name.clone());
                }
                (_, Some(Value::Group(group))) => self.collect(field.kind.fields(), group),
                (_, Some(Value::List(rows))) => {
                    for row in rows {
                        self.collect(field.kind.fields(), row);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether an address beside a participant's name is theirs: not when the form says whose it is.
fn may_be_participants(field: &Field) -> bool {
    matches!(field.names, None | Some(Names::Participant))
}

#[cfg(test)]
mod tests {
    use crate::catalog::Catalog;
    use crate::input::{Format, read};
    use crate::pipeline::{Refusal, Setting, clear, fill};

    const NOTICE: &str = r#"
id = "beskjed"
confidentiality = "open"
file_name = "{skjema}"
title = { nb = "Beskjed", nn = "Beskjed", en = "Notice" }

[[sections]]
id = "hvem"

[[sections.fields]]
id = "navn"
kind = "text"
names = "participant"
label = { nb = "Navn", nn = "Namn", en = "Name" }

[[sections.fields]]
id = "foresatt"
kind = "email"
names = "guardian"
label = { nb = "Foresatt", nn = "Føresett", en = "Guardian" }

[[sections.fields]]
id = "kontakt"
kind = "email"
names = "participant"
label = { nb = "Kontakt", nn = "Kontakt", en = "Contact" }

[[sections.fields]]
id = "tekst"
kind = "long_text"
label = { nb = "Tekst", nn = "Tekst", en = "Text" }
"#;

    /// The fields in which something was found.
    fn found(text: &str) -> Vec<String> {
        let mut catalog = Catalog::built_in();
        catalog.add("forms/beskjed.toml", NOTICE).expect("the path is usable");
        let text = format!("skjema: beskjed\n{text}");
        let submission = read(text.as_bytes(), Format::Yaml).expect("it can be read");
        let setting = Setting::plain(&catalog);
        match fill(submission, &setting).and_then(|form| clear(form, &setting)) {
            Ok(_) => Vec::new(),
            Err(Refusal::Findings(stopped)) => {
                stopped.findings.into_iter().map(|finding| finding.path).collect()
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_address_stands_when_it_is_a_participants_and_never_when_it_is_a_guardians() {
        let mail = "tekst: Send svar til lillebror72@example.org.\n";
        assert_eq!(found(mail), ["tekst"]);
        assert_eq!(found(&format!("kontakt: lillebror72@example.org\n{mail}")), [""; 0]);
        let guardian = format!("foresatt: lillebror72@example.org\n{mail}");
        assert_eq!(found(&guardian), ["foresatt", "tekst"]);
        // Beside the name of a participant it is still the guardian's.
        assert_eq!(found(&format!("navn: Kari Nordli\n{guardian}")), ["foresatt", "tekst"]);
    }
}
