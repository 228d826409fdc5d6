//! Dates as they are written: with digits in every usual order, with the month's name, in words.

use std::ops::Range;

use super::cues::Cue;
use crate::privacy::{Case, Text};

/// A date in a text, or a part of one.
#[derive(Debug)]
pub struct WrittenDate {
    /// Its words.
    pub words: Range<usize>,
    /// Whether it has a day.
    pub day: bool,
    /// Whether it has a month.
    pub month: bool,
    /// The year, as written.
    pub year: Option<u32>,
}

impl WrittenDate {
    /// Whether it says at least day and month.
    pub fn is_whole(&self) -> bool {
        self.day && self.month
    }
}

pub(super) fn is_month_name(word: &str) -> bool {
    matches!(
        word,
        "januar"
            | "februar"
            | "mars"
            | "april"
            | "mai"
            | "juni"
            | "juli"
            | "august"
            | "september"
            | "oktober"
            | "november"
            | "desember"
    )
}

pub(super) fn is_short_month_name(word: &str) -> bool {
    matches!(
        word,
        "jan"
            | "feb"
            | "mar"
            | "apr"
            | "mai"
            | "jun"
            | "jul"
            | "aug"
            | "sep"
            | "okt"
            | "nov"
            | "des"
    )
}

/// Whether a word is an ordinal for 1 to 31, bokmål or nynorsk.
pub(super) fn is_ordinal(word: &str) -> bool {
    if !word.ends_with(['e', 'n']) {
        return false;
    }
    matches!(
        word,
        "første"
            | "fyrste"
            | "andre"
            | "annen"
            | "tredje"
            | "fjerde"
            | "femte"
            | "sjette"
            | "sjuende"
            | "syvende"
            | "åttende"
            | "åttande"
            | "niende"
            | "niande"
            | "tiende"
            | "tiande"
            | "ellevte"
            | "tolvte"
            | "trettende"
            | "fjortende"
            | "femtende"
            | "sekstende"
            | "syttende"
            | "attende"
            | "nittende"
            | "tjue"
    ) || word.ends_with('e') && (word.starts_with("tjue") || word.starts_with("tret"))
}

/// Whether a word is an ordinal for 1 to 12.
fn is_ordinal_of_month(word: &str) -> bool {
    is_ordinal(word)
        && !word.starts_with("tjue")
        && !word.starts_with("tret")
        && !matches!(
            word,
            "fjortende" | "femtende" | "sekstende" | "syttende" | "attende" | "nittende"
        )
}

/// Every date of a text, longest reading first, none overlapping.
pub fn dates(text: &Text) -> Vec<WrittenDate> {
    let mut found = Vec::new();
    let mut word = 0;
    while word < text.words().len() {
        match date_at(text, word) {
            Some(date) => {
                word = date.words.end;
                found.push(date);
            }
            None => word += 1,
        }
    }
    found
}

fn date_at(text: &Text, word: usize) -> Option<WrittenDate> {
    if let Some(month_at) = month_after_day(text, word) {
        let (year, end) = year_after(text, month_at + 1);
        return Some(WrittenDate { words: word..end, day: true, month: true, year });
    }
    if is_month(text, word) {
        let (year, end) = year_after(text, word + 1);
        return Some(WrittenDate { words: word..end, day: false, month: true, year });
    }
    if text.words()[word].case != Case::Digits {
        return None;
    }
    let number = |offset: usize| {
        let index = word + offset;
        let length = text.words().get(index)?.range.len();
        (text.words()[index].case == Case::Digits && length <= 8)
            .then(|| text.lower(index).parse::<u32>().ok().map(|value| (value, length)))
            .flatten()
    };
    let joined = |offset: usize| {
        let gap = text.gap_after(word + offset);
        matches!(
            gap,
            ['.' | '-' | '/' | ' '] | ['.' | '/' | '-', ' '] | [' ', '.' | '/' | '-', ' ']
        )
    };
    let day_month = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    let first = number(0)?;
    if let (true, Some(second)) = (joined(0), number(1)) {
        if let (true, Some(third)) = (joined(1), number(2)) {
            let plain = first.1 <= 2 && second.1 <= 2 && matches!(third.1, 2 | 4);
            if plain && day_month(first.0, second.0) && is_year(third.0, third.1) {
                return Some(WrittenDate {
                    words: word..word + 3,
                    day: true,
                    month: true,
                    year: Some(third.0),
                });
            }
            if first.1 == 4
                && second.1 <= 2
                && third.1 <= 2
                && is_year(first.0, 4)
                && day_month(third.0, second.0)
            {
                return Some(WrittenDate {
                    words: word..word + 3,
                    day: true,
                    month: true,
                    year: Some(first.0),
                });
            }
        }
        let short = matches!(text.gap_after(word), ['.' | '/']);
        if short && first.1 <= 2 && second.1 <= 2 && day_month(first.0, second.0) {
            return Some(WrittenDate { words: word..word + 2, day: true, month: true, year: None });
        }
    }
    match first {
        (value, 6) if day_month(value / 10_000, value / 100 % 100) => Some(WrittenDate {
            words: word..word + 1,
            day: true,
            month: true,
            year: Some(value % 100),
        }),
        (value, 8)
            if day_month(value / 1_000_000, value / 10_000 % 100) && is_year(value % 10_000, 4) =>
        {
            Some(WrittenDate {
                words: word..word + 1,
                day: true,
                month: true,
                year: Some(value % 10_000),
            })
        }
        (value, 8) if is_year(value / 10_000, 4) && day_month(value % 100, value / 100 % 100) => {
            Some(WrittenDate {
                words: word..word + 1,
                day: true,
                month: true,
                year: Some(value / 10_000),
            })
        }
        (value, 4) if is_year(value, 4) => {
            Some(WrittenDate { words: word..word + 1, day: false, month: false, year: Some(value) })
        }
        _ => None,
    }
}

/// Where the month is, when a day stands at `word` and a month follows it.
fn month_after_day(text: &Text, word: usize) -> Option<usize> {
    let day = match text.words()[word].case {
        Case::Digits => text.lower(word).parse::<u32>().is_ok_and(|day| (1..=31).contains(&day)),
        _ => text.is(word, Cue::Ordinal),
    };
    if !day {
        return None;
    }
    // «18. mai», «den attende i femte», «tjueførste i mai»
    let next = word + 1;
    let within = text.lower(next) == "i";
    let month = if within { next + 1 } else { next };
    // «ellevte i niende»
    let numbered = within && is_ordinal_of_month(text.lower(month));
    let named = is_month(text, month) || numbered;
    (named && text.gap_after(word).len() <= 2).then_some(month)
}

fn is_month(text: &Text, word: usize) -> bool {
    let shortened = || text.gap_after(word).first() != Some(&'-');
    text.is(word, Cue::Month) || text.is(word, Cue::ShortMonth) && shortened()
}

/// A year at `word`, and where the date then ends.
fn year_after(text: &Text, word: usize) -> (Option<u32>, usize) {
    let gap: Vec<char> = text.gap_before(word).iter().filter(|c| **c != ' ').copied().collect();
    let Some(next) = text.words().get(word) else { return (None, word) };
    if !matches!(gap[..], [] | ['.'] | [','] | ['\''] | ['-']) {
        return (None, word);
    }
    let lower = text.lower(word);
    if next.case == Case::Digits {
        let year = lower.parse().ok().filter(|year| is_year(*year, next.range.len()));
        return (year, if year.is_some() { word + 1 } else { word });
    }
    // «tjueen», «tjue tjueen», «to tusen og tjueen»
    let mut end = word;
    while end < text.words().len() && is_year_word(text.lower(end)) && end < word + 5 {
        end += 1;
    }
    let spelt = (word..end).any(|index| {
        text.lower(index).starts_with("tju")
            || text.lower(index).starts_with("atten")
            || text.lower(index).starts_with("nitten")
    });
    if spelt { (Some(0), end) } else { (None, word) }
}

fn is_year_word(word: &str) -> bool {
    ["to", "tusen", "og", "tjue", "tyve"].contains(&word)
        || ["tjue", "totusen", "nitten", "atten"].iter().any(|stem| word.starts_with(stem))
}

/// Whether a number is a year that somebody in a kindergarten or a family may be born in.
fn is_year(value: u32, length: usize) -> bool {
    match length {
        4 => (1930..=2035).contains(&value),
        2 => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let text = Text::new(text);
        dates(&text)
            .into_iter()
            .map(|date| text.characters()[text.span(date.words)].iter().collect())
            .collect()
    }

    #[test]
    fn every_usual_form() {
        for date in [
            "17.03.2026",
            "17.3.26",
            "17/3-26",
            "2026-03-17",
            "17. mars 2026",
            "17 mars",
            "170326",
            "17032026",
            "20260317",
            "mars 2026",
            "attende juni tjueen",
            "17.3",
            "2021",
            "tjueførste i mai",
            "1. jan 21",
        ] {
            assert_eq!(found(&format!("født {date} her")), [date], "{date}");
        }
    }

    #[test]
    fn other_numbers() {
        for text in ["rom 12", "99.99.99", "4471", "10 barn", "31 uker"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
