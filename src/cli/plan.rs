//! `blankett plan`: the invitations of a whole half-year in one file (R21).

use std::path::PathBuf;

use blankett::fault::Position;
use blankett::form::META_KEYS;
use blankett::form::starter::starter;
use blankett::input::series::MEETINGS;
use blankett::input::{self, Content, Entry, Format, Node, write};
use blankett::profile::rhythm::days;
use clap::Args;
use jiff::civil::Date;

use super::agenda::earlier;
use super::error::CliError;
use super::output::{self, Existing};
use super::session::Session;

/// Arguments of `plan`.
#[derive(Args)]
pub struct PlanArgs {
    #[arg(value_name = "FORM")]
    form: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    first: Date,
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    last: Date,
    #[arg(long, value_name = "FILE")]
    like: Option<PathBuf>,
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
}

/// Writes one invitation for all, with the days that the profile's rhythm gives.
pub fn run(args: &PlanArgs, session: &Session) -> Result<(), CliError> {
    if args.first > args.last {
        return Err(CliError::PeriodReversed { from: args.first, to: args.last });
    }
    let profile = session.profile();
    let rhythm = match &args.form {
        Some(form) => profile.rhythm(session.form(form)?.id.as_str()),
        None => profile.meetings.first(),
    };
    let rhythm = rhythm.ok_or_else(|| CliError::NoRhythm { profile: profile.id.to_string() })?;
    let form = session.form(rhythm.form.as_str())?;
    let meeting = form
        .meeting
        .as_ref()
        .ok_or_else(|| CliError::NoRhythm { profile: profile.id.to_string() })?;
    let common = match &args.like {
        Some(path) => earlier(path, &form)?.entries().to_vec(),
        None => {
            let text = starter(&form, session.document_language);
            let submission = input::read(text.as_bytes(), Format::Yaml);
            submission.expect("a starter file can be read").entries().to_vec()
        }
    };
    let own = [meeting.date.as_str(), MEETINGS, META_KEYS[2]];
    let mut entries: Vec<Entry> =
        common.into_iter().filter(|entry| !own.contains(&entry.key.as_str())).collect();
    let meetings = days(rhythm.every, args.first, args.last).into_iter().map(|day| {
        let date = entry(&meeting.date, Content::Text(day.to_string()));
        Node { position: Position::START, content: Content::Mapping(vec![date]) }
    });
    entries.push(entry(MEETINGS, Content::Sequence(meetings.collect())));
    let text = write::yaml(&entries);
    match args.output.as_deref().filter(|path| path.as_os_str() != "-") {
        None => output::print(text.as_bytes()),
        Some(path) => {
            output::write(path, text.as_bytes(), Existing::from_force(args.force))?;
            anstream::println!("{}", path.display());
            Ok(())
        }
    }
}

fn entry(key: &str, content: Content) -> Entry {
    let node = Node { position: Position::START, content };
    Entry { key: key.to_owned(), key_position: Position::START, node }
}
