//! Whether a profile fits the forms that it names: each is there and right, and has the fields that
//! copies and meetings rely on.

use super::{CopyRule, Place, Profile, Receiver};
use crate::catalog::{Catalog, FormError};
use crate::form::definition::{Definition, Kind};
use crate::form::expression::{Expression, Scope};
use crate::form::parse::{DefinitionFault, DefinitionFaultKind as Bad};
use crate::form::suggest::nearest;
use crate::form::value::{Answers, variables};

/// Every mistake of the profile that a catalog was given, and of its forms.
pub fn check(catalog: &Catalog) -> Vec<DefinitionFault> {
    let Some(profile) = catalog.profile() else { return Vec::new() };
    let mut faults = Vec::new();
    for (form, place) in profile.forms.iter().zip(&profile.places.forms) {
        if !catalog.ids().any(|id| id == form.as_str()) {
            faults.push(place.fault(unknown_form(form.as_str(), catalog)));
        }
    }
    for id in catalog.ids() {
        if let Err(FormError::Definition(error)) = catalog.form(id) {
            faults.extend(error.faults);
        }
    }
    for (copy, place) in profile.copies.iter().zip(&profile.places.copies) {
        match catalog.form(copy.form.as_str()) {
            Ok(form) => faults.extend(copy_faults(copy, &form).into_iter().map(|k| place.fault(k))),
            Err(FormError::Definition(_)) => {}
            Err(FormError::Unknown { .. }) => {
                faults.push(place.fault(unknown_form(copy.form.as_str(), catalog)));
            }
        }
    }
    for (meeting, place) in profile.meetings.iter().zip(&profile.places.meetings) {
        match catalog.form(meeting.form.as_str()) {
            Ok(form) if form.meeting.is_some() => {}
            Ok(_) => faults.push(place.fault(Bad::MissingKey { name: "[meeting]".to_owned() })),
            Err(FormError::Definition(_)) => {}
            Err(FormError::Unknown { .. }) => {
                faults.push(place.fault(unknown_form(meeting.form.as_str(), catalog)));
            }
        }
    }
    faults.extend(logo_fault(profile, catalog));
    faults
}

fn unknown_form(name: &str, catalog: &Catalog) -> Bad {
    let nearest = nearest(name, catalog.ids().filter(|id| *id != name));
    Bad::UnknownName { name: name.to_owned(), nearest }
}

fn copy_faults(copy: &CopyRule, form: &Definition) -> Vec<Bad> {
    let mut faults: Vec<Bad> =
        copy.when.iter().flat_map(|when| condition_faults(when, form)).collect();
    for receiver in &copy.to {
        let Receiver::Chosen(name) = receiver else { continue };
        match form.field(name).map(|field| &field.kind) {
            Some(Kind::Choice(_) | Kind::Choices(_)) => {}
            Some(_) => faults
                .push(Bad::MeetingField { name: name.clone(), kind: "choice, choices".to_owned() }),
            None => faults.push(unknown_field(name, form)),
        }
    }
    faults
}

fn condition_faults(when: &Expression, form: &Definition) -> Vec<Bad> {
    let mut names = when.variables();
    names.retain(|name| form.field(name).is_none());
    if !names.is_empty() {
        return names.iter().map(|name| unknown_field(name, form)).collect();
    }
    let scope = Scope::new(variables(&form.fields().collect::<Vec<_>>(), &Answers::default()));
    when.holds(&scope).err().map(|detail| Bad::BrokenExpression { detail }).into_iter().collect()
}

fn unknown_field(name: &str, form: &Definition) -> Bad {
    let nearest = nearest(name, form.fields().map(|field| field.id.as_str()));
    Bad::UnknownField { name: name.to_owned(), nearest }
}

fn logo_fault(profile: &Profile, catalog: &Catalog) -> Option<DefinitionFault> {
    let path = profile.organisation.as_ref()?.logo.as_ref()?;
    let place = profile.places.logo.as_ref()?;
    let name = path.clone();
    catalog.picture(path).is_none().then(|| place.fault(Bad::UnknownName { name, nearest: None }))
}

impl Place {
    fn fault(&self, kind: Bad) -> DefinitionFault {
        DefinitionFault { file: self.file.clone(), position: self.position, kind }
    }
}
