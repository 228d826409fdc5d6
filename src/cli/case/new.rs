//! `blankett case new`: a folder with the sheet of a case.

use blankett::case::store::CaseStore;
use blankett::fault::{Fault, Position};
use blankett::form::definition::{CaseRole, Definition};
use blankett::form::{CaseReference, META_KEYS};
use blankett::input::{Entry, Node, Submission};
use blankett::pipeline::{self, Refusal};
use clap::Args;
use std::sync::Arc;

use crate::cli::error::CliError;
use crate::cli::session::{Session, failure};
use crate::cli::usage::Example;

/// Arguments of `case new`.
#[derive(Args)]
pub struct NewArgs {
    #[arg(value_name = "FIELD=VALUE", value_parser = pair)]
    values: Vec<(String, String)>,
    #[arg(long, value_name = "FORM")]
    form: Option<String>,
}

fn pair(text: &str) -> Result<(String, String), Example> {
    let (field, value) = text.split_once('=').ok_or(Example("gjelder=individ"))?;
    Ok((field.trim().to_owned(), value.trim().to_owned()))
}

/// Makes the folder of a new case, or nothing when a value is wrong.
pub fn run(args: &NewArgs, session: &Session) -> Result<(), CliError> {
    let sheet = sheet(args, session)?;
    let values = values(args, &sheet, session);
    let setting = session.setting(Some(sheet.id.as_str()), &[]);
    match pipeline::fill(submission(&values, None), &setting) {
        Ok(_) => {}
        Err(Refusal::Faults(faults)) => return Err(refused(&faults, session)),
        Err(refusal) => return Err(failure(refusal)),
    }
    let file = |case: &CaseReference| {
        let text = text(sheet.id.as_str(), case, &values);
        (format!("{SHEET}.yaml"), text.into_bytes())
    };
    let case = session.cases.create(session.today.year(), &file).map_err(|source| {
        CliError::CannotWrite { path: session.cases.root().to_owned(), source }
    })?;
    anstream::println!("{}", session.cases.path(&case).join(format!("{SHEET}.yaml")).display());
    Ok(())
}

/// The file's name without its ending.
const SHEET: &str = "sak";

/// The form that opens a case: the one asked for, or the first of its role.
fn sheet(args: &NewArgs, session: &Session) -> Result<Arc<Definition>, CliError> {
    if let Some(name) = &args.form {
        return session.form(name);
    }
    for id in session.catalog.ids() {
        let form = session.form(id)?;
        if form.case.as_ref().is_some_and(|case| case.role == CaseRole::Sheet) {
            return Ok(form);
        }
    }
    Err(CliError::FormUnknown { name: SHEET.to_owned(), nearest: None })
}

/// What was said, what the settings say for every form, and the day it is.
fn values(args: &NewArgs, sheet: &Definition, session: &Session) -> Vec<(String, String)> {
    let mut values = args.values.clone();
    let mut add = |field: &str, value: String| {
        if !values.iter().any(|(known, _)| known == field) {
            values.push((field.to_owned(), value));
        }
    };
    if let Some(date) = sheet.case.as_ref().and_then(|case| case.date.as_deref()) {
        add(date, session.today.to_string());
    }
    for (field, node) in &session.config.defaults {
        if let (Some(_), Some(text)) = (sheet.field(field), node.as_text()) {
            add(field, text.to_owned());
        }
    }
    values
}

fn submission(values: &[(String, String)], case: Option<&CaseReference>) -> Submission {
    let entry = |key: &str, value: &str| Entry {
        key: key.to_owned(),
        key_position: Position::START,
        node: Node::text(Position::START, value),
    };
    let values = values.iter().map(|(field, value)| entry(field, value));
    let case = case.map(|case| entry(META_KEYS[2], case.as_str()));
    Submission::new(Position::START, values.chain(case).collect())
}

fn text(form: &str, case: &CaseReference, values: &[(String, String)]) -> String {
    let mut text = format!("skjema: {form}\nsak: {case}\n");
    for (field, value) in values {
        // What JSON quotes is a quoted text in YAML too.
        text += &format!("{field}: {}\n", serde_json::Value::from(value.as_str()));
    }
    text
}

fn refused(faults: &[Fault], session: &Session) -> CliError {
    for fault in faults {
        let fault = session.reporter().fault(fault);
        let label = fault.label.unwrap_or(fault.field.clone());
        anstream::eprintln!("{} ({label}): {}", fault.field, fault.message);
    }
    CliError::Refused
}
