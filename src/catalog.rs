//! The forms, templates and examples there are: built in, and those of a folder of the user's.
//!
//! A folder of the user's has the same layout as the product (`forms/`, `templates/`); a file in
//! it takes the place of the built-in one of the same path.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use include_dir::{Dir, include_dir};
use typst::foundations::Bytes;

use crate::form::parse::{DefinitionError, parse};
use crate::form::suggest::nearest;
use crate::form::{Definition, FormId};
use crate::render::Files;

static FORMS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/forms");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static EXAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/examples");

/// The forms and templates of one installation.
#[derive(Default)]
pub struct Catalog {
    /// Definitions by id: the file's name and text.
    forms: BTreeMap<String, (String, Vec<u8>)>,
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

/// A file that cannot be part of a catalog.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path} cannot be part of a catalog")]
pub struct UnusableFile {
    /// Its path.
    pub path: String,
}

impl Catalog {
    /// The forms that the product ships.
    pub fn built_in() -> Catalog {
        let mut catalog = Catalog::default();
        for (root, files) in [("forms", &FORMS), ("templates", &TEMPLATES)] {
            for (path, bytes) in files_of(files) {
                catalog
                    .add(&format!("{root}/{path}"), bytes)
                    .expect("the built-in files are usable");
            }
        }
        catalog
    }

    /// Adds a file by its path in a catalog folder, in place of one of the same path.
    ///
    /// What is neither a definition nor a template is left alone.
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
        if let Some(name) = path.strip_prefix("forms/").and_then(|name| name.strip_suffix(".toml"))
        {
            if name.contains('/') {
                return Ok(());
            }
            let id = FormId::new(name).ok_or_else(unusable)?;
            self.forms.insert(id.to_string(), (shown, bytes.into()));
        } else if path.starts_with("templates/") {
            let bytes = Bytes::new(bytes.into());
            self.templates.insert(&format!("/{path}"), bytes).map_err(|_| unusable())?;
        }
        Ok(())
    }

    /// The ids of all forms, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.forms.keys().map(String::as_str)
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
        let Some((file, bytes)) = self.forms.get(id) else {
            return Err(FormError::Unknown { nearest: nearest(id, self.ids()) });
        };
        let text = String::from_utf8_lossy(bytes);
        let definition = Arc::new(parse(file, &text).map_err(FormError::Definition)?);
        parsed.insert(id.to_owned(), Arc::clone(&definition));
        Ok(definition)
    }

    /// All templates, for a press.
    pub fn templates(&self) -> &Files {
        &self.templates
    }
}

/// The worked examples: path and text, in order.
pub fn examples() -> Vec<(String, &'static [u8])> {
    let mut examples: Vec<_> = files_of(&EXAMPLES).collect();
    examples.sort();
    examples
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
