//! A name with the case grown onto it by a hyphen: `Nora-saken`.

use std::ops::Range;

use crate::privacy::{Case, Context, Text};

/// What grows onto the name of a child.
const TAILS: [&str; 22] = [
    "saken",
    "saka",
    "sak",
    "møtet",
    "møte",
    "planen",
    "plan",
    "mappa",
    "mappen",
    "mappe",
    "familien",
    "foreldrene",
    "foreldra",
    "teamet",
    "tiltaket",
    "tiltaka",
    "tiltakene",
    "oppfølging",
    "oppfølgingen",
    "oppfølginga",
    "gjengen",
    "rapporten",
];

/// The capitalised word before such a tail, when it is a name or no word at all.
pub fn detect(text: &Text, context: &Context) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for word in 1..text.words().len() {
        if text.gap_before(word) != ['-'] || !TAILS.contains(&text.lower(word)) {
            continue;
        }
        let name = word - 1;
        let lower = text.lower(name);
        let flags = text.flags(name);
        let written = text.words()[name].case;
        let is_name = flags.is_first_name() || !flags.is_word() && written == Case::Capital;
        if is_name
            && written.is_capital()
            && written != Case::Upper
            && !context.is_participants(lower)
            && !context.is_kindergartens(lower)
        {
            found.push(text.words()[name].range.clone());
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
        for (text, expected) in [("Nora-saken er åpen", "Nora"), ("ny Ayaan-plan", "Ayaan")] {
            assert_eq!(found(detect, text, &Context::default()), [expected], "{text}");
        }
    }

    #[test]
    fn misses() {
        for text in ["PPT-saken", "Språk-planen", "teams-møte", "saken"] {
            assert!(found(detect, text, &Context::default()).is_empty(), "{text}");
        }
    }
}
