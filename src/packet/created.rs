//! When a packet was made, to the second, with the offset from UTC.

use std::fmt;
use std::str::FromStr;

use jiff::Zoned;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// A point in time as it stands in the manifest: `2026-03-17T10:30:00+01:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Created {
    local: DateTime,
    offset_minutes: i32,
}

/// The text or time is none that a packet can be made at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time that a packet can be made at")]
pub struct NotATime;

impl Created {
    /// The second of `now`.
    ///
    /// # Errors
    ///
    /// A year that a ZIP file cannot hold (before 1980 or after 2107).
    pub fn new(now: &Zoned) -> Result<Created, NotATime> {
        let local = now.datetime();
        let time = local.time().with().subsec_nanosecond(0).build().map_err(|_| NotATime)?;
        Created::of_parts(local.date().to_datetime(time), now.offset().seconds() / 60)
    }

    fn of_parts(local: DateTime, offset_minutes: i32) -> Result<Created, NotATime> {
        let holds = (1980..=2107).contains(&local.year()) && offset_minutes.abs() < 24 * 60;
        if holds { Ok(Created { local, offset_minutes }) } else { Err(NotATime) }
    }

    /// The date and time on the clock where it was made.
    pub fn local(&self) -> DateTime {
        self.local
    }

    /// Time and date as ZIP headers have them (APPNOTE 4.4.6), two seconds exact.
    pub(super) fn stamp(&self) -> [u8; 4] {
        let part = |value: i8, shift: u32| u16::from(value.unsigned_abs()) << shift;
        let time = part(self.local.hour(), 11)
            | part(self.local.minute(), 5)
            | part(self.local.second() / 2, 0);
        let year = self.local.year().abs_diff(1980) << 9;
        let date = year | part(self.local.month(), 5) | part(self.local.day(), 0);
        let ([a, b], [c, d]) = (time.to_le_bytes(), date.to_le_bytes());
        [a, b, c, d]
    }
}

impl fmt::Display for Created {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let minutes = self.offset_minutes.abs();
        let local = self.local.strftime("%Y-%m-%dT%H:%M:%S");
        write!(f, "{local}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

impl FromStr for Created {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Created, NotATime> {
        let (local, offset) = text.split_at_checked(19).ok_or(NotATime)?;
        let local: DateTime = local.parse().map_err(|_| NotATime)?;
        let (sign, offset) = match offset.split_at_checked(1) {
            Some(("+", offset)) => (1, offset),
            Some(("-", offset)) => (-1, offset),
            _ => return Err(NotATime),
        };
        let (hours, minutes) = offset.split_once(':').ok_or(NotATime)?;
        let number = |part: &str| part.parse::<u8>().map(i32::from).map_err(|_| NotATime);
        let created = Created::of_parts(local, sign * (number(hours)? * 60 + number(minutes)?))?;
        // One way of writing it: what reads in another is not what was written.
        if created.to_string() == text { Ok(created) } else { Err(NotATime) }
    }
}

impl TryFrom<String> for Created {
    type Error = NotATime;

    fn try_from(text: String) -> Result<Created, NotATime> {
        text.parse()
    }
}

impl From<Created> for String {
    fn from(created: Created) -> String {
        created.to_string()
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::Offset;

    use super::*;

    #[test]
    fn one_time_is_written_in_one_way() {
        for text in ["2026-03-17T10:30:01+01:00", "1980-01-01T00:00:00-03:30"] {
            assert_eq!(text.parse::<Created>().expect(text).to_string(), text);
        }
        for text in [
            "2026-03-17T10:30:01Z",
            "2026-03-17t10:30:01+01:00",
            "2026-03-17 10:30:01+01:00",
            "2026-03-17T10:30:01+1:00",
            "2026-03-17T10:30:01-00:00",
            "1979-12-31T23:59:59+00:00",
            "2026-02-30T10:30:01+01:00",
            "2026-03-17T10:30:01+24:00",
            "",
            "æøåæøåæøåæ",
        ] {
            assert_eq!(text.parse::<Created>(), Err(NotATime), "{text}");
        }
    }

    #[test]
    fn the_zoned_time_keeps_its_second_and_its_offset() {
        let now = DateTime::constant(2026, 3, 17, 10, 30, 1, 999)
            .to_zoned(Offset::constant(1).to_time_zone());
        let created = Created::new(&now.expect("a time")).expect("a year of ours");
        assert_eq!(created.to_string(), "2026-03-17T10:30:01+01:00");
        // 10:30:00 and 17 March 2026, as 7-Zip reads them.
        assert_eq!(created.stamp(), [0xC0, 0x53, 0x71, 0x5C]);
    }
}
