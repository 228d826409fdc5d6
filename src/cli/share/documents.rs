//! The documents that are shared: checked, with the consent of their case, and through the gate.

use blankett::case::{Case, persons_in};
use blankett::form::{CaseReference, Confidentiality, FilledForm};
use blankett::pipeline::{Refusal, Setting};
use blankett::privacy::ClearedForm;

use crate::cli::InputArgs;
use crate::cli::check::{Around, Tally, clear, refuse};
use crate::cli::error::CliError;
use crate::cli::mail::MailFailure;
use crate::cli::report::Shown;
use crate::cli::session::Session;

/// A document that may be shared.
pub struct Shared {
    /// What it says.
    pub form: ClearedForm,
    /// Everybody who may not be named around it.
    pub persons: Vec<String>,
    cases: Vec<Case>,
}

impl Shared {
    /// The case that it belongs to, where that is known.
    pub fn case(&self) -> Option<&Case> {
        self.cases.iter().find(|case| Some(&case.reference) == self.form.form().case())
    }
}

/// Every document that is named; all mistakes of all of them are reported first.
pub fn read(args: &InputArgs, session: &Session) -> Result<Vec<Shared>, CliError> {
    let known = args.known_persons()?;
    let inputs = args.inputs()?;
    let setting = session.setting(args.form.as_deref(), &known);
    let mut tally = Tally::new(args.format, Shown::Texts);
    let mut shared = Vec::new();
    for source in inputs.sources() {
        let source = source?;
        let around = Around::of(&source.file);
        let setting = around.setting(&setting);
        let (mut report, cleared) = clear(source, &setting, session.reporter());
        if let Some(form) = cleared? {
            match document(form, &setting) {
                Ok(document) => shared.push(document),
                Err(refusal) => refuse(&mut report, refusal, session.reporter())?,
            }
        }
        tally.add(report, session);
    }
    if tally.has_bad() {
        tally.finish("cli-summary-checked", session)?;
    }
    go_together(&shared)?;
    Ok(shared)
}

/// R3 and R5 once more: what may be made may not always be handed out.
fn document(form: ClearedForm, setting: &Setting<'_>) -> Result<Shared, Refusal> {
    let mut persons = setting.known_persons.to_vec();
    persons.extend(persons_in(form.form()));
    let Some(register) = setting.cases else {
        return Ok(Shared { form, persons, cases: Vec::new() });
    };
    let cases = register.cases_of(form.form()).map_err(Refusal::Case)?;
    if let Some(fault) = register.objection_to_sharing(form.form(), &cases) {
        return Err(Refusal::Faults(vec![fault]));
    }
    persons.extend(cases.iter().flat_map(Case::persons));
    Ok(Shared { form, persons, cases })
}

/// Nobody gets an invitation under a password, nor what is about somebody else's child.
fn go_together(shared: &[Shared]) -> Result<(), CliError> {
    let failed = |failure| Err(CliError::Mail(failure));
    let forms = || shared.iter().map(|document| document.form.form());
    let is_invitation = |form: &FilledForm| {
        form.confidentiality() == Confidentiality::Open && form.definition().meeting.is_some()
    };
    if forms().any(is_invitation) {
        return failed(MailFailure::ShareInvitation);
    }
    let single = |form: &&FilledForm| {
        matches!(form.confidentiality(), Confidentiality::Child | Confidentiality::Anonymous)
    };
    let mut cases: Vec<&CaseReference> =
        forms().filter(single).filter_map(FilledForm::case).collect();
    cases.dedup();
    if cases.len() > 1 { failed(MailFailure::ShareCases) } else { Ok(()) }
}
