//! Cases as folders: consent as a state, and what holds for every form of a case.

use std::fs;

use serde_json::Value as Json;

use crate::desk::{Desk, faults};
use crate::roots::{files_below, package, read};

const CASE: &str = "saker/2026-014";

/// A desk with the worked examples' cases on it.
pub fn desk() -> Desk {
    let desk = Desk::new();
    let examples = package().join("examples");
    for path in files_below(&examples.join("saker")) {
        let name = path.strip_prefix(&examples).expect("below the examples");
        desk.put(&name.to_string_lossy(), read(&path));
    }
    desk
}

fn withdrawal(date: &str) -> String {
    format!(
        "skjema: samtykke-endring\nsak: 2026-014\nbarn: Oda Lyngmo\nbarnehage: Solsikken barnehage\n\
         endring: trukket\ndato: {date}\nunderskrift: Hanne Lyngmo\n"
    )
}

fn show(desk: &Desk) -> Json {
    desk.run(&["case", "show", "2026-014", "--format", "json"]).ended(0).json()
}

fn needs_report() -> String {
    let path = package().join("examples").join(CASE).join("2026-02-09-behovsmelding.yaml");
    String::from_utf8(read(&path)).expect("the example is text")
}

#[test]
fn the_worked_example_is_a_whole_course() {
    let desk = desk();
    let shown = show(&desk);
    let forms: Vec<&str> = shown["documents"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|document| document["form"].as_str().expect("a name"))
        .collect();
    assert_eq!(
        forms,
        [
            "sak",
            "samtykke",
            "meldeskjema-individ",
            "referat",
            "referat",
            "pedagogisk-rapport",
            "henvisning"
        ]
    );
    assert_eq!(shown["kind"], "single");
    assert_eq!(shown["concern"], "2026-01-12");
    assert_eq!(shown["consent"]["state"], "gitt");
    assert_eq!(shown["consent"]["attached"], true);
    assert_eq!(shown["consent"]["purposes"], serde_json::json!(["drofting", "henvisning_ppt"]));
    assert_eq!(shown["consent"]["by"], "Hanne Lyngmo");
    assert_eq!(shown["problems"], serde_json::json!([]));
    let text = desk.run(&["case", "show", "2026-014"]).ended(0);
    let said = "Samtykke gitt 02.02.2026 av Hanne Lyngmo. Signert skjema ligger i saken.\n  \
                Drøfting i ressursteamet, Henvisning til PPT, PPT, Helsestasjonen";
    assert!(text.text().contains(said), "{}", text.text());
    let measures = shown["measures"].as_array().expect("a list");
    assert_eq!(measures.len(), 5);
    // What the first meeting decided was evaluated in the second, and goes on.
    assert_eq!(measures[0]["evaluated"], "2026-03-17");
    assert_eq!(measures[0]["deadline"], "2026-05-12");
    assert_eq!(measures[0]["ended"], Json::Null);
    assert_eq!(measures[2]["evaluated"], Json::Null);
    desk.run(&["check", CASE]).ended(0);
}

#[test]
fn a_case_is_made_with_the_next_number_and_says_what_is_missing() {
    let desk = desk();
    let made = desk.run(&["case", "new", "gjelder=individ", "barnehage=Solsikken barnehage"]);
    let made = made.ended(0);
    let path = made.text().trim();
    let year = &path[6..10];
    let number = if year == "2026" { "018" } else { "001" };
    assert_eq!(path, format!("saker/{year}-{number}/sak.yaml"));
    desk.run(&["check", path]).ended(0);
    let shown = desk.run(&["case", "show", &format!("{year}-{number}"), "--format", "json"]);
    let checks = shown.ended(0).json()["checks"].clone();
    let missing: Vec<&str> = checks
        .as_array()
        .expect("a list")
        .iter()
        .filter(|check| check["outcome"] == "missing")
        .map(|check| check["id"].as_str().expect("a name"))
        .collect();
    assert_eq!(missing, ["behovsmelding", "samtykke", "referat", "forste-bekymring"]);
}

#[test]
fn a_case_with_a_wrong_value_is_not_made() {
    let desk = Desk::new();
    for (arguments, said) in [
        (&["case", "new", "gjelder=barn", "barnehage=Solsikken"][..], "gjelder"),
        (&["case", "new", "gjelder=system", "barnehage=Solsikken", "opprettet=i går"], "opprettet"),
        (&["case", "new", "gjelder=system", "barnehage=Solsikken", "navn=Oda"], "navn"),
        (&["case", "new", "gjelder=system"], "barnehage"),
    ] {
        desk.run(arguments).ended(1).says(said);
        assert_eq!(desk.names(), Vec::<String>::new());
    }
    desk.run(&["case", "new", "gjelder"]).ended(2);
    desk.run(&["case", "show", "2026-099"]).ended(2).says("2026-099");
}

#[test]
fn after_a_withdrawal_nothing_that_names_the_child_is_made() {
    let desk = desk();
    desk.put("ny.yaml", needs_report());
    desk.run(&["fill", "ny.yaml", "-o", "for.pdf"]).ended(0);
    desk.put(&format!("{CASE}/2026-04-25-samtykke-endring.yaml"), withdrawal("2026-04-25"));
    let before = desk.names();
    let refused = desk.run(&["fill", "ny.yaml", "-o", "etter.pdf"]).ended(1);
    refused.says("25. april 2026").says("R5");
    let inside = format!("{CASE}/2026-03-17-referat.yaml");
    let report = desk.run(&["check", &inside, "--format", "json"]).ended(1).json();
    assert_eq!(faults(&report), ["1:1 consent-withdrawn"]);
    assert_eq!(desk.names(), before, "what was made before stays, and nothing is added");
    // The change itself can be made, and so can what names no child.
    let change = format!("{CASE}/2026-04-25-samtykke-endring.yaml");
    desk.run(&["fill", &change, "-o", "endring.pdf"]).ended(0);
    desk.run(&["fill", "saker/2026-009/2026-03-17-referat.yaml", "-o", "system.pdf"]).ended(0);
    assert_eq!(show(&desk)["consent"]["state"], "trukket");
}

#[test]
fn a_withdrawal_holds_from_its_day_and_until_a_new_consent() {
    let desk = desk();
    desk.put("ny.yaml", needs_report());
    desk.put(&format!("{CASE}/endring.yaml"), withdrawal("2999-01-01"));
    desk.run(&["fill", "ny.yaml", "-o", "for.pdf"]).ended(0);
    desk.put(&format!("{CASE}/endring.yaml"), withdrawal("2026-04-25"));
    desk.run(&["fill", "ny.yaml", "-o", "under.pdf"]).ended(1);
    let consent = format!("{CASE}/2026-02-02-samtykke.yaml");
    let again = String::from_utf8(read(&desk.folder().join(consent))).expect("text");
    let again = again.replace("dato: 2026-02-02", "dato: 2026-05-04");
    desk.put(&format!("{CASE}/2026-05-04-samtykke.yaml"), again);
    desk.run(&["fill", "ny.yaml", "-o", "etter.pdf"]).ended(0);
    assert_eq!(show(&desk)["consent"]["since"], "2026-05-04");
}

#[test]
fn minutes_of_a_named_child_need_the_consent_of_that_day() {
    let desk = desk();
    let minutes = format!("{CASE}/2026-03-17-referat.yaml");
    let consent = format!("{CASE}/2026-02-02-samtykke.yaml");
    let code = |desk: &Desk| {
        let report = desk.run(&["check", &minutes, "--format", "json"]).json();
        faults(&report)
    };
    assert_eq!(code(&desk), Vec::<String>::new());
    let whole = String::from_utf8(read(&desk.folder().join(&consent))).expect("text");
    desk.put(&consent, format!("{whole}gyldig_til: 2026-03-16\n"));
    assert_eq!(code(&desk), ["1:1 consent-expired"]);
    desk.put(&consent, format!("{whole}gyldig_til: 2026-03-17\n"));
    assert_eq!(code(&desk), Vec::<String>::new());
    desk.put(&consent, &whole);
    fs::remove_file(desk.folder().join(CASE).join("samtykke-signert.png")).expect("it was there");
    assert_eq!(code(&desk), ["1:1 consent-not-attached"]);
    fs::remove_file(desk.folder().join(&consent)).expect("it was there");
    assert_eq!(code(&desk), ["1:1 consent-missing"]);
}

#[test]
fn a_form_that_lies_in_a_case_belongs_to_it_without_saying_so() {
    let desk = desk();
    let silent = needs_report().replace("sak: 2026-014\n", "");
    desk.put(&format!("{CASE}/uten-sak.yaml"), &silent);
    desk.put("utenfor.yaml", &silent);
    desk.run(&["check", &format!("{CASE}/uten-sak.yaml")]).ended(0);
    desk.put(&format!("{CASE}/endring.yaml"), withdrawal("2026-04-25"));
    desk.run(&["check", &format!("{CASE}/uten-sak.yaml")]).ended(1).says("R5");
    // Elsewhere nothing says whose it is.
    desk.run(&["check", "utenfor.yaml"]).ended(0);
}

#[test]
fn a_limited_consent_says_what_is_left_of_it() {
    let desk = desk();
    let limited = withdrawal("2026-04-25")
        .replace("endring: trukket", "endring: begrenset\nformaal: [drofting]\noverfor: [ppt]");
    desk.put(&format!("{CASE}/endring.yaml"), limited);
    let consent = show(&desk)["consent"].clone();
    assert_eq!(consent["state"], "begrenset");
    assert_eq!(consent["since"], "2026-04-25");
    assert_eq!(consent["purposes"], serde_json::json!(["drofting"]));
    assert_eq!(consent["towards"], serde_json::json!(["ppt"]));
    assert_eq!(consent["attached"], true);
}

#[test]
fn an_invitation_that_speaks_of_a_case_knows_the_persons_of_the_case() {
    let desk = desk();
    let path = package().join("examples/moter/2026-03-17-innkalling.yaml");
    let invitation = String::from_utf8(read(&path)).expect("text");
    desk.put("innkalling.yaml", &invitation);
    desk.run(&["check", "innkalling.yaml"]).ended(0);
    // «Terje» is no participant, and the case says whose father he is.
    let slip = invitation.replace("Voksenrollen i lek", "Samtale med T. Lyngmo");
    desk.put("innkalling.yaml", slip);
    let report = desk.run(&["check", "innkalling.yaml", "--format", "json"]).ended(1).json();
    let kinds: Vec<&str> = report["documents"][0]["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| finding["kind"].as_str().expect("a kind"))
        .collect();
    assert!(kinds.contains(&"known_person"), "{kinds:?}");
}

#[test]
fn files_with_something_wrong_are_named_and_the_rest_is_shown() {
    let desk = desk();
    desk.put(&format!("{CASE}/notat.docx"), "x");
    desk.put(
        &format!("{CASE}/annen.yaml"),
        "skjema: sak\nsak: 2026-015\nbarnehage: A\nopprettet: 2026-01-01\ngjelder: system\n",
    );
    desk.put(&format!("{CASE}/feil.yaml"), "skjema: referat\nsak: 2026-014\n");
    let shown = show(&desk);
    let problems: Vec<String> = shown["problems"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|problem| {
            format!("{} {}", problem["file"].as_str().unwrap(), problem["code"].as_str().unwrap())
        })
        .collect();
    assert_eq!(problems, ["annen.yaml other-case", "feil.yaml faults", "notat.docx unknown"]);
    assert_eq!(shown["documents"].as_array().expect("a list").len(), 7);
    for language in ["nb", "nn", "en"] {
        let text = desk.run(&["case", "show", "2026-014", "--lang", language]).ended(0);
        assert!(text.text().contains("notat.docx"));
        let list = desk.run(&["case", "list", "--lang", language]).ended(0);
        assert_eq!(list.text().lines().count(), 3);
    }
    assert_eq!(
        desk.run(&["case", "list", "--open", "--format", "json"])
            .ended(0)
            .json()
            .as_array()
            .expect("a list")
            .len(),
        2
    );
}
