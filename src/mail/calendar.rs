//! The calendar file of an invitation (iCalendar, RFC 5545; iTIP, RFC 5546; iMIP, RFC 6047).
//!
//! Written by hand: the libraries at hand let a carriage return through in every field, and know
//! no time zone. What a value may hold is settled here, in one place for texts, one for
//! parameters and one for addresses.

use std::fmt::Write;

use jiff::Timestamp;
use jiff::civil::DateTime;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::mailbox::Mailbox;

/// What the file asks of its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// To come, or to note what has changed.
    Request,
    /// To strike the meeting out.
    Cancel,
}

impl Method {
    /// The name in the file, in the message's headers and in the outbox.
    pub fn name(self) -> &'static str {
        match self {
            Method::Request => "REQUEST",
            Method::Cancel => "CANCEL",
        }
    }

    /// The method of a name.
    pub fn named(name: &str) -> Option<Method> {
        [Method::Request, Method::Cancel].into_iter().find(|method| method.name() == name)
    }
}

/// A meeting as a calendar has it.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// What the file asks.
    pub method: Method,
    /// The name of the meeting, the same for as long as it is the same meeting.
    pub uid: &'a str,
    /// How often it has changed.
    pub sequence: u32,
    /// When this file was made.
    pub stamp: Timestamp,
    /// When the meeting begins, by the clock of Oslo.
    pub start: DateTime,
    /// When it ends.
    pub end: DateTime,
    /// What stands in the calendar.
    pub summary: &'a str,
    /// Where it is.
    pub location: Option<&'a str>,
    /// The address of an online meeting.
    pub link: Option<&'a str>,
    /// What is said of it.
    pub description: &'a str,
    /// Who calls to it.
    pub organizer: &'a Mailbox,
    /// Who is asked to come.
    pub attendees: &'a [Mailbox],
}

/// The clock of Oslo since 1996, when the European Union's end of summer time moved to October.
const OSLO: &str = "BEGIN:VTIMEZONE\r\n\
    TZID:Europe/Oslo\r\n\
    BEGIN:DAYLIGHT\r\n\
    DTSTART:19960331T020000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n\
    TZOFFSETFROM:+0100\r\n\
    TZOFFSETTO:+0200\r\n\
    TZNAME:CEST\r\n\
    END:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\n\
    DTSTART:19961027T030000\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n\
    TZOFFSETFROM:+0200\r\n\
    TZOFFSETTO:+0100\r\n\
    TZNAME:CET\r\n\
    END:STANDARD\r\n\
    END:VTIMEZONE\r\n";

/// The file, with lines of at most 75 bytes that end with CR LF.
pub fn write(event: &Event<'_>) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN:VCALENDAR");
    lines.add("VERSION:2.0");
    lines.add("PRODID:-//Blankett//Blankett//NO");
    lines.add("CALSCALE:GREGORIAN");
    lines.add(&format!("METHOD:{}", event.method.name()));
    lines.text.push_str(OSLO);
    lines.add("BEGIN:VEVENT");
    lines.add(&format!("UID:{}", text(event.uid)));
    lines.add(&format!("SEQUENCE:{}", event.sequence));
    lines.add(&format!("DTSTAMP:{}", event.stamp.strftime("%Y%m%dT%H%M%SZ")));
    for (name, moment) in [("DTSTART", event.start), ("DTEND", event.end)] {
        lines.add(&format!("{name};TZID=Europe/Oslo:{}", moment.strftime("%Y%m%dT%H%M%S")));
    }
    lines.add(&format!("SUMMARY:{}", text(event.summary)));
    if let Some(location) = event.location.or(event.link) {
        lines.add(&format!("LOCATION:{}", text(location)));
    }
    if let Some(link) = event.link {
        lines.add(&format!("URL:{}", address(link)));
    }
    lines.add(&format!("DESCRIPTION:{}", text(event.description)));
    lines.add(&format!("ORGANIZER{}:{}", common_name(event.organizer), mailto(event.organizer)));
    for attendee in event.attendees {
        let asked = match event.method {
            Method::Request => ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE",
            Method::Cancel => ";ROLE=REQ-PARTICIPANT",
        };
        lines.add(&format!("ATTENDEE{asked}{}:{}", common_name(attendee), mailto(attendee)));
    }
    let status = match event.method {
        Method::Request => "CONFIRMED",
        Method::Cancel => "CANCELLED",
    };
    lines.add(&format!("STATUS:{status}"));
    // The title says nothing of what is talked about; the hour alone is nobody's secret.
    lines.add("TRANSP:OPAQUE");
    lines.add("END:VEVENT");
    lines.add("END:VCALENDAR");
    lines.text
}

/// Content lines.
#[derive(Default)]
pub(crate) struct Lines {
    text: String,
}

impl Lines {
    /// All of them.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Adds a content line, folded so that no line has more than 75 bytes and no letter is parted
    /// (RFC 5545 §3.1).
    pub(crate) fn add(&mut self, line: &str) {
        let mut width = 0;
        for character in line.chars() {
            if width + character.len_utf8() > 75 {
                self.text.push_str("\r\n ");
                width = 1;
            }
            self.text.push(character);
            width += character.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// A text value (RFC 5545 §3.3.11): no line end stays as it is, no other control at all.
pub(crate) fn text(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for character in lines_joined(value).chars() {
        match character {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(character);
            }
            '\n' => escaped.push_str("\\n"),
            character if character.is_control() => escaped.push(' '),
            character => escaped.push(character),
        }
    }
    escaped
}

/// Every kind of line end as a line feed.
fn lines_joined(value: &str) -> String {
    value.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
}

/// `;CN="…"`, or nothing for somebody without a name. A quotation mark cannot stand in a
/// parameter, and some readers take a backslash for the beginning of something else: what looks
/// like them takes their place. A caret is doubled (RFC 6868).
fn common_name(mailbox: &Mailbox) -> String {
    let Some(name) = mailbox.name() else { return String::new() };
    let name: String = lines_joined(name)
        .chars()
        .map(|character| match character {
            '"' => '\'',
            '\\' => '/',
            character if character.is_control() => ' ',
            character => character,
        })
        .collect();
    let name = name.replace('^', "^^");
    format!(";CN=\"{name}\"")
}

/// What stays as it is in the address of a mailbox (RFC 6068).
const MAIL: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'@')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'*')
    .remove(b'+');

/// The address of a mailbox as a calendar writes it.
pub(super) fn mailto(mailbox: &Mailbox) -> String {
    format!("mailto:{}", utf8_percent_encode(mailbox.address(), MAIL))
}

/// An address of a page: what cannot stand in one is written as the address writes it.
fn address(link: &str) -> String {
    let mut encoded = String::with_capacity(link.len());
    for character in link.chars() {
        if character.is_ascii_graphic() {
            encoded.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn mailbox(name: &str, address: &str) -> Mailbox {
        Mailbox::new(Some(name), address).expect("the mailbox is right")
    }

    fn file<'a>(change: impl FnOnce(&mut Event<'a>)) -> String {
        let organizer: &Mailbox =
            Box::leak(Box::new(mailbox("Solsikken barnehage", "post@solsikken.example.org")));
        let attendees: &[Mailbox] = Box::leak(Box::new([
            mailbox("Kari \"Kaja\" Nordli", "kari@example.org"),
            mailbox("Åse Lie", "åse@example.org"),
        ]));
        let mut event = Event {
            method: Method::Request,
            uid: "abc@example.org",
            sequence: 2,
            stamp: "2026-03-01T10:00:00Z".parse().expect("a moment"),
            start: date(2026, 3, 17).at(9, 0, 0, 0),
            end: date(2026, 3, 17).at(10, 30, 0, 0),
            summary: "Møteinnkalling – Solsikken barnehage",
            location: Some("Møterom 2; 1. etasje, øst"),
            link: None,
            description: "Første linje\nandre linje \\ slutt",
            organizer,
            attendees,
        };
        change(&mut event);
        write(&event)
    }

    fn unfolded<'a>(change: impl FnOnce(&mut Event<'a>)) -> Vec<String> {
        file(change).replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn the_event_has_what_the_standards_ask_for() {
        let lines = unfolded(|_| {});
        for line in [
            "METHOD:REQUEST",
            "UID:abc@example.org",
            "SEQUENCE:2",
            "DTSTAMP:20260301T100000Z",
            "DTSTART;TZID=Europe/Oslo:20260317T090000",
            "DTEND;TZID=Europe/Oslo:20260317T103000",
            "LOCATION:Møterom 2\\; 1. etasje\\, øst",
            "DESCRIPTION:Første linje\\nandre linje \\\\ slutt",
            "ORGANIZER;CN=\"Solsikken barnehage\":mailto:post@solsikken.example.org",
            "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Kari 'Kaja' Nordli\":mailto:kari@example.org",
            "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Åse Lie\":mailto:%C3%A5se@example.org",
            "STATUS:CONFIRMED",
        ] {
            assert!(lines.iter().any(|found| found == line), "{line}\n{lines:#?}");
        }
        let cancelled = unfolded(|event| event.method = Method::Cancel);
        for line in ["METHOD:CANCEL", "STATUS:CANCELLED"] {
            assert!(cancelled.iter().any(|found| found == line), "{line}");
        }
    }

    #[test]
    fn what_readers_decode_in_a_name_decodes_to_the_name() {
        let name = mailbox("A\\nB^n\"C", "a@example.org");
        assert_eq!(common_name(&name), ";CN=\"A/nB^^n'C\"");
    }

    #[test]
    fn lines_are_short_and_no_letter_is_parted() {
        let long = "å".repeat(400);
        let file = file(|event| event.summary = &long);
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        assert!(file.replace("\r\n ", "").contains(&long));
    }

    #[test]
    fn no_value_begins_a_line_of_its_own() {
        for evil in [
            "\r\nX-EVIL:1",
            "\nX-EVIL:1",
            "\rX-EVIL:1",
            "\u{85}X-EVIL:1",
            "\u{2028}X-EVIL:1",
            "\0X-EVIL:1",
            "\";X-EVIL=1:",
        ] {
            let value = format!("x{evil}");
            for file in [
                file(|event| event.summary = &value),
                file(|event| event.location = Some(&value)),
                file(|event| event.description = &value),
                file(|event| event.uid = &value),
                file(|event| event.link = Some(&value)),
            ] {
                let bare = file.replace("\r\n", "");
                assert!(!bare.contains(['\r', '\n', '\0', '\u{85}', '\u{2028}']), "{evil:?}");
                let lines = file.replace("\r\n ", "");
                assert!(lines.split("\r\n").all(|line| !line.starts_with("X-EVIL")), "{evil:?}");
            }
        }
    }
}
