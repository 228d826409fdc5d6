//! What personal data looks like; one detector, one file, with its hits and misses.

mod email;
mod known_person;
mod national_id;
mod phone;

use std::ops::Range;

use super::{Context, FindingKind, Normalised};

/// A place that a detector found, in code points of the original text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The place.
    pub span: Range<usize>,
    /// What it is.
    pub kind: FindingKind,
    /// Who found it.
    pub detector: &'static str,
}

/// Looks at the characters of a normalised text and names the ranges it objects to.
type Detector = fn(&[char], &Context) -> Vec<Range<usize>>;

const DETECTORS: [(&str, FindingKind, Detector); 4] = [
    ("national_id", FindingKind::NationalId, national_id::detect),
    ("email", FindingKind::Email, email::detect),
    ("phone", FindingKind::Phone, phone::detect),
    ("known_person", FindingKind::KnownPerson, known_person::detect),
];

/// Everything that any detector finds, in the order of the text.
pub fn detect(text: &Normalised, context: &Context) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (detector, kind, find) in DETECTORS {
        let found = find(text.characters(), context).into_iter();
        hits.extend(found.map(|range| Hit { span: text.origin(range), kind, detector }));
    }
    hits.sort_by_key(|hit| (hit.span.start, hit.span.end));
    hits
}

/// A run of digits, spaces, hyphens and full stops between digits included.
struct DigitRun {
    range: Range<usize>,
    digits: Vec<u32>,
}

/// The runs of digits that hang together by at most one separator at a time.
fn digit_runs(text: &[char]) -> Vec<DigitRun> {
    let mut runs: Vec<DigitRun> = Vec::new();
    for (index, character) in text.iter().enumerate() {
        let Some(digit) = character.to_digit(10) else { continue };
        let separated = |run: &DigitRun| match &text[run.range.end..index] {
            [] => true,
            [separator] => matches!(separator, ' ' | '-' | '.' | '\u{2010}'..='\u{2013}'),
            _ => false,
        };
        match runs.last_mut() {
            Some(run) if separated(run) => {
                run.digits.push(digit);
                run.range.end = index + 1;
            }
            _ => runs.push(DigitRun { range: index..index + 1, digits: vec![digit] }),
        }
    }
    runs
}

#[cfg(test)]
fn found(detector: Detector, text: &str, context: &Context) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let ranges = detector(&characters, context).into_iter();
    ranges.map(|range| characters[range].iter().collect()).collect()
}
