//! The clock of Oslo: one night in spring it leaves an hour out, one night in autumn it shows an
//! hour twice (directive 2000/84/EC).

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{Offset, TimeZone};

use super::definition::Definition;
use super::fill::read::Reader;
use super::value::{Answers, Value};
use crate::fault::FaultKind;

/// How often the clock shows a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Once, as nearly always.
    Once,
    /// Never: the clock goes from 02:00 to 03:00.
    Never,
    /// Twice: it goes back from 03:00 to 02:00.
    Twice,
}

/// How often the clock shows a moment.
pub fn shown(moment: DateTime) -> Shown {
    match moment.hour() {
        2 if moment.date() == last_sunday(moment.date(), 3) => Shown::Never,
        2 if moment.date() == last_sunday(moment.date(), 10) => Shown::Twice,
        _ => Shown::Once,
    }
}

/// The moment of the world at which the clock shows this; of two the first.
pub fn timestamp(moment: DateTime) -> Option<Timestamp> {
    let change = |month| last_sunday(moment.date(), month).at(3, 0, 0, 0);
    let is_summer = (change(3)..change(10)).contains(&moment);
    let hours = if is_summer { 2 } else { 1 };
    TimeZone::fixed(Offset::constant(hours)).to_timestamp(moment).ok()
}

/// When a meeting begins and ends; after midnight when the end is not after the start.
pub fn span(date: Date, start: Time, end: Time) -> (DateTime, DateTime) {
    let last = if end > start { date } else { date.tomorrow().unwrap_or(date) };
    (date.to_datetime(start), last.to_datetime(end))
}

/// Reports a meeting that begins or ends when the clock shows that hour never or twice: no two
/// calendars take that for the same.
pub(super) fn check(definition: &Definition, answers: &Answers, reader: &mut Reader) {
    let Some(meeting) = &definition.meeting else { return };
    let time = |name: &String| match answers.value(name) {
        Some(Value::Time(time)) => Some(*time),
        _ => None,
    };
    let Some(Value::Date(date)) = answers.value(&meeting.date) else { return };
    let (Some(start), Some(end)) = (time(&meeting.start), time(&meeting.end)) else { return };
    let (begins, ends) = span(*date, start, end);
    for (name, moment) in [(&meeting.start, begins), (&meeting.end, ends)] {
        let kind = match shown(moment) {
            Shown::Once => continue,
            Shown::Never => FaultKind::TimeSkipped,
            Shown::Twice => FaultKind::TimeTwice,
        };
        if let (Some(field), Some(answer)) = (definition.field(name), answers.get(name)) {
            reader.fault(field, name.clone(), answer.position, kind);
        }
    }
}

/// The last Sunday of a month in the year of a date; the month has 31 days.
fn last_sunday(date: Date, month: i8) -> Date {
    let last = Date::constant(date.year(), month, 31);
    let days = last.weekday().since(Weekday::Sunday);
    last.saturating_sub(jiff::Span::new().days(i64::from(days)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn an_hour_is_left_out_in_spring_and_comes_twice_in_autumn() {
        for (day, expected) in [
            (date(2026, 3, 29), Shown::Never),
            (date(2024, 3, 31), Shown::Never),
            (date(2026, 10, 25), Shown::Twice),
            (date(2027, 10, 31), Shown::Twice),
            (date(2026, 3, 28), Shown::Once),
            (date(2026, 3, 22), Shown::Once),
            (date(2026, 11, 1), Shown::Once),
        ] {
            assert_eq!(shown(day.at(2, 0, 0, 0)), expected, "{day}");
            assert_eq!(shown(day.at(2, 59, 59, 0)), expected, "{day}");
            assert_eq!(shown(day.at(1, 59, 59, 0)), Shown::Once, "{day}");
            assert_eq!(shown(day.at(3, 0, 0, 0)), Shown::Once, "{day}");
        }
    }

    #[test]
    fn moments_of_the_world_are_those_of_summer_and_winter() {
        for (moment, expected) in [
            (date(2026, 3, 17).at(9, 0, 0, 0), "2026-03-17T08:00:00Z"),
            (date(2026, 6, 17).at(9, 0, 0, 0), "2026-06-17T07:00:00Z"),
            (date(2026, 3, 29).at(1, 59, 0, 0), "2026-03-29T00:59:00Z"),
            (date(2026, 3, 29).at(3, 0, 0, 0), "2026-03-29T01:00:00Z"),
            (date(2026, 10, 25).at(1, 59, 0, 0), "2026-10-24T23:59:00Z"),
            (date(2026, 10, 25).at(3, 0, 0, 0), "2026-10-25T02:00:00Z"),
            (date(2026, 12, 31).at(23, 30, 0, 0), "2026-12-31T22:30:00Z"),
        ] {
            let found = timestamp(moment).map(|moment| moment.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{moment}");
        }
    }

    #[test]
    fn a_meeting_that_ends_before_it_begins_ends_on_the_next_day() {
        let span = |start, end| span(date(2026, 3, 28), time(start, 0, 0, 0), time(end, 0, 0, 0)).1;
        assert_eq!(span(9, 10), date(2026, 3, 28).at(10, 0, 0, 0));
        assert_eq!(span(23, 2), date(2026, 3, 29).at(2, 0, 0, 0));
    }
}
