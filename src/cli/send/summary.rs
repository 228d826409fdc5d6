//! What is about to be sent, and what became of it.

use std::path::PathBuf;

use blankett::form::date::{long_date, print_time};
use blankett::mail::delivery::Delivered;
use blankett::mail::outbox::{MessageRow, State};
use blankett::mail::smtp::Trouble;
use serde_json::json;

use super::Told;
use super::invitation::Invitation;
use crate::cli::error::CliError;
use crate::cli::mail::{MailFailure, settings};
use crate::cli::output;
use crate::cli::report::OutputFormat;
use crate::cli::session::Session;

/// What is about to be sent.
pub struct Summary<'a> {
    pub invitations: &'a [Invitation],
    pub session: &'a Session,
}

impl Summary<'_> {
    fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for invitation in self.invitations {
            let language = self.session.language;
            let meeting = &invitation.meeting;
            let day = long_date(meeting.date, language);
            let (start, end) =
                (print_time(meeting.start, language), print_time(meeting.end, language));
            lines.push(format!("{}, {day} {start}–{end}", invitation.subject));
            let recipients =
                invitation.messages.iter().map(|message| message.recipient().address());
            lines.extend(recipients.map(|address| format!("  {address}")));
            if invitation.known > 0 {
                let count = [("count", invitation.known.into())];
                lines.push(self.session.say("send-known", &count));
            }
        }
        lines
    }

    fn count(&self) -> usize {
        self.invitations.iter().map(|invitation| invitation.messages.len()).sum()
    }

    /// Shows what will be sent to whom.
    pub fn ask_about(&self) {
        for line in self.lines() {
            anstream::eprintln!("{line}");
        }
    }

    /// Ends a dry run.
    pub fn dry_run(&self, format: OutputFormat, files: &[PathBuf]) -> Result<(), CliError> {
        let mut files = files.iter().map(|path| path.display().to_string());
        if format == OutputFormat::Json {
            let messages: Vec<_> = self
                .invitations
                .iter()
                .flat_map(|invitation| {
                    invitation.messages.iter().map(move |message| (invitation, message))
                })
                .map(|(invitation, message)| {
                    json!({
                        "recipient": message.recipient().address(),
                        "subject": invitation.subject,
                        "method": message.purpose().name(),
                        "uid": invitation.uid,
                        "message_id": message.message_id(),
                        "file": files.next(),
                    })
                })
                .collect();
            return print_json(&json!(messages));
        }
        for line in self.lines() {
            anstream::println!("{line}");
        }
        for file in files {
            anstream::println!("{file}");
        }
        let count = [("count", self.count().into())];
        anstream::eprintln!("{}", self.session.say("send-dry-run", &count));
        Ok(())
    }

    /// Ends a run that only put messages into the outbox.
    pub fn queued(&self, format: OutputFormat) -> Result<(), CliError> {
        if format == OutputFormat::Json {
            return print_json(&json!({ "queued": self.count() }));
        }
        let count = [("count", self.count().into())];
        anstream::println!("{}", self.session.say("send-queued", &count));
        Ok(())
    }
}

/// What makes a run a failure of the outside world.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Something waits.
    Waiting,
    /// Something was not sent, for whatever reason.
    NotSent,
}

/// Says what became of messages.
pub fn delivered(
    delivered: &Delivered,
    rows: &[MessageRow],
    failure: Failure,
    format: OutputFormat,
    mut told: Told,
    session: &Session,
) -> Result<(), CliError> {
    let number = |state: State| rows.iter().filter(|row| row.state == state).count();
    let waiting = rows.iter().filter(|row| row.state.is_waiting()).count();
    let (sent, held) = (number(State::Sent), number(State::Held));
    // What was overtaken or called off is as it should be.
    let meant = |row: &MessageRow| matches!(row.reason.as_deref(), Some("overtaken" | "cancelled"));
    let dead = rows.iter().filter(|row| row.state == State::Dead && !meant(row)).count();
    if format == OutputFormat::Json {
        told.extend([
            ("sent".to_owned(), json!(sent)),
            ("waiting".to_owned(), json!(waiting)),
            ("held".to_owned(), json!(held)),
            ("dead".to_owned(), json!(dead)),
            ("trouble".to_owned(), json!(delivered.trouble.as_ref().map(Trouble::name))),
        ]);
        print_json(&told.into())?;
    } else {
        for row in rows.iter().filter(|row| row.state == State::Dead && !meant(row)) {
            let told = [
                ("recipient", row.recipient.as_str().into()),
                ("reason", row.reason.as_deref().unwrap_or("-").into()),
            ];
            anstream::eprintln!("{}", session.say("send-dead", &told));
        }
        for row in rows.iter().filter(|row| row.state == State::Held) {
            let told =
                [("recipient", row.recipient.as_str().into()), ("id", row.id.to_string().into())];
            anstream::eprintln!("{}", session.say("send-held", &told));
        }
        let counts = [
            ("sent", sent.into()),
            ("waiting", waiting.into()),
            ("held", held.into()),
            ("dead", dead.into()),
        ];
        anstream::println!("{}", session.say("send-summary", &counts));
        if waiting > 0 {
            anstream::eprintln!("{}", session.say("send-deliver-later", &[]));
        }
    }
    match &delivered.trouble {
        Some(trouble) if waiting > 0 => {
            let settings = settings(session)?;
            Err(CliError::Mail(MailFailure::Trouble {
                trouble: trouble.clone(),
                host: settings.host.clone(),
                port: settings.port,
            }))
        }
        _ if waiting > 0 || failure == Failure::NotSent && held + dead > 0 => {
            Err(CliError::Mail(MailFailure::Unfinished))
        }
        _ => Ok(()),
    }
}

/// Prints what programs are told.
pub fn print_json(value: &serde_json::Value) -> Result<(), CliError> {
    output::print(format!("{value:#}\n").as_bytes())
}
