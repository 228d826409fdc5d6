//! Fødselsnummer, D-number and synthetic numbers: eleven digits, a date, two check digits.
//!
//! Source: Skatteetaten, personidentifikatorer; synthetic series add 80 (Tenor) or 40 (NAV) or 65
//! (Dolly) to the month, D-numbers 40 to the day.

use std::ops::Range;

use super::digit_runs;
use crate::privacy::Context;

/// Numbers of eleven digits, also within a longer run when parted from the rest.
pub fn detect(text: &[char], _context: &Context) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for run in digit_runs(text) {
        let places: Vec<usize> =
            run.range.clone().filter(|index| text[*index].is_ascii_digit()).collect();
        for (window, digits) in places.windows(11).zip(run.digits.windows(11)) {
            let (first, last) = (window[0], window[10]);
            let joined = |index: usize| text.get(index).is_some_and(char::is_ascii_digit);
            if joined(last + 1) || first.checked_sub(1).is_some_and(joined) {
                continue;
            }
            if is_national_id(digits) {
                found.push(first..last + 1);
            }
        }
    }
    found
}

fn is_national_id(digits: &[u32]) -> bool {
    const FIRST: [u32; 9] = [3, 7, 6, 1, 8, 9, 4, 5, 2];
    const SECOND: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let day = digits[0] * 10 + digits[1];
    let month = digits[2] * 10 + digits[3];
    let plain_day = if day > 40 { day - 40 } else { day };
    let plain_month = match month {
        81..=92 => month - 80,
        66..=77 => month - 65,
        41..=52 => month - 40,
        _ => month,
    };
    (1..=31).contains(&plain_day)
        && (1..=12).contains(&plain_month)
        && check_digit(digits, &FIRST) == Some(digits[9])
        && check_digit(digits, &SECOND) == Some(digits[10])
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
            ("11 89 20 97 277", "11 89 20 97 277"),
            ("ring 2 11892097277", "11892097277"),
        ] {
            assert_eq!(found(detect, text, &Context::default()), [expected], "{text}");
        }
    }

    #[test]
    fn misses() {
        for text in [
            "11892097278",
            "Møte-ID 312 456 789 012",
            "kontonummer 1234.56.78903",
            "111892097277",
            "17.03.2026 kl. 09.00",
            "",
        ] {
            assert!(found(detect, text, &Context::default()).is_empty(), "{text}");
        }
    }
}
