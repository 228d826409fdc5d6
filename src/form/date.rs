//! Dates and times as Norwegians write them, and as the forms print them.

use jiff::civil::{Date, Time};

use crate::language::Language;

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It does not look like a date.
    #[error("not a date")]
    Unreadable,
    /// It looks like one that no calendar has.
    #[error("a date that no calendar has")]
    Impossible,
}

const MONTHS: [(&str, &str); 12] = [
    ("januar", "January"),
    ("februar", "February"),
    ("mars", "March"),
    ("april", "April"),
    ("mai", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("august", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("desember", "December"),
];

/// Reads `2026-03-14`, `14.03.2026`, `14.3.26`, `14/3-2026`, `14. mars 2026`, `14 March 2026`.
///
/// # Errors
///
/// [`DateError::Impossible`] for a date such as 31.02.2026, otherwise unreadable.
pub fn parse_date(text: &str) -> Result<Date, DateError> {
    let text = text.trim().to_lowercase();
    let parts: Vec<&str> = text
        .split(|c: char| matches!(c, '.' | '-' | '/') || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    let [first, middle, last] = parts[..] else { return Err(DateError::Unreadable) };
    let number = |part: &str| {
        let digits =
            !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse::<i16>().ok()).flatten()
    };
    let (year, month, day) = match (number(first), number(middle), number(last)) {
        (Some(year), Some(month), Some(day)) if first.len() == 4 => (year, month, day),
        (Some(day), Some(month), Some(year)) if last.len() == 4 => (year, month, day),
        (Some(day), Some(month), Some(year)) if last.len() == 2 => (2000 + year, month, day),
        (Some(day), None, Some(year)) if last.len() == 4 => {
            let month = month_number(middle).ok_or(DateError::Unreadable)?;
            (year, month, day)
        }
        _ => return Err(DateError::Unreadable),
    };
    let small = |value: i16| i8::try_from(value).map_err(|_| DateError::Impossible);
    if !(1900..=2199).contains(&year) {
        return Err(DateError::Impossible);
    }
    Date::new(year, small(month)?, small(day)?).map_err(|_| DateError::Impossible)
}

/// Whether a word in lower case is the name of a month, in Norwegian or English.
pub fn is_month_name(word: &str) -> bool {
    MONTHS
        .iter()
        .any(|(norwegian, english)| *norwegian == word || english.eq_ignore_ascii_case(word))
}

fn month_number(text: &str) -> Option<i16> {
    let found = MONTHS.iter().position(|(norwegian, english)| {
        let english = english.to_lowercase();
        let abbreviated = text.len() >= 3;
        [*norwegian, english.as_str()]
            .iter()
            .any(|name| *name == text || (abbreviated && name.starts_with(text) && text.len() <= 4))
    })?;
    i16::try_from(found + 1).ok()
}

/// Prints a date in words: `14. mars 2026`, `14 March 2026`.
pub fn long_date(date: Date, language: Language) -> String {
    let (norwegian, english) = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    match language {
        Language::Nb | Language::Nn => format!("{}. {norwegian} {}", date.day(), date.year()),
        Language::En => format!("{} {english} {}", date.day(), date.year()),
    }
}

/// Reads `09:00`, `9.30`, `0930`, `kl. 9`, `14:05:00`.
pub fn parse_time(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase();
    let text =
        text.strip_prefix("kl").map_or(text.as_str(), |rest| rest.trim_start_matches('.').trim());
    let parts: Vec<&str> = text.split([':', '.']).collect();
    let number = |part: &str| {
        let digits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse::<i8>().ok()).flatten()
    };
    let (hour, minute) = match parts[..] {
        [both] if both.len() == 4 && both.is_ascii() => (number(&both[..2])?, number(&both[2..])?),
        [hour] => (number(hour)?, 0),
        [hour, minute] if minute.len() == 2 => (number(hour)?, number(minute)?),
        [hour, minute, "00"] if minute.len() == 2 => (number(hour)?, number(minute)?),
        _ => return None,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// Prints a time of day: `09:00`, in Norwegian text with a full stop (`09.00`).
pub fn print_time(time: Time, language: Language) -> String {
    let separator = if language == Language::En { ':' } else { '.' };
    format!("{:02}{separator}{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_norwegians_write_them() {
        let expected = Date::constant(2026, 3, 14);
        for text in [
            "2026-03-14",
            "14.03.2026",
            "14.3.2026",
            "14. 3. 2026",
            "14.03.26",
            "14/3-2026",
            "14. mars 2026",
            "14 Mars 2026",
            "14. mar. 2026",
            "14 March 2026",
            " 14.03.2026 ",
        ] {
            assert_eq!(parse_date(text), Ok(expected), "{text}");
        }
        for (text, error) in [
            ("31.02.2026", DateError::Impossible),
            ("29.02.2026", DateError::Impossible),
            ("2026-13-01", DateError::Impossible),
            ("00.01.2026", DateError::Impossible),
            ("14.03.0026", DateError::Impossible),
            ("14.03", DateError::Unreadable),
            ("i morgen", DateError::Unreadable),
            ("14. marsipan 2026", DateError::Unreadable),
            ("14. m 2026", DateError::Unreadable),
            ("1-2-3-2026", DateError::Unreadable),
            ("14.03.126", DateError::Unreadable),
            ("", DateError::Unreadable),
        ] {
            assert_eq!(parse_date(text), Err(error), "{text}");
        }
        assert_eq!(parse_date("29.02.2028"), Ok(Date::constant(2028, 2, 29)));
    }

    #[test]
    fn every_printed_date_is_read_again() {
        let mut date = Date::constant(2024, 1, 1);
        while date.year() < 2029 {
            for language in Language::ALL {
                assert_eq!(parse_date(&long_date(date, language)), Ok(date));
            }
            assert_eq!(parse_date(&date.to_string()), Ok(date));
            date = date.tomorrow().expect("far from the end of the calendar");
        }
    }

    #[test]
    fn times_are_read_and_impossible_ones_refused() {
        for text in ["09:30", "9:30", "9.30", "0930", "kl. 9.30", "kl 09:30", "09:30:00"] {
            assert_eq!(parse_time(text), Some(Time::constant(9, 30, 0, 0)), "{text}");
        }
        assert_eq!(parse_time("9"), Some(Time::constant(9, 0, 0, 0)));
        for text in ["24:00", "9:60", "9:3", "930", "ni", "", "09:30:15", "æøåæ", "-1:30"] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }
}
