//! Findings that may stand: a person's exception with a reason (`unntak`), and the words that a
//! municipality allows. And what people see of findings.

use serde_json::{Value as Json, json};

use crate::desk::{Desk, Outcome, faults};
use crate::poppler;
use crate::roots::Root;
use crate::writing;

const REASON: &str = "Nummeret er vakttelefonen til barnehagen";

/// The smallest invitation with a topic, and exceptions if there are any.
fn invitation(topic: &str, exceptions: Json) -> Json {
    let submission = Root::all()[0].case("innkalling", "minimal").submission().expect("a case");
    let mut record = writing::json(&submission);
    record["agenda"]["system"][0]["tittel"] = json!(topic);
    record["agenda"]["system"][0]["type"] = json!("ny");
    if !exceptions.is_null() {
        record["unntak"] = exceptions;
    }
    record
}

fn topic() -> String {
    "agenda.system.1.tittel".to_owned()
}

fn exception(field: &str, kind: &str, reason: &str) -> Json {
    json!({ "felt": field, "funn": kind, "grunn": reason })
}

fn check(record: &Json) -> Outcome {
    let desk = Desk::new();
    desk.put("kjente.txt", "Oda Lyngmo\n");
    desk.put("a.json", serde_json::to_string_pretty(record).expect("JSON"));
    desk.run(&["check", "--format", "json", "--known", "kjente.txt", "a.json"])
}

/// What is wrong, without its place.
fn codes(outcome: &Outcome) -> Vec<String> {
    let line = |line: &String| line.split_once(' ').map(|(_, rest)| rest.to_owned());
    faults(&outcome.json()).iter().filter_map(line).collect()
}

/// Kind, whether it stops, and the reason, for every finding.
fn findings(outcome: &Outcome) -> Vec<(String, bool, Option<String>)> {
    let report = outcome.json();
    let findings = report["documents"][0]["findings"].as_array().expect("a list").iter();
    let text = |value: &Json| value.as_str().map(str::to_owned);
    findings
        .map(|finding| {
            let kind = text(&finding["kind"]).expect("a kind");
            (kind, finding["stops"] == true, text(&finding["lifted"]))
        })
        .collect()
}

#[test]
fn what_points_at_a_child_is_refused_and_the_same_by_reference_is_not() {
    for (refused, kind, accepted) in [
        ("Vi drøfter Sondre Fjeldvik på Rev", "name", "Vi drøfter sak 2026-014 på Rev"),
        ("Han har fått diagnosen ADHD", "health", "Kurs om ADHD for personalet"),
        ("Mammaen til Oskar sitter i fengsel", "family", "Kurs om barn med foreldre i fengsel"),
        ("Familien kommer fra Syria", "background", "Samarbeid med flerspråklige familier"),
        ("Den ene toåringen på Nisse som er ny", "quasi", "Toåringene på Nisse"),
        ("Ring 412 34 567 om saken", "phone", "Ring 22 00 00 00 om saken"),
        ("Barnet er født 03.02.2021", "birthdate", "Møte 03.02.2026"),
        ("Gjelder 11892097277", "fnr", "Gjelder 2026-014"),
    ] {
        let desk = Desk::new();
        desk.put("a.json", invitation(refused, Json::Null).to_string());
        desk.put("b.json", invitation(accepted, Json::Null).to_string());
        let before = desk.files();
        let report = desk.run(&["check", "--format", "json", "a.json"]).ended(1);
        let found = findings(&report);
        assert!(
            found.iter().any(|(found, stops, _)| found == kind && *stops),
            "{refused}: {found:?}"
        );
        desk.run(&["fill", "a.json"]).ended(1);
        assert_eq!(desk.files(), before, "{refused}: nothing is made");
        let report = desk.run(&["check", "--format", "json", "b.json"]);
        assert_eq!(findings(&report), [], "{accepted}");
        desk.run(&["fill", "b.json"]).ended(0);
        assert_eq!(desk.files().len(), 3, "{accepted}: the document is made");
    }
}

#[test]
fn a_finding_with_an_exception_stands_and_is_kept_in_sight() {
    let desk = Desk::new();
    let topic_text = "Ring 412 34 567 ved forsinkelse";
    let exceptions = json!([exception(&topic(), "phone", REASON)]);
    desk.put("a.json", invitation(topic_text, exceptions).to_string());
    let outcome = desk.run(&["check", "--format", "json", "a.json"]).ended(0);
    assert_eq!(findings(&outcome), [("phone".to_owned(), false, Some(REASON.to_owned()))]);
    for (command, shows_text) in [("check", true), ("fill", false)] {
        let said = desk.run(&[command, "a.json"]).ended(0).stderr;
        let line = format!(
            "Unntak: Sak ({}): privat telefonnummer. Grunn: {REASON} [phone, tegn 6–15]",
            topic()
        );
        assert!(said.contains(&line), "{command}: {said}");
        assert_eq!(said.contains(topic_text), shows_text, "{command}: {said}");
        assert!(!said.contains("Merk:"), "{command}: {said}");
    }
    let pdf = desk.files().into_iter().find(|(name, _)| name.ends_with(".pdf")).expect("a PDF").1;
    let printed = poppler::drawn(&pdf);
    assert!(printed.contains("412 34 567") && !printed.contains("vakttelefonen"), "{printed}");
}

#[test]
fn an_exception_is_for_one_finding_wherever_it_stands() {
    let reason = "Boka heter Elias og er om en båt";
    let one = exception(&topic(), "name", reason);
    let meaning = |text: &str| {
        let mut exception = one.clone();
        exception["tekst"] = json!(text);
        exception
    };
    // Exit code, faults, and how many findings stop.
    let judged = |text: &str, exceptions: &[Json]| {
        let outcome = check(&invitation(text, json!(exceptions)));
        let stopping = findings(&outcome).into_iter().filter(|(_, stops, _)| *stops).count();
        (outcome.code, codes(&outcome).join(", "), stopping)
    };
    let said = |fault: &str| format!("exception-{fault}");
    let fine = || (0, String::new(), 0);
    let only = std::slice::from_ref;
    assert_eq!(judged("Vi leser Elias", &[]), (1, String::new(), 1));
    assert_eq!(judged("Vi leser Elias", only(&one)), fine());
    assert_eq!(judged("Vi leser Elias", &[meaning("elias")]), fine());
    assert_eq!(judged("Elias: vi leser om Elias' båt", only(&one)), fine());
    let two = "Vi leser om Elias og om Sondre Fjeldvik";
    assert_eq!(judged(two, only(&one)), (1, said("ambiguous unntak.1"), 2));
    assert_eq!(judged(two, &[meaning("Elias")]), (1, String::new(), 1));
    assert_eq!(judged(two, &[meaning("Elias"), meaning("Sondre Fjeldvik")]), fine());
    assert_eq!(judged(two, &[one.clone(), meaning("Elias")]), fine());
    // Another name in its place, another field, another kind, and what is lifted already.
    assert_eq!(
        judged("Vi leser om Sondre Fjeldvik", &[meaning("Elias")]),
        (1, said("needless unntak.1"), 1)
    );
    for wrong in [
        exception("sted", "name", reason),
        exception("agenda.system.0.tittel", "name", reason),
        exception(&topic(), "phone", reason),
    ] {
        assert_eq!(judged("Vi leser Elias", &[wrong]), (1, said("needless unntak.1"), 1));
    }
    assert_eq!(
        judged("Vi leser Elias", &[one.clone(), one.clone()]),
        (1, said("needless unntak.2"), 0)
    );
}

#[test]
fn nobody_lifts_ahead() {
    let exceptions = json!([exception(&topic(), "name", REASON)]);
    let record = invitation("Gruppeledelse", exceptions);
    let outcome = check(&record).ended(1);
    assert_eq!(codes(&outcome), ["exception-needless unntak.1"]);
    check(&invitation("Gruppeledelse", Json::Null)).ended(0);
    check(&invitation("Gruppeledelse", json!([]))).ended(0);
    // A form that the gate does not look at has nothing to lift.
    let submission = Root::all()[0].case("samtykke", "minimal").submission().expect("a case");
    let mut consent = writing::json(&submission);
    check(&consent).ended(0);
    consent["unntak"] = json!([exception("barn", "name", REASON)]);
    assert_eq!(codes(&check(&consent).ended(1)), ["exception-needless unntak.1"]);
}

#[test]
fn what_points_at_one_person_beyond_doubt_is_never_lifted() {
    for (text, kind) in [
        ("Gjelder 11892097277", "fnr"),
        ("DUF-nummer 201234567890", "id_other"),
        ("Barnet er født 03.02.2021", "birthdate"),
        ("Vi drøfter Oda Lyngmo", "known_person"),
    ] {
        let record = invitation(text, json!([exception(&topic(), kind, REASON)]));
        let outcome = check(&record).ended(1);
        assert_eq!(codes(&outcome), ["exception-forbidden unntak.1.funn"], "{text}");
        let outcome = check(&invitation(text, Json::Null)).ended(1);
        assert!(findings(&outcome).iter().any(|(found, ..)| found == kind), "{text}");
        // Nor under the name of another kind.
        let record = invitation(text, json!([exception(&topic(), "name", REASON)]));
        assert!(findings(&check(&record).ended(1)).iter().any(|(_, stops, _)| *stops), "{text}");
    }
}

#[test]
fn every_mistake_in_exceptions_is_told_of_at_once() {
    let record = invitation(
        "Vi leser Elias",
        json!([
            { "felt": topic(), "funn": "navn", "grunn": "kort" },
            { "felt": topic(), "funn": "nmae", "begrunnelse": REASON },
            "Elias",
            { "felt": ["a"], "funn": "fnr", "tekst": {"a": 1}, "grunn": "x".repeat(501) },
            { "felt": topic(), "funn": "name", "grunn": "Elias er en\u{202e} båt", "gruun": "x" },
            {},
        ]),
    );
    assert_eq!(
        codes(&check(&record).ended(1)),
        [
            "exception-kind-unknown unntak.1.funn",
            "reason-too-short unntak.1.grunn",
            "exception-incomplete unntak.2.grunn",
            "exception-kind-unknown unntak.2.funn",
            "unknown-field unntak.2",
            "exception-shape unntak.3",
            "wrong-shape unntak.4.felt",
            "exception-forbidden unntak.4.funn",
            "wrong-shape unntak.4.tekst",
            "too-long unntak.4.grunn",
            "forbidden-character unntak.5.grunn",
            "unknown-field unntak.5",
        ]
    );
    for wrong in [json!("Elias"), json!(7), json!({ "felt": topic() }), json!(true)] {
        let outcome = check(&invitation("Vi leser Elias", wrong)).ended(1);
        assert_eq!(codes(&outcome), ["exception-shape unntak"]);
    }
    let many: Vec<Json> = (0..201).map(|_| exception("sted", "name", REASON)).collect();
    let outcome = check(&invitation("Gruppeledelse", json!(many))).ended(1);
    assert_eq!(codes(&outcome), ["too-many-rows unntak"]);
    for empty in [Json::Null, json!([]), json!([null]), json!("")] {
        check(&invitation("Gruppeledelse", empty)).ended(0);
    }
}

#[test]
fn mistakes_in_exceptions_are_told_of_with_the_nearest_name() {
    let desk = Desk::new();
    let record = invitation("Vi leser Elias", json!([exception(&topic(), "helth", REASON)]));
    desk.put("a.json", record.to_string());
    desk.run(&["check", "a.json"]).ended(1).says("Mente du «health»?");
    let mut record = invitation("Vi leser Elias", Json::Null);
    record["unntakk"] = json!([]);
    desk.put("a.json", record.to_string());
    desk.run(&["check", "a.json"]).ended(1).says("Mente du «unntak»?");
    for (locale, words) in [
        ("nn_NO.UTF-8", "Grunnen er for kort til at andre kan forstå han seinare"),
        ("en_GB.UTF-8", "The reason is too short"),
    ] {
        let desk = Desk::with_locale(locale);
        let record = invitation("Vi leser Elias", json!([exception(&topic(), "name", "kort")]));
        desk.put("a.json", record.to_string());
        desk.run(&["check", "a.json"]).ended(1).says(words);
    }
}

#[test]
fn exceptions_are_written_in_every_format() {
    let desk = Desk::new();
    let fields = "barnehage: Solsikken barnehage\ndato: 2026-03-17\nfra: \"09:00\"\n\
         til: \"10:30\"\nsted: Ring 412 34 567\ndeltakere:\n  - {navn: Kari Nordli, rolle: styrer, \
         tjeneste: Solsikken barnehage, epost: kari.nordli@example.org}\nagenda:\n  system:\n    \
         - {tittel: Gruppeledelse, type: ny}\navsender: {navn: Kari Nordli, rolle: styrer}\n";
    let exception = format!(
        "unntak:\n  - felt: sted\n    funn: phone\n    grunn: |\n      Det er\n      {REASON}\n"
    );
    desk.put("a.yaml", format!("skjema: innkalling\n{fields}{exception}"));
    desk.put("b.yaml", format!("skjema: innkalling\n{fields}"));
    desk.run(&["check", "a.yaml"]).ended(0).says(&format!("Grunn: Det er {REASON} ["));
    desk.run(&["check", "b.yaml"]).ended(1);
    let header = "skjema;sak;dato;pedagog;utfordringer;miljo;bistand;unntak.1.felt;unntak.1.funn;\
                  unntak.1.grunn\n";
    let row = |place: &str, exception: &str| {
        format!("meldeskjema-system;2026-021;2026-02-09;Kari Nordli;lek;{place};Råd;{exception}\n")
    };
    let calls = row("Ring 412 34 567.", &format!("miljo;phone;{REASON}"));
    desk.put("a.csv", format!("{header}{calls}{}", row("Mye venting.", ";;")));
    let report = desk.run(&["check", "--format", "json", "a.csv"]);
    let documents = report.json()["documents"].clone();
    assert!(documents.as_array().is_some_and(|documents| documents.len() == 2), "{documents}");
    for document in documents.as_array().expect("a list") {
        let unntak = document["faults"].as_array().expect("a list").iter();
        let unntak =
            unntak.filter(|fault| fault["field"].as_str().unwrap_or("").starts_with("unn"));
        assert_eq!(unntak.count(), 0, "{document}");
    }
}

#[test]
fn a_form_that_is_only_warned_about_keeps_its_exceptions_too() {
    let submission = Root::all()[0].case("meldeskjema-system", "full").submission();
    let mut record = writing::json(&submission.expect("a case"));
    record["miljo"] = json!("Ring 412 34 567.");
    let lifted = json!([exception("miljo", "phone", REASON)]);
    assert_eq!(findings(&check(&record).ended(0)), [("phone".to_owned(), false, None)]);
    record["unntak"] = lifted;
    let reason = Some(REASON.to_owned());
    assert_eq!(findings(&check(&record).ended(0)), [("phone".to_owned(), false, reason)]);
    record["miljo"] = json!("Mye venting.");
    assert_eq!(codes(&check(&record).ended(1)), ["exception-needless unntak.1"]);
}

#[test]
fn the_schema_of_every_form_knows_exceptions() {
    for form in Root::all()[0].forms() {
        let schema = Desk::new().run(&["schema", form.id.as_str()]).ended(0).json();
        let exceptions = &schema["properties"]["unntak"]["anyOf"][0];
        assert_eq!(exceptions["items"]["required"], json!(["felt", "funn", "grunn"]));
        let kinds = exceptions["items"]["properties"]["funn"]["enum"].as_array().expect("a list");
        assert!(kinds.contains(&json!("name")) && !kinds.contains(&json!("fnr")), "{kinds:?}");
    }
}

#[test]
fn words_that_the_municipality_allows_stand_in_a_form() {
    let desk = Desk::new();
    desk.put("blankett.toml", "[privacy]\nallowed_words = \"tillatt.txt\"\n");
    desk.put("kjente.txt", "Oda Lyngmo\n");
    let check = |words: &str, text: &str, code: i32| {
        desk.put("tillatt.txt", words);
        desk.put("a.json", invitation(text, Json::Null).to_string());
        let outcome = desk.run(&["check", "--known", "kjente.txt", "a.json"]);
        assert_eq!(outcome.code, code, "{words}: {text}: {}", outcome.stderr);
    };
    check("", "Vi leser Elias", 1);
    check("elias\n", "Vi leser Elias", 0);
    check("ELIAS\n", "Vi leser Elias' bok, Eliass", 0);
    check("Elias Fjeldvik\n", "Vi leser Elias", 1);
    check("Oda Lyngmo\n", "Vi drøfter Oda Lyngmo", 1);
    check("11892097277\n", "Gjelder 11892097277", 1);
    check("11892097277\n", "Gjelder 2026-014", 0);
    desk.run(&["check", "--config", "finnes-ikke.toml", "a.json"]).ended(3);
}

#[test]
fn people_see_the_findings_of_a_line_together_under_their_text() {
    let desk = Desk::new();
    desk.put("kjente.txt", "Oda Lyngmo\n");
    let text = "Sak: Oda, ring 412 34 567";
    desk.put("a.json", invitation(text, Json::Null).to_string());
    let shown = desk.run(&["check", "--known", "kjente.txt", "a.json"]).ended(1).stderr;
    let lines: Vec<&str> = shown.lines().collect();
    assert!(lines[0].ends_with("[known_person, tegn 6–8]"), "{shown}");
    assert!(lines[1].ends_with("[phone, tegn 16–25]"), "{shown}");
    assert_eq!(
        lines[2..6],
        [
            "   |",
            "   | Sak: Oda, ring 412 34 567",
            "   |      ^^^       ^^^^^^^^^^ privat telefonnummer",
            "   |      |",
        ]
    );
    assert_eq!(lines[6], "   |      person i saken");
    assert_eq!(
        lines.len(),
        8,
        "the field has to be written anew; no exception is offered: {shown}"
    );
    desk.put("a.json", invitation("Ring 412 34 567", Json::Null).to_string());
    desk.run(&["check", "a.json"]).ended(1).says("{felt: agenda.system.1.tittel, funn: phone,");
}

#[test]
fn a_long_text_of_several_lines_is_shown_in_part() {
    let desk = Desk::new();
    let submission = Root::all()[0].case("meldeskjema-anonym", "minimal").submission();
    let mut record = writing::json(&submission.expect("a case"));
    let filler = "Vi ser at leken går fint i små grupper ute og inne. ".repeat(30);
    record["beskrivelse"] =
        json!(format!("{filler}Ring 412 34 567. {filler}\nOg ring 413 34 567 etterpå."));
    desk.put("a.json", record.to_string());
    let outcome = desk.run(&["check", "a.json"]).ended(1);
    let text: Vec<&str> = outcome.stderr.lines().filter(|line| line.starts_with("   | ")).collect();
    assert!(text.iter().all(|line| line.chars().count() < 120), "{text:#?}");
    let shown = |part: &str| text.iter().filter(|line| line.contains(part)).count();
    assert_eq!((shown("412 34 567"), shown("   | Og ring 413 34 567")), (1, 1), "{text:#?}");
    let piped = desk.run(&["check", "--format", "json", "a.json"]).ended(1);
    assert!(!piped.text().contains("412 34") && piped.stderr.is_empty());
}
