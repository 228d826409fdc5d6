//! YAML 1.2, without what a form has no use for: anchors, aliases, tags, several documents.
//!
//! Refusing anchors also ends the bombs that are built of them.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span};

use super::{Content, Entry, MAX_DEPTH, Node};
use crate::fault::{Fault, FaultKind, Position};

/// Reads one YAML document.
pub fn parse(text: &str) -> Result<Node, Fault> {
    let mut reader = Reader { events: Parser::new_from_str(text), depth: 0 };
    reader.next()?;
    if let (Event::StreamEnd, _) = reader.next()? {
        return Err(Fault::at(Position::START, FaultKind::EmptyInput));
    }
    let (event, span) = reader.next()?;
    let root = reader.node(event, span)?;
    reader.next()?;
    match reader.next()? {
        (Event::StreamEnd, _) => Ok(root),
        (_, span) => Err(Fault::at(position(span.start), FaultKind::SeveralDocuments)),
    }
}

struct Reader<E> {
    events: E,
    depth: usize,
}

impl<'a, E> Reader<E>
where
    E: Iterator<Item = Result<(Event<'a>, Span), ScanError>>,
{
    fn next(&mut self) -> Result<(Event<'a>, Span), Fault> {
        match self.events.next() {
            Some(Ok(next)) => Ok(next),
            Some(Err(error)) => Err(match error.info() {
                info if info.contains("anchor") => {
                    Fault::at(position(*error.marker()), FaultKind::AnchorOrTag)
                }
                info if info.contains("recursion") => {
                    Fault::at(position(*error.marker()), FaultKind::TooDeep)
                }
                _ => syntax(*error.marker()),
            }),
            None => Err(syntax(Marker::new(0, 1, 0))),
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span) -> Result<Node, Fault> {
        let position = position(span.start);
        let content = match event {
            Event::Scalar(text, style, 0, None) => scalar(text.into_owned(), style),
            Event::SequenceStart(0, None) => self.nested(position, Self::sequence)?,
            Event::MappingStart(0, None) => self.nested(position, Self::mapping)?,
            Event::Scalar(..)
            | Event::SequenceStart(..)
            | Event::MappingStart(..)
            | Event::Alias(_) => return Err(Fault::at(position, FaultKind::AnchorOrTag)),
            _ => return Err(syntax(span.start)),
        };
        Ok(Node { position, content })
    }

    fn nested(
        &mut self,
        position: Position,
        read: impl FnOnce(&mut Self) -> Result<Content, Fault>,
    ) -> Result<Content, Fault> {
        if self.depth == MAX_DEPTH {
            return Err(Fault::at(position, FaultKind::TooDeep));
        }
        self.depth += 1;
        let content = read(self);
        self.depth -= 1;
        content
    }

    fn sequence(&mut self) -> Result<Content, Fault> {
        let mut nodes = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Content::Sequence(nodes)),
                (event, span) => nodes.push(self.node(event, span)?),
            }
        }
    }

    fn mapping(&mut self) -> Result<Content, Fault> {
        let mut entries = Vec::new();
        loop {
            let (event, span) = self.next()?;
            let key_position = position(span.start);
            let key = match event {
                Event::MappingEnd => return Ok(Content::Mapping(entries)),
                Event::Scalar(text, _, 0, None) => text.into_owned(),
                Event::Scalar(..) | Event::Alias(_) => {
                    return Err(Fault::at(key_position, FaultKind::AnchorOrTag));
                }
                _ => return Err(syntax(span.start)),
            };
            let (event, span) = self.next()?;
            let node = self.node(event, span)?;
            entries.push(Entry { key, key_position, node });
        }
    }
}

/// The core schema's reading of a plain scalar; quoted and block scalars are always text.
fn scalar(text: String, style: ScalarStyle) -> Content {
    if style != ScalarStyle::Plain {
        return Content::Text(text);
    }
    match text.as_str() {
        "" | "~" | "null" | "Null" | "NULL" => Content::Null,
        "true" | "True" | "TRUE" => Content::Boolean(true),
        "false" | "False" | "FALSE" => Content::Boolean(false),
        _ if text.bytes().all(|byte| byte.is_ascii_digit()) => Content::Number(text),
        _ => Content::Text(text),
    }
}

fn position(marker: Marker) -> Position {
    Position { line: marker.line(), column: marker.col() + 1 }
}

fn syntax(marker: Marker) -> Fault {
    Fault::at(position(marker), FaultKind::Syntax { format: "YAML" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, usize, FaultKind) {
        let fault = parse(text).expect_err("the document is refused");
        (fault.position.line, fault.position.column, fault.kind)
    }

    #[test]
    fn what_a_form_has_no_use_for_is_refused_where_it_stands() {
        assert_eq!(fault("a: &x 1\nb: *x"), (1, 4, FaultKind::AnchorOrTag));
        assert_eq!(fault("a: !!str 1").2, FaultKind::AnchorOrTag);
        assert_eq!(fault("a: *ukjent").2, FaultKind::AnchorOrTag);
        assert_eq!(fault("a: 1\n---\nb: 2").2, FaultKind::SeveralDocuments);
        assert_eq!(fault("a: [1, 2").2, FaultKind::Syntax { format: "YAML" });
        assert_eq!(fault("a: 1\n\tb: 2").2, FaultKind::Syntax { format: "YAML" });
        let deep = format!("a: {}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(fault(&deep).2, FaultKind::TooDeep);
    }

    #[test]
    fn a_bomb_of_anchors_ends_at_its_first_anchor() {
        let mut bomb = String::from("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (name, previous) in ('b'..='j').zip('a'..) {
            bomb += &format!("{name}: &{name} [{}]\n", vec![format!("*{previous}"); 9].join(","));
        }
        assert_eq!(fault(&bomb).2, FaultKind::AnchorOrTag);
    }

    #[test]
    fn places_count_code_points() {
        let root = parse("\"æøå\": {b: c}").expect("the document is whole");
        let Content::Mapping(entries) = root.content else { panic!("a mapping") };
        assert_eq!(entries[0].node.position, Position { line: 1, column: 8 });
    }
}
