//! `blankett fill`: documents from inputs.

use std::collections::HashMap;
use std::path::PathBuf;

use blankett::fault::{Fault, FaultKind, Position};
use blankett::pipeline::{self, Refusal, Setting};
use blankett::privacy::ClearedForm;
use blankett::render::{Document, Press};
use clap::Args;
use jiff::civil::Date;

use super::InputArgs;
use super::check::{Tally, clear, refuse};
use super::error::CliError;
use super::inputs::{Inputs, Source};
use super::output::{self, Existing, Target};
use super::report::{DocumentReport, Reporter, Shown};
use super::session::{Session, date};
use super::{batch, report::OutputFormat};

/// Arguments of `fill`.
#[derive(Args)]
pub struct FillArgs {
    #[command(flatten)]
    input: InputArgs,
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "LANG")]
    translation: Option<String>,
    #[arg(long)]
    force: bool,
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    date: Option<Date>,
}

/// Makes the PDFs; a record that is wrong is reported and the others are made.
pub fn run(args: &FillArgs, session: &Session) -> Result<(), CliError> {
    let known = args.input.known_persons()?;
    let inputs = args.input.inputs()?;
    let setting = session.setting(args.input.form.as_deref(), &known);
    let target = Target::of(args.output.as_deref(), inputs.are_several())?;
    let names = if inputs.are_several() { Names::of(&inputs, &setting)? } else { Names::default() };
    let filler = Filler {
        setting,
        press: session.press(),
        reporter: session.reporter(),
        date: date(args.date),
        existing: Existing::from_force(args.force),
        target,
        names,
        translation: args.translation.as_deref(),
    };
    let progress = batch::progress(filler.names.total);
    let mut tally = Tally::new(args.input.format, Shown::Places);
    let mut stopped = None;
    let work = |source| filler.fill(source);
    batch::process(inputs.sources(), args.input.jobs(&inputs), work, |outcome| {
        progress.inc(1);
        match outcome {
            Ok(report) => {
                if let (OutputFormat::Text, Some(path)) = (args.input.format, &report.output) {
                    progress.suspend(|| anstream::println!("{path}"));
                }
                progress.suspend(|| tally.add(report, session));
            }
            Err(error) => {
                stopped.get_or_insert(error);
            }
        }
    })?;
    progress.finish_and_clear();
    match stopped {
        Some(error) => Err(error),
        None if filler.target == Target::Stdout => tally.quietly(),
        None => tally.finish("cli-summary-written", session),
    }
}

/// The file names that a batch will need, to see before anything is written which clash.
#[derive(Default)]
struct Names {
    count: HashMap<String, usize>,
    total: usize,
}

impl Names {
    fn of(inputs: &Inputs, setting: &Setting<'_>) -> Result<Names, CliError> {
        let mut names = Names::default();
        for source in inputs.sources() {
            names.total += 1;
            let Ok(submission) = source?.submission else { continue };
            if let Ok(form) = pipeline::fill(submission, setting) {
                *names.count.entry(form.file_stem()).or_default() += 1;
            }
        }
        Ok(names)
    }

    fn clash(&self, file_stem: &str) -> bool {
        self.count.get(file_stem).is_some_and(|count| *count > 1)
    }
}

struct Filler<'a> {
    setting: Setting<'a>,
    press: Press,
    reporter: Reporter,
    date: Date,
    existing: Existing,
    target: Target,
    names: Names,
    /// The language of the help translation that stands after each document.
    translation: Option<&'a str>,
}

impl Filler<'_> {
    /// One submission, all the way to its file.
    fn fill(&self, source: Source) -> Result<DocumentReport, CliError> {
        let (mut report, cleared) = clear(source, &self.setting, self.reporter);
        let Some(cleared) = cleared? else { return Ok(report) };
        let file_stem = cleared.form().file_stem();
        let path = self.target.path(&file_stem);
        let obstacle = if self.names.clash(&file_stem) {
            Some(FaultKind::FileNameTaken)
        } else if self.existing == Existing::Keep && path.as_ref().is_some_and(|path| path.exists())
        {
            Some(FaultKind::FileExists)
        } else {
            None
        };
        if let Some(kind) = obstacle {
            let faults = vec![Fault::at(Position::START, kind)];
            refuse(&mut report, Refusal::Faults(faults), self.reporter)?;
            return Ok(report);
        }
        let document = match self.print(&cleared) {
            Ok(document) => document,
            Err(refusal) => {
                refuse(&mut report, refusal, self.reporter)?;
                return Ok(report);
            }
        };
        match &path {
            Some(path) => {
                output::write(path, &document.bytes, self.existing)?;
                report.output = Some(path.display().to_string());
            }
            None => output::print(&document.bytes)?,
        }
        report.pages = Some(document.pages);
        Ok(report)
    }

    fn print(&self, cleared: &ClearedForm) -> Result<Document, Refusal> {
        match self.translation {
            None => pipeline::print(cleared, &self.press, self.date),
            Some(tag) => {
                pipeline::print_with_help(cleared, tag, &self.setting, &self.press, self.date)
            }
        }
    }
}
