//! The forms, profiles, templates and examples there are: built in, and those of a folder of the user's.
//!
//! A folder of the user's has the same layout as the product (`forms/`, `templates/`); a file in
//! it takes the place of the built-in one of the same path.

mod layers;
mod translations;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use include_dir::{Dir, include_dir};
use typst::foundations::Bytes;

use crate::form::Definition;
use crate::form::parse::{DefinitionError, parse_layers};
use crate::form::suggest::nearest;
use crate::profile::Profile;
use crate::render::Files;
use layers::Layers;
pub use translations::HelpError;
use translations::Translations;

static FORMS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/forms");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static EXAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/examples");

/// The forms and templates of one installation.
#[derive(Default)]
pub struct Catalog {
    /// The files of definitions, and the profiles.
    layers: Layers,
    /// The profile that decides which forms there are.
    profile: Option<Arc<Profile>>,
    translations: Translations,
    templates: Files,
    parsed: Mutex<BTreeMap<String, Arc<Definition>>>,
}

/// Why there is no form of a name.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// There is none.
    #[error("there is no such form")]
    Unknown {
        /// The most similar name.
        nearest: Option<String>,
    },
    /// Its definition has mistakes.
    #[error("the definition has mistakes")]
    Definition(#[source] DefinitionError),
}

/// Why there is no profile of a name.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// There is none.
    #[error("there is no such profile")]
    Unknown {
        /// The most similar name.
        nearest: Option<String>,
    },
    /// It has mistakes.
    #[error("the profile has mistakes")]
    Broken(#[source] DefinitionError),
}

/// A file that cannot be part of a catalog.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path} cannot be part of a catalog")]
pub struct UnusableFile {
    /// Its path.
    pub path: String,
}

impl Catalog {
    /// The forms that the product ships, without a profile.
    pub fn built_in() -> Catalog {
        let mut catalog = Catalog::default();
        for (root, files) in [("forms", &FORMS), ("templates", &TEMPLATES)] {
            for (path, bytes) in files_of(files) {
                catalog
                    .add(&format!("{root}/{path}"), bytes)
                    .expect("the built-in files are usable");
            }
        }
        catalog.layers.ship();
        catalog
    }

    /// Adds a file by its path in a catalog folder, in place of one of the same path; a definition
    /// that extends the one of its own name is laid over it.
    ///
    /// What is neither a definition nor a profile nor a template is left alone.
    ///
    /// # Errors
    ///
    /// A path that leaves the catalog, or a definition whose name is none.
    pub fn add(&mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Result<(), UnusableFile> {
        self.add_from("", path, bytes)
    }

    /// The same for a file of a folder that messages about it should name.
    ///
    /// # Errors
    ///
    /// See [`Catalog::add`].
    pub fn add_from(
        &mut self,
        folder: &str,
        path: &str,
        bytes: impl Into<Vec<u8>>,
    ) -> Result<(), UnusableFile> {
        let shown = format!("{folder}{path}");
        let unusable = || UnusableFile { path: shown.clone() };
        if let Some(inside) = path.strip_prefix("forms/") {
            let bytes = bytes.into();
            self.translations.add(inside, &shown, &bytes).ok_or_else(unusable)?;
            self.layers.add(inside, &shown, bytes).ok_or_else(unusable)?;
        } else if path.starts_with("templates/") {
            let bytes = Bytes::new(bytes.into());
            self.templates.insert(&format!("/{path}"), bytes).map_err(|_| unusable())?;
        }
        Ok(())
    }

    /// Takes the forms as a profile has them.
    ///
    /// # Errors
    ///
    /// When there is no such profile, or it has mistakes.
    pub fn choose(&mut self, profile: &str) -> Result<(), ProfileError> {
        self.profile = Some(Arc::new(self.layers.profile(profile)?));
        self.parsed = Mutex::default();
        Ok(())
    }

    /// The profile that was chosen.
    pub fn profile(&self) -> Option<&Arc<Profile>> {
        self.profile.as_ref()
    }

    /// The ids of all profiles, sorted.
    pub fn profiles(&self) -> impl Iterator<Item = &str> {
        self.layers.profiles()
    }

    /// A picture that a profile brings, by its path in the catalog.
    pub fn picture(&self, path: &str) -> Option<&[u8]> {
        self.layers.picture(path)
    }

    /// The ids of all forms, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.layers.forms(self.profile.as_deref()).into_iter()
    }

    /// The definition of a form, read and checked when it is first asked for.
    ///
    /// # Errors
    ///
    /// When there is none, or it has mistakes.
    pub fn form(&self, id: &str) -> Result<Arc<Definition>, FormError> {
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(definition) = parsed.get(id) {
            return Ok(Arc::clone(definition));
        }
        if !self.ids().any(|known| known == id) {
            return Err(FormError::Unknown { nearest: nearest(id, self.ids()) });
        }
        let profile = self.profile.as_deref();
        let sources = self.layers.of(id, profile).map_err(FormError::Definition)?;
        let lists = profile.map(Profile::lists).unwrap_or_default();
        let definition = parse_layers(&sources, &lists).map_err(FormError::Definition)?;
        let definition = Arc::new(definition);
        parsed.insert(id.to_owned(), Arc::clone(&definition));
        Ok(definition)
    }

    /// All templates, for a press.
    pub fn templates(&self) -> &Files {
        &self.templates
    }
}

/// The folder of the examples of profiles.
const OF_PROFILES: &str = "profiles/";

/// The worked examples of a profile, or of the nearest of its lineage that has some: path and text,
/// in order. Those at the top are of the lowest profile.
pub fn examples(profile: &Profile) -> Vec<(String, &'static [u8])> {
    let all: Vec<_> = files_of(&EXAMPLES).collect();
    let of = |id: &String| -> Vec<(String, &'static [u8])> {
        let folder = format!("{OF_PROFILES}{id}/");
        let inside = |(path, bytes): &(String, &'static [u8])| {
            Some((path.strip_prefix(&folder)?.to_owned(), *bytes))
        };
        all.iter().filter_map(inside).collect()
    };
    let mut lineage = profile.lineage.iter().rev().map(of);
    let mut examples = lineage.find(|examples| !examples.is_empty()).unwrap_or_else(|| {
        all.iter().filter(|(path, _)| !path.starts_with(OF_PROFILES)).cloned().collect()
    });
    examples.sort();
    examples
}

/// The logo of the invented organisation of the examples.
pub fn example_logo() -> &'static [u8] {
    EXAMPLES.get_file("logo.svg").expect("the examples have a logo").contents()
}

fn files_of(dir: &'static Dir<'static>) -> impl Iterator<Item = (String, &'static [u8])> {
    let mut found = Vec::new();
    collect(dir, &mut found);
    found.into_iter()
}

fn collect(dir: &'static Dir<'static>, found: &mut Vec<(String, &'static [u8])>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        found.push((path, file.contents()));
    }
    for dir in dir.dirs() {
        collect(dir, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_six_official_forms_are_there_and_right() {
        let catalog = Catalog::built_in();
        let ids: Vec<&str> = catalog.ids().collect();
        for id in [
            "innkalling",
            "meldeskjema-anonym",
            "meldeskjema-individ",
            "meldeskjema-system",
            "referat",
            "samtykke",
        ] {
            assert!(ids.contains(&id), "{id}");
        }
        for id in ids {
            assert!(catalog.form(id).is_ok(), "{id}: {:?}", catalog.form(id).err());
        }
    }

    #[test]
    fn a_file_of_the_users_takes_the_place_of_the_built_in_one() {
        let mut catalog = Catalog::built_in();
        catalog.add("forms/samtykke.toml", "id = ").expect("the path is usable");
        assert!(matches!(catalog.form("samtykke"), Err(FormError::Definition(_))));
        assert!(matches!(catalog.form("samtyke"), Err(FormError::Unknown { nearest: Some(_) })));
        assert!(catalog.add("forms/Mitt skjema.toml", "").is_err());
        assert!(catalog.add("notater/les-meg.txt", "").is_ok());
    }
}
