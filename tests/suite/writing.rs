//! Forms with every text replaced, whatever the form.

use blankett::fault::Position;
use blankett::form::definition::{Choice, Definition, Field, Kind};
use blankett::input::{Content, Entry, Node, Submission};
use serde_json::{Value as Json, json};

/// Replaces the texts of a form; `text` is asked for each, by the field and its path without row
/// numbers.
pub struct Writer<'a> {
    /// Every list gets so many rows at least.
    pub rows: usize,
    pub text: &'a mut dyn FnMut(&Field, &str) -> String,
}

impl Writer<'_> {
    /// A whole submission of a form, with other texts.
    pub fn rewrite(&mut self, form: &Definition, whole: &Submission) -> Submission {
        let mut entries = whole.entries().to_vec();
        self.fields(&form.fields().collect::<Vec<_>>(), &mut entries, "");
        Submission::new(whole.position(), entries)
    }

    fn fields(&mut self, fields: &[&Field], entries: &mut Vec<Entry>, prefix: &str) {
        for field in fields {
            let path = format!("{prefix}{}", field.id);
            let inner: Vec<&Field> = field.kind.fields().iter().collect();
            match &field.kind {
                Kind::Text { .. } | Kind::LongText { .. } | Kind::Signature { .. } => {
                    *value_of(entries, &field.id) = node((self.text)(field, &path));
                }
                Kind::Group(_) => {
                    let group = mapping_of(value_of(entries, &field.id));
                    self.fields(&inner, group, &format!("{path}."));
                }
                Kind::List { .. } => {
                    let rows = sequence_of(value_of(entries, &field.id));
                    while rows.len() < self.rows {
                        rows.push(rows.last().cloned().unwrap_or_else(nothing));
                    }
                    for row in rows {
                        self.fields(&inner, mapping_of(row), &format!("{path}."));
                    }
                }
                Kind::Choice(choices) => self.chosen(choices, value_of(entries, &field.id), &path),
                Kind::Choices(choices) => {
                    for node in sequence_of(value_of(entries, &field.id)) {
                        self.chosen(choices, node, &path);
                    }
                }
                _ => {}
            }
        }
    }

    /// Fills the blanks of what is chosen.
    fn chosen(&mut self, choices: &[Choice], node: &mut Node, path: &str) {
        let choice = choices.iter().find(|choice| chosen_id(node) == Some(&choice.id));
        if let Some(choice) = choice {
            self.blanks(choice, node, path);
        }
    }

    /// Makes `node` the choice with all its blanks, each by its name.
    pub fn blanks(&mut self, choice: &Choice, node: &mut Node, path: &str) {
        let mut blanks = match (&node.content, &choice.fields[..]) {
            (_, []) => return,
            (Content::Mapping(entries), [only]) => match &entries[0].node {
                Node { content: Content::Mapping(blanks), .. } => blanks.clone(),
                single => vec![entry(&only.id, single.clone())],
            },
            (Content::Mapping(entries), _) => mapping_of(&mut entries[0].node.clone()).clone(),
            _ => Vec::new(),
        };
        for field in choice.fields.iter().filter(|field| matches!(field.kind, Kind::Date)) {
            let date = value_of(&mut blanks, &field.id);
            if date.is_empty() {
                *date = self::node("2026-05-12");
            }
        }
        let fields: Vec<&Field> = choice.fields.iter().collect();
        self.fields(&fields, &mut blanks, &format!("{path}.{}.", choice.id));
        *node = mapping(vec![entry(&choice.id, mapping(blanks))]);
    }
}

/// The node of a name, added when it is not there.
pub fn value_of<'a>(entries: &'a mut Vec<Entry>, name: &str) -> &'a mut Node {
    let index = entries.iter().position(|entry| entry.key == name).unwrap_or_else(|| {
        entries.push(entry(name, nothing()));
        entries.len() - 1
    });
    &mut entries[index].node
}

/// The items of a node; a single one becomes a list of one.
pub fn sequence_of(node: &mut Node) -> &mut Vec<Node> {
    if !matches!(node.content, Content::Sequence(_)) {
        let items = if node.is_empty() { Vec::new() } else { vec![node.clone()] };
        node.content = Content::Sequence(items);
    }
    match &mut node.content {
        Content::Sequence(items) => items,
        _ => unreachable!("it was just made one"),
    }
}

fn mapping_of(node: &mut Node) -> &mut Vec<Entry> {
    if !matches!(node.content, Content::Mapping(_)) {
        node.content = Content::Mapping(Vec::new());
    }
    match &mut node.content {
        Content::Mapping(entries) => entries,
        _ => unreachable!("it was just made one"),
    }
}

/// The choice that a node stands for.
pub fn chosen_id(node: &Node) -> Option<&String> {
    match &node.content {
        Content::Text(id) => Some(id),
        Content::Mapping(entries) => entries.first().map(|entry| &entry.key),
        _ => None,
    }
}

fn nothing() -> Node {
    Node { position: Position::START, content: Content::Null }
}

/// A text at no place in particular.
pub fn node(text: impl Into<String>) -> Node {
    Node::text(Position::START, text)
}

fn mapping(entries: Vec<Entry>) -> Node {
    Node { content: Content::Mapping(entries), ..nothing() }
}

/// A named value at no place in particular.
pub fn entry(key: &str, node: Node) -> Entry {
    Entry { key: key.to_owned(), key_position: node.position, node }
}

/// The submission as one JSON object.
pub fn json(submission: &Submission) -> Json {
    Json::Object(object(submission.entries()))
}

fn object(entries: &[Entry]) -> serde_json::Map<String, Json> {
    entries.iter().map(|entry| (entry.key.clone(), value(&entry.node))).collect()
}

fn value(node: &Node) -> Json {
    match &node.content {
        Content::Null => Json::Null,
        Content::Boolean(ticked) => json!(ticked),
        Content::Number(text) | Content::Text(text) => json!(text),
        Content::Sequence(nodes) => nodes.iter().map(value).collect(),
        Content::Mapping(entries) => Json::Object(object(entries)),
    }
}
