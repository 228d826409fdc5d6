//! Whole files, taken apart and looked through with their names.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use blankett::privacy::unpack::{Part, Place, Unread, unpack};
use blankett::privacy::{Context, Line, Lines};
use serde::{Serialize, Serializer};

use super::{Finding, Scanner, place};
use crate::cli::error::CliError;
use crate::cli::output;
use crate::cli::session::Session;
use crate::cli::snippet::{self, Mark};

/// A byte more than any file that is looked through has.
const TOO_MANY_BYTES: u64 = 32 * 1024 * 1024 + 1;

/// A finding with its place in the file.
#[derive(Serialize)]
struct Placed {
    #[serde(serialize_with = "by_name")]
    place: Place,
    line: usize,
    column: usize,
    #[serde(flatten)]
    finding: Finding,
    #[serde(skip)]
    text: Line,
}

/// What is said of a file.
#[derive(Serialize)]
struct FileReport {
    file: String,
    /// Why it could not be looked through.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    findings: Vec<Placed>,
    /// What can be seen in it and not read.
    #[serde(serialize_with = "unread_by_name")]
    unread: Vec<Unread>,
}

#[derive(Serialize)]
struct RunReport {
    files: Vec<FileReport>,
    found: usize,
}

/// Nothing for the file itself.
fn by_name<S: Serializer>(place: &Place, serializer: S) -> Result<S::Ok, S::Error> {
    match place {
        Place::Text => serializer.serialize_none(),
        place => serializer.collect_str(place),
    }
}

fn unread_by_name<S: Serializer>(unread: &[Unread], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(unread.iter().map(|unread| {
        let place = (unread.place != Place::Text).then(|| unread.place.to_string());
        serde_json::json!({ "place": place, "what": place::name(unread.what) })
    }))
}

/// Shows people each finding under the text it means.
///
/// # Errors
///
/// A file that cannot be read; [`CliError::Refused`] when something was found, or could not be
/// looked through.
pub fn for_people(
    paths: &[PathBuf],
    scanner: &Scanner<'_>,
    session: &Session,
) -> Result<(), CliError> {
    let run = look_through(paths, scanner, session, |report| {
        let unread = report.unread.iter().map(|unread| place::unread(unread, session.messages()));
        for message in report.error.iter().cloned().chain(unread) {
            anstream::eprintln!("{}: {message}", report.file);
        }
        for line in lines(report, scanner, session) {
            anstream::println!("{line}");
        }
    })?;
    let counts = [("count", run.found.into())];
    anstream::eprintln!("{}", session.say("cli-scan-summary", &counts));
    run.outcome()
}

/// Prints one report of all files, without the texts.
///
/// # Errors
///
/// The same.
pub fn for_programs(
    paths: &[PathBuf],
    scanner: &Scanner<'_>,
    session: &Session,
) -> Result<(), CliError> {
    let run = look_through(paths, scanner, session, |_| {})?;
    let report = serde_json::to_string_pretty(&run).expect("a report is always JSON");
    output::print(format!("{report}\n").as_bytes())?;
    run.outcome()
}

impl RunReport {
    fn outcome(&self) -> Result<(), CliError> {
        let whole = self.files.iter().all(|file| file.error.is_none());
        if self.found == 0 && whole { Ok(()) } else { Err(CliError::Refused) }
    }
}

fn look_through(
    paths: &[PathBuf],
    scanner: &Scanner<'_>,
    session: &Session,
    each: impl Fn(&FileReport),
) -> Result<RunReport, CliError> {
    let context = scanner.context();
    let mut run = RunReport { files: Vec::new(), found: 0 };
    for path in paths {
        let report = file(path, scanner, &context, session)?;
        each(&report);
        run.found += report.findings.len();
        run.files.push(report);
    }
    Ok(run)
}

fn file(
    path: &Path,
    scanner: &Scanner<'_>,
    context: &Context,
    session: &Session,
) -> Result<FileReport, CliError> {
    let bytes =
        read(path).map_err(|source| CliError::CannotRead { path: path.to_owned(), source })?;
    let is_file = path.as_os_str() != "-";
    let name = path.file_name().filter(|_| is_file).map(|name| name.to_string_lossy());
    let (inside, unread, error) = match unpack(&bytes, name.as_deref()) {
        Ok(unpacked) => (unpacked.parts, unpacked.unread, None),
        Err(error) => (Vec::new(), Vec::new(), Some(place::failure(&error, session.messages()))),
    };
    // The name of the file itself is looked at without its ending, whatever is inside.
    let inside = inside.into_iter().filter(|part| part.place != Place::FileName);
    let findings = name_of(path).into_iter().chain(inside).flat_map(|part| {
        let found = scanner.scan(&part.text, context);
        let lines = (!found.is_empty()).then(|| Lines::of(&part.text));
        let placed = found.into_iter().filter_map(move |finding| {
            let text = lines.as_ref()?.at(finding.start);
            let column = text.within(&finding.span()).start + 1;
            let place = part.place.clone();
            Some(Placed { place, line: text.number(), column, finding, text })
        });
        placed.collect::<Vec<_>>()
    });
    let findings = findings.collect();
    Ok(FileReport { file: path.display().to_string(), error, findings, unread })
}

/// The name of a file without its ending, if it can say anything: one letter does not.
fn name_of(path: &Path) -> Option<Part> {
    let stem = path.file_stem().filter(|_| path.as_os_str() != "-")?.to_string_lossy();
    let says_something = stem.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    says_something.then(|| Part { place: Place::FileName, text: stem.into_owned() })
}

/// The bytes of a file, no more of them than show that it is too large.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match path.as_os_str() == "-" {
        true => io::stdin().lock().take(TOO_MANY_BYTES).read_to_end(&mut bytes)?,
        false => File::open(path)?.take(TOO_MANY_BYTES).read_to_end(&mut bytes)?,
    };
    Ok(bytes)
}

/// The findings of a file for people, those of one line together above it.
fn lines(report: &FileReport, scanner: &Scanner<'_>, session: &Session) -> Vec<String> {
    let mut lines = Vec::new();
    // A file can have several texts at one place: properties, notes.
    let same_line = |one: &Placed, next: &Placed| one.text == next.text && one.place == next.place;
    for together in report.findings.chunk_by(same_line) {
        let is_name = together[0].place == Place::FileName;
        let place = place::place(&together[0].place, session.messages());
        for found in together {
            let at = match &place {
                Some(place) if is_name => place.clone(),
                Some(place) => format!("{place}:{}:{}", found.line, found.column),
                None => format!("{}:{}", found.line, found.column),
            };
            let (message, kind) = (&found.finding.message, found.finding.kind.name());
            lines.push(format!("{}:{at}: {message} [{kind}]", report.file));
        }
        let marks = together.iter().map(|found| Mark {
            span: found.text.within(&found.finding.span()),
            label: scanner.reporter.finding_title(found.finding.kind),
            stops: true,
        });
        let number = (!is_name).then_some(together[0].line);
        lines.extend(snippet::draw(number, together[0].text.text(), marks.collect()));
    }
    lines
}
