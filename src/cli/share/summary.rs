//! What is about to be shared, and the words that open it.

use std::path::PathBuf;

use blankett::packet::password::Password;
use serde_json::{Value as Json, json};

use super::parcel::Parcel;
use crate::cli::error::CliError;
use crate::cli::output;
use crate::cli::report::OutputFormat;
use crate::cli::send::Told;
use crate::cli::send::summary::print_json;
use crate::cli::session::Session;

/// What is about to be shared.
pub struct Summary<'a> {
    pub parcels: &'a [Parcel],
    pub session: &'a Session,
}

impl Summary<'_> {
    fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for parcel in self.parcels {
            lines.push(parcel.subject.clone());
            lines.extend(parcel.documents.iter().map(|document| format!("  {document}.pdf")));
            let addresses = parcel.messages.iter().map(|message| message.recipient().address());
            lines.extend(addresses.map(|address| format!("  → {address}")));
            lines.extend(parcel.known.iter().map(|row| {
                let recipient = [("recipient", row.recipient.as_str().into())];
                format!("  – {}", self.session.say("share-known", &recipient))
            }));
        }
        lines
    }

    fn count(&self) -> usize {
        self.parcels.iter().map(|parcel| parcel.messages.len()).sum()
    }

    /// Shows what will be sent to whom.
    pub fn ask_about(&self) {
        for line in self.lines() {
            anstream::eprintln!("{line}");
        }
    }

    /// Says that everybody has been sent the same before.
    pub fn nothing_new(&self) {
        self.ask_about();
        anstream::eprintln!("{}", self.session.say("share-nothing-new", &[]));
    }

    /// Shows each password once, to whoever hands it on.
    pub fn passwords(&self) -> Result<(), CliError> {
        for parcel in self.parcels.iter().filter(|parcel| !parcel.messages.is_empty()) {
            let addresses: Vec<&str> =
                parcel.messages.iter().map(|message| message.recipient().address()).collect();
            let recipients = [("recipients", addresses.join(", ").into())];
            let text = match &parcel.password {
                Some(password) => {
                    let words = self.session.say("share-password-made", &recipients);
                    format!("{words}\n  {}\n", password.reveal())
                }
                None => format!("{}\n", self.session.say("share-password-chosen", &recipients)),
            };
            output::print(text.as_bytes())?;
        }
        Ok(())
    }

    /// The same for programs.
    pub fn told(&self) -> Told {
        self.told_with(|parcel| parcel.password.as_ref().map(Password::reveal))
    }

    fn told_with(&self, password: impl Fn(&Parcel) -> Option<&str>) -> Told {
        let parcels = self.parcels.iter().map(|parcel| {
            let recipients = parcel.messages.iter().map(|message| message.recipient().address());
            json!({
                "documents": parcel.documents,
                "recipients": recipients.collect::<Vec<_>>(),
                "known": parcel.known.iter().map(|row| &row.recipient).collect::<Vec<_>>(),
                "password": password(parcel),
            })
        });
        Told::from_iter([("parcels".to_owned(), parcels.collect::<Json>())])
    }

    /// Ends a dry run. What is written to files can be opened.
    pub fn dry_run(&self, format: OutputFormat, files: &[PathBuf]) -> Result<(), CliError> {
        let shown: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
        if format == OutputFormat::Json {
            let mut told = if files.is_empty() { self.told_with(|_| None) } else { self.told() };
            told.insert("files".to_owned(), json!(shown));
            return print_json(&told.into());
        }
        for line in self.lines() {
            anstream::println!("{line}");
        }
        for file in &shown {
            anstream::println!("{file}");
        }
        if !files.is_empty() {
            self.passwords()?;
        }
        let count = [("count", self.count().into())];
        anstream::eprintln!("{}", self.session.say("send-dry-run", &count));
        Ok(())
    }

    /// Ends a run that delivers nothing.
    pub fn queued(&self, format: OutputFormat, mut told: Told) -> Result<(), CliError> {
        if format == OutputFormat::Json {
            told.insert("queued".to_owned(), json!(self.count()));
            return print_json(&told.into());
        }
        if self.count() > 0 {
            let count = [("count", self.count().into())];
            anstream::println!("{}", self.session.say("send-queued", &count));
        }
        Ok(())
    }
}
