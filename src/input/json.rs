//! JSON as RFC 8259 has it, without comments and other liberties.

use jsonc_parser::ast::Value;
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::{Content, Entry, MAX_DEPTH, Node};
use crate::fault::{Fault, FaultKind, Position};

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads one JSON value; `start` is the place of the text in its file.
pub fn parse(text: &str, start: Position) -> Result<Node, Fault> {
    let mut places = Places::new(text, start);
    if let Some(offset) = too_deep_at(text) {
        return Err(Fault::at(places.of(offset), FaultKind::TooDeep));
    }
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Ok(parsed) => match parsed.value {
            Some(value) => Ok(node(value, &mut places)),
            None => Err(Fault::at(start, FaultKind::EmptyInput)),
        },
        Err(error) => {
            let place = places.of(error.range().start);
            Err(Fault::at(place, FaultKind::Syntax { format: "JSON" }))
        }
    }
}

fn node(value: Value<'_>, places: &mut Places<'_>) -> Node {
    let position = places.of(value.range().start);
    let content = match value {
        Value::NullKeyword(_) => Content::Null,
        Value::BooleanLit(literal) => Content::Boolean(literal.value),
        Value::NumberLit(literal) => Content::Number(literal.value.to_owned()),
        Value::StringLit(literal) => Content::Text(literal.value.into_owned()),
        Value::Array(array) => {
            Content::Sequence(array.elements.into_iter().map(|value| node(value, places)).collect())
        }
        Value::Object(object) => Content::Mapping(
            object
                .properties
                .into_iter()
                .map(|property| {
                    let Range { start, .. } = property.range();
                    Entry {
                        key_position: places.of(start),
                        key: property.name.into_string(),
                        node: node(property.value, places),
                    }
                })
                .collect(),
        ),
    };
    Node { position, content }
}

/// The offset of the first bracket that opens a level too many.
fn too_deep_at(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some(offset);
                }
            }
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Turns offsets into places in one pass over the text, as long as they come in order.
struct Places<'a> {
    text: &'a str,
    offset: usize,
    position: Position,
}

impl<'a> Places<'a> {
    fn new(text: &'a str, start: Position) -> Places<'a> {
        Places { text, offset: 0, position: start }
    }

    fn of(&mut self, offset: usize) -> Position {
        debug_assert!(offset >= self.offset, "offsets are asked for in order");
        for character in self.text[self.offset..offset].chars() {
            if character == '\n' {
                self.position = Position { line: self.position.line + 1, column: 1 };
            } else {
                self.position.column += 1;
            }
        }
        self.offset = offset;
        self.position
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, usize, FaultKind) {
        let fault = parse(text, Position::START).expect_err("the text is refused");
        (fault.position.line, fault.position.column, fault.kind)
    }

    #[test]
    fn liberties_are_refused_where_they_stand() {
        let syntax = FaultKind::Syntax { format: "JSON" };
        assert_eq!(fault("{\n  // nei\n}").2, syntax);
        assert_eq!(fault("{\"a\": 1,}").2, syntax);
        assert_eq!(fault("{a: 1}").2, syntax);
        assert_eq!(fault("{\"a\": 'b'}").2, syntax);
        assert_eq!(fault("{\"a\": 1} {").2, syntax);
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(fault(&deep), (1, MAX_DEPTH + 1, FaultKind::TooDeep));
    }

    #[test]
    fn brackets_in_text_are_not_levels() {
        let text = format!("{{\"a\": \"\\\"{}\"}}", "[".repeat(100));
        assert!(parse(&text, Position::START).is_ok());
    }

    #[test]
    fn escapes_and_places_are_right() {
        let root = parse("{\"æ\":\n \"\\ud83d\\ude00\\u00e5\"}", Position::START).expect("whole");
        let Content::Mapping(entries) = root.content else { panic!("a mapping") };
        assert_eq!(entries[0].node.content.outline(), "😀å");
        assert_eq!(entries[0].node.position, Position { line: 2, column: 2 });
    }
}
