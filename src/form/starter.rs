//! A starter file: the form as commented YAML, valid as it stands, to be written over.

use std::fmt::Write as _;

use super::definition::{Definition, Example, Field, Kind, Requirement};
use crate::language::Language;
use crate::message::Messages;

/// The starter file of a form, its texts and examples in `language`.
pub fn starter(definition: &Definition, language: Language) -> String {
    let writer = Writer { language, messages: Messages::of(language) };
    let title = definition.title.get(language);
    let mut text = String::new();
    comment(&mut text, 0, title);
    comment(&mut text, 0, &writer.messages.text("cli-starter-intro", &[("form", title.into())]));
    let _ = writeln!(text, "\nskjema: {}", definition.id);
    comment(&mut text, 0, &writer.messages.text("starter-meta-language", &[]));
    let _ = writeln!(text, "sprak: {language}");
    comment(&mut text, 0, &writer.messages.text("starter-meta-case", &[]));
    text.push_str("# sak: 2026-014\n");
    for section in &definition.sections {
        if let Some(title) = &section.title {
            text.push('\n');
            comment(&mut text, 0, &format!("== {}", title.get(language)));
        }
        for field in &section.fields {
            text.push('\n');
            writer.field(&mut text, field, 0);
        }
    }
    text
}

struct Writer {
    language: Language,
    messages: &'static Messages,
}

impl Writer {
    fn field(&self, text: &mut String, field: &Field, indent: usize) {
        self.describe(text, field, indent);
        let margin = " ".repeat(indent);
        let id = &field.id;
        if !is_shown(field) {
            let _ = writeln!(text, "{margin}# {id}:");
            return;
        }
        match &field.kind {
            Kind::Group(fields) => {
                let _ = writeln!(text, "{margin}{id}:");
                self.fields(text, fields, indent + 2);
            }
            Kind::List { fields, .. } => {
                let _ = writeln!(text, "{margin}{id}:");
                comment(text, indent + 2, &self.messages.text("starter-row-hint", &[]));
                let mut row = String::new();
                self.fields(&mut row, fields, indent + 4);
                // The dash of the row takes the place of the first value's margin.
                let dashed = format!("{margin}  - ");
                let first = row.lines().position(|line| !line.trim_start().starts_with('#'));
                for (index, line) in row.lines().enumerate() {
                    match Some(index) == first {
                        true => text.push_str(&dashed),
                        false => text.push_str(&line[..line.len().min(indent + 4)]),
                    }
                    text.push_str(line.get(indent + 4..).unwrap_or_default());
                    text.push('\n');
                }
            }
            _ => {
                let _ = writeln!(text, "{margin}{id}: {}", self.example(field));
            }
        }
    }

    fn fields(&self, text: &mut String, fields: &[Field], indent: usize) {
        for field in fields {
            self.field(text, field, indent);
        }
    }

    fn describe(&self, text: &mut String, field: &Field, indent: usize) {
        let required = match field.requirement {
            Requirement::Always => "starter-required",
            Requirement::When(_) => "starter-sometimes",
            _ if matches!(field.kind, Kind::List { min_rows: 1.., .. }) => "starter-required",
            Requirement::Optional => "starter-optional",
        };
        let required = self.messages.text(required, &[]);
        let label = field.label.get(self.language);
        comment(text, indent, &format!("{label} ({})", required.to_lowercase()));
        if let Some(help) = &field.help {
            comment(text, indent, help.get(self.language));
        }
        let hint = match &field.kind {
            Kind::Choice(_) => Some("starter-choose-one"),
            Kind::Choices(_) => Some("starter-choose-many"),
            Kind::Date => Some("starter-kind-date"),
            Kind::Time => Some("starter-kind-time"),
            Kind::Email => Some("starter-kind-email"),
            Kind::Phone => Some("starter-kind-phone"),
            Kind::Case => Some("starter-kind-case"),
            Kind::Link => Some("starter-kind-link"),
            Kind::File => Some("starter-kind-file"),
            Kind::Integer => Some("starter-kind-integer"),
            Kind::Boolean => Some("starter-kind-boolean"),
            Kind::LongText { .. } => Some("starter-kind-long-text"),
            _ => None,
        };
        let choices: Vec<String> = field
            .kind
            .choices()
            .iter()
            .map(|choice| match &choice.fields[..] {
                [] => choice.id.clone(),
                [_] => format!("{{{}: …}}", choice.id),
                fields => {
                    let blanks: Vec<_> =
                        fields.iter().map(|field| format!("{}: …", field.id)).collect();
                    format!("{{{}: {{{}}}}}", choice.id, blanks.join(", "))
                }
            })
            .collect();
        if let Some(hint) = hint {
            let choices = choices.join(" | ");
            comment(text, indent, &self.messages.text(hint, &[("choices", choices.into())]));
        }
    }

    fn example(&self, field: &Field) -> String {
        match &field.example {
            Some(Example::Localized(text)) => quoted(text.get(self.language)),
            Some(Example::Plain(value)) => self.value(value),
            None => String::new(),
        }
    }

    fn value(&self, value: &toml::Value) -> String {
        match value {
            toml::Value::String(text) => quoted(text),
            toml::Value::Boolean(ticked) => {
                let word = if *ticked { "document-yes" } else { "document-no" };
                self.messages.text(word, &[]).to_lowercase()
            }
            toml::Value::Array(values) => {
                let values: Vec<String> = values.iter().map(|value| self.value(value)).collect();
                format!("[{}]", values.join(", "))
            }
            toml::Value::Table(table) => {
                let pairs: Vec<String> = table
                    .iter()
                    .map(|(key, value)| format!("{key}: {}", self.value(value)))
                    .collect();
                format!("{{{}}}", pairs.join(", "))
            }
            other => other.to_string(),
        }
    }
}

/// Whether the starter file has a value for the field; what has none stands there as a comment.
fn is_shown(field: &Field) -> bool {
    match &field.kind {
        Kind::Group(fields) | Kind::List { fields, .. } => fields.iter().any(is_shown),
        _ => field.example.is_some(),
    }
}

/// A text as a YAML scalar: plain where that is safe, else in double quotes.
fn quoted(text: &str) -> String {
    let safe =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '@' | '/' | '(' | ')');
    let starts = text.starts_with(|c: char| c.is_alphabetic()) || is_iso_date(text);
    let word = matches!(text, "true" | "false" | "null" | "yes" | "no");
    if starts && !word && text.chars().all(safe) && text.trim() == text {
        return text.to_owned();
    }
    serde_json::to_string(text).expect("a text is always JSON")
}

fn is_iso_date(text: &str) -> bool {
    text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// A comment, wrapped at 98 columns.
fn comment(text: &mut String, indent: usize, words: &str) {
    let margin = " ".repeat(indent);
    let mut line = String::new();
    for word in words.split_whitespace() {
        if !line.is_empty() && indent + 3 + line.chars().count() + word.chars().count() > 98 {
            let _ = writeln!(text, "{margin}# {line}");
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let _ = writeln!(text, "{margin}# {line}");
}
