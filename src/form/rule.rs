//! What must be filled in, and what must hold between fields.

use super::FilledForm;
use super::case_view::CaseView;
use super::definition::{Choice, Definition, Field, Kind, Requirement, Rule};
use super::expression::Scope;
use super::fill::read::{Place, Reader};
use super::value::{Answers, Chosen, Value, variables};
use crate::fault::{Fault, FaultKind, Position};

/// Reports every required field that is empty.
pub(super) fn require(
    definition: &Definition,
    answers: &Answers,
    position: Position,
    reader: &mut Reader,
) {
    let fields: Vec<&Field> = definition.fields().collect();
    let scope = Scope::new(variables(&fields, answers));
    require_fields(&fields, answers, Place { path: "", position }, &scope, reader);
}

fn require_fields(
    fields: &[&Field],
    answers: &Answers,
    place: Place<'_>,
    scope: &Scope<'_>,
    reader: &mut Reader,
) {
    for field in fields {
        let path = place.path_of(&field.id);
        if reader.is_broken(&path) {
            continue;
        }
        let answer = answers.get(&field.id);
        let inner: Vec<&Field> = field.kind.fields().iter().collect();
        match (&field.kind, answer.map(|answer| (&answer.value, answer.position))) {
            (Kind::List { min_rows, .. }, None) if *min_rows > 0 => {
                let kind = FaultKind::TooFewRows { min: *min_rows };
                reader.fault(field, path, place.position, kind);
            }
            (_, None) if is_required(field, scope) => {
                reader.fault(field, path, place.position, FaultKind::Missing);
            }
            // A required tick box is one that must be ticked.
            (Kind::Boolean, Some((Value::Boolean(false), position)))
                if is_required(field, scope) =>
            {
                reader.fault(field, path, position, FaultKind::Missing);
            }
            (Kind::Choices(_), Some((Value::Choices(chosen), position)))
                if chosen.is_empty() && is_required(field, scope) =>
            {
                reader.fault(field, path, position, FaultKind::Missing);
            }
            (_, None) => {
                // Fields inside an absent group are missing as the group's own.
                if let Kind::Group(_) = field.kind {
                    let place = Place { path: &path, position: place.position };
                    let empty = Answers::default();
                    let scope = scope.row(variables(&inner, &empty));
                    require_fields(&inner, &empty, place, &scope, reader);
                }
            }
            (_, Some((Value::Group(group), position))) => {
                let place = Place { path: &path, position };
                require_fields(&inner, group, place, &scope.row(variables(&inner, group)), reader);
            }
            (_, Some((Value::List(rows), _))) => {
                for (index, row) in rows.iter().enumerate() {
                    let position = row.position();
                    let path = format!("{path}.{}", index + 1);
                    let place = Place { path: &path, position };
                    require_fields(&inner, row, place, &scope.row(variables(&inner, row)), reader);
                }
            }
            (kind, Some((Value::Choice(chosen), _))) => {
                require_blanks(kind.choices(), chosen, &path, scope, reader);
            }
            (kind, Some((Value::Choices(all), _))) => {
                for chosen in all {
                    require_blanks(kind.choices(), chosen, &path, scope, reader);
                }
            }
            (_, Some(_)) => {}
        }
    }
}

/// The blanks that belong to a choice (R8).
fn require_blanks(
    choices: &[Choice],
    chosen: &Chosen,
    path: &str,
    scope: &Scope<'_>,
    reader: &mut Reader,
) {
    let Some(choice) = choices.iter().find(|choice| choice.id == chosen.id) else { return };
    let path = format!("{path}.{}", chosen.id);
    if reader.is_broken(&path) {
        return;
    }
    let fields: Vec<&Field> = choice.fields.iter().collect();
    let place = Place { path: &path, position: chosen.position };
    require_fields(&fields, &chosen.blanks, place, scope, reader);
}

fn is_required(field: &Field, scope: &Scope<'_>) -> bool {
    match &field.requirement {
        Requirement::Optional => false,
        Requirement::Always => true,
        // A condition that is neither true nor false asks for nothing; definitions are checked.
        Requirement::When(condition) => condition.holds(scope).unwrap_or(false),
    }
}

/// The rule after which nothing else is to be said, when one is broken (R17).
pub(super) fn stopped(
    definition: &Definition,
    answers: &Answers,
    position: Position,
    reader: &Reader,
) -> Option<Fault> {
    let scope = Scope::new(variables(&definition.fields().collect::<Vec<_>>(), answers));
    let mut stops = definition.rules.iter().filter(|rule| rule.stop && rule.each.is_none());
    let is_sound =
        |rule: &&Rule| !rule.test.variables().iter().any(|name| reader.is_broken_within(name));
    let broken = stops.find(|rule| !rule.each_case && is_sound(rule) && !holds(rule, &scope))?;
    Some(breach(definition, broken, answers, Place { path: "", position }))
}

/// The rules that a form breaks in one of its cases, each shown where the form names the case.
pub(crate) fn breaches_in(form: &FilledForm, case: &CaseView<'_>) -> Vec<Fault> {
    let definition = form.definition();
    let scope = Scope::new(form.variables());
    let scope = scope.row([case.variable()]);
    let rules = definition.rules.iter().filter(|rule| rule.each_case);
    let broken = rules.filter(|rule| !holds(rule, &scope));
    let answers = form.answers();
    broken
        .map(|rule| {
            let place = Place { path: "", position: answers.position() };
            let fault = breach(definition, rule, answers, place);
            let leaves = form.leaves();
            let named = leaves.iter().find(|leaf| {
                matches!(&leaf.answer.value, Value::Case(name) if name.as_str() == case.reference)
            });
            match named {
                Some(leaf) => Fault {
                    path: leaf.path.clone(),
                    position: leaf.answer.position,
                    label: Some(leaf.field.label.clone()),
                    ..fault
                },
                None => fault,
            }
        })
        .collect()
}

/// Reports every rule that does not hold, unless a value it looks at is wrong already.
pub(super) fn check(
    definition: &Definition,
    answers: &Answers,
    position: Position,
    reader: &mut Reader,
) {
    let fields: Vec<&Field> = definition.fields().collect();
    let scope = Scope::new(variables(&fields, answers));
    for rule in definition.rules.iter().filter(|rule| !rule.each_case) {
        let looks_at = rule.test.variables();
        match &rule.each {
            None => {
                if looks_at.iter().any(|name| reader.is_broken_within(name)) {
                    continue;
                }
                if !holds(rule, &scope) {
                    let place = Place { path: "", position };
                    reader.report(breach(definition, rule, answers, place));
                }
            }
            Some(list) => {
                let Some(Kind::List { fields: row_fields, .. }) =
                    definition.field(list).map(|field| &field.kind)
                else {
                    continue;
                };
                let Some(answer) = answers.at(list) else { continue };
                let Value::List(rows) = &answer.value else { continue };
                let row_fields: Vec<&Field> = row_fields.iter().collect();
                for (index, row) in rows.iter().enumerate() {
                    let path = format!("{list}.{}", index + 1);
                    let broken = |name: &String| {
                        reader.is_broken_within(&format!("{path}.{name}"))
                            || reader.is_broken_within(name)
                                && !row_fields.iter().any(|f| f.id == *name)
                    };
                    if looks_at.iter().any(broken) {
                        continue;
                    }
                    if !holds(rule, &scope.row(variables(&row_fields, row))) {
                        let position = row.position();
                        report_row(&row_fields, rule, row, Place { path: &path, position }, reader);
                    }
                }
            }
        }
    }
}

/// A rule that cannot be evaluated refuses the form: better stopped than let through.
fn holds(rule: &Rule, scope: &Scope<'_>) -> bool {
    rule.test.holds(scope).unwrap_or(false)
}

fn breach(definition: &Definition, rule: &Rule, answers: &Answers, place: Place<'_>) -> Fault {
    let present = rule.fields.iter().find_map(|path| answers.at(path).map(|answer| (path, answer)));
    let (path, position) = match present {
        Some((path, answer)) => (path.clone(), answer.position),
        None => (rule.fields.first().cloned().unwrap_or_default(), place.position),
    };
    fault(rule, definition.field(&path), path, position)
}

fn report_row(
    fields: &[&Field],
    rule: &Rule,
    row: &Answers,
    place: Place<'_>,
    reader: &mut Reader,
) {
    let present = rule.fields.iter().find_map(|name| row.get(name).map(|answer| (name, answer)));
    let (name, position) = match present {
        Some((name, answer)) => (name.clone(), answer.position),
        None => (rule.fields.first().cloned().unwrap_or_default(), place.position),
    };
    let field = fields.iter().find(|field| field.id == name).copied();
    reader.report(fault(rule, field, place.path_of(&name), position));
}

fn fault(rule: &Rule, field: Option<&Field>, path: String, position: Position) -> Fault {
    Fault {
        position,
        path,
        label: field.map(|field| field.label.clone()),
        number: rule.number.clone(),
        remedy: None,
        kind: FaultKind::Rule { id: rule.id.clone(), message: rule.message.clone() },
        from_settings: false,
    }
}
