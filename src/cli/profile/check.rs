//! `blankett profile check`: what is wrong with a profile and its forms, all of it.

use blankett::form::parse::DefinitionError;
use blankett::language::Language;
use blankett::profile::check::check;
use blankett::profile::{Profile, Receiver};
use clap::Args;

use super::super::error::CliError;
use super::super::session::{Session, letterhead, render_failure};
use super::super::{batch, report};

/// Arguments of `profile check`.
#[derive(Args)]
pub struct CheckArgs {
    #[arg(value_name = "PROFILE")]
    id: Option<String>,
}

/// Reads the profile and every form, lays out every form as a blank, and says what is wrong.
pub fn run(args: &CheckArgs, session: &mut Session) -> Result<(), CliError> {
    super::choose(args.id.as_deref(), session)?;
    batch::use_this_thread();
    let faults = check(&session.catalog);
    let profile = session.profile();
    let id = profile.id.as_str();
    if !faults.is_empty() {
        let file = format!("forms/profiles/{id}.toml");
        let error = DefinitionError { file, faults };
        let lines = report::faults(&error, session.messages());
        anstream::eprintln!("{}", lines.join("\n"));
        let counts = [("id", id.into()), ("count", error.faults.len().into())];
        anstream::println!("{}", session.say("profile-check-broken", &counts));
        return Err(CliError::Refused);
    }
    session.organisation = letterhead(&session.catalog)?;
    let press = session.press();
    let mut forms = 0;
    for id in session.catalog.ids() {
        let form = session.form(id)?;
        for language in Language::ALL {
            press.blank(&form, language, session.today).map_err(render_failure)?;
        }
        forms += 1;
    }
    let profile = session.profile();
    for service in without_address(profile) {
        let name = profile.service(service).map(|service| &service.label);
        let name = name.map_or(service, |label| label.get(session.language));
        let note = [("service", name.into()), ("id", service.into())];
        anstream::println!("{}", session.say("profile-check-no-address", &note));
    }
    let counts = [("id", profile.id.as_str().into()), ("count", forms.into())];
    anstream::println!("{}", session.say("profile-check-done", &counts));
    Ok(())
}

/// Services that are to get copies and have no address.
fn without_address(profile: &Profile) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for receiver in profile.copies.iter().flat_map(|copy| &copy.to) {
        for service in &profile.services {
            let gets = match receiver {
                Receiver::Service(id) => *id == service.id,
                Receiver::Permanent => service.permanent,
                Receiver::Chosen(_) => true,
                Receiver::Guardians | Receiver::Participants => false,
            };
            if gets && service.email.is_none() && !found.contains(&service.id.as_str()) {
                found.push(&service.id);
            }
        }
    }
    found
}
