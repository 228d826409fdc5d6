//! `blankett case list`: all cases, a line each.

use blankett::case::Case;
use blankett::case::checklist::{Outcome, checklist};
use blankett::case::store::CaseStore;
use clap::Args;
use serde_json::{Value as Json, json};

use super::{kind, short};
use crate::cli::error::CliError;
use crate::cli::output;
use crate::cli::report::OutputFormat;
use crate::cli::session::Session;

/// Arguments of `case list`.
#[derive(Args)]
pub struct ListArgs {
    #[arg(long)]
    open: bool,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: OutputFormat,
}

/// Prints the cases, one at a time: their number is no limit.
pub fn run(args: &ListArgs, session: &Session) -> Result<(), CliError> {
    let unreadable =
        |source| CliError::CannotRead { path: session.cases.root().to_owned(), source };
    let references = session.cases.references().map_err(unreadable)?;
    let mut all = Vec::new();
    let mut shown = 0;
    for reference in &references {
        let case = session.case(reference)?;
        if args.open && case.closed().is_some() {
            continue;
        }
        shown += 1;
        match args.format {
            OutputFormat::Json => all.push(summary(&case, session)),
            OutputFormat::Text => anstream::println!("{}", line(&case, session)),
        }
    }
    match args.format {
        OutputFormat::Json => {
            let text = serde_json::to_string_pretty(&all).expect("a summary is always JSON");
            output::print(format!("{text}\n").as_bytes())
        }
        OutputFormat::Text if shown == 0 => {
            let path = session.cases.root().display().to_string();
            anstream::eprintln!("{}", session.say("case-list-empty", &[("path", path.into())]));
            Ok(())
        }
        OutputFormat::Text => Ok(()),
    }
}

fn line(case: &Case, session: &Session) -> String {
    let say = |id: &str| session.say(id, &[]);
    let kind = kind(case).map_or(String::new(), |kind| say(&format!("case-kind-{kind}")));
    let since = case.concern().map_or(String::new(), short);
    let state = match case.closed() {
        Some(date) => session.say("case-closed", &[("date", short(date).into())]),
        None => say("case-open"),
    };
    let next = next(case, session).unwrap_or_default();
    let wrong = match case.problems.len() {
        0 => String::new(),
        count => session.say("case-problems", &[("count", count.into())]),
    };
    let line =
        format!("{:<12}{kind:<14}{since:<12}{state:<22}{next} {wrong}", case.reference.as_str());
    line.trim_end().to_owned()
}

/// What is missing first.
fn next(case: &Case, session: &Session) -> Option<String> {
    let checks = checklist(case, case.sheet()?, session.today);
    let missing = checks.into_iter().find(|check| check.outcome == Outcome::Missing)?;
    Some(missing.label.get(session.language).to_owned())
}

fn summary(case: &Case, session: &Session) -> Json {
    let day = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    json!({
        "reference": case.reference.as_str(),
        "kind": kind(case),
        "concern": day(case.concern()),
        "closed": day(case.closed()),
        "consent": case.consent(session.today).state.name(),
        "next": next(case, session),
        "problems": case.problems.len(),
    })
}
