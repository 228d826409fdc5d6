//! The files of definitions in their layers: the product's, those of a folder of the user's, and what
//! each profile of a lineage changes.

use std::collections::{BTreeMap, BTreeSet};

use super::ProfileError;
use crate::form::FormId;
use crate::form::parse::{DefinitionError, DefinitionFault, DefinitionFaultKind as Bad, EXTENDS};
use crate::form::suggest::nearest;
use crate::overlay::{Source, Sources, top_text};
use crate::profile::Profile;
use crate::profile::parse;

/// The folder of the profiles, in that of the forms.
const PROFILES: &str = "profiles/";

/// Endings of pictures that a profile can bring.
const PICTURES: [&str; 6] = ["svg", "png", "jpg", "jpeg", "gif", "webp"];

/// All files of definitions.
#[derive(Default)]
pub struct Layers {
    /// Definitions of forms by profile (empty: of all) and id, the lowest first.
    forms: BTreeMap<(String, String), Vec<Source>>,
    profiles: BTreeMap<String, Source>,
    pictures: BTreeMap<String, Vec<u8>>,
    /// The forms of all that the product ships.
    shipped: BTreeSet<String>,
}

impl Layers {
    /// Adds a file by its path in the folder of the forms; `None` for a name that is none.
    pub fn add(&mut self, inside: &str, shown: &str, bytes: Vec<u8>) -> Option<()> {
        let ending = inside.rsplit_once('.').map_or("", |(_, ending)| ending);
        let of_profiles = inside.strip_prefix(PROFILES);
        if of_profiles.is_some() && PICTURES.contains(&ending.to_ascii_lowercase().as_str()) {
            self.pictures.insert(format!("forms/{inside}"), bytes);
            return Some(());
        }
        let Some(name) = inside.strip_suffix(".toml") else { return Some(()) };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let source = Source { file: shown.to_owned(), text };
        let steps: Vec<&str> = name.split('/').collect();
        match steps[..] {
            [form] => self.put("", form, source),
            ["profiles", profile] => {
                let id = FormId::new(profile)?;
                self.profiles.insert(id.to_string(), source);
                Some(())
            }
            ["profiles", profile, form] => self.put(FormId::new(profile)?.as_str(), form, source),
            _ => Some(()),
        }
    }

    fn put(&mut self, profile: &str, form: &str, source: Source) -> Option<()> {
        let id = FormId::new(form)?;
        let layers = self.forms.entry((profile.to_owned(), id.to_string())).or_default();
        layers.retain(|layer| layer.file != source.file);
        layers.push(source);
        Some(())
    }

    /// Says that what is there now is what the product ships.
    pub fn ship(&mut self) {
        let of_all = self.forms.keys().filter(|(profile, _)| profile.is_empty());
        self.shipped = of_all.map(|(_, form)| form.clone()).collect();
    }

    /// The ids of all profiles, sorted.
    pub fn profiles(&self) -> impl Iterator<Item = &str> {
        self.profiles.keys().map(String::as_str)
    }

    /// A picture of a profile by its path.
    pub fn picture(&self, path: &str) -> Option<&[u8]> {
        self.pictures.get(path).map(Vec::as_slice)
    }

    /// The forms that there are with a profile, sorted: those it lists, those of its own folder, and
    /// those that a folder of the user's adds.
    pub fn forms(&self, profile: Option<&Profile>) -> BTreeSet<&str> {
        let in_use = |(of, form): &&(String, String)| match profile {
            None => of.is_empty(),
            Some(profile) => {
                let level = profile.lineage.iter().position(|id| id == of);
                profile.forms.iter().any(|listed| listed.as_str() == form)
                    && (of.is_empty() || level.is_some())
                    || level.is_some_and(|level| level > profile.forms_of)
                    || of.is_empty() && !self.shipped.contains(form)
            }
        };
        self.forms.keys().filter(in_use).map(|(_, form)| form.as_str()).collect()
    }

    /// The last profile of a lineage that says something of a form; none when only what is of all does.
    pub fn last_of<'a>(&self, form: &str, lineage: &[&'a str]) -> Option<&'a str> {
        let says =
            |profile: &&&str| self.forms.contains_key(&((**profile).to_owned(), form.to_owned()));
        lineage.iter().rev().find(says).copied()
    }

    /// The files that a form is made of with a profile, the lowest first.
    ///
    /// # Errors
    ///
    /// What it extends is not there, or is itself.
    pub fn of(&self, id: &str, profile: Option<&Profile>) -> Result<Vec<Source>, DefinitionError> {
        let lineage: Vec<&str> = [""]
            .into_iter()
            .chain(profile.iter().flat_map(|profile| profile.lineage.iter().map(String::as_str)))
            .collect();
        let layers = |id: &str| -> Vec<&Source> {
            let of = |profile: &&str| self.forms.get(&((*profile).to_owned(), id.to_owned()));
            lineage.iter().filter_map(of).flatten().collect()
        };
        let mut found = Vec::new();
        let mut id = id.to_owned();
        let mut beneath = layers(&id);
        let mut seen = vec![id.clone()];
        while let Some(source) = beneath.pop() {
            found.push(source.clone());
            let Some((base, offset)) = top_text(source, EXTENDS) else {
                found.reverse();
                return Ok(found);
            };
            if base != id {
                if seen.contains(&base) {
                    return Err(wrong(source, offset, Bad::Circle { name: base }));
                }
                beneath = layers(&base);
                seen.push(base.clone());
                id.clone_from(&base);
            }
            if beneath.is_empty() {
                let known = self.forms.keys().map(|(_, form)| form.as_str());
                let nearest = nearest(&base, known.filter(|form| **form != base));
                return Err(wrong(source, offset, Bad::UnknownName { name: base, nearest }));
            }
        }
        unreachable!("a form that is asked for has a file")
    }

    /// A profile with those that it extends.
    ///
    /// # Errors
    ///
    /// There is none, or it has mistakes.
    pub fn profile(&self, id: &str) -> Result<Profile, ProfileError> {
        let unknown = |id: &str| nearest(id, self.profiles());
        let mut source =
            self.profiles.get(id).ok_or_else(|| ProfileError::Unknown { nearest: unknown(id) })?;
        let mut layers = vec![source.clone()];
        while let Some((base, offset)) = top_text(source, EXTENDS) {
            if layers.iter().any(|layer| parse::stem(&layer.file) == base) {
                let fault = Bad::Circle { name: base };
                return Err(ProfileError::Broken(wrong(source, offset, fault)));
            }
            let Some(next) = self.profiles.get(&base) else {
                let fault = Bad::UnknownName { nearest: unknown(&base), name: base };
                return Err(ProfileError::Broken(wrong(source, offset, fault)));
            };
            layers.push(next.clone());
            source = next;
        }
        layers.reverse();
        parse::parse(&layers).map_err(ProfileError::Broken)
    }
}

fn wrong(source: &Source, offset: usize, kind: Bad) -> DefinitionError {
    let position = Sources::new(std::slice::from_ref(source)).place(offset).1;
    let fault = DefinitionFault { file: source.file.clone(), position, kind };
    DefinitionError { file: source.file.clone(), faults: vec![fault] }
}
