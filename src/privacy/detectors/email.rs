//! E-mail addresses that are neither a participant's nor a workplace's.

use std::ops::Range;

use super::cues::Cue;
use super::numbers::{any_begins, words_before};
use crate::privacy::spelling::{fold, fold_name};
use crate::privacy::{Context, Text, lists};

/// Whether a word stands for an at sign, so that programs do not see one.
pub(super) fn is_at(word: &str) -> bool {
    matches!(word, "krøllalfa" | "alfakrøll" | "snabela" | "at" | "kralfa" | "snabel")
}

/// Local parts that stand for a workplace.
const OFFICES: [&str; 29] = [
    "post",
    "postmottak",
    "firmapost",
    "styrer",
    "kontakt",
    "info",
    "ppt",
    "barnehage",
    "kontor",
    "resepsjon",
    "ressursteam",
    "barnevern",
    "helsestasjon",
    "familiesenter",
    "servicesenter",
    "noreply",
    "personvernombud",
    "avdeling",
    "kurs",
    "faktura",
    "support",
    "skole",
    "skule",
    "oppvekst",
    "administrasjon",
    "bibliotek",
    "tolketjenest",
    "flyktning",
    "habilitering",
];

/// The longest local part and the longest host (RFC 5321), in characters.
const LOCAL: usize = 64;
const HOST: usize = 255;

/// Addresses: a local part, an at sign, a domain with a dot; also with the at sign spelt out.
pub fn detect(text: &Text, context: &Context) -> Vec<Range<usize>> {
    let characters = text.characters();
    let local = |c: &char| c.is_alphanumeric() || "._%+-'".contains(*c);
    let domain = |c: &char| c.is_alphanumeric() || *c == '-' || *c == '.';
    let mut found = Vec::new();
    for at in at_signs(text) {
        let before =
            characters[..at.start].iter().rev().take(LOCAL).take_while(|c| local(c)).count();
        let after = &characters[at.end..];
        let mut length = after.iter().take(HOST).take_while(|c| domain(c)).count();
        let spelt = at.len() > 1;
        let mut host: String = after[..length].iter().collect();
        if spelt && let Some((spelt_host, spelt_length)) = spelt_dot(after, length) {
            (host, length) = (spelt_host, spelt_length);
        }
        // A full stop and what follows it may belong to the sentence.
        let mut host = host.as_str();
        while let Some((rest, last)) = host.rsplit_once(['.', '-'])
            && (last.is_empty() || !last.chars().all(char::is_alphabetic))
            && rest.contains('.')
        {
            length -= host.chars().count() - rest.chars().count();
            host = rest;
        }
        if let Some((_, last)) = host.rsplit_once('.')
            && let Some(hyphen) = last.find('-')
        {
            let cut = &last[hyphen..];
            length -= cut.chars().count();
            host = &host[..host.len() - cut.len()];
        }
        let trimmed = host.trim_end_matches(['.', '-']);
        length -= host.chars().count() - trimmed.chars().count();
        let host = trimmed;
        let ending = host.rsplit('.').next().filter(|ending| host.len() > ending.len() + 1);
        let is_host = ending.is_some_and(|ending| {
            ending.chars().count() >= 2 && ending.chars().all(char::is_alphabetic)
        });
        let machine = any_begins(words_before(text, at.start - before, 2), &["uid", "message"]);
        if before == 0 || !is_host || machine {
            continue;
        }
        let range = at.start - before..at.end + length;
        let name: String = characters[at.start - before..at.start].iter().collect();
        let address = format!("{name}@{host}").to_lowercase();
        if !is_known(&address, characters, &range, context)
            && !is_work(&name, context)
            && !is_mailbox_of_workplace(&name, host)
        {
            found.push(range);
        }
    }
    found
}

/// Whether a mailbox of a public workplace has nobody's name: `inntak@eksempel.kommune.no`.
fn is_mailbox_of_workplace(local: &str, host: &str) -> bool {
    let is_workplace = host.to_lowercase().split('.').any(|label| {
        label.ends_with("kommune") || label.contains("barnehage") || label.starts_with("ppt")
    });
    let mut parts = local.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty());
    is_workplace
        && !local.contains(|c: char| c.is_ascii_digit())
        && !parts.any(|part| {
            let flags = lists::of(&part.to_lowercase());
            flags.is_first_name() || flags.is_surname()
        })
}

/// At signs, also spelt out between brackets or spaces.
fn at_signs(text: &Text) -> Vec<Range<usize>> {
    let characters = text.characters();
    let mut signs: Vec<Range<usize>> = Vec::new();
    for (index, character) in characters.iter().enumerate() {
        if *character == '@' {
            let open = |c: &&char| matches!(c, ' ' | '(' | '[' | '{' | '<');
            let close = |c: &&char| matches!(c, ' ' | ')' | ']' | '}' | '>');
            let before = characters[..index].iter().rev().take(2).take_while(open).count();
            let after = characters[index + 1..].iter().take(2).take_while(close).count();
            let bracketed = before > 0 && after > 0;
            signs.push(if bracketed {
                index - before..index + 1 + after
            } else {
                index..index + 1
            });
        }
    }
    for (index, word) in text.words().iter().enumerate() {
        if text.is(index, Cue::At) && index > 0 && index + 1 < text.words().len() {
            let start = text.words()[index - 1].range.end;
            let end = text.words()[index + 1].range.start;
            let apart =
                |gap: &[char]| gap.len() <= 3 && gap.iter().any(|c| " ()[]{}<>".contains(*c));
            let brackets = apart(text.gap_before(index)) && apart(text.gap_after(index));
            if brackets && word.range.len() < 10 {
                signs.push(start..end);
            }
        }
    }
    signs.sort_by_key(|sign| sign.start);
    signs
}

/// `example [dot] org`, `example punktum no`: the host, and how far it reaches.
fn spelt_dot(after: &[char], length: usize) -> Option<(String, usize)> {
    let host: String = after[..length].iter().collect();
    if host.contains('.') {
        return None;
    }
    let rest: String = after[length..].iter().take(24).collect();
    let opened = rest.trim_start_matches([' ', '(', '[', '{']);
    let dot = ["dot", "punktum", "prikk", "."].into_iter().find(|dot| opened.starts_with(dot))?;
    let tail = opened[dot.len()..].trim_start_matches([' ', ')', ']', '}']);
    let end: String = tail.chars().take_while(|c| c.is_alphanumeric() || *c == '.').collect();
    let skipped = rest.chars().count() - tail.chars().count();
    (!end.is_empty()).then(|| {
        let reach = length + skipped + end.chars().count();
        (format!("{host}.{end}"), reach)
    })
}

/// Whether an address is one that a participant is invited at, or what a narrow column left of it
/// on a line.
fn is_known(address: &str, characters: &[char], range: &Range<usize>, context: &Context) -> bool {
    let goes_on = matches!(characters[range.end..], ['.' | '-'] | ['.' | '-', '\n', ..]);
    let went_on = matches!(characters[..range.start], [.., '.' | '-' | '_' | '+', '\n']);
    let mut known = context.participants.iter().filter_map(|person| person.email.as_deref());
    known.any(|known| {
        let known = known.to_lowercase();
        known == address
            || goes_on && known.starts_with(address)
            || went_on && known.ends_with(address)
    })
}

/// Whether an address is made of a participant's name, or is that of an office.
fn is_work(local: &str, context: &Context) -> bool {
    // What stands after a plus sign is the owner's own label.
    let local = local.split('+').next().unwrap_or(local);
    let parts: Vec<String> = local
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(fold_name)
        .collect();
    if parts.iter().any(|part| OFFICES.iter().any(|office| part.starts_with(office))) {
        return true;
    }
    let kindergarten: Vec<String> = context
        .kindergarten
        .iter()
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().count() > 3)
        .map(fold_name)
        .collect();
    if parts.iter().all(|part| kindergarten.contains(part)) {
        return true;
    }
    context.participants.iter().any(|person| {
        let spelt = |fold: fn(&str) -> String| -> Vec<String> {
            person.name.split([' ', '-']).map(fold).collect()
        };
        is_made_of(&parts, &spelt(fold_name)) || is_made_of(&parts, &spelt(fold))
    })
}

/// Whether the parts of a local part are names of one person, or their initials.
fn is_made_of(parts: &[String], names: &[String]) -> bool {
    let covered = |part: &String| {
        names.contains(part)
            || part.chars().count() == 1 && names.iter().any(|name| name.starts_with(part.as_str()))
    };
    let whole = parts.concat();
    !parts.is_empty() && parts.iter().all(covered) && parts.iter().any(|part| part.len() > 1)
        || names.concat() == whole
        || names.first().zip(names.last()).is_some_and(|(first, last)| {
            let initial = |name: &str| name.chars().next();
            initial(first).is_some_and(|letter| whole == format!("{letter}{last}"))
                || initial(last).is_some_and(|letter| whole == format!("{first}{letter}"))
        })
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
            ("far: ole.dal [krøllalfa] example.net", "ole.dal [krøllalfa] example.net"),
            ("ole (at) example (dot) org nå", "ole (at) example (dot) org"),
            ("ole @ example.org", "ole @ example.org"),
        ] {
            assert_eq!(found(detect, text, &Context::default()), [expected], "{text}");
        }
    }

    #[test]
    fn misses() {
        let person = |name: &str, email: Option<&str>| Participant {
            name: name.into(),
            email: email.map(str::to_owned),
            ..Participant::default()
        };
        let context = Context {
            participants: vec![
                person("Kari Nordli", Some("kari.nordli@example.org")),
                person("Åse Bjørk Dahl", None),
                person("Áilu Trần", Some("styrer.sol@kommune.example.org")),
            ],
            kindergarten: Some("Solsikken barnehage".into()),
            ..Context::default()
        };
        for text in [
            "Kari.Nordli@example.org",
            "aase.dahl@kommune.example.org",
            "a.dahl@example.org",
            "ailu.tran@example.org",
            "styrer.sol@kommune.example.\norg",
            "post@solsikken.example.org",
            "solsikken@example.org",
            "møte @ rom 2",
            "@example.org",
            "inntak@bjornehiet.kommune.no",
            "to@to",
            "2 @ 3.5",
        ] {
            assert!(found(detect, text, &context).is_empty(), "{text}");
        }
    }
}
