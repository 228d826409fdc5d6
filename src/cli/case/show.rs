//! `blankett case show`: the course of a case, what is open, and what is missing next.

use blankett::case::checklist::{Checked, Outcome, checklist};
use blankett::case::consent::Consent;
use blankett::case::measure::Measure;
use blankett::case::{Case, Filed};
use blankett::form::CaseReference;
use clap::Args;
use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::{kind, problem, problem_json, reference, short};
use crate::cli::error::CliError;
use crate::cli::output;
use crate::cli::report::OutputFormat;
use crate::cli::session::Session;

/// Arguments of `case show`.
#[derive(Args)]
pub struct ShowArgs {
    #[arg(value_name = "CASE", value_parser = reference)]
    case: CaseReference,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: OutputFormat,
}

/// Prints a case.
pub fn run(args: &ShowArgs, session: &Session) -> Result<(), CliError> {
    let case = session.case(&args.case)?;
    let text = match args.format {
        OutputFormat::Text => lines(&case, session).join("\n"),
        OutputFormat::Json => {
            serde_json::to_string_pretty(&all(&case, session)).expect("a case is always JSON")
        }
    };
    output::print(format!("{text}\n").as_bytes())
}

fn lines(case: &Case, session: &Session) -> Vec<String> {
    let say = |id: &str| session.say(id, &[]);
    let mut lines = vec![headline(case, session), String::new(), say("case-timeline")];
    lines.extend(case.documents.iter().map(|filed| event(filed, session)));
    lines.extend(case.attachments.iter().map(|file| format!("              {file}")));
    let consent = case.consent(session.today);
    if let Some(line) = consent_line(&consent, session) {
        lines.extend([String::new(), line]);
    }
    if consent.state.holds() && !consent.scope.is_empty() {
        let scope = consent.scope.iter().map(|label| label.get(session.language));
        lines.push(format!("  {}", scope.collect::<Vec<_>>().join(", ")));
    }
    let measures = case.measures();
    let open: Vec<&Measure> = measures.iter().filter(|measure| measure.ended.is_none()).collect();
    if !open.is_empty() {
        lines.extend([String::new(), say("case-open-measures")]);
        lines.extend(open.iter().map(|measure| measure_line(measure, session)));
    }
    let checks = checks(case, session);
    let missing: Vec<&Checked> =
        checks.iter().filter(|check| check.outcome == Outcome::Missing).collect();
    lines.push(String::new());
    match missing.is_empty() {
        true => lines.push(say("case-nothing-missing")),
        false => lines.push(say("case-missing-next")),
    }
    lines.extend(missing.iter().map(|check| {
        let (label, remedy) =
            (check.label.get(session.language), check.remedy.get(session.language));
        format!("  – {label}. {remedy}")
    }));
    if !case.problems.is_empty() {
        lines.extend([String::new(), say("case-wrong-files")]);
        lines.extend(case.problems.iter().flat_map(|wrong| problem(wrong, session)));
    }
    lines
}

fn headline(case: &Case, session: &Session) -> String {
    let kind = kind(case).map(|kind| session.say(&format!("case-kind-{kind}"), &[]));
    let state = match case.closed() {
        Some(date) => session.say("case-closed", &[("date", short(date).into())]),
        None => session.say("case-open", &[]),
    };
    let parts = [Some(case.reference.to_string()), kind, Some(state)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn event(filed: &Filed, session: &Session) -> String {
    let date = filed.date.map_or(String::new(), short);
    let title = filed.form.definition().title.get(session.language);
    format!("  {date:<12}{title} ({})", filed.file)
}

fn consent_line(consent: &Consent, session: &Session) -> Option<String> {
    let since = consent.since.map(short).unwrap_or_default();
    let until = consent.until.map_or("none".to_owned(), short);
    let by = consent.by.as_deref().unwrap_or("none");
    let attached = if consent.attachment.is_some() { "yes" } else { "no" };
    let arguments = [
        ("since", since.into()),
        ("until", until.into()),
        ("attached", attached.into()),
        ("by", by.into()),
    ];
    consent.since?;
    Some(session.say(&format!("case-consent-{}", consent.state.name()), &arguments))
}

fn measure_line(measure: &Measure, session: &Session) -> String {
    let id =
        if measure.is_overdue(session.today) { "case-measure-overdue" } else { "case-measure" };
    let arguments = [
        ("what", measure.what.as_str().into()),
        ("responsible", measure.responsible.as_str().into()),
        ("deadline", measure.deadline.map(short).unwrap_or_default().into()),
    ];
    session.say(id, &arguments)
}

fn checks(case: &Case, session: &Session) -> Vec<Checked> {
    case.sheet().map_or(Vec::new(), |sheet| checklist(case, sheet, session.today))
}

fn all(case: &Case, session: &Session) -> Json {
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let documents = case.documents.iter().map(|filed| {
        json!({
            "file": filed.file,
            "form": filed.form.definition().id.as_str(),
            "role": filed.role().map(|role| role.name()),
            "date": day(filed.date),
        })
    });
    let measures = case.measures();
    let measures = measures.iter().map(|measure| {
        json!({
            "measure": measure.what,
            "responsible": measure.responsible,
            "decided": measure.decided.to_string(),
            "deadline": day(measure.deadline),
            "system": measure.system,
            "started": measure.started,
            "evaluated": day(measure.evaluated),
            "ended": day(measure.ended),
            "overdue": measure.is_overdue(session.today),
        })
    });
    let consent = case.consent(session.today);
    json!({
        "reference": case.reference.as_str(),
        "kind": kind(case),
        "concern": day(case.concern()),
        "follow_up": day(case.follow_up()),
        "closed": day(case.closed()),
        "documents": documents.collect::<Vec<_>>(),
        "attachments": case.attachments,
        "consent": {
            "state": consent.state.name(),
            "since": day(consent.since),
            "until": day(consent.until),
            "by": consent.by,
            "purposes": consent.purposes,
            "towards": consent.towards,
            "attached": consent.attachment.is_some(),
        },
        "measures": measures.collect::<Vec<_>>(),
        "checks": checks(case, session).iter().map(|check| check_json(check, session)).collect::<Vec<_>>(),
        "problems": case.problems.iter().map(|wrong| problem_json(wrong, session)).collect::<Vec<_>>(),
    })
}

/// A line of a checklist for programs.
pub fn check_json(check: &Checked, session: &Session) -> Json {
    json!({
        "id": check.id,
        "number": check.number,
        "label": check.label.get(session.language),
        "outcome": check.outcome.name(),
        "duty": check.duty,
        "remedy": check.remedy.get(session.language),
    })
}
