//! Tables for spreadsheets.
//!
//! With a byte order mark, or Excel takes the file for one in the system's old character set; in
//! Norwegian with a semicolon between cells and a comma in numbers, as a Norwegian Excel expects.
//! A text that a spreadsheet would calculate is given an apostrophe.

use super::table::{Row, Table};
use super::words::Words;
use crate::language::Language;

/// The key figures, a part a line, all of them together on the last.
pub fn key_figures(table: &Table, language: Language) -> Vec<u8> {
    let words = Words::new(language, table.kindergartens.len());
    let header = COLUMNS.map(|column| words.say(&format!("report-column-{column}"), &[]));
    let rows = table.rows.iter().chain([&table.total]).map(|row| cells(row, &words).to_vec());
    write(std::iter::once(header.to_vec()).chain(rows), language)
}

/// The columns, each with a message for its header.
const COLUMNS: [&str; 15] = [
    "part",
    "meetings",
    "k1",
    "lower",
    "median",
    "upper",
    "k2",
    "k3",
    "k4",
    "k5",
    "k6",
    "k7",
    "cases-share",
    "measures-share",
    "without-concern",
];

fn cells(row: &Row, words: &Words) -> [String; COLUMNS.len()] {
    let decimal = |number: Option<f64>| number.map(|n| words.decimal(n)).unwrap_or_default();
    let percent = |share: Option<f64>| share.map(|s| words.percent(s)).unwrap_or_default();
    [
        words.part(row.part.as_ref()),
        row.meetings.to_string(),
        words.cell(row.closed),
        decimal(row.days.map(|days| days.lower)),
        decimal(row.days.map(|days| days.median)),
        decimal(row.days.map(|days| days.upper)),
        words.cell(row.system_cases),
        words.cell(row.system_measures),
        decimal(row.staff.map(|staff| staff.average)),
        words.cell(row.single_cases),
        words.cell(row.system_measures_from_single),
        words.cell(row.single_measures),
        percent(row.system_share_of_cases()),
        percent(row.system_share_of_measures()),
        row.closed_without_concern.map(|count| count.to_string()).unwrap_or_default(),
    ]
}

/// Rows as a file.
pub fn write(rows: impl Iterator<Item = Vec<String>>, language: Language) -> Vec<u8> {
    let delimiter = if language == Language::En { b',' } else { b';' };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    for row in rows {
        let cells = row.iter().map(|cell| guarded(cell));
        writer
            .write_record(cells)
            .expect("rows of one table are equally long, and memory takes them");
    }
    writer.into_inner().expect("memory takes all that is written")
}

/// A text that no spreadsheet calculates.
fn guarded(cell: &str) -> String {
    let calculates = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || cell.starts_with(['\t', '\r', '\n']);
    if calculates { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_calculated() {
        for (cell, expected) in [
            ("=HYPERLINK(\"http://example.org\")", "'=HYPERLINK(\"http://example.org\")"),
            ("+47 22 00 00 00", "'+47 22 00 00 00"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1+1", "' =1+1"),
            ("\t=1+1", "'\t=1+1"),
            ("＝1+1", "'＝1+1"),
            ("Solsikken = god", "Solsikken = god"),
            ("<5", "<5"),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), expected);
        }
    }

    #[test]
    fn a_file_opens_in_a_norwegian_spreadsheet() {
        let rows =
            [vec!["Æ;Ø".to_owned(), "1,5".to_owned()], vec!["«a»".to_owned(), "\"".to_owned()]];
        let bytes = write(rows.into_iter(), Language::Nb);
        assert_eq!(bytes, "\u{feff}\"Æ;Ø\";1,5\r\n«a»;\"\"\"\"\r\n".as_bytes());
    }
}
