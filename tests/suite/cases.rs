//! Every case of every form: an accepted one passes, a refused one has exactly the faults that
//! its `expected.txt` lists.

use std::collections::BTreeSet;

use blankett::fault::Position;
use blankett::form::definition::{Choice, Definition, Field, Kind, Requirement, Rule};
use blankett::form::{Answers, Value};
use blankett::pipeline::Refusal;
use blankett::privacy::ClearedForm;

use crate::golden::{difference, expect_none};
use crate::roots::{Case, Root};

/// The outcome of a case; a refusal as the lines of `expected.txt`.
fn judge(root: &Root, case: &Case) -> Result<ClearedForm, Vec<String>> {
    let line = |at: Position, code: &str, path: &str| {
        format!("{}:{} {code} {path}", at.line, at.column).trim_end().to_owned()
    };
    let submission = case
        .submission()
        .map_err(|fault| vec![line(fault.position, &fault.code(), &fault.path)])?;
    root.clear(submission).map_err(|refusal| match refusal {
        Refusal::Faults(faults) => {
            faults.iter().map(|fault| line(fault.position, &fault.code(), &fault.path)).collect()
        }
        Refusal::Findings(stopped) => {
            let faults = stopped.faults.iter();
            let faults = faults.map(|fault| line(fault.position, &fault.code(), &fault.path));
            let found = stopped.findings.iter().map(|found| {
                line(found.position, &format!("finding:{}", found.kind.name()), &found.path)
            });
            faults.chain(found).collect()
        }
        other => panic!("{case}: {other:?}"),
    })
}

#[test]
fn every_case_is_judged_as_expected() {
    let mut problems = Vec::new();
    let (mut forms, mut cases) = (BTreeSet::new(), 0);
    for root in Root::all() {
        for case in root.cases() {
            assert!(root.catalog.form(&case.form).is_ok(), "{case}: there is no such form");
            cases += 1;
            match judge(&root, &case) {
                Ok(_) if case.is_accepted() => {}
                Ok(_) => problems.push(format!("{case}: accepted, though faults are expected")),
                Err(lines) if case.is_accepted() => {
                    problems.push(format!("{case}: refused\n  {}", lines.join("\n  ")));
                }
                Err(lines) => {
                    problems
                        .extend(difference(&case.expected(), &format!("{}\n", lines.join("\n"))));
                }
            }
            forms.insert(case.form);
        }
    }
    expect_none(&problems);
    assert!(
        forms.len() >= 6 && cases >= 60,
        "only {cases} cases of {} forms were found",
        forms.len()
    );
}

#[test]
fn every_form_has_a_smallest_and_a_whole_case() {
    for root in Root::all() {
        for form in root.forms() {
            for name in ["minimal", "full"] {
                let case = root.case(form.id.as_str(), name);
                assert!(case.is_accepted(), "{case} is meant to be accepted");
            }
        }
    }
}

#[test]
fn every_rule_is_broken_by_one_case_and_kept_by_another() {
    for root in Root::all() {
        let cases = root.cases();
        for form in root.forms() {
            let (accepted, refused) = outcomes(&root, &cases, form.id.as_str());
            let beneath = root.beneath(&form);
            for rule in &form.rules {
                // What a profile takes over is tried where it comes from.
                let same =
                    |other: &Rule| other.id == rule.id && other.test.source() == rule.test.source();
                if beneath.as_ref().is_some_and(|form| form.rules.iter().any(same)) {
                    continue;
                }
                let code = format!("rule:{}", rule.id);
                let broken = refused.iter().any(|line| line.split(' ').nth(1) == Some(&code));
                assert!(broken, "{}: no case breaks the rule {}", form.id, rule.id);
                let kept = accepted.iter().any(|answers| {
                    rows_of(rule, answers)
                        .any(|row| rule.fields.iter().any(|field| row.at(field).is_some()))
                });
                assert!(
                    kept,
                    "{}: no accepted case fills in a field of the rule {}",
                    form.id, rule.id
                );
            }
        }
    }
}

#[test]
fn every_numbered_requirement_is_broken_by_one_case_and_kept_by_another() {
    let mut seen = 0;
    for root in Root::all() {
        let cases = root.cases();
        for form in root.forms() {
            let (accepted, refused) = outcomes(&root, &cases, form.id.as_str());
            let inherited = root.beneath(&form).map(|form| numbered_requirements(&form));
            for path in numbered_requirements(&form) {
                if inherited.as_ref().is_some_and(|inherited| inherited.contains(&path)) {
                    continue;
                }
                seen += 1;
                let broken = refused.iter().any(|line| {
                    let (_, fault) = line.split_once(' ').expect("a line begins with a place");
                    let (code, place) = fault.split_once(' ').unwrap_or((fault, ""));
                    matches!(code, "missing" | "too-few-rows") && without_rows(place) == path
                });
                assert!(broken, "{}: no case leaves {path} empty", form.id);
                let kept = accepted
                    .iter()
                    .any(|answers| filled(form.fields(), answers, "").contains(&path));
                assert!(kept, "{}: no accepted case fills in {path}", form.id);
            }
        }
    }
    assert!(seen >= 20, "only {seen} numbered requirements were found");
}

/// The answers of a form's accepted cases, and the lines of its refused ones.
fn outcomes(root: &Root, cases: &[Case], form: &str) -> (Vec<Answers>, Vec<String>) {
    let (mut accepted, mut refused) = (Vec::new(), Vec::new());
    for case in cases.iter().filter(|case| case.form == form) {
        match judge(root, case) {
            Ok(cleared) => accepted.push(cleared.form().answers().clone()),
            Err(lines) => refused.extend(lines),
        }
    }
    (accepted, refused)
}

/// What a rule looks at: the form, or each row of its list.
fn rows_of<'a>(rule: &Rule, answers: &'a Answers) -> Box<dyn Iterator<Item = &'a Answers> + 'a> {
    match &rule.each {
        None => Box::new(std::iter::once(answers)),
        Some(list) => match answers.at(list).map(|answer| &answer.value) {
            Some(Value::List(rows)) => Box::new(rows.iter()),
            _ => Box::new(std::iter::empty()),
        },
    }
}

/// The paths of fields that carry a number of the domain and can be missing.
fn numbered_requirements(form: &Definition) -> Vec<String> {
    fn collect<'a>(
        fields: impl IntoIterator<Item = &'a Field>,
        prefix: &str,
        found: &mut Vec<String>,
    ) {
        for field in fields {
            let path = format!("{prefix}{}", field.id);
            let required = !matches!(field.requirement, Requirement::Optional)
                || matches!(field.kind, Kind::List { min_rows: 1.., .. });
            if field.number.is_some() && required {
                found.push(path.clone());
            }
            collect(field.kind.fields(), &format!("{path}."), found);
            for Choice { id, fields, .. } in field.kind.choices() {
                collect(fields.iter(), &format!("{path}.{id}."), found);
            }
        }
    }
    let mut found = Vec::new();
    collect(form.fields(), "", &mut found);
    found
}

/// The paths of all fields with an answer, rows not told apart.
fn filled<'a>(
    fields: impl IntoIterator<Item = &'a Field>,
    answers: &Answers,
    prefix: &str,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for field in fields {
        let Some(value) = answers.value(&field.id) else { continue };
        let path = format!("{prefix}{}", field.id);
        let inside = format!("{path}.");
        found.insert(path);
        match value {
            Value::Group(group) => found.extend(filled(field.kind.fields(), group, &inside)),
            Value::List(rows) => {
                found.extend(rows.iter().flat_map(|row| filled(field.kind.fields(), row, &inside)));
            }
            Value::Choice(chosen) => {
                found.extend(blanks(field, std::slice::from_ref(chosen), &inside))
            }
            Value::Choices(chosen) => found.extend(blanks(field, chosen, &inside)),
            _ => {}
        }
    }
    found
}

fn blanks(
    field: &Field,
    chosen: &[blankett::form::value::Chosen],
    inside: &str,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for chosen in chosen {
        let choice = field.kind.choices().iter().find(|choice| choice.id == chosen.id);
        let fields = choice.expect("only choices of the field are chosen").fields.iter();
        found.extend(filled(fields, &chosen.blanks, &format!("{inside}{}.", chosen.id)));
    }
    found
}

/// `tiltak.2.ansvarlig` as `tiltak.ansvarlig`.
fn without_rows(path: &str) -> String {
    let steps = path.split('.').filter(|step| !step.bytes().all(|byte| byte.is_ascii_digit()));
    steps.collect::<Vec<_>>().join(".")
}
