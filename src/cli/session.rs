//! What every command has in common: settings, forms, language, and the day it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use blankett::case::folder::Folder;
use blankett::case::register::Register;
use blankett::case::store::CaseStore;
use blankett::case::{Case, CaseError};
use blankett::catalog::{Catalog, FormError, ProfileError};
use blankett::form::{CaseReference, Definition};
use blankett::language::Language;
use blankett::message::{Argument, Messages};
use blankett::organisation::{Organisation, Unprintable};
use blankett::pipeline::{Refusal, Setting};
use blankett::profile::{self, Letterhead, Profile};
use blankett::render::{Press, RenderError};
use jiff::civil::Date;

use super::GlobalArgs;
use super::config::{self, Config};
use super::error::CliError;
use super::report::Reporter;

/// The folder of the cases when nothing else is said.
const CASES: &str = "saker";

/// A run of the program, set up.
pub struct Session {
    /// The language of messages.
    pub language: Language,
    /// The language of documents that do not say.
    pub document_language: Language,
    /// The settings.
    pub config: Config,
    /// Whose letterhead it is.
    pub organisation: Organisation,
    /// The forms.
    pub catalog: Catalog,
    /// The cases.
    pub cases: Folder,
    /// The day it is.
    pub today: Date,
}

impl Session {
    /// Reads the settings and the user's catalog.
    ///
    /// `language` is that of messages; documents follow it unless it is English by the locale
    /// alone: a foreign locale makes no foreign forms.
    pub fn new(arguments: &GlobalArgs, language: Language) -> Result<Session, CliError> {
        let config = Config::load(arguments.config.as_deref())?;
        let mut catalog = Catalog::built_in();
        for folder in
            [config.catalog.as_deref(), arguments.catalog.as_deref()].into_iter().flatten()
        {
            add_folder(&mut catalog, folder, folder)?;
        }
        let asked = arguments.profile.as_deref().or(config.profile.as_deref());
        choose(&mut catalog, asked.unwrap_or(profile::DEFAULT))?;
        let norwegian = if language == Language::En { Language::Nb } else { language };
        let chosen = catalog.profile().and_then(|profile| profile.language);
        let document_language = arguments.lang.or(config.language).or(chosen).unwrap_or(norwegian);
        let organisation = match &config.organisation {
            Some(organisation) => organisation.clone(),
            None => letterhead(&catalog)?,
        };
        let asked = arguments.cases.as_ref().or(config.cases.as_ref());
        let cases = Folder::new(asked.map_or(Path::new(CASES), PathBuf::as_path));
        let today = date(None);
        Ok(Session { language, document_language, config, organisation, catalog, cases, today })
    }

    /// The profile that decides which forms there are.
    pub fn profile(&self) -> &Arc<Profile> {
        self.catalog.profile().expect("a session has a profile")
    }

    /// The definition of a form named on the command line.
    pub fn form(&self, name: &str) -> Result<Arc<Definition>, CliError> {
        self.catalog.form(name).map_err(|error| match error {
            FormError::Unknown { nearest } => {
                CliError::FormUnknown { name: name.to_owned(), nearest }
            }
            FormError::Definition(error) => CliError::Definition(error),
        })
    }

    /// A press with the letterhead of the settings.
    pub fn press(&self) -> Press {
        Press::new(self.catalog.templates().clone(), self.organisation.clone())
    }

    /// What the pipeline is given.
    pub fn setting<'a>(&'a self, form: Option<&'a str>, known: &'a [String]) -> Setting<'a> {
        Setting {
            catalog: &self.catalog,
            form,
            language: self.document_language,
            defaults: &self.config.defaults,
            known_persons: known,
            allowed_words: &self.config.allowed_words,
            cases: Some(self.register(&self.cases)),
        }
    }

    /// The cases of a folder as the pipeline sees them.
    pub fn register<'a>(&'a self, store: &'a dyn CaseStore) -> Register<'a> {
        Register { store, catalog: &self.catalog, today: self.today }
    }

    /// A case, for a command that is about one.
    pub fn case(&self, reference: &CaseReference) -> Result<Case, CliError> {
        Case::open(&self.cases, reference, &self.catalog).map_err(|error| match error {
            CaseError::Unknown => CliError::CaseUnknown {
                reference: reference.to_string(),
                path: self.cases.root().to_owned(),
            },
            error => CliError::Case(error),
        })
    }

    /// Reports in the language of the user.
    pub fn reporter(&self) -> Reporter {
        Reporter { language: self.language }
    }

    /// The messages in the language of the user.
    pub fn messages(&self) -> &'static Messages {
        Messages::of(self.language)
    }

    /// A text in the language of a document.
    pub fn say_in(
        &self,
        language: Language,
        id: &str,
        arguments: &[(&str, Argument<'_>)],
    ) -> String {
        Messages::of(language).text(id, arguments)
    }

    /// A message in the language of the user.
    pub fn say(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        Messages::of(self.language).text(id, arguments)
    }
}

/// The moment it is.
#[expect(clippy::disallowed_methods, reason = "the clock lives at the edge")]
pub fn now() -> jiff::Zoned {
    jiff::Zoned::now()
}

/// A refusal that is no fault of the input stops the command.
pub fn failure(refusal: Refusal) -> CliError {
    match refusal {
        Refusal::Faults(_) | Refusal::Findings(_) => CliError::Refused,
        Refusal::Definition(error) => CliError::Definition(error),
        Refusal::Translation(error) => CliError::Translation(error),
        Refusal::Render(error) => render_failure(error),
        Refusal::Case(error) => CliError::Case(error),
    }
}

/// The same for a blank.
pub fn render_failure(error: RenderError) -> CliError {
    match error {
        RenderError::NoTemplate(name) => CliError::TemplateMissing { name },
        RenderError::Template(faults) => CliError::TemplateBroken(faults),
        RenderError::Standards => CliError::Standards,
    }
}

/// Takes the forms as a profile has them.
pub fn choose(catalog: &mut Catalog, profile: &str) -> Result<(), CliError> {
    catalog.choose(profile).map_err(|error| match error {
        ProfileError::Unknown { nearest } => {
            CliError::ProfileUnknown { name: profile.to_owned(), nearest }
        }
        ProfileError::Broken(error) => CliError::Definition(error),
    })
}

/// The letterhead of a run without settings and without one in its profile.
const NAMELESS: &str = "Ressursteam for barnehage";

/// The letterhead of the profile.
pub fn letterhead(catalog: &Catalog) -> Result<Organisation, CliError> {
    let letterhead = catalog.profile().and_then(|profile| profile.organisation.as_ref());
    let unprintable = |error: Unprintable| CliError::OrganisationUnprintable { part: error.part };
    let Some(letterhead) = letterhead else {
        return Organisation::new(NAMELESS, None, None).map_err(unprintable);
    };
    let Letterhead { name, unit, address, logo } = letterhead;
    let organisation =
        Organisation::new(name, unit.as_deref(), address.as_deref()).map_err(unprintable)?;
    let Some(path) = logo else { return Ok(organisation) };
    let bytes = catalog.picture(path).ok_or_else(|| CliError::CannotRead {
        path: path.into(),
        source: std::io::ErrorKind::NotFound.into(),
    })?;
    Ok(organisation.with_logo(config::logo(bytes.to_vec(), path.as_ref())?))
}

fn add_folder(catalog: &mut Catalog, root: &Path, folder: &Path) -> Result<(), CliError> {
    let failed = |source| CliError::CannotRead { path: folder.to_owned(), source };
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        entries.push(entry.map_err(failed)?.path());
    }
    entries.sort();
    for path in entries {
        if path.is_dir() {
            add_folder(catalog, root, &path)?;
            continue;
        }
        let inside = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if !inside.starts_with("forms/") && !inside.starts_with("templates/") {
            continue;
        }
        let bytes = fs::read(&path)
            .map_err(|source| CliError::CannotRead { path: path.clone(), source })?;
        let shown = format!("{}/", root.display());
        catalog
            .add_from(&shown, &inside, bytes)
            .map_err(|error| CliError::CatalogFile { path: error.path })?;
    }
    Ok(())
}

/// The date of documents: the one asked for, that of `SOURCE_DATE_EPOCH`, or today.
#[expect(clippy::disallowed_methods, reason = "the clock and the environment live at the edge")]
pub fn date(asked: Option<Date>) -> Date {
    let epoch = || {
        let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?;
        let moment = jiff::Timestamp::from_second(seconds).ok()?;
        Some(moment.to_zoned(jiff::tz::TimeZone::UTC).date())
    };
    asked.or_else(epoch).unwrap_or_else(|| jiff::Zoned::now().date())
}
