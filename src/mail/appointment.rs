//! Which meeting an invitation is about: a new one, or one that people were invited to before.

use jiff::civil::{Date, DateTime};

use super::calendar::Method;
use super::meeting::Meeting;
use super::outbox::MeetingRow;

/// What whoever sends it has said about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    None,
    /// The meeting was to be on this day, and has been moved.
    Moved(Date),
    /// It is a meeting of its own, whatever it looks like.
    New,
    /// The meeting is called off.
    Cancel,
}

/// What is known of the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// What the outbox has of it; nothing of a new one.
    pub row: Option<MeetingRow>,
    /// When it was to be before it was moved.
    pub moved_from: Option<DateTime>,
}

/// What must be said before anything is sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unclear {
    /// It looks like a meeting at this time that was moved, or like one more.
    #[error("the meeting was moved, or is another one")]
    MovedOrNew(DateTime),
    /// Nobody was invited to a meeting on that day.
    #[error("there is no meeting to move")]
    NothingToMove(Date),
    /// Nobody was invited to this meeting.
    #[error("there is no meeting to call off")]
    NothingToCancel,
}

/// Finds the meeting among those of the kindergarten.
///
/// `source` is a hash of where the invitation comes from, when that is a file of its own: a file
/// that was sent before, now with another date, is about a meeting that was moved more often than
/// about a new one, and nobody should get two.
///
/// # Errors
///
/// What must be said first.
pub fn find(
    rows: &[MeetingRow],
    meeting: &Meeting,
    source: Option<&str>,
    wish: Wish,
) -> Result<Known, Unclear> {
    let begins = meeting.begins();
    let at = |row: &&MeetingRow| moment(row) == Some(begins);
    let same = rows.iter().find(at);
    let on = |date: Date| {
        move |row: &&MeetingRow| {
            row.method == Method::Request.name() && moment(row).map(DateTime::date) == Some(date)
        }
    };
    let known = |row: &MeetingRow, moved_from| Known { row: Some(row.clone()), moved_from };
    match (wish, same) {
        (Wish::Cancel, Some(row)) => Ok(known(row, None)),
        (Wish::Cancel, None) => Err(Unclear::NothingToCancel),
        // It is where it was moved to already: the same was sent before.
        (Wish::Moved(_) | Wish::None | Wish::New, Some(row)) => Ok(known(row, None)),
        (Wish::Moved(date), None) => match rows.iter().find(on(date)) {
            Some(row) => Ok(known(row, moment(row))),
            None => Err(Unclear::NothingToMove(date)),
        },
        (Wish::New, None) => Ok(Known { row: None, moved_from: None }),
        (Wish::None, None) => {
            let by_source = |row: &&MeetingRow| {
                row.method == Method::Request.name()
                    && source.is_some()
                    && row.source.as_deref() == source
            };
            let likely =
                rows.iter().find(by_source).or_else(|| rows.iter().find(on(begins.date())));
            match likely.and_then(moment) {
                Some(moment) => Err(Unclear::MovedOrNew(moment)),
                None => Ok(Known { row: None, moved_from: None }),
            }
        }
    }
}

fn moment(row: &MeetingRow) -> Option<DateTime> {
    row.begins.parse().ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn row(begins: &str, source: Option<&str>, method: Method) -> MeetingRow {
        MeetingRow {
            uid: format!("{begins}@example.org"),
            kindergarten: "solsikken barnehage".to_owned(),
            begins: begins.to_owned(),
            source: source.map(str::to_owned),
            sequence: 0,
            method: method.name().to_owned(),
            digest: String::new(),
        }
    }

    fn meeting(day: i8, hour: i8) -> Meeting {
        Meeting {
            kindergarten: "Solsikken barnehage".to_owned(),
            date: date(2026, 3, day),
            start: jiff::civil::time(hour, 0, 0, 0),
            end: jiff::civil::time(hour + 1, 0, 0, 0),
            place: None,
            link: None,
            participants: Vec::new(),
        }
    }

    #[test]
    fn a_meeting_is_found_by_when_it_is_and_nobody_gets_two_by_mistake() {
        let first = row("2026-03-17T09:00:00", Some("file"), Method::Request);
        let rows = [first.clone()];
        let moved = date(2026, 3, 17).at(9, 0, 0, 0);
        let found = |day, hour, source, wish| {
            find(&rows, &meeting(day, hour), source, wish)
                .map(|known| (known.row.is_some(), known.moved_from))
        };
        let other = Some("other file");
        // The same meeting, whichever file it comes from.
        assert_eq!(found(17, 9, Some("file"), Wish::None), Ok((true, None)));
        assert_eq!(found(17, 9, other, Wish::None), Ok((true, None)));
        // The same file with another date, or the same day at another hour.
        assert_eq!(found(24, 9, Some("file"), Wish::None), Err(Unclear::MovedOrNew(moved)));
        assert_eq!(found(17, 13, other, Wish::None), Err(Unclear::MovedOrNew(moved)));
        // Another file for another day.
        assert_eq!(found(24, 9, other, Wish::None), Ok((false, None)));
        assert_eq!(found(24, 9, None, Wish::None), Ok((false, None)));
        // What was said settles it.
        assert_eq!(found(24, 9, Some("file"), Wish::New), Ok((false, None)));
        assert_eq!(found(24, 9, Some("file"), Wish::Moved(moved.date())), Ok((true, Some(moved))));
        let nothing = date(2026, 3, 18);
        assert_eq!(found(24, 9, other, Wish::Moved(nothing)), Err(Unclear::NothingToMove(nothing)));
        assert_eq!(found(17, 9, other, Wish::Cancel), Ok((true, None)));
        assert_eq!(found(24, 9, other, Wish::Cancel), Err(Unclear::NothingToCancel));
    }

    #[test]
    fn a_meeting_that_was_called_off_stands_in_nobodys_way() {
        let rows = [row("2026-03-17T09:00:00", Some("file"), Method::Cancel)];
        let found = find(&rows, &meeting(24, 9), Some("file"), Wish::None);
        assert_eq!(found, Ok(Known { row: None, moved_from: None }));
        // Called for again at the same time, it is the same meeting.
        let again = find(&rows, &meeting(17, 9), Some("file"), Wish::None);
        assert!(again.is_ok_and(|known| known.row.is_some()));
    }
}
