//! Confidential documents by e-mail, as far as that goes without a server: who may have them, what
//! can be read on the way, and who is told the password. `tests/mail/` sends them through a real
//! server.

use std::fs;
use std::io::{Cursor, Read};

use blankett::packet::manifest::Sha256;
use mail_parser::{MessageParser, MimeHeaders};
use serde_json::{Value as Json, json};
use zip::ZipArchive;

use crate::case_folders;
use crate::desk::{Desk, faults};
use crate::roots::{package, read};

const MINUTES: &str = "saker/2026-014/2026-03-17-referat.yaml";
const NEEDS: &str = "saker/2026-014/2026-02-09-behovsmelding.yaml";
const SHEET: &str = "saker/2026-014/sak.yaml";
const CONSENT: &str = "saker/2026-014/2026-02-02-samtykke.yaml";
const SYSTEM: &str = "saker/2026-009/2026-02-17-referat.yaml";
const ANONYMOUS: &str = "saker/2026-017/2026-03-02-behovsmelding.yaml";
const DATE: [&str; 2] = ["--date", "2026-11-20"];

const SETTINGS: &str = r#"
[mail]
from = "Solsikken barnehage <post@solsikken.example.org>"
phone = "55 12 34 56"
host = "localhost"
port = 1
tls = "none"
"#;

/// The worked examples' cases, and settings for mail. Nothing listens at the port.
fn desk() -> Desk {
    let desk = case_folders::desk();
    desk.put("blankett.toml", SETTINGS);
    desk
}

/// A message that was written to a file, and what it was shared with.
struct Draft {
    bytes: Vec<u8>,
    password: String,
}

impl Draft {
    /// The first message of a dry run.
    fn of(desk: &Desk, arguments: &[&str]) -> Draft {
        desk.put_folder("ut");
        let dry = ["share", "--dry-run", "-o", "ut", "--force", "--format", "json"];
        let told = desk.run(&[&dry[..], arguments].concat()).ended(0).json();
        let password = told["parcels"][0]["password"].as_str().unwrap_or_default().to_owned();
        let bytes = desk.files()["ut/dokumenter-1.eml"].clone();
        Draft { bytes, password }
    }

    /// Its parts as a reader of mail sees them: headers and texts, then the file.
    fn opened(&self) -> (String, Vec<u8>) {
        let message = MessageParser::default().parse(&self.bytes).expect("a message");
        let subject = message.subject().expect("a subject");
        let head = self.bytes.split(|byte| *byte == b'\n').take_while(|line| line.len() > 1);
        let head: Vec<_> = head.map(|line| String::from_utf8_lossy(line).into_owned()).collect();
        let plain = message.body_text(0).expect("a text");
        let html = message.body_html(0).expect("a page");
        let file = message.attachments().next().expect("a file");
        assert_eq!(file.attachment_name(), Some("dokumenter.zip"));
        assert_eq!(message.attachments().count(), 1, "and nothing else");
        let seen = format!("{}\n{subject}\n{plain}\n{html}", head.join("\n"));
        (seen, file.contents().to_vec())
    }

    /// The documents in it, in their order.
    fn documents(&self, password: &str) -> Vec<Vec<u8>> {
        let (_, file) = self.opened();
        let mut archive = ZipArchive::new(Cursor::new(file)).expect("a ZIP file");
        let count = archive.len();
        let read = |index| {
            let mut bytes = Vec::new();
            let mut file = archive.by_index_decrypt(index, password.as_bytes()).ok()?;
            let name = file.name().expect("a name");
            assert_eq!(name, format!("dokument-{}.pdf", index + 1), "a neutral name");
            drop(name);
            file.read_to_end(&mut bytes).ok().map(|_| bytes)
        };
        (0..count).map_while(read).collect()
    }
}

/// Puts documents into the outbox of the desk; hands back the passwords.
fn queue(desk: &Desk, arguments: &[&str]) -> Vec<String> {
    let all = ["share", "--yes", "--queue-only", "--state", "s", "--format", "json"];
    let told = desk.run(&[&all[..], arguments].concat()).ended(0).json();
    let parcels = told["parcels"].as_array().expect("a list").iter();
    parcels.filter_map(|parcel| parcel["password"].as_str().map(str::to_owned)).collect()
}

fn list(desk: &Desk) -> Vec<Json> {
    let listed = desk.run(&["outbox", "list", "--state", "s", "--format", "json"]).ended(0);
    listed.json().as_array().expect("a list").clone()
}

/// One property of each message in the outbox.
fn column(desk: &Desk, name: &str) -> Vec<String> {
    let rows = list(desk).into_iter();
    rows.map(|row| row[name].as_str().expect("a text").to_owned()).collect()
}

fn to(address: &str) -> [&str; 2] {
    ["--to", address]
}

fn printed(desk: &Desk, form: &str) -> Vec<u8> {
    desk.run(&["fill", form, "-o", "-", DATE[0], DATE[1]]).ended(0).stdout
}

#[test]
fn the_password_opens_the_very_documents_and_nothing_else_does() {
    let desk = desk();
    let draft = Draft::of(&desk, &[MINUTES, NEEDS, "--to", "eva@example.org", DATE[0], DATE[1]]);
    let documents = draft.documents(&draft.password);
    assert_eq!(documents, [printed(&desk, MINUTES), printed(&desk, NEEDS)]);
    assert_eq!(draft.documents("7KQ2M-XW9PA-3HJKL"), Vec::<Vec<u8>>::new());
    let again = Draft::of(&desk, &[MINUTES, NEEDS, "--to", "eva@example.org"]);
    assert_ne!(again.password, draft.password);
    assert_eq!(again.documents(&draft.password), Vec::<Vec<u8>>::new());
    assert!(!desk.names().iter().any(|name| name.contains("outbox")), "no outbox was made");
}

#[test]
fn what_can_be_read_on_the_way_tells_nothing_of_the_case() {
    let desk = desk();
    // The address of a guardian is made of the child's surname, and of nothing else may it be seen.
    let draft =
        Draft::of(&desk, &[MINUTES, NEEDS, "--to", "Hanne Lyngmo <hanne.lyngmo@example.org>"]);
    let (seen, file) = draft.opened();
    assert!(seen.contains("To: hanne.lyngmo@example.org\r"), "the address without a name: {seen}");
    assert_eq!(seen.matches("yngmo").count(), 1, "{seen}");
    let raw = String::from_utf8_lossy(&draft.bytes).into_owned();
    let sealed = String::from_utf8_lossy(&file).into_owned();
    for word in ["Oda", "Hanne", "2026-014", "2026-03-17", "referat", "behov", "PPT", "barnet"] {
        assert!(!seen.contains(word), "«{word}» is in\n{seen}");
        // Three letters come about in as many random ones.
        for text in [&raw, &sealed].into_iter().filter(|_| word.len() > 4) {
            assert!(!text.contains(word), "«{word}» is in\n{text}");
        }
    }
    assert!(!seen.contains(&draft.password) && !raw.contains(&draft.password));
    desk.run(&["scan", "ut/dokumenter-1.eml"]).ended(1).says("dokumenter.zip");
}

#[test]
fn no_childs_name_is_seen_in_what_every_mail_says() {
    let list = package().join("src/privacy/lexicon/nicknames.txt");
    let list = fs::read_to_string(list).expect("the names can be read");
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let names = lines.flat_map(|line| line.split([':', ','])).map(str::trim);
    let mut known: Vec<String> = names.map(|name| format!("{name} Eksempel")).collect();
    assert!(known.len() > 3_000, "{}", known.len());
    // Initials can be words of ours, too.
    known.push("Siri Mads Sand".to_owned());
    let desk = desk();
    desk.put("kjente.txt", known.join("\n"));
    let text = String::from_utf8(read(&desk.folder().join(SYSTEM))).expect("text");
    for language in ["nb", "nn", "en"] {
        desk.put("referat.yaml", text.replace("sprak: nb", &format!("sprak: {language}")));
        let share = ["referat.yaml", "--known", "kjente.txt", "--to", "kari.nordli@example.org"];
        Draft::of(&desk, &share);
    }
}

#[test]
fn every_language_says_how_it_is_opened_and_whom_to_call() {
    let expected = [
        (
            "nb",
            "Dokumenter fra Solsikken barnehage",
            "ring oss på 55 12 34 56",
            "på telefon eller SMS",
        ),
        ("nn", "Dokument frå Solsikken barnehage", "ring oss på 55 12 34 56", "aldri på e-post"),
        ("en", "Documents from Solsikken barnehage", "call us on 55 12 34 56", "never by e-mail"),
    ];
    for (language, subject, call, password) in expected {
        let desk = desk();
        let text = String::from_utf8(read(&desk.folder().join(SYSTEM))).expect("text");
        desk.put("referat.yaml", text.replace("sprak: nb", &format!("sprak: {language}")));
        let draft = Draft::of(&desk, &["referat.yaml", "--to", "kari.nordli@example.org"]);
        let message = MessageParser::default().parse(&draft.bytes).expect("a message");
        assert_eq!(message.subject(), Some(subject));
        for body in [message.body_text(0), message.body_html(0)] {
            let body = body.expect("a body");
            for text in [call, password, "7-Zip", "Keka", "dokumenter.zip"] {
                assert!(body.contains(text), "{language}: «{text}» is not in\n{body}");
            }
        }
        let page = message.body_html(0).expect("a page");
        assert!(page.contains(&format!("<html lang=\"{language}\">")), "{page}");
        for remote in ["<img", "<script", "<link", "src=", "url(", "href"] {
            assert!(!page.contains(remote), "{language}: {remote}");
        }
    }
}

#[test]
fn without_a_number_the_sender_is_called() {
    let desk = desk();
    desk.put("blankett.toml", SETTINGS.replace("phone = \"55 12 34 56\"\n", ""));
    let draft = Draft::of(&desk, &[SYSTEM, "--to", "kari.nordli@example.org"]);
    assert!(draft.opened().0.contains("så ring Solsikken barnehage."));
}

#[test]
fn every_kind_of_document_is_shared_but_no_invitation() {
    let desk = desk();
    for form in [MINUTES, NEEDS, SHEET, CONSENT, SYSTEM, ANONYMOUS] {
        assert_eq!(Draft::of(&desk, &[form, "--to", "eva@example.org"]).opened().1[..2], *b"PK");
    }
    let invitation = package().join("examples/moter/2026-03-17-innkalling.yaml");
    desk.put("innkalling.yaml", read(&invitation));
    let before = desk.names();
    for files in [&["innkalling.yaml"][..], &["innkalling.yaml", MINUTES]] {
        let arguments = [&["share", "--yes", "--state", "s", "--to", "eva@example.org"], files];
        desk.run(&arguments.concat()).ended(1).says("blankett send");
    }
    assert_eq!(desk.names(), before);
}

#[test]
fn nobody_gets_anything_about_the_child_of_another_case() {
    let desk = desk();
    let before = desk.names();
    let both = ["share", MINUTES, ANONYMOUS, "--to", "eva@example.org", "--yes", "--state", "s"];
    desk.run(&both).ended(1).says("én sak om gangen");
    assert_eq!(desk.names(), before);
    // What is about a group may go along.
    Draft::of(&desk, &[MINUTES, SYSTEM, "--to", "eva@example.org"]);
}

#[test]
fn somebody_must_get_it_at_an_address_that_is_one() {
    let desk = desk();
    let before = desk.names();
    desk.run(&["share", MINUTES, "--yes"])
        .ended(2)
        .says("--to")
        .says("referat-2026-014-2026-03-17");
    for address in ["eva", "eva@", "eva@example.org\r\nBcc: x@example.org", ""] {
        desk.run(&["share", MINUTES, "--to", address, "--yes"]).ended(2).says("--to");
    }
    desk.run(&["share", MINUTES, "--to", "eva@example.org"]).ended(2).says("--yes");
    assert_eq!(desk.names(), before);
}

const PROFILE: &str = r#"
id = "prove"
extends = "baerum"
title = { nb = "Prøve", nn = "Prøve", en = "Trial" }

[[services]]
id = "ppt"
email = "ppt@example.org"

[[copies]]
id = "behovsmelding-ppt"
form = "meldeskjema-individ"
to = ["service:ppt"]
label = { nb = "Kopi til PPT", nn = "Kopi til PPT", en = "Copy to PPT" }

[[copies]]
id = "referat"
form = "referat"
when = "gjelder == 'individ' && !anonym_drofting"
to = ["service:ppt", "service:kompetanseteam"]
label = { nb = "Kopi av referatet", nn = "Kopi av referatet", en = "Copy of the minutes" }

[[copies]]
id = "samtykke"
form = "samtykke"
to = ["guardians"]
label = { nb = "De foresattes eget", nn = "Dei føresette sitt eige", en = "The guardians’ own" }
"#;

#[test]
fn the_profile_says_who_gets_what_when_nobody_is_named() {
    let desk = desk();
    desk.put("mine/forms/profiles/prove.toml", PROFILE);
    let share = |files: &[&str], code| {
        let prove = ["--catalog", "mine", "--profile", "prove", "share", "--dry-run"];
        desk.run(&[&prove, files].concat()).ended(code)
    };
    let dry = share(&[NEEDS], 0);
    assert!(dry.text().contains("→ ppt@example.org\n"), "{}", dry.text());
    // A copy that cannot be sent is said, with its remedy; so is a form that nobody gets.
    let missing = share(&[MINUTES], 1).says("Kopi av referatet: Kompetanseteam barnehage");
    missing.says("--to");
    share(&[CONSENT], 1)
        .says("De foresattes eget: Ingen av skjemaene i saken har en e-postadresse");
    share(&[SYSTEM], 2).says("Det står ikke hvem som skal ha referat-2026-009-2026-02-17");
    let address = "\nid = \"kompetanseteam\"\nemail = \"team@example.org\"\n\n[[services]]";
    desk.put(
        "mine/forms/profiles/prove.toml",
        PROFILE.replacen("[[services]]", &format!("[[services]]{address}"), 1),
    );
    // Each gets what is theirs, under a password of its own.
    let dry = share(&[MINUTES, NEEDS, "--format", "json"], 0).json();
    let parcels = dry["parcels"].as_array().expect("a list");
    let got: Vec<_> = parcels.iter().map(|one| (&one["recipients"], &one["documents"])).collect();
    let (minutes, needs) =
        ("referat-2026-014-2026-03-17", "meldeskjema-individ-2026-014-2026-02-09");
    let expected = [
        (json!(["ppt@example.org"]), json!([minutes, needs])),
        (json!(["team@example.org"]), json!([minutes])),
    ];
    assert_eq!(got, expected.iter().map(|(to, what)| (to, what)).collect::<Vec<_>>());
}

#[test]
fn one_address_gets_one_message() {
    let desk = desk();
    queue(&desk, &[MINUTES, "--to", "eva@example.org", "--to", "Eva <EVA@example.org>"]);
    assert_eq!(column(&desk, "recipient"), ["eva@example.org"]);
    assert_eq!(column(&desk, "method"), ["PARCEL"]);
}

/// What `share` says of a form, as faults.
fn judged(desk: &Desk, form: &str) -> Vec<String> {
    let arguments =
        ["share", form, "--to", "eva@example.org", "--yes", "--state", "s", "--format", "json"];
    let outcome = desk.run(&arguments).ended(1);
    assert!(!desk.names().iter().any(|name| name.starts_with("s/")), "nothing is kept");
    faults(&outcome.json())
}

#[test]
fn without_a_consent_that_holds_today_nothing_that_names_the_child_is_handed_out() {
    let desk = desk();
    let consent = String::from_utf8(read(&desk.folder().join(CONSENT))).expect("text");
    // It held at the meeting: the minutes can be made, and stay where they are.
    desk.put(CONSENT, format!("{consent}gyldig_til: 2026-03-17\n"));
    desk.run(&["check", MINUTES]).ended(0);
    for form in [MINUTES, NEEDS, SHEET] {
        assert_eq!(judged(&desk, form), ["1:1 consent-expired"], "{form}");
    }
    desk.put(CONSENT, &consent);
    let signed = desk.folder().join("saker/2026-014/samtykke-signert.png");
    let picture = read(&signed);
    fs::remove_file(&signed).expect("it was there");
    assert_eq!(judged(&desk, NEEDS), ["1:1 consent-not-attached"]);
    fs::remove_file(desk.folder().join(CONSENT)).expect("it was there");
    for form in [MINUTES, NEEDS, SHEET] {
        assert_eq!(judged(&desk, form), ["1:1 consent-missing"], "{form}");
    }
    // What names no child goes all the same, and so does everything once the consent is there.
    Draft::of(&desk, &[SYSTEM, "--to", "eva@example.org"]);
    desk.put(CONSENT, &consent);
    fs::write(&signed, picture).expect("it can be written");
    Draft::of(&desk, &[MINUTES, NEEDS, SHEET, "--to", "eva@example.org"]);
}

#[test]
fn after_a_withdrawal_the_guardians_get_their_word_and_nobody_anything_else() {
    let desk = desk();
    let change = "saker/2026-014/2026-04-25-samtykke-endring.yaml";
    desk.put(
        change,
        "skjema: samtykke-endring\nsak: 2026-014\nbarn: Oda Lyngmo\n\
         barnehage: Solsikken barnehage\nendring: trukket\ndato: 2026-04-25\n\
         underskrift: Hanne Lyngmo\n",
    );
    for form in [MINUTES, NEEDS, SHEET] {
        assert_eq!(judged(&desk, form), ["1:1 consent-withdrawn"], "{form}");
    }
    Draft::of(&desk, &[change, CONSENT, "--to", "hanne.lyngmo@example.org"]);
}

/// A list that speaks of cases and belongs to none.
const OVERVIEW: &str = r#"
id = "oversikt"
confidentiality = "child"
template = "plain"
file_name = "{skjema}"
title = { nb = "Oversikt", nn = "Oversyn", en = "Overview" }

[[sections]]
id = "saker"

[[sections.fields]]
id = "saken"
kind = "case"
label = { nb = "Sak", nn = "Sak", en = "Case" }
"#;

#[test]
fn what_speaks_of_a_child_stays_when_that_consent_is_withdrawn() {
    let desk = desk();
    desk.put("mine/forms/oversikt.toml", OVERVIEW);
    desk.put("oversikt.yaml", "skjema: oversikt\nsaken: 2026-014\n");
    let share = ["--catalog", "mine", "share", "oversikt.yaml", "--to", "team@example.org"];
    desk.run(&[&share[..], &["--dry-run"]].concat()).ended(0);
    desk.put(
        "saker/2026-014/2026-04-25-samtykke-endring.yaml",
        "skjema: samtykke-endring\nsak: 2026-014\nbarn: Oda Lyngmo\n\
         barnehage: Solsikken barnehage\nendring: trukket\ndato: 2026-04-25\n\
         underskrift: Hanne Lyngmo\n",
    );
    desk.run(&[&share[..], &["--dry-run"]].concat()).ended(1).says("25. april 2026").says("R5");
}

#[test]
fn one_mistake_stops_all_documents() {
    let desk = desk();
    let text = String::from_utf8(read(&desk.folder().join(ANONYMOUS))).expect("text");
    desk.put("anonym.yaml", text.replace("sak: 2026-017", "sak: 2026-099"));
    Draft::of(&desk, &["anonym.yaml", "--to", "eva@example.org"]);
    let named =
        text.replacen(": >-\n", ": >-\n  Kari Nordmann er mor til barnet, tlf. 412 34 567.\n", 1);
    assert_ne!(named, text);
    desk.put("anonym.yaml", named);
    desk.put("feil.yaml", "skjema: samtykke\n");
    let before = desk.names();
    let share = |files: &[&str]| {
        desk.run(&[&["share", "--to", "eva@example.org", "--yes", "--state", "s"], files].concat())
    };
    share(&[SYSTEM, "anonym.yaml"]).ended(1).says("anonym.yaml").says("slektskap");
    share(&[SYSTEM, "feil.yaml"]).ended(1).says("feil.yaml").says("Dette må fylles ut");
    assert_eq!(desk.names(), before);
}

#[test]
fn the_same_documents_go_to_nobody_twice() {
    let desk = desk();
    let eva = to("eva@example.org");
    let first = queue(&desk, &[&[MINUTES, NEEDS][..], &eva].concat());
    assert_eq!(first.len(), 1);
    let (names, sums) = (column(&desk, "message_id"), column(&desk, "sha256"));
    // In another order, on another day, and with whoever has them beside others.
    assert_eq!(queue(&desk, &[&[NEEDS, MINUTES][..], &eva, &DATE].concat()), Vec::<String>::new());
    let share = ["share", MINUTES, NEEDS, "--to", "eva@example.org", "--yes", "--state", "s"];
    let again = desk.run(&[&share[..], &["--queue-only"]].concat()).ended(0);
    again.says("Disse dokumentene er sendt eller ligger i utboksen fra før");
    assert_eq!((column(&desk, "message_id"), column(&desk, "sha256")), (names.clone(), sums));
    let more = queue(&desk, &[&[MINUTES, NEEDS][..], &eva, &to("ppt@example.org")].concat());
    assert_eq!(more.len(), 1);
    assert_ne!(more, first, "a password of its own");
    assert_eq!(column(&desk, "recipient"), ["eva@example.org", "ppt@example.org"]);
    // Other documents are something else.
    queue(&desk, &[&[MINUTES][..], &eva].concat());
    let text = String::from_utf8(read(&desk.folder().join(NEEDS))).expect("text");
    desk.put(NEEDS, text.replace("Oda", "Oda Marie"));
    queue(&desk, &[&[MINUTES, NEEDS][..], &eva].concat());
    assert_eq!(list(&desk).len(), 4);
    assert_eq!(column(&desk, "state"), ["queued"; 4]);
}

#[test]
fn sent_again_on_purpose_there_is_one_file_to_open_and_one_password() {
    let desk = desk();
    let share = [&[MINUTES][..], &to("eva@example.org"), &to("ppt@example.org")].concat();
    let first = queue(&desk, &share);
    let again = queue(&desk, &[&[MINUTES, "--again"][..], &to("eva@example.org")].concat());
    assert_ne!(first, again);
    assert_eq!(column(&desk, "state"), ["dead", "queued", "queued"], "hers has been overtaken");
    assert_eq!(list(&desk)[0]["reason"], "overtaken");
    let exported = desk.run(&["outbox", "export", "3", "-o", "-", "--state", "s"]).ended(0);
    let draft = Draft { bytes: exported.stdout, password: again[0].clone() };
    assert_eq!(draft.documents(&draft.password).len(), 1);
    assert_eq!(draft.documents(&first[0]).len(), 0);
    // Without asking for it, nothing happens a third time.
    assert_eq!(queue(&desk, &share), Vec::<String>::new());
    desk.run(&["outbox", "verify", "--state", "s"]).ended(0);
}

#[test]
fn a_server_that_is_not_there_loses_neither_message_nor_password() {
    let desk = desk();
    let share = ["share", MINUTES, "--to", "eva@example.org", "--yes", "--state", "s"];
    let outcome = desk.run(&share).ended(3).says("Ingenting svarer på localhost, port 1");
    let shown: Vec<&str> = outcome.text().lines().collect();
    assert!(shown[0].contains("telefon eller SMS til eva@example.org, aldri på e-post"));
    assert_eq!(shown[1].trim().len(), 29, "{shown:?}");
    assert_eq!(column(&desk, "state"), ["queued"]);
    let exported = desk.run(&["outbox", "export", "1", "-o", "-", "--state", "s"]).ended(0);
    let draft = Draft { bytes: exported.stdout, password: shown[1].trim().to_owned() };
    assert_eq!(draft.documents(&draft.password).len(), 1);
    // The next attempt tries what waits, and has no other password to show.
    let again = desk.run(&share).ended(3).says("fra før");
    assert!(!again.text().contains("Passordet"), "{}", again.text());
    assert_eq!(list(&desk).len(), 1);
}

#[test]
fn neither_the_password_nor_the_documents_lie_on_the_disc() {
    let desk = desk();
    let password = queue(&desk, &[&[MINUTES][..], &to("eva@example.org"), &DATE].concat());
    let document = printed(&desk, MINUTES);
    let log = desk.run(&["outbox", "log", "--recipients", "--state", "s"]).ended(0);
    let sum = Sha256::of(&document).to_string();
    assert!(log.text().contains(&format!("documents {sum}; found -; lifted -")), "{}", log.text());
    assert!(!log.text().contains("Oda") && !log.text().contains(&password[0]));
    for (name, bytes) in desk.files().into_iter().filter(|(name, _)| name.starts_with("s/")) {
        let has = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
        for text in [password[0].as_bytes(), b"Oda Lyngmo", b"Lyngmo", b"2026-014", b"%PDF-1.7"] {
            assert!(!has(text), "{name} has {}", String::from_utf8_lossy(text));
        }
    }
}

#[test]
fn a_chosen_password_is_taken_when_it_is_strong_and_not_shown() {
    let desk = desk();
    desk.put("passord.txt", "hest batteri stift 42\n");
    let share = [MINUTES, "--to", "eva@example.org", "--password-file", "passord.txt"];
    let draft = Draft::of(&desk, &share);
    assert_eq!(draft.password, "");
    assert_eq!(draft.documents("hest batteri stift 42").len(), 1);
    let send = [&["share", "--yes", "--queue-only", "--state", "s"], &share[..]].concat();
    let shown = desk.run(&send).ended(0);
    assert!(!shown.text().contains("hest"), "{}", shown.text());
    assert!(shown.text().starts_with("Gi passordet på telefon eller SMS til eva@example.org"));
    desk.put("passord.txt", "kort\n");
    let weak = [&["share", "--yes", "--state", "t"], &share[..]].concat();
    desk.run(&weak).ended(1).says("Passordet er for kort");
    assert!(!desk.names().iter().any(|name| name.starts_with("t/")));
}

#[test]
fn what_a_template_or_a_setting_brings_is_found_by_the_last_look() {
    let desk = desk();
    let template = fs::read_to_string(package().join("templates/parcel/body.txt.hbs"))
        .expect("the template can be read");
    let path = "mine/templates/parcel/body.txt.hbs";
    let share = [
        "--catalog",
        "mine",
        "share",
        MINUTES,
        "--to",
        "hanne.lyngmo@example.org",
        "--yes",
        "--queue-only",
        "--state",
        "s",
    ];
    for line in ["Dette er om Oda.", "Til hanne.lyngmo@example.org", "Mor heter Ingunn Solberg."] {
        desk.put(path, format!("{template}\n{line}\n"));
        let outcome = desk.run(&share).ended(1).says("Meldingen ble stanset før den ble sendt");
        assert_eq!(outcome.text(), "", "no password is shown for what is not sent");
        assert!(!outcome.stderr.contains("Oda") && !outcome.stderr.contains("Ingunn"));
        assert!(!desk.names().iter().any(|name| name.starts_with("s/")), "{line}");
    }
    desk.put(path, &template);
    desk.put("blankett.toml", SETTINGS.replace("55 12 34 56", "55 12 34 56 (mor til Oda)"));
    desk.run(&share).ended(1).says("Meldingen ble stanset før den ble sendt");
    // The very same without any of it passes.
    desk.put("blankett.toml", SETTINGS);
    desk.run(&share).ended(0);
}
