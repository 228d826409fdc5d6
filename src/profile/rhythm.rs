//! When those meet who meet every month, every third week or once each half-year (R21).

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::Every;

/// The days of meetings from `first` to `last`, both included: on the weekday of the first one, never
/// in July, and a week later where a day is a public holiday.
pub fn days(every: Every, first: Date, last: Date) -> Vec<Date> {
    let mut days = Vec::new();
    for number in 0.. {
        let Some(day) = nth(every, first, number) else { break };
        let Some(day) = moved(day) else { break };
        if day > last {
            break;
        }
        if day.month() != 7 && days.last().is_none_or(|before| *before < day) {
            days.push(day);
        }
    }
    days
}

/// A stretch of time in which there is no meeting though there should be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The meeting before.
    pub after: Date,
    /// The meeting that comes next.
    pub before: Date,
}

/// Where a plan has meetings too far apart. A month is one in the calendar, and so is a half-year;
/// July does not count.
pub fn gaps(every: Every, days: &[Date]) -> Vec<Gap> {
    let mut days = days.to_vec();
    days.sort_unstable();
    let pairs = days.windows(2).map(|pair| Gap { after: pair[0], before: pair[1] });
    pairs.filter(|gap| is_too_long(every, *gap)).collect()
}

fn is_too_long(every: Every, gap: Gap) -> bool {
    let Gap { after, before } = gap;
    match every {
        Every::Month => {
            let months = months(before) - months(after);
            let july = (1..months).any(|step| (months_of(after) + step - 1) % 12 + 1 == 7);
            months - i32::from(july) > 1
        }
        Every::HalfYear => {
            let half = |day: Date| i32::from(day.year()) * 2 + i32::from(day.month() > 6);
            half(before) - half(after) > 1
        }
        // A week more is a holiday moved.
        Every::Weeks(weeks) => {
            let most = (i32::from(weeks) + 1) * 7;
            let july = i32::from(after.month() < 8 && before.month() > 6) * 31;
            let between = after.until(before).map_or(i32::MAX, |span| span.get_days());
            between > most + july
        }
    }
}

fn months(day: Date) -> i32 {
    i32::from(day.year()) * 12 + months_of(day)
}

fn months_of(day: Date) -> i32 {
    i32::from(day.month())
}

fn nth(every: Every, first: Date, number: i64) -> Option<Date> {
    match every {
        Every::Weeks(weeks) => first.checked_add((number * i64::from(weeks)).weeks()).ok(),
        Every::Month => same_weekday(first, number.months()),
        Every::HalfYear => same_weekday(first, (number * 6).months()),
    }
}

/// The same weekday of the same week of another month; the last one where there are fewer weeks.
fn same_weekday(first: Date, later: Span) -> Option<Date> {
    let month = first.first_of_month().checked_add(later).ok()?;
    let week = (first.day() - 1) / 7 + 1;
    month
        .nth_weekday_of_month(week, first.weekday())
        .or_else(|_| month.nth_weekday_of_month(-1, first.weekday()))
        .ok()
}

/// A week later where the day is a public holiday.
fn moved(day: Date) -> Option<Date> {
    if is_holiday(day) { day.checked_add(1.week()).ok() } else { Some(day) }
}

/// Norwegian public holidays (Helligdagsfredloven § 2, and 1 and 17 May), and the eves on which
/// nobody meets.
pub fn is_holiday(day: Date) -> bool {
    if day.weekday() == Weekday::Sunday {
        return true;
    }
    if matches!(
        (day.month(), day.day()),
        (1, 1) | (5, 1) | (5, 17) | (12, 24) | (12, 25) | (12, 26) | (12, 31)
    ) {
        return true;
    }
    let Some(easter) = easter(day.year()) else { return false };
    // Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday.
    let moving = [-3, -2, 1, 39, 50];
    let moved = |days: &i64| easter.checked_add(days.days()).ok();
    moving.iter().any(|days| moved(days) == Some(day))
}

/// Easter Sunday (the anonymous Gregorian method).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn said(days: &[Date]) -> String {
        days.iter().map(Date::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn months_have_their_weekday_and_july_has_none() {
        let found = days(Every::Month, date(2026, 3, 17), date(2026, 9, 30));
        assert_eq!(
            said(&found),
            "2026-03-17 2026-04-21 2026-05-19 2026-06-16 2026-08-18 2026-09-15"
        );
        assert_eq!(gaps(Every::Month, &found), []);
        // A fifth week that a month does not have.
        let found = days(Every::Month, date(2026, 9, 29), date(2026, 12, 30));
        assert_eq!(said(&found), "2026-09-29 2026-10-27 2026-11-24 2026-12-29");
    }

    #[test]
    fn every_third_week_goes_around_holidays() {
        let found = days(Every::Weeks(3), date(2026, 3, 12), date(2026, 5, 30));
        // Maundy Thursday is on 2 April, Ascension Day on 14 May.
        assert_eq!(said(&found), "2026-03-12 2026-04-09 2026-04-23 2026-05-21");
        assert_eq!(gaps(Every::Weeks(3), &found), []);
    }

    #[test]
    fn half_years_have_one_each() {
        let found = days(Every::HalfYear, date(2026, 4, 14), date(2027, 12, 31));
        assert_eq!(said(&found), "2026-04-14 2026-10-13 2027-04-13 2027-10-12");
        assert_eq!(gaps(Every::HalfYear, &found), []);
    }

    #[test]
    fn what_is_left_out_is_seen() {
        let gap = |after, before| Gap { after, before };
        let (march, may, june, august) =
            (date(2026, 3, 17), date(2026, 5, 19), date(2026, 6, 16), date(2026, 8, 18));
        assert_eq!(gaps(Every::Month, &[may, march]), [gap(march, may)]);
        assert_eq!(gaps(Every::Month, &[june, august]), [], "July is free");
        assert_eq!(gaps(Every::Weeks(3), &[march, may]), [gap(march, may)]);
        assert_eq!(gaps(Every::HalfYear, &[march, august]), []);
        let next_spring = date(2027, 3, 16);
        assert_eq!(gaps(Every::HalfYear, &[march, next_spring]), [gap(march, next_spring)]);
    }

    #[test]
    fn easter_is_where_the_almanac_has_it() {
        let known = [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)];
        for (year, month, day) in known {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
        for day in [date(2026, 4, 2), date(2026, 4, 6), date(2026, 5, 25), date(2026, 5, 17)] {
            assert!(is_holiday(day), "{day}");
        }
        assert!(!is_holiday(date(2026, 4, 1)));
    }
}
