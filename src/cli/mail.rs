//! `blankett mail`: whether the set-up works, and what came back. What the commands that send mail
//! have in common lies beside it.

mod failure;
mod post_office;
mod read;
mod test;

use clap::{Args, Subcommand};

use super::error::CliError;
use super::session::Session;

pub use failure::MailFailure;
pub use post_office::{PostOffice, StateArgs, clock, sender, settings};

/// Arguments of `mail`.
#[derive(Args)]
pub struct MailArgs {
    #[command(subcommand)]
    command: MailCommand,
}

#[derive(Subcommand)]
enum MailCommand {
    Test(test::TestArgs),
    Read(read::ReadArgs),
}

/// Runs a command below `mail`.
pub fn run(args: &MailArgs, session: &Session) -> Result<(), CliError> {
    match &args.command {
        MailCommand::Test(args) => test::run(args, session),
        MailCommand::Read(args) => read::run(args, session),
    }
}
