//! `blankett outbox`: what waits, what is held, and what is gone.

use std::path::PathBuf;

use blankett::mail::outbox::{Durability, Entry, MessageRow, Outbox, OutboxError, State, Work};
use clap::{Args, Subcommand};
use serde_json::{Value as Json, json};

use super::error::CliError;
use super::mail::{MailFailure, PostOffice, StateArgs, clock};
use super::output::{self, Existing, Target};
use super::report::OutputFormat;
use super::send::{DeliveryArgs, Told, deliver};
use super::session::Session;

/// Arguments of `outbox`.
#[derive(Args)]
pub struct OutboxArgs {
    #[command(subcommand)]
    command: OutboxCommand,
}

#[derive(Subcommand)]
enum OutboxCommand {
    List(ListArgs),
    Show(ShowArgs),
    Deliver(DeliverArgs),
    Retry(PickArgs),
    Cancel(PickArgs),
    Export(ExportArgs),
    Log(LogArgs),
    Verify(VerifyArgs),
}

/// Arguments of `outbox list`.
#[derive(Args)]
struct ListArgs {
    #[command(flatten)]
    state: StateArgs,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: OutputFormat,
}

/// Arguments of `outbox show`.
#[derive(Args)]
struct ShowArgs {
    #[arg(value_name = "ID")]
    id: i64,
    #[command(flatten)]
    state: StateArgs,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: OutputFormat,
}

/// Arguments of `outbox deliver`.
#[derive(Args)]
struct DeliverArgs {
    #[command(flatten)]
    state: StateArgs,
    #[command(flatten)]
    delivery: DeliveryArgs,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: OutputFormat,
}

/// Arguments of `outbox retry` and `outbox cancel`.
#[derive(Args)]
struct PickArgs {
    #[arg(required = true, value_name = "ID")]
    ids: Vec<i64>,
    #[command(flatten)]
    state: StateArgs,
}

/// Arguments of `outbox export`.
#[derive(Args)]
struct ExportArgs {
    #[arg(required = true, value_name = "ID")]
    ids: Vec<i64>,
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    state: StateArgs,
}

/// Arguments of `outbox log`.
#[derive(Args)]
struct LogArgs {
    #[command(flatten)]
    state: StateArgs,
    #[arg(long)]
    recipients: bool,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: OutputFormat,
}

/// Arguments of `outbox verify`.
#[derive(Args)]
struct VerifyArgs {
    #[command(flatten)]
    state: StateArgs,
}

/// Runs a command below `outbox`.
pub fn run(args: &OutboxArgs, session: &Session) -> Result<(), CliError> {
    match &args.command {
        OutboxCommand::List(args) => list(args, session),
        OutboxCommand::Show(args) => show(args, session),
        OutboxCommand::Deliver(args) => {
            let mut office = args.state.open(session)?;
            deliver(&args.delivery, args.format, &mut office, session, None, Told::new())
        }
        OutboxCommand::Retry(args) => change(args, session, "outbox-retried", async |work, row| {
            work.retry(row, clock().now()).await
        }),
        OutboxCommand::Cancel(args) => {
            change(args, session, "outbox-cancelled", async |work, row| {
                work.cancel(row, clock().now()).await
            })
        }
        OutboxCommand::Export(args) => export(args, session),
        OutboxCommand::Log(args) => log(args, session),
        OutboxCommand::Verify(args) => verify(args, session),
    }
}

/// What programs are told of a message.
fn json_of(row: &MessageRow) -> Json {
    json!({
        "id": row.id,
        "recipient": row.recipient,
        "state": row.state.name(),
        "reason": row.reason,
        "attempts": row.attempts,
        "answer": row.answer,
        "uid": row.uid,
        "sequence": row.sequence,
        "method": row.method,
        "message_id": row.message_id,
        "sha256": row.fingerprint,
        "since": moment(row.since),
        "due": (row.state == State::Queued).then(|| moment(row.due)),
    })
}

/// A moment as programs and people far away read it.
fn moment(milliseconds: i64) -> String {
    jiff::Timestamp::from_millisecond(milliseconds)
        .map(|moment| moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
        .unwrap_or_default()
}

fn line_of(row: &MessageRow, session: &Session) -> String {
    let state = session.say("outbox-state", &[("state", row.state.name().into())]);
    let mut line = format!("{:>5}  {state:<22} {}", row.id, row.recipient);
    if let Some(reason) = &row.reason {
        line += &format!("  [{reason}]");
    }
    if let Some(answer) = &row.answer {
        let answer = session.say("mail-answer-says", &[("answer", answer.as_str().into())]);
        line += &format!("  {answer}");
    }
    line
}

fn list(args: &ListArgs, session: &Session) -> Result<(), CliError> {
    let rows = match args.state.open_existing(session)? {
        Some(mut office) => office.with(async |outbox| outbox.messages(None).await)?,
        None => Vec::new(),
    };
    if args.format == OutputFormat::Json {
        let rows: Json = rows.iter().map(json_of).collect();
        return output::print(format!("{rows:#}\n").as_bytes());
    }
    if rows.is_empty() {
        anstream::println!("{}", session.say("outbox-empty", &[]));
    }
    for row in &rows {
        anstream::println!("{}", line_of(row, session));
    }
    Ok(())
}

fn show(args: &ShowArgs, session: &Session) -> Result<(), CliError> {
    let mut office = args.state.open(session)?;
    let row = pick(&mut office, args.id)?;
    let mut entries = Vec::new();
    office.with(async |outbox| {
        outbox
            .verify(|entry| {
                if entry.message == Some(args.id) {
                    entries.push(entry.clone());
                }
            })
            .await
    })?;
    if args.format == OutputFormat::Json {
        let mut shown = json_of(&row);
        shown["log"] = entries.iter().map(|entry| entry_json(entry, None)).collect();
        return output::print(format!("{shown:#}\n").as_bytes());
    }
    anstream::println!("{}", line_of(&row, session));
    for (name, value) in
        [("uid", &row.uid), ("message-id", &row.message_id), ("sha256", &row.fingerprint)]
    {
        anstream::println!("       {name}: {value}");
    }
    for entry in &entries {
        anstream::println!("       {}", entry_line(entry, None, session));
    }
    Ok(())
}

fn pick(office: &mut PostOffice, id: i64) -> Result<MessageRow, CliError> {
    let row = office.with(async |outbox| outbox.message(id).await)?;
    row.ok_or(CliError::Mail(MailFailure::NoMessage(id)))
}

/// Changes all the messages that were picked, or none.
fn change(
    args: &PickArgs,
    session: &Session,
    done: &str,
    act: impl AsyncFn(&mut Work<'_>, MessageRow) -> Result<bool, OutboxError>,
) -> Result<(), CliError> {
    let mut office = args.state.open(session)?;
    for id in &args.ids {
        pick(&mut office, *id)?;
    }
    let refused = office.with(async |outbox: &mut Outbox| {
        let mut work = outbox.begin(Durability::Disc).await?;
        for id in &args.ids {
            let Some(row) = work.message(*id).await? else { continue };
            if !act(&mut work, row).await? {
                work.abandon().await?;
                return Ok(Some(*id));
            }
        }
        work.commit().await?;
        Ok(None)
    })?;
    if let Some(id) = refused {
        return Err(CliError::Mail(MailFailure::NotNow(id)));
    }
    anstream::println!("{}", session.say(done, &[("count", args.ids.len().into())]));
    Ok(())
}

/// Takes the very bytes of messages out of the outbox.
fn export(args: &ExportArgs, session: &Session) -> Result<(), CliError> {
    let several = args.ids.len() > 1;
    let target = Target::of(args.output.as_deref(), several)?;
    let existing = Existing::from_force(args.force);
    let mut office = args.state.open(session)?;
    for id in &args.ids {
        let row = pick(&mut office, *id)?;
        let bytes = office.with(async |outbox| outbox.bytes(&row).await)?;
        // The name says which message it is, and nothing of whom it is for.
        match target.path_of(&format!("melding-{id}.eml")) {
            Some(path) => {
                output::write(&path, &bytes, existing)?;
                anstream::println!("{}", path.display());
            }
            None => output::print(&bytes)?,
        }
        office.with(async |outbox: &mut Outbox| {
            let mut work = outbox.begin(Durability::Disc).await?;
            if let Some(current) = work.message(*id).await? {
                work.exported(current, clock().now()).await?;
            }
            work.commit().await
        })?;
    }
    Ok(())
}

fn log(args: &LogArgs, session: &Session) -> Result<(), CliError> {
    let Some(mut office) = args.state.open_existing(session)? else { return Ok(()) };
    let rows = match args.recipients {
        true => office.with(async |outbox| outbox.messages(None).await)?,
        false => Vec::new(),
    };
    let recipient = |entry: &Entry| {
        let row = rows.iter().find(|row| Some(row.id) == entry.message);
        row.map(|row| row.recipient.as_str())
    };
    let mut entries = Vec::new();
    office.with(async |outbox| outbox.verify(|entry| entries.push(entry.clone())).await)?;
    if args.format == OutputFormat::Json {
        let entries: Json =
            entries.iter().map(|entry| entry_json(entry, recipient(entry))).collect();
        return output::print(format!("{entries:#}\n").as_bytes());
    }
    for entry in &entries {
        anstream::println!("{}", entry_line(entry, recipient(entry), session));
    }
    Ok(())
}

fn entry_json(entry: &Entry, recipient: Option<&str>) -> Json {
    let mut json = json!({
        "number": entry.number,
        "moment": moment(entry.moment),
        "event": entry.event.name(),
        "who": entry.who,
        "uid": entry.uid,
        "message": entry.message,
        "sha256": entry.fingerprint,
        "detail": entry.detail,
    });
    if let Some(recipient) = recipient {
        json["recipient"] = recipient.into();
    }
    json
}

fn entry_line(entry: &Entry, recipient: Option<&str>, session: &Session) -> String {
    let event = session.say("outbox-event", &[("event", entry.event.name().into())]);
    let message = entry.message.map(|id| format!(" {id}")).unwrap_or_default();
    let recipient = recipient.map(|recipient| format!(" ({recipient})")).unwrap_or_default();
    let who = if entry.who.is_empty() { String::new() } else { format!(" {}", entry.who) };
    let detail =
        if entry.detail.is_empty() { String::new() } else { format!(": {}", entry.detail) };
    format!("{}{who}{message}{recipient} {event}{detail}", moment(entry.moment))
}

fn verify(args: &VerifyArgs, session: &Session) -> Result<(), CliError> {
    let Some(mut office) = args.state.open_existing(session)? else {
        anstream::println!("{}", session.say("outbox-empty", &[]));
        return Ok(());
    };
    let mut entries = 0;
    office.with(async |outbox| outbox.verify(|_| entries += 1).await)?;
    anstream::println!("{}", session.say("outbox-whole", &[("entries", entries.into())]));
    Ok(())
}
