//! A case: its needs reports, consents, minutes and attached files, and what they add up to.
//!
//! Nothing is kept beside the files. What a form is to its case stands in its definition under
//! `[case]`; what a case must have stands under `[[checks]]`.

pub mod agenda;
pub mod checklist;
pub mod consent;
pub mod folder;
pub mod measure;
mod peek;
pub mod referral;
pub mod register;
pub mod store;

use std::io;

use jiff::civil::Date;

use crate::catalog::Catalog;
use crate::fault::Fault;
use crate::form::case_view::{CaseView, ConsentView, MeasureView};
use crate::form::definition::{CaseFields, CaseRole, Names};
use crate::form::expression::{Expression, Scope};
use crate::form::{CaseReference, FilledForm, META_KEYS, Value};
use crate::input::{Format, MAX_BYTES, Node, Submission};
use crate::pipeline::{self, Refusal, Setting};
use consent::{Consent, consent_on};
use measure::{Measure, measures_of};
use store::CaseStore;

/// Endings of files that a packet can take in.
const ATTACHMENTS: [&str; 4] = ["pdf", "png", "jpg", "jpeg"];

/// A form in a case.
pub struct Filed {
    /// The name of its file.
    pub file: String,
    /// What it says.
    pub form: FilledForm,
    /// Its date.
    pub date: Option<Date>,
}

impl Filed {
    /// A form with its file's name.
    pub fn new(file: String, form: FilledForm) -> Filed {
        let fields = form.definition().case.as_ref();
        let date = fields.and_then(|fields| form.answers().date(fields.date.as_deref()?));
        Filed { file, form, date }
    }

    /// What it tells of its case.
    pub fn fields(&self) -> Option<&CaseFields> {
        self.form.definition().case.as_ref()
    }

    /// What it is to its case.
    pub fn role(&self) -> Option<CaseRole> {
        self.fields().map(|fields| fields.role)
    }
}

/// What is wrong with a file of a case.
#[derive(Debug)]
pub struct Problem {
    /// The file's name.
    pub file: String,
    /// What it is.
    pub kind: ProblemKind,
}

/// The ways in which a file of a case can be wrong.
#[derive(Debug)]
pub enum ProblemKind {
    /// The form has mistakes.
    Faults(Vec<Fault>),
    /// The form belongs to another case.
    OtherCase,
    /// It is neither a form nor something that a packet can take in.
    Unknown,
    /// It is named in a form, and not there.
    Missing,
}

/// A case with everything in it.
pub struct Case {
    /// Its reference.
    pub reference: CaseReference,
    /// Its forms by date; those without one stand first.
    pub documents: Vec<Filed>,
    /// The names of its PDFs and pictures, sorted.
    pub attachments: Vec<String>,
    /// What is wrong with its files.
    pub problems: Vec<Problem>,
}

/// Why a case cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// There is none of that reference.
    #[error("there is no such case")]
    Unknown,
    /// Its files cannot be read.
    #[error("the case cannot be read")]
    Io(#[from] io::Error),
    /// A form in it cannot be read because its definition has mistakes.
    #[error("a definition has mistakes")]
    Definition(#[source] crate::form::parse::DefinitionError),
}

impl Case {
    /// Reads a case.
    ///
    /// # Errors
    ///
    /// See [`CaseError`]; mistakes in single files are [`Case::problems`].
    pub fn open(
        store: &dyn CaseStore,
        reference: &CaseReference,
        catalog: &Catalog,
    ) -> Result<Case, CaseError> {
        let mut case = Case::read(store, reference, catalog, &|_| true)?;
        case.find_missing();
        Ok(case)
    }

    /// Reads those forms of a case that something asks for, and passes over the others.
    ///
    /// # Errors
    ///
    /// See [`Case::open`]. Mistakes in forms that nobody asked for may stay unseen.
    pub fn open_for(
        store: &dyn CaseStore,
        reference: &CaseReference,
        catalog: &Catalog,
        asked: &dyn Fn(&CaseFields) -> bool,
    ) -> Result<Case, CaseError> {
        let wanted = |name: &str| match catalog.form(name) {
            Ok(form) => form.case.as_ref().is_some_and(asked),
            // What is wrong with it is found when it is read.
            Err(_) => true,
        };
        let mut case = Case::read(store, reference, catalog, &wanted)?;
        case.documents.retain(|filed| filed.fields().is_some_and(asked));
        Ok(case)
    }

    fn read(
        store: &dyn CaseStore,
        reference: &CaseReference,
        catalog: &Catalog,
        wanted: &dyn Fn(&str) -> bool,
    ) -> Result<Case, CaseError> {
        let files = store.files(reference)?.ok_or(CaseError::Unknown)?;
        let mut case = Case {
            reference: reference.clone(),
            documents: Vec::new(),
            attachments: Vec::new(),
            problems: Vec::new(),
        };
        for file in files {
            let ending = file.name.rsplit_once('.').map_or("", |(_, ending)| ending);
            if ATTACHMENTS.contains(&ending.to_ascii_lowercase().as_str()) {
                case.attachments.push(file.name);
                continue;
            }
            match Format::from_extension(ending).filter(|format| !format.is_batch()) {
                None => case.problems.push(Problem { file: file.name, kind: ProblemKind::Unknown }),
                Some(format) => {
                    let bytes = store.read(reference, &file.name, MAX_BYTES as u64 + 1)?;
                    if peek::form_named(&bytes, format).is_none_or(wanted) {
                        case.add(file.name, &bytes, format, catalog)?;
                    }
                }
            }
        }
        case.documents.sort_by(|a, b| (a.date, &a.file).cmp(&(b.date, &b.file)));
        Ok(case)
    }

    fn add(
        &mut self,
        file: String,
        bytes: &[u8],
        format: Format,
        catalog: &Catalog,
    ) -> Result<(), CaseError> {
        let kind = match read_form(bytes, format, &self.reference, catalog) {
            Ok(form) if form.case().is_none_or(|case| *case == self.reference) => {
                self.documents.push(Filed::new(file, form));
                return Ok(());
            }
            Ok(_) => ProblemKind::OtherCase,
            Err(Refusal::Faults(faults)) => ProblemKind::Faults(faults),
            Err(Refusal::Definition(error)) => return Err(CaseError::Definition(error)),
            Err(_) => ProblemKind::Unknown,
        };
        self.problems.push(Problem { file, kind });
        Ok(())
    }

    /// Files that forms name and that are not there.
    fn find_missing(&mut self) {
        let named = self.documents.iter().flat_map(|filed| filed.form.leaves());
        let mut missing: Vec<String> = named
            .filter_map(|leaf| match &leaf.answer.value {
                Value::File(name) if !self.attachments.contains(name) => Some(name.clone()),
                _ => None,
            })
            .collect();
        missing.sort();
        missing.dedup();
        let problems = missing.into_iter().map(|file| Problem { file, kind: ProblemKind::Missing });
        self.problems.extend(problems);
    }

    /// The sheet that opens the case.
    pub fn sheet(&self) -> Option<&Filed> {
        self.documents.iter().find(|filed| filed.role() == Some(CaseRole::Sheet))
    }

    /// The forms of a role, by date.
    pub fn of_role(&self, role: CaseRole) -> impl Iterator<Item = &Filed> {
        self.documents.iter().filter(move |filed| filed.role() == Some(role))
    }

    /// The consent as it stands on a day.
    pub fn consent(&self, day: Date) -> Consent {
        let consent = consent_on(&self.documents, day);
        let attached = consent.attachment.filter(|file| self.attachments.contains(file));
        Consent { attachment: attached, ..consent }
    }

    /// The measures in the order in which they were decided.
    pub fn measures(&self) -> Vec<Measure> {
        measures_of(&self.documents)
    }

    /// The kindergarten, as the forms of the case say.
    pub fn kindergarten(&self) -> Option<String> {
        self.documents.iter().find_map(|filed| {
            match filed.form.answers().value(filed.fields()?.kindergarten.as_deref()?)? {
                Value::Text(name) => Some(name.clone()),
                _ => None,
            }
        })
    }

    /// The day of the first concern: what a form says, or the date of the first needs report.
    pub fn concern(&self) -> Option<Date> {
        let said = self.dates(|fields| fields.concern.as_deref()).min();
        said.or_else(|| self.of_role(CaseRole::Need).filter_map(|filed| filed.date).min())
    }

    /// The day the case was closed or referred.
    pub fn closed(&self) -> Option<Date> {
        self.dates(|fields| fields.closed.as_deref()).max()
    }

    /// The day on which the case is taken up again, as the last minutes say.
    pub fn follow_up(&self) -> Option<Date> {
        let minutes = self.of_role(CaseRole::Minutes).last()?;
        minutes.form.answers().date(minutes.fields()?.follow_up.as_deref()?)
    }

    fn dates<'a>(
        &'a self,
        field: impl Fn(&'a CaseFields) -> Option<&'a str>,
    ) -> impl Iterator<Item = Date> {
        self.documents.iter().filter_map(move |filed| {
            let fields = filed.fields()?;
            filed.form.answers().date(field(fields)?)
        })
    }

    /// Children and guardians that the forms of the case name.
    pub fn persons(&self) -> Vec<String> {
        let mut persons: Vec<String> =
            self.documents.iter().flat_map(|filed| persons_in(&filed.form)).collect();
        persons.sort();
        persons.dedup();
        persons
    }

    /// What conditions see of the case on a day.
    pub fn view(&self, day: Date) -> CaseView<'_> {
        let consent = self.consent(day);
        let measures = self.measures().into_iter().map(|measure| MeasureView {
            system: measure.system,
            started: measure.started,
            deadline: measure.deadline,
            evaluated: measure.evaluated,
            ended: measure.ended.is_some(),
        });
        CaseView {
            reference: self.reference.to_string(),
            today: Some(day),
            documents: self.documents.iter().map(|filed| (&filed.form, filed.date)).collect(),
            consent: ConsentView {
                state: consent.state.name(),
                since: consent.since,
                until: consent.until,
                purposes: consent.purposes,
                towards: consent.towards,
                attached: consent.attachment.is_some(),
            },
            measures: measures.collect(),
            attachments: self.attachments.clone(),
        }
    }
}

impl std::fmt::Debug for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Case({}, {} forms)", self.reference, self.documents.len())
    }
}

/// Says of a submission that lies in the folder of a case, and names none, that it belongs to it.
pub fn file_in(case: &CaseReference, submission: &mut Submission) {
    submission.set_default(META_KEYS[2], Node::text(submission.position(), case.as_str()));
}

/// A form by itself: what holds across forms is asked of the whole case.
fn read_form(
    bytes: &[u8],
    format: Format,
    case: &CaseReference,
    catalog: &Catalog,
) -> Result<FilledForm, Refusal> {
    let mut submission =
        crate::input::read(bytes, format).map_err(|fault| Refusal::Faults(vec![fault]))?;
    file_in(case, &mut submission);
    let setting = Setting::plain(catalog);
    pipeline::fill(submission, &setting)
}

/// Children and guardians that a form names.
pub fn persons_in(form: &FilledForm) -> Vec<String> {
    let leaves = form.leaves();
    let family = [Some(Names::Child), Some(Names::Guardian)];
    let named = leaves.iter().filter(|leaf| family.contains(&leaf.field.names));
    named
        .filter_map(|leaf| match &leaf.answer.value {
            Value::Text(name) => Some(name.clone()),
            _ => None,
        })
        .collect()
}

/// Whether a condition holds of a form; one that is not there does not.
fn holds(condition: Option<&Expression>, form: &FilledForm) -> bool {
    condition
        .is_some_and(|condition| condition.holds(&Scope::new(form.variables())).unwrap_or(false))
}
