//! Values that have passed their field's kind.

use std::fmt;

use email_address::EmailAddress;
use jiff::civil::{Date, Time};

use super::case::CaseReference;
use super::date::{long_date, print_time};
use super::definition::{Choice, Field, Kind};
use crate::fault::Position;
use crate::language::Language;

/// A value of a field. Its `Debug` output shows the kind, never the content.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// One or more lines of text, or who signs.
    Text(String),
    /// A date.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// An e-mail address.
    Email(EmailAddress),
    /// A telephone number in its international form.
    Phone(String),
    /// A case reference.
    Case(CaseReference),
    /// An https address.
    Link(String),
    /// The name of a file.
    File(String),
    /// A whole number.
    Integer(u32),
    /// A tick box.
    Boolean(bool),
    /// A choice.
    Choice(Chosen),
    /// Several choices, in the order of the form.
    Choices(Vec<Chosen>),
    /// Named values.
    Group(Answers),
    /// Rows.
    List(Vec<Answers>),
}

/// A choice with what was written in its blanks.
#[derive(Clone, PartialEq)]
pub struct Chosen {
    /// The choice's id.
    pub id: String,
    /// Its place in the input.
    pub position: Position,
    /// The blanks.
    pub blanks: Answers,
}

/// A value with the place where it was written.
#[derive(Clone, PartialEq)]
pub struct Answer {
    /// The value.
    pub value: Value,
    /// Its place in the input.
    pub position: Position,
}

/// The filled fields of a form, a group or a row; empty ones are not there.
#[derive(Clone, PartialEq)]
pub struct Answers {
    position: Position,
    answers: Vec<(String, Answer)>,
}

impl Default for Answers {
    fn default() -> Answers {
        Answers::new(Position::START)
    }
}

impl Answers {
    /// No answers yet, in what begins at `position`.
    pub(super) fn new(position: Position) -> Answers {
        Answers { position, answers: Vec::new() }
    }

    /// Adds an answer; there is none of that name yet.
    pub(super) fn insert(&mut self, field: &str, answer: Answer) {
        debug_assert!(self.get(field).is_none(), "each field is read once");
        self.answers.push((field.to_owned(), answer));
    }

    /// The answer of a field.
    pub fn get(&self, field: &str) -> Option<&Answer> {
        self.answers.iter().find(|(name, _)| name == field).map(|(_, answer)| answer)
    }

    /// The value of a field.
    pub fn value(&self, field: &str) -> Option<&Value> {
        self.get(field).map(|answer| &answer.value)
    }

    /// Where the form, group or row begins.
    pub fn position(&self) -> Position {
        self.position
    }

    /// The date of a field, or of a blank of one of its choices (`field.choice.blank`).
    pub fn date(&self, path: &str) -> Option<Date> {
        let mut steps = path.split('.');
        let value = self.value(steps.next()?)?;
        let value = match (value, steps.next(), steps.next()) {
            (value, None, _) => value,
            (Value::Choices(all), Some(id), Some(blank)) => {
                all.iter().find(|chosen| chosen.id == id)?.blanks.value(blank)?
            }
            (Value::Choice(chosen), Some(id), Some(blank)) if chosen.id == id => {
                chosen.blanks.value(blank)?
            }
            _ => return None,
        };
        match value {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The answer at a dotted path through groups.
    pub fn at(&self, path: &str) -> Option<&Answer> {
        match path.split_once('.') {
            None => self.get(path),
            Some((group, rest)) => match &self.get(group)?.value {
                Value::Group(answers) => answers.at(rest),
                _ => None,
            },
        }
    }
}

impl Value {
    /// The value as the form prints it; `None` for what is not a single printed text.
    pub fn print(&self, language: Language) -> Option<String> {
        Some(match self {
            Value::Text(text) | Value::Phone(text) | Value::Link(text) | Value::File(text) => {
                text.clone()
            }
            Value::Date(date) => long_date(*date, language),
            Value::Time(time) => print_time(*time, language),
            Value::Email(address) => address.to_string(),
            Value::Case(case) => case.to_string(),
            Value::Integer(number) => number.to_string(),
            Value::Boolean(_)
            | Value::Choice(_)
            | Value::Choices(_)
            | Value::Group(_)
            | Value::List(_) => return None,
        })
    }
}

/// The values of `fields` as conditions see them; an empty field has the empty value of its kind.
pub(crate) fn variables(fields: &[&Field], answers: &Answers) -> Vec<(String, cel::Value)> {
    fields
        .iter()
        .map(|field| (field.id.clone(), variable(&field.kind, answers.value(&field.id))))
        .collect()
}

fn variable(kind: &Kind, value: Option<&Value>) -> cel::Value {
    match (kind, value) {
        (Kind::Group(fields), value) => {
            let empty = Answers::default();
            let answers = match value {
                Some(Value::Group(answers)) => answers,
                _ => &empty,
            };
            map(fields, answers)
        }
        (Kind::List { fields, .. }, Some(Value::List(rows))) => {
            rows.iter().map(|row| map(fields, row)).collect::<Vec<_>>().into()
        }
        (_, Some(Value::Choices(chosen))) => chosen
            .iter()
            .map(|chosen| cel::Value::from(chosen.id.as_str()))
            .collect::<Vec<_>>()
            .into(),
        (Kind::List { .. } | Kind::Choices(_), _) => cel::Value::from(Vec::<cel::Value>::new()),
        (_, Some(Value::Choice(chosen))) => chosen.id.as_str().into(),
        (_, Some(Value::Boolean(ticked))) => (*ticked).into(),
        (Kind::Boolean, _) => false.into(),
        (_, Some(Value::Integer(number))) => i64::from(*number).into(),
        (Kind::Integer, _) => cel::Value::Null,
        (_, Some(Value::Date(date))) => date.to_string().into(),
        (_, Some(Value::Time(time))) => time.strftime("%H:%M").to_string().into(),
        (_, Some(value)) => value.print(Language::Nb).unwrap_or_default().into(),
        (_, None) => "".into(),
    }
}

fn map(fields: &[Field], answers: &Answers) -> cel::Value {
    let fields: Vec<&Field> = fields.iter().collect();
    let values: std::collections::HashMap<String, cel::Value> =
        variables(&fields, answers).into_iter().collect();
    values.into()
}

/// A text in a form with the field it stands in, as the privacy gate and the fonts see it.
pub struct Leaf<'a> {
    /// The dotted path with rows counted from 1.
    pub path: String,
    /// The field.
    pub field: &'a Field,
    /// The answer.
    pub answer: &'a Answer,
}

/// Every single value of a form in the order of the form, rows and blanks included.
pub fn leaves<'a>(
    fields: impl IntoIterator<Item = &'a Field>,
    answers: &'a Answers,
) -> Vec<Leaf<'a>> {
    let mut found = Vec::new();
    collect(fields, answers, "", &mut found);
    found
}

fn collect<'a>(
    fields: impl IntoIterator<Item = &'a Field>,
    answers: &'a Answers,
    prefix: &str,
    found: &mut Vec<Leaf<'a>>,
) {
    for field in fields {
        let Some(answer) = answers.get(&field.id) else { continue };
        let path = format!("{prefix}{}", field.id);
        match &answer.value {
            Value::Group(inner) => collect(field.kind.fields(), inner, &format!("{path}."), found),
            Value::List(rows) => {
                for (index, row) in rows.iter().enumerate() {
                    collect(field.kind.fields(), row, &format!("{path}.{}.", index + 1), found);
                }
            }
            Value::Choice(chosen) => {
                collect_blanks(field.kind.choices(), std::slice::from_ref(chosen), &path, found);
            }
            Value::Choices(chosen) => collect_blanks(field.kind.choices(), chosen, &path, found),
            _ => found.push(Leaf { path, field, answer }),
        }
    }
}

fn collect_blanks<'a>(
    choices: &'a [Choice],
    chosen: &'a [Chosen],
    path: &str,
    found: &mut Vec<Leaf<'a>>,
) {
    for chosen in chosen {
        if let Some(choice) = choices.iter().find(|choice| choice.id == chosen.id) {
            collect(choice.fields.iter(), &chosen.blanks, &format!("{path}.{}.", chosen.id), found);
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Value::Text(_) => "Text",
            Value::Date(_) => "Date",
            Value::Time(_) => "Time",
            Value::Email(_) => "Email",
            Value::Phone(_) => "Phone",
            Value::Case(_) => "Case",
            Value::Link(_) => "Link",
            Value::File(_) => "File",
            Value::Integer(_) => "Integer",
            Value::Boolean(_) => "Boolean",
            Value::Choice(_) => "Choice",
            Value::Choices(_) => "Choices",
            Value::Group(_) => "Group",
            Value::List(_) => "List",
        })
    }
}

impl fmt::Debug for Chosen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chosen")
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at {}:{}", self.value, self.position.line, self.position.column)
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.answers.iter().map(|(name, answer)| (name, answer))).finish()
    }
}
