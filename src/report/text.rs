//! Key figures for a terminal.

use super::disclosure::FEWEST;
use super::table::{Audience, Row, Table};
use super::words::Words;
use crate::language::Language;

/// The columns, each with a message for its header and one for what it means.
const COLUMNS: [&str; 9] = ["meetings", "k1", "k2", "k3", "k4", "k5", "k6", "k7", "balance"];

/// The table, and what its columns are.
pub fn key_figures(table: &Table, language: Language) -> String {
    let words = Words::new(language, table.kindergartens.len());
    let say = |id: &str| words.say(id, &[]);
    let header = header(table, &words);
    let rows = table.rows.iter().chain([&table.total]).map(|row| cells(row, &words));
    let mut text = headline(table, &words) + "\n\n";
    text += &aligned(&std::iter::once(header).chain(rows).collect::<Vec<_>>());
    text.push('\n');
    for column in &COLUMNS[1..] {
        text += &format!(
            "{}: {}\n",
            say(&format!("report-short-{column}")),
            say(&format!("report-means-{column}"))
        );
    }
    for note in notes(table, &words) {
        text += &format!("\n{note}\n");
    }
    text
}

/// What, and for which days.
pub fn headline(table: &Table, words: &Words) -> String {
    let dates = [table.period.from(), table.period.to()].map(|date| words.date(date));
    let [from, to] = dates;
    words.say("report-headline", &[("from", from.into()), ("to", to.into())])
}

/// What a reader must know of the figures: what is hidden, and what could not be counted.
pub fn notes(table: &Table, words: &Words) -> Vec<String> {
    let mut notes = Vec::new();
    if table.audience == Audience::Others {
        let fewest = ("fewest", FEWEST.into());
        notes.push(words.say("report-hidden", &[fewest, ("count", table.hidden().into())]));
    }
    if let Some(count @ 1..) = table.total.closed_without_concern {
        notes.push(words.say("report-without-concern", &[("count", count.into())]));
    }
    if table.uncounted > 0 {
        notes.push(words.say("report-uncounted", &[("count", table.uncounted.into())]));
    }
    notes
}

/// The headers of the columns.
pub(super) fn header(table: &Table, words: &Words) -> Vec<String> {
    let short = COLUMNS.iter().map(|column| words.say(&format!("report-short-{column}"), &[]));
    let by = words.say(&format!("report-by-{}", table.by.name()), &[]);
    std::iter::once(by).chain(short).collect()
}

/// The cells of a row.
pub(super) fn cells(row: &Row, words: &Words) -> Vec<String> {
    vec![
        words.part(row.part.as_ref()),
        row.meetings.to_string(),
        duration(row, words),
        words.cell(row.system_cases),
        words.cell(row.system_measures),
        row.staff.map_or(String::new(), |staff| words.decimal(staff.average)),
        words.cell(row.single_cases),
        words.cell(row.system_measures_from_single),
        words.cell(row.single_measures),
        balance(row, words),
    ]
}

/// `64 (30–120), 5`: the median, the quartiles, and how many cases.
pub fn duration(row: &Row, words: &Words) -> String {
    let cases = words.cell(row.closed);
    match row.days {
        None => cases,
        Some(days) => {
            let [lower, median, upper] =
                [days.lower, days.median, days.upper].map(|days| words.decimal(days));
            format!("{median} ({lower}–{upper}), n={cases}")
        }
    }
}

/// The share of system work in cases and in measures.
pub fn balance(row: &Row, words: &Words) -> String {
    let share = |share: Option<f64>| share.map_or("–".to_owned(), |share| words.percent(share));
    format!("{} / {}", share(row.system_share_of_cases()), share(row.system_share_of_measures()))
}

/// Columns of a width, the first to the left and numbers to the right.
pub fn aligned(rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate().map(|(index, (cell, width))| match index {
            0 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}
