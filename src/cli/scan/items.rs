//! Items a line, answers a line: for a program that waits for each, perhaps behind a keystroke.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use blankett::language::Language;
use blankett::privacy::{Context, Participant};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{Finding, Scanner};
use crate::cli::error::CliError;
use crate::cli::session::Session;

/// The largest item that is read, in megabytes.
const MAX_MEGABYTES: u64 = 16;

/// The channel of the anonymous form, in which ordinary behaviour may be described.
const ANONYMOUS: &str = "anonymous_form";

/// What a line asks; keys beside these are let be.
#[derive(Deserialize)]
struct Item {
    id: Json,
    text: String,
    /// The language of the text: `nb`, `nn` or `en`.
    lang: Option<String>,
    channel: Option<String>,
    context: Option<ItemContext>,
}

#[derive(Default, Deserialize)]
struct ItemContext {
    known_persons: Option<Vec<String>>,
    participants: Option<Vec<ItemParticipant>>,
    barnehage: Option<String>,
}

#[derive(Deserialize)]
struct ItemParticipant {
    #[serde(alias = "navn")]
    name: String,
    #[serde(alias = "rolle")]
    role: Option<String>,
    #[serde(alias = "epost")]
    email: Option<String>,
}

/// What a line is answered.
#[derive(Serialize)]
struct Answer {
    id: Json,
    findings: Vec<Finding>,
}

/// Why a line is not answered.
enum Broken {
    /// It is no item; what is wrong stands at this column.
    NoItem { column: usize },
    /// It is larger than is read.
    TooLarge,
}

/// Answers every item of the files, each before the next is read.
///
/// # Errors
///
/// A file that cannot be read; [`CliError::Refused`] when a line could not be, at the end.
pub fn answer(paths: &[PathBuf], scanner: &Scanner<'_>, session: &Session) -> Result<(), CliError> {
    let base = scanner.context();
    let mut outcome = Ok(());
    for path in paths {
        let failed = |source| CliError::CannotRead { path: path.clone(), source };
        let mut reader = open(path).map_err(failed)?;
        let mut line = Vec::new();
        for number in 1.. {
            if !read_line(&mut reader, &mut line).map_err(failed)? {
                break;
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            match item(&line) {
                Ok(item) => {
                    let Some(()) = reply(item, scanner, &base)? else { return outcome };
                }
                Err(broken) => {
                    anstream::eprintln!("{}:{number}{}", path.display(), broken.words(session));
                    outcome = Err(CliError::Refused);
                }
            }
        }
    }
    outcome
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    Ok(match path.as_os_str() == "-" {
        true => Box::new(io::stdin().lock()),
        false => Box::new(BufReader::new(File::open(path)?)),
    })
}

/// Reads the next line, no more of it than one byte beyond the limit; whether there was one.
fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let limit = MAX_MEGABYTES * 1024 * 1024 + 1;
    if reader.by_ref().take(limit).read_until(b'\n', line)? == 0 {
        return Ok(false);
    }
    if line.len() as u64 == limit && line.last() != Some(&b'\n') {
        reader.skip_until(b'\n')?;
    }
    Ok(true)
}

fn item(line: &[u8]) -> Result<Item, Broken> {
    if line.len() as u64 > MAX_MEGABYTES * 1024 * 1024 {
        return Err(Broken::TooLarge);
    }
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii_end();
    // An array would do for the values of the keys in their order; it is no item.
    if line.trim_ascii_start().first().is_some_and(|byte| *byte != b'{') {
        return Err(Broken::NoItem { column: 1 });
    }
    let item: Item = serde_json::from_slice(line)
        .map_err(|error| Broken::NoItem { column: column(line, error.column()) })?;
    // An id goes back as it came: a list is none, nor is a number that would lose digits.
    let exact = match &item.id {
        Json::Array(_) | Json::Object(_) => false,
        Json::Number(number) => {
            !number.is_f64() || number.as_f64().is_some_and(|number| number.abs() < 9e15)
        }
        _ => true,
    };
    if exact { Ok(item) } else { Err(Broken::NoItem { column: 1 }) }
}

/// A column in code points from one in bytes, both counted from 1.
fn column(line: &[u8], bytes: usize) -> usize {
    String::from_utf8_lossy(&line[..bytes.saturating_sub(1).min(line.len())]).chars().count() + 1
}

impl Broken {
    /// The rest of the place, and what to do. What stands there is not repeated.
    fn words(&self, session: &Session) -> String {
        match self {
            Broken::NoItem { column } => {
                format!(":{column}: {}", session.say("cli-scan-no-item", &[]))
            }
            Broken::TooLarge => {
                let limit = [("megabytes", MAX_MEGABYTES.into())];
                format!(": {}", session.say("cli-scan-item-too-large", &limit))
            }
        }
    }
}

/// Answers an item; nothing when nobody listens any more.
fn reply(item: Item, scanner: &Scanner<'_>, base: &Context) -> Result<Option<()>, CliError> {
    let findings = match context(&item, scanner) {
        Some(context) => scanner.scan(&item.text, &context),
        None => scanner.scan(&item.text, base),
    };
    let answer = Answer { id: item.id, findings };
    let mut line = serde_json::to_string(&answer).expect("an answer is always JSON");
    line.push('\n');
    let mut stdout = io::stdout().lock();
    match stdout.write_all(line.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(Some(())),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(None),
        Err(error) => Err(CliError::Stdout(error)),
    }
}

/// What the item says of the people around it, beside what the command line says.
fn context(item: &Item, scanner: &Scanner<'_>) -> Option<Context> {
    let anonymous = item.channel.as_deref() == Some(ANONYMOUS);
    let english = item.lang.as_deref() == Some(Language::En.tag());
    if item.context.is_none() && !anonymous && !english {
        return None;
    }
    let mut context = scanner.context();
    context.anonymous = anonymous;
    context.english = english;
    if let Some(said) = &item.context {
        context.known_persons.extend(said.known_persons.iter().flatten().cloned());
        context.participants.extend(said.participants.iter().flatten().map(|participant| {
            Participant {
                name: participant.name.clone(),
                role: participant.role.clone(),
                email: participant.email.clone(),
            }
        }));
        if said.barnehage.is_some() {
            context.kindergarten.clone_from(&said.barnehage);
        }
    }
    Some(context)
}
