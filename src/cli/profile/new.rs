//! `blankett profile new`: a profile of one's own, made from another.

use std::path::PathBuf;

use blankett::form::FormId;
use blankett::language::Language;
use blankett::profile::Profile;
use clap::Args;

use super::super::error::CliError;
use super::super::output::{self, Existing};
use super::super::session::Session;
use crate::cli::usage::Example;

/// Arguments of `profile new`.
#[derive(Args)]
pub struct NewArgs {
    #[arg(value_name = "PROFILE", value_parser = id)]
    id: FormId,
    #[arg(long, value_name = "PROFILE")]
    like: Option<String>,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(short, long, value_name = "DIR", default_value = ".")]
    output: PathBuf,
    #[arg(long)]
    force: bool,
}

fn id(text: &str) -> Result<FormId, Example> {
    FormId::new(text).ok_or(Example("kommune-1"))
}

/// Writes a profile that extends another and says what can be said, as a catalog's file.
pub fn run(args: &NewArgs, session: &mut Session) -> Result<(), CliError> {
    super::choose(args.like.as_deref(), session)?;
    if session.catalog.profiles().any(|known| known == args.id.as_str()) {
        return Err(CliError::ProfileExists { name: args.id.to_string() });
    }
    let text = starter(&args.id, args.name.as_deref(), session);
    let path = args.output.join("forms/profiles").join(format!("{}.toml", args.id));
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|source| CliError::CannotWrite { path: folder.to_owned(), source })?;
    }
    output::write(&path, text.as_bytes(), Existing::from_force(args.force))?;
    anstream::println!("{}", path.display());
    let next =
        [("folder", args.output.display().to_string().into()), ("id", args.id.as_str().into())];
    anstream::eprintln!("{}", session.say("profile-new-next", &next));
    Ok(())
}

fn starter(id: &FormId, name: Option<&str>, session: &Session) -> String {
    let base = session.profile();
    let say = |key: &str| {
        let text =
            session.say(key, &[("id", id.as_str().into()), ("base", base.id.as_str().into())]);
        text.lines().map(|line| format!("# {line}\n")).collect::<String>()
    };
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let name = quoted(name.unwrap_or("Eksempel kommune"));
    let mut text = say("profile-new-head");
    text += &format!("id = \"{id}\"\nextends = \"{}\"\n", base.id);
    text += &format!("title = {{ nb = {name}, nn = {name}, en = {name} }}\n");
    text += &format!("language = \"{}\"\n\n", base.language.unwrap_or(Language::Nb));
    text += &format!("[organisation]\nname = {name}\n");
    text += &format!(
        "# unit = \"Oppvekst\"\n# address = \"Storgata 1, 0001 Eksempel\"\n# logo = \"{id}/logo.svg\"\n\n"
    );
    text += &say("profile-new-services");
    text += &services(base);
    text += &say("profile-new-forms");
    text += &format!("# forms/profiles/{id}/{}.toml:\n", example_form(base));
    for line in EXAMPLE.lines() {
        text += format!("#     {line}").trim_end();
        text.push('\n');
    }
    text
}

/// A form that most profiles have.
fn example_form(base: &Profile) -> &str {
    let forms = || base.forms.iter().map(FormId::as_str);
    forms().find(|id| *id == "referat").or_else(|| forms().next()).unwrap_or("referat")
}

/// A field and a rule more.
const EXAMPLE: &str = r#"extends = "referat"

[[sections]]
id = "mote"

[[sections.fields]]
id = "motenummer"
place_after = "dato"
kind = "integer"
label = { nb = "Møte nr.", nn = "Møte nr.", en = "Meeting no." }

[[rules]]
id = "motenummer-null"
fields = ["motenummer"]
test = "motenummer == null || motenummer > 0"
message.nb = "Møtene telles fra 1. Rett nummeret."
message.nn = "Møta blir talde frå 1. Rett nummeret."
message.en = "Meetings are counted from 1. Please correct the number."
"#;

/// The services of the other profile, with what a municipality fills in.
fn services(base: &Profile) -> String {
    let mut text = String::new();
    for service in &base.services {
        let id = &service.id;
        text += &format!(
            "# [[services]]\n# id = \"{id}\"\n# contact = \"Kari Nordli\"\n# email = \"{id}@example.org\"\n\
             # phone = \"22 22 55 55\"\n\n"
        );
    }
    text
}
