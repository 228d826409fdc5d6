//! `blankett completions`: completion scripts for shells.

use blankett::language::Language;
use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::error::CliError;
use super::{Arguments, help, output};

/// Arguments of `completions`.
#[derive(Args)]
pub struct CompletionsArgs {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Prints the script.
pub fn run(args: &CompletionsArgs, language: Language) -> Result<(), CliError> {
    let mut command = help::localised(Arguments::command(), language);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "blankett", &mut script);
    output::print(&script)
}
