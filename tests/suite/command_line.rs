//! The program as a person or another program uses it: commands, streams, exit codes, and three
//! languages.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value as Json, json};

use crate::desk::{Desk, faults};
use crate::poppler;
use crate::roots::{Root, input, read};

const LOCALES: [(&str, &str); 3] =
    [("nb", "nb_NO.UTF-8"), ("nn", "nn_NO.UTF-8"), ("en", "en_GB.UTF-8")];

/// The forms that the product ships.
fn forms() -> Vec<String> {
    let listed = Desk::new().run(&["forms", "--format", "json"]).ended(0).json();
    let forms = listed.as_array().expect("a list").iter();
    forms.map(|form| form["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn forms_are_listed_for_people_and_for_programs() {
    let desk = Desk::new();
    let listed = desk.run(&["forms"]).ended(0);
    let lines: Vec<&str> = listed.text().lines().collect();
    assert_eq!(lines.len(), 11);
    assert!(lines[0].starts_with("Skjema ") && lines[0].ends_with("Personvern"), "{}", lines[0]);
    assert!(lines[2].starts_with("innkalling ") && lines[2].ends_with("åpent, går på e-post"));
    let listed = desk.run(&["--lang", "en", "forms", "--format", "json"]).ended(0).json();
    let open: Vec<&Json> = listed
        .as_array()
        .expect("a list")
        .iter()
        .filter(|form| form["confidentiality"] == "open")
        .collect();
    assert_eq!(
        open,
        [&json!({
            "id": "innkalling", "title": "Invitation to a meeting", "confidentiality": "open"
        })]
    );
}

#[test]
fn every_starter_file_is_valid_as_it_stands() {
    let forms = forms();
    assert_eq!(forms.len(), 10);
    for form in &forms {
        for (language, locale) in LOCALES {
            let desk = Desk::with_locale(locale);
            let starter = desk.run(&["--lang", language, "new", form]).ended(0);
            assert!(starter.text().contains(&format!("skjema: {form}\n")));
            assert!(starter.text().contains(&format!("sprak: {language}\n")), "{form} {language}");
            desk.run_with(&["check", "-"], starter.stdout.clone()).ended(0);
            desk.put("start.yaml", &starter.stdout);
            desk.run(&["fill", "start.yaml", "-o", "start.pdf"]).ended(0);
        }
    }
}

#[test]
fn a_starter_file_is_written_once() {
    let desk = Desk::new();
    desk.run(&["new", "referat", "-o", "a.yaml"]).ended(0);
    let before = desk.files();
    desk.run(&["new", "samtykke", "-o", "a.yaml"]).ended(1).says("a.yaml");
    assert_eq!(desk.files(), before);
    desk.run(&["new", "samtykke", "-o", "a.yaml", "--force"]).ended(0);
    let printed = desk.run(&["new", "samtykke", "-o", "-"]).ended(0).stdout;
    assert_eq!(desk.files(), BTreeMap::from([("a.yaml".to_owned(), printed)]));
}

#[test]
fn every_form_has_its_schema() {
    let desk = Desk::new();
    for form in forms() {
        let schema = desk.run(&["schema", &form]).ended(0).json();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["properties"]["skjema"], json!({ "const": form }));
        assert_eq!(schema["additionalProperties"], false);
    }
    let schema = desk.run(&["--lang", "en", "schema", "samtykke"]).ended(0).json();
    assert_eq!(schema["title"], "Consent form");
    let required = json!(["skjema", "barn", "barnehage", "dato", "underskrift"]);
    assert_eq!(schema["required"], required);
}

#[test]
fn check_says_what_is_wrong_in_the_language_of_the_user() {
    for (locale, expected) in [
        (
            "nb_NO.UTF-8",
            "a.yaml:17:12: Nivå (tiltak.1.nivaa): Et individtiltak kan ikke stå i referatet fra en \
             systemsak. Endre nivået til systemtiltak, eller før tiltaket i et eget referat for \
             individsaken. [regel R6]",
        ),
        (
            "nn_NO.UTF-8",
            "a.yaml:17:12: Nivå (tiltak.1.nivaa): Eit individtiltak kan ikkje stå i referatet frå \
             ei systemsak. Endre nivået til systemtiltak, eller før tiltaket i eit eige referat \
             for individsaka. [regel R6]",
        ),
        (
            "en_US.UTF-8",
            "a.yaml:17:12: Level (tiltak.1.nivaa): A measure for a single child cannot stand in \
             the minutes of a system case. Please change its level to system, or put it in \
             separate minutes for the single case. [rule R6]",
        ),
    ] {
        let desk = Desk::with_locale(locale);
        desk.put("a.yaml", input("referat", "flere-feil"));
        let outcome = desk.run(&["check", "a.yaml"]).ended(1);
        let lines: Vec<&str> = outcome.stderr.lines().collect();
        assert_eq!(lines[1], expected);
        assert_eq!(lines.len(), 5, "four faults and a summary: {lines:?}");
        assert!(!outcome.stderr.contains('\u{1b}'), "no colours outside a terminal");
        assert_eq!(outcome.text(), "");
    }
    // A language without messages is taken as bokmål; what is asked for goes before the locale.
    let desk = Desk::with_locale("se_NO.UTF-8");
    desk.put("a.yaml", "skjema: samtykke\n");
    desk.run(&["check", "a.yaml"]).ended(1).says("Dette må fylles ut");
    desk.run(&["--lang", "nn", "check", "a.yaml"]).ended(1).says("Dette må fyllast ut");
    desk.run(&["check", "--lang=en", "a.yaml"]).ended(1).says("This must be filled in");
}

#[test]
fn a_report_for_programs_has_every_fact() {
    let desk = Desk::new();
    desk.put("a.yaml", input("referat", "tiltak-uten-ansvarlig"));
    let report = desk.run(&["check", "--format", "json", "a.yaml"]).ended(1).json();
    let fault = json!({
        "line": 21,
        "column": 5,
        "field": "tiltak.2.ansvarlig",
        "label": "Hvem har ansvar",
        "code": "missing",
        "number": "R7",
        "message": "Dette må fylles ut. Skriv navnet på den som har ansvar for tiltaket.",
    });
    let expected = json!({
        "documents": [{
            "file": "a.yaml",
            "row": null,
            "form": "referat",
            "ok": false,
            "faults": [fault],
            "findings": [],
        }],
        "good": 0,
        "bad": 1,
    });
    assert_eq!(report, expected);
    desk.put("a.yaml", input("referat", "full"));
    let report = desk.run(&["fill", "--format", "json", "a.yaml"]).ended(0).json();
    let expected = json!({
        "documents": [{
            "file": "a.yaml",
            "row": null,
            "form": "referat",
            "ok": true,
            "faults": [],
            "findings": [],
            "output": "referat-2026-014-2026-03-17.pdf",
            "pages": 2,
        }],
        "good": 1,
        "bad": 0,
    });
    assert_eq!(report, expected);
}

#[test]
fn the_program_judges_every_case_as_the_library_does() {
    let desk = Desk::new();
    let mut expected = BTreeMap::new();
    for case in Root::all()[0].cases() {
        let extension = case.input().extension().expect("a format").to_owned();
        let name = format!("cases/{}--{}.{}", case.form, case.name, extension.to_string_lossy());
        desk.put(&name, read(&case.input()));
        let lines = fs::read_to_string(case.expected()).unwrap_or_default();
        expected.insert(name, lines.lines().map(str::to_owned).collect::<Vec<_>>());
    }
    let report = desk.run(&["check", "--format", "json", "cases"]).ended(1).json();
    let mut found = BTreeMap::new();
    for document in report["documents"].as_array().expect("a list") {
        let text = |value: &Json| value.as_str().expect("a text").to_owned();
        let line = |fault: &Json| {
            let place = format!("{}:{}", fault["line"], fault["column"]);
            let line = format!("{place} {} {}", text(&fault["code"]), text(&fault["field"]));
            line.trim_end().to_owned()
        };
        let lines = document["faults"].as_array().expect("a list").iter().map(line).collect();
        found.insert(text(&document["file"]), lines);
    }
    assert_eq!(found, expected);
}

#[test]
fn streams_are_read_in_the_format_that_is_named() {
    let desk = Desk::new();
    let yaml = input("samtykke", "minimal");
    let toml = input("samtykke", "full");
    let json = r#"{"skjema": "samtykke", "barn": "Oda Lyngmo", "barnehage": "Solsikken barnehage",
        "dato": "2026-02-02", "underskrift": "Hanne Lyngmo"}"#;
    desk.run_with(&["check", "-"], yaml).ended(0);
    desk.run_with(&["check", "--from", "toml", "-"], toml).ended(0);
    desk.run_with(&["check", "--from", "json", "-"], json).ended(0);
    let line = json.replace('\n', " ");
    let lines = format!("{line}\n\n{line}\n");
    let report = desk.run_with(&["check", "--format", "json", "--from", "jsonl", "-"], lines);
    assert_eq!(report.ended(0).json()["good"], 2);
    let csv = "barn;barnehage;dato;underskrift\nOda;Solsikken;2.2.26;Hanne\n";
    let arguments = ["check", "--form", "samtykke", "--from", "csv", "--format", "json", "-"];
    let report = desk.run_with(&arguments, csv).ended(0).json();
    assert_eq!(report["documents"][0]["file"], "-");
    assert_eq!(report["documents"][0]["row"], 1);
    // The same file under another ending.
    desk.put("a.txt", input("samtykke", "minimal"));
    desk.run(&["check", "a.txt"]).ended(2).says("a.txt");
    desk.run(&["check", "--from", "yaml", "a.txt"]).ended(0);
}

#[test]
fn wrong_uses_are_told_from_failures_of_the_outside_world() {
    let desk = Desk::new();
    desk.put("a.yaml", input("samtykke", "minimal"));
    desk.put_folder("tom");
    for (arguments, code, message) in [
        (&[][..], 2, "Bruk:"),
        (&["flyg"], 2, "flyg"),
        (&["check"], 2, "<FIL>"),
        (&["check", "--ukjent", "a.yaml"], 2, "--ukjent"),
        (&["check", "--jobs", "0", "a.yaml"], 2, "--jobs"),
        (&["check", "--format", "xml", "a.yaml"], 2, "xml"),
        (&["fill", "a.yaml", "--date", "31.02.2026"], 2, "--date"),
        (&["fill", "a.yaml", "--date", "2026-02-31"], 2, "--date"),
        (&["--lang", "de", "forms"], 2, "de"),
        (&["new", "refreat"], 2, "Mente du «referat»?"),
        (&["schema", "hest"], 2, "Det finnes ikke noe skjema som heter «hest»"),
        (&["blank", "hest"], 2, "«blankett forms» viser alle skjemaene"),
        (&["check", "tom"], 2, "Det er ingen skjemaer i tom"),
        (&["check", "borte.yaml"], 3, "borte.yaml"),
        (&["fill", "borte.yaml"], 3, "borte.yaml"),
        (&["check", "a.yaml", "--known", "borte.txt"], 3, "borte.txt"),
        (&["--config", "borte.toml", "forms"], 3, "Innstillingsfilen borte.toml finnes ikke"),
    ] {
        desk.run(arguments).ended(code).says(message);
    }
    desk.run(&["check", "a.yaml"]).ended(0).says("1 i orden, 0 må rettes");
    desk.run(&["--version"]).ended(0);
}

#[test]
fn help_begins_with_examples_in_the_language_of_the_user() {
    for (language, locale) in LOCALES {
        let desk = Desk::with_locale(locale);
        for arguments in [&["--help"][..], &["fill", "--help"]] {
            let help = desk.run(arguments).ended(0);
            let word = match language {
                "nb" => "Eksempler:",
                "nn" => "Døme:",
                _ => "Examples:",
            };
            assert!(help.text().starts_with(word), "{language}: {}", help.text());
        }
    }
    let help = Desk::new().run(&["--lang", "en", "check", "--help"]).ended(0);
    assert!(help.text().starts_with("Examples:"));
}

#[test]
fn a_form_that_is_named_beside_the_file_stands_for_what_the_file_leaves_out() {
    let desk = Desk::new();
    let without = input("samtykke", "minimal").replace("skjema: samtykke\n", "");
    desk.put("a.yaml", &without);
    let report = desk.run(&["check", "--format", "json", "a.yaml"]).ended(1).json();
    assert_eq!(faults(&report), ["1:1 form-missing"]);
    desk.run(&["check", "--form", "samtykke", "a.yaml"]).ended(0);
}

#[test]
fn completions_are_there_for_every_shell() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = desk.run(&["completions", shell]).ended(0);
        assert!(script.text().contains("blankett") && script.text().contains("schema"), "{shell}");
    }
    desk.run(&["completions", "tcsh"]).ended(2).says("tcsh");
}

#[test]
fn every_command_has_its_manual_page() {
    let desk = Desk::new();
    let page = desk.run(&["man"]).ended(0);
    assert!(page.text().contains(".TH blankett 1"), "{}", page.text());
    desk.put_folder("man");
    desk.run(&["man", "-o", "man"]).ended(0);
    let names = desk.names();
    for command in [
        "blank",
        "check",
        "completions",
        "demo",
        "fill",
        "forms",
        "mail",
        "man",
        "new",
        "outbox",
        "scan",
        "schema",
        "send",
        "share",
        "case",
        "profile",
        "bank",
        "plan",
    ] {
        assert!(names.contains(&format!("man/blankett-{command}.1")), "{command} in {names:?}");
    }
    assert_eq!(names.len(), 23);
    let before = desk.files();
    desk.run(&["man", "-o", "man"]).ended(1).says("--force");
    desk.run(&["--lang", "en", "man", "-o", "man", "--force"]).ended(0);
    assert!(desk.files() != before, "in English they differ");
}

#[test]
fn the_demonstration_makes_one_of_everything() {
    let desk = Desk::new();
    let outcome = desk.run(&["demo", "--date", "2026-11-20"]).ended(0);
    assert!(outcome.text().contains("blankett-demo"), "{}", outcome.text());
    let files = desk.files();
    let documents = files.keys().filter(|name| name.ends_with(".pdf")).count();
    let inputs: Vec<&String> = files.keys().filter(|name| name.ends_with(".yaml")).collect();
    assert!(inputs.len() >= 9, "{inputs:?}");
    // Examples, blanks in two languages, an attachment, and the packet.
    assert_eq!(documents, inputs.len() + 20 + 1 + 1);
    // Invitations are made as messages, too, one for each participant, and nothing else is.
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".eml")) {
        let message = mail_parser::MessageParser::default().parse(bytes).expect("a message");
        let from = message.from().and_then(|from| from.first()).and_then(|from| from.address());
        assert_eq!(from, Some("post@solsikken.example.org"), "{path}");
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let printed = files.iter().filter(|(path, _)| path.starts_with(folder));
        let attached = message
            .attachments()
            .filter(|part| printed.clone().any(|(_, bytes)| bytes.as_slice() == part.contents()));
        assert_eq!(attached.count(), 1, "{path} has the printed invitation that lies beside it");
    }
    for (folder, meeting, count) in [("moter", "2026-03-17", 4), ("nynorsk", "2026-04-15", 3)] {
        let stem = format!("blankett-demo/dokumenter/{folder}/innkalling-{meeting}-");
        let messages = files.keys().filter(|name| name.starts_with(&stem)).count();
        assert_eq!(messages, count, "{folder}");
    }
    assert!(!files.keys().any(|name| name.contains("outbox")), "nothing is kept to be sent");
    for input in inputs {
        desk.run(&["check", input]).ended(0);
        let below = input.strip_prefix("blankett-demo/").expect("it is made there");
        let document = format!("blankett-demo/dokumenter/{}", below.replace(".yaml", ".pdf"));
        assert!(files[&document].starts_with(b"%PDF"), "{input}");
    }
    desk.run(&["packet", "verify", "blankett-demo/henvisning/pakke-2026-014.zip"]).ended(0);
    desk.run(&["demo"]).ended(1).says("Mappen blankett-demo er ikke tom");
    assert!(desk.files() == files, "nothing changed");
    desk.run(&["demo", "--force", "--date", "2026-11-20"]).ended(0);
    assert!(desk.files() == files, "the same is made again");
    desk.put_folder("tom");
    desk.run(&["demo", "tom"]).ended(0);
    // Before the case was complete there was nothing to refer.
    desk.run(&["demo", "tidlig", "--date", "2026-01-15"]).ended(0);
    let early = |name: &&String| name.starts_with("tidlig/") && name.contains("pakke");
    assert_eq!(desk.files().keys().find(early), None);
    desk.put("fil", "noe");
    desk.run(&["demo", "fil"]).ended(1).says("fil");
}

#[test]
fn a_blank_is_printed_in_the_language_that_is_asked_for() {
    let desk = Desk::new();
    for (language, text) in
        [("nb", "Foresattes underskrift"), ("nn", "Underskrift frå føresette"), ("en", "guardian")]
    {
        let blank = desk.run(&["--lang", language, "blank", "samtykke", "-o", "-"]).ended(0);
        assert!(poppler::pages(&blank.stdout).contains(text), "{language}");
    }
    assert_eq!(desk.run(&["blank", "referat"]).ended(0).text(), "referat.pdf\n");
}
