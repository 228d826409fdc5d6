//! A text as the kind of its field: a date, an address, the name of a file.

use std::str::FromStr;

use email_address::EmailAddress;

use crate::fault::FaultKind;
use crate::form::case::CaseReference;
use crate::form::date::{DateError, parse_date, parse_time};
use crate::form::definition::Kind;
use crate::form::value::Value;

/// The value that a text is for a kind that holds a single one.
pub(super) fn single_value(kind: &Kind, text: String) -> Result<Value, FaultKind> {
    let limited = |text: String, max: usize| match text.chars().count() {
        length if length > max => Err(FaultKind::TooLong { max }),
        _ => Ok(text),
    };
    match kind {
        Kind::LongText { max_length, .. } => limited(text, *max_length).map(Value::Text),
        Kind::Text { .. } | Kind::Signature { .. } if text.contains('\n') => {
            Err(FaultKind::NotOneLine)
        }
        Kind::Text { max_length } | Kind::Signature { max_length } => {
            limited(text, *max_length).map(Value::Text)
        }
        Kind::Date => parse_date(&text).map(Value::Date).map_err(|error| match error {
            DateError::Unreadable => FaultKind::DateUnreadable,
            DateError::Impossible => FaultKind::DateImpossible,
        }),
        Kind::Time => parse_time(&text).map(Value::Time).ok_or(FaultKind::TimeUnreadable),
        Kind::Email => email(&text).map(Value::Email).ok_or(FaultKind::EmailInvalid),
        Kind::Phone => phone(&text).map(Value::Phone).ok_or(FaultKind::PhoneInvalid),
        Kind::Case => {
            CaseReference::from_str(&text).map(Value::Case).map_err(|_| FaultKind::CaseInvalid)
        }
        Kind::Link => link(&text).map(Value::Link).ok_or(FaultKind::LinkInvalid),
        Kind::File if is_file_name(&text) => Ok(Value::File(text)),
        Kind::File => Err(FaultKind::FileNameInvalid),
        Kind::Integer => text
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse().ok())
            .flatten()
            .map(Value::Integer)
            .ok_or(FaultKind::IntegerInvalid),
        Kind::Boolean | Kind::Choice(_) | Kind::Choices(_) | Kind::Group(_) | Kind::List { .. } => {
            unreachable!("these kinds hold more than a single text")
        }
    }
}

/// An address that a mail server can take: a local part, an at sign, a domain with a dot.
fn email(text: &str) -> Option<EmailAddress> {
    let options = email_address::Options::default()
        .with_required_tld()
        .without_display_text()
        .without_domain_literal();
    EmailAddress::parse_with_options(text, options).ok()
}

/// A number that exists in the numbering plans, in its international form.
fn phone(text: &str) -> Option<String> {
    let number = phonenumber::parse(Some(phonenumber::country::Id::NO), text).ok()?;
    number.is_valid().then(|| number.format().mode(phonenumber::Mode::International).to_string())
}

fn link(text: &str) -> Option<String> {
    // The reader of addresses passes over line ends and mends the rest; other readers do not.
    let strange = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c);
    if text.contains(strange) {
        return None;
    }
    let url = url::Url::parse(text).ok()?;
    (url.scheme() == "https" && url.username().is_empty() && url.password().is_none())
        .then(|| text.to_owned())
}

/// The endings of files that can go into a packet.
const FILE_ENDINGS: [&str; 4] = ["pdf", "png", "jpg", "jpeg"];

/// A name without a path, of a PDF or a picture.
fn is_file_name(text: &str) -> bool {
    let ending = text.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| FILE_ENDINGS.contains(&ending.as_str()))
        && text.len() <= 200
        && !text.starts_with('.')
        && !text.contains(|c: char| c.is_control() || "/\\:*?\"<>|".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_whole_addresses_and_nothing_beside() {
        let whole = "https://video.example.org/møte?rom=1&x=a%20b#2";
        assert_eq!(link(whole).as_deref(), Some(whole));
        for text in [
            "http://video.example.org/",
            "https://kari:hemmelig@video.example.org/",
            "https://video.example.org/\nX-Evil: 1",
            "https://video.example.org/\rx",
            "https://video.example.org/a b",
            "https://video.example.org/\" onclick=\"x",
            "https://video.example.org/<script>",
            "https://video.example.org/\\;",
            "javascript:alert(1)",
        ] {
            assert_eq!(link(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_file_is_named_without_a_path() {
        for name in ["samtykke.pdf", "Kartlegging våren 2026.PDF", "skann 1.jpeg"] {
            assert!(is_file_name(name), "{name}");
        }
        for name in
            ["", "samtykke", "../samtykke.pdf", "a/b.pdf", "a\\b.pdf", ".pdf", "c:x.pdf", "a.exe"]
        {
            assert!(!is_file_name(name), "{name}");
        }
    }

    #[test]
    fn phones_are_read_as_norwegians_write_them() {
        for (text, expected) in [
            ("22 00 00 00", Some("+47 22 00 00 00")),
            ("+47 412 34 567", Some("+47 41 23 45 67")),
            ("0047 41234567", Some("+47 41 23 45 67")),
            ("12 34 56", None),
            ("ring meg", None),
        ] {
            assert_eq!(phone(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn addresses_of_mail_and_pages_are_checked() {
        assert!(email("kari.nordli@example.org").is_some());
        assert!(email("kåre@blåbær.example.org").is_some());
        for wrong in [
            "kari.nordli",
            "kari@",
            "Kari <kari@example.org>",
            "kari@localhost",
            "a b@example.org",
            "a@b.c\r\nBcc: x@y.z",
        ] {
            assert!(email(wrong).is_none(), "{wrong}");
        }
        assert!(link("https://teams.example.org/l/meetup?x=1").is_some());
        for wrong in [
            "http://example.org",
            "teams.example.org",
            "javascript:alert(1)",
            "https://a:b@example.org",
        ] {
            assert!(link(wrong).is_none(), "{wrong}");
        }
    }
}
