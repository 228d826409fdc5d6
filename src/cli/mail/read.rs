//! `blankett mail read`: who accepts, who declines, and who could not be reached.

use std::fs;
use std::path::{Path, PathBuf};

use blankett::mail::answer::{self, About, Answer, Says};
use blankett::mail::outbox::{Durability, MessageRow, Outbox, OutboxError};
use clap::Args;
use serde::Serialize;

use super::MailFailure;
use super::post_office::{StateArgs, clock};
use crate::cli::error::CliError;
use crate::cli::output;
use crate::cli::report::OutputFormat;
use crate::cli::session::Session;

/// Arguments of `mail read`.
#[derive(Args)]
pub struct ReadArgs {
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    state: StateArgs,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: OutputFormat,
}

/// What a file says of one recipient.
#[derive(Serialize)]
struct ReadReport {
    file: String,
    id: i64,
    recipient: String,
    answer: &'static str,
    confirmed_by_sender: bool,
}

/// Notes answers in the outbox. A file that says nothing is reported, and the others are read.
pub fn run(args: &ReadArgs, session: &Session) -> Result<(), CliError> {
    let mut office = args.state.open(session)?;
    let mut reports = Vec::new();
    let mut failed = None;
    for path in &args.files {
        let bytes =
            fs::read(path).map_err(|source| CliError::CannotRead { path: path.clone(), source })?;
        match answer::read(&bytes) {
            Ok(answers) => {
                let noted = office.with(|outbox| note(outbox, &answers))?;
                if noted.is_empty() {
                    failed = Some(MailFailure::Stranger(path.clone()));
                }
                reports.extend(noted.into_iter().map(|(row, answer)| report(path, &row, &answer)));
            }
            Err(source) => failed = Some(MailFailure::NoAnswer { path: path.clone(), source }),
        }
        if let Some(message) =
            failed.as_ref().and_then(|failure| failure.message(session.messages()))
            && args.files.len() > 1
        {
            anstream::eprintln!("{message}");
        }
    }
    match args.format {
        OutputFormat::Json => {
            let json = serde_json::to_string_pretty(&reports).expect("a report is always JSON");
            output::print(format!("{json}\n").as_bytes())?;
        }
        OutputFormat::Text => {
            for report in &reports {
                anstream::println!("{}", line(report, session));
            }
        }
    }
    match failed {
        None => Ok(()),
        Some(_) if args.files.len() > 1 => Err(CliError::Refused),
        Some(failure) => Err(CliError::Mail(failure)),
    }
}

fn report(path: &Path, row: &MessageRow, answer: &Answer) -> ReadReport {
    ReadReport {
        file: path.display().to_string(),
        id: row.id,
        recipient: row.recipient.clone(),
        answer: word(answer.says),
        confirmed_by_sender: answer.confirmed_by_sender,
    }
}

fn line(report: &ReadReport, session: &Session) -> String {
    let answer = session.say("mail-answer-says", &[("answer", report.answer.into())]);
    let line = format!("{}: {answer}", report.recipient);
    match report.confirmed_by_sender {
        true => line,
        false => format!("{line} ({})", session.say("mail-read-unconfirmed", &[])),
    }
}

/// The answer's name in the outbox and for programs.
fn word(says: Says) -> &'static str {
    match says {
        Says::Accepts => "accepts",
        Says::Tentative => "tentative",
        Says::Declines => "declines",
        Says::Delegates => "delegates",
        Says::ProposesOtherTime => "proposes-other-time",
        Says::Unreachable => "unreachable",
        Says::Delayed => "delayed",
        Says::Delivered => "delivered",
    }
}

/// Notes every answer that is about a message of this outbox; hands back which.
async fn note(
    outbox: &mut Outbox,
    answers: &[Answer],
) -> Result<Vec<(MessageRow, Answer)>, OutboxError> {
    let mut noted = Vec::new();
    for answer in answers {
        if let Some(row) = message_of(outbox, answer).await? {
            noted.push((row, answer.clone()));
        }
    }
    let mut work = outbox.begin(Durability::Disc).await?;
    for (row, answer) in &noted {
        if let Some(current) = work.message(row.id).await? {
            work.answered(current, word(answer.says), clock().now()).await?;
        }
    }
    work.commit().await?;
    Ok(noted)
}

/// The message that an answer is about: the latest one of the meeting to that participant.
async fn message_of(
    outbox: &mut Outbox,
    answer: &Answer,
) -> Result<Option<MessageRow>, OutboxError> {
    match &answer.about {
        About::Message { message_id } => outbox.message_named(message_id).await,
        About::Meeting { uid, .. } => {
            let Some(who) = &answer.who else { return Ok(None) };
            let messages = outbox.messages(Some(uid)).await?;
            let is_theirs = |row: &MessageRow| row.recipient.to_lowercase() == who.to_lowercase();
            Ok(messages.into_iter().rfind(is_theirs))
        }
    }
}
