//! The gate, through the program: what is stopped, what is warned about, what is let through.

use blankett::form::definition::Field;
use serde_json::{Value as Json, json};

use crate::desk::{Desk, Outcome};
use crate::roots::{Root, package, read};
use crate::writing::{self, Writer};

/// Personal data, each of one kind. The number is a synthetic one.
const PERSONAL: [(&str, &str); 4] = [
    ("fnr", "11892097277"),
    ("email", "foresatt.17@example.org"),
    ("phone", "412 34 567"),
    ("known_person", "Oda Lyngmo"),
];

const KNOWN: &str = "Oda Lyngmo\nHanne Lyngmo\n";

/// A case of a form as JSON, without the names of those who are known.
fn case(form: &str, case: &str) -> Json {
    let submission = Root::all()[0].case(form, case).submission().expect("it can be read");
    let text = writing::json(&submission).to_string();
    serde_json::from_str(&text.replace("Oda", "Barnet").replace("Lyngmo", "Foss")).expect("JSON")
}

/// The case once for every text field of the form, with `text` in that one: path and record.
fn in_each_text(form: &str, text: &str) -> Vec<(String, Json)> {
    let root = &Root::all()[0];
    let definition = root.catalog.form(form).expect("the form is there");
    let whole = root.case(form, "full").submission().expect("it can be read");
    let mut records = Vec::new();
    loop {
        let (mut count, mut place) = (0, None);
        let mut write = |field: &Field, path: &str| {
            count += 1;
            if count == records.len() + 1 {
                place = Some(path.to_owned());
                return text.to_owned();
            }
            plain(field)
        };
        let submission = Writer { rows: 1, text: &mut write }.rewrite(&definition, &whole);
        match place {
            Some(path) => records.push((path, writing::json(&submission))),
            None => return records,
        }
    }
}

/// What a field holds that no detector minds.
fn plain(field: &Field) -> String {
    format!("Noe om {}", field.id.replace('_', " "))
}

fn json_lines(records: &[(String, Json)]) -> String {
    records.iter().map(|(_, record)| format!("{record}\n")).collect()
}

fn desk(records: &[(String, Json)]) -> Desk {
    let desk = Desk::new();
    desk.put("a.jsonl", json_lines(records));
    desk.put("kjente.txt", KNOWN);
    desk.put_folder("ut");
    desk
}

fn check(desk: &Desk) -> Outcome {
    desk.run(&["check", "--format", "json", "--known", "kjente.txt", "a.jsonl"])
}

/// A path without the numbers of rows and the choices' own names.
fn is_at(found: &Json, path: &str) -> bool {
    let found = found.as_str().expect("a path").split('.');
    let found = found.filter(|step| !step.bytes().all(|byte| byte.is_ascii_digit()));
    found.collect::<Vec<_>>().join(".") == path
}

#[test]
fn personal_data_stop_an_invitation_and_an_anonymous_case_in_every_text() {
    for form in ["innkalling", "meldeskjema-anonym"] {
        for (kind, personal) in PERSONAL {
            let records = in_each_text(form, &format!("Det gjelder «{personal}», som før"));
            assert!(records.len() >= 7, "{form} has {} texts", records.len());
            let desk = desk(&records);
            let report = check(&desk).ended(1).json();
            assert_eq!(report["good"], 0, "{form}: {kind}");
            for ((path, _), document) in
                records.iter().zip(report["documents"].as_array().expect("a list"))
            {
                let findings = document["findings"].as_array().expect("a list");
                assert_eq!(document["faults"], json!([]), "{form}: {path}");
                let [finding] = &findings[..] else { panic!("{form}: {path}: {findings:?}") };
                assert!(is_at(&finding["field"], path), "{form}: {path}: {finding}");
                let start = "Det gjelder «".chars().count();
                assert_eq!(finding["kind"], kind, "{form}: {path}");
                assert_eq!(finding["start"], start, "{form}: {path}");
                assert_eq!(finding["end"], start + personal.chars().count(), "{form}: {path}");
                assert_eq!(finding["stops"], true, "{form}: {path}");
            }
            let before = desk.files();
            desk.run(&["fill", "a.jsonl", "--known", "kjente.txt", "-o", "ut"]).ended(1);
            assert_eq!(desk.files(), before, "{form}: {kind}: nothing is made");
        }
    }
}

#[test]
fn the_same_texts_without_personal_data_pass() {
    for form in ["innkalling", "meldeskjema-anonym"] {
        let records = in_each_text(form, "Det gjelder «sak 2026-014», som før");
        let report = check(&desk(&records)).ended(0).json();
        assert_eq!(report["good"], records.len(), "{form}");
        let findings = report["documents"].as_array().expect("a list").iter();
        assert!(findings.clone().all(|document| document["findings"] == json!([])), "{form}");
    }
}

#[test]
fn a_report_about_a_group_is_only_warned_about() {
    let desk = Desk::new();
    desk.put("kjente.txt", KNOWN);
    let mut record = case("meldeskjema-system", "full");
    record["miljo"] = json!("Oda Lyngmo (11892097277) har det fint. Ring mor på 412 34 567.");
    desk.put("a.json", record.to_string());
    let arguments = ["a.json", "--known", "kjente.txt", "-o", "a.pdf"];
    let outcome = desk.run(&[&["fill", "--format", "json"][..], &arguments].concat()).ended(0);
    let findings = outcome.json()["documents"][0]["findings"].clone();
    let kinds: Vec<(&str, bool)> = findings
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| (finding["kind"].as_str().expect("a kind"), finding["stops"] == true))
        .collect();
    assert_eq!(kinds, [("known_person", false), ("fnr", false), ("phone", false)]);
    assert!(desk.files()["a.pdf"].starts_with(b"%PDF"));
    let said = desk.run(&[&["fill", "--force"][..], &arguments].concat()).ended(0);
    assert_eq!(said.stderr.matches("Merk: ").count(), 3, "{}", said.stderr);
    assert_eq!(said.text(), "a.pdf\n");
}

#[test]
fn a_form_about_a_named_child_is_let_through() {
    let desk = Desk::new();
    desk.put("kjente.txt", KNOWN);
    for (form, field) in
        [("meldeskjema-individ", "beskrivelse"), ("referat", "opplysninger"), ("samtykke", "barn")]
    {
        let mut record = case(form, "full");
        record[field] = json!("Oda Lyngmo, 11892097277, mor.lyngmo@example.org, 412 34 567");
        desk.put("a.json", record.to_string());
        let report = desk.run(&["check", "--format", "json", "--known", "kjente.txt", "a.json"]);
        assert_eq!(report.ended(0).json()["documents"][0]["findings"], json!([]), "{form}");
    }
}

#[test]
fn minutes_are_judged_by_the_case_they_are_about() {
    let desk = Desk::new();
    for (case_name, code, stops) in
        [("full-system", 0, Some(false)), ("anonym-drofting", 1, Some(true)), ("full", 0, None)]
    {
        let mut record = case("referat", case_name);
        record["opplysninger"] = json!("Ring 412 34 567");
        desk.put("a.json", record.to_string());
        let report = desk.run(&["check", "--format", "json", "a.json"]).ended(code).json();
        let found = &report["documents"][0]["findings"];
        let found: Vec<bool> = found
            .as_array()
            .expect("a list")
            .iter()
            .map(|finding| finding["stops"] == true)
            .collect();
        assert_eq!(found, Vec::from_iter(stops), "{case_name}");
    }
}

#[test]
fn disguises_are_seen_through() {
    let desk = Desk::new();
    desk.put("kjente.txt", KNOWN);
    let tittel = |text: &str| {
        let mut record = case("innkalling", "minimal");
        record["agenda"]["system"][0]["tittel"] = json!(text);
        desk.put("a.json", record.to_string());
        let report = desk.run(&["check", "--format", "json", "--known", "kjente.txt", "a.json"]);
        let report = report.json();
        let findings = report["documents"][0]["findings"].as_array().expect("a list").clone();
        let kinds =
            findings.iter().map(|finding| finding["kind"].as_str().expect("a kind").to_owned());
        kinds.collect::<Vec<_>>()
    };
    for (text, kind) in [
        ("118920 97277", "fnr"),
        ("118920\u{a0}97277", "fnr"),
        ("118920–97277", "fnr"),
        ("118920\u{ad}97277", "fnr"),
        ("+47 412 34 567", "phone"),
        ("Om oda", "known_person"),
        ("ODAS plan", "known_person"),
        ("O\u{ad}da", "known_person"),
        ("Oda-Lyngmo", "known_person"),
    ] {
        assert_eq!(tittel(text), [kind], "{text}");
    }
    for text in [
        "Faktura 11892097278",
        "Kari Nordli",
        "kari.nordli@example.org",
        "22 00 00 00",
        "Om odadaisme i leken",
    ] {
        assert_eq!(tittel(text), [""; 0], "{text}");
    }
}

#[test]
fn a_link_is_scanned_too() {
    let desk = Desk::new();
    for (link, code) in [("11892097277", 1), ("3124567", 0)] {
        let mut record = case("innkalling", "minimal");
        record["lenke"] = json!(format!("https://mote.example.org/{link}"));
        desk.put("a.json", record.to_string());
        desk.run(&["check", "a.json"]).ended(code);
    }
}

#[test]
fn a_list_of_known_persons_is_read_as_any_program_writes_it() {
    let desk = Desk::new();
    let mut record = case("innkalling", "minimal");
    record["agenda"]["system"][0]["tittel"] = json!("Om Åse i gruppen");
    desk.put("a.json", record.to_string());
    let is_known = || {
        let outcome = desk.run(&["check", "--format", "json", "--known", "kjente.txt", "a.json"]);
        outcome.ended(1).json()["documents"][0]["findings"][0]["kind"] == "known_person"
    };
    for (name, list) in [
        ("plain", "Åse Lyngmo\n"),
        ("without a line end", "Åse Lyngmo"),
        ("Windows", "\u{feff}Åse Lyngmo\r\nHanne Lyngmo\r\n"),
        ("empty lines", "\n  \nHanne Lyngmo\n\n  Åse Lyngmo  \n"),
        ("a note", "# de som saken gjelder\nÅse Lyngmo\n"),
        ("decomposed", "A\u{30a}se Lyngmo\n"),
        ("hard space", "Åse\u{a0}Lyngmo\n"),
        ("tabulator", "Åse\tLyngmo\n"),
    ] {
        desk.put("kjente.txt", list);
        assert!(is_known(), "{name}");
    }
    // Without a list she is a person like any other.
    desk.put("kjente.txt", "");
    assert!(!is_known());
    desk.put("kjente.txt", b"\xC5se Lyngmo\n");
    let outcome = desk.run(&["check", "--known", "kjente.txt", "a.json"]);
    assert_ne!(outcome.code, 0, "a list that cannot be read stops everything");
    outcome.says("kjente.txt");
}

#[test]
fn what_stops_an_invitation_is_said_in_the_language_of_the_user() {
    let mut record = case("innkalling", "minimal");
    record["sted"] = json!("Ring 412 34 567");
    for (locale, place, word) in [
        ("nb_NO.UTF-8", "Sted (sted): ", "telefonnummer"),
        ("nn_NO.UTF-8", "Sted (sted): ", "telefonnummer"),
        ("en_GB.UTF-8", "Place (sted): ", "telephone number"),
    ] {
        let desk = Desk::with_locale(locale);
        desk.put("a.json", record.to_string());
        let place = if locale.starts_with("nn") { "Stad (sted): " } else { place };
        desk.run(&["check", "a.json"]).ended(1).says(place).says(word);
    }
    let known = package().join("tests/cases/innkalling/full/input.yaml");
    let desk = Desk::new();
    desk.put("a.yaml", read(&known));
    desk.run(&["check", "a.yaml"]).ended(0);
}
