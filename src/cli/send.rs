//! `blankett send`: gate, print, compose, look once more, keep, deliver.

pub mod invitation;
pub mod summary;

use std::collections::{BTreeMap, HashSet};
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use blankett::mail::appointment::Wish;
use blankett::mail::meeting::{Meeting, NotForMail};
use blankett::mail::outbox::{Durability, Outcome};
use blankett::pipeline::Refusal;
use blankett::privacy::ClearedForm;
use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;

use super::InputArgs;
use super::check::{Tally, clear, refuse};
use super::error::CliError;
use super::inputs::Inputs;
use super::mail::{MailFailure, PostOffice, StateArgs, clock, sender, settings};
use super::output::{self, Existing, Target};
use super::report::{OutputFormat, Shown};
use super::session::{Session, date};
use super::usage::Example;
use summary::{Failure, Summary};

pub use invitation::{Invitation, Writer};

/// Arguments of `send`.
#[derive(Args)]
pub struct SendArgs {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    state: StateArgs,
    #[arg(long)]
    dry_run: bool,
    #[arg(short, long, value_name = "DIR", requires = "dry_run")]
    output: Option<PathBuf>,
    #[arg(long, requires = "output")]
    force: bool,
    #[arg(long)]
    yes: bool,
    #[arg(long, value_name = "DATE", value_parser = super::date, conflicts_with_all = ["new", "cancel"])]
    moved_from: Option<Date>,
    #[arg(long, conflicts_with = "cancel")]
    new: bool,
    #[arg(long)]
    cancel: bool,
    #[arg(long, conflicts_with = "cancel")]
    again: bool,
    #[arg(long)]
    past: bool,
    #[arg(long)]
    queue_only: bool,
    #[command(flatten)]
    delivery: DeliveryArgs,
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    date: Option<Date>,
}

/// How messages are delivered.
#[derive(Args)]
pub struct DeliveryArgs {
    #[arg(long, value_name = "N")]
    connections: Option<usize>,
    #[arg(long, value_name = "TIME", value_parser = duration)]
    wait: Option<Duration>,
}

/// `90`, `90s`, `10m` or `2h`.
fn duration(text: &str) -> Result<Duration, Example> {
    let (number, unit) = match text.char_indices().next_back() {
        Some((last, 's')) => (&text[..last], 1),
        Some((last, 'm')) => (&text[..last], 60),
        Some((last, 'h')) => (&text[..last], 3600),
        _ => (text, 1),
    };
    let seconds: u32 = number.parse().map_err(|_| Example("90s, 10m, 2h"))?;
    Ok(Duration::from_secs(u64::from(seconds) * unit))
}

impl SendArgs {
    fn wish(&self) -> Wish {
        match self.moved_from {
            Some(date) => Wish::Moved(date),
            None if self.new => Wish::New,
            None if self.cancel => Wish::Cancel,
            None => Wish::None,
        }
    }
}

/// Sends the invitations, or none of them when one is wrong.
pub fn run(args: &SendArgs, session: &Session) -> Result<(), CliError> {
    let settings = settings(session)?;
    let sender = sender(settings)?;
    let known = args.input.known_persons()?;
    let inputs = args.input.inputs()?;
    let folder = target(args.output.as_deref())?;
    let forms = forms(args, &inputs, &known, session)?;
    // A new outbox is made only when there is something to put into it.
    let mut office = args.state.open_existing(session)?;
    let press = session.press();
    let mut writer = Writer {
        session,
        press: &press,
        sender: &sender,
        known: &known,
        wish: args.wish(),
        again: args.again,
        date: date(args.date),
        now: Timestamp::from_millisecond(clock().now()).unwrap_or(Timestamp::UNIX_EPOCH),
    };
    let mut invitations = Vec::new();
    for (form, meeting, source) in &forms {
        invitations.push(writer.write(form, meeting, source.as_deref(), office.as_mut())?);
    }
    if !(args.past || args.again || args.cancel) {
        refuse_past(&invitations, writer.now)?;
    }
    let summary = Summary { invitations: &invitations, session };
    if args.dry_run {
        let files = match &folder {
            Some(folder) => write_files(&invitations, folder, Existing::from_force(args.force))?,
            None => Vec::new(),
        };
        return summary.dry_run(args.input.format, &files);
    }
    if !args.yes {
        summary.ask_about();
        confirm(session)?;
    }
    let mut office = match office {
        Some(office) => office,
        None => args.state.open(session)?,
    };
    post(&invitations, &mut office)?;
    if args.queue_only {
        return summary.queued(args.input.format);
    }
    let names: HashSet<&str> = invitations
        .iter()
        .flat_map(|invitation| &invitation.messages)
        .map(blankett::mail::message::Message::message_id)
        .collect();
    deliver(&args.delivery, args.input.format, &mut office, session, Some(&names), Told::new())
}

/// Nobody is called to a meeting that is over. What they have already does not count: a plan is sent
/// again when one of its later meetings has changed.
fn refuse_past(invitations: &[Invitation], now: Timestamp) -> Result<(), CliError> {
    let is_late = |invitation: &&Invitation| {
        invitation.meeting.is_over(now) && invitation.known < invitation.messages.len()
    };
    match invitations.iter().find(is_late) {
        Some(late) => Err(CliError::Mail(MailFailure::Over(late.meeting.date))),
        None => Ok(()),
    }
}

type Cleared = (ClearedForm, Meeting, Option<String>);

/// Every form cleared and with its meeting; all mistakes of all inputs are reported first.
fn forms(
    args: &SendArgs,
    inputs: &Inputs,
    known: &[String],
    session: &Session,
) -> Result<Vec<Cleared>, CliError> {
    let setting = session.setting(args.input.form.as_deref(), known);
    let mut tally = Tally::new(args.input.format, Shown::Texts);
    let mut forms = Vec::new();
    let mut refused = None;
    for source in inputs.sources() {
        let source = source?;
        let path = source.row.is_none().then(|| invitation::source(&source.file)).flatten();
        let (mut report, cleared) = clear(source, &setting, session.reporter());
        if let Some(form) = cleared? {
            match Meeting::of(&form) {
                Ok(meeting) => forms.push((form, meeting, path)),
                Err(NotForMail::Addresses(faults)) => {
                    refuse(&mut report, Refusal::Faults(faults), session.reporter())?;
                }
                Err(NotForMail::Confidential(confidentiality)) => {
                    refused.get_or_insert(MailFailure::Confidential(confidentiality));
                }
                Err(NotForMail::NoMeeting) => {
                    refused.get_or_insert(MailFailure::NoMeeting);
                }
            }
        }
        tally.add(report, session);
    }
    if let Some(failure) = refused {
        return Err(CliError::Mail(failure));
    }
    if tally.has_bad() {
        tally.finish("cli-summary-checked", session)?;
    }
    Ok(forms)
}

/// The folder for the messages of a dry run.
pub fn target(output: Option<&Path>) -> Result<Option<PathBuf>, CliError> {
    match output {
        None => Ok(None),
        Some(path) if path.as_os_str() == "-" => Err(CliError::StdoutSingle),
        Some(path) => match Target::of(Some(path), true)? {
            Target::Folder(folder) => Ok(Some(folder)),
            _ => Err(CliError::OutputMustBeFolder { path: path.to_owned() }),
        },
    }
}

/// Writes messages as files. Their names say which meeting, and never to whom.
pub fn write_files(
    invitations: &[Invitation],
    folder: &Path,
    existing: Existing,
) -> Result<Vec<PathBuf>, CliError> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    let mut files = Vec::new();
    for invitation in invitations {
        for message in &invitation.messages {
            let number = count.entry(&invitation.file_stem).or_default();
            *number += 1;
            let path = folder.join(format!("{}-{number}.eml", invitation.file_stem));
            files.push((path, message.bytes()));
        }
    }
    write_all(&files, existing)?;
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

/// Writes all of the files, or none when one is there already.
pub fn write_all(files: &[(PathBuf, &[u8])], existing: Existing) -> Result<(), CliError> {
    if existing == Existing::Keep
        && let Some((path, _)) = files.iter().find(|(path, _)| path.exists())
    {
        return Err(CliError::FileExists { path: path.clone() });
    }
    for (path, bytes) in files {
        output::write(path, bytes, existing)?;
    }
    Ok(())
}

/// Asks whether to send.
pub fn confirm(session: &Session) -> Result<(), CliError> {
    if !io::stdin().is_terminal() {
        return Err(CliError::Mail(MailFailure::NeedsYes));
    }
    anstream::eprint!("{} ", session.say("send-confirm", &[]));
    let _ = io::stderr().flush();
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    let agreed = ["j", "ja", "y", "yes"].contains(&answer.trim().to_lowercase().as_str());
    if read.is_ok() && agreed {
        return Ok(());
    }
    anstream::eprintln!("{}", session.say("send-nothing-sent", &[]));
    Err(CliError::Refused)
}

/// Puts all messages of all invitations into the outbox, or none.
fn post(invitations: &[Invitation], office: &mut PostOffice) -> Result<(), CliError> {
    let now = clock().now();
    office.with(async |outbox| {
        let mut work = outbox.begin(Durability::Disc).await?;
        for invitation in invitations {
            work.post(&invitation.posting(), now).await?;
        }
        blankett::mail::trial::step("enqueue.before-commit");
        work.commit().await?;
        blankett::mail::trial::step("enqueue.after-commit");
        Ok(())
    })
}

/// What programs are told beside what became of messages.
pub type Told = serde_json::Map<String, serde_json::Value>;

/// Delivers what waits, and says what became of the messages of these names, or of all.
pub fn deliver(
    args: &DeliveryArgs,
    format: OutputFormat,
    office: &mut PostOffice,
    session: &Session,
    names: Option<&HashSet<&str>>,
    told: Told,
) -> Result<(), CliError> {
    let waiting = office.with(async |outbox| outbox.tally().await)?.waiting();
    let progress = super::batch::progress(usize::try_from(waiting).unwrap_or(0));
    let count = |outcome: &Outcome| {
        if !matches!(outcome, Outcome::Untried | Outcome::Deferred { .. }) {
            progress.inc(1);
        }
    };
    let patience = args.wait.unwrap_or_default();
    let delivered = office.deliver(session, args.connections, patience, count);
    progress.finish_and_clear();
    let delivered = match delivered {
        Err(error) if format == OutputFormat::Json && !told.is_empty() => {
            summary::print_json(&told.into())?;
            return Err(error);
        }
        delivered => delivered?,
    };
    let mut rows = office.with(async |outbox| outbox.messages(None).await)?;
    let failure = match names {
        Some(names) => {
            rows.retain(|row| names.contains(row.message_id.as_str()));
            Failure::NotSent
        }
        // What is in doubt or was refused has been said when it was sent.
        None => Failure::Waiting,
    };
    summary::delivered(&delivered, &rows, failure, format, told, session)
}
