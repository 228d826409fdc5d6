//! Each file in `tests/mail/answers/` beside what is expected of it, and files made to do harm.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail/answers")
}

/// What was read, as it stands in the expected results.
fn shown(result: &Result<Vec<Answer>, NoAnswer>) -> Value {
    match result {
        Ok(answers) => Value::Array(answers.iter().map(shown_answer).collect()),
        Err(error) => json!({ "refused": error.to_string() }),
    }
}

fn shown_answer(answer: &Answer) -> Value {
    let about = match &answer.about {
        About::Meeting { uid, sequence } => json!({ "uid": uid, "sequence": sequence }),
        About::Message { message_id } => json!({ "message_id": message_id }),
    };
    json!({
        "about": about,
        "who": answer.who,
        "says": format!("{:?}", answer.says),
        "confirmed_by_sender": answer.confirmed_by_sender,
    })
}

#[test]
fn every_file_says_what_is_expected() {
    let mut inputs = BTreeSet::new();
    let mut expectations = BTreeSet::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("json") => assert!(expectations.insert(name)),
            Some("eml" | "ics") => assert!(inputs.insert(path)),
            other => panic!("{} is neither an input nor a result: {other:?}", path.display()),
        }
    }
    assert!(!inputs.is_empty());
    for input in inputs {
        let name = input.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(expectations.remove(&name), "{name}.json is missing, or is for two files");
        let expected = fs::read(input.with_extension("json")).unwrap();
        let expected: Value = serde_json::from_slice(&expected).unwrap();
        // Programs save with either end of line, and so does git.
        let mut unix = fs::read(&input).unwrap();
        unix.retain(|byte| *byte != b'\r');
        let lines: Vec<&[u8]> = unix.split(|byte| *byte == b'\n').collect();
        for bytes in [&unix, &lines.join(&b"\r\n"[..])] {
            assert_eq!(shown(&read(bytes)), expected, "{}", input.display());
        }
    }
    assert!(expectations.is_empty(), "results without an input: {expectations:?}");
}

fn answer_of(participants: &str) -> Result<Vec<Answer>, NoAnswer> {
    let calendar = format!(
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\n\
         {participants}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
    read(calendar.as_bytes())
}

#[test]
fn participants_are_written_in_many_ways() {
    for written in [
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@example.org",
        "attendee;partstat=accepted:MAILTO:kari@example.org",
        "ATTENDEE;PARTSTAT=\"ACCEPTED\":mailto: <kari@example.org> ",
        "ATTENDEE;CN=\"Nordmann; Kari: PPT\";PARTSTAT=ACCEPTED:mailto:kari@example.org",
        "ATTENDEE;CN=\"Kari ^'K^'\";PARTSTAT=ACC\r\n EPTED:mailto:kari@exam\r\n\tple.org",
        "ATTENDEE;PARTSTAT=ACCEPTED;CN=\"Kari:mailto:kari@example.org",
        "ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=kari@example.org:/aMTIz/principal/",
        "ATTENDEE;PARTSTAT=ACCEPTED:kari@example.org\r\n\
         ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ola@example.org\r\nATTENDEE:mailto:per@example.org",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@example.org\r\nBEGIN:VALARM\r\n\
         ATTENDEE;PARTSTAT=DECLINED:mailto:ola@example.org\r\nEND:VALARM",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@example.org\r\nBEGIN:VALARM\r\n\
         BEGIN:VEVENT\r\nMETHOD:REQUEST\r\nEND:VEVENT\r\nEND:VALARM\r\nEND:VEVENT\r\n\
         BEGIN:VTODO\r\nUID:b\r\nATTENDEE;PARTSTAT=DECLINED:mailto:ola@example.org\r\n\
         END:VTODO\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\n\
         ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@example.org\r\n\
         ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@example.org",
        "ATTENDEE;PARTSTAT=ACCEPTED;DELEGATED-FROM=\"mailto:ola@example.org\":kari@example.org\r\n\
         ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:kari@example.org\":ola@example.org",
    ] {
        let answers = answer_of(written).unwrap_or_else(|error| panic!("{written}: {error}"));
        for answer in answers {
            assert_eq!(answer.says, Says::Accepts, "{written}");
            assert_eq!(answer.who.as_deref(), Some("kari@example.org"), "{written}");
            assert!(!answer.confirmed_by_sender, "{written}");
        }
    }
}

#[test]
fn what_is_no_address_is_left_out() {
    for written in [
        "urn:uuid:5c1f",
        "mailto:",
        "mailto:@",
        "mailto:a@b c",
        "mailto:a\u{202e}b@c",
        "mailto:a\u{200b}b@c",
        "mailto:a\u{7}@b",
    ] {
        let answers = answer_of(&format!("ATTENDEE;PARTSTAT=DECLINED:{written}")).unwrap();
        assert_eq!((answers[0].who.as_deref(), answers[0].says), (None, Says::Declines));
    }
}

#[test]
fn who_answers_has_to_be_clear() {
    let two = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@example.org\r\n\
               ATTENDEE;PARTSTAT=DECLINED:mailto:ola@example.org";
    assert_eq!(answer_of(two), Err(NoAnswer::SeveralParticipants));
    assert_eq!(answer_of("ATTENDEE:mailto:kari@example.org"), Err(NoAnswer::WithoutStatus));
    assert_eq!(answer_of("SUMMARY:Møte"), Err(NoAnswer::WithoutStatus));
    let again = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@example.org\r\nEND:VEVENT\r\n\
                 BEGIN:VEVENT\r\nUID:a@example.org\r\n\
                 ATTENDEE;PARTSTAT=DECLINED:mailto:KARI@example.org";
    assert!(matches!(answer_of(again), Err(NoAnswer::Contradiction(_))));
}

#[test]
fn the_sender_says_who_of_several_answers() {
    let message = |method: &str, from: &str, statuses: [&str; 2]| {
        read(
            format!(
                "From: {from}\nContent-Type: text/calendar; method={method}\n\n\
                 BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n\
                 ATTENDEE;PARTSTAT={}:mailto:kari@example.org\n\
                 ATTENDEE;PARTSTAT={}:mailto:ola@example.org\nEND:VEVENT\nEND:VCALENDAR\n",
                statuses[0], statuses[1]
            )
            .as_bytes(),
        )
        .map(|answers| (answers[0].who.clone().unwrap(), answers[0].says))
    };
    let ola = |says| Ok(("ola@example.org".to_owned(), says));
    let both = ["ACCEPTED", "DECLINED"];
    assert_eq!(message("REPLY", "ola@example.org", both), ola(Says::Declines));
    assert_eq!(message("REPLY", "per@example.org", both), Err(NoAnswer::SeveralParticipants));
    let neither = ["NEEDS-ACTION", "NEEDS-ACTION"];
    assert_eq!(message("COUNTER", "ola@example.org", neither), ola(Says::ProposesOtherTime));
    assert_eq!(message("COUNTER", "per@example.org", neither), Err(NoAnswer::SeveralParticipants));
    assert_eq!(message("REPLY", "ola@example.org", neither), Err(NoAnswer::WithoutStatus));
}

#[test]
fn what_an_organiser_sends_is_no_answer() {
    for method in ["REQUEST", "PUBLISH", "ADD", "CANCEL", "DECLINECOUNTER", "request"] {
        let calendar = format!("BEGIN:VCALENDAR\nMETHOD:{method}\nEND:VCALENDAR\n");
        assert_eq!(read(calendar.as_bytes()), Err(NoAnswer::Request), "{method}");
    }
}

#[test]
fn files_begin_in_many_ways() {
    let calendar = "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\n\
                    ATTENDEE;PARTSTAT=ACCEPTED:x\nEND:VEVENT\nEND:VCALENDAR\n";
    assert!(read(format!("\u{feff}\n{calendar}").as_bytes()).is_ok());
    let message = "\u{feff}Auto-Submitted: auto-replied\n\nHei";
    assert_eq!(read(message.as_bytes()), Err(NoAnswer::AutomaticReply));
    assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Err(NoAnswer::OutlookFormat));
    assert!(matches!(read(b"\xff\xfeB\0E\0"), Err(NoAnswer::Damaged(_))));
    assert!(matches!(read(b""), Err(NoAnswer::Damaged(_))));
}

#[test]
fn a_calendar_is_known_by_its_kind_or_by_its_beginning() {
    let begun = "QkVHSU46VkNBTEVOREFSCk1FVEhPRDpSRVFVRVNUCkVORDpWQ0FMRU5EQVIK";
    let marked = "77u/QkVHSU46VkNBTEVOREFSCk1FVEhPRDpSRVFVRVNUCkVORDpWQ0FMRU5EQVIK";
    for (kind, calendar, error) in [
        ("application/octet-stream; name=svar.ics", begun, NoAnswer::Request),
        ("application/octet-stream; name=svar.ics", marked, NoAnswer::OrdinaryMessage),
        ("application/ics", marked, NoAnswer::Request),
        ("text/calendar", marked, NoAnswer::Request),
    ] {
        let message =
            format!("Content-Type: {kind}\nContent-Transfer-Encoding: base64\n\n{calendar}\n");
        assert_eq!(read(message.as_bytes()), Err(error), "{kind}");
    }
}

#[test]
fn addresses_do_not_show() {
    let answers = answer_of("ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@example.org").unwrap();
    assert_eq!(
        format!("{answers:?}"),
        "[Answer { about: Meeting { sequence: None, .. }, has_address: true, says: Accepts, \
         confirmed_by_sender: false }]"
    );
}

#[test]
fn hostile_files_end_soon() {
    let head = "From: a@example.org\nContent-Type: multipart/mixed; boundary=B\n\n";
    let part = "--B\nContent-Type: multipart/mixed; boundary=none\n\nx\n";
    let too_much = |bytes: &str| match read(bytes.as_bytes()) {
        Err(NoAnswer::Limit { of, .. }) => of,
        other => panic!("{other:?}"),
    };
    assert_eq!(too_much(&(head.to_owned() + &part.repeat(100_000))), "parts within parts");
    let messages = "Content-Type: message/rfc822\n\n".repeat(100_000);
    assert_eq!(too_much(&messages), "parts within parts");
    let in_words = "Content - Type: message/rfc822\n\n".repeat(100);
    assert_eq!(too_much(&in_words), "parts within parts");
    let boundary =
        format!("a\nContent-Type: multipart/mixed;\n boundary={}\n\n", "-".repeat(1_000));
    assert_eq!(too_much(&boundary), "bytes in the Content-Type of a part");
    assert_eq!(too_much(&"\n".repeat(2_000_000)), "lines");
    assert_eq!(too_much(&"a".repeat(33 << 20)), "bytes");
    let crowd = "ATTENDEE:mailto:a@example.org\r\n".repeat(5_000);
    assert!(matches!(answer_of(&crowd), Err(NoAnswer::Limit { of: "participants", .. })));
    let crowd = "Final-Recipient: rfc822; a@example.org\nAction: failed\n\n".repeat(5_000);
    let crowd = format!("From: a@b\nContent-Type: message/delivery-status\n\n{crowd}");
    assert_eq!(too_much(&crowd), "recipients");
}

#[test]
fn a_message_in_base64_is_not_entered() {
    // `Content-Type: message/rfc822` and an empty line, as often as a stack cannot bear it.
    let deep = "Q29udGVudC1UeXBlOiBtZXNzYWdlL3JmYzgyMgoKICAg\n".repeat(100_000);
    let head = "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n";
    let message = format!("From: kari@example.org\n{head}{deep}");
    assert_eq!(read(message.as_bytes()), Err(NoAnswer::Forwarded));
}

#[test]
fn programs_that_answer_by_themselves_are_told_from_people() {
    let message = |header: &str, body: &str| {
        read(format!("From: kari@example.org\n{header}\n\n{body}").as_bytes())
    };
    assert_eq!(message("Auto-Submitted: Auto-Replied", "Hei"), Err(NoAnswer::AutomaticReply));
    assert_eq!(message("Auto-Submitted: no", "Hei"), Err(NoAnswer::OrdinaryMessage));
    assert_eq!(message("X-Failed-Recipients: a@b", "Hei"), Err(NoAnswer::ForeignBounce));
    // Some programs mark even an answer that a person gave.
    let calendar = "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\n\
                    ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@example.org\nEND:VEVENT\n\
                    END:VCALENDAR\n";
    let answers = message("Auto-Submitted: auto-replied", calendar).unwrap();
    assert_eq!((answers[0].says, answers[0].confirmed_by_sender), (Says::Accepts, true));
}

#[test]
fn the_sender_is_one_person() {
    let confirmed = |from: &str| {
        let message = format!(
            "{from}\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\n\
             BEGIN:VEVENT\nUID:a\nATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@example.org\n\
             END:VEVENT\nEND:VCALENDAR\n"
        );
        read(message.as_bytes()).unwrap()[0].confirmed_by_sender
    };
    assert!(confirmed("From: KARI@example.org"));
    assert!(confirmed("From: \"ola@example.org\"\n <kari@example.org> (PPT)"));
    for from in [
        "Subject: Hei",
        "From: \"kari@example.org\" <ola@example.org>",
        "From: ola@example.org (kari@example.org)",
        "From: kari@example.org, ola@example.org",
        "From: ola@example.org\nFrom: kari@example.org",
        "From: kari@example.org\nFrom: ola@example.org",
        "From: ola@example.org\nSender: kari@example.org\nReply-To: kari@example.org",
        "From: kari@example.org.example.com",
    ] {
        assert!(!confirmed(from), "{from}");
    }
}

#[test]
fn a_notification_may_be_encoded() {
    let message = |kind: &str, id: &str| {
        format!(
            "From: MAILER-DAEMON@example.org\nContent-Type: multipart/report; boundary=B\n\n\
             --B\nContent-Type: message/global-delivery-status\n\
             Content-Transfer-Encoding: base64\n\n\
             RmluYWwtUmVjaXBpZW50OiB1dGYtODsga1x4e0U1fXJlQGV4YW1wbGUub3JnClN0YXR1czogNS4xLjEK\n\n\
             --B\nContent-Type: {kind}\nContent-Transfer-Encoding: base64\n\n{id}\n--B--\n"
        )
    };
    for kind in ["message/global", "message/global-headers", "message/rfc822"] {
        let answers = read(message(kind, "TWVzc2FnZS1JRDogPGFAYj4K").as_bytes()).unwrap();
        assert_eq!(answers[0].about, About::Message { message_id: "a@b".to_owned() });
        assert_eq!(answers[0].who.as_deref(), Some("k\u{e5}re@example.org"));
        assert_eq!(answers[0].says, Says::Unreachable);
    }
    let without = message("message/global", "U3ViamVjdDogYQo=");
    assert_eq!(read(without.as_bytes()), Err(NoAnswer::WithoutMessageId));
}
