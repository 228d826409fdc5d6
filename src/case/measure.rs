//! Measures: what the minutes of a case decided to try, and what became of it (R7).

use jiff::civil::Date;

use super::Filed;
use crate::form::definition::{CaseFields, Confidentiality, MeasureFields};
use crate::form::expression::{Expression, Scope};
use crate::form::value::variables;
use crate::form::{Answers, Field, Kind, Value};

/// A measure of a case.
#[derive(Clone, PartialEq, Eq)]
pub struct Measure {
    /// What is tried.
    pub what: String,
    /// Who is responsible.
    pub responsible: String,
    /// The day of the meeting that decided it.
    pub decided: Date,
    /// When it is to be evaluated; moved when a later meeting continues it.
    pub deadline: Option<Date>,
    /// Whether it is one for the whole group.
    pub system: bool,
    /// Whether it was decided in a case about a single child.
    pub from_single_case: bool,
    /// Whom the minutes are about that decided it.
    pub confidentiality: Confidentiality,
    /// Whether it was started.
    pub started: bool,
    /// How many staff benefit.
    pub staff: Option<u32>,
    /// When it was evaluated last.
    pub evaluated: Option<Date>,
    /// When it was ended.
    pub ended: Option<Date>,
}

impl Measure {
    /// Whether it is under way and its evaluation is due before `day`.
    pub fn is_overdue(&self, day: Date) -> bool {
        self.ended.is_none() && self.deadline.is_some_and(|deadline| deadline < day)
    }
}

impl std::fmt::Debug for Measure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Measure(decided {}, deadline {:?})", self.decided, self.deadline)
    }
}

/// The measures of a case in the order in which they were decided.
///
/// Minutes that end or continue «measures under way» speak of those that earlier meetings decided.
pub fn measures_of(documents: &[Filed]) -> Vec<Measure> {
    let mut minutes: Vec<(Date, &Filed, &CaseFields)> = documents
        .iter()
        .filter_map(|filed| {
            let fields = filed.form.definition().case.as_ref()?;
            fields.measures.as_ref()?;
            Some((filed.date?, filed, fields))
        })
        .collect();
    minutes.sort_by_key(|(date, ..)| *date);
    let mut measures: Vec<Measure> = Vec::new();
    for (date, filed, fields) in minutes {
        // Made once: it costs more than all the conditions that look at it.
        let scope = Scope::new(filed.form.variables());
        follow_up(&mut measures, date, filed, fields, &scope);
        let decided = fields.measures.as_ref().map(|columns| decided(date, filed, columns, &scope));
        measures.extend(decided.unwrap_or_default());
    }
    measures
}

fn follow_up(
    measures: &mut [Measure],
    date: Date,
    filed: &Filed,
    fields: &CaseFields,
    scope: &Scope<'_>,
) {
    let answers = filed.form.answers();
    let evaluated = fields.evaluated.as_deref().and_then(|field| answers.date(field));
    let continued = fields.continued.as_deref().and_then(|path| answers.date(path));
    let ended = fields.ended.as_ref().is_some_and(|ended| ended.holds(scope).unwrap_or(false));
    let open = measures.iter_mut().filter(|measure| measure.ended.is_none());
    for measure in open.filter(|measure| measure.decided < date) {
        measure.evaluated = evaluated.or(measure.evaluated);
        measure.deadline = continued.or(measure.deadline);
        // What is continued is not ended, also when other measures of the case are.
        if ended && continued.is_none() {
            measure.ended = evaluated.or(Some(date));
        }
    }
}

fn decided(date: Date, filed: &Filed, columns: &MeasureFields, scope: &Scope<'_>) -> Vec<Measure> {
    let single =
        !matches!(filed.form.confidentiality(), Confidentiality::Group | Confidentiality::Open);
    let (Some(Value::List(rows)), Some(Kind::List { fields, .. })) = (
        filed.form.answers().value(&columns.list),
        filed.form.definition().field(&columns.list).map(|field| &field.kind),
    ) else {
        return Vec::new();
    };
    let fields: Vec<&Field> = fields.iter().collect();
    let holds = |condition: &Expression, row: &Answers| {
        condition.holds(&scope.row(variables(&fields, row))).unwrap_or(false)
    };
    let measure = |row: &Answers| Measure {
        what: text(row, &columns.what),
        responsible: text(row, &columns.responsible),
        decided: date,
        deadline: row.date(&columns.deadline),
        system: holds(&columns.system, row),
        from_single_case: single,
        confidentiality: filed.form.confidentiality(),
        started: holds(&columns.started, row),
        staff: columns.staff.as_deref().and_then(|field| match row.value(field) {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        }),
        evaluated: None,
        ended: None,
    };
    rows.iter().map(measure).collect()
}

fn text(row: &Answers, field: &str) -> String {
    match row.value(field) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    }
}
