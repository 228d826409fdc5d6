//! `blankett demo`: one of everything, from the worked examples.

use std::fs;
use std::path::{Path, PathBuf};

use blankett::catalog::{Catalog, examples};
use blankett::input::{self, Format};
use blankett::language::Language;
use blankett::organisation::{Logo, Organisation};
use blankett::pipeline::{self, Setting};
use blankett::render::Press;
use clap::Args;
use jiff::civil::Date;

use super::batch;
use super::error::CliError;
use super::output::{self, Existing};
use super::session::{Session, date, failure, render_failure};

/// Arguments of `demo`.
#[derive(Args)]
pub struct DemoArgs {
    #[arg(value_name = "DIR", default_value = "blankett-demo")]
    folder: PathBuf,
    #[arg(long)]
    force: bool,
    #[arg(long, value_name = "DATE")]
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
    let demo =
        Demo { folder, date: date(args.date), press: press()?, catalog: Catalog::built_in() };
    let mut documents = 0;
    for (path, bytes) in examples() {
        demo.write(&path, bytes)?;
        if path.ends_with(".yaml") {
            demo.fill(&path, bytes)?;
            documents += 1;
        }
    }
    for language in [Language::Nb, Language::Nn] {
        documents += demo.blanks(language)?;
    }
    let shown = folder.display().to_string();
    let counts = [("count", documents.into()), ("path", shown.into())];
    anstream::println!("{}", session.say("cli-demo-done", &counts));
    Ok(())
}

struct Demo<'a> {
    folder: &'a Path,
    date: Date,
    press: Press,
    catalog: Catalog,
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

    /// The document of an example, beside it.
    fn fill(&self, path: &str, bytes: &[u8]) -> Result<(), CliError> {
        let setting = Setting {
            catalog: &self.catalog,
            form: None,
            language: Language::Nb,
            defaults: &[],
            known_persons: &[],
            allowed_words: &[],
            cases: None,
        };
        let submission = input::read(bytes, Format::Yaml).map_err(|_| CliError::Refused)?;
        let document = pipeline::fill(submission, &setting)
            .and_then(|form| pipeline::clear(form, &setting))
            .and_then(|cleared| pipeline::print(&cleared, &self.press, self.date))
            .map_err(failure)?;
        self.write(&path.replace(".yaml", ".pdf"), &document.bytes)
    }

    /// Every form as a blank to print; says how many.
    fn blanks(&self, language: Language) -> Result<usize, CliError> {
        let mut count = 0;
        for id in self.catalog.ids() {
            let form = self.catalog.form(id).expect("the built-in definitions are right");
            let document = self.press.blank(&form, language, self.date).map_err(render_failure)?;
            self.write(&format!("blanketter/{language}/{id}.pdf"), &document.bytes)?;
            count += 1;
        }
        Ok(count)
    }
}

/// A press with the invented organisation of the examples.
fn press() -> Result<Press, CliError> {
    let logo = examples().into_iter().find(|(path, _)| path == "logo.svg").map(|(_, bytes)| bytes);
    let organisation = Organisation::new("Eksempel kommune", Some("Oppvekst"), None)
        .map_err(|error| CliError::OrganisationUnprintable { part: error.part })?;
    let organisation = match logo.map(|bytes| Logo::new(bytes.to_vec())) {
        Some(Ok(logo)) => organisation.with_logo(logo),
        _ => organisation,
    };
    Ok(Press::new(Catalog::built_in().templates().clone(), organisation))
}
