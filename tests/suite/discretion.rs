//! What somebody wrote stays in the document: no message, no report and no log repeats it. `check`
//! and `scan` show people the line that a finding stands in, under the message; nothing else does.

use blankett::form::definition::{Field, Names};
use blankett::input::Format;
use blankett::organisation::Organisation;
use blankett::pipeline;
use blankett::render::Press;
use serde_json::{Value as Json, json};

use crate::desk::{Desk, Outcome};
use crate::roots::{Root, input};
use crate::writing::{self, Writer};

/// Stands in every value; no message may repeat it.
const CANARY: &str = "Kanarifugl";

/// The submission with each of its values, and each of its names, made wrong in turn.
fn spoilt(whole: &Json) -> Vec<Json> {
    let wrong = [
        json!(CANARY),
        json!(format!("{CANARY}\u{202E}")),
        json!(format!("{CANARY}\n{CANARY}")),
        json!(CANARY.repeat(6_000)),
        json!([CANARY]),
        json!({ CANARY: CANARY }),
        json!({ "annet": { CANARY: CANARY } }),
        json!(["annet", { "annet": [CANARY] }]),
        json!(17),
        Json::Null,
    ];
    let mut found = Vec::new();
    let mut places = vec![String::new()];
    while let Some(place) = places.pop() {
        match whole.pointer(&place).expect("the place was found") {
            Json::Object(fields) => {
                for key in fields.keys() {
                    let mut renamed = whole.clone();
                    let fields = renamed.pointer_mut(&place).and_then(Json::as_object_mut);
                    let fields = fields.expect("the place is an object");
                    let value = fields.remove(key).expect("the key was found");
                    fields.insert(format!("{key}{CANARY}"), value);
                    found.push(renamed);
                    places.push(format!("{place}/{key}"));
                }
            }
            Json::Array(rows) => places.extend((0..rows.len()).map(|row| format!("{place}/{row}"))),
            _ => {}
        }
        if !place.is_empty() {
            for value in &wrong {
                let mut other = whole.clone();
                *other.pointer_mut(&place).expect("the place is there") = value.clone();
                found.push(other);
            }
        }
    }
    found
}

#[test]
fn no_message_repeats_what_somebody_wrote() {
    let desk = Desk::new();
    let root = &Root::all()[0];
    let mut records = Vec::new();
    for form in root.forms() {
        let whole = root.case(form.id.as_str(), "full").submission().expect("it can be read");
        let mut text = |field: &Field, _: &str| match field.names {
            Some(Names::Participant) => "Kari Nordli".to_owned(),
            _ => CANARY.to_owned(),
        };
        let whole = writing::json(&Writer { rows: 1, text: &mut text }.rewrite(&form, &whole));
        records.extend(spoilt(&whole));
    }
    assert!(records.len() > 1_000, "only {} records", records.len());
    let lines: Vec<String> = records.iter().map(Json::to_string).collect();
    desk.put("a.jsonl", lines.join("\n"));
    desk.put("kjente.txt", format!("{CANARY}\n"));
    let silent = |all: &str| {
        let found = all.to_lowercase().find(&CANARY.to_lowercase());
        assert_eq!(
            found.map(|place| &all[all.floor_char_boundary(place.saturating_sub(200))..]),
            None
        );
    };
    let quiet = |outcome: Outcome| {
        let outcome = outcome.ended(1);
        silent(&format!("{}{}", outcome.stderr, outcome.text()));
        outcome
    };
    for language in ["nb", "nn", "en"] {
        let arguments = ["--lang", language, "check", "--known", "kjente.txt", "a.jsonl"];
        let said = desk.run(&arguments).ended(1);
        // The text of a finding stands behind a bar, and only under a message.
        let (shown, messages): (Vec<&str>, Vec<&str>) =
            said.stderr.lines().partition(|line| line.starts_with("   |"));
        silent(&format!("{}{}", messages.join("\n"), said.text()));
        assert!(messages.len() > 1_000);
        assert!(shown.iter().any(|line| line.contains(CANARY)), "people see what is meant");
    }
    desk.put_folder("ut");
    quiet(desk.run(&["fill", "--known", "kjente.txt", "a.jsonl", "-o", "ut"]));
    let items = format!("{}\n{CANARY}\n", json!({ "id": 1, "text": format!("Om {CANARY}.") }));
    let scan = |format, input| {
        let arguments = ["scan", "--known", "kjente.txt", "--format", format];
        desk.run_with(&arguments, input)
    };
    quiet(scan("jsonl", items.clone()));
    quiet(scan("json", items.clone()));
    assert!(scan("text", items).ended(1).text().contains(CANARY), "people see what is meant");
    let report =
        quiet(desk.run(&["check", "--format", "json", "--known", "kjente.txt", "a.jsonl"])).json();
    let findings = report["documents"].as_array().expect("a list").iter();
    assert!(
        findings.filter(|document| document["findings"][0]["kind"] == "known_person").count() > 20
    );
    let consent = input("samtykke", "minimal");
    for (name, content) in [
        ("a.yaml", format!("skjema: samtykke\nbarn: \"{CANARY}\n{CANARY}: [\n")),
        ("b.yaml", format!("skjema: {CANARY}\n")),
        ("c.json", format!("{{\"skjema\": \"samtykke\", \"barn\": \"{CANARY}, }}")),
        ("d.toml", format!("skjema = \"samtykke\"\nbarn = {CANARY}\n{CANARY}\n")),
        ("e.csv", format!("skjema;barn;{CANARY}\nsamtykke;{CANARY};{CANARY}\nsamtykke;{CANARY}\n")),
        ("f.yaml", consent.replace("Oda", &format!("{CANARY} 王"))),
        ("g.yaml", format!("{consent}sprak: {CANARY}\nsak: {CANARY}\n")),
    ] {
        desk.put(name, content);
        quiet(desk.run(&["fill", name]));
        quiet(desk.run(&["fill", "--format", "json", name]));
    }
}

#[test]
fn nothing_that_is_logged_repeats_what_somebody_wrote() {
    let root = &Root::all()[0];
    let known = [format!("{CANARY} Eksempel")];
    for form in root.forms() {
        let whole = root.case(form.id.as_str(), "full").submission().expect("it can be read");
        let mut text = |_: &_, _: &str| CANARY.to_owned();
        let whole = Writer { rows: 1, text: &mut text }.rewrite(&form, &whole);
        let setting =
            pipeline::Setting { known_persons: &known, ..pipeline::Setting::plain(&root.catalog) };
        let mut shown = vec![format!("{whole:?} {:?}", whole.entries()[0].node)];
        let filled = pipeline::fill(whole.clone(), &setting).expect("the form is right");
        shown.push(format!("{filled:?} {:?} {:?}", filled.answers(), filled.leaves()[0].answer));
        shown.push(format!("{:?}", blankett::privacy::Context::of(&filled, &known, &[])));
        match pipeline::clear(filled, &setting) {
            Ok(cleared) => {
                let press = Press::new(
                    root.catalog.templates().clone(),
                    Organisation::new("Eksempel kommune", None, None).expect("it can be printed"),
                );
                let document = pipeline::print(&cleared, &press, jiff::civil::date(2026, 11, 20));
                shown.push(format!("{cleared:?} {document:?}"));
            }
            Err(refusal) => shown.push(format!("{refusal:?} {refusal}")),
        }
        let mut lifted = writing::json(&whole);
        let exception = |field: &str| json!({ "felt": field, "funn": "phone", "grunn": format!("{CANARY} {CANARY}") });
        lifted["unntak"] = json!([exception("sted"), exception(CANARY)]);
        for record in spoilt(&lifted) {
            let bytes = record.to_string();
            let submission = blankett::input::read(bytes.as_bytes(), Format::Json).expect("JSON");
            match pipeline::fill(submission, &setting) {
                Ok(filled) => match pipeline::clear(filled, &setting) {
                    Ok(cleared) => shown.push(format!("{cleared:?}")),
                    Err(refusal) => shown.push(format!("{refusal:?} {refusal}")),
                },
                Err(refusal) => shown.push(format!("{refusal:?} {refusal}")),
            }
        }
        assert!(shown.len() > 20, "{}", form.id);
        for text in shown {
            assert!(!text.contains(CANARY), "{}: {text}", form.id);
        }
    }
}
