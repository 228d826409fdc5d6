//! `blankett report`: the key figures of the standard, K1–K7, over any number of case folders.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use blankett::case::folder::Folder;
use blankett::case::store::CaseStore;
use blankett::report::part::{By, Period};
use blankett::report::table::{Audience, Table};
use blankett::report::tally::{self, Question, TallyError, Uncounted};
use blankett::report::{csv, json, sheet, text};
use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::error::CliError;
use super::output::{self, Existing};
use super::session::{Session, render_failure};

/// Arguments of `report`.
#[derive(Args)]
pub struct KeyFiguresArgs {
    #[arg(value_name = "CASES_FOLDER")]
    folders: Vec<PathBuf>,
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    from: Date,
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    to: Date,
    #[arg(long, value_name = "PART", default_value = "half-year")]
    by: Parts,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: TableFormat,
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
    #[arg(long)]
    for_sharing: bool,
}

/// What the figures are parted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Parts {
    Meeting,
    HalfYear,
    Kindergarten,
}

impl From<Parts> for By {
    fn from(parts: Parts) -> By {
        match parts {
            Parts::Meeting => By::Meeting,
            Parts::HalfYear => By::HalfYear,
            Parts::Kindergarten => By::Kindergarten,
        }
    }
}

/// What a table is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    Text,
    Csv,
    Json,
}

/// Counts the cases; what could not be counted is named, and makes the run one that was refused.
pub fn run(args: &KeyFiguresArgs, session: &Session) -> Result<(), CliError> {
    let period = Period::new(args.from, args.to)
        .map_err(|_| CliError::PeriodReversed { from: args.from, to: args.to })?;
    let target = Output::of(args.output.as_deref(), args.format, &["csv", "json", "pdf"])?;
    let folders = folders(&args.folders, session)?;
    let question = Question { period, by: args.by.into() };
    let stores: Vec<&dyn CaseStore> = folders.iter().map(|folder| folder as _).collect();
    let tally = tally::count(&stores, &session.catalog, &question)
        .map_err(|error| failure(error, &folders))?;
    let audience = if args.for_sharing { Audience::Others } else { Audience::Own };
    let table = Table::new(&tally, &question, audience);
    let language = session.language;
    let bytes = match target.kind {
        "csv" => csv::key_figures(&table, language),
        "json" => pretty(&json::json(&table)),
        "pdf" => {
            let date = session.today;
            let press = session.press();
            sheet::print(&table, &press, session.document_language, date)
                .map_err(render_failure)?
                .bytes
        }
        _ => text::key_figures(&table, language).into_bytes(),
    };
    target.write(&bytes, args.force)?;
    name_uncounted(&tally.uncounted, &folders, session)
}

/// The folders that were named, each once; or the one of the settings.
pub fn folders(named: &[PathBuf], session: &Session) -> Result<Vec<Folder>, CliError> {
    if named.is_empty() {
        return Ok(vec![session.cases.clone()]);
    }
    let mut known = BTreeSet::new();
    let mut folders = Vec::new();
    for path in named {
        let whole = std::fs::canonicalize(path)
            .map_err(|source| CliError::CannotRead { path: path.clone(), source })?;
        // The same folder by two names would count its cases twice.
        if known.insert(whole) {
            folders.push(Folder::new(path));
        }
    }
    Ok(folders)
}

/// What stopped the counting.
pub fn failure(error: TallyError, folders: &[Folder]) -> CliError {
    match error {
        TallyError::Folder { folder, source } => {
            CliError::CannotRead { path: folders[folder].root().to_owned(), source }
        }
        TallyError::Definition(error) => CliError::Definition(error),
    }
}

/// Names what was left out of the figures, by path alone.
pub fn name_uncounted(
    uncounted: &[Uncounted],
    folders: &[Folder],
    session: &Session,
) -> Result<(), CliError> {
    if uncounted.is_empty() {
        return Ok(());
    }
    for one in uncounted {
        let mut path = folders[one.folder].path(&one.case);
        path.extend(one.file.as_deref());
        anstream::eprintln!("{}", path.display());
    }
    let count = [("count", uncounted.len().into())];
    anstream::eprintln!("{}", session.say("report-uncounted-files", &count));
    Err(CliError::Refused)
}

/// JSON as programs and people can read it.
pub fn pretty(json: &serde_json::Value) -> Vec<u8> {
    let text = serde_json::to_string_pretty(json).expect("figures are always JSON");
    format!("{text}\n").into_bytes()
}

/// Where a table goes, and as what.
pub struct Output {
    /// The ending of a file of its kind.
    pub kind: &'static str,
    path: Option<PathBuf>,
}

impl Output {
    /// What `-o` and `--format` mean: a file's ending says what it is.
    pub fn of(
        path: Option<&Path>,
        format: TableFormat,
        kinds: &[&'static str],
    ) -> Result<Output, CliError> {
        let printed = match format {
            TableFormat::Text => "txt",
            TableFormat::Csv => "csv",
            TableFormat::Json => "json",
        };
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Output { kind: printed, path: None });
        };
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        let kind = kinds.iter().find(|kind| ending.as_deref() == Some(**kind));
        match kind {
            Some(kind) => Ok(Output { kind, path: Some(path.to_owned()) }),
            None => {
                Err(CliError::UnknownOutput { path: path.to_owned(), kinds: kinds.join(", .") })
            }
        }
    }

    /// Writes the file, or prints it.
    pub fn write(&self, bytes: &[u8], force: bool) -> Result<(), CliError> {
        match &self.path {
            None => output::print(bytes),
            Some(path) => {
                output::write(path, bytes, Existing::from_force(force))?;
                anstream::println!("{}", path.display());
                Ok(())
            }
        }
    }
}
