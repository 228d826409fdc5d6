//! Names that machines give meetings and messages: the same for the same thing, and telling
//! nobody anything.
//!
//! They are letters only: digits by chance could look like a telephone number or an id to whoever
//! looks through the message afterwards.

use jiff::civil::{Date, Time};
use ring::digest::{SHA256, digest};

/// The name of a meeting in calendars (`UID`, RFC 5545 §3.8.4.7).
///
/// It comes from the kindergarten and from when the meeting was first called for, so that it is
/// found again without any memory of it.
pub fn meeting(domain: &str, kindergarten: &str, date: Date, start: Time) -> String {
    let key = kindergarten.to_lowercase();
    let start = start.strftime("%H:%M");
    format!(
        "{}@{domain}",
        letters(&["meeting", domain, &key, &date.to_string(), &start.to_string()])
    )
}

/// The name of a message (`Message-ID`), without its angle brackets.
pub fn message(uid: &str, sequence: u32, method: &str, recipient: &str, copy: u32) -> String {
    let (name, domain) = uid.split_once('@').unwrap_or((uid, "localhost"));
    let number = [sequence, copy].map(|number| number.to_string());
    let hash = letters(&["message", name, &number[0], method, recipient, &number[1]]);
    format!("{hash}@{domain}")
}

/// The name of a parcel with these documents.
pub fn parcel(domain: &str, documents: &[String]) -> String {
    let mut texts = vec!["parcel", domain];
    texts.extend(documents.iter().map(String::as_str));
    format!("{}@{domain}", letters(&texts))
}

/// What parts a message, and what is in it never holds.
pub fn boundary(message_id: &str, level: &str) -> String {
    format!("={}", letters(&["boundary", message_id, level]))
}

/// The hash of texts as letters; which text is which matters.
pub fn letters(texts: &[&str]) -> String {
    let mut input = Vec::new();
    for text in texts {
        input.extend_from_slice(&(text.len() as u64).to_be_bytes());
        input.extend_from_slice(text.as_bytes());
    }
    let hash = digest(&SHA256, &input);
    let nibbles = hash.as_ref()[..16].iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.map(|nibble| char::from(b'a' + nibble)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn a_meeting_is_called_the_same_each_time() {
        let uid = |kindergarten, day, hour| {
            meeting("example.org", kindergarten, date(2026, 3, day), time(hour, 0, 0, 0))
        };
        assert_eq!(uid("Solsikken barnehage", 17, 9), uid("solsikken Barnehage", 17, 9));
        assert_ne!(uid("Solsikken barnehage", 17, 9), uid("Maurtua barnehage", 17, 9));
        assert_ne!(uid("Solsikken barnehage", 17, 9), uid("Solsikken barnehage", 18, 9));
        assert_ne!(uid("Solsikken barnehage", 17, 9), uid("Solsikken barnehage", 17, 13));
        let name = uid("Solsikken barnehage", 17, 9);
        let (name, domain) = name.split_once('@').expect("a domain follows");
        assert!(name.len() == 32 && name.chars().all(|c| c.is_ascii_lowercase()), "{name}");
        assert_eq!(domain, "example.org");
    }

    #[test]
    fn every_message_has_a_name_of_its_own() {
        let mut names: Vec<String> = Vec::new();
        for sequence in 0..3 {
            for method in ["REQUEST", "CANCEL"] {
                for recipient in ["a@example.org", "b@example.org"] {
                    for copy in 0..2 {
                        names.push(message("abc@example.org", sequence, method, recipient, copy));
                    }
                }
            }
        }
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(names.iter().all(|name| name.ends_with("@example.org")));
    }
}
