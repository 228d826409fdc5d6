//! The referral packet: what must be there, what stands in its way, and what comes out.

use std::fs;

use crate::case_folders::desk;
use crate::desk::Desk;
use crate::roots::{package, read};

const CASE: &str = "saker/2026-014";
const REFERRAL: &str = "saker/2026-014/2026-04-20-henvisning.yaml";
const CONSENT: &str = "saker/2026-014/2026-02-02-samtykke.yaml";
const FIRST_MINUTES: &str = "saker/2026-014/2026-02-17-referat.yaml";
const MINUTES: &str = "saker/2026-014/2026-03-17-referat.yaml";

/// Changes a file on the desk; what is to be replaced is there.
fn change(desk: &Desk, name: &str, from: &str, to: &str) {
    let text = String::from_utf8(read(&desk.folder().join(name))).expect("text");
    assert!(text.contains(from), "«{from}» is not in {name}");
    desk.put(name, text.replace(from, to));
}

fn remove(desk: &Desk, name: &str) {
    fs::remove_file(desk.folder().join(name)).expect("it was there");
}

/// The checks that come out as missing, by name, and whether they are duties.
fn missing(desk: &Desk) -> Vec<(String, bool)> {
    let outcome = desk.run(&["packet", "2026-014", "--format", "json"]);
    let report = outcome.json();
    let checks = report["checks"].as_array().expect("a list");
    let missing = checks.iter().filter(|check| check["outcome"] == "missing");
    let missing: Vec<(String, bool)> = missing
        .map(|check| (check["id"].as_str().expect("a name").to_owned(), check["duty"] == true))
        .collect();
    assert_eq!(report["complete"] == true, missing.iter().all(|(_, duty)| !duty));
    assert_eq!(outcome.code, i32::from(report["complete"] == false));
    missing
}

#[test]
fn the_worked_example_is_complete() {
    let desk = desk();
    assert_eq!(missing(&desk), []);
    let made = desk.run(&["packet", "2026-014", "-o", "pakke.pdf", "--date", "2026-11-20"]);
    assert!(made.ended(0).text().contains("pakke.pdf: 8 dokumenter, 17 sider"));
    desk.run(&["packet", "2026-014", "-o", "igjen.pdf", "--date", "2026-11-20"]).ended(0);
    let files = desk.files();
    assert_eq!(files["pakke.pdf"], files["igjen.pdf"], "the same bytes");
    desk.run(&["packet", "2026-014", "-o", "pakke.pdf"]).ended(1).says("pakke.pdf");
}

/// Every duty: a change that breaks it, and nothing else.
#[test]
fn every_unmet_duty_is_named_and_refused_and_can_be_drafted() {
    type Break = fn(&Desk);
    let duties: [(&str, Break); 6] = [
        ("signert-samtykke", |desk| remove(desk, &format!("{CASE}/samtykke-signert.png"))),
        ("samtykke-til-henvisning", |desk| change(desk, REFERRAL, "foresatt_1: Hanne", "# ")),
        ("tiltak-evaluert", |desk| {
            change(desk, MINUTES, "evaluering_dato: 2026-03-17", "");
            change(desk, MINUTES, "  - opprettholdes: 2026-05-12\n", "");
        }),
        ("referat-henvises", |desk| change(desk, MINUTES, "  - henvises_ppt\n", "")),
        ("droftet-med-ppt", |desk| {
            change(desk, REFERRAL, "droftet_ppt_dato: 2026-03-17", "");
            for minutes in [FIRST_MINUTES, MINUTES] {
                change(desk, minutes, "tjeneste: PPT", "tjeneste: helsestasjonen");
            }
        }),
        ("vedlegg-finnes", |desk| remove(desk, &format!("{CASE}/tras.pdf"))),
    ];
    for (duty, break_it) in duties {
        let desk = desk();
        break_it(&desk);
        let before = desk.names();
        assert_eq!(missing(&desk), [(duty.to_owned(), true)]);
        let refused = desk.run(&["packet", "2026-014", "-o", "pakke.pdf"]).ended(1);
        refused.says("--draft");
        assert_eq!(desk.names(), before, "{duty}");
        desk.run(&["packet", "2026-014", "-o", "utkast.pdf", "--draft"]).ended(0);
        let text = crate::poppler::pages(&desk.files()["utkast.pdf"]);
        let pages = text.matches("UTKAST").count();
        assert!(pages >= 15, "{duty}: only {pages} marks");
    }
}

#[test]
fn what_practice_asks_for_is_named_and_stands_in_nobodys_way() {
    let desk = desk();
    change(
        &desk,
        REFERRAL,
        "foresattes_syn: >-\n  De foresatte forteller",
        "barnets_syn: >-\n  De forteller",
    );
    change(&desk, REFERRAL, "barnets_syn: >-\n  Oda", "# ");
    remove(&desk, &format!("{CASE}/2026-04-13-pedagogisk-rapport.yaml"));
    remove(&desk, &format!("{CASE}/2026-02-09-behovsmelding.yaml"));
    change(&desk, REFERRAL, "type: kartlegging", "type: annet");
    let names: Vec<String> = missing(&desk).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["behovsmelding", "foresattes-syn", "pedagogisk-rapport", "kartlegging"]);
    desk.run(&["packet", "2026-014", "-o", "pakke.pdf"]).ended(0);
}

#[test]
fn after_a_withdrawal_there_is_no_packet_and_no_draft() {
    let withdrawal = |kind: &str| {
        format!(
            "skjema: samtykke-endring\nsak: 2026-014\nbarn: Oda Lyngmo\n\
             barnehage: Solsikken barnehage\n{kind}\ndato: 2026-04-25\nunderskrift: Hanne Lyngmo\n"
        )
    };
    let desk = desk();
    let file = format!("{CASE}/endring.yaml");
    desk.put(&file, withdrawal("endring: trukket"));
    for draft in [
        &["packet", "2026-014", "-o", "p.zip"][..],
        &["packet", "2026-014", "-o", "p.pdf", "--draft"],
    ] {
        desk.run(draft).ended(1).says("25.04.2026").says("R5");
    }
    assert!(desk.names().iter().all(|name| !name.starts_with("p.")));
    // Limited to what a referral needs, it goes on; limited to less, it does not.
    desk.put(&file, withdrawal("endring: begrenset\nformaal: [henvisning_ppt]\noverfor: [ppt]"));
    assert_eq!(missing(&desk), []);
    for less in ["formaal: [drofting]", "overfor: [helsestasjon]"] {
        desk.put(&file, withdrawal(&format!("endring: begrenset\n{less}")));
        assert_eq!(missing(&desk), [("samtykke-til-henvisning".to_owned(), true)], "{less}");
    }
}

#[test]
fn an_expired_or_missing_consent_is_an_unmet_duty() {
    let desk = desk();
    let whole = read(&desk.folder().join(CONSENT));
    let mut expired = whole.clone();
    expired.extend(b"gyldig_til: 2026-05-01\n");
    desk.put(CONSENT, &expired);
    assert_eq!(missing(&desk), [("samtykke".to_owned(), true)]);
    desk.put(CONSENT, &whole);
    assert_eq!(missing(&desk), []);
    remove(&desk, CONSENT);
    let missing = missing(&desk);
    assert_eq!(
        missing.iter().map(|(name, _)| &**name).collect::<Vec<_>>(),
        ["samtykke", "signert-samtykke"]
    );
}

#[test]
fn a_packet_holds_what_the_forms_name_and_nothing_else() {
    let desk = desk();
    desk.put(&format!("{CASE}/oda-hjemme.pdf"), read(&desk.folder().join(CASE).join("tras.pdf")));
    let made = desk.run(&["packet", "2026-014", "-o", "pakke.zip"]).ended(0);
    assert!(made.text().contains("Blir ikke med: oda-hjemme.pdf"));
    let packet = desk.files()["pakke.zip"].clone();
    let names = zip_names(&packet);
    assert_eq!(
        names,
        [
            "01-henvisning-2026-014-2026-04-20.pdf",
            "02-meldeskjema-individ-2026-014-2026-02-09.pdf",
            "03-samtykke-2026-014-2026-02-02.pdf",
            "04-vedlegg.pdf",
            "05-referat-2026-014-2026-02-17.pdf",
            "06-referat-2026-014-2026-03-17.pdf",
            "07-pedagogisk-rapport-2026-014-2026-04-13.pdf",
            "08-vedlegg.pdf",
            "arkivmelding.xml",
            "manifest.json",
        ]
    );
    // Neither the manifest nor a name gives the child away.
    let text = String::from_utf8_lossy(&packet);
    let manifest = &text[text.find("\"format\"").expect("the manifest is stored as it is")..];
    assert!(!manifest.contains("Oda") && !manifest.contains("Lyngmo"), "{manifest}");
}

fn zip_names(packet: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(std::io::Cursor::new(packet)).expect("it is a ZIP file");
    let names = archive.file_names();
    let mut names: Vec<String> =
        names.map(|name| name.expect("a name is text").into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_file_that_cannot_go_in_is_named_with_a_remedy_and_nothing_is_written() {
    let desk = desk();
    let tras = format!("{CASE}/tras.pdf");
    let whole = read(&desk.folder().join(&tras));
    desk.put(&format!("{CASE}/samtykke-signert.png"), b"\x89PNG\r\n\x1a\nno picture");
    desk.put(&tras, &whole[..whole.len() / 3]);
    let refused = desk.run(&["packet", "2026-014", "-o", "pakke.pdf"]).ended(1);
    refused.says("samtykke-signert.png: ").says("tras.pdf: ");
    assert!(!desk.names().contains(&"pakke.pdf".to_owned()));
    desk.put(&tras, &whole);
    let scan = package().join("examples").join(CASE).join("samtykke-signert.png");
    desk.put(&format!("{CASE}/samtykke-signert.png"), read(&scan));
    desk.run(&["packet", "2026-014", "-o", "pakke.pdf"]).ended(0);
}

#[test]
fn a_form_with_a_mistake_is_not_left_out_silently() {
    let desk = desk();
    change(&desk, FIRST_MINUTES, "evalueres: 2026-03-17", "evalueres: 2026-02-30");
    let refused = desk.run(&["packet", "2026-014", "-o", "pakke.pdf", "--draft"]).ended(1);
    refused.says("2026-02-17-referat.yaml:");
    let none = Desk::new();
    none.put(
        "saker/2026-001/sak.yaml",
        "skjema: sak\nsak: 2026-001\nbarnehage: A\nopprettet: 2026-01-01\ngjelder: individ\n",
    );
    none.run(&["packet", "2026-001", "-o", "p.pdf"]).ended(1).says("blankett new henvisning");
    none.run(&["packet", "2026-002"]).ended(2);
    none.run(&["packet", "2026-001", "-o", "p.docx"]).ended(2).says("p.docx");
}

#[test]
fn all_that_may_not_be_passed_on_is_named_at_once() {
    let desk = desk();
    let anonymous = desk.folder().join("saker/2026-017/2026-03-02-behovsmelding.yaml");
    let anonymous = String::from_utf8(read(&anonymous)).expect("text");
    assert!(anonymous.contains("Barnet er glad"));
    // Only who knows the persons of the case finds the first.
    let text = "O d a er glad. Elias er glad";
    let named = anonymous.replace("2026-017", "2026-014").replace("Barnet er glad", text);
    desk.put(&format!("{CASE}/2026-03-02-behovsmelding.yaml"), named);
    desk.put(&format!("{CASE}/tras.pdf"), "ingen PDF");
    let refused = desk.run(&["packet", "2026-014", "-o", "pakke.pdf"]).ended(1);
    refused
        .says("2026-03-02-behovsmelding.yaml:")
        .says("(beskrivelse)")
        .says("[known_person")
        .says("[name,")
        .says("tras.pdf: ");
    assert!(!desk.names().contains(&"pakke.pdf".to_owned()));
}

#[test]
fn an_encrypted_packet_opens_with_its_password_and_shows_no_names() {
    let desk = desk();
    let made = desk.run(&["packet", "2026-014", "-o", "pakke.zip", "--encrypt"]).ended(0);
    let password = made.text().lines().last().expect("the password").trim().to_owned();
    assert_eq!(zip_names(&desk.files()["pakke.zip"]), ["innhold.zip"]);
    desk.put("passord.txt", &password);
    desk.run(&["packet", "verify", "pakke.zip"]).ended(1).says("kryptert");
    desk.run(&["packet", "verify", "pakke.zip", "--password-file", "passord.txt"]).ended(0);
    desk.put("galt.txt", "ABCDE-ABCDE-ABCDE-ABCDE-ABCDE");
    desk.run(&["packet", "verify", "pakke.zip", "--password-file", "galt.txt"]).ended(1);
    // A password of one's own is weighed first.
    desk.put("kort.txt", "hemmelig");
    let weak = ["packet", "2026-014", "-o", "k.zip", "--encrypt", "--password-file", "kort.txt"];
    desk.run(&weak).ended(1).says("for kort");
    desk.put("langt.txt", "fire tilfeldige ord paa rad");
    let own = ["packet", "2026-014", "-o", "k.pdf", "--encrypt", "--password-file", "langt.txt"];
    let own = desk.run(&own).ended(0);
    assert!(!own.text().contains("tilfeldige"), "what was chosen is not shown");
    assert!(String::from_utf8_lossy(&desk.files()["k.pdf"]).contains("/Encrypt"));
}
