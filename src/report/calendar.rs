//! The deadlines of measures as a calendar file (RFC 5545) that Outlook and others take in.
//!
//! Calendars are shared: an entry says which case is due and nothing else. Events of a whole day,
//! because Outlook takes no tasks (`VTODO`) from a file.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};

use super::measures::{Entry, Log};
use super::words::Words;
use crate::language::Language;
use crate::mail::calendar::{Lines, text};
use crate::mail::identity::letters;

/// An event for each case and day on which open measures of it are to be evaluated.
pub fn calendar(log: &Log, language: Language) -> Vec<u8> {
    let words = Words::new(language, 1);
    let mut lines = Lines::default();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Blankett//Blankett//NO"] {
        lines.add(line);
    }
    lines.add("CALSCALE:GREGORIAN");
    lines.add("METHOD:PUBLISH");
    let mut written = BTreeSet::new();
    for entry in log.entries.iter().filter(|entry| entry.ended.is_none()) {
        let Some(deadline) = entry.deadline else { continue };
        if written.insert((&entry.kindergarten, &entry.case, deadline)) {
            event(&mut lines, entry, deadline, log, &words);
        }
    }
    lines.add("END:VCALENDAR");
    lines.into_text().into_bytes()
}

fn event(lines: &mut Lines, entry: &Entry, deadline: Date, log: &Log, words: &Words) {
    let case = entry.case.as_str();
    let uid = letters(&["measure", &entry.kindergarten, case, &deadline.to_string()]);
    let stamp = log.day.to_datetime(Time::midnight());
    let next = deadline.tomorrow().unwrap_or(deadline);
    let summary = words.say("measures-event", &[("case", case.into())]);
    lines.add("BEGIN:VEVENT");
    lines.add(&format!("UID:{uid}@blankett.invalid"));
    lines.add(&format!("DTSTAMP:{}", stamp.strftime("%Y%m%dT%H%M%SZ")));
    lines.add(&format!("DTSTART;VALUE=DATE:{}", deadline.strftime("%Y%m%d")));
    lines.add(&format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")));
    lines.add(&format!("SUMMARY:{}", text(&summary)));
    if log.has_several_kindergartens() && !entry.kindergarten.is_empty() {
        lines.add(&format!("LOCATION:{}", text(&entry.kindergarten)));
    }
    // The day is not taken: a meeting about it is called for by itself.
    lines.add("TRANSP:TRANSPARENT");
    lines.add("END:VEVENT");
}
