//! What the gate found: where, what kind, and the line it stands in, which hides itself.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::fault::Position;
use crate::form::Reason;
use crate::language::Localized;

use super::context::words_of;

/// A place with personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where the field's value begins in the input.
    pub position: Position,
    /// The field's dotted path.
    pub path: String,
    /// The field's label.
    pub label: Option<Localized>,
    /// The code points of the field's text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: FindingKind,
    /// The detector that found it.
    pub detector: &'static str,
    /// The line of the field's text that it begins in.
    pub line: Line,
    /// Why it was let through, when a person lifted it.
    pub lifted: Option<Reason>,
}

impl Finding {
    /// The words it is about, in lower case and composed.
    pub(super) fn words(&self) -> Vec<String> {
        let characters = self.line.text.chars();
        let span = self.line.within(&self.span);
        let found: String = characters.skip(span.start).take(span.len()).collect();
        words_of(&found)
    }
}

/// A line of somebody's text. It is shown to whoever wrote it and to nobody else: its `Debug`
/// output says where it stands, never what it holds.
#[derive(Clone, PartialEq, Eq)]
pub struct Line {
    number: usize,
    start: usize,
    text: Arc<str>,
}

impl Line {
    /// Its number in the text, counted from 1.
    pub fn number(&self) -> usize {
        self.number
    }

    /// What stands in it, without its end.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The code points of the line that a span of the text is; what goes beyond it is left out.
    pub fn within(&self, span: &Range<usize>) -> Range<usize> {
        let length = self.text.chars().count();
        let place = |index: usize| index.saturating_sub(self.start).min(length);
        place(span.start)..place(span.end)
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line({})", self.number)
    }
}

/// The lines of a text, for saying which one a finding stands in.
pub struct Lines(Vec<Line>);

impl Lines {
    /// Cuts a text into its lines.
    pub fn of(text: &str) -> Lines {
        let mut start = 0;
        let lines = text.split('\n').enumerate().map(|(index, line)| {
            let begin = start;
            start += line.chars().count() + 1;
            Line { number: index + 1, start: begin, text: line.trim_end_matches('\r').into() }
        });
        Lines(lines.collect())
    }

    /// The line that a code point of the text stands in.
    pub fn at(&self, index: usize) -> Line {
        let after = self.0.partition_point(|line| line.start <= index);
        self.0[after.saturating_sub(1)].clone()
    }
}

/// The kinds of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingKind {
    /// A national identity number, D-number or synthetic number, also a mistyped one.
    NationalId,
    /// Another number or handle that stands for one person: DUF, passport, private account.
    OtherId,
    /// A date of birth, whole or in part.
    BirthDate,
    /// Somebody of the case.
    KnownPerson,
    /// A private e-mail address.
    Email,
    /// A private telephone number.
    Phone,
    /// Where somebody lives.
    Address,
    /// The name of somebody who is not a participant.
    Name,
    /// The letters of a name.
    Initials,
    /// A phrase that points at a person through kinship.
    Relation,
    /// Health of one person.
    Health,
    /// The situation of one family.
    Family,
    /// Religion, origin or language of one person or family.
    Background,
    /// A description that singles one child out.
    SinglingOut,
}

impl FindingKind {
    /// Every kind.
    pub const ALL: [FindingKind; 14] = [
        FindingKind::NationalId,
        FindingKind::OtherId,
        FindingKind::BirthDate,
        FindingKind::KnownPerson,
        FindingKind::Email,
        FindingKind::Phone,
        FindingKind::Address,
        FindingKind::Name,
        FindingKind::Initials,
        FindingKind::Relation,
        FindingKind::Health,
        FindingKind::Family,
        FindingKind::Background,
        FindingKind::SinglingOut,
    ];

    /// The kind's name for programs, and the end of its message's.
    pub fn name(self) -> &'static str {
        match self {
            FindingKind::NationalId => "fnr",
            FindingKind::OtherId => "id_other",
            FindingKind::BirthDate => "birthdate",
            FindingKind::KnownPerson => "known_person",
            FindingKind::Email => "email",
            FindingKind::Phone => "phone",
            FindingKind::Address => "address",
            FindingKind::Name => "name",
            FindingKind::Initials => "initials",
            FindingKind::Relation => "relation",
            FindingKind::Health => "health",
            FindingKind::Family => "family",
            FindingKind::Background => "background",
            FindingKind::SinglingOut => "quasi",
        }
    }

    /// The kinds whose findings a person may lift.
    pub fn liftable() -> impl Iterator<Item = FindingKind> {
        FindingKind::ALL.into_iter().filter(|kind| kind.is_liftable())
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<FindingKind> {
        FindingKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether a person may let such a finding through, with a reason: never what points at one
    /// person beyond doubt.
    pub fn is_liftable(self) -> bool {
        !matches!(
            self,
            FindingKind::NationalId
                | FindingKind::OtherId
                | FindingKind::BirthDate
                | FindingKind::KnownPerson
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_by_any_of_its_code_points() {
        let lines = Lines::of("én\r\n👶 to\n\nsist");
        let at = |index| {
            let line = lines.at(index);
            (line.number(), line.text().to_owned(), line.within(&(index..index + 3)))
        };
        assert_eq!(at(0), (1, "én".to_owned(), 0..2));
        assert_eq!(at(4), (2, "👶 to".to_owned(), 0..3));
        assert_eq!(at(6), (2, "👶 to".to_owned(), 2..4));
        assert_eq!(at(9), (3, String::new(), 0..0));
        assert_eq!(at(99), (4, "sist".to_owned(), 4..4));
        assert_eq!(format!("{:?}", lines.at(0)), "Line(1)");
    }

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        for kind in FindingKind::ALL {
            assert_eq!(FindingKind::named(kind.name()), Some(kind));
        }
        assert_eq!(FindingKind::named("navn"), None);
        assert_eq!(FindingKind::liftable().count(), FindingKind::ALL.len() - 4);
    }
}
