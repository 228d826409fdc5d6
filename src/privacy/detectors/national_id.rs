//! Fødselsnummer, D-number and synthetic numbers: eleven digits, a date, two check digits.
//!
//! Source: Skatteetaten, personidentifikatorer; synthetic series add 80 (Tenor) or 40 (NAV) or 65
//! (Dolly) to the month, D-numbers 40 to the day. A number whose check digits fail is stopped too
//! when it is called one, or when nothing else explains it: people mistype.

use std::ops::Range;

use super::numbers::{DigitRun, any_begins, digit_runs, words_after, words_before};
use crate::privacy::{Context, Text};

/// Words that announce a national identity number.
const CUES: [&str; 14] = [
    "fnr",
    "fødselsn",
    "fødelsn",
    "fodselsn",
    "personn",
    "person-n",
    "pnr",
    "dnr",
    "dnummer",
    "idnr",
    "idnummer",
    "identitetsn",
    "fødselsogpersonn",
    "personid",
];

/// Words that announce another number.
const OTHERS: [&str; 26] = [
    "konto",
    "kto",
    "bank",
    "teams",
    "møte",
    "org",
    "arkiv",
    "kid",
    "faktura",
    "ordre",
    "ref",
    "kode",
    "passkode",
    "id",
    "innring",
    "zoom",
    "tlf",
    "telefon",
    "mobil",
    "kunde",
    "vipps",
    "sak",
    "journalpost",
    "serie",
    "egenandel",
    "ressurs",
];

/// Numbers of eleven digits, also within a longer run when parted from the rest.
pub fn detect(text: &Text, _context: &Context) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for run in digit_runs(text) {
        let before = found.len();
        for window in run.digits.windows(11) {
            let (first, last) = (window[0].0, window[10].0);
            let digits: Vec<u32> = window.iter().map(|(_, digit)| *digit).collect();
            if stands_alone(text, first, last) && is_valid(&digits) {
                found.push(first..last + 1);
            }
        }
        if found.len() == before && is_mistyped(text, &run) {
            found.push(run.range);
        }
    }
    found
}

fn stands_alone(text: &Text, first: usize, last: usize) -> bool {
    let digit = |index: usize| text.characters().get(index).is_some_and(char::is_ascii_digit);
    !digit(last + 1) && !first.checked_sub(1).is_some_and(digit)
}

/// Ten to twelve digits that are called a national identity number, or eleven that begin with a
/// date and are not called anything else.
fn is_mistyped(text: &Text, run: &DigitRun) -> bool {
    if !(10..=12).contains(&run.digits.len()) {
        return false;
    }
    let cues = |count| words_before(text, run.range.start, count);
    let groups: Vec<usize> = run.groups().iter().map(|group| group.len()).collect();
    let called = any_begins(cues(8), &CUES) || {
        let mut words = cues(3);
        words.any(|word| word == "d" || word == "f") && groups.len() <= 2 && run.digits.len() == 11
    };
    let other =
        any_begins(cues(4), &OTHERS) || any_begins(words_after(text, run.range.end, 1), &OTHERS);
    let digits: Vec<u32> = run.digits.iter().map(|(_, digit)| *digit).collect();
    match digits.len() {
        _ if called => true,
        11 if !other => {
            matches!(groups[..], [11] | [6, 5] | [2, 2, 2, 5] | [6, 2, 3] | [6, 3, 2])
                && has_date(&digits)
        }
        _ => false,
    }
}

/// Whether eleven digits are a number that could have been given out.
pub fn is_valid(digits: &[u32]) -> bool {
    const FIRST: [u32; 9] = [3, 7, 6, 1, 8, 9, 4, 5, 2];
    const SECOND: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    digits.len() == 11
        && has_date(digits)
        && check_digit(digits, &FIRST) == Some(digits[9])
        && check_digit(digits, &SECOND) == Some(digits[10])
}

/// Whether the first four digits are a day and a month of any series.
fn has_date(digits: &[u32]) -> bool {
    let day = digits[0] * 10 + digits[1];
    let month = digits[2] * 10 + digits[3];
    let plain_day = if day > 40 { day - 40 } else { day };
    let plain_month = match month {
        81..=92 => month - 80,
        66..=77 => month - 65,
        41..=52 => month - 40,
        _ => month,
    };
    (1..=31).contains(&plain_day) && (1..=12).contains(&plain_month)
}

/// The check digit of modulus 11; `None` when the number could not have been given out.
fn check_digit(digits: &[u32], weights: &[u32]) -> Option<u32> {
    let sum: u32 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    match (11 - sum % 11) % 11 {
        10 => None,
        digit => Some(digit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::detectors::found;

    #[test]
    fn hits() {
        for (text, expected) in [
            ("Fnr. 11892097277 er ført inn", "11892097277"),
            ("118920 97277", "118920 97277"),
            ("118920-97277.", "118920-97277"),
            ("118920 - 97277", "118920 - 97277"),
            ("118920\n97277", "118920\n97277"),
            ("11 89 20 97 277", "11 89 20 97 277"),
            ("１１８９２０９７２７７", "11892097277"),
            ("ring 2 11892097277", "11892097277"),
            ("konto 11892097277", "11892097277"),
            ("personnummer 11892097278", "11892097278"),
            ("fødselsnr: 1189209727", "1189209727"),
            ("se 118920 97278", "118920 97278"),
        ] {
            assert_eq!(found(detect, text, &Context::default()), [expected], "{text}");
        }
    }

    #[test]
    fn misses() {
        for text in [
            "Møte-ID 312 456 789 012",
            "Teams 11892097278",
            "kontonummer 1234.56.78903",
            "111892097277",
            "17.03.2026 kl. 09.00",
            "Orgnr. 971 032 081",
            "",
        ] {
            assert!(found(detect, text, &Context::default()).is_empty(), "{text}");
        }
    }
}
