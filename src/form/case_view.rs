//! What conditions see of a case: the variable `saken`.
//!
//! ```text
//! saken.referanse             '2026-014'
//! saken.i_dag                 '2026-04-20'
//! saken.dokumenter[]          {skjema, rolle, dato, verdier: {…}}
//! saken.samtykke              {tilstand, siden, til, formaal: […], overfor: […], vedlagt}
//! saken.tiltak[]              {nivaa, iverksatt, frist, evaluert, avsluttet}
//! saken.vedlegg[]             names of the PDFs and pictures in the folder
//! ```
//!
//! Dates are texts such as `2026-03-17`, empty when there is none.

use std::collections::HashMap;

use cel::Value;
use jiff::civil::Date;

use super::FilledForm;

/// The variable's name.
pub const NAME: &str = "saken";

/// What conditions see of a case.
#[derive(Default)]
pub struct CaseView<'a> {
    /// The reference.
    pub reference: String,
    /// The day it is.
    pub today: Option<Date>,
    /// Its forms, with their date.
    pub documents: Vec<(&'a FilledForm, Option<Date>)>,
    /// The consent as it stands.
    pub consent: ConsentView,
    /// The measures.
    pub measures: Vec<MeasureView>,
    /// The names of its PDFs and pictures.
    pub attachments: Vec<String>,
}

/// The consent as conditions see it.
#[derive(Default)]
pub struct ConsentView {
    /// The name of its state; empty for an empty case.
    pub state: &'static str,
    /// Since when.
    pub since: Option<Date>,
    /// The last day it holds.
    pub until: Option<Date>,
    /// What for, as ids of choices.
    pub purposes: Vec<String>,
    /// Towards whom, as ids of choices.
    pub towards: Vec<String>,
    /// Whether the signed form is in the folder.
    pub attached: bool,
}

/// A measure as conditions see it.
pub struct MeasureView {
    /// Whether it is one for the whole group.
    pub system: bool,
    /// Whether it was started.
    pub started: bool,
    /// When it is to be evaluated.
    pub deadline: Option<Date>,
    /// When it was.
    pub evaluated: Option<Date>,
    /// Whether it was ended.
    pub ended: bool,
}

impl CaseView<'_> {
    /// The variable.
    pub fn variable(&self) -> (String, Value) {
        let documents: Vec<Value> =
            self.documents.iter().map(|(form, date)| document(form, *date)).collect();
        let measures: Vec<Value> = self.measures.iter().map(MeasureView::value).collect();
        let value = map([
            ("referanse", self.reference.as_str().into()),
            ("i_dag", day(self.today)),
            ("dokumenter", documents.into()),
            ("samtykke", self.consent.value()),
            ("tiltak", measures.into()),
            ("vedlegg", texts(&self.attachments)),
        ]);
        (NAME.to_owned(), value)
    }
}

impl ConsentView {
    fn value(&self) -> Value {
        map([
            ("tilstand", self.state.into()),
            ("siden", day(self.since)),
            ("til", day(self.until)),
            ("formaal", texts(&self.purposes)),
            ("overfor", texts(&self.towards)),
            ("vedlagt", self.attached.into()),
        ])
    }
}

impl MeasureView {
    fn value(&self) -> Value {
        map([
            ("nivaa", if self.system { "system" } else { "individ" }.into()),
            ("iverksatt", self.started.into()),
            ("frist", day(self.deadline)),
            ("evaluert", day(self.evaluated)),
            ("avsluttet", self.ended.into()),
        ])
    }
}

fn document(form: &FilledForm, date: Option<Date>) -> Value {
    let role = form.definition().case.as_ref().map_or("", |case| case.role.name());
    let values: HashMap<String, Value> = form.variables().into_iter().collect();
    map([
        ("skjema", form.definition().id.as_str().into()),
        ("rolle", role.into()),
        ("dato", day(date)),
        ("verdier", values.into()),
    ])
}

fn day(date: Option<Date>) -> Value {
    date.map_or_else(String::new, |date| date.to_string()).into()
}

fn texts(texts: &[String]) -> Value {
    texts.iter().map(|text| Value::from(text.as_str())).collect::<Vec<_>>().into()
}

fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let entries: HashMap<String, Value> =
        entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    entries.into()
}
