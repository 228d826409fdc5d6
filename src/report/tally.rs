//! Counts the cases of any number of folders: each is read, counted and let go.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use jiff::civil::Date;
use rayon::prelude::*;

use super::figures::Figures;
use super::part::{By, Part, Period};
use crate::case::store::CaseStore;
use crate::case::{Case, CaseError, ProblemKind};
use crate::catalog::Catalog;
use crate::form::definition::{CaseFields, CaseRole};
use crate::form::parse::DefinitionError;
use crate::form::{CaseReference, Confidentiality, Value};

/// What is asked of the cases.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// The days that count.
    pub period: Period,
    /// What the figures are parted by.
    pub by: By,
}

/// What the cases add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The figures of each part that has any.
    pub parts: BTreeMap<Part, Figures>,
    /// The kindergartens of the cases.
    pub kindergartens: BTreeSet<String>,
    /// How many cases were read.
    pub cases: u64,
    /// What could not be counted, sorted.
    pub uncounted: Vec<Uncounted>,
    /// The meetings: several cases speak of the same one.
    meetings: BTreeSet<(Date, String)>,
}

/// A file, or a whole case, that should have been counted and could not be read.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Uncounted {
    /// Which of the folders.
    pub folder: usize,
    /// The case.
    pub case: CaseReference,
    /// The file's name; `None` for all of the case. It may hold personal data.
    pub file: Option<String>,
}

impl std::fmt::Debug for Uncounted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Uncounted(folder {}, {})", self.folder, self.case)
    }
}

/// Why nothing can be counted at all.
#[derive(Debug, thiserror::Error)]
pub enum TallyError {
    /// A folder of cases cannot be listed.
    #[error("the cases cannot be listed")]
    Folder {
        /// Which of the folders.
        folder: usize,
        /// Why.
        source: io::Error,
    },
    /// A form that cases are written in has a definition with mistakes.
    #[error("a definition has mistakes")]
    Definition(#[source] DefinitionError),
}

/// Counts the cases of all folders, on as many threads as there are.
///
/// # Errors
///
/// See [`TallyError`]; what is wrong with single cases is [`Tally::uncounted`].
pub fn count(
    folders: &[&dyn CaseStore],
    catalog: &Catalog,
    question: &Question,
) -> Result<Tally, TallyError> {
    let tally = folders.par_iter().enumerate().map(|(folder, store)| {
        let listed = store.references();
        let references = listed.map_err(|source| TallyError::Folder { folder, source })?;
        let counter = Counter { folder, store: *store, catalog, question };
        let counted = references.par_iter().try_fold(Tally::default, |tally, reference| {
            counter.count(reference).map(|one| tally.and(one))
        });
        counted.try_reduce(Tally::default, |one, other| Ok(one.and(other)))
    });
    let mut tally = tally.try_reduce(Tally::default, |one, other| Ok(one.and(other)))?;
    tally.uncounted.sort();
    for (day, kindergarten) in std::mem::take(&mut tally.meetings) {
        tally.parts.entry(question.by.part(day, &kindergarten)).or_default().meetings += 1;
    }
    Ok(tally)
}

impl Tally {
    /// All parts together.
    pub fn total(&self) -> Figures {
        let mut total = Figures::default();
        self.parts.values().for_each(|figures| total.add(figures));
        total
    }

    fn and(mut self, other: Tally) -> Tally {
        if self.cases == 0 && self.uncounted.is_empty() {
            return other;
        }
        for (part, figures) in other.parts {
            self.parts.entry(part).or_default().add(&figures);
        }
        self.kindergartens.extend(other.kindergartens);
        self.cases += other.cases;
        self.uncounted.extend(other.uncounted);
        self.meetings.extend(other.meetings);
        self
    }
}

struct Counter<'a> {
    folder: usize,
    store: &'a dyn CaseStore,
    catalog: &'a Catalog,
    question: &'a Question,
}

impl Counter<'_> {
    /// One case by itself.
    fn count(&self, reference: &CaseReference) -> Result<Tally, TallyError> {
        let uncounted = |file| Uncounted { folder: self.folder, case: reference.clone(), file };
        let case = match self.read(reference) {
            Ok(case) => case,
            Err(CaseError::Definition(error)) => return Err(TallyError::Definition(error)),
            Err(CaseError::Unknown | CaseError::Io(_)) => {
                let uncounted = vec![uncounted(None)];
                return Ok(Tally { cases: 1, uncounted, ..Tally::default() });
            }
        };
        let kindergarten = kindergarten(&case).unwrap_or_default();
        let mut tally = Tally { cases: 1, ..Tally::default() };
        let broken = case.problems.iter().filter(|problem| {
            matches!(problem.kind, ProblemKind::Faults(_) | ProblemKind::OtherCase)
        });
        tally.uncounted.extend(broken.map(|problem| uncounted(Some(problem.file.clone()))));
        self.closing(&case, &kindergarten, &mut tally);
        self.discussions(&case, &kindergarten, &mut tally);
        self.measures(&case, &kindergarten, &mut tally);
        tally.kindergartens.insert(kindergarten);
        Ok(tally)
    }

    /// Reads what the figures need: the needs reports only when nothing else tells of a concern.
    fn read(&self, reference: &CaseReference) -> Result<Case, CaseError> {
        let open = |asked: &dyn Fn(&CaseFields) -> bool| {
            Case::open_for(self.store, reference, self.catalog, asked)
        };
        let case = open(&tells_of_figures)?;
        match case.closed() {
            Some(day) if self.question.period.contains(day) && case.concern().is_none() => {
                open(&|fields| tells_of_figures(fields) || fields.role == CaseRole::Need)
            }
            _ => Ok(case),
        }
    }

    /// K1.
    fn closing(&self, case: &Case, kindergarten: &str, tally: &mut Tally) {
        let Some(closed) = case.closed().filter(|day| self.question.period.contains(*day)) else {
            return;
        };
        let figures = self.figures(closed, kindergarten, tally);
        let days = case.concern().and_then(|concern| (closed - concern).get_days().try_into().ok());
        match days {
            Some(days) => figures.durations.note(days),
            None => figures.closed_without_concern += 1,
        }
    }

    /// K2 and K5: a case is discussed once a meeting, however many minutes there are of it.
    fn discussions(&self, case: &Case, kindergarten: &str, tally: &mut Tally) {
        let minutes = case.of_role(CaseRole::Minutes);
        let discussed: BTreeSet<(Date, bool)> = minutes
            .filter_map(|filed| Some((filed.date?, is_single(filed.form.confidentiality()))))
            .filter(|(day, _)| self.question.period.contains(*day))
            .collect();
        for (day, single) in discussed {
            tally.meetings.insert((day, kindergarten.to_owned()));
            let figures = self.figures(day, kindergarten, tally);
            match single {
                false => figures.system_cases += 1,
                true => figures.single_cases += 1,
            }
        }
    }

    /// K3, K4, K6 and K7.
    fn measures(&self, case: &Case, kindergarten: &str, tally: &mut Tally) {
        let measures = case.measures().into_iter();
        for measure in measures
            .filter(|measure| measure.started && self.question.period.contains(measure.decided))
        {
            let figures = self.figures(measure.decided, kindergarten, tally);
            match (measure.system, measure.from_single_case) {
                (true, false) => {
                    figures.system_measures += 1;
                    measure.staff.into_iter().for_each(|staff| figures.staff.note(staff));
                }
                (true, true) => figures.system_measures_from_single += 1,
                (false, _) => figures.single_measures += 1,
            }
        }
    }

    fn figures<'t>(&self, day: Date, kindergarten: &str, tally: &'t mut Tally) -> &'t mut Figures {
        tally.parts.entry(self.question.by.part(day, kindergarten)).or_default()
    }
}

/// Forms that say when a case began or ended, or what was discussed and decided.
fn tells_of_figures(fields: &CaseFields) -> bool {
    matches!(fields.role, CaseRole::Sheet | CaseRole::Minutes)
        || fields.concern.is_some()
        || fields.closed.is_some()
        || fields.measures.is_some()
}

/// Whether minutes are about a single child, named or not.
fn is_single(confidentiality: Confidentiality) -> bool {
    matches!(confidentiality, Confidentiality::Child | Confidentiality::Anonymous)
}

/// The kindergarten that the case sheet names.
pub(super) fn kindergarten(case: &Case) -> Option<String> {
    let sheet = case.sheet()?;
    match sheet.form.answers().value(sheet.fields()?.kindergarten.as_deref()?) {
        Some(Value::Text(name)) => Some(name.clone()),
        _ => None,
    }
}
