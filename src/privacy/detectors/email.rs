//! E-mail addresses that are not a participant's.

use std::ops::Range;

use crate::privacy::Context;

/// Addresses: a local part, an at sign, a domain with a dot.
pub fn detect(text: &[char], context: &Context) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in (0..text.len()).filter(|index| text[*index] == '@') {
        let local = |c: &char| c.is_alphanumeric() || "._%+-'".contains(*c);
        let domain = |c: &char| c.is_alphanumeric() || *c == '-' || *c == '.';
        let before = text[..at].iter().rev().take_while(|c| local(c)).count();
        let after = text[at + 1..].iter().take_while(|c| domain(c)).count();
        let trailing = text[at + 1..at + 1 + after].iter().rev().take_while(|c| **c == '.').count();
        let range = at - before..at + 1 + after - trailing;
        let host = &text[at + 1..range.end];
        if before == 0 || !host.contains(&'.') {
            continue;
        }
        let address: String = text[range.clone()].iter().collect();
        if !is_participants(&address, context) {
            found.push(range);
        }
    }
    found
}

/// Whether the address is one that a participant is invited at.
fn is_participants(address: &str, context: &Context) -> bool {
    let addresses = context.participants.iter().filter_map(|person| person.email.as_deref());
    addresses.into_iter().any(|known| known.eq_ignore_ascii_case(address))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Participant;
    use crate::privacy::detectors::found;

    #[test]
    fn hits() {
        for (text, expected) in [
            ("Svar til mamma.lie@example.org.", "mamma.lie@example.org"),
            ("<åse@blåbær.example.org>", "åse@blåbær.example.org"),
            ("a+b@example.org,", "a+b@example.org"),
        ] {
            assert_eq!(found(detect, text, &Context::default()), [expected], "{text}");
        }
    }

    #[test]
    fn misses() {
        let person = Participant {
            name: "Kari Nordli".into(),
            email: Some("kari.nordli@example.org".into()),
        };
        let context = Context { participants: vec![person], ..Context::default() };
        for text in ["Kari.Nordli@example.org", "møte @ rom 2", "@example.org", "to@to", "2 @ 3.5"]
        {
            assert!(found(detect, text, &context).is_empty(), "{text}");
        }
    }
}
