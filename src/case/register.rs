//! The cases as every command sees them: nothing that names a child is made against its case.

use std::collections::BTreeSet;
use std::io;

use jiff::civil::Date;

use super::consent::ConsentState;
use super::store::CaseStore;
use super::{Case, CaseError};
use crate::catalog::Catalog;
use crate::fault::{Fault, FaultKind};
use crate::form::definition::CaseRole;
use crate::form::{CaseReference, Confidentiality, FilledForm, Value};

/// The cases there are, on the day it is.
#[derive(Clone, Copy)]
pub struct Register<'a> {
    /// Where they are kept.
    pub store: &'a dyn CaseStore,
    /// The forms they are written in.
    pub catalog: &'a Catalog,
    /// The day it is.
    pub today: Date,
}

impl std::fmt::Debug for Register<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Register({})", self.today)
    }
}

impl Register<'_> {
    /// The case of a reference, when there is one.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn case(&self, reference: &CaseReference) -> Result<Option<Case>, CaseError> {
        match Case::open(self.store, reference, self.catalog) {
            Ok(case) => Ok(Some(case)),
            Err(CaseError::Unknown) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The cases that a form belongs to or speaks of.
    ///
    /// # Errors
    ///
    /// When one cannot be read.
    pub fn cases_of(&self, form: &FilledForm) -> Result<Vec<Case>, CaseError> {
        let mut references: BTreeSet<CaseReference> = form.case().cloned().into_iter().collect();
        references.extend(form.leaves().iter().filter_map(|leaf| match &leaf.answer.value {
            Value::Case(case) => Some(case.clone()),
            _ => None,
        }));
        let cases = references.iter().filter_map(|case| self.case(case).transpose());
        cases.collect()
    }

    /// R5 and R3: what stands against making a form that names a child.
    pub fn objection(&self, form: &FilledForm, cases: &[Case]) -> Option<Fault> {
        if form.confidentiality() != Confidentiality::Child {
            return None;
        }
        let fields = form.definition().case.as_ref();
        let role = fields.map(|fields| fields.role);
        if matches!(role, Some(CaseRole::Sheet | CaseRole::Consent | CaseRole::ConsentChange)) {
            return None;
        }
        let case = case_of(form, cases)?;
        let now = case.consent(self.today);
        if let (ConsentState::Withdrawn, Some(since)) = (now.state, now.since) {
            return Some(fault(form, "R5", FaultKind::ConsentWithdrawn { since }));
        }
        if role != Some(CaseRole::Minutes) {
            return None;
        }
        let meeting = fields.and_then(|fields| form.answers().date(fields.date.as_deref()?))?;
        let then = case.consent(meeting);
        match then.state {
            ConsentState::Expired => {
                let since = then.since?;
                Some(fault(form, "R3", FaultKind::ConsentExpired { since }))
            }
            state if state.holds() && then.attachment.is_none() => {
                Some(fault(form, "R3", FaultKind::ConsentNotAttached))
            }
            state if state.holds() => None,
            _ => Some(fault(form, "R3", FaultKind::ConsentMissing)),
        }
    }

    /// R3 and R5: what stands against handing out a form that names a child, beside what stands
    /// against making it. The consent has to hold on the day it is handed out, and none that it
    /// speaks of may be withdrawn; the consent itself and its changes are the guardians' own.
    pub fn objection_to_sharing(&self, form: &FilledForm, cases: &[Case]) -> Option<Fault> {
        let role = form.definition().case.as_ref().map(|fields| fields.role);
        let is_theirs = matches!(role, Some(CaseRole::Consent | CaseRole::ConsentChange));
        if form.confidentiality() != Confidentiality::Child || is_theirs {
            return None;
        }
        let withdrawn = cases
            .iter()
            .map(|case| case.consent(self.today))
            .find_map(|consent| consent.since.filter(|_| consent.state == ConsentState::Withdrawn));
        if let Some(since) = withdrawn {
            return Some(fault(form, "R5", FaultKind::ConsentWithdrawn { since }));
        }
        let now = case_of(form, cases)?.consent(self.today);
        match (now.state, now.since) {
            (state, _) if state.holds() && now.attachment.is_none() => {
                Some(fault(form, "R3", FaultKind::ConsentNotAttached))
            }
            (state, _) if state.holds() => None,
            (ConsentState::Expired, Some(since)) => {
                Some(fault(form, "R3", FaultKind::ConsentExpired { since }))
            }
            _ => Some(fault(form, "R3", FaultKind::ConsentMissing)),
        }
    }
}

/// The case that a form belongs to.
fn case_of<'a>(form: &FilledForm, cases: &'a [Case]) -> Option<&'a Case> {
    cases.iter().find(|case| Some(&case.reference) == form.case())
}

fn fault(form: &FilledForm, number: &str, kind: FaultKind) -> Fault {
    Fault { number: Some(number.to_owned()), ..Fault::at(form.answers().position(), kind) }
}

impl From<CaseError> for io::Error {
    fn from(error: CaseError) -> io::Error {
        io::Error::other(error)
    }
}
