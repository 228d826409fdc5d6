//! Exceptions (`unntak`): findings of the privacy gate that a person lets stand, with a reason.

use std::fmt;

use crate::fault::{Fault, FaultKind, Position, Shape};
use crate::form::suggest::nearest;
use crate::form::text::{clean, code_point, forbidden};
use crate::input::{Content, Entry, Submission};
use crate::privacy::FindingKind;

use super::read::Reader;

/// The key under which a submission has its exceptions.
pub const KEY: &str = "unntak";

/// The keys of an exception: the field, the kind of finding, the words that are meant where there
/// is more than one, and the reason.
const KEYS: [&str; 4] = [FIELD, FINDING, TEXT, REASON];
const FIELD: &str = "felt";
const FINDING: &str = "funn";
const TEXT: &str = "tekst";
const REASON: &str = "grunn";

/// More of them than a form has findings worth arguing about.
const MAX_EXCEPTIONS: usize = 200;

/// A finding that a person lets stand. Its `Debug` output shows the kind alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Exception {
    /// Where it stands in the input.
    pub position: Position,
    /// Its own dotted path, `unntak.2`.
    pub place: String,
    /// The dotted path of the field that it is for.
    pub path: String,
    /// The kind of finding; one that may be lifted.
    pub kind: FindingKind,
    /// The words that are meant, where it says so.
    pub text: Option<String>,
    /// Why.
    pub reason: Reason,
}

impl fmt::Debug for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Exception({} at {})", self.kind.name(), self.place)
    }
}

/// Why a finding may stand: 10 to 500 code points on one line. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// The fewest code points that can say why.
    pub const MIN_LENGTH: usize = 10;

    /// The most code points.
    pub const MAX_LENGTH: usize = 500;

    /// Reads a reason; line breaks and runs of spaces become one space.
    ///
    /// # Errors
    ///
    /// Why it is none.
    pub fn new(text: &str) -> Result<Reason, FaultKind> {
        if let Some(character) = forbidden(&text.replace(['\t', '\r'], " ")) {
            return Err(FaultKind::ForbiddenCharacter { code: code_point(character) });
        }
        let text = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
        match text.chars().count() {
            length if length < Reason::MIN_LENGTH => {
                Err(FaultKind::ReasonTooShort { min: Reason::MIN_LENGTH })
            }
            length if length > Reason::MAX_LENGTH => {
                Err(FaultKind::TooLong { max: Reason::MAX_LENGTH })
            }
            _ => Ok(Reason(text)),
        }
    }

    /// The reason as it is shown beside the finding.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reason")
    }
}

/// Reads the exceptions of a submission; the reader is told what is wrong with them.
pub fn read(submission: &Submission, reader: &mut Reader) -> Vec<Exception> {
    let Some(entry) = submission.get(KEY).filter(|entry| !entry.node.is_empty()) else {
        return Vec::new();
    };
    let Content::Sequence(nodes) = &entry.node.content else {
        report(reader, KEY, entry.node.position, FaultKind::ExceptionShape);
        return Vec::new();
    };
    if nodes.len() > MAX_EXCEPTIONS {
        let kind = FaultKind::TooManyRows { max: MAX_EXCEPTIONS };
        report(reader, KEY, entry.node.position, kind);
        return Vec::new();
    }
    let filled = nodes.iter().enumerate().filter(|(_, node)| !node.is_empty());
    filled
        .filter_map(|(index, node)| {
            let place = format!("{KEY}.{}", index + 1);
            let Content::Mapping(entries) = &node.content else {
                report(reader, &place, node.position, FaultKind::ExceptionShape);
                return None;
            };
            Row { entries, position: node.position, place, reader }.read()
        })
        .collect()
}

/// An exception while it is read.
struct Row<'a> {
    entries: &'a [Entry],
    position: Position,
    place: String,
    reader: &'a mut Reader,
}

impl Row<'_> {
    fn read(mut self) -> Option<Exception> {
        self.keys();
        // All are read before any is missed, so that every mistake is told of.
        let path = self.needed(FIELD, |text| Ok(text.trim().to_owned()));
        let kind = self.needed(FINDING, |text| liftable(text.trim()));
        let reason = self.needed(REASON, Reason::new);
        let text = self.text(TEXT, |text| Ok(text.trim().to_owned()));
        let (path, kind, reason, text) = (path?, kind?, reason?, text.ok()?);
        Some(Exception { position: self.position, place: self.place, path, kind, text, reason })
    }

    /// Reports keys that no exception has, and those that stand there twice.
    fn keys(&mut self) {
        for (index, entry) in self.entries.iter().enumerate() {
            let key = entry.key.as_str();
            let kind = if !KEYS.contains(&key) {
                FaultKind::UnknownField { nearest: nearest(key, KEYS) }
            } else if self.entries[..index].iter().any(|earlier| earlier.key == key) {
                FaultKind::DuplicateField
            } else {
                continue;
            };
            report(self.reader, &self.place, entry.key_position, kind);
        }
    }

    /// The value of a key that must be there.
    fn needed<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&str) -> Result<T, FaultKind>,
    ) -> Option<T> {
        let value = self.text(key, read).ok()?;
        if value.is_none() {
            let kind = FaultKind::ExceptionIncomplete { key };
            report(self.reader, &format!("{}.{key}", self.place), self.position, kind);
        }
        value
    }

    /// The value of a key, if it is there; what is wrong with it is told of.
    fn text<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&str) -> Result<T, FaultKind>,
    ) -> Result<Option<T>, Told> {
        let mut entries = self.entries.iter();
        let Some(entry) = entries.find(|entry| entry.key == key && !entry.node.is_empty()) else {
            return Ok(None);
        };
        let value = match &entry.node.content {
            Content::Text(text) | Content::Number(text) => read(text),
            _ => Err(FaultKind::WrongShape { expected: Shape::Single }),
        };
        value.map(Some).map_err(|kind| {
            report(self.reader, &format!("{}.{key}", self.place), entry.node.position, kind);
            Told
        })
    }
}

/// The reader has been told what is wrong.
struct Told;

fn liftable(name: &str) -> Result<FindingKind, FaultKind> {
    match FindingKind::named(name) {
        Some(kind) if kind.is_liftable() => Ok(kind),
        Some(_) => Err(FaultKind::ExceptionForbidden),
        None => {
            let nearest = nearest(name, FindingKind::liftable().map(FindingKind::name));
            Err(FaultKind::ExceptionKindUnknown { nearest })
        }
    }
}

fn report(reader: &mut Reader, path: &str, position: Position, kind: FaultKind) {
    reader.report(Fault { path: path.to_owned(), ..Fault::at(position, kind) });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_long_enough_to_be_understood_and_hide_themselves() {
        let reason = Reason::new(" Elias er\r\n\tnavnet på båten ").expect("it is a reason");
        assert_eq!(reason.as_str(), "Elias er navnet på båten");
        assert_eq!(format!("{reason:?}"), "Reason");
        for (text, expected) in [
            ("båten", FaultKind::ReasonTooShort { min: 10 }),
            ("a         b", FaultKind::ReasonTooShort { min: 10 }),
            (&"a".repeat(501), FaultKind::TooLong { max: 500 }),
            ("Elias er \u{1b}[2J", FaultKind::ForbiddenCharacter { code: "U+001B".into() }),
        ] {
            assert_eq!(Reason::new(text), Err(expected), "{text}");
        }
        assert!(Reason::new(&"å".repeat(10)).is_ok() && Reason::new(&"å".repeat(500)).is_ok());
    }
}
