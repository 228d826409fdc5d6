//! `blankett mail test`: whether the set-up works, step by step and in plain words.

use blankett::mail::smtp::{Session as Conversation, Trouble};
use clap::Args;

use super::MailFailure;
use super::post_office::{sender, server, settings};
use crate::cli::error::CliError;
use crate::cli::session::Session;

/// Arguments of `mail test`.
#[derive(Args)]
pub struct TestArgs {
    /// Whom the server is asked about; nobody gets mail.
    #[arg(long, value_name = "ADDRESS")]
    to: Option<String>,
}

/// Connects, encrypts, logs in, and asks whether the server takes mail of this sender.
pub fn run(args: &TestArgs, session: &Session) -> Result<(), CliError> {
    let settings = settings(session)?;
    let from = sender(settings)?;
    let to = match &args.to {
        Some(to) => to.parse().map_err(|_| CliError::Mail(MailFailure::Sender))?,
        None => from.clone(),
    };
    let server = server(settings)?;
    let port = server.port().to_string();
    let failed = |trouble: Trouble| {
        CliError::Mail(MailFailure::Trouble {
            trouble,
            host: server.host().to_owned(),
            port: server.port(),
        })
    };
    let mut conversation = Conversation::open(&server, from.domain()).map_err(failed)?;
    let login = settings.username.as_deref().unwrap_or("-");
    for (step, value) in [("server", server.host()), ("port", &port), ("login", login)] {
        say(step, value, session);
    }
    conversation.try_addresses(&from, &to).map_err(failed)?;
    say("sender", from.address(), session);
    say("recipient", to.address(), session);
    conversation.close();
    anstream::println!("{}", session.say("mail-test-works", &[]));
    Ok(())
}

fn say(step: &'static str, value: &str, session: &Session) {
    let arguments = [("step", step.into()), ("value", value.into())];
    anstream::println!("{}", session.say("mail-test-step", &arguments));
}
