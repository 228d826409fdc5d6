//! A form's JSON Schema (2020-12), for editors and for programs that hand forms in.
//!
//! It describes the shape of an input. Conditions between fields are the form's own: `check`
//! knows them all.

use serde_json::{Map, Value as Json, json};

use super::Reason;
use super::definition::{Choice, Definition, Field, Kind, Requirement};
use crate::input::series::{GUESTS, MEETINGS, PARTICIPANTS};
use crate::language::{Language, Localized};
use crate::message::Messages;
use crate::privacy::FindingKind;

/// The schema of a form with its texts in `language`.
pub fn schema(definition: &Definition, language: Language) -> Json {
    let mut properties = Map::new();
    properties.insert("skjema".into(), json!({ "const": definition.id.as_str() }));
    properties.insert("sprak".into(), json!({ "enum": ["nb", "nn", "en"] }));
    properties.insert("sak".into(), nullable(json!({ "type": "string", "pattern": CASE })));
    properties.insert("unntak".into(), nullable(exceptions(language)));
    let fields: Vec<&Field> = definition.fields().collect();
    properties.extend(fields.iter().map(|field| (field.id.clone(), field_schema(field, language))));
    let required = always_required(&fields);
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": definition.title.get(language),
        "type": "object",
        "additionalProperties": false,
    });
    if definition.meeting.is_some() {
        properties.insert(MEETINGS.into(), meetings(&fields, language));
        schema["required"] = json!(["skjema"]);
        schema["if"] = json!({ "required": [MEETINGS] });
        schema["then"] = json!({ "allOf": of_each_meeting(&required) });
        schema["else"] = json!({ "required": required });
    } else {
        let required: Vec<&str> = ["skjema"].into_iter().chain(required).collect();
        schema["required"] = json!(required);
    }
    schema["properties"] = properties.into();
    schema
}

/// The meetings of a plan: fields of the form, and the guests of each (R21).
fn meetings(fields: &[&Field], language: Language) -> Json {
    let text = |id| Messages::of(language).text(id, &[]);
    let mut own: Map<String, Json> =
        fields.iter().map(|field| (field.id.clone(), field_schema(field, language))).collect();
    let people = fields.iter().find(|field| field.id == PARTICIPANTS).map(|field| &field.kind);
    if let Some(Kind::List { fields, max_rows, .. }) = people {
        own.insert(
            GUESTS.into(),
            json!({
                "description": text("schema-guests"),
                "type": "array",
                "items": object(&fields.iter().collect::<Vec<_>>(), language),
                "maxItems": max_rows,
            }),
        );
    }
    json!({
        "description": text("schema-meetings"),
        "type": "array",
        "minItems": 1,
        "items": { "type": "object", "properties": own, "additionalProperties": false },
    })
}

/// What every meeting needs stands at the top, or with each of them.
fn of_each_meeting(required: &[&str]) -> Vec<Json> {
    let each =
        |field: &str| json!({ "properties": { MEETINGS: { "items": { "required": [field] } } } });
    let ways = |field: &&str| {
        let mut ways = vec![json!({ "required": [field] }), each(field)];
        // Guests are participants.
        ways.extend((*field == PARTICIPANTS).then(|| each(GUESTS)));
        json!({ "anyOf": ways })
    };
    required.iter().map(ways).collect()
}

const CASE: &str = "^ *(19|20)[0-9]{2}[-/][0-9]{1,6} *$";

const FILE: &str = r"^ *[^./\\][^/\\]*\.([pP][dD][fF]|[pP][nN][gG]|[jJ][pP][eE]?[gG]) *$";

/// What the privacy gate is asked to let stand.
fn exceptions(language: Language) -> Json {
    let kinds: Vec<&str> = FindingKind::liftable().map(FindingKind::name).collect();
    json!({
        "description": Messages::of(language).text("schema-exceptions", &[]),
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "felt": { "type": "string", "minLength": 1 },
                "funn": { "enum": kinds },
                "tekst": nullable(json!({ "type": "string" })),
                "grunn": {
                    "type": "string",
                    "minLength": Reason::MIN_LENGTH,
                    "maxLength": Reason::MAX_LENGTH,
                },
            },
            "required": ["felt", "funn", "grunn"],
            "additionalProperties": false,
        },
    })
}

fn always_required<'a>(fields: &[&'a Field]) -> Vec<&'a str> {
    let is_required = |field: &&&Field| {
        matches!(field.requirement, Requirement::Always)
            || matches!(field.kind, Kind::List { min_rows: 1.., .. })
    };
    fields.iter().filter(is_required).map(|field| field.id.as_str()).collect()
}

fn object(fields: &[&Field], language: Language) -> Json {
    let properties: Map<String, Json> =
        fields.iter().map(|field| (field.id.clone(), field_schema(field, language))).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": always_required(fields),
        "additionalProperties": false,
    })
}

/// A field's schema; an optional field may also be null.
fn field_schema(field: &Field, language: Language) -> Json {
    let bare = kind_schema(&field.kind, language);
    let mut schema = match field.requirement {
        Requirement::Always => bare,
        Requirement::Optional | Requirement::When(_) => nullable(bare),
    };
    let texts: Vec<&str> = [&field.help, &field.remedy]
        .into_iter()
        .flatten()
        .map(|text: &Localized| text.get(language))
        .collect();
    let keys = schema.as_object_mut().expect("every schema is an object");
    keys.insert("title".into(), field.label.get(language).into());
    if !texts.is_empty() {
        keys.insert("description".into(), texts.join("\n").into());
    }
    if field.personal_data {
        keys.insert("x-personal-data".into(), true.into());
    }
    schema
}

fn nullable(schema: Json) -> Json {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn kind_schema(kind: &Kind, language: Language) -> Json {
    match kind {
        Kind::Text { max_length } | Kind::Signature { max_length } => json!({
            "type": ["string", "integer"],
            "maxLength": max_length,
            "pattern": "^[^\\n]*$",
        }),
        Kind::LongText { max_length, .. } => {
            json!({ "type": ["string", "integer"], "maxLength": max_length })
        }
        Kind::Date | Kind::Time | Kind::Phone => json!({ "type": ["string", "integer"] }),
        Kind::Email => json!({ "type": "string", "format": "email" }),
        Kind::Case => json!({ "type": "string", "pattern": CASE }),
        Kind::Link => json!({ "type": "string", "format": "uri", "pattern": "^https://" }),
        Kind::File => json!({ "type": "string", "pattern": FILE }),
        Kind::Integer => {
            json!({ "type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$" })
        }
        Kind::Boolean => json!({ "enum": [true, false, "ja", "nei", "yes", "no", "x"] }),
        Kind::Choice(choices) => choice_schema(choices, language),
        Kind::Choices(choices) => {
            let choice = choice_schema(choices, language);
            json!({ "anyOf": [{ "type": "array", "items": choice }, choice] })
        }
        Kind::Group(fields) => object(&fields.iter().collect::<Vec<_>>(), language),
        Kind::List { fields, min_rows, max_rows, .. } => json!({
            "type": "array",
            "items": object(&fields.iter().collect::<Vec<_>>(), language),
            "minItems": min_rows,
            "maxItems": max_rows,
        }),
    }
}

/// A choice is its id, or an object from its id to what stands in its blanks.
fn choice_schema(choices: &[Choice], language: Language) -> Json {
    let alternatives: Vec<Json> = choices
        .iter()
        .map(|choice| {
            let id = choice.id.as_str();
            let title = choice.label.get(language);
            let fields: Vec<&Field> = choice.fields.iter().collect();
            let blanks = match &fields[..] {
                [] => return json!({ "const": id, "title": title }),
                [only] => json!({
                    "anyOf": [kind_schema(&only.kind, language), object(&fields, language)],
                    "title": only.label.get(language),
                }),
                _ => object(&fields, language),
            };
            let with_blanks = json!({
                "type": "object",
                "properties": { id: blanks },
                "required": [id],
                "additionalProperties": false,
                "title": title,
            });
            if always_required(&fields).is_empty() {
                json!({ "anyOf": [{ "const": id }, with_blanks], "title": title })
            } else {
                with_blanks
            }
        })
        .collect();
    json!({ "anyOf": alternatives })
}
