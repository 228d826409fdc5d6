//! Digits that belong together, and the words beside them.

use std::ops::Range;

use crate::privacy::{Case, Text};

/// Digits that hang together by a few separators at a time.
pub struct DigitRun {
    /// From the first digit to past the last.
    pub range: Range<usize>,
    /// Each digit with its place.
    pub digits: Vec<(usize, u32)>,
}

/// The longest separator between two digits of one number: a hyphen between spaces.
const SEPARATOR: usize = 3;

/// The runs of digits of a text.
pub fn digit_runs(text: &Text) -> Vec<DigitRun> {
    let characters = text.characters();
    let mut runs: Vec<DigitRun> = Vec::new();
    let words = text.words().iter();
    let with_digits = words.filter(|word| matches!(word.case, Case::Digits | Case::Mixed));
    for index in with_digits.flat_map(|word| word.range.clone()) {
        let Some(digit) = characters[index].to_digit(10) else { continue };
        let is_separator = |c: &char| matches!(c, ' ' | '-' | '.' | '/' | '_' | '\n' | '\r');
        let separated = |run: &DigitRun| {
            let between = &characters[run.range.end..index];
            between.len() <= SEPARATOR && between.iter().all(is_separator)
        };
        match runs.last_mut() {
            Some(run) if separated(run) => {
                run.digits.push((index, digit));
                run.range.end = index + 1;
            }
            _ => runs.push(DigitRun { range: index..index + 1, digits: vec![(index, digit)] }),
        }
    }
    runs
}

impl DigitRun {
    /// The run by the lines of a text; none if it stands in one.
    pub fn lines(&self, text: &Text) -> Vec<DigitRun> {
        let is_broken = |from: usize, to: usize| text.characters()[from..to].contains(&'\n');
        let pieces: Vec<&[(usize, u32)]> =
            self.digits.chunk_by(|(before, _), (after, _)| !is_broken(*before, *after)).collect();
        if pieces.len() < 2 {
            return Vec::new();
        }
        let run = |digits: &&[(usize, u32)]| {
            let (first, last) = (digits.first()?.0, digits.last()?.0);
            Some(DigitRun { range: first..last + 1, digits: digits.to_vec() })
        };
        pieces.iter().filter_map(run).collect()
    }

    /// The digits that stand in groups of their own, as numbers of groups.
    pub fn groups(&self) -> Vec<&[(usize, u32)]> {
        self.digits.chunk_by(|(before, _), (after, _)| before + 1 == *after).collect()
    }
}

/// Up to `count` words that end before a place, nearest first, within the line.
pub fn words_before(text: &Text, place: usize, count: usize) -> impl Iterator<Item = &str> {
    let end = text.words().partition_point(|word| word.range.end <= place);
    (0..end)
        .rev()
        .take(count)
        .take_while(move |word| *word + 1 == end || !text.words()[*word + 1].new_line)
        .map(|word| text.lower(word))
}

/// Up to `count` words that begin after a place, nearest first, within the line.
pub fn words_after(text: &Text, place: usize, count: usize) -> impl Iterator<Item = &str> {
    let start = text.words().partition_point(|word| word.range.start < place);
    (start..text.words().len())
        .take(count)
        .take_while(move |word| !text.words()[*word].new_line)
        .map(|word| text.lower(word))
}

/// Whether any of some words begins with any of some stems.
pub fn any_begins<'a>(mut words: impl Iterator<Item = &'a str>, stems: &[&str]) -> bool {
    words.any(|word| stems.iter().any(|stem| word.starts_with(stem)))
}
