//! TOML; its own dates and times are taken as they were written.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Content, Entry, MAX_DEPTH, Node};
use crate::fault::{Fault, FaultKind, Position};

/// Reads one TOML document.
pub fn parse(text: &str) -> Result<Node, Fault> {
    match DeTable::parse(text) {
        Ok(table) => {
            let reader = Reader { text, marks: marks(text) };
            let content = reader.mapping(table.into_inner(), 1)?;
            Ok(Node { position: Position::START, content })
        }
        Err(error) => {
            let offset = error.span().map_or(0, |span| span.start);
            let kind = if error.message().contains("duplicate key") {
                FaultKind::DuplicateField
            } else {
                FaultKind::Syntax { format: "TOML" }
            };
            Err(Fault::at(Position::of_offset(text, offset), kind))
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    /// The position of every so many bytes, from which others are counted.
    marks: Vec<(usize, Position)>,
}

const MARK: usize = 512;

fn marks(text: &str) -> Vec<(usize, Position)> {
    let mut marks = vec![(0, Position::START)];
    for offset in (MARK..text.len()).step_by(MARK) {
        let offset = text.floor_char_boundary(offset);
        let last = *marks.last().expect("there is always the first");
        marks.push((offset, position_after(last, text, offset)));
    }
    marks
}

/// The position at `offset`, counted from that of an earlier one.
fn position_after((start, position): (usize, Position), text: &str, offset: usize) -> Position {
    let step = |at: Position, character| match character {
        '\n' => Position { line: at.line + 1, column: 1 },
        _ => Position { column: at.column + 1, ..at },
    };
    text[start..offset].chars().fold(position, step)
}

impl Reader<'_> {
    fn mapping(&self, table: DeTable<'_>, depth: usize) -> Result<Content, Fault> {
        let mut entries = Vec::with_capacity(table.len());
        for (key, value) in table {
            let key_position = self.position(&key);
            let node = self.node(value, depth)?;
            entries.push(Entry { key: key.into_inner().into_owned(), key_position, node });
        }
        entries.sort_by_key(|entry| entry.key_position);
        Ok(Content::Mapping(entries))
    }

    fn node(&self, value: Spanned<DeValue<'_>>, depth: usize) -> Result<Node, Fault> {
        let position = self.position(&value);
        if depth > MAX_DEPTH {
            return Err(Fault::at(position, FaultKind::TooDeep));
        }
        let content = match value.into_inner() {
            DeValue::String(text) => Content::Text(text.into_owned()),
            DeValue::Integer(number) => Content::Number(number.as_str().to_owned()),
            DeValue::Float(number) => Content::Number(number.as_str().to_owned()),
            DeValue::Boolean(value) => Content::Boolean(value),
            DeValue::Datetime(moment) => Content::Text(moment.to_string()),
            DeValue::Array(values) => Content::Sequence(
                values
                    .into_iter()
                    .map(|value| self.node(value, depth + 1))
                    .collect::<Result<_, _>>()?,
            ),
            DeValue::Table(table) => self.mapping(table, depth + 1)?,
        };
        Ok(Node { position, content })
    }

    fn position<T>(&self, spanned: &Spanned<T>) -> Position {
        let offset = self.text.floor_char_boundary(spanned.span().start);
        let mark = self.marks[(offset / MARK).min(self.marks.len() - 1)];
        position_after(mark, self.text, offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, usize, FaultKind) {
        let fault = parse(text).expect_err("the document is refused");
        (fault.position.line, fault.position.column, fault.kind)
    }

    #[test]
    fn mistakes_are_found_where_they_stand() {
        assert_eq!(fault("a = 1\nb = ").0, 2);
        assert_eq!(fault("a = 1\na = 2"), (2, 1, FaultKind::DuplicateField));
        let deep = format!("a = {}{}", "[".repeat(40), "]".repeat(40));
        assert_eq!(fault(&deep).2, FaultKind::TooDeep);
        let abyss = format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(matches!(fault(&abyss).2, FaultKind::TooDeep | FaultKind::Syntax { .. }));
    }

    #[test]
    fn dates_are_text() {
        let root = parse("dato = 2026-03-17\nfra = 09:00:00").expect("the document is whole");
        assert_eq!(root.content.outline(), "{dato=2026-03-17,fra=09:00:00}");
    }
}
