//! Calendar files (RFC 5545) and address cards (RFC 6350): content lines, unfolded and unescaped.
//!
//! Lines of our own, because the parsers at hand keep to what they know: a property, a parameter
//! or a line that they do not expect is dropped, and would leave unseen.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use super::collector::Collector;
use super::{Place, Refusal, html, kind};

/// Properties that hold moments and what program made them, if they hold no more than that.
///
/// `UID` is not among them: people's names have been seen in it.
const TECHNICAL: [&str; 18] = [
    "DTSTAMP",
    "DTSTART",
    "DTEND",
    "DUE",
    "CREATED",
    "LAST-MODIFIED",
    "COMPLETED",
    "DURATION",
    "RECURRENCE-ID",
    "EXDATE",
    "RDATE",
    "TRIGGER",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "FREEBUSY",
    "REV",
    "SEQUENCE",
    "VERSION",
];

/// Words that the standard gives properties to choose from (RFC 5545 §3.7, §3.8.1).
const CHOICES: [(&str, &[&str]); 5] = [
    ("CALSCALE", &["GREGORIAN"]),
    ("METHOD", &["PUBLISH", "REQUEST", "REPLY", "ADD", "CANCEL", "REFRESH", "COUNTER"]),
    ("STATUS", &["TENTATIVE", "CONFIRMED", "CANCELLED"]),
    ("TRANSP", &["OPAQUE", "TRANSPARENT"]),
    ("CLASS", &["PUBLIC", "PRIVATE", "CONFIDENTIAL"]),
];

/// The same for parameters (RFC 5545 §3.2): «REQ» is no short form of anybody's name.
const PARAMETERS: [(&str, &[&str]); 4] = [
    ("ROLE", &["CHAIR", "REQ-PARTICIPANT", "OPT-PARTICIPANT", "NON-PARTICIPANT"]),
    ("PARTSTAT", &["NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED"]),
    ("RSVP", &["TRUE", "FALSE"]),
    ("CUTYPE", &["INDIVIDUAL", "GROUP", "RESOURCE", "ROOM", "UNKNOWN"]),
];

fn is_chosen(choices: &[(&str, &[&str])], name: &str, value: &str) -> bool {
    choices.iter().any(|(of, words)| *of == name && words.contains(&value))
}

/// Hands back the text of every property and parameter.
pub(super) fn unpack(bytes: &[u8], into: &mut Collector) -> Result<(), Refusal> {
    let unfolded = unfolded(bytes);
    let lines = kind::text(&unfolded)?.split(['\n', '\r']).filter(|line| !line.is_empty());
    lines.into_iter().try_for_each(|line| property(line, into))
}

/// The file with its folded lines made whole, byte by byte: a fold may part the bytes of a letter.
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        let fold: &[&[u8]] = &[b"\r\n ", b"\r\n\t", b"\n ", b"\n\t", b"\r ", b"\r\t"];
        match fold.iter().find(|fold| rest.starts_with(fold)) {
            Some(fold) => rest = &rest[fold.len()..],
            None => {
                out.push(*byte);
                rest = after;
            }
        }
    }
    out
}

fn property(line: &str, into: &mut Collector) -> Result<(), Refusal> {
    let Some((head, value)) = split_value(line) else {
        // Not a content line; a program might show it all the same.
        return into.text(Place::CalendarProperty("?".to_owned()), line);
    };
    let mut pieces = quoted_split(head, ';').into_iter();
    let name = pieces.next().unwrap_or("");
    // A group may stand before the name of a card's property: `item1.ADR`.
    let name = name.rsplit_once('.').map_or(name, |(_, name)| name).to_ascii_uppercase();
    let place = Place::CalendarProperty(name.clone());
    if name.starts_with("X-") {
        into.text(place.clone(), head)?;
    }
    let parameters: Vec<(String, String)> = pieces.map(parameter).collect();
    for (name, text) in &parameters {
        if !is_chosen(&PARAMETERS, name, text) {
            into.text(place.clone(), text)?;
        }
    }
    let parameter = |name: &str| {
        parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    };
    let is_technical = TECHNICAL.contains(&name.as_str()) && is_moment(value)
        || name == "RRULE" && is_recurrence(value);
    if is_technical || is_chosen(&CHOICES, &name, value) {
        return Ok(());
    }
    let encoding = parameter("ENCODING").map(str::to_ascii_uppercase);
    match encoding.as_deref() {
        Some("BASE64" | "B") => {
            let bytes = base64_decode(value.trim().as_bytes())
                .ok_or(Refusal::Damaged("an attachment in the calendar file is not base64"))?;
            let file_name = ["FILENAME", "X-FILENAME", "X-APPLE-FILENAME", "LABEL"]
                .into_iter()
                .find_map(parameter);
            return into.attachment(&bytes, file_name, None);
        }
        Some("QUOTED-PRINTABLE") => {
            let bytes = quoted_printable_decode(value.as_bytes())
                .ok_or(Refusal::Damaged("quoted-printable text in the calendar file"))?;
            into.text(place.clone(), &String::from_utf8_lossy(&bytes))?;
        }
        Some("8BIT") | None => {}
        Some(_) => return Err(Refusal::Encoding("unknown encoding in the calendar file")),
    }
    if let Some((head, data)) = value.strip_prefix("data:").and_then(|data| data.split_once(',')) {
        return data_address(head, data, into);
    }
    let mut plain = unescaped(value);
    if name == "UID"
        && let Some((local, _)) = plain.split_once('@')
        && is_machine_made(local)
    {
        // What follows is the name of a machine, and all of it no address that anybody has.
        plain.truncate(local.len());
    }
    let is_html = parameter("FMTTYPE").is_some_and(|kind| kind.eq_ignore_ascii_case("text/html"));
    if is_html || name == "X-ALT-DESC" || plain.contains("</") {
        html::unpack(&plain, &place, into)?;
    }
    into.text(place.clone(), &plain)?;
    if plain.contains('%') {
        let decoded = percent_encoding::percent_decode_str(&plain).decode_utf8_lossy();
        into.text(place, &decoded)?;
    }
    Ok(())
}

/// A file within an address (RFC 2397).
fn data_address(head: &str, data: &str, into: &mut Collector) -> Result<(), Refusal> {
    let bytes: Cow<'_, [u8]> = percent_encoding::percent_decode_str(data).into();
    if !head.to_ascii_lowercase().ends_with(";base64") {
        return into.attachment(&bytes, None, None);
    }
    let bytes = base64_decode(&bytes).ok_or(Refusal::Damaged("a data address is not base64"))?;
    into.attachment(&bytes, None, None)
}

/// The name with its parameters, and the value: parted by the first colon that is not quoted.
fn split_value(line: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    for (index, char) in line.char_indices() {
        match char {
            '"' => quoted = !quoted,
            ':' if !quoted => return Some((&line[..index], &line[index + 1..])),
            _ => {}
        }
    }
    // A quote that is never closed hides nothing.
    line.split_once(':')
}

fn quoted_split(text: &str, separator: char) -> Vec<&str> {
    let mut quoted = false;
    text.split(move |char| {
        quoted ^= char == '"';
        char == separator && !quoted
    })
    .collect()
}

/// A parameter's name and its text, decoded as RFC 6868 has it.
fn parameter(text: &str) -> (String, String) {
    let (name, value) = text.split_once('=').unwrap_or((text, text));
    let value = value.replace('"', "");
    let mut decoded = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(char) = chars.next() {
        let replaced = match (char, chars.peek()) {
            ('^', Some('n' | 'N')) => Some('\n'),
            ('^', Some('\'')) => Some('"'),
            ('^', Some('^')) => Some('^'),
            _ => None,
        };
        decoded.push(replaced.unwrap_or(char));
        if replaced.is_some() {
            chars.next();
        }
    }
    (name.to_ascii_uppercase(), decoded)
}

/// A text value without its escapes.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(char) = chars.next() {
        out.push(match char {
            '\\' => match chars.next() {
                Some('n' | 'N') => '\n',
                Some(other) => other,
                None => '\\',
            },
            other => other,
        });
    }
    out
}

/// Whether a name is one that machines give: long, and in one piece.
fn is_machine_made(name: &str) -> bool {
    name.len() >= 20 && name.chars().all(|char| char.is_ascii_alphanumeric() || char == '-')
}

/// Whether a value holds no more than dates, periods and numbers.
/// Whether a rule says when something comes again, and nothing else (RFC 5545 §3.3.10).
fn is_recurrence(value: &str) -> bool {
    const FREQUENCIES: [&str; 7] =
        ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    // No number of a person is that short.
    let is_count = |text: &str| {
        text.len() <= 5 && text.chars().all(|char| char.is_ascii_digit() || "+-".contains(char))
    };
    let is_day = |text: &str| DAYS.iter().any(|day| text.strip_suffix(day).is_some_and(is_count));
    value.split(';').all(|part| match part.split_once('=') {
        Some(("FREQ", frequency)) => FREQUENCIES.contains(&frequency),
        Some(("WKST" | "BYDAY", days)) => days.split(',').all(is_day),
        Some(("UNTIL", moment)) => is_moment(moment),
        Some((
            "COUNT" | "INTERVAL" | "BYSECOND" | "BYMINUTE" | "BYHOUR" | "BYMONTHDAY" | "BYYEARDAY"
            | "BYWEEKNO" | "BYMONTH" | "BYSETPOS",
            counts,
        )) => counts.split(',').all(is_count),
        _ => false,
    })
}

fn is_moment(value: &str) -> bool {
    value.chars().all(|char| char.is_ascii_digit() || "TZPWDHMS+-,/.:".contains(char))
}
