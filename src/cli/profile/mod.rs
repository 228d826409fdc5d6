//! `blankett profile`: how different municipalities use the forms.

mod check;
mod list;
mod new;
mod show;

use blankett::profile::Every;
use clap::{Args, Subcommand};

use super::error::CliError;
use super::session::Session;

/// Arguments of `profile`.
#[derive(Args)]
pub struct ProfileArgs {
    #[command(subcommand)]
    command: ProfileCommand,
}

#[derive(Subcommand)]
enum ProfileCommand {
    List(list::ListArgs),
    Show(show::ShowArgs),
    Check(check::CheckArgs),
    New(new::NewArgs),
}

/// Runs a command below `profile`.
pub fn run(args: &ProfileArgs, session: &mut Session) -> Result<(), CliError> {
    match &args.command {
        ProfileCommand::List(args) => list::run(args, session),
        ProfileCommand::Show(args) => show::run(args, session),
        ProfileCommand::Check(args) => check::run(args, session),
        ProfileCommand::New(args) => new::run(args, session),
    }
}

/// Takes the forms of another profile than that of the run.
fn choose(profile: Option<&str>, session: &mut Session) -> Result<(), CliError> {
    match profile {
        Some(profile) => super::session::choose(&mut session.catalog, profile),
        None => Ok(()),
    }
}

/// How often, in words.
pub fn every(every: Every, session: &Session) -> String {
    match every {
        Every::Month => session.say("profile-every-month", &[]),
        Every::HalfYear => session.say("profile-every-half-year", &[]),
        Every::Weeks(weeks) => session.say("profile-every-weeks", &[("weeks", weeks.into())]),
    }
}
