//! `blankett measures`: the log of measures with responsible and deadline (R7).

use std::path::PathBuf;

use blankett::case::store::CaseStore;
use blankett::report::measures::{self, Asked, Cases, Text, Which};
use blankett::report::{calendar, log};
use clap::Args;

use super::error::CliError;
use super::key_figures::{Output, TableFormat, failure, folders, name_uncounted, pretty};
use super::session::{Session, render_failure};

/// Arguments of `measures`.
#[derive(Args)]
pub struct MeasuresArgs {
    #[arg(value_name = "CASES_FOLDER")]
    folders: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: TableFormat,
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
    #[arg(long)]
    all: bool,
    #[arg(long)]
    system_only: bool,
    #[arg(long)]
    no_text: bool,
}

/// Prints or writes the log.
pub fn run(args: &MeasuresArgs, session: &Session) -> Result<(), CliError> {
    let target = Output::of(args.output.as_deref(), args.format, &["csv", "json", "pdf", "ics"])?;
    let folders = folders(&args.folders, session)?;
    let stores: Vec<&dyn CaseStore> = folders.iter().map(|folder| folder as _).collect();
    let asked = Asked {
        day: session.today,
        which: if args.all { Which::All } else { Which::Open },
        cases: if args.system_only { Cases::System } else { Cases::All },
        text: if args.no_text { Text::LeftOut } else { Text::Shown },
    };
    let found = measures::log(&stores, &session.catalog, &asked)
        .map_err(|error| failure(error, &folders))?;
    let bytes = match target.kind {
        "csv" => log::spreadsheet(&found, session.language),
        "json" => pretty(&log::json(&found)),
        "ics" => calendar::calendar(&found, session.document_language),
        "pdf" => {
            log::print(&found, &session.press(), session.document_language, session.today)
                .map_err(render_failure)?
                .bytes
        }
        _ => log::text(&found, session.language).into_bytes(),
    };
    target.write(&bytes, args.force)?;
    name_uncounted(&found.uncounted, &folders, session)
}
