//! `blankett case`: the cases, each a folder of files.

mod list;
mod new;
mod show;

pub use show::check_json;

use blankett::case::{Case, Problem, ProblemKind};
use blankett::form::CaseReference;
use blankett::form::definition::Confidentiality;
use clap::{Args, Subcommand};
use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::error::CliError;
use super::session::Session;
use super::usage::Example;

/// Arguments of `case`.
#[derive(Args)]
pub struct CaseArgs {
    #[command(subcommand)]
    command: CaseCommand,
}

#[derive(Subcommand)]
enum CaseCommand {
    New(new::NewArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
}

/// Runs a command below `case`.
pub fn run(args: &CaseArgs, session: &Session) -> Result<(), CliError> {
    match &args.command {
        CaseCommand::New(args) => new::run(args, session),
        CaseCommand::List(args) => list::run(args, session),
        CaseCommand::Show(args) => show::run(args, session),
    }
}

/// A case reference on the command line.
pub fn reference(text: &str) -> Result<CaseReference, Example> {
    // A path that ends in the case's folder does as well.
    let name = text.trim_end_matches(['/', '\\']);
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let parsed = if name.contains('-') { name.parse() } else { text.parse() };
    parsed.map_err(|_| Example("2026-014"))
}

/// The name of what a case is about.
pub fn kind(case: &Case) -> Option<&'static str> {
    let sheet = case.sheet().or(case.documents.first())?;
    Some(match sheet.form.confidentiality() {
        Confidentiality::Open | Confidentiality::Group => "system",
        Confidentiality::Child => "single",
        Confidentiality::Anonymous => "anonymous",
    })
}

/// A date as it is written in tables.
pub fn short(date: Date) -> String {
    date.strftime("%d.%m.%Y").to_string()
}

/// What is wrong with a file of a case, in words.
pub fn problem(problem: &Problem, session: &Session) -> Vec<String> {
    let id = match &problem.kind {
        ProblemKind::Faults(faults) => {
            let reporter = session.reporter();
            let line = |fault| {
                let fault = reporter.fault(fault);
                let label = fault.label.map(|label| format!("{label}: ")).unwrap_or_default();
                format!(
                    "{}:{}:{}: {label}{}",
                    problem.file, fault.line, fault.column, fault.message
                )
            };
            return faults.iter().map(line).collect();
        }
        ProblemKind::OtherCase => "case-problem-other-case",
        ProblemKind::Unknown => "case-problem-unknown",
        ProblemKind::Missing => "case-problem-missing",
    };
    vec![format!("{}: {}", problem.file, session.say(id, &[]))]
}

/// The same for programs.
pub fn problem_json(problem: &Problem, session: &Session) -> Json {
    let (code, faults) = match &problem.kind {
        ProblemKind::Faults(faults) => {
            let reporter = session.reporter();
            ("faults", faults.iter().map(|fault| reporter.fault(fault)).collect())
        }
        ProblemKind::OtherCase => ("other-case", Vec::new()),
        ProblemKind::Unknown => ("unknown", Vec::new()),
        ProblemKind::Missing => ("missing", Vec::new()),
    };
    json!({ "file": problem.file, "code": code, "faults": faults })
}
