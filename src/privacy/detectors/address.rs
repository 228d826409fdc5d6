//! Addresses that say of themselves whose they are: `c/o`, a property's numbers.

use std::ops::Range;

use crate::privacy::{Case, Context, Text};

/// The most words of an address.
const LONGEST: usize = 12;

/// `c/o …` to the end of the line, `gnr. 12 bnr. 34`.
pub fn detect(text: &Text, _context: &Context) -> Vec<Range<usize>> {
    let words = text.words();
    let number = |word: usize| words.get(word).is_some_and(|word| word.case == Case::Digits);
    let mut found = Vec::new();
    for word in 0..words.len() {
        match text.lower(word) {
            "c" if text.lower(word + 1) == "o" && text.gap_after(word) == ['/'] => {
                let rest = word + 1..words.len().min(word + LONGEST);
                let goes_on =
                    |last: &usize| !text.gap_before(*last).iter().any(|c| matches!(c, '\n' | ';'));
                if let Some(last) = rest.take_while(goes_on).last().filter(|last| *last > word + 1)
                {
                    found.push(text.span(word..last + 1));
                }
            }
            "gnr" | "gårdsnummer" | "gardsnummer" | "gårdsnr" | "gardsnr" if number(word + 1) => {
                let property = ["bnr", "bruksnummer", "bruksnr"].contains(&text.lower(word + 2));
                let last = if property && number(word + 3) { word + 3 } else { word + 1 };
                found.push(text.span(word..last + 1));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::privacy::detectors::found;

    #[test]
    fn hits() {
        for (text, expected) in [
            ("Post: c/o Lie, Solveien 3", "c/o Lie, Solveien 3"),
            ("garden gnr. 12 bnr. 34 i bygda", "gnr. 12 bnr. 34"),
        ] {
            assert_eq!(found(detect, text, &Context::default()), [expected], "{text}");
        }
    }

    #[test]
    fn misses() {
        for text in ["Solveien 3, møterom 2", "c/o", "bnr. 4"] {
            assert!(found(detect, text, &Context::default()).is_empty(), "{text}");
        }
    }
}
