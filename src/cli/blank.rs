//! `blankett blank`: an empty form to print.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::batch;
use super::error::CliError;
use super::output::{self, Existing, Target};
use super::session::{Session, date, render_failure};
use super::translation;

/// Arguments of `blank`.
#[derive(Args)]
pub struct BlankArgs {
    #[arg(value_name = "FORM")]
    form: String,
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "LANG")]
    translation: Option<String>,
    #[arg(long)]
    force: bool,
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    date: Option<Date>,
}

/// Prints the blank.
pub fn run(args: &BlankArgs, session: &Session) -> Result<(), CliError> {
    let form = session.form(&args.form)?;
    batch::use_this_thread();
    let target = Target::of(args.output.as_deref(), false)?;
    let (press, language, date) = (session.press(), session.document_language, date(args.date));
    let document = match &args.translation {
        None => press.blank(&form, language, date),
        Some(tag) => {
            let help = session.catalog.translation(&form, tag, language);
            press.blank_with_help(&form, &help.map_err(translation::failure)?, language, date)
        }
    };
    let document = document.map_err(render_failure)?;
    match target.path(&document.file_stem) {
        Some(path) => {
            output::write(&path, &document.bytes, Existing::from_force(args.force))?;
            anstream::println!("{}", path.display());
            Ok(())
        }
        None => output::print(&document.bytes),
    }
}
