//! The log of measures: what is tried, who is responsible, and when it is evaluated (R7).

use std::cmp::Reverse;

use jiff::civil::Date;
use rayon::prelude::*;

use super::tally::{TallyError, Uncounted, kindergarten};
use crate::case::consent::ConsentState;
use crate::case::store::CaseStore;
use crate::case::{Case, CaseError, ProblemKind};
use crate::catalog::Catalog;
use crate::form::definition::{CaseFields, CaseRole};
use crate::form::{CaseReference, Confidentiality};

/// Which measures are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Those that have not been ended.
    Open,
    /// Those as well that have.
    All,
}

/// From which cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cases {
    /// From all of them.
    All,
    /// From system cases alone.
    System,
}

/// Whether the log says what is tried; it may name a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// In the words of the minutes.
    Shown,
    /// Not at all.
    LeftOut,
}

/// What is asked of the cases.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The day it is.
    pub day: Date,
    /// Which measures.
    pub which: Which,
    /// From which cases.
    pub cases: Cases,
    /// Whether with their text.
    pub text: Text,
}

/// A line of the log.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where the case is; empty when its sheet does not say.
    pub kindergarten: String,
    /// The case.
    pub case: CaseReference,
    /// What is tried.
    pub what: What,
    /// Who is responsible.
    pub responsible: String,
    /// The day of the meeting that decided it.
    pub decided: Date,
    /// When it is to be evaluated.
    pub deadline: Option<Date>,
    /// Whether it is one for the whole group.
    pub system: bool,
    /// Whom the minutes are about that decided it.
    pub confidentiality: Confidentiality,
    /// Whether it was started.
    pub started: bool,
    /// When it was ended.
    pub ended: Option<Date>,
    /// Whether its evaluation is due and has not been.
    pub overdue: bool,
}

/// What is tried, as far as it may be said.
#[derive(Clone, PartialEq, Eq)]
pub enum What {
    /// In the words of the minutes.
    Text(String),
    /// Nobody asked for it.
    LeftOut,
    /// The consent was withdrawn: nothing new names the child (R5).
    Withdrawn,
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Entry({}, deadline {:?}, overdue {})", self.case, self.deadline, self.overdue)
    }
}

/// The log.
#[derive(Clone, Debug)]
pub struct Log {
    /// The day it was made.
    pub day: Date,
    /// What is overdue first, then by deadline.
    pub entries: Vec<Entry>,
    /// What could not be read, sorted.
    pub uncounted: Vec<Uncounted>,
}

impl Log {
    /// Whom the log is about: the strictest of what stands in it.
    pub fn confidentiality(&self) -> Confidentiality {
        let said = self.entries.iter().filter(|entry| matches!(entry.what, What::Text(_)));
        let strictest = |confidentiality| {
            Confidentiality::ALL.into_iter().position(|known| known == confidentiality)
        };
        let all = said.map(|entry| entry.confidentiality).chain([Confidentiality::Group]);
        all.max_by_key(|one| strictest(*one)).unwrap_or(Confidentiality::Child)
    }

    /// Whether it has the measures of several kindergartens.
    pub fn has_several_kindergartens(&self) -> bool {
        self.entries.windows(2).any(|pair| pair[0].kindergarten != pair[1].kindergarten)
    }

    /// How many are overdue.
    pub fn overdue(&self) -> usize {
        self.entries.iter().filter(|entry| entry.overdue).count()
    }
}

/// Reads the measures of all folders.
///
/// # Errors
///
/// See [`TallyError`]; what is wrong with single cases is [`Log::uncounted`].
pub fn log(
    folders: &[&dyn CaseStore],
    catalog: &Catalog,
    asked: &Asked,
) -> Result<Log, TallyError> {
    let mut log = Log { day: asked.day, entries: Vec::new(), uncounted: Vec::new() };
    for (folder, store) in folders.iter().enumerate() {
        let listed = store.references();
        let references = listed.map_err(|source| TallyError::Folder { folder, source })?;
        let read: Result<Vec<_>, TallyError> = references
            .par_iter()
            .map(|reference| measures_in(*store, folder, reference, catalog, asked))
            .collect();
        for (entries, uncounted) in read? {
            log.entries.extend(entries);
            log.uncounted.extend(uncounted);
        }
    }
    log.uncounted.sort();
    log.entries.sort_by(|one, other| order(one).cmp(&order(other)));
    Ok(log)
}

/// Those without a deadline come last.
fn order(entry: &Entry) -> impl Ord + '_ {
    let open = entry.ended.is_none();
    let deadline = (entry.deadline.is_none(), entry.deadline);
    (
        Reverse(open),
        Reverse(entry.overdue),
        deadline,
        &entry.kindergarten,
        &entry.case,
        entry.decided,
    )
}

fn measures_in(
    store: &dyn CaseStore,
    folder: usize,
    reference: &CaseReference,
    catalog: &Catalog,
    asked: &Asked,
) -> Result<(Vec<Entry>, Vec<Uncounted>), TallyError> {
    let uncounted = |file| Uncounted { folder, case: reference.clone(), file };
    let case = match Case::open_for(store, reference, catalog, &tells_of_measures) {
        Ok(case) => case,
        Err(CaseError::Definition(error)) => return Err(TallyError::Definition(error)),
        Err(CaseError::Unknown | CaseError::Io(_)) => {
            return Ok((Vec::new(), vec![uncounted(None)]));
        }
    };
    let broken = case
        .problems
        .iter()
        .filter(|problem| matches!(problem.kind, ProblemKind::Faults(_) | ProblemKind::OtherCase));
    let uncounted = broken.map(|problem| uncounted(Some(problem.file.clone()))).collect();
    Ok((entries(&case, asked), uncounted))
}

/// Minutes with measures, and what says whether the child may still be named.
fn tells_of_measures(fields: &CaseFields) -> bool {
    let role = fields.role;
    fields.measures.is_some()
        || matches!(role, CaseRole::Sheet | CaseRole::Consent | CaseRole::ConsentChange)
}

fn entries(case: &Case, asked: &Asked) -> Vec<Entry> {
    let kindergarten = kindergarten(case).unwrap_or_default();
    let withdrawn = case.consent(asked.day).state == ConsentState::Withdrawn;
    let measures = case.measures().into_iter();
    let asked_for = measures.filter(|measure| {
        (asked.which == Which::All || measure.ended.is_none())
            && (asked.cases == Cases::All || !measure.from_single_case)
    });
    let entry = |measure: crate::case::measure::Measure| Entry {
        kindergarten: kindergarten.clone(),
        case: case.reference.clone(),
        overdue: measure.is_overdue(asked.day),
        what: match asked.text {
            Text::LeftOut => What::LeftOut,
            Text::Shown if withdrawn && measure.from_single_case => What::Withdrawn,
            Text::Shown => What::Text(measure.what),
        },
        responsible: measure.responsible,
        decided: measure.decided,
        deadline: measure.deadline,
        system: measure.system,
        confidentiality: measure.confidentiality,
        started: measure.started,
        ended: measure.ended,
    };
    asked_for.map(entry).collect()
}
