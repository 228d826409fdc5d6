//! Values of a submission, read as the kinds of their fields.

use std::collections::HashSet;
use std::str::FromStr;

use crate::fault::{Fault, FaultKind, Position, Shape};
use crate::form::case::CaseReference;
use crate::form::definition::{Choice, Field, Kind};
use crate::form::suggest::nearest;
use crate::form::text::{clean, code_point, forbidden};
use crate::form::value::{Answer, Answers, Chosen, Value};
use crate::input::{Content, Entry, Node, Submission};
use crate::language::Language;

use super::single::single_value;

/// Where fields stand: their path, and the position of what encloses them.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub path: &'a str,
    pub position: Position,
}

impl Place<'_> {
    pub fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }
}

/// Reads values and collects what is wrong with them.
#[derive(Default)]
pub struct Reader {
    faults: Vec<Fault>,
    /// Paths whose value is wrong; nothing more is said about them.
    broken: HashSet<String>,
}

impl Reader {
    pub fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    pub fn is_broken(&self, path: &str) -> bool {
        self.broken.contains(path)
    }

    /// Whether something is wrong at the path or below it.
    pub fn is_broken_within(&self, path: &str) -> bool {
        let below = |broken: &String| {
            broken.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.broken.iter().any(below)
    }

    /// Reports a fault of a field.
    pub fn fault(&mut self, field: &Field, path: String, position: Position, kind: FaultKind) {
        self.broken.insert(path.clone());
        self.faults.push(Fault {
            position,
            path,
            label: Some(field.label.clone()),
            number: field.number.clone(),
            remedy: field.remedy.clone(),
            kind,
            from_settings: false,
        });
    }

    /// Reports a fault that has its own words.
    pub fn report(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    pub fn language(&mut self, submission: &Submission) -> Option<Language> {
        let entry = submission.get("sprak").filter(|entry| !entry.node.is_empty())?;
        let language = match &entry.node.content {
            Content::Text(text) => Language::from_str(text.trim()).ok(),
            _ => None,
        };
        if language.is_none() {
            self.meta_fault("sprak", entry, FaultKind::LanguageUnknown);
        }
        language
    }

    pub fn case(&mut self, submission: &Submission) -> Option<CaseReference> {
        let entry = submission.get("sak").filter(|entry| !entry.node.is_empty())?;
        let case = match &entry.node.content {
            Content::Text(text) => CaseReference::from_str(text).ok(),
            _ => None,
        };
        if case.is_none() {
            self.meta_fault("sak", entry, FaultKind::CaseInvalid);
        }
        case
    }

    fn meta_fault(&mut self, key: &str, entry: &Entry, kind: FaultKind) {
        let path = key.to_owned();
        self.faults.push(Fault { path, ..Fault::at(entry.node.position, kind) });
    }

    /// Reads the fields of a form, group, row or choice.
    pub fn fields<'f>(
        &mut self,
        fields: impl Iterator<Item = &'f Field>,
        entries: &[Entry],
        also_known: &[&str],
        place: Place<'_>,
    ) -> Answers {
        let fields: Vec<&Field> = fields.collect();
        let mut answers = Answers::new(place.position);
        let mut seen = HashSet::new();
        for entry in entries {
            if !seen.insert(entry.key.as_str()) {
                let path = place.path.to_owned();
                let kind = FaultKind::DuplicateField;
                self.faults.push(Fault { path, ..Fault::at(entry.key_position, kind) });
                continue;
            }
            if also_known.contains(&entry.key.as_str()) {
                continue;
            }
            let Some(field) = fields.iter().find(|field| field.id == entry.key) else {
                let names = fields.iter().map(|field| field.id.as_str());
                let nearest = nearest(&entry.key, names.chain(also_known.iter().copied()));
                let kind = FaultKind::UnknownField { nearest };
                let path = place.path.to_owned();
                self.faults.push(Fault { path, ..Fault::at(entry.key_position, kind) });
                continue;
            };
            let path = place.path_of(&field.id);
            if let Some(value) = self.value(field, &entry.node, &path) {
                answers.insert(&field.id, Answer { value, position: entry.node.position });
            }
        }
        answers
    }

    /// Reads one value; `None` when nothing is there or it is wrong.
    fn value(&mut self, field: &Field, node: &Node, path: &str) -> Option<Value> {
        if node.is_empty() {
            return None;
        }
        match &field.kind {
            Kind::Group(fields) => self.group(field, fields, node, path),
            Kind::List { fields, min_rows, max_rows, .. } => {
                self.list(field, fields, (*min_rows, *max_rows), node, path)
            }
            Kind::Choice(choices) => {
                self.choice(field, choices, node, path, Shape::Choice).map(Value::Choice)
            }
            Kind::Choices(choices) => self.choices(field, choices, node, path),
            Kind::Boolean => self.boolean(field, node, path),
            kind => {
                let text = self.single(field, node, path)?;
                let outcome = single_value(kind, text);
                self.or_fault(outcome, field, path, node.position)
            }
        }
    }

    fn or_fault<T>(
        &mut self,
        outcome: Result<T, FaultKind>,
        field: &Field,
        path: &str,
        position: Position,
    ) -> Option<T> {
        outcome.map_err(|kind| self.fault(field, path.to_owned(), position, kind)).ok()
    }

    /// The cleaned text of a single value.
    fn single(&mut self, field: &Field, node: &Node, path: &str) -> Option<String> {
        let text = match &node.content {
            Content::Text(text) | Content::Number(text) => Ok(text),
            _ => Err(FaultKind::WrongShape { expected: Shape::Single }),
        };
        let outcome = text.and_then(|text| match forbidden(&text.replace(['\t', '\r'], " ")) {
            Some(character) => Err(FaultKind::ForbiddenCharacter { code: code_point(character) }),
            None => Ok(clean(text)),
        });
        self.or_fault(outcome, field, path, node.position)
    }

    fn boolean(&mut self, field: &Field, node: &Node, path: &str) -> Option<Value> {
        let outcome = match &node.content {
            Content::Boolean(ticked) => Ok(*ticked),
            Content::Text(text) => match text.trim().to_lowercase().as_str() {
                "ja" | "yes" | "true" | "x" => Ok(true),
                "nei" | "no" | "false" => Ok(false),
                _ => Err(FaultKind::BooleanInvalid),
            },
            _ => Err(FaultKind::BooleanInvalid),
        };
        self.or_fault(outcome, field, path, node.position).map(Value::Boolean)
    }

    fn group(&mut self, field: &Field, fields: &[Field], node: &Node, path: &str) -> Option<Value> {
        let Content::Mapping(entries) = &node.content else {
            let kind = FaultKind::WrongShape { expected: Shape::Fields };
            self.fault(field, path.to_owned(), node.position, kind);
            return None;
        };
        let place = Place { path, position: node.position };
        Some(Value::Group(self.fields(fields.iter(), entries, &[], place)))
    }

    fn list(
        &mut self,
        field: &Field,
        fields: &[Field],
        (min, max): (usize, usize),
        node: &Node,
        path: &str,
    ) -> Option<Value> {
        let Content::Sequence(nodes) = &node.content else {
            let kind = FaultKind::WrongShape { expected: Shape::Rows };
            self.fault(field, path.to_owned(), node.position, kind);
            return None;
        };
        let filled: Vec<(usize, &Node)> =
            nodes.iter().enumerate().filter(|(_, row)| !row.is_empty()).collect();
        if filled.len() > max {
            self.fault(field, path.to_owned(), node.position, FaultKind::TooManyRows { max });
            return None;
        }
        if filled.len() < min {
            self.fault(field, path.to_owned(), node.position, FaultKind::TooFewRows { min });
            return None;
        }
        let mut rows = Vec::with_capacity(filled.len());
        for (index, row) in filled {
            let path = format!("{path}.{}", index + 1);
            match &row.content {
                Content::Mapping(entries) => {
                    let place = Place { path: &path, position: row.position };
                    rows.push(self.fields(fields.iter(), entries, &[], place));
                }
                _ => {
                    let kind = FaultKind::WrongShape { expected: Shape::Fields };
                    self.fault(field, path, row.position, kind);
                }
            }
        }
        Some(Value::List(rows))
    }

    fn choices(
        &mut self,
        field: &Field,
        choices: &[Choice],
        node: &Node,
        path: &str,
    ) -> Option<Value> {
        let split: Vec<Node>;
        let nodes = match &node.content {
            Content::Sequence(nodes) => nodes,
            Content::Text(text) => {
                // A cell of a CSV file: the choices stand one after the other.
                let parts = text.split([';', '|']).filter(|part| !part.trim().is_empty());
                split = parts.map(|part| Node::text(node.position, part)).collect();
                &split
            }
            _ => std::slice::from_ref(node),
        };
        let mut chosen: Vec<Chosen> = Vec::new();
        for node in nodes.iter().filter(|node| !node.is_empty()) {
            let Some(choice) = self.choice(field, choices, node, path, Shape::Choices) else {
                continue;
            };
            if chosen.iter().any(|other| other.id == choice.id) {
                self.fault(field, path.to_owned(), node.position, FaultKind::ChoiceRepeated);
            } else {
                chosen.push(choice);
            }
        }
        chosen.sort_by_key(|chosen| choices.iter().position(|choice| choice.id == chosen.id));
        Some(Value::Choices(chosen))
    }

    /// A choice is its id, or a mapping from its id to what stands in its blanks.
    fn choice(
        &mut self,
        field: &Field,
        choices: &[Choice],
        node: &Node,
        path: &str,
        expected: Shape,
    ) -> Option<Chosen> {
        let cell: Node;
        let (name, position, blanks) = match &node.content {
            Content::Text(text) => match text.split_once('=') {
                Some((name, blank)) => {
                    cell = Node::text(node.position, blank);
                    (name.trim(), node.position, Some(&cell))
                }
                None => (text.trim(), node.position, None),
            },
            Content::Number(text) => (text.as_str(), node.position, None),
            Content::Mapping(entries) => match &entries[..] {
                [entry] => (entry.key.as_str(), entry.key_position, Some(&entry.node)),
                _ => {
                    let kind = FaultKind::WrongShape { expected };
                    self.fault(field, path.to_owned(), node.position, kind);
                    return None;
                }
            },
            _ => {
                let kind = FaultKind::WrongShape { expected };
                self.fault(field, path.to_owned(), node.position, kind);
                return None;
            }
        };
        let Some(choice) = choices.iter().find(|choice| choice.id == name) else {
            let ids = || choices.iter().map(|choice| choice.id.as_str());
            let kind = FaultKind::ChoiceUnknown {
                nearest: nearest(name, ids()),
                choices: ids().map(str::to_owned).collect(),
            };
            self.fault(field, path.to_owned(), position, kind);
            return None;
        };
        let path = format!("{path}.{}", choice.id);
        let blanks = self.blanks(field, choice, blanks, &path);
        Some(Chosen { id: choice.id.clone(), position, blanks })
    }

    fn blanks(
        &mut self,
        field: &Field,
        choice: &Choice,
        node: Option<&Node>,
        path: &str,
    ) -> Answers {
        let Some(node) = node.filter(|node| !node.is_empty()) else { return Answers::default() };
        let place = Place { path, position: node.position };
        match (&node.content, &choice.fields[..]) {
            (Content::Mapping(entries), _) => {
                self.fields(choice.fields.iter(), entries, &[], place)
            }
            (Content::Boolean(true), []) => Answers::default(),
            (_, [only]) => {
                let mut answers = Answers::default();
                if let Some(value) = self.value(only, node, &place.path_of(&only.id)) {
                    answers.insert(&only.id, Answer { value, position: node.position });
                }
                answers
            }
            _ => {
                let blanks = choice.fields.iter().map(|field| field.id.clone()).collect();
                let kind = FaultKind::ChoiceBlanks { blanks };
                self.fault(field, path.to_owned(), node.position, kind);
                Answers::default()
            }
        }
    }
}
