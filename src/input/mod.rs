//! Bytes become submissions: values under field names that nobody has looked at yet.
//!
//! Every format ends in the same tree of [`Node`]s with their places, so that all that follows
//! can point at the line and column a person wrote.

mod batch;
mod csv;
mod json;
mod node;
pub mod series;
mod toml;
pub mod write;
mod yaml;

pub use batch::{MAX_BATCH_BYTES, Record, Records};
pub use node::{Content, Entry, Node};

use std::fmt;

use crate::fault::{Fault, FaultKind, Position};

/// The largest single input that is read; a form filled to its limits is a tenth of it.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;

/// The deepest nesting that is read; no form needs more than six levels.
pub const MAX_DEPTH: usize = 16;

/// The formats in which a form can be handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One form as YAML 1.2.
    Yaml,
    /// One form as JSON.
    Json,
    /// One form as TOML.
    Toml,
    /// One form a row, a header with dotted field paths.
    Csv,
    /// One form a line, each a JSON object.
    JsonLines,
}

impl Format {
    /// The format that a file name's ending stands for.
    pub fn from_extension(extension: &str) -> Option<Format> {
        match extension.to_ascii_lowercase().as_str() {
            "yaml" | "yml" => Some(Format::Yaml),
            "json" => Some(Format::Json),
            "toml" => Some(Format::Toml),
            "csv" => Some(Format::Csv),
            "jsonl" | "ndjson" => Some(Format::JsonLines),
            _ => None,
        }
    }

    /// Whether one file holds many forms.
    pub fn is_batch(self) -> bool {
        matches!(self, Format::Csv | Format::JsonLines)
    }
}

/// What somebody handed in: untrusted values under names that may or may not be a form's.
#[derive(Clone)]
pub struct Submission {
    position: Position,
    entries: Vec<Entry>,
}

impl Submission {
    /// Wraps the entries of a form that begins at `position`.
    pub fn new(position: Position, entries: Vec<Entry>) -> Submission {
        Submission { position, entries }
    }

    /// Where the form begins in its file.
    pub fn position(&self) -> Position {
        self.position
    }

    /// The entries in the order in which they were written.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of this name.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Adds a value that the input leaves out; what the input says itself stays.
    pub fn set_default(&mut self, key: &str, node: Node) {
        if self.get(key).is_none() {
            self.entries.push(Entry { key: key.to_owned(), key_position: node.position, node });
        }
    }
}

impl fmt::Debug for Submission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Submission").field("entries", &self.entries.len()).finish_non_exhaustive()
    }
}

/// Reads one form from the bytes of a single-form format.
///
/// # Errors
///
/// One fault that says where the bytes stop being the format.
///
/// # Panics
///
/// When called with a batch format, which [`Records`] reads.
pub fn read(bytes: &[u8], format: Format) -> Result<Submission, Fault> {
    if bytes.len() > MAX_BYTES {
        return Err(Fault::at(Position::START, too_large()));
    }
    let text = text_of(bytes)?;
    let root = match format {
        Format::Yaml => yaml::parse(text)?,
        Format::Json => json::parse(text, Position::START)?,
        Format::Toml => toml::parse(text)?,
        Format::Csv | Format::JsonLines => panic!("a batch is read record by record"),
    };
    submission_of(root)
}

fn submission_of(root: Node) -> Result<Submission, Fault> {
    match root.content {
        Content::Mapping(entries) => Ok(Submission::new(root.position, entries)),
        Content::Null => Err(Fault::at(root.position, FaultKind::EmptyInput)),
        _ => Err(Fault::at(root.position, FaultKind::NotAMapping)),
    }
}

fn too_large() -> FaultKind {
    FaultKind::InputTooLarge { megabytes: (MAX_BYTES / 1024 / 1024) as u64 }
}

/// The bytes as text without a byte order mark, or what they are instead.
fn text_of(bytes: &[u8]) -> Result<&str, Fault> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Fault::at(Position::START, FaultKind::EmptyInput));
    }
    if bytes.starts_with(b"%PDF-") || bytes.starts_with(b"PK\x03\x04") || bytes.contains(&0) {
        return Err(Fault::at(Position::START, FaultKind::NotText));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        Fault::at(Position::of_offset(valid, valid.len()), FaultKind::NotUtf8)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8], format: Format) -> (Position, FaultKind) {
        let fault = read(bytes, format).expect_err("the input is broken");
        (fault.position, fault.kind)
    }

    #[test]
    fn broken_inputs_are_named_with_their_place() {
        let at = |line, column| Position { line, column };
        for format in [Format::Yaml, Format::Json, Format::Toml] {
            assert_eq!(kind(b"", format), (at(1, 1), FaultKind::EmptyInput));
            assert_eq!(kind(b" \n\t\n", format), (at(1, 1), FaultKind::EmptyInput));
            assert_eq!(kind(b"dato: \0", format), (at(1, 1), FaultKind::NotText));
            assert_eq!(kind(b"%PDF-1.7", format), (at(1, 1), FaultKind::NotText));
            assert_eq!(kind(b"a: 1\nnavn: \xE5se", format), (at(2, 7), FaultKind::NotUtf8));
            let large = vec![b' '; MAX_BYTES + 1];
            assert_eq!(kind(&large, format).1, FaultKind::InputTooLarge { megabytes: 2 });
        }
        assert_eq!(kind(b"# bare en kommentar", Format::Yaml).1, FaultKind::EmptyInput);
        assert_eq!(kind(b"- a\n- b", Format::Yaml).1, FaultKind::NotAMapping);
        assert_eq!(kind(b"[1]", Format::Json).1, FaultKind::NotAMapping);
        assert_eq!(kind(b"bare tekst", Format::Yaml).1, FaultKind::NotAMapping);
    }

    #[test]
    fn the_same_form_reads_the_same_in_every_format() {
        let yaml = "skjema: prove\nliste:\n  - {a: x, b: true}\ntall: 7\n";
        let json = "{\"skjema\": \"prove\", \"liste\": [{\"a\": \"x\", \"b\": true}], \"tall\": 7}";
        let toml = "skjema = \"prove\"\ntall = 7\n[[liste]]\na = \"x\"\nb = true\n";
        let plain = |bytes: &str, format| {
            let mut entries: Vec<_> = read(bytes.as_bytes(), format)
                .expect("the input is whole")
                .entries()
                .iter()
                .map(|entry| format!("{}={}", entry.key, entry.node.content.outline()))
                .collect();
            entries.sort();
            entries
        };
        let expected = ["liste=[{a=x,b=true}]", "skjema=prove", "tall=7"];
        assert_eq!(plain(yaml, Format::Yaml), expected);
        assert_eq!(plain(json, Format::Json), expected);
        assert_eq!(plain(toml, Format::Toml), expected);
    }
}
