//! What a template is told: the form once (`/form.json`), the record each time (`/data.json`).
//!
//! The two are apart so that everything made of the form alone is laid out once for a batch.

use std::borrow::Cow;

use serde_json::{Map, Value as Json, json};

use crate::form::definition::{Choice, Definition, Field, Kind};
use crate::form::value::{Chosen, Value};
use crate::form::{Answers, FilledForm};
use crate::language::{Language, Localized};
use crate::message::Messages;
use crate::organisation::Organisation;

use super::words::{breakable, is_right_to_left};

/// The messages that templates print beside the wording of the form.
const TEXTS: [&str; 11] = [
    "confidential_anonymous",
    "confidential_child",
    "confidential_group",
    "confidential_open",
    "logo_alt",
    "none",
    "not_ticked",
    "page",
    "reference",
    "ticked",
    "yes",
];

/// Whether a form is filled in or printed to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// With answers.
    Filled,
    /// With writing room.
    Blank,
}

/// Whether words that are wider than a page may be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// They are given invisible places to break: for a page.
    Breakable,
    /// They are as they were written: for mail, where whoever copies a word gets nothing else.
    Whole,
}

impl Words {
    fn of(self, text: &str) -> Cow<'_, str> {
        match self {
            Words::Breakable => breakable(text),
            Words::Whole => Cow::Borrowed(text),
        }
    }
}

/// `/form.json`: the same for every record.
pub fn form_json(
    definition: &Definition,
    mode: Mode,
    language: Language,
    organisation: &Organisation,
) -> Json {
    let sections: Vec<Json> = definition
        .sections
        .iter()
        .map(|section| {
            json!({
                "id": section.id,
                "title": optional(section.title.as_ref(), language),
                "text": section.text.as_ref().map_or_else(Vec::new, |text| lines(text.get(language))),
                "apart": section.apart,
                "fields": fields_json(&section.fields, language),
            })
        })
        .collect();
    let mut form = plain_json(definition.title.get(language), language, organisation);
    form["id"] = definition.id.as_str().into();
    form["mode"] = match mode {
        Mode::Filled => "filled".into(),
        Mode::Blank => "blank".into(),
    };
    form["note"] = optional(definition.note.as_ref(), language);
    form["sections"] = sections.into();
    form
}

/// `/form.json` of what is no form: a title, the letterhead and the words of documents.
pub fn plain_json(title: &str, language: Language, organisation: &Organisation) -> Json {
    let messages = Messages::of(language);
    let texts: Map<String, Json> = TEXTS
        .iter()
        .map(|key| {
            let id = format!("document-{}", key.replace('_', "-"));
            let text = messages.text(&id, &[("organisation", organisation.name().into())]);
            ((*key).to_owned(), Json::String(text))
        })
        .collect();
    json!({
        "id": null,
        "mode": "filled",
        "language": language.tag(),
        "title": title,
        "note": null,
        "organisation": {
            "name": organisation.name(),
            "unit": organisation.unit(),
            "address": organisation.address(),
            "logo": organisation.logo().map(|logo| logo.path()),
        },
        "texts": texts,
        "translation": null,
        "sections": [],
    })
}

fn optional(text: Option<&Localized>, language: Language) -> Json {
    text.map_or(Json::Null, |text| text.get(language).into())
}

fn fields_json(fields: &[Field], language: Language) -> Json {
    fields.iter().map(|field| field_json(field, language)).collect()
}

fn field_json(field: &Field, language: Language) -> Json {
    let (lines, rows) = match field.kind {
        Kind::LongText { lines, .. } => (lines, 0),
        Kind::List { rows, .. } => (0, rows),
        _ => (0, 0),
    };
    let choices: Vec<Json> = field
        .kind
        .choices()
        .iter()
        .map(|Choice { id, label, fields }| {
            json!({
                "id": id,
                "label": label.get(language),
                "fields": fields_json(fields, language),
            })
        })
        .collect();
    json!({
        "id": field.id,
        "kind": field.kind.name(),
        "label": field.label.get(language),
        "help": optional(field.help.as_ref(), language),
        "after": optional(field.after.as_ref(), language),
        "lines": lines,
        "rows": rows,
        "choices": choices,
        "fields": fields_json(field.kind.fields(), language),
    })
}

/// `/data.json` of a filled form.
pub fn filled_json(form: &FilledForm, words: Words) -> Json {
    let teller = Teller { language: form.language(), words };
    json!({
        "confidentiality": form.confidentiality().name(),
        "reference": form.case().map(ToString::to_string),
        "values": teller.answers(form.definition().fields(), form.answers()),
    })
}

/// `/data.json` of a blank.
pub fn blank_json(definition: &Definition) -> Json {
    let confidentiality = definition.confidentiality.strictest().name();
    json!({ "confidentiality": confidentiality, "reference": null, "values": {} })
}

/// Tells what stands in fields.
#[derive(Clone, Copy)]
struct Teller {
    language: Language,
    words: Words,
}

impl Teller {
    fn answers<'a>(self, fields: impl IntoIterator<Item = &'a Field>, answers: &Answers) -> Json {
        let values = fields
            .into_iter()
            .map(|field| (field.id.clone(), self.value(&field.kind, answers.value(&field.id))));
        Json::Object(values.collect())
    }

    fn value(self, kind: &Kind, value: Option<&Value>) -> Json {
        match (kind, value) {
            (Kind::Group(fields), Some(Value::Group(answers))) => self.answers(fields, answers),
            (Kind::Group(fields), _) => self.answers(fields, &Answers::default()),
            (Kind::List { fields, .. }, Some(Value::List(rows))) => {
                rows.iter().map(|row| self.answers(fields, row)).collect()
            }
            (Kind::Choice(choices), Some(Value::Choice(chosen))) => self.chosen(choices, chosen),
            (Kind::Choices(choices), Some(Value::Choices(all))) => {
                all.iter().map(|chosen| self.chosen(choices, chosen)).collect()
            }
            (Kind::List { .. } | Kind::Choices(_), _) => json!([]),
            (_, Some(Value::Boolean(ticked))) => json!(ticked),
            (Kind::LongText { .. }, Some(Value::Text(text))) => lines(text)
                .into_iter()
                .map(|line| json!({ "text": self.words.of(line), "rtl": is_right_to_left(line) }))
                .collect(),
            (_, Some(value)) => {
                json!(value.print(self.language).as_deref().map(|text| self.words.of(text)))
            }
            (_, None) => Json::Null,
        }
    }

    fn chosen(self, choices: &[Choice], chosen: &Chosen) -> Json {
        let fields =
            choices.iter().find(|choice| choice.id == chosen.id).map(|choice| &choice.fields);
        let blanks = fields.into_iter().flat_map(|fields| fields.iter());
        json!({ "id": chosen.id, "fields": self.answers(blanks, &chosen.blanks) })
    }
}

/// The lines of a text that are not empty: its paragraphs.
fn lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.trim().is_empty()).collect()
}
