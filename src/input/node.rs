//! The tree that every format is read into.

use std::fmt;

use crate::fault::Position;

/// A value with its place.
#[derive(Clone)]
pub struct Node {
    /// Where the value begins.
    pub position: Position,
    /// What it is.
    pub content: Content,
}

/// A named value.
#[derive(Clone)]
pub struct Entry {
    /// The name as written.
    pub key: String,
    /// Where the name stands.
    pub key_position: Position,
    /// The value.
    pub node: Node,
}

/// The kinds of values that the formats have in common.
#[derive(Clone)]
pub enum Content {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, as it was written.
    Number(String),
    /// Text.
    Text(String),
    /// Several values.
    Sequence(Vec<Node>),
    /// Named values.
    Mapping(Vec<Entry>),
}

impl Node {
    /// A text at a place.
    pub fn text(position: Position, text: impl Into<String>) -> Node {
        Node { position, content: Content::Text(text.into()) }
    }

    /// The value as it was written, when it is a single one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) | Content::Number(text) => Some(text),
            Content::Boolean(ticked) => Some(if *ticked { "true" } else { "false" }),
            Content::Null | Content::Sequence(_) | Content::Mapping(_) => None,
        }
    }

    /// Whether nothing stands here: null, blank text, an empty list or mapping.
    pub fn is_empty(&self) -> bool {
        match &self.content {
            Content::Null => true,
            Content::Text(text) => text.trim().is_empty(),
            Content::Sequence(nodes) => nodes.is_empty(),
            Content::Mapping(entries) => entries.is_empty(),
            Content::Boolean(_) | Content::Number(_) => false,
        }
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Node({}:{})", self.position.line, self.position.column)
    }
}

#[cfg(test)]
impl Content {
    /// The structure on one line, for comparing formats.
    pub fn outline(&self) -> String {
        match self {
            Content::Null => "null".into(),
            Content::Boolean(value) => value.to_string(),
            Content::Number(text) | Content::Text(text) => text.clone(),
            Content::Sequence(nodes) => {
                let parts: Vec<_> = nodes.iter().map(|node| node.content.outline()).collect();
                format!("[{}]", parts.join(","))
            }
            Content::Mapping(entries) => {
                let part =
                    |entry: &Entry| format!("{}={}", entry.key, entry.node.content.outline());
                format!("{{{}}}", entries.iter().map(part).collect::<Vec<_>>().join(","))
            }
        }
    }
}
