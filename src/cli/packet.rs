//! `blankett packet`: the referral packet of a case.

mod gather;
pub mod password;
mod verify;
mod zip;

use std::path::{Path, PathBuf};

use blankett::case::checklist::{Checked, Outcome};
use blankett::case::consent::ConsentState;
use blankett::case::referral::Referral;
use blankett::case::{Case, ProblemKind};
use blankett::form::CaseReference;
use blankett::packet::{Bound, CheckRow, CheckState, Volume, bind};
use clap::{Args, Subcommand};
use jiff::civil::Date;
use serde_json::json;

use super::case::{problem, reference, short};
use super::error::CliError;
use super::output::{self, Existing};
use super::report::OutputFormat;
use super::session::{Session, date};
use gather::Gathered;

/// Arguments of `packet`.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct PacketArgs {
    #[arg(value_name = "CASE", value_parser = reference, required = true)]
    case: Option<CaseReference>,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long)]
    draft: bool,
    #[arg(long, requires = "output")]
    encrypt: bool,
    #[arg(long, value_name = "FILE", requires = "encrypt")]
    password_file: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    receiver: Option<String>,
    #[arg(long)]
    force: bool,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: OutputFormat,
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    date: Option<Date>,
    #[command(subcommand)]
    command: Option<PacketCommand>,
}

#[derive(Subcommand)]
enum PacketCommand {
    Verify(verify::VerifyArgs),
}

/// What a packet is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Pdf,
    Zip,
}

/// Runs `packet`, or the command below it.
pub fn run(args: &PacketArgs, session: &Session) -> Result<(), CliError> {
    match (&args.command, &args.case) {
        (Some(PacketCommand::Verify(args)), _) => verify::run(args, session),
        (None, Some(case)) => build(args, case, session),
        (None, None) => unreachable!("clap asks for a case"),
    }
}

/// Checks the case, and puts its packet together.
fn build(args: &PacketArgs, case: &CaseReference, session: &Session) -> Result<(), CliError> {
    let kind = args.output.as_deref().map(kind_of).transpose()?;
    if let (Some(path), false) = (&args.output, args.force)
        && path.exists()
    {
        return Err(CliError::FileExists { path: path.clone() });
    }
    let case = session.case(case)?;
    may_be_packed(&case, session)?;
    let Some(referral) = Referral::of(&case, session.today) else {
        anstream::eprintln!("{}", session.say("packet-no-referral", &[]));
        return Err(CliError::Refused);
    };
    say_checklist(args, &referral, session)?;
    if referral.unmet().next().is_some() && !args.draft {
        anstream::eprintln!("{}", session.say("packet-incomplete", &[]));
        return Err(CliError::Refused);
    }
    let (Some(path), Some(kind)) = (&args.output, kind) else { return Ok(()) };
    let order = Order { draft: args.draft, receiver: args.receiver.as_deref(), date: args.date };
    let gathered = Gathered::of(&case, &referral, session, date(args.date))?;
    let bound = bound(&order, &referral, &gathered, session)?;
    let bytes = match kind {
        Kind::Pdf => bound.document.bytes.clone(),
        Kind::Zip => zip::write(&order, &case, &referral, &gathered, session)?,
    };
    let (bytes, made) = match args.encrypt {
        true => password::sealed(&bytes, kind, args.password_file.as_deref(), session)?,
        false => (bytes, None),
    };
    output::write(path, &bytes, Existing::from_force(args.force))?;
    say_result(path, &bound, &referral, session);
    if let Some(password) = made {
        anstream::println!("{}", session.say("packet-password-made", &[]));
        anstream::println!("  {}", password.reveal());
    }
    Ok(())
}

/// How a packet is to be.
struct Order<'a> {
    draft: bool,
    receiver: Option<&'a str>,
    date: Option<Date>,
}

/// The same packet twice.
pub struct Both {
    /// As one PDF.
    pub pdf: Vec<u8>,
    /// As ZIP file.
    pub zip: Vec<u8>,
}

/// The packet of a case as PDF and as ZIP file, for whoever wants both; `None` while the case is
/// not complete.
pub fn both(case: &CaseReference, at: Date, session: &Session) -> Result<Option<Both>, CliError> {
    let case = session.case(case)?;
    let complete = |referral: &Referral<'_>| referral.unmet().next().is_none();
    let Some(referral) = Referral::of(&case, session.today).filter(complete) else {
        return Ok(None);
    };
    let order = Order { draft: false, receiver: None, date: Some(at) };
    let gathered = Gathered::of(&case, &referral, session, at)?;
    let bound = bound(&order, &referral, &gathered, session)?;
    let zip = zip::write(&order, &case, &referral, &gathered, session)?;
    Ok(Some(Both { pdf: bound.document.bytes, zip }))
}

fn kind_of(path: &Path) -> Result<Kind, CliError> {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    match ending.as_ref().and_then(|ending| ending.to_str()) {
        Some("pdf") => Ok(Kind::Pdf),
        Some("zip") => Ok(Kind::Zip),
        _ => Err(CliError::PacketEnding { path: path.to_owned() }),
    }
}

/// R5, and files that would silently be left out.
fn may_be_packed(case: &Case, session: &Session) -> Result<(), CliError> {
    let consent = case.consent(session.today);
    if let (ConsentState::Withdrawn, Some(since)) = (consent.state, consent.since) {
        let since = [("since", short(since).into())];
        anstream::eprintln!("{}", session.say("packet-withdrawn", &since));
        return Err(CliError::Refused);
    }
    let wrong: Vec<_> = case
        .problems
        .iter()
        .filter(|wrong| matches!(wrong.kind, ProblemKind::Faults(_) | ProblemKind::OtherCase))
        .collect();
    if wrong.is_empty() {
        return Ok(());
    }
    for line in wrong.into_iter().flat_map(|wrong| problem(wrong, session)) {
        anstream::eprintln!("{line}");
    }
    Err(CliError::Refused)
}

fn say_checklist(
    args: &PacketArgs,
    referral: &Referral<'_>,
    session: &Session,
) -> Result<(), CliError> {
    if args.format == OutputFormat::Json {
        let checks = referral.checks.iter();
        let checks: Vec<_> = checks.map(|check| super::case::check_json(check, session)).collect();
        let complete = referral.unmet().next().is_none();
        let all = json!({ "complete": complete, "checks": checks, "left_out": referral.left_out });
        let text = serde_json::to_string_pretty(&all).expect("a checklist is always JSON");
        return output::print(format!("{text}\n").as_bytes());
    }
    for check in &referral.checks {
        anstream::println!("{}", line(check, session));
    }
    for file in &referral.left_out {
        anstream::println!("{}", session.say("packet-left-out", &[("file", (*file).into())]));
    }
    Ok(())
}

fn line(check: &Checked, session: &Session) -> String {
    let state = session.say(&format!("packet-check-{}", check.outcome.name()), &[]);
    let label = check.label.get(session.language);
    let rule = check.number.as_ref().map(|number| format!(" [{number}]")).unwrap_or_default();
    let duty = match check.is_unmet_duty() {
        true => session.say("packet-check-duty", &[]),
        false => String::new(),
    };
    match check.outcome {
        Outcome::Missing => {
            let remedy = check.remedy.get(session.language);
            format!("{state:<16}{label}{rule}{duty}\n{:<16}{remedy}", "")
        }
        Outcome::Present | Outcome::NotApplicable => format!("{state:<16}{label}{rule}"),
    }
}

fn bound(
    order: &Order<'_>,
    referral: &Referral<'_>,
    gathered: &Gathered,
    session: &Session,
) -> Result<Bound, CliError> {
    let language = referral.front.form.language();
    let rows: Vec<CheckRow> = referral
        .checks
        .iter()
        .map(|check| CheckRow {
            label: check.label.get(language).to_owned(),
            rule: check.number.clone(),
            state: match check.outcome {
                Outcome::Present => CheckState::Present,
                Outcome::Missing => CheckState::Missing,
                Outcome::NotApplicable => CheckState::NotApplicable,
            },
            detail: None,
        })
        .collect();
    let title =
        session.say_in(language, "packet-title", &[("case", gathered.reference.as_str().into())]);
    let volume = Volume {
        front: &gathered.front,
        checklist: &rows,
        parts: gathered.parts(),
        draft: order.draft,
        title: &title,
        reference: &gathered.reference,
        language,
    };
    bind(&volume, &gathered.press, gathered.date).map_err(CliError::Bind)
}

/// Where it is, and how far the standards hold.
fn say_result(path: &Path, bound: &Bound, referral: &Referral<'_>, session: &Session) {
    let counts = [
        ("path", path.display().to_string().into()),
        ("pages", bound.document.pages.into()),
        ("documents", (referral.parts.len() + 1).into()),
    ];
    anstream::println!("{}", session.say("packet-done", &counts));
    if !bound.standards.hold_in_full() {
        let pages: usize = bound.standards.pictured.iter().map(|part| part.pages).sum();
        let silent: usize = bound.standards.pictured.iter().map(|part| part.without_text).sum();
        let counts = [("pages", pages.into()), ("silent", silent.into())];
        anstream::println!("{}", session.say("packet-pictured", &counts));
    }
}
