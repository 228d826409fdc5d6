//! `blankett packet verify`: whether a packet is, to the byte, what was put together.

use std::path::PathBuf;

use blankett::packet::damage::Damage;
use blankett::packet::verify::{Report, verify};
use clap::Args;
use serde_json::json;

use super::password;
use crate::cli::error::CliError;
use crate::cli::output;
use crate::cli::report::OutputFormat;
use crate::cli::session::Session;

/// Arguments of `packet verify`.
#[derive(Args)]
pub struct VerifyArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: OutputFormat,
}

/// Reads a packet, and says what is in it or what is wrong with it.
pub fn run(args: &VerifyArgs, session: &Session) -> Result<(), CliError> {
    let bytes = std::fs::read(&args.file)
        .map_err(|source| CliError::CannotRead { path: args.file.clone(), source })?;
    let given = args.password_file.as_deref();
    let given = given.map(|path| password::to_open(Some(path), session)).transpose()?;
    let mut outcome = verify(&bytes, given.as_ref());
    if let (Err(damages), None, true) = (&outcome, &given, password::can_ask())
        && matches!(damages[..], [Damage::PasswordMissing])
    {
        outcome = verify(&bytes, Some(&password::to_open(None, session)?));
    }
    match args.format {
        OutputFormat::Json => say_json(&outcome, session)?,
        OutputFormat::Text => say_text(args, &outcome, session),
    }
    if outcome.is_ok() { Ok(()) } else { Err(CliError::Refused) }
}

fn say_text(args: &VerifyArgs, outcome: &Result<Report, Vec<Damage>>, session: &Session) {
    match outcome {
        Ok(report) => {
            let manifest = &report.manifest;
            let arguments = [
                ("path", args.file.display().to_string().into()),
                ("case", manifest.reference().as_str().into()),
                ("count", manifest.documents().len().into()),
                ("sum", report.sha256.to_string().into()),
            ];
            anstream::println!("{}", session.say("packet-verified", &arguments));
        }
        Err(damages) => {
            for damage in damages {
                anstream::eprintln!("{}", damage.text(session.messages()));
            }
        }
    }
}

fn say_json(outcome: &Result<Report, Vec<Damage>>, session: &Session) -> Result<(), CliError> {
    let all = match outcome {
        Ok(report) => json!({
            "ok": true,
            "reference": report.manifest.reference().as_str(),
            "draft": report.manifest.draft(),
            "encrypted": report.encrypted,
            "files": report.manifest.files().len(),
            "sha256": report.sha256.to_string(),
        }),
        Err(damages) => {
            let damages = damages.iter().map(|damage| {
                json!({ "code": damage.code(), "message": damage.text(session.messages()) })
            });
            json!({ "ok": false, "damages": damages.collect::<Vec<_>>() })
        }
    };
    let text = serde_json::to_string_pretty(&all).expect("a report is always JSON");
    output::print(format!("{text}\n").as_bytes())
}
