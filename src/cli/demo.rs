//! `blankett demo`: one of everything, from the worked examples; invitations as messages, too.

use std::fs;
use std::path::{Path, PathBuf};

use blankett::case::folder::Folder;
use blankett::case::store::CaseStore;
use blankett::catalog::{Catalog, example_logo, examples};
use blankett::form::clock;
use blankett::input::{self, Format};
use blankett::language::Language;
use blankett::mail::appointment::Wish;
use blankett::mail::mailbox::Mailbox;
use blankett::mail::meeting::Meeting;
use blankett::organisation::{Logo, Organisation};
use blankett::pipeline::{self, Refusal};
use blankett::privacy::ClearedForm;
use blankett::profile::{DEFAULT, bank};
use blankett::render::Press;
use clap::Args;
use jiff::civil::Date;

use super::check::say_refusal;
use super::config::Config;
use super::error::CliError;
use super::mail::{self, settings};
use super::output::{self, Existing};
use super::send::{Writer, write_files};
use super::session::{Session, choose, date, letterhead, render_failure};
use super::{batch, packet};

/// Arguments of `demo`.
#[derive(Args)]
pub struct DemoArgs {
    #[arg(value_name = "DIR", default_value = "blankett-demo")]
    folder: PathBuf,
    #[arg(long)]
    force: bool,
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    date: Option<Date>,
}

/// Writes the worked examples, their documents, and every form as a blank.
pub fn run(args: &DemoArgs, session: &Session) -> Result<(), CliError> {
    batch::use_this_thread();
    let folder = &args.folder;
    let is_empty = || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    if folder.exists() && !args.force && !is_empty() {
        return Err(CliError::DemoFolderNotEmpty { path: folder.clone() });
    }
    let date = date(args.date);
    let sender = sender(session)?;
    let own = demo_session(folder, date, session)?;
    let examples = examples(own.profile());
    let demo = Demo { folder, date, press: own.press(), sender, session: own };
    let mut documents = 0;
    // All inputs first: a form speaks of the cases that lie beside it.
    for (path, bytes) in &examples {
        demo.write(path, bytes)?;
    }
    for (path, bytes) in &examples {
        if path.ends_with(".yaml") {
            demo.fill(path, bytes)?;
            documents += 1;
        }
    }
    for language in [Language::Nb, Language::Nn] {
        documents += demo.blanks(language)?;
    }
    demo.packets()?;
    demo.bank()?;
    let shown = folder.display().to_string();
    let counts = [("count", documents.into()), ("path", shown.into())];
    anstream::println!("{}", session.say("cli-demo-done", &counts));
    Ok(())
}

struct Demo<'a> {
    folder: &'a Path,
    date: Date,
    session: Session,
    press: Press,
    sender: Mailbox,
}

impl Demo<'_> {
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), CliError> {
        let path = self.folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)
                .map_err(|source| CliError::CannotWrite { path: parent.to_owned(), source })?;
        }
        output::write(&path, bytes, Existing::Replace)
    }

    /// The document of an example, in a folder of its own: beside it, it would be one more file
    /// of the case.
    fn fill(&self, path: &str, bytes: &[u8]) -> Result<(), CliError> {
        let setting = self.session.setting(None, &[]);
        let printed = input::read(bytes, Format::Yaml)
            .map_err(|fault| Refusal::Faults(vec![fault]))
            .and_then(|submission| pipeline::fill(submission, &setting))
            .and_then(|form| pipeline::clear(form, &setting))
            .and_then(|cleared| {
                let document = pipeline::print(&cleared, &self.press, self.date)?;
                Ok((cleared, document))
            });
        let (cleared, document) = match printed {
            Ok(printed) => printed,
            Err(refusal) => {
                say_refusal(path, refusal, &self.session)?;
                return Err(CliError::Refused);
            }
        };
        let place = format!("dokumenter/{}", path.replace(".yaml", ".pdf"));
        self.write(&place, &document.bytes)?;
        match Meeting::of(&cleared) {
            Ok(meeting) => self.messages(&place, &cleared, &meeting),
            // Not everything is sent by e-mail.
            Err(_) => Ok(()),
        }
    }

    /// The messages of an invitation, beside it, as `send --dry-run` writes them.
    fn messages(&self, path: &str, form: &ClearedForm, meeting: &Meeting) -> Result<(), CliError> {
        let morning = clock::timestamp(self.date.at(8, 0, 0, 0));
        let mut writer = Writer {
            session: &self.session,
            press: &self.press,
            sender: &self.sender,
            known: &[],
            wish: Wish::None,
            again: false,
            date: self.date,
            now: morning.unwrap_or_default(),
        };
        let invitation = writer.write(form, meeting, None, None)?;
        let place = self.folder.join(path);
        let folder = place.parent().unwrap_or(self.folder);
        write_files(&[invitation], folder, Existing::Replace).map(|_| ())
    }

    /// The packet of each case that is ready to be referred, as PDF and as ZIP file.
    fn packets(&self) -> Result<(), CliError> {
        let root = self.session.cases.root();
        let failed = |source| CliError::CannotRead { path: root.to_owned(), source };
        for reference in self.session.cases.references().map_err(failed)? {
            if let Some(both) = packet::both(&reference, self.date, &self.session)? {
                self.write(&format!("henvisning/pakke-{reference}.pdf"), &both.pdf)?;
                self.write(&format!("henvisning/pakke-{reference}.zip"), &both.zip)?;
            }
        }
        Ok(())
    }

    /// The bank of measures, where the profile has one.
    fn bank(&self) -> Result<(), CliError> {
        let profile = self.session.profile();
        if profile.measures.is_empty() {
            return Ok(());
        }
        let found: Vec<_> = profile.measures.iter().collect();
        let document = bank::print(profile, &found, &self.press, Language::Nb, self.date);
        self.write("tiltaksbank.pdf", &document.map_err(render_failure)?.bytes)
    }

    /// Every form as a blank to print; says how many.
    fn blanks(&self, language: Language) -> Result<usize, CliError> {
        let mut count = 0;
        for id in self.session.catalog.ids() {
            let form = self.session.catalog.form(id).expect("the built-in definitions are right");
            let document = self.press.blank(&form, language, self.date).map_err(render_failure)?;
            self.write(&format!("blanketter/{language}/{id}.pdf"), &document.bytes)?;
            count += 1;
        }
        Ok(count)
    }
}

/// The sender of the settings, or an invented one.
fn sender(session: &Session) -> Result<Mailbox, CliError> {
    match settings(session) {
        Ok(settings) => mail::sender(settings),
        Err(_) => Ok("Solsikken barnehage <post@solsikken.example.org>"
            .parse()
            .expect("the invented sender is right")),
    }
}

/// A session of the invented organisation of the examples, or of the profile, with their cases.
fn demo_session(folder: &Path, today: Date, session: &Session) -> Result<Session, CliError> {
    let mut catalog = Catalog::built_in();
    // A profile of the user's has no examples; those of what it is made from are told instead.
    let lineage = session.profile().lineage.iter().rev();
    let built_in = |id: &&str| catalog.profiles().any(|known| known == *id);
    let id = lineage.map(String::as_str).find(built_in).unwrap_or(DEFAULT);
    choose(&mut catalog, id)?;
    let has_letterhead = catalog.profile().is_some_and(|profile| profile.organisation.is_some());
    let organisation = if has_letterhead { letterhead(&catalog)? } else { invented()? };
    Ok(Session {
        language: session.language,
        document_language: Language::Nb,
        config: Config::default(),
        organisation,
        catalog,
        cases: Folder::new(folder.join("saker")),
        today,
    })
}

fn invented() -> Result<Organisation, CliError> {
    let organisation = Organisation::new("Eksempel kommune", Some("Oppvekst"), None)
        .map_err(|error| CliError::OrganisationUnprintable { part: error.part })?;
    Ok(match Logo::new(example_logo().to_vec()) {
        Ok(logo) => organisation.with_logo(logo),
        Err(_) => organisation,
    })
}
