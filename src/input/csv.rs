//! One row of a CSV file: cells under dotted field paths become the tree the other formats give.
//!
//! `tiltak.1.ansvarlig` is the field `ansvarlig` of the first row of `tiltak`; in a field of
//! several choices the choices are parted by semicolons or bars, a blank follows its choice
//! after an equals sign (`atferd; annet=Søvn`). That last step is the form's, not the file's.

use std::collections::HashMap;

use csv::StringRecord;

use super::{Content, Entry, Node};
use crate::fault::{Fault, FaultKind, Position};

/// The separator that a header line uses: Norwegian spreadsheets write semicolons.
pub fn separator_of(header: &[u8]) -> u8 {
    let count = |wanted: u8| header.iter().filter(|byte| **byte == wanted).count();
    [b';', b'\t', b','].into_iter().max_by_key(|byte| (count(*byte), *byte == b';')).unwrap_or(b';')
}

/// Builds the tree of a record; `line` is where the record begins.
pub fn tree(header: &StringRecord, record: &StringRecord, line: usize) -> Result<Node, Fault> {
    let start = Position { line, column: 1 };
    if record.len() != header.len() {
        let kind = FaultKind::CellCount { expected: header.len(), found: record.len() };
        return Err(Fault::at(start, kind));
    }
    let mut root = Node { position: start, content: Content::Mapping(Vec::new()) };
    let mut places = Places::default();
    for (index, (path, cell)) in header.iter().zip(record).enumerate() {
        let position = Position { line, column: index + 1 };
        if cell.trim().is_empty() {
            continue;
        }
        let path = path.trim();
        if path.split('.').count() > super::MAX_DEPTH {
            return Err(Fault::at(position, FaultKind::TooDeep));
        }
        insert(&mut root, path, 0, Node::text(position, cell), &mut places)?;
    }
    Ok(root)
}

/// What has been made of a record, so that a wide file takes no more than its size.
#[derive(Default)]
struct Places<'a> {
    /// The index of a path's end in its mapping.
    fields: HashMap<&'a str, usize>,
    /// All rows of all lists.
    rows: usize,
}

/// Puts a value at a path, making lists for numbers and mappings for names on the way; the first
/// `done` bytes of the path lead to `place`.
fn insert<'a>(
    place: &mut Node,
    path: &'a str,
    done: usize,
    value: Node,
    places: &mut Places<'a>,
) -> Result<(), Fault> {
    let Some(rest) = path.get(done..) else {
        if !place.is_empty() {
            return Err(Fault::at(value.position, FaultKind::DuplicateField));
        }
        *place = value;
        return Ok(());
    };
    let step = rest.split('.').next().unwrap_or_default();
    let end = done + step.len();
    let position = value.position;
    let empty = || Node { position, content: Content::Null };
    if let Some(row) = row_number(step) {
        if place.is_empty() && matches!(place.content, Content::Null) {
            place.content = Content::Sequence(Vec::new());
        }
        let Content::Sequence(rows) = &mut place.content else {
            return Err(Fault::at(position, FaultKind::DuplicateField));
        };
        places.rows += row.saturating_sub(rows.len());
        if row > MAX_ROW || places.rows > 10 * MAX_ROW {
            return Err(Fault::at(position, FaultKind::TooManyRows { max: MAX_ROW }));
        }
        while rows.len() < row {
            rows.push(empty());
        }
        return insert(&mut rows[row - 1], path, end + 1, value, places);
    }
    if matches!(place.content, Content::Null) {
        place.content = Content::Mapping(Vec::new());
    }
    let Content::Mapping(entries) = &mut place.content else {
        return Err(Fault::at(position, FaultKind::DuplicateField));
    };
    let index = *places.fields.entry(&path[..end]).or_insert_with(|| {
        entries.push(Entry { key: step.to_owned(), key_position: position, node: empty() });
        entries.len() - 1
    });
    insert(&mut entries[index].node, path, end + 1, value, places)
}

/// More rows than a table on paper could have; a typing error in a header must not fill the memory.
const MAX_ROW: usize = 1_000;

fn row_number(step: &str) -> Option<usize> {
    step.parse().ok().filter(|row| *row > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(header: &[&str], cells: &[&str]) -> Result<String, FaultKind> {
        let record = |cells: &[&str]| StringRecord::from(cells.to_vec());
        tree(&record(header), &record(cells), 2)
            .map(|node| node.content.outline())
            .map_err(|fault| fault.kind)
    }

    #[test]
    fn dotted_headers_build_rows_and_groups() {
        assert_eq!(
            outline(&["a", "t.1.x", "t.2.x", "g.b"], &["1", "en", "to", "c"]),
            Ok("{a=1,t=[{x=en},{x=to}],g={b=c}}".into())
        );
        assert_eq!(outline(&["a", "t.1.x"], &["1", ""]), Ok("{a=1}".into()));
    }

    #[test]
    fn broken_headers_and_records_are_refused() {
        assert_eq!(
            outline(&["a", "b"], &["1"]),
            Err(FaultKind::CellCount { expected: 2, found: 1 })
        );
        assert_eq!(outline(&["a", "a"], &["1", "2"]), Err(FaultKind::DuplicateField));
        assert_eq!(outline(&["a", "a.b"], &["1", "2"]), Err(FaultKind::DuplicateField));
        assert_eq!(
            outline(&["t.4000000000"], &["x"]),
            Err(FaultKind::TooManyRows { max: MAX_ROW })
        );
    }

    #[test]
    fn separators_are_recognised() {
        assert_eq!(separator_of(b"skjema;dato"), b';');
        assert_eq!(separator_of(b"skjema,dato,barn"), b',');
        assert_eq!(separator_of(b"skjema\tdato"), b'\t');
        assert_eq!(separator_of(b"skjema"), b';');
    }
}
