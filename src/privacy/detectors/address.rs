//! Addresses that say of themselves whose they are: `c/o`, a property's numbers.

use std::ops::Range;

use super::cues::Cue;
use crate::privacy::{Case, Context, Text};

/// The most words of an address.
const LONGEST: usize = 12;

/// `c/o …` to the end of the line, `gnr. 12 bnr. 34`.
pub fn detect(text: &Text, _context: &Context) -> Vec<Range<usize>> {
    let words = text.words();
    let number = |word: usize| words.get(word).is_some_and(|word| word.case == Case::Digits);
    let mut found = Vec::new();
    for word in 0..words.len() {
        if !text.is(word, Cue::Address) {
            continue;
        }
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
            lower if is_property(lower) && number(word + 1) => {
                if is_of_a_building(text, word) {
                    continue;
                }
                let property = ["bnr", "bruksnummer", "bruksnr"].contains(&text.lower(word + 2));
                let last = if property && number(word + 3) { word + 3 } else { word + 1 };
                found.push(text.span(word..last + 1));
            }
            _ => {}
        }
    }
    found
}

/// Whether a word begins an address or the number of a property.
pub(super) fn is_cue(word: &str) -> bool {
    word == "c" || is_property(word)
}

fn is_property(word: &str) -> bool {
    matches!(word, "gnr" | "gårdsnummer" | "gardsnummer" | "gårdsnr" | "gardsnr")
}

/// How far on either side a word may stand that says what a property is for.
const NEAR: usize = 12;

/// Whether the sentence is about plans and building sites: «Tomta til barnehagen er gnr. 31».
fn is_of_a_building(text: &Text, word: usize) -> bool {
    const BUILDING: [&str; 5] = ["tomt", "reguler", "byggesak", "byggjesak", "utbygg"];
    text.around(word, NEAR, NEAR)
        .any(|word| BUILDING.iter().any(|stem| text.lower(word).starts_with(stem)))
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
        for text in ["Solveien 3, møterom 2", "c/o", "bnr. 4", "Tomta er gnr. 31 bnr. 240"] {
            assert!(found(detect, text, &Context::default()).is_empty(), "{text}");
        }
    }
}
