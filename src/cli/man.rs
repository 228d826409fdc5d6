//! `blankett man`: manual pages.

use std::path::PathBuf;

use blankett::language::Language;
use clap::{Args, CommandFactory};
use clap_mangen::Man;

use super::error::CliError;
use super::output::{self, Existing};
use super::{Arguments, help};

/// Arguments of `man`.
#[derive(Args)]
pub struct ManArgs {
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
}

/// Prints the page of the program, or writes those of all commands into a folder.
pub fn run(args: &ManArgs, language: Language) -> Result<(), CliError> {
    let mut command = help::localised(Arguments::command(), language);
    // Carries the options of all commands over to each.
    command.build();
    let Some(folder) = &args.output else {
        return output::print(&page(command)?);
    };
    if !folder.is_dir() {
        return Err(CliError::FolderMissing { path: folder.clone() });
    }
    let existing = Existing::from_force(args.force);
    for sub in command.get_subcommands() {
        let name = format!("blankett-{}", sub.get_name());
        // The name must outlive the command; a handful of commands makes no difference.
        let page = page(sub.clone().name(&*Box::leak(name.clone().into_boxed_str())))?;
        output::write(&folder.join(format!("{name}.1")), &page, existing)?;
    }
    output::write(&folder.join("blankett.1"), &page(command)?, existing)
}

fn page(command: clap::Command) -> Result<Vec<u8>, CliError> {
    let mut page = Vec::new();
    // Examples come first in help, and last in a manual page.
    let examples = command.get_before_help().cloned();
    let command = match examples {
        Some(examples) => command.before_help("").after_help(examples),
        None => command,
    };
    Man::new(command).render(&mut page).map_err(CliError::Stdout)?;
    Ok(page)
}
