//! Calendar files.

use super::*;

fn calendar(lines: &str) -> Unpacked {
    unpacked(format!("BEGIN:VCALENDAR\r\n{lines}\r\nEND:VCALENDAR\r\n").as_bytes(), None)
}

#[test]
fn lines_are_unfolded_and_unescaped() {
    let found =
        calendar("SUMMARY:M\u{f8}te\\, om\r\n  Nora\\nTeste\r\n\tsen\r\nLOCATION:a\\;b\\\\c");
    assert_has(&found, &["calendar SUMMARY: Møte, om Nora\nTestesen", "calendar LOCATION: a;b\\c"]);
}

#[test]
fn a_fold_may_part_a_letter() {
    let found = unpacked(b"BEGIN:VCALENDAR\r\nSUMMARY:K\xc3\r\n \xa5re\r\n", None);
    assert_has(&found, &["calendar SUMMARY: Kåre"]);
}

#[test]
fn parameters_are_texts() {
    let found = calendar(
        "ATTENDEE;CN=\"Nordmann; ^'Kari^'\";ROLE=CHAIR:mailto:kari%40example.org\r\n\
         ORGANIZER;CN=Ola:mailto:ola@example.org\r\n\
         DTSTART;TZID=Nora:20260101T100000\r\n\
         DTSTAMP:Nora Testesen",
    );
    assert_has(
        &found,
        &[
            "calendar ATTENDEE: Nordmann; \"Kari\"",
            "calendar ATTENDEE: mailto:kari@example.org",
            "calendar ORGANIZER: mailto:ola@example.org",
            "calendar DTSTART: Nora",
            "calendar DTSTAMP: Nora Testesen",
        ],
    );
    assert!(!lines(&found).iter().any(|line| line.contains("20260101")));
    // What the standard lets choose from tells of nobody; what only claims to be one of those does.
    let found =
        calendar("ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=TRUE;PARTSTAT=Nora:mailto:a@example.org");
    assert_has(&found, &["calendar ATTENDEE: Nora"]);
    let said = lines(&found);
    assert!(!said.iter().any(|line| line.contains("REQ") || line.contains("TRUE")), "{said:?}");
}

#[test]
fn unknown_properties_and_lines_are_texts() {
    let found = calendar("X-BARNETS-NAVN:Nora\r\nUID:nora-1@example.org\r\nikke en linje");
    assert_has(
        &found,
        &[
            "calendar X-BARNETS-NAVN: X-BARNETS-NAVN",
            "calendar X-BARNETS-NAVN: Nora",
            "calendar UID: nora-1@example.org",
            "calendar ?: ikke en linje",
        ],
    );
}

#[test]
fn a_rule_of_recurrence_is_a_text_when_it_says_anything_else() {
    let read = |rule: &str| {
        let mut found = lines(&calendar(&format!("RRULE:{rule}")));
        found.retain(|line| line.contains("RRULE"));
        found
    };
    for rule in [
        "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,TH;UNTIL=20261231T120000Z",
        "FREQ=MONTHLY;BYSETPOS=-1;BYHOUR=9,13;COUNT=10",
    ] {
        assert_eq!(read(rule), Vec::<String>::new(), "{rule}");
    }
    for rule in [
        "FREQ=NORA",
        "FREQ=WEEKLY;BYDAY=SUNNIVA",
        "FREQ=WEEKLY;COUNT=15890799802",
        "X-BARN=1",
        "saken til Nora",
    ] {
        assert_eq!(read(rule), [format!("calendar RRULE: {rule}")]);
    }
}

#[test]
fn html_and_attachments_are_taken_apart() {
    let found = calendar(
        "X-ALT-DESC;FMTTYPE=text/html:<p><b>N</b>ora\\, hei</p>\r\n\
         ATTACH;ENCODING=BASE64;VALUE=BINARY;FILENAME=Nora.txt:SGVp\r\n\
         ATTACH:data:text/plain;base64,SGVpIGlnamVu",
    );
    assert_has(
        &found,
        &[
            "calendar X-ALT-DESC: Nora, hei",
            "attachment 1, file name: Nora.txt",
            "attachment 1, text: Hei",
            "attachment 2, text: Hei igjen",
        ],
    );
}
