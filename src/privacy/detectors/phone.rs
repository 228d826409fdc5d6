//! Mobile telephone numbers, which are people's own; those of offices begin otherwise.

use std::ops::Range;

use super::digit_runs;
use crate::privacy::Context;

/// Norwegian mobile numbers: eight digits from 4 or 9, with or without the country's code.
pub fn detect(text: &[char], _context: &Context) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for run in digit_runs(text) {
        let plus = run.range.start.checked_sub(1).is_some_and(|index| text[index] == '+');
        let number = match &run.digits[..] {
            [4, 7, number @ ..] if plus => number,
            [0, 0, 4, 7, number @ ..] => number,
            number if !plus => number,
            _ => continue,
        };
        if matches!(number, [4 | 9, rest @ ..] if rest.len() == 7) && !is_date(text, &run.range) {
            found.push(run.range.start - usize::from(plus)..run.range.end);
        }
    }
    found
}

/// Eight digits with two full stops are a date such as 04.10.2026.
fn is_date(text: &[char], range: &Range<usize>) -> bool {
    text[range.clone()].iter().filter(|character| **character == '.').count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::detectors::found;

    #[test]
    fn hits() {
        for (text, expected) in [
            ("mor på 412 34 567", "412 34 567"),
            ("tlf. 91234567", "91234567"),
            ("+47 91 23 45 67", "+47 91 23 45 67"),
            ("0047 41234567", "0047 41234567"),
        ] {
            assert_eq!(found(detect, text, &Context::default()), [expected], "{text}");
        }
    }

    #[test]
    fn misses() {
        for text in [
            "22 00 00 00",
            "sentralbord 67504050",
            "sak 2026-014",
            "kl. 09.00–10.30",
            "2026-03-17",
            "org.nr. 912 345 678",
            "kode 4471",
        ] {
            assert!(found(detect, text, &Context::default()).is_empty(), "{text}");
        }
    }
}
