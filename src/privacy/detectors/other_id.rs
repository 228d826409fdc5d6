//! Other numbers and handles that stand for one person: DUF, passport, journal, private accounts,
//! and the last five digits after a birth date.

use std::ops::Range;

use super::cues::Cue;
use super::numbers::{DigitRun, any_begins, digit_runs, words_after, words_before};
use crate::privacy::{Case, Context, Text};

/// Words that announce a number of one person, and how long it is at least.
const CUES: [(&str, usize); 22] = [
    ("duf", 6),
    ("pass", 6),
    ("passn", 6),
    ("reisebevis", 6),
    ("oppholdskort", 6),
    ("visum", 6),
    ("utlendings", 6),
    ("journaln", 4),
    ("pasient", 5),
    ("npr", 4),
    ("helsekort", 6),
    ("barnevernsak", 4),
    ("klientn", 4),
    ("brukern", 4),
    ("udi", 6),
    ("dufn", 6),
    ("opphaldskort", 6),
    ("reisedokument", 6),
    ("pesel", 8),
    ("rnokpp", 8),
    ("helsetrygdkort", 8),
    ("trygdekort", 8),
];

/// How far before a number the word may stand that announces it.
const BEFORE: usize = 4;

/// The same for one that has letters before it, as passports have.
const FAR_BEFORE: usize = 8;

/// Whether a word announces a private account.
pub(super) fn is_account(word: &str) -> bool {
    matches!(
        word,
        "snap"
            | "snapchat"
            | "insta"
            | "instagram"
            | "tiktok"
            | "facebook"
            | "messenger"
            | "whatsapp"
            | "telegram"
            | "brukernavn"
            | "brukarnamn"
            | "brukernamn"
            | "brukarnavn"
    )
}

/// Words that announce another number.
const NOT_PERSONAL: [&str; 12] = [
    "teams",
    "møte",
    "zoom",
    "arkiv",
    "kid",
    "faktura",
    "ordre",
    "kode",
    "konto",
    "org",
    "sak",
    "journalpost",
];

/// Numbers and handles of one person.
pub fn detect(text: &Text, context: &Context) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for run in digit_runs(text) {
        let digits = run.digits.len();
        if digits < SHORTEST {
            continue;
        }
        let whole = whole_words(text, &run.range);
        let lettered = whole.start < run.range.start && digits >= 6;
        let reach = if lettered { FAR_BEFORE } else { BEFORE };
        let beside = words_before(text, whole.start, reach);
        let cue = beside
            .chain(words_after(text, run.range.end, 3).filter(|word| word.starts_with("duf")))
            .find_map(|word| CUES.iter().find(|(stem, _)| word.starts_with(stem)));
        let other = || any_begins(words_before(text, run.range.start, 3), &NOT_PERSONAL);
        if cue.is_some_and(|(_, shortest)| digits >= *shortest) {
            found.push(whole);
            continue;
        }
        if is_private_account(text, &run) || is_number_plate(text, &run) {
            found.push(whole);
            continue;
        }
        let groups = run.groups().len();
        let duf = digits == 12 && groups <= 2 && is_duf(text, &run.range) && !other();
        if duf || digits == 5 && is_last_five(text, &run) {
            found.push(run.range);
        }
    }
    found.extend(handles(text, context));
    found
}

/// A range of digits, with the letters that stand before them in the same word (passports).
fn whole_words(text: &Text, range: &Range<usize>) -> Range<usize> {
    let first = text.words().partition_point(|word| word.range.end <= range.start);
    let covered = text.words()[first..].iter().take_while(|word| word.range.start < range.end);
    covered.fold(range.clone(), |all, word| {
        all.start.min(word.range.start)..all.end.max(word.range.end)
    })
}

/// Words for those whom something belongs to at home.
const FAMILY: [&str; 17] = [
    "mor",
    "mors",
    "moras",
    "far",
    "fars",
    "mamma",
    "pappa",
    "famili",
    "foreldra",
    "foreldrene",
    "besteforeld",
    "foresatt",
    "føresett",
    "deira",
    "deres",
    "hennes",
    "heim",
];

/// An account number (1234.56.78903) of a family.
fn is_private_account(text: &Text, run: &DigitRun) -> bool {
    let lengths: Vec<usize> = run.groups().iter().map(|group| group.len()).collect();
    if !matches!(lengths[..], [4, 2, 5] | [11]) {
        return false;
    }
    let before: Vec<&str> = words_before(text, run.range.start, FAR_BEFORE).collect();
    let is_account = before.iter().any(|word| word.starts_with("konto"));
    let ours = before.iter().any(|word| matches!(*word, "vår" | "vårt"));
    is_account && !ours && any_begins(before.iter().copied(), &FAMILY)
}

/// The number of a car that somebody drives to the kindergarten in: EL 48213.
fn is_number_plate(text: &Text, run: &DigitRun) -> bool {
    if run.groups().len() != 1 || run.digits.len() != 5 {
        return false;
    }
    let first = text.words().partition_point(|word| word.range.end <= run.range.start);
    let letters = first.checked_sub(1).filter(|letters| {
        text.words()[*letters].range.len() == 2
            && text.words()[*letters].case == Case::Upper
            && matches!(text.gap_after(*letters), [' '])
    });
    letters.is_some_and(|letters| {
        let start = text.words()[letters].range.start;
        let before: Vec<&str> = words_before(text, start, FAR_BEFORE).collect();
        any_begins(before.iter().copied(), &["skilt", "bil", "regnr", "regnummer"])
            && !any_begins(before.iter().copied(), &["barnehage", "kommune", "tjeneste", "teneste"])
    })
}

/// Twelve digits of the immigration register begin with a year; a time stamp does too, and has a
/// month and a day after it.
fn is_duf(text: &Text, range: &Range<usize>) -> bool {
    let digits: Vec<u32> =
        text.characters()[range.clone()].iter().filter_map(|c| c.to_digit(10)).collect();
    let number =
        |range: Range<usize>| digits[range].iter().fold(0, |value, digit| value * 10 + digit);
    let time_stamp = (1..=12).contains(&number(4..6))
        && (1..=31).contains(&number(6..8))
        && number(8..10) < 24
        && number(10..12) < 60;
    (1980..=2035).contains(&number(0..4)) && !time_stamp
}

/// Whether five digits are the end of a national identity number: called so before or behind, or in
/// a sentence that says when somebody was born.
fn is_last_five(text: &Text, run: &DigitRun) -> bool {
    const NUMBERS: [&str; 6] = ["personn", "persn", "fødselsn", "fnr", "pnr", "dnr"];
    const DIGITS: [&str; 5] = ["siff", "sifr", "tala", "talla", "tallene"];
    const LAST: [&str; 6] = ["fem", "siste", "5", "slutt", "bakers", "bakars"];
    let before: Vec<&str> = words_before(text, run.range.start, 5).collect();
    let after: Vec<&str> = words_after(text, run.range.end, 5).collect();
    let words = || before.iter().chain(&after).copied();
    let shortened = matches!(before[..], ["nr", "pers" | "p" | "f" | "d", ..])
        || matches!(before[..], ["nummer" | "nummeret", "d", ..]);
    if any_begins(words(), &NUMBERS) || shortened {
        return true;
    }
    if run.groups().len() > 1 {
        return false;
    }
    let five = || before.contains(&"fem") || before.contains(&"5");
    let called = any_begins(words(), &["sluttsif", "endesif"])
        || any_begins(words(), &LAST) && any_begins(words(), &DIGITS)
        || before.contains(&"siste") && five();
    let word = text.words().partition_point(|word| word.range.end <= run.range.start);
    let born = || text.around(word, FAR_BEFORE, BEFORE).any(|word| is_birth(text.lower(word)));
    let other = || {
        any_begins(before.iter().take(3).copied(), &NOT_PERSONAL)
            || any_begins(after.iter().take(1).copied(), &["kr", "km", "stk"])
    };
    called || born() && !other()
}

/// Whether a word says that somebody was born.
fn is_birth(word: &str) -> bool {
    ["født", "fødd", "fødselsd"].iter().any(|stem| word.starts_with(stem))
}

/// The shortest number or handle that is looked for.
const SHORTEST: usize = 4;

/// The longest handle of any service, in characters.
const LONGEST: usize = 64;

/// `@navn`, «snap: navn»: accounts of somebody who is not a participant.
fn handles(text: &Text, context: &Context) -> Vec<Range<usize>> {
    let characters = text.characters();
    let is_part = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    let handle = |start: usize| {
        let length = characters[start..].iter().take(LONGEST).take_while(|c| is_part(c)).count();
        let dots =
            characters[start..start + length].iter().rev().take_while(|c| **c == '.').count();
        start..start + length - dots
    };
    let is_free = |range: &Range<usize>| {
        let name: String = characters[range.clone()].iter().collect::<String>().to_lowercase();
        let mut parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        range.len() >= SHORTEST
            && !parts
                .clone()
                .all(|part| context.is_participants(part) || context.is_kindergartens(part))
            && !parts.any(|part| part.contains("barnehage") || part.contains("kommune"))
    };
    let mut found = Vec::new();
    for (index, _) in characters.iter().enumerate().filter(|(_, character)| **character == '@') {
        let begins = index
            .checked_sub(1)
            .is_none_or(|before| matches!(characters[before], ' ' | '(' | ':' | '\n' | ','));
        if begins {
            let range = handle(index + 1);
            if is_free(&range) {
                found.push(index..range.end);
            }
        }
    }
    for (index, word) in text.words().iter().enumerate() {
        if !text.is(index, Cue::Account) {
            continue;
        }
        // The first word after it that is written as no ordinary word is.
        for next in index + 1..(index + 4).min(text.words().len()) {
            if text.words()[next].sentence != word.sentence {
                break;
            }
            let range = handle(text.words()[next].range.start);
            let odd = text.words()[next].case == Case::Mixed
                || characters[range.clone()]
                    .iter()
                    .any(|c| matches!(c, '_' | '.') || c.is_ascii_digit());
            let called = next == index + 1 && text.gap_after(index).contains(&':');
            if (odd || called) && is_free(&range) && text.words()[next].case != Case::Digits {
                found.push(range);
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::Participant;
    use crate::privacy::detectors::found;

    #[test]
    fn hits() {
        for (text, expected) in [
            ("DUF 202312345678 gjelder dem", "202312345678"),
            ("DUF-nummer: 2023 123456 78", "2023 123456 78"),
            ("passnr. NX1234567", "NX1234567"),
            ("født 030421, siste fem 12345", "12345"),
            ("mor heter @lille_my22 på nett", "@lille_my22"),
            ("Snap: lillemy", "lillemy"),
            ("Passet er fra Eritrea og har nummer K0471936", "K0471936"),
            ("opphaldskort_NOR8814205_skanna", "NOR8814205"),
            ("settes inn på mors konto 7260.00.70569", "7260.00.70569"),
            ("Bilen foreldrene henter i har skilt EL 48213", "48213"),
            ("brukarnamn kjelly_offroad", "kjelly_offroad"),
            ("Endesifra er 12345.", "12345"),
            ("12345 er siste del av fødselsnummeret", "12345"),
            ("Født 4. desember 2021, 12345", "12345"),
            ("personnummer 12 345", "12 345"),
            ("De fem bakerste tallene er 12345", "12345"),
        ] {
            assert_eq!(found(detect, text, &Context::default()), [expected], "{text}");
        }
    }

    #[test]
    fn misses() {
        let participants =
            vec![Participant { name: "Kari Nordli".into(), ..Participant::default() }];
        let context = Context { participants, ..Context::default() };
        for text in [
            "Teams-møte 284 119 730 451",
            "fil 202603171200",
            "@Kari kan du ta dette?",
            "konto 1234.56.78903",
            "rom 12345",
            "de som er født i 2021, koster 12345 kr",
            "sak 12345 om barn født i 2021",
            "betal til vår konto 1234.56.78903, skriv familiens navn",
            "prosjekt EL 48213",
            "Barnehagebussen med skilt RJ 40912",
            "Foreldrebetalingen går til konto 4869.96.78492",
            "Vi bruker Facebook lite",
        ] {
            assert!(found(detect, text, &context).is_empty(), "{text}");
        }
    }
}
