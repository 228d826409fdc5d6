//! The way data takes, on one screen: submission → filled form → cleared form → document.
//!
//! The command line and every later service call these functions and nothing beside them.

use jiff::civil::Date;

use crate::case::register::Register;
use crate::case::{Case, CaseError};
use crate::catalog::{Catalog, FormError, HelpError};
use crate::fault::{Fault, FaultKind, Position};
use crate::form::parse::DefinitionError;
use crate::form::translation::TranslationError;
use crate::form::{self, FilledForm, breaches_in};
use crate::input::{Node, Submission};
use crate::language::Language;
use crate::privacy::{self, ClearedForm, Context, Stopped};
use crate::render::{self, Document, Press, RenderError};

/// What the pipeline is given beside the submission.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The forms there are.
    pub catalog: &'a Catalog,
    /// The form of a submission that does not say which it is.
    pub form: Option<&'a str>,
    /// The language of a document that does not say which it is in.
    pub language: Language,
    /// Values of fields that the input leaves out.
    pub defaults: &'a [(String, Node)],
    /// Children, guardians and others of the case, by name.
    pub known_persons: &'a [String],
    /// Words that the municipality has allowed in any text.
    pub allowed_words: &'a [String],
    /// The cases, where they are kept: what they say of consent and persons holds for every form.
    pub cases: Option<Register<'a>>,
}

impl<'a> Setting<'a> {
    /// These forms and nothing else: documents in bokmål, no settings, no cases.
    pub fn plain(catalog: &'a Catalog) -> Setting<'a> {
        Setting {
            catalog,
            form: None,
            language: Language::Nb,
            defaults: &[],
            known_persons: &[],
            allowed_words: &[],
            cases: None,
        }
    }
}

/// Why a submission does not become a document.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// It has mistakes.
    #[error("the input has mistakes")]
    Faults(Vec<Fault>),
    /// It holds personal data where there may be none, or asks for exceptions it has no use for.
    #[error("the privacy gate stopped it")]
    Findings(#[source] Stopped),
    /// The definition of its form has mistakes.
    #[error("the form's definition has mistakes")]
    Definition(#[source] DefinitionError),
    /// The help translation that was asked for has mistakes.
    #[error("the help translation has mistakes")]
    Translation(#[source] TranslationError),
    /// The case that it belongs to cannot be read.
    #[error("its case cannot be read")]
    Case(#[source] CaseError),
    /// It could not be printed.
    #[error("it could not be printed")]
    Render(#[source] RenderError),
}

/// The form that a submission is for, if there is one of that name.
pub fn form_of<'a>(submission: &'a Submission, setting: &Setting<'a>) -> Option<&'a str> {
    let named = form::form_name(submission).ok().map(|(name, _)| name);
    named.or(setting.form).filter(|name| setting.catalog.ids().any(|id| id == *name))
}

/// Submission → filled form.
///
/// # Errors
///
/// Every mistake at once, characters that no font can show among them.
pub fn fill(mut submission: Submission, setting: &Setting<'_>) -> Result<FilledForm, Refusal> {
    if let Some(form) = setting.form {
        submission.set_default("skjema", Node::text(submission.position(), form));
    }
    let (name, position) =
        form::form_name(&submission).map_err(|fault| Refusal::Faults(vec![fault]))?;
    let definition = setting.catalog.form(name).map_err(|error| match error {
        FormError::Unknown { nearest } => {
            Refusal::Faults(vec![Fault::at(position, FaultKind::FormUnknown { nearest })])
        }
        FormError::Definition(error) => Refusal::Definition(error),
    })?;
    let mut from_settings = Vec::new();
    for (key, node) in setting.defaults {
        if definition.field(key).is_some() && submission.get(key).is_none() {
            submission.set_default(key, node.clone());
            from_settings.push(key.as_str());
        }
    }
    let form = form::fill(&definition, &submission, setting.language).map_err(|mut faults| {
        for fault in &mut faults {
            let field = fault.path.split('.').next().unwrap_or_default();
            fault.from_settings = from_settings.contains(&field);
        }
        Refusal::Faults(faults)
    })?;
    let faults = render::without_glyph(&form);
    if faults.is_empty() { Ok(form) } else { Err(Refusal::Faults(faults)) }
}

/// Filled form → cleared form: the consent of its case, the rules that look at cases, and the privacy
/// gate.
///
/// The gate knows the persons of every case that the form belongs to or speaks of.
///
/// # Errors
///
/// That the case lacks consent (R3, R5), or breaks a rule of the form; what the gate found, and what is wrong with exceptions.
pub fn clear(form: FilledForm, setting: &Setting<'_>) -> Result<ClearedForm, Refusal> {
    let cases = cases_of(&form, setting)?;
    if let Some(register) = setting.cases {
        let mut faults: Vec<Fault> = register.objection(&form, &cases).into_iter().collect();
        let views = cases.iter().map(|case| case.view(register.today));
        faults.extend(views.flat_map(|view| breaches_in(&form, &view)));
        if !faults.is_empty() {
            return Err(Refusal::Faults(faults));
        }
    }
    let context = context(&form, &cases, setting);
    privacy::clear(form, &context).map_err(Refusal::Findings)
}

/// What the gate, and the last look after it, know of the people around a form.
///
/// # Errors
///
/// When one of its cases cannot be read.
pub fn context_of(form: &FilledForm, setting: &Setting<'_>) -> Result<Context, Refusal> {
    Ok(context(form, &cases_of(form, setting)?, setting))
}

fn context(form: &FilledForm, cases: &[Case], setting: &Setting<'_>) -> Context {
    let mut known = setting.known_persons.to_vec();
    known.extend(cases.iter().flat_map(Case::persons));
    let mut context = Context::of(form, &known, setting.allowed_words);
    if let Some(profile) = setting.catalog.profile() {
        context.group_policy = profile.group_policy;
    }
    context
}

fn cases_of(form: &FilledForm, setting: &Setting<'_>) -> Result<Vec<Case>, Refusal> {
    match setting.cases {
        Some(register) => register.cases_of(form).map_err(Refusal::Case),
        None => Ok(Vec::new()),
    }
}

/// Cleared form → document.
///
/// # Errors
///
/// A template that is wrong.
pub fn print(form: &ClearedForm, press: &Press, date: Date) -> Result<Document, Refusal> {
    press.filled(form, date).map_err(Refusal::Render)
}

/// The same, and after it the form's wording beside a help translation into the language of a tag.
///
/// # Errors
///
/// That there is no such translation, or it has mistakes; a template that is wrong.
pub fn print_with_help(
    form: &ClearedForm,
    tag: &str,
    setting: &Setting<'_>,
    press: &Press,
    date: Date,
) -> Result<Document, Refusal> {
    let filled = form.form();
    let help = setting.catalog.translation(filled.definition(), tag, filled.language());
    let fault = |kind| Refusal::Faults(vec![Fault::at(Position::START, kind)]);
    let help = help.map_err(|error| match error {
        HelpError::Unknown { known } => fault(FaultKind::TranslationUnknown { known }),
        HelpError::NotNorwegian => fault(FaultKind::TranslationNotNorwegian),
        HelpError::Broken(error) => Refusal::Translation(error),
    })?;
    press.filled_with_help(form, &help, date).map_err(Refusal::Render)
}
