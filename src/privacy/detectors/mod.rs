//! What personal data looks like; one detector, one file, with its hits and misses.

mod address;
mod birth_date;
pub(super) mod cues;
mod dates;
mod email;
mod english;
mod initials;
mod known_person;
pub(super) mod name;
mod name_compound;
mod national_id;
mod nickname;
mod numbers;
mod other_id;
mod phone;

use std::ops::Range;

use super::{Context, FindingKind, Text, statement};

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

/// Looks at a text and names the ranges of characters it objects to.
type Detector = fn(&Text, &Context) -> Vec<Range<usize>>;

/// What points at a person by itself. Where two object to the same place, the first one names it.
const DETECTORS: [(&str, FindingKind, Detector); 10] = [
    ("known_person", FindingKind::KnownPerson, known_person::detect),
    ("national_id", FindingKind::NationalId, national_id::detect),
    ("other_id", FindingKind::OtherId, other_id::detect),
    ("birth_date", FindingKind::BirthDate, birth_date::detect),
    ("email", FindingKind::Email, email::detect),
    ("phone", FindingKind::Phone, phone::detect),
    ("address", FindingKind::Address, address::detect),
    ("initials", FindingKind::Initials, initials::detect),
    ("name_compound", FindingKind::Name, name_compound::detect),
    ("nickname", FindingKind::Name, nickname::detect),
];

/// A range of characters, and what stands there.
#[derive(Clone, Debug)]
pub struct Found {
    /// The characters.
    pub range: Range<usize>,
    /// What they are.
    pub kind: FindingKind,
}

/// Everything that any detector finds, in the order of the text.
pub fn detect(text: &Text, context: &Context) -> Vec<Hit> {
    let mut hits: Vec<(usize, Hit)> = Vec::new();
    for (rank, (detector, kind, find)) in DETECTORS.into_iter().enumerate() {
        let found = find(text, context).into_iter();
        hits.extend(found.map(|range| (rank, Hit { span: text.origin(range), kind, detector })));
    }
    for Found { range, kind } in statement::detect(text, context, !hits.is_empty()) {
        if context.english && kind == FindingKind::Name && !english::may_be_name(text, &range) {
            continue;
        }
        let hit = Hit { span: text.origin(range), kind, detector: "statement" };
        hits.push((DETECTORS.len(), hit));
    }
    outermost(hits)
}

/// Drops what lies within what an earlier detector found, or another finding of the same one.
fn outermost(mut hits: Vec<(usize, Hit)>) -> Vec<Hit> {
    hits.retain(|(_, hit)| !hit.span.is_empty());
    // For each place, how far the findings that begin up to there reach, by detector.
    hits.sort_by_key(|(rank, hit)| (hit.span.start, std::cmp::Reverse(hit.span.end), *rank));
    let mut reach = [0; DETECTORS.len() + 1];
    let mut kept = Vec::with_capacity(hits.len());
    for (rank, hit) in hits {
        let covered = reach[..=rank].iter().any(|end| hit.span.end <= *end);
        reach[rank] = reach[rank].max(hit.span.end);
        if !covered {
            kept.push((rank, hit));
        }
    }
    // The same place found twice begins and ends alike; the first detector names it.
    kept.dedup_by(|(_, later), (_, earlier)| later.span == earlier.span);
    kept.into_iter().map(|(_, hit)| hit).collect()
}

#[cfg(test)]
fn found(detector: Detector, text: &str, context: &Context) -> Vec<String> {
    let text = Text::new(text);
    let ranges = detector(&text, context).into_iter();
    ranges.map(|range| text.characters()[range].iter().collect()).collect()
}
