//! Invitations by e-mail, as far as that goes without a server: what is refused, what the messages
//! say, what the outbox keeps. `tests/mail/` sends them through real servers.

use std::fs;
use std::path::Path;

use mail_parser::{MessageParser, MimeHeaders};
use serde_json::Value as Json;

use crate::desk::Desk;
use crate::roots::{package, read};

const SETTINGS: &str = r#"
[mail]
from = "Solsikken barnehage <post@solsikken.example.org>"
host = "localhost"
port = 1
tls = "none"
"#;

/// A desk with settings for mail and an invitation. Nothing listens at the port.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("blankett.toml", SETTINGS);
    desk.put("innkalling.yaml", invitation());
    desk
}

fn invitation() -> String {
    String::from_utf8(read(&example("moter/2026-03-17-innkalling.yaml")))
        .expect("the example is text")
}

fn example(name: &str) -> std::path::PathBuf {
    package().join("examples").join(name)
}

/// Puts an invitation into the outbox of the desk.
fn queue(desk: &Desk, arguments: &[&str]) {
    let all = [
        &["send", "innkalling.yaml", "--past", "--queue-only", "--yes", "--state", "s"],
        arguments,
    ];
    desk.run(&all.concat()).ended(0);
}

fn list(desk: &Desk) -> Vec<Json> {
    let outcome = desk.run(&["outbox", "list", "--state", "s", "--format", "json"]).ended(0);
    outcome.json().as_array().expect("a list").clone()
}

/// One property of each message in the outbox.
fn column(desk: &Desk, name: &str) -> Vec<String> {
    let rows = list(desk).into_iter();
    rows.map(|row| row[name].as_str().map_or_else(|| row[name].to_string(), str::to_owned))
        .collect()
}

/// The calendar of a message in the outbox, unfolded.
fn calendar(desk: &Desk, id: usize) -> String {
    let bytes =
        desk.run(&["outbox", "export", &id.to_string(), "-o", "-", "--state", "s"]).ended(0);
    let message = MessageParser::default().parse(&bytes.stdout).expect("a message");
    let part = message
        .parts
        .iter()
        .find(|part| part.content_type().is_some_and(|kind| kind.subtype() == Some("calendar")))
        .expect("a calendar");
    part.text_contents().expect("the calendar is text").replace("\r\n ", "")
}

#[test]
fn a_dry_run_writes_one_message_for_each_recipient_and_sends_none() {
    let desk = desk();
    desk.put_folder("ut");
    let outcome = desk.run(&[
        "send",
        "innkalling.yaml",
        "--past",
        "--dry-run",
        "-o",
        "ut",
        "--format",
        "json",
    ]);
    let messages = outcome.ended(0).json();
    let messages = messages.as_array().expect("a list");
    assert_eq!(messages.len(), 4);
    let uid = &messages[0]["uid"];
    for (number, message) in messages.iter().enumerate() {
        assert_eq!(&message["uid"], uid, "the same meeting for all");
        let name = format!("ut/innkalling-2026-03-17-{}.eml", number + 1);
        assert_eq!(message["file"], name.as_str(), "no name in the file's name");
        let bytes = desk.files()[&name].clone();
        let parsed = MessageParser::default().parse(&bytes).expect("a message");
        assert_eq!(parsed.subject(), Some("Møteinnkalling – Solsikken barnehage"));
        let to = parsed.to().and_then(|to| to.first()).and_then(|to| to.address());
        assert_eq!(to, message["recipient"].as_str(), "one recipient, the right one");
        assert_eq!(parsed.message_id(), message["message_id"].as_str());
        let names: Vec<_> =
            parsed.attachments().filter_map(|part| part.attachment_name()).collect();
        assert!(names.contains(&"innkalling-2026-03-17.pdf"), "{names:?}");
        let text = parsed.body_text(0).expect("a text");
        assert!(text.contains("tirsdag 17. mars 2026 kl. 09.00–10.30"), "{text}");
        assert!(!text.contains("2026-014"), "the case stands in the printed invitation alone");
    }
    assert!(!desk.names().iter().any(|name| name.contains("outbox")), "no outbox was made");
}

#[test]
fn the_messages_look_clean_to_the_scan_that_anybody_can_run() {
    let desk = desk();
    desk.put_folder("ut");
    desk.run(&["send", "innkalling.yaml", "--past", "--dry-run", "-o", "ut"]).ended(0);
    desk.put(
        "deltakere.txt",
        "Kari Nordli <kari.nordli@example.org>\nIngrid Solhaug <ingrid.solhaug@example.org>\n\
         Jon Arne Myrdal <jon.arne.myrdal@example.org>\nMats Lindvik <mats.lindvik@example.org>\n\
         Solsikken barnehage <post@solsikken.example.org>\n",
    );
    let arguments = [
        "scan",
        "ut/innkalling-2026-03-17-1.eml",
        "--participants",
        "deltakere.txt",
        "--barnehage",
        "Solsikken barnehage",
    ];
    desk.run(&arguments).ended(0);
}

#[test]
fn every_language_has_its_message() {
    let expected = [
        ("nb", "Møteinnkalling – Solsikken barnehage", "Du innkalles til møte i ressursteamet"),
        ("nn", "Møteinnkalling – Solsikken barnehage", "Du blir kalla inn til møte"),
        ("en", "Invitation to a meeting – Solsikken barnehage", "You are invited to a meeting"),
    ];
    for (language, subject, text) in expected {
        let desk = desk();
        desk.put_folder("ut");
        desk.put(
            "innkalling.yaml",
            invitation().replace("sprak: nb", &format!("sprak: {language}")),
        );
        desk.run(&["send", "innkalling.yaml", "--past", "--dry-run", "-o", "ut"]).ended(0);
        let bytes = desk.files()["ut/innkalling-2026-03-17-1.eml"].clone();
        let parsed = MessageParser::default().parse(&bytes).expect("a message");
        assert_eq!(parsed.subject(), Some(subject));
        for body in [parsed.body_text(0), parsed.body_html(0)] {
            assert!(body.as_ref().is_some_and(|body| body.contains(text)), "{language}: {body:?}");
        }
        let page = parsed.body_html(0).expect("a page");
        assert!(page.contains(&format!("<html lang=\"{language}\">")), "{page}");
        for remote in ["<img", "<script", "<link", "src=", "url("] {
            assert!(!page.contains(remote), "{language}: {remote}");
        }
    }
}

#[test]
fn confidential_documents_are_never_sent() {
    for name in [
        "saker/2026-014/2026-02-09-behovsmelding.yaml",
        "saker/2026-014/2026-02-02-samtykke.yaml",
        "saker/2026-014/2026-03-17-referat.yaml",
        "saker/2026-009/2026-02-02-behovsmelding.yaml",
        "saker/2026-017/2026-03-02-behovsmelding.yaml",
    ] {
        let desk = desk();
        desk.put("skjema.yaml", read(&example(name)));
        let before = desk.names();
        for arguments in [
            &["send", "skjema.yaml", "--yes", "--state", "s"][..],
            &["send", "skjema.yaml", "--dry-run"],
            // One confidential document stops the invitation beside it, too.
            &["send", "innkalling.yaml", "--past", "skjema.yaml", "--yes", "--state", "s"],
        ] {
            let refused = desk.run(arguments).ended(1);
            refused
                .says("Det sendes ikke på åpen e-post, og ingenting er sendt")
                .says("blankett share");
            assert_eq!(desk.names(), before, "{name}: nothing is left behind");
        }
    }
    desk().run(&["send", "innkalling.yaml", "--past", "--dry-run"]).ended(0);
}

#[test]
fn a_name_in_an_invitation_stops_it_before_anything_is_kept() {
    let desk = desk();
    desk.put("innkalling.yaml", invitation().replace("Voksenrollen i lek", "Oppfølging av Sondre"));
    let before = desk.names();
    let outcome =
        desk.run(&["send", "innkalling.yaml", "--past", "--yes", "--state", "s"]).ended(1);
    outcome.says("navn på en person");
    assert_eq!(desk.names(), before);
}

#[test]
fn a_template_that_brings_a_name_is_found_by_the_last_look() {
    let desk = desk();
    let template = fs::read_to_string(package().join("templates/innkalling/body.txt.hbs"))
        .expect("the template can be read");
    let leaking = format!("{template}\nHilsen mor til Sondre Hansen, tlf. 412 34 567\n");
    desk.put("mine/templates/innkalling/body.txt.hbs", &leaking);
    let before = desk.names();
    let arguments =
        ["--catalog", "mine", "send", "innkalling.yaml", "--past", "--yes", "--state", "s"];
    let outcome = desk.run(&arguments).ended(1).says("Meldingen ble stanset før den ble sendt");
    assert!(!outcome.stderr.contains("Sondre"), "a finding does not repeat what was found");
    assert_eq!(desk.names(), before);
    // The same template without the line passes.
    desk.put("mine/templates/innkalling/body.txt.hbs", &template);
    desk.run(&["--catalog", "mine", "send", "innkalling.yaml", "--past", "--dry-run"]).ended(0);
}

#[test]
fn a_child_may_be_called_what_a_month_a_label_or_a_rule_is_called() {
    let desk = desk();
    desk.put("known.txt", "Juni Vik\nMay Lie\nMathias Berg\nFreda Dato\nSunday Deltakere\n");
    let send = ["send", "i.yaml", "--known", "known.txt", "--past", "--dry-run"];
    for language in ["nb", "nn", "en"] {
        for month in ["01", "05", "06"] {
            let text = invitation()
                .replace("sprak: nb", &format!("sprak: {language}"))
                .replace("dato: 2026-03-17", &format!("dato: 2026-{month}-16"));
            assert!(text.contains(&format!("dato: 2026-{month}-16")));
            desk.put("i.yaml", text);
            desk.run(&send).ended(0);
        }
    }
    // The name itself stops it, wherever somebody wrote it.
    desk.put("i.yaml", invitation().replace("Voksenrollen i lek", "Juni leker"));
    desk.run(&send).ended(1).says("person i saken");
}

#[test]
fn what_a_person_lifted_is_not_found_again_and_stands_in_the_log() {
    let desk = desk();
    let exception =
        "unntak: [{felt: agenda.system.2.tittel, funn: name, grunn: Bok til personalet}]\n";
    let text = invitation().replace("Voksenrollen i lek", "Vi leser om Sondre");
    desk.put("innkalling.yaml", format!("{exception}{text}"));
    queue(&desk, &[]);
    let log = desk.run(&["outbox", "log", "--state", "s"]).ended(0);
    assert!(log.text().contains("found -; lifted name"), "{}", log.text());
    assert!(!log.text().contains('@') && !log.text().contains("Sondre"), "{}", log.text());
    let shown = desk.run(&["outbox", "log", "--recipients", "--state", "s"]).ended(0);
    assert!(shown.text().contains("kari.nordli@example.org"));
}

#[test]
fn without_a_terminal_nothing_is_sent_unasked() {
    let desk = desk();
    let outcome = desk.run(&["send", "innkalling.yaml", "--past", "--state", "s"]).ended(2);
    outcome.says("--yes");
    assert_eq!(list(&desk).len(), 0);
}

#[test]
fn settings_that_say_nothing_of_mail_are_said_to() {
    let desk = Desk::new();
    desk.put("innkalling.yaml", invitation());
    desk.run(&["send", "innkalling.yaml", "--past", "--yes"]).ended(1).says("[mail]");
    desk.put("blankett.toml", SETTINGS.replace("post@solsikken", "post solsikken"));
    desk.run(&["send", "innkalling.yaml", "--past", "--yes"])
        .ended(1)
        .says("Adressen kan ikke brukes");
    desk.put("blankett.toml", SETTINGS.replace("localhost", "smtp.example.org"));
    desk.run(&["mail", "test"]).ended(1).says("Uten kryptering");
    desk.put("blankett.toml", format!("{SETTINGS}username = \"solsikken\"\n"));
    desk.run(&["mail", "test"]).ended(1).says("password_file");
    desk.put("blankett.toml", format!("{SETTINGS}passord = \"hemmelig\"\n"));
    desk.run(&["mail", "test"]).ended(1).says("passord");
}

#[test]
fn a_server_that_is_not_there_loses_nothing_and_nobody_is_written_to_twice() {
    let desk = desk();
    let send = ["send", "innkalling.yaml", "--past", "--yes", "--state", "s"];
    desk.run(&send).ended(3).says("Ingenting svarer på localhost, port 1");
    assert_eq!(column(&desk, "state"), ["queued"; 4]);
    let names = column(&desk, "message_id");
    let sums = column(&desk, "sha256");
    desk.run(&send).ended(3);
    desk.run(&["outbox", "deliver", "--state", "s"]).ended(3);
    assert_eq!(column(&desk, "message_id"), names, "the same messages, and no others");
    assert_eq!(column(&desk, "sha256"), sums, "byte for byte");
    assert_eq!(column(&desk, "attempts"), ["0"; 4], "a server that is away is no fault of theirs");
    // Two people at one address are one recipient.
    let twice = invitation().replace("mats.lindvik@", "KARI.nordli@");
    desk.put("innkalling.yaml", twice);
    let dry =
        desk.run(&["send", "innkalling.yaml", "--past", "--dry-run", "--format", "json"]).ended(0);
    assert_eq!(dry.json().as_array().map(Vec::len), Some(3));
}

#[test]
fn a_change_is_the_same_meeting_with_the_next_number() {
    let desk = desk();
    queue(&desk, &[]);
    let uid = column(&desk, "uid")[0].clone();
    desk.put("innkalling.yaml", invitation().replace("Møterom 2", "Møterom 3"));
    queue(&desk, &[]);
    assert_eq!(column(&desk, "sequence"), ["0", "0", "0", "0", "1", "1", "1", "1"]);
    assert!(column(&desk, "uid").iter().all(|other| *other == uid));
    // What was not sent yet has been overtaken.
    let states = column(&desk, "state");
    assert_eq!(states[..4], ["dead"; 4]);
    assert_eq!(states[4..], ["queued"; 4]);
    let file = calendar(&desk, 5);
    assert!(file.contains("SEQUENCE:1\r\n") && file.contains("LOCATION:Møterom 3\r\n"), "{file}");
    // The same again changes nothing.
    queue(&desk, &[]);
    assert_eq!(list(&desk).len(), 8);
    // Unless it is asked for.
    queue(&desk, &["--again"]);
    assert_eq!(list(&desk).len(), 12);
}

#[test]
fn a_meeting_is_moved_when_somebody_says_so() {
    let desk = desk();
    queue(&desk, &[]);
    desk.put("innkalling.yaml", invitation().replace("2026-03-17", "2026-03-24"));
    let send = ["send", "innkalling.yaml", "--past", "--queue-only", "--yes", "--state", "s"];
    desk.run(&send).ended(1).says("--moved-from 2026-03-17");
    assert_eq!(list(&desk).len(), 4);
    queue(&desk, &["--moved-from", "17.03.2026"]);
    let uids = column(&desk, "uid");
    assert_eq!(uids.len(), 8);
    assert_eq!(uids[0], uids[7]);
    let file = calendar(&desk, 5);
    assert!(file.contains("DTSTART;TZID=Europe/Oslo:20260324T090000\r\n"), "{file}");
    assert!(file.contains("er flyttet fra tirsdag 17. mars 2026 kl. 09.00"), "{file}");
    // Said once more, it is the same again; and there is no meeting on the old day any more.
    queue(&desk, &["--moved-from", "17.03.2026"]);
    assert_eq!(list(&desk).len(), 8);
    desk.put("innkalling.yaml", invitation().replace("2026-03-17", "2026-03-31"));
    let again = [&send[..], &["--moved-from", "2026-03-17"]].concat();
    desk.run(&again).ended(1).says("Det er ikke kalt inn til noe møte 17. mars 2026");
    queue(&desk, &["--new"]);
    let uids = column(&desk, "uid");
    assert_ne!(uids[0], uids[8], "another meeting");
}

#[test]
fn who_is_not_asked_any_more_is_told_and_a_meeting_is_called_off_for_all() {
    let desk = desk();
    queue(&desk, &[]);
    // As if they had gone out: only who may have the invitation is told.
    let ids: Vec<String> = (1..=4).map(|id: u32| id.to_string()).collect();
    let cancel: Vec<&str> = ["outbox", "cancel", "--state", "s", &ids[3]].to_vec();
    desk.run(&cancel).ended(0);
    let whole = invitation();
    let without: Vec<&str> = whole.lines().filter(|line| !line.contains("jon.arne")).collect();
    desk.put("innkalling.yaml", without.join("\n"));
    queue(&desk, &[]);
    let methods = column(&desk, "method");
    assert_eq!(methods.iter().filter(|method| *method == "CANCEL").count(), 1, "{methods:?}");
    queue(&desk, &["--cancel"]);
    let rows = list(&desk);
    let last = rows.last().expect("messages");
    assert_eq!((&last["method"], &last["sequence"]), (&"CANCEL".into(), &2.into()));
    let number = rows.len();
    let file = calendar(&desk, number);
    assert!(file.contains("METHOD:CANCEL\r\n") && file.contains("STATUS:CANCELLED\r\n"), "{file}");
    queue(&desk, &["--cancel"]);
    assert_eq!(list(&desk).len(), number, "called off once");
    // A meeting that nobody was invited to cannot be called off.
    desk.put("innkalling.yaml", invitation().replace("2026-03-17", "2027-03-17"));
    let arguments = ["send", "innkalling.yaml", "--past", "--cancel", "--yes", "--state", "s"];
    desk.run(&arguments).ended(1).says("Det er ikke kalt inn til dette møtet");
}

#[test]
fn messages_can_be_stopped_and_tried_again() {
    let desk = desk();
    queue(&desk, &[]);
    desk.run(&["outbox", "cancel", "2", "3", "--state", "s"]).ended(0);
    assert_eq!(column(&desk, "state"), ["queued", "dead", "dead", "queued"]);
    // All or none: the second is dead already.
    desk.run(&["outbox", "cancel", "1", "2", "--state", "s"]).ended(1).says("Melding nr. 2");
    assert_eq!(column(&desk, "state"), ["queued", "dead", "dead", "queued"]);
    desk.run(&["outbox", "retry", "2", "--state", "s"]).ended(0);
    assert_eq!(column(&desk, "state"), ["queued", "queued", "dead", "queued"]);
    desk.run(&["outbox", "retry", "1", "--state", "s"]).ended(1);
    desk.run(&["outbox", "retry", "99", "--state", "s"]).ended(2).says("nr. 99");
    let verified = desk.run(&["outbox", "verify", "--state", "s"]).ended(0);
    assert!(verified.text().contains("7 innførsler"), "{}", verified.text());
}

#[test]
fn an_outbox_that_has_changed_is_not_used() {
    let desk = desk();
    queue(&desk, &[]);
    let state = desk.folder().join("s");
    let file = state.join("outbox.sqlite");
    let whole = fs::read(&file).expect("the outbox is there");
    let damaged = |bytes: &[u8]| {
        for name in ["outbox.sqlite-wal", "outbox.sqlite-shm"] {
            let _ = fs::remove_file(state.join(name));
        }
        fs::write(&file, bytes).expect("the file can be written");
        desk.run(&["outbox", "verify", "--state", "s"])
    };
    damaged(&whole).ended(0);
    // A recipient that somebody changed.
    let address = b"kari.nordli@example.org";
    let mut changed = whole.clone();
    let places: Vec<usize> = (0..changed.len() - address.len())
        .filter(|start| changed[*start..].starts_with(address))
        .collect();
    assert!(!places.is_empty());
    for place in places {
        changed[place] = b'o';
    }
    damaged(&changed).ended(3).says("Utboksen er skadet");
    desk.run(&["outbox", "deliver", "--state", "s"]).ended(3).says("Utboksen er skadet");
    // Half of it.
    damaged(&whole[..whole.len() / 2]).ended(3).says("Utboksen er skadet");
    damaged(b"not a database, but long enough to be looked at").ended(3);
    // No key, and another outbox's key.
    damaged(&whole).ended(0);
    let key = state.join("outbox.key");
    let secret = fs::read(&key).expect("the key is there");
    fs::remove_file(&key).expect("the key can be removed");
    desk.run(&["outbox", "list", "--state", "s"]).ended(3).says("outbox.key");
    fs::write(&key, [1; 32]).expect("a key can be written");
    desk.run(&["outbox", "list", "--state", "s"]).ended(3).says("Utboksen er skadet");
    fs::write(&key, secret).expect("the key can be written");
    desk.run(&["outbox", "list", "--state", "s"]).ended(0);
}

#[test]
fn the_outbox_keeps_no_text_that_can_be_read() {
    let desk = desk();
    queue(&desk, &[]);
    for (name, bytes) in desk.files() {
        if name.starts_with("s/") {
            for text in ["Voksenrollen", "Overganger", "Møterom 2", "JVBERi"] {
                let found = bytes.windows(text.len()).any(|window| window == text.as_bytes());
                assert!(!found, "{name}: {text}");
            }
        }
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode =
            |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o077;
        assert_eq!(mode(&desk.folder().join("s")), 0);
        assert_eq!(mode(&desk.folder().join("s/outbox.key")), 0);
    }
}

#[test]
fn an_answer_is_noted_on_the_message_that_it_answers() {
    let desk = desk();
    queue(&desk, &[]);
    let uid = &column(&desk, "uid")[0];
    let reply = |who: &str, status: &str| {
        format!(
            "From: {who}\r\nTo: post@solsikken.example.org\r\nSubject: Godtatt\r\nMIME-Version: 1.0\r\n\
             Content-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\n\
             VERSION:2.0\r\nPRODID:-//Eksempel//NO\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n\
             SEQUENCE:0\r\nDTSTAMP:20260301T100000Z\r\nATTENDEE;PARTSTAT={status}:mailto:{who}\r\n\
             END:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    desk.put("ja.eml", reply("KARI.nordli@example.org", "ACCEPTED"));
    desk.put("nei.eml", reply("mats.lindvik@example.org", "DECLINED"));
    let outcome = desk.run(&["mail", "read", "ja.eml", "nei.eml", "--state", "s"]).ended(0);
    assert_eq!(
        outcome.text(),
        "kari.nordli@example.org: kommer\nmats.lindvik@example.org: kommer ikke\n"
    );
    assert_eq!(column(&desk, "answer"), ["accepts", "null", "null", "declines"]);
    // Of somebody who was not invited, and of another meeting.
    desk.put("fremmed.eml", reply("ola@example.org", "ACCEPTED"));
    let arguments = ["mail", "read", "fremmed.eml", "--state", "s"];
    desk.run(&arguments).ended(1).says("ikke er sendt fra denne utboksen");
    desk.put("brev.eml", "From: kari@example.org\r\nSubject: Hei\r\n\r\nHei!\r\n");
    desk.run(&["mail", "read", "brev.eml", "--state", "s"]).ended(1).says("en vanlig e-post");
}

#[test]
fn the_schema_of_an_invitation_knows_plans() {
    let desk = Desk::new();
    let schema = desk.run(&["schema", "innkalling"]).ended(0).json();
    let meeting = &schema["properties"]["moter"]["items"]["properties"];
    assert_eq!(meeting["dato"], schema["properties"]["dato"], "a meeting has the form's fields");
    let people = &schema["properties"]["deltakere"]["items"];
    assert_eq!(&meeting["gjester"]["items"], people, "guests are people like the others");
    assert!(meeting["moter"].is_null() && meeting["skjema"].is_null());
    assert_eq!(schema["required"], serde_json::json!(["skjema"]));
    let alone = schema["else"]["required"].as_array().expect("a list");
    assert!(alone.contains(&"dato".into()) && alone.contains(&"deltakere".into()), "{alone:?}");
    let plan = schema["then"]["allOf"].as_array().expect("a list");
    assert_eq!(plan.len(), alone.len(), "each of them, at the top or with every meeting");
    let other = desk.run(&["schema", "referat"]).ended(0).json();
    assert!(other["properties"]["moter"].is_null() && other["then"].is_null());
}

#[test]
fn a_long_word_arrives_as_it_was_written() {
    let word = "Ressursteammøteplanleggingskomiteenslokaleiandreetasje";
    assert!(word.chars().count() > 40, "wider than a page");
    let desk = desk();
    desk.put_folder("ut");
    desk.put("innkalling.yaml", invitation().replace("sted: Møterom 2", &format!("sted: {word}")));
    desk.run(&["send", "innkalling.yaml", "--past", "--dry-run", "-o", "ut"]).ended(0);
    let bytes = desk.files()["ut/innkalling-2026-03-17-1.eml"].clone();
    let parsed = MessageParser::default().parse(&bytes).expect("a message");
    let calendar = parsed.parts.iter().find_map(|part| {
        let kind = part.content_type().and_then(|kind| kind.subtype());
        part.text_contents().filter(|_| kind == Some("calendar"))
    });
    let calendar = calendar.expect("a calendar").replace("\r\n ", "");
    let bodies = [parsed.body_text(0), parsed.body_html(0)].map(Option::unwrap_or_default);
    for text in [&*bodies[0], &*bodies[1], &calendar] {
        assert!(text.contains(word) && !text.contains('\u{200B}'), "{text}");
    }
}

#[test]
fn nobody_is_called_to_a_meeting_that_is_over_unless_that_is_meant() {
    let desk = desk();
    let past = ["send", "innkalling.yaml", "--queue-only", "--yes", "--state", "s"];
    for language in [("nb", "er over"), ("nn", "er over"), ("en", "is over")] {
        let refused = desk.run(&[&["--lang", language.0][..], &past].concat());
        refused.ended(1).says(language.1).says("--past");
    }
    desk.run(&["send", "innkalling.yaml", "--dry-run"]).ended(1).says("17. mars 2026");
    assert!(!desk.names().iter().any(|name| name.starts_with("s/")), "nothing was kept");
    // A meeting to come needs no word.
    desk.put("neste.yaml", invitation().replace("2026-03-17", "2199-03-19"));
    desk.run(&["send", "neste.yaml", "--dry-run"]).ended(0);
    // What everybody has already, changes nothing; neither does a word that it is called off.
    queue(&desk, &[]);
    desk.run(&past).ended(0);
    desk.run(&[&past[..], &["--again"]].concat()).ended(0);
    desk.run(&[&past[..], &["--cancel"]].concat()).ended(0);
    // A change of it is news of something that is over.
    desk.put("innkalling.yaml", invitation().replace("Møterom 2", "Møterom 4"));
    desk.run(&past).ended(1).says("--past");
}

#[test]
fn a_time_that_the_clock_leaves_out_or_shows_twice_is_refused() {
    for (day, start, end, fault) in [
        ("2026-03-29", "02:45", "03:15", Some(("fra", "Klokken stilles frem"))),
        ("2026-03-29", "01:30", "02:30", Some(("til", "Klokken stilles frem"))),
        ("2026-10-25", "02:30", "03:30", Some(("fra", "Klokken stilles tilbake"))),
        ("2026-10-25", "01:45", "02:00", Some(("til", "Klokken stilles tilbake"))),
        ("2026-03-29", "01:59", "03:00", None),
        ("2026-10-25", "01:59", "03:00", None),
        ("2026-03-28", "02:30", "03:30", None),
    ] {
        let desk = desk();
        let text = invitation()
            .replace("2026-03-17", day)
            .replace("fra: \"09:00\"", &format!("fra: \"{start}\""))
            .replace("til: \"10:30\"", &format!("til: \"{end}\""));
        assert!(text.contains(start) && text.contains(end), "{text}");
        desk.put("innkalling.yaml", text);
        let outcome = desk.run(&["check", "innkalling.yaml", "--format", "json"]);
        let sent = desk.run(&["send", "innkalling.yaml", "--past", "--dry-run"]);
        match fault {
            None => {
                outcome.ended(0);
                sent.ended(0);
            }
            Some((field, words)) => {
                let outcome = outcome.ended(1);
                let faults = outcome.text();
                assert!(faults.contains(&format!("\"{field}\"")), "{day} {start}: {faults}");
                assert!(faults.contains("time-"), "{faults}");
                sent.ended(1).says(words);
            }
        }
    }
}

#[test]
fn nothing_in_a_field_becomes_a_header_or_a_line_of_the_calendar() {
    let clean = {
        let desk = desk();
        desk.put_folder("ut");
        desk.run(&["send", "innkalling.yaml", "--past", "--dry-run", "-o", "ut"]).ended(0);
        headers(&desk.files()["ut/innkalling-2026-03-17-1.eml"])
    };
    let payloads = [
        "Rom 2\\r\\nBcc: x@example.org",
        "Rom 2\\nX-Evil: 1",
        "Rom 2\\u2028X-Evil: 1",
        "Rom 2\\0X",
        "=?utf-8?q?=0D=0ABcc:_x=40example.org?=",
        "Rom 2\\\";X-EVIL=1:",
        "<b>Rom</b> & <script>alert(1)</script>",
    ];
    for payload in payloads {
        let desk = desk();
        desk.put_folder("ut");
        desk.put(
            "innkalling.yaml",
            invitation().replace("sted: Møterom 2", &format!("sted: \"{payload}\"")),
        );
        let outcome = desk.run(&["send", "innkalling.yaml", "--past", "--dry-run", "-o", "ut"]);
        let files = desk.files();
        let Some(bytes) = files.get("ut/innkalling-2026-03-17-1.eml") else {
            assert_eq!(outcome.code, 1, "{payload}: {}", outcome.stderr);
            continue;
        };
        assert_eq!(headers(bytes), clean, "{payload}");
        let parsed = MessageParser::default().parse(bytes).expect("a message");
        let page = parsed.body_html(0).expect("a page");
        assert!(!page.contains("<b>") && !page.contains("<script"), "{payload}: {page}");
    }
}

/// The names of a message's headers.
fn headers(bytes: &[u8]) -> Vec<String> {
    let parsed = MessageParser::default().parse(bytes).expect("a message");
    parsed.headers().iter().map(|header| header.name().to_owned()).collect()
}

#[test]
fn a_plan_for_the_half_year_makes_one_invitation_each_with_the_guests_of_that_meeting() {
    let desk = desk();
    let plan = invitation().replace(
        "dato: 2026-03-17\n",
        "moter:\n  - {dato: 2026-01-13}\n  - {dato: 2026-02-10, gjester: [{navn: Nina Sand, rolle: rådgiver, \
         tjeneste: Barnevern, epost: nina.sand@example.org}]}\n  - {dato: 2026-03-10, sted: Møterom 4}\n",
    );
    desk.put("plan.yaml", plan);
    desk.put_folder("ut");
    let arguments = ["send", "plan.yaml", "--past", "--dry-run", "-o", "ut", "--format", "json"];
    let messages = desk.run(&arguments).ended(0).json();
    let messages = messages.as_array().expect("a list");
    assert_eq!(messages.len(), 4 + 5 + 4);
    let guests: Vec<_> =
        messages.iter().filter(|message| message["recipient"] == "nina.sand@example.org").collect();
    assert_eq!(guests.len(), 1);
    assert_eq!(guests[0]["file"], "ut/innkalling-2026-02-10-5.eml");
    let mut uids: Vec<&str> =
        messages.iter().filter_map(|message| message["uid"].as_str()).collect();
    uids.dedup();
    assert_eq!(uids.len(), 3, "a meeting each");
    // The same plan makes the printed invitations.
    desk.put_folder("pdf");
    desk.run(&["fill", "plan.yaml", "-o", "pdf"]).ended(0);
    let printed = desk.names().into_iter().filter(|name| name.starts_with("pdf/")).count();
    assert_eq!(printed, 3);
}
