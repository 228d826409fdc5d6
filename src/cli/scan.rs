//! `blankett scan`: personal data in any text, by the detectors of the privacy gate.

mod files;
mod items;
pub mod place;

use std::ops::Range;
use std::path::PathBuf;

use blankett::privacy::{AllowedWords, Context, FindingKind, Participant, Text, detectors};
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::config;
use super::error::CliError;
use super::report::Reporter;
use super::session::Session;

/// Arguments of `scan`.
#[derive(Args)]
pub struct ScanArgs {
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: ScanFormat,
    #[arg(long, value_name = "FILE")]
    known: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    participants: Option<PathBuf>,
    #[arg(long = "barnehage", value_name = "NAME")]
    kindergarten: Option<String>,
}

/// What is read, and for whom the answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ScanFormat {
    // What they mean is said by the help of `--format`, in the user's language.
    Text,
    Json,
    Jsonl,
}

/// Runs the detectors on files, or on standard input when there are none.
pub fn run(args: &ScanArgs, session: &Session) -> Result<(), CliError> {
    let names = |path: &Option<PathBuf>| path.as_deref().map_or(Ok(Vec::new()), config::lines_of);
    let participants = names(&args.participants)?.into_iter();
    let scanner = Scanner {
        known_persons: names(&args.known)?,
        participants: participants
            .map(|name| Participant { name, ..Participant::default() })
            .collect(),
        kindergarten: args.kindergarten.clone(),
        words: &session.config.allowed_words,
        allowed: AllowedWords::new(&session.config.allowed_words),
        reporter: session.reporter(),
    };
    let standard_input = [PathBuf::from("-")];
    let paths = if args.files.is_empty() { &standard_input[..] } else { &args.files };
    match args.format {
        ScanFormat::Text => files::for_people(paths, &scanner, session),
        ScanFormat::Json => files::for_programs(paths, &scanner, session),
        ScanFormat::Jsonl => items::answer(paths, &scanner, session),
    }
}

/// The detectors with what the command line says of the people around a text.
struct Scanner<'a> {
    known_persons: Vec<String>,
    participants: Vec<Participant>,
    kindergarten: Option<String>,
    words: &'a [String],
    allowed: AllowedWords,
    reporter: Reporter,
}

/// What was found, as programs are told: code points of the text, never the text itself.
#[derive(Serialize)]
struct Finding {
    start: usize,
    end: usize,
    #[serde(serialize_with = "by_name")]
    kind: FindingKind,
    detector: &'static str,
    message: String,
}

impl Finding {
    fn span(&self) -> Range<usize> {
        self.start..self.end
    }
}

fn by_name<S: serde::Serializer>(kind: &FindingKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.name())
}

impl Scanner<'_> {
    /// The people of the command line, as a context.
    fn context(&self) -> Context {
        let mut context = Context::new(
            self.known_persons.clone(),
            self.participants.clone(),
            self.kindergarten.clone(),
        );
        context.allow(self.words);
        context
    }

    /// What the detectors find in a text, in its order.
    fn scan(&self, text: &str, context: &Context) -> Vec<Finding> {
        let text = Text::new(text);
        let hits = self.allowed.sift(detectors::detect(&text, context), &text).into_iter();
        hits.map(|hit| Finding {
            start: hit.span.start,
            end: hit.span.end,
            kind: hit.kind,
            detector: hit.detector,
            message: self.reporter.finding_message(hit.kind),
        })
        .collect()
    }
}
