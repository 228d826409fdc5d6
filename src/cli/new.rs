//! `blankett new`: a starter file.

use std::path::PathBuf;

use blankett::form::starter::starter;
use clap::Args;

use super::error::CliError;
use super::output::{self, Existing};
use super::session::Session;

/// Arguments of `new`.
#[derive(Args)]
pub struct NewArgs {
    #[arg(value_name = "FORM")]
    form: String,
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
}

/// Writes the starter file of a form.
pub fn run(args: &NewArgs, session: &Session) -> Result<(), CliError> {
    let form = session.form(&args.form)?;
    let text = starter(&form, session.document_language);
    match &args.output {
        Some(path) if path.as_os_str() != "-" => {
            output::write(path, text.as_bytes(), Existing::from_force(args.force))?;
            anstream::println!("{}", path.display());
            Ok(())
        }
        _ => output::print(text.as_bytes()),
    }
}
