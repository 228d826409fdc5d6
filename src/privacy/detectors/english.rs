//! English texts: the models know Norwegian, and an English word looks like a name to them.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashSet;

use crate::privacy::{Case, Text};

static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../lexicon/english.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// Endings of English words that hardly any name has.
const ENDINGS: [&str; 21] = [
    "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ship", "ships", "ance", "ence",
    "ity", "ities", "ing", "ings", "ual", "ful", "ive", "ous", "able", "ible",
];

/// Months that are names too.
const MONTHS: [&str; 4] = ["april", "may", "june", "august"];

/// Whether what was taken for a name in an English text may be one: a word of it is on a list of
/// names, or is written as a name and is no English word.
pub fn may_be_name(text: &Text, characters: &Range<usize>) -> bool {
    let first = text.words().partition_point(|word| word.range.end <= characters.start);
    let within = |word: &usize| text.words()[*word].range.start < characters.end;
    (first..text.words().len()).take_while(within).any(|word| {
        let (flags, here) = (text.flags(word), &text.words()[word]);
        let lower = text.lower(word);
        if flags.is_first_name() && !is_dated(text, word) {
            return !WORDS.contains(lower) || here.case != Case::Lower && !here.first;
        }
        !matches!(here.case, Case::Lower | Case::Digits)
            && here.range.len() > 1
            && !is_english(lower)
    })
}

fn is_english(lower: &str) -> bool {
    WORDS.contains(lower) || ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// Whether a month has a number beside it.
fn is_dated(text: &Text, word: usize) -> bool {
    let is_number =
        |word: usize| text.words().get(word).is_some_and(|word| word.case == Case::Digits);
    MONTHS.contains(&text.lower(word))
        && (is_number(word + 1) || word.checked_sub(1).is_some_and(is_number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words_are_no_names() {
        let may_be_name = |written: &str| {
            let text = Text::new(written);
            may_be_name(&text, &(0..text.characters().len()))
        };
        for name in ["Nora", "nora", "Qorrashe", "Cooperation with Ayaan", "with May"] {
            assert!(may_be_name(name), "{name}");
        }
        for words in ["Transitions", "Kind regards", "room B", "Play with", "play", "20 May"] {
            assert!(!may_be_name(words), "{words}");
        }
    }
}
