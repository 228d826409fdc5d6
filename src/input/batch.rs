//! A file of many forms, read one record at a time so that its length does not matter.

use std::io::{self, BufRead, Read};

use super::{Format, MAX_BYTES, Submission, csv as row, json, submission_of, text_of, too_large};
use crate::fault::{Fault, FaultKind, Position};

/// The largest batch that is read from a stream which cannot be read twice.
pub const MAX_BATCH_BYTES: u64 = 256 * 1024 * 1024;

/// One record of a batch.
#[derive(Debug)]
pub struct Record {
    /// The record's number in the file, counted from 1 without the header.
    pub row: usize,
    /// What it holds, or why it cannot be read.
    pub submission: Result<Submission, Fault>,
}

/// The records of a CSV or JSON Lines file, in order.
///
/// A record that cannot be read is reported and the next one is tried.
pub struct Records<R: BufRead> {
    source: Source<R>,
    row: usize,
}

enum Source<R: BufRead> {
    Csv { reader: csv::Reader<Box<dyn BufRead>>, header: Option<csv::StringRecord> },
    JsonLines { reader: R, line: usize },
}

impl<R: BufRead + 'static> Records<R> {
    /// Begins to read; the header of a CSV file is read at once.
    ///
    /// # Errors
    ///
    /// The failure of the file itself.
    ///
    /// # Panics
    ///
    /// When called with a format of single forms.
    pub fn new(mut reader: R, format: Format) -> io::Result<Records<R>> {
        let source = match format {
            Format::Csv => {
                let start = reader.fill_buf()?;
                let mark = if start.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
                let header = start[mark..].split(|byte| *byte == b'\n').next().unwrap_or_default();
                let separator = row::separator_of(header);
                reader.consume(mark);
                let reader = csv::ReaderBuilder::new()
                    .delimiter(separator)
                    .has_headers(false)
                    .flexible(true)
                    .from_reader(Box::new(reader) as Box<dyn BufRead>);
                Source::Csv { reader, header: None }
            }
            Format::JsonLines => Source::JsonLines { reader, line: 0 },
            _ => panic!("a single form is not a batch"),
        };
        Ok(Records { source, row: 0 })
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = io::Result<Record>;

    fn next(&mut self) -> Option<Self::Item> {
        let submission = match &mut self.source {
            Source::Csv { reader, header } => next_row(reader, header),
            Source::JsonLines { reader, line } => next_line(reader, line),
        };
        // A file without a record is as empty as one without a byte.
        let empty = || Ok(Err(Fault::at(Position::START, FaultKind::EmptyInput)));
        let submission = submission.or_else(|| (self.row == 0).then(empty))?;
        self.row += 1;
        Some(submission.map(|submission| Record { row: self.row, submission }))
    }
}

type Next = Option<io::Result<Result<Submission, Fault>>>;

fn next_row(
    reader: &mut csv::Reader<Box<dyn BufRead>>,
    header: &mut Option<csv::StringRecord>,
) -> Next {
    if header.is_none() {
        match read_cells(reader)? {
            Err(error) => return Some(Err(error)),
            Ok(Err(fault)) => {
                // Without a header nothing after it can be understood.
                *header = Some(csv::StringRecord::new());
                return Some(Ok(Err(fault)));
            }
            Ok(Ok((_, cells))) => *header = Some(cells),
        }
    }
    let header = header.as_ref().expect("the header was just read");
    if header.is_empty() {
        return None;
    }
    Some(read_cells(reader)?.map(|cells| {
        let (line, cells) = cells?;
        row::tree(header, &cells, line).and_then(submission_of)
    }))
}

type Cells = Result<(usize, csv::StringRecord), Fault>;

fn read_cells(reader: &mut csv::Reader<Box<dyn BufRead>>) -> Option<io::Result<Cells>> {
    let mut cells = csv::ByteRecord::new();
    let line = usize::try_from(reader.position().line()).unwrap_or(usize::MAX);
    match reader.read_byte_record(&mut cells) {
        Ok(false) => None,
        Ok(true) => {
            let line = cells
                .position()
                .map_or(line, |start| usize::try_from(start.line()).unwrap_or(usize::MAX));
            let start = Position { line, column: 1 };
            if cells.as_slice().len() > MAX_BYTES {
                return Some(Ok(Err(Fault::at(start, too_large()))));
            }
            if let Some(column) = cells.iter().position(|cell| cell.contains(&0)) {
                let place = Position { line, column: column + 1 };
                return Some(Ok(Err(Fault::at(place, FaultKind::NotText))));
            }
            Some(Ok(csv::StringRecord::from_byte_record(cells).map_or_else(
                |error| {
                    let column = error.utf8_error().field() + 1;
                    Err(Fault::at(Position { line, column }, FaultKind::NotUtf8))
                },
                |cells| Ok((line, cells)),
            )))
        }
        Err(error) => match error.into_kind() {
            csv::ErrorKind::Io(error) => Some(Err(error)),
            _ => {
                let place = Position { line, column: 1 };
                Some(Ok(Err(Fault::at(place, FaultKind::Syntax { format: "CSV" }))))
            }
        },
    }
}

fn next_line<R: BufRead>(reader: &mut R, line: &mut usize) -> Next {
    loop {
        let mut bytes = Vec::new();
        let limit = MAX_BYTES as u64 + 1;
        match reader.by_ref().take(limit).read_until(b'\n', &mut bytes) {
            Err(error) => return Some(Err(error)),
            Ok(0) => return None,
            Ok(_) => *line += 1,
        }
        let start = Position { line: *line, column: 1 };
        if bytes.len() > MAX_BYTES {
            if let Err(error) = skip_line(reader) {
                return Some(Err(error));
            }
            return Some(Ok(Err(Fault::at(start, too_large()))));
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let moved = |fault: Fault| Fault {
            position: Position { line: *line, column: fault.position.column },
            ..fault
        };
        let read = text_of(&bytes)
            .map_err(moved)
            .and_then(|text| json::parse(text.trim_end(), start))
            .and_then(submission_of);
        return Some(Ok(read));
    }
}

fn skip_line<R: BufRead>(reader: &mut R) -> io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let read = end.map_or(buffer.len(), |end| end + 1);
        reader.consume(read);
        if end.is_some() {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(bytes: &'static [u8], format: Format) -> Vec<(usize, Result<usize, FaultKind>)> {
        Records::new(bytes, format)
            .expect("a slice cannot fail")
            .map(|record| record.expect("a slice cannot fail"))
            .map(|record| {
                let outcome = record.submission.map(|submission| submission.entries().len());
                (record.row, outcome.map_err(|fault| fault.kind))
            })
            .collect()
    }

    #[test]
    fn a_bad_record_does_not_stop_the_next() {
        let bytes = b"\xEF\xBB\xBFskjema;dato\nprove;2026-01-02\nprove\nprove;\xE5\nprove;x\n";
        assert_eq!(
            records(bytes, Format::Csv),
            [
                (1, Ok(2)),
                (2, Err(FaultKind::CellCount { expected: 2, found: 1 })),
                (3, Err(FaultKind::NotUtf8)),
                (4, Ok(2)),
            ]
        );
        let bytes = b"{\"a\": 1}\n\n{\"a\": \n{\"a\": \"\xE5\"}\n[]\n{\"a\": 1, \"b\": 2}";
        assert_eq!(
            records(bytes, Format::JsonLines),
            [
                (1, Ok(1)),
                (2, Err(FaultKind::Syntax { format: "JSON" })),
                (3, Err(FaultKind::NotUtf8)),
                (4, Err(FaultKind::NotAMapping)),
                (5, Ok(2)),
            ]
        );
    }

    #[test]
    fn faults_point_at_lines_of_the_file() {
        let mut lines = Records::new(&b"{}\n\n {\"a\": }"[..], Format::JsonLines).expect("whole");
        lines.next();
        let record = lines.next().expect("a second record").expect("a slice cannot fail");
        assert_eq!(record.submission.expect_err("broken").position.line, 3);
        let mut rows = Records::new(&b"a;b\n\"x\ny\";1\nz\n"[..], Format::Csv).expect("whole");
        rows.next();
        let record = rows.next().expect("a second record").expect("a slice cannot fail");
        assert_eq!(record.submission.expect_err("broken").position.line, 4);
    }
}
