//! `blankett share`: confidential documents as an encrypted parcel under a neutral mail (R15).

mod documents;
mod parcel;
mod summary;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use blankett::mail::mailbox::Mailbox;
use blankett::mail::outbox::Durability;
use blankett::mail::receivers::{self, Lot, lots};
use blankett::packet::password::Password;
use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;

use super::InputArgs;
use super::error::CliError;
use super::mail::{MailFailure, PostOffice, StateArgs, clock, sender, settings};
use super::output::Existing;
use super::packet::password;
use super::report::OutputFormat;
use super::send::{DeliveryArgs, Told, confirm, deliver, target, write_all};
use super::session::{Session, date};
use super::usage::Example;
use documents::Shared;
use parcel::{Parcel, Writer};
use summary::Summary;

/// Arguments of `share`.
#[derive(Args)]
pub struct ShareArgs {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    state: StateArgs,
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    to: Vec<Mailbox>,
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    #[arg(long, conflicts_with = "password_file")]
    ask_password: bool,
    #[arg(long)]
    dry_run: bool,
    #[arg(short, long, value_name = "DIR", requires = "dry_run")]
    output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    force: bool,
    #[arg(long)]
    yes: bool,
    #[arg(long)]
    again: bool,
    #[arg(long)]
    queue_only: bool,
    #[command(flatten)]
    delivery: DeliveryArgs,
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    date: Option<Date>,
}

fn address(text: &str) -> Result<Mailbox, Example> {
    text.parse().map_err(|_| Example("eva.eksempel@example.org"))
}

/// Shares the documents, or none of them when one is wrong.
pub fn run(args: &ShareArgs, session: &Session) -> Result<(), CliError> {
    let settings = settings(session)?;
    let sender = sender(settings)?;
    let folder = target(args.output.as_deref())?;
    let shared = documents::read(&args.input, session)?;
    let lots = match args.to.as_slice() {
        [] => lots(&receivers(&shared, session)?),
        to => lots(&vec![to.to_vec(); shared.len()]),
    };
    let chosen = chosen(args, session)?;
    // A new outbox is made only when there is something to put into it.
    let mut office = args.state.open_existing(session)?;
    let press = session.press();
    let writer = Writer {
        session,
        press: &press,
        sender: &sender,
        phone: settings.phone.as_deref(),
        chosen: chosen.as_ref(),
        again: args.again,
        date: date(args.date),
        now: Timestamp::from_millisecond(clock().now()).unwrap_or(Timestamp::UNIX_EPOCH),
    };
    let mut parcels = Vec::new();
    for Lot { documents, to } in &lots {
        let documents: Vec<&Shared> = documents.iter().map(|index| &shared[*index]).collect();
        parcels.push(writer.write(&documents, to, office.as_mut())?);
    }
    let summary = Summary { parcels: &parcels, session };
    if args.dry_run {
        let files = match &folder {
            Some(folder) => write_files(&parcels, folder, Existing::from_force(args.force))?,
            None => Vec::new(),
        };
        return summary.dry_run(args.input.format, &files);
    }
    let is_new = parcels.iter().any(|parcel| !parcel.messages.is_empty());
    if !is_new {
        summary.nothing_new();
    } else if !args.yes {
        summary.ask_about();
        confirm(session)?;
    }
    let mut office = match office {
        Some(office) => office,
        None => args.state.open(session)?,
    };
    if args.input.format == OutputFormat::Text {
        // Before anything is kept to be sent: what breaks afterwards cannot take the word that
        // opens it along.
        summary.passwords()?;
    }
    post(&parcels, &mut office)?;
    let told = match args.input.format {
        OutputFormat::Json => summary.told(),
        OutputFormat::Text => Told::new(),
    };
    let names: HashSet<&str> = parcels.iter().flat_map(Parcel::undelivered).collect();
    if args.queue_only || names.is_empty() {
        return summary.queued(args.input.format, told);
    }
    deliver(&args.delivery, args.input.format, &mut office, session, Some(&names), told)
}

/// Who gets each document, where nobody is named on the command line: those whom the profile says.
fn receivers(shared: &[Shared], session: &Session) -> Result<Vec<Vec<Mailbox>>, CliError> {
    let failed = |failure| CliError::Mail(failure);
    let mut all = Vec::new();
    let mut unreached = Vec::new();
    for document in shared {
        match receivers::receivers(session.profile(), document.form.form(), document.case()) {
            Ok(found) if found.is_empty() => {
                return Err(failed(MailFailure::ShareNobody(document.form.form().file_stem())));
            }
            Ok(found) => all.push(found),
            Err(missing) => unreached.extend(missing),
        }
    }
    if unreached.is_empty() { Ok(all) } else { Err(failed(MailFailure::ShareUnreached(unreached))) }
}

/// The password that somebody chose; none where one is to be made.
fn chosen(args: &ShareArgs, session: &Session) -> Result<Option<Password>, CliError> {
    match &args.password_file {
        Some(path) => password::from_file(path, session).map(Some),
        None if args.ask_password => password::prompted(session),
        None => Ok(None),
    }
}

/// Writes the messages as files. Their names say nothing of the documents, nor to whom they go.
fn write_files(
    parcels: &[Parcel],
    folder: &Path,
    existing: Existing,
) -> Result<Vec<PathBuf>, CliError> {
    let messages = parcels.iter().flat_map(|parcel| &parcel.messages).enumerate();
    let named =
        messages.map(|(index, one)| (folder.join(format!("dokumenter-{}.eml", index + 1)), one));
    let files: Vec<(PathBuf, &[u8])> = named.map(|(path, one)| (path, one.bytes())).collect();
    write_all(&files, existing)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// Puts all messages of all parcels into the outbox, or none.
fn post(parcels: &[Parcel], office: &mut PostOffice) -> Result<(), CliError> {
    let now = clock().now();
    office.with(async |outbox| {
        let mut work = outbox.begin(Durability::Disc).await?;
        for parcel in parcels {
            work.post_parcel(&parcel.posting(), now).await?;
        }
        blankett::mail::trial::step("enqueue.before-commit");
        work.commit().await?;
        blankett::mail::trial::step("enqueue.after-commit");
        Ok(())
    })
}
