//! `blankett scan`: texts for people, items for programs.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use serde_json::{Value as Json, json};

use crate::desk::{Desk, Outcome};

/// A synthetic number; the month is 80 too high for anybody's.
const NUMBER: &str = "11892097277";

/// Scans items, each a line.
fn items(lines: &[Json]) -> Outcome {
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    Desk::new().run_with(&["scan", "--format", "jsonl"], lines)
}

/// The answers, a line each.
fn answers(outcome: &Outcome) -> Vec<Json> {
    let answer = |line| serde_json::from_str(line).expect("every answer is JSON");
    outcome.text().lines().map(answer).collect()
}

/// The kinds in an answer.
fn kinds(answer: &Json) -> Vec<&str> {
    let findings = answer["findings"].as_array().expect("a list").iter();
    findings.map(|finding| finding["kind"].as_str().expect("a kind")).collect()
}

#[test]
fn every_item_is_answered_in_order_with_its_own_id() {
    let ids = [
        json!(1),
        json!("d-0001"),
        json!("æ \"x\""),
        json!(null),
        json!(true),
        json!(-7),
        json!(1.5),
        json!(u64::MAX),
        json!(""),
    ];
    let lines: Vec<Json> =
        ids.iter().map(|id| json!({ "id": id, "text": "Møte om gruppa." })).collect();
    let outcome = items(&lines).ended(0);
    let expected: Vec<Json> = ids.iter().map(|id| json!({ "id": id, "findings": [] })).collect();
    assert_eq!(answers(&outcome), expected);
    assert_eq!(outcome.stderr, "");
    assert_eq!(items(&[]).ended(0).text(), "");
}

#[test]
fn a_finding_has_its_place_kind_detector_and_message_and_is_no_refusal() {
    let outcome = items(&[json!({ "id": 1, "text": format!("Det gjelder {NUMBER}.") })]).ended(0);
    let expected = json!([{
        "id": 1,
        "findings": [{
            "start": 12,
            "end": 23,
            "kind": "fnr",
            "detector": "national_id",
            "message": "Dette ser ut som et fødselsnummer, og dokumentet skal ikke vise hvem en sak gjelder. Ta det bort, og vis til saken med nummer, for eksempel «sak 2026-014».",
        }],
    }]);
    assert_eq!(Json::from(answers(&outcome)), expected);
}

#[test]
fn places_are_code_points_of_the_text_as_it_was_sent() {
    for before in [
        "",
        "👩\u{200D}👩\u{200D}👧 ",
        "A\u{30A}se: ",
        "𝐍𝐑 ",
        "\u{FEFF}",
        "王小明\t",
        "e\u{301}\r\n",
    ] {
        let start = before.chars().count();
        let outcome = items(&[json!({ "id": 1, "text": format!("{before}{NUMBER} 👶") })]);
        let answer = &answers(&outcome)[0];
        let found = answer["findings"].as_array().expect("a list").iter();
        let mut found = found.filter(|finding| finding["kind"] == "fnr");
        let finding = found.next().expect("the number is found");
        assert_eq!((&finding["start"], &finding["end"]), (&json!(start), &json!(start + 11)));
    }
}

#[test]
fn the_people_of_an_item_are_heard_and_unknown_keys_are_not() {
    let item = |context: Json| {
        json!({
            "id": 1, "lang": "nb", "channel": "body", "note": NUMBER, "leaks": [{ "start": 0 }],
            "text": "Kari snakker med Sondre Fjeldvik om planen.", "context": context,
        })
    };
    let known = json!({ "known_persons": ["Sondre Fjeldvik"], "participants": [
        { "name": "Kari Nordli", "role": "styrer" }
    ], "barnehage": "Solsikken barnehage", "annet": 1 });
    let participant = json!({ "known_persons": [], "participants": [
        { "name": "Kari Nordli", "role": "styrer" }, { "name": "Sondre Fjeldvik", "role": null }
    ] });
    let outcome = items(&[item(known), item(participant)]).ended(0);
    let answers = answers(&outcome);
    assert_eq!(kinds(&answers[0]), ["known_person"]);
    assert_eq!(answers[0]["findings"][0]["start"], 17);
    assert_eq!(kinds(&answers[1]), [""; 0]);
}

#[test]
fn the_people_of_the_command_line_hold_for_every_item() {
    let desk = Desk::new();
    desk.put("kjente.txt", "Sondre Fjeldvik\n");
    desk.put("a.jsonl", "{\"id\": 1, \"text\": \"Vi snakker om Sondre.\", \"context\": {}}\n");
    let run = |more: &[&str]| {
        let outcome = desk.run(&[&["scan", "--format", "jsonl", "a.jsonl"], more].concat());
        answers(&outcome.ended(0))[0].clone()
    };
    assert_eq!(kinds(&run(&["--known", "kjente.txt"])), ["known_person"]);
    assert_eq!(kinds(&run(&["--participants", "kjente.txt"])), [""; 0]);
}

#[test]
fn a_broken_line_is_named_and_the_others_are_answered() {
    let whole = "{\"id\": 1, \"text\": \"Møte om gruppa.\"}";
    for (broken, place) in [
        ("Kanarifugl", "1"),
        ("{\"id\": 2, \"text\": \"Kanarifugl\"", "30"),
        ("{\"id\": 2, \"tekst\": \"Kanarifugl\"}", "32"),
        ("{\"text\": \"Kanarifugl\"}", "22"),
        ("{\"id\": 2, \"text\": 7}", "19"),
        ("{\"id\": 2, \"text\": null}", "22"),
        ("{\"id\": [2], \"text\": \"Kanarifugl\"}", "1"),
        ("{\"id\": 12345678901234567890123, \"text\": \"Kanarifugl\"}", "1"),
        ("{\"id\": 2, \"text\": \"\\ud83d Kanarifugl\"}", "26"),
        ("[2, \"Kanarifugl\", null, null]", "1"),
        ("{\"id\": 2, \"text\": \"å\", \"context\": {\"known_persons\": \"Kanarifugl\"}}", "64"),
    ] {
        let lines = format!("{whole}\n\n{broken}\n{whole}\n");
        let outcome = Desk::new().run_with(&["scan", "--format", "jsonl"], lines).ended(1);
        assert_eq!(answers(&outcome).len(), 2, "{broken}");
        let said = &outcome.stderr;
        assert!(said.starts_with("-:3:") && said.lines().count() == 1, "{broken}: {said}");
        assert!(!said.contains("Kanarifugl"), "{broken}: {said}");
        let column = said.split(':').nth(2).expect("a column");
        assert_eq!(column, place, "{broken}");
    }
    let mut bytes = b"{\"id\": 1, \"text\": \"\xE5\"}\n".to_vec();
    bytes.extend(whole.as_bytes());
    let outcome = Desk::new().run_with(&["scan", "--format", "jsonl"], bytes).ended(1);
    assert_eq!(answers(&outcome).len(), 1, "the last line needs no end");
    let windows = format!("\u{FEFF}{whole}\r\n{whole}\r\n");
    let outcome = Desk::new().run_with(&["scan", "--format", "jsonl"], windows).ended(0);
    assert_eq!(answers(&outcome).len(), 2);
}

#[test]
fn a_line_is_answered_before_the_next_one_is_sent() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_blankett"))
        .args(["scan", "--format", "jsonl"])
        .env("LANG", "nb_NO.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program can be run");
    let mut to = program.stdin.take().expect("it reads");
    let mut from = BufReader::new(program.stdout.take().expect("it answers"));
    for id in 0..5 {
        writeln!(to, "{}", json!({ "id": id, "text": NUMBER })).expect("it listens");
        let mut line = String::new();
        from.read_line(&mut line).expect("it answers");
        let answer: Json = serde_json::from_str(&line).expect("an answer is JSON");
        assert_eq!((&answer["id"], kinds(&answer)), (&json!(id), vec!["fnr"]));
    }
    drop(to);
    assert!(program.wait().expect("it ends").success());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_blankett"))
        .args(["scan", "--format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be run");
    drop(program.stdout.take());
    let mut to = program.stdin.take().expect("it reads");
    for _ in 0..100 {
        // It may have ended already.
        let _ = writeln!(to, "{}", json!({ "id": 1, "text": NUMBER }));
    }
    drop(to);
    let ended = program.wait_with_output().expect("it ends");
    assert!(ended.status.success() && ended.stderr.is_empty(), "{ended:?}");
}

#[test]
fn people_are_shown_each_finding_under_the_text_it_means() {
    let desk = Desk::new();
    desk.put("kjente.txt", "Sondre Fjeldvik\n");
    let text = format!("Hei!\n\tSak om Sondre, {NUMBER}.\n");
    desk.put("brev.txt", &text);
    let outcome = desk.run(&["scan", "--known", "kjente.txt", "brev.txt"]).ended(1);
    let lines: Vec<&str> = outcome.text().lines().collect();
    assert!(lines[0].starts_with("brev.txt:2:9: Her står navnet"), "{lines:?}");
    assert!(lines[0].ends_with(" [known_person]"), "{lines:?}");
    assert!(lines[1].starts_with("brev.txt:2:17: Dette ser ut som et fødselsnummer"), "{lines:?}");
    assert_eq!(
        lines[2..],
        [
            "  |",
            "2 |     Sak om Sondre, 11892097277.",
            "  |            ^^^^^^  ^^^^^^^^^^^ fødselsnummer",
            "  |            |",
            "  |            person i saken",
        ]
    );
    assert_eq!(outcome.stderr, "2 funn\n");
    assert!(!outcome.text().contains('\u{1b}'), "no colours outside a terminal");
    let piped = desk.run_with(&["scan", "--known", "kjente.txt"], text).ended(1);
    assert_eq!(piped.text(), outcome.text().replace("brev.txt:", "-:"));
    let clean = desk.run_with(&["scan", "-"], "Møte om gruppa.\n").ended(0);
    assert_eq!((clean.text(), clean.stderr.as_str()), ("", "Ingen funn\n"));
}

#[test]
fn programs_are_told_everything_but_the_text() {
    let desk = Desk::new();
    desk.put("brev.txt", format!("Kanarifugl.\n👶 {NUMBER}\n"));
    desk.put("notat.txt", "Møte om gruppa.\n");
    let outcome = desk.run(&["--lang", "en", "scan", "--format", "json", "brev.txt", "notat.txt"]);
    let outcome = outcome.ended(1);
    let report = outcome.json();
    let finding = &report["files"][0]["findings"][0];
    assert_eq!(
        (&finding["place"], &finding["line"], &finding["column"], &finding["start"]),
        (&Json::Null, &json!(2), &json!(3), &json!(14))
    );
    assert_eq!(finding["kind"], "fnr");
    assert_eq!(report["files"][1], json!({ "file": "notat.txt", "findings": [], "unread": [] }));
    assert_eq!(report["found"], report["files"][0]["findings"].as_array().map_or(0, Vec::len));
    assert!(!outcome.text().contains("Kanarifugl") && !outcome.text().contains(NUMBER));
    assert_eq!(outcome.stderr, "");
    let report = desk.run(&["scan", "--format", "json", "notat.txt"]).ended(0).json();
    assert_eq!(report["found"], 0);
}

#[test]
fn the_name_of_a_file_is_looked_through_too() {
    let desk = Desk::new();
    desk.put("kjente.txt", "Sondre Fjeldvik\n");
    for (name, code) in [("referat-2026-014.txt", 0), ("referat_Sondre_Fjeldvik.txt", 1)] {
        desk.put(name, "Møte om gruppa.\n");
        let outcome = desk.run(&["scan", "--known", "kjente.txt", name]).ended(code);
        let said = format!("{name}:filnavnet: Her står navnet på en person i saken");
        assert_eq!(outcome.text().contains(&said), code == 1, "{}", outcome.text());
        let report = desk.run(&["scan", "--format", "json", "--known", "kjente.txt", name]);
        let findings = report.json()["files"][0]["findings"].clone();
        assert_eq!(findings[0]["place"], if code == 1 { json!("file name") } else { Json::Null });
    }
}

#[test]
fn who_may_be_named_is_told() {
    let desk = Desk::new();
    desk.put("deltakere.txt", "# de som kommer\nSondre Fjeldvik\n");
    let text = "Saken legges frem av Sondre Fjeldvik.";
    desk.run_with(&["scan"], text).ended(1);
    desk.run_with(&["scan", "--participants", "deltakere.txt"], text).ended(0);
    desk.run_with(&["scan", "--participants", "finnes-ikke.txt"], text).ended(3);
    let text = "Møtet er i Nora Fjeldvik barnehage.";
    desk.run_with(&["scan", "--barnehage", "Nora Fjeldvik barnehage"], text).ended(0);
}

#[test]
fn a_letter_and_all_that_goes_with_it_is_looked_through() {
    let desk = Desk::new();
    let letter = |subject: &str, text: &str, entry: &str| {
        format!(
            "From: Solsikken <post@solsikken.example.org>\r\nTo: ppt@example.org\r\n\
             Subject: {subject}\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=b\r\n\r\n\
             --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n\
             --b\r\nContent-Type: text/calendar; name=\"moete.ics\"\r\n\
             Content-Disposition: attachment; filename=\"moete.ics\"\r\n\r\n\
             BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:{entry}\r\n\
             END:VEVENT\r\nEND:VCALENDAR\r\n--b--\r\n"
        )
    };
    let ids = |outcome: &Outcome| {
        let findings = outcome.json()["files"][0]["findings"].clone();
        let findings = findings.as_array().expect("a list").clone().into_iter();
        let ids = findings.filter(|finding| finding["kind"] == "fnr");
        ids.map(|finding| finding["place"].as_str().expect("a place").to_owned()).collect()
    };
    let run = |letter: String| -> Vec<String> {
        desk.put("brev.eml", letter);
        ids(&desk.run(&["scan", "--format", "json", "brev.eml"]))
    };
    assert_eq!(run(letter("Møte", "Velkommen.", "Møte")), [""; 0]);
    assert_eq!(run(letter(NUMBER, "Velkommen.", "Møte")), ["header Subject"]);
    assert_eq!(run(letter("Møte", NUMBER, "Møte")), ["message text"]);
    let entry = run(letter("Møte", "Velkommen.", NUMBER));
    assert_eq!(entry, ["attachment 1, calendar SUMMARY"]);
    let shown = desk.run(&["scan", "brev.eml"]).ended(1);
    let place = "brev.eml:vedlegg 1 (moete.ics), kalenderfeltet SUMMARY:1:1: Dette ser ut som et f";
    assert!(shown.text().contains(place), "{}", shown.text());
}

#[test]
fn the_pages_and_properties_of_a_pdf_are_looked_through() {
    let desk = Desk::new();
    desk.put("samtykke.yaml", crate::roots::input("samtykke", "minimal"));
    desk.put("kjente.txt", "Oda Lyngmo\n");
    desk.run(&["fill", "samtykke.yaml", "-o", "samtykke.pdf"]).ended(0);
    let outcome = desk.run(&["scan", "--known", "kjente.txt", "samtykke.pdf"]).ended(1);
    let text = outcome.text();
    assert!(text.contains("samtykke.pdf:side 1:"), "{text}");
    assert!(text.contains(" person i saken"), "{text}");
    desk.run(&["blank", "samtykke", "-o", "tomt.pdf"]).ended(0);
    let report = desk.run(&["scan", "--format", "json", "--known", "kjente.txt", "tomt.pdf"]);
    let findings = report.json()["files"][0]["findings"].clone();
    let known = findings.as_array().expect("a list").iter();
    assert_eq!(known.filter(|found| found["kind"] == "known_person").count(), 0, "{findings}");
    let whole = desk.files()["samtykke.pdf"].clone();
    desk.put("halv.pdf", &whole[..whole.len() / 2]);
    desk.run(&["scan", "halv.pdf"]).ended(1).says("halv.pdf: Filen er skadet");
}

#[test]
fn a_file_that_is_no_text_is_said_not_to_be_looked_through() {
    let desk = Desk::new();
    desk.put("bilde.bin", b"PK\x03\x04\0\0");
    desk.put("notat.txt", b"\xC5se");
    desk.put("saksliste.txt", "Møte om gruppa.");
    let outcome = desk.run(&["scan", "bilde.bin", "notat.txt", "saksliste.txt"]).ended(1);
    assert_eq!(outcome.stderr.lines().count(), 3, "{}", outcome.stderr);
    let outcome = outcome.says("bilde.bin: ").says("notat.txt: ").says("Ingen funn");
    assert_eq!(outcome.text(), "");
    let report =
        desk.run(&["scan", "--format", "json", "bilde.bin", "saksliste.txt"]).ended(1).json();
    assert!(report["files"][0]["error"].is_string() && report["files"][1]["error"].is_null());
    desk.run(&["scan", "finnes-ikke.txt"]).ended(3).says("finnes-ikke.txt: det finnes ikke");
    desk.run(&["scan", "--known", "notat.txt"]).ended(3).says("notat.txt: innholdet er ikke tekst");
    desk.run(&["scan", "--format", "yaml", "saksliste.txt"]).ended(2);
}

#[test]
fn an_anonymous_case_may_describe_ordinary_behaviour() {
    let text = "Barnet strever med å leke med andre og blir fort sint.";
    let item = |channel: &str| json!({ "id": 1, "channel": channel, "text": text });
    let number = json!({ "id": 2, "channel": "anonymous_form", "text": NUMBER });
    let answers = answers(&items(&[item("anonymous_form"), number]).ended(0));
    assert_eq!(kinds(&answers[0]), [""; 0]);
    assert_eq!(kinds(&answers[1]), ["fnr"]);
}

#[test]
fn a_line_says_in_which_language_its_text_is() {
    let item = |lang: &str| json!({ "id": 1, "lang": lang, "text": "Talk with Somebody" });
    let answers = answers(&items(&[item("nb"), item("en")]).ended(0));
    assert_eq!(kinds(&answers[0]), ["name"], "a Norwegian one would have no such words");
    assert_eq!(kinds(&answers[1]), [""; 0]);
}

#[test]
fn words_that_the_municipality_allows_may_stand() {
    let desk = Desk::new();
    desk.put("blankett.toml", "[privacy]\nallowed_words = \"ord/tillatt.txt\"\n");
    desk.put("kjente.txt", "Sondre Fjeldvik\n");
    let text = "Vi ringer 412 34 567 om Sondre Fjeldviks plan.";
    let kinds = |words: &str, more: &[&str]| {
        desk.put("ord/tillatt.txt", words);
        let arguments = [&["scan", "--format", "json"], more].concat();
        let report = desk.run_with(&arguments, text).json();
        let findings = report["files"][0]["findings"].as_array().expect("a list").clone();
        let kinds = findings.iter().map(|finding| finding["kind"].as_str().expect("a kind"));
        kinds.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(kinds("", &[]), ["phone", "name"]);
    assert_eq!(kinds("# en bok\nsondre fjeldvik\n", &[]), ["phone"]);
    assert_eq!(kinds("SONDRE\nFjeldvik\n", &[]), ["phone"]);
    assert_eq!(kinds("Sondre\n", &[]), ["phone", "name"]);
    assert_eq!(kinds("Sondre Fjeldvik\n412 34 567\n", &[]), [""; 0]);
    let known = ["--known", "kjente.txt"];
    assert_eq!(kinds("Sondre Fjeldvik\n412 34 567\n", &known), ["known_person"]);
}

#[test]
fn a_text_of_any_shape_takes_no_longer_than_its_size() {
    // What takes the square of its size would not be done before the desk's time is up.
    let desk = Desk::new();
    for unit in ["A.B. ", "Nora Lie, ", "han har autisme og ", "1 ", "f. 2021 ", "a\n", "N o r a "]
    {
        let text = unit.repeat(1_500_000 / unit.len());
        let outcome = desk.run_with(&["scan", "--format", "json"], text);
        assert!(matches!(outcome.code, 0 | 1), "{unit:?}: {}", outcome.stderr);
    }
}
