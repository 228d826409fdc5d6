//! From the keys of a file to a definition in which everything named exists.

use std::collections::HashSet;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::conditions::empty_scope;
use super::raw;
use super::{DefinitionError, DefinitionFault, DefinitionFaultKind as Bad};
use crate::form::definition::{
    Choice, Confidentiality, ConfidentialityBy, Definition, Example, Field, FormId, Kind, NamePart,
    Requirement, Section,
};
use crate::form::expression::Expression;
use crate::form::fill::META_KEYS;
use crate::form::suggest::nearest;
use crate::input::series::MEETINGS;
use crate::language::Localized;
use crate::overlay::{Misfit, Overlay, Source, Sources};

const MAX_LENGTH: usize = 10_000;
const MAX_LONG_LENGTH: usize = 50_000;
const MAX_ROWS: usize = 200;

/// The choices that a profile brings for `choices_from = "profile.…"`.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// Its services.
    pub services: Vec<Choice>,
    /// Its bank of measures.
    pub measures: Vec<Choice>,
}

impl Lists {
    fn get(&self, name: &str) -> Option<&[Choice]> {
        match name {
            "profile.services" => Some(&self.services),
            "profile.measures" => Some(&self.measures),
            _ => None,
        }
    }
}

/// Reads the definition in `text`; `file` is its name, such as `forms/referat.toml`.
///
/// # Errors
///
/// Every mistake that was found; those of syntax end the reading.
pub fn parse(file: &str, text: &str) -> Result<Definition, DefinitionError> {
    let source = Source { file: file.to_owned(), text: text.to_owned() };
    parse_layers(&[source], &Lists::default())
}

/// Reads a definition that is made of several files, the lowest first; each of the others changes
/// what lies beneath it. The name of the last is that of the form.
///
/// # Errors
///
/// Every mistake that was found; those of syntax end the reading.
///
/// # Panics
///
/// When there is no file at all.
pub fn parse_layers(layers: &[Source], lists: &Lists) -> Result<Definition, DefinitionError> {
    let sources = Sources::new(layers);
    let laid = |overlay: &mut Overlay<'_>, index| made_from(overlay, sources.name(index));
    let overlay = Overlay::read(&sources, laid).map_err(|(offset, misfit)| {
        DefinitionError::of(&sources, vec![DefinitionFault::at(&sources, offset, misfit.into())])
    })?;
    let Overlay { table, misfits } = overlay;
    let mut check = Check { sources: &sources, lists, faults: Vec::new(), choices: Vec::new() };
    for (offset, misfit) in misfits {
        check.fault(offset..offset, misfit.into());
    }
    let definition = match raw::Form::deserialize(toml::Deserializer::from(table)) {
        Ok(form) => check.form(sources.name(sources.count() - 1), form),
        Err(cause) => {
            check.toml_fault(&cause);
            None
        }
    };
    match definition {
        Some(definition) if check.faults.is_empty() => Ok(definition),
        _ => Err(DefinitionError::of(&sources, check.faults)),
    }
}

/// A change has the name of its file, and is laid out as what it changes unless it says otherwise.
fn made_from(overlay: &mut Overlay<'_>, file: &str) {
    let offset = overlay.text_of(EXTENDS).map_or(0, |(_, offset)| offset);
    overlay.remove(EXTENDS);
    let Some(id) = overlay.text_of("id").map(|(id, _)| id.to_owned()) else { return };
    if id != stem(file) {
        if overlay.text_of("template").is_none() {
            overlay.set("template", &id, offset);
        }
        overlay.set("id", stem(file), offset);
    }
}

/// The key with the form that a file changes.
pub(crate) const EXTENDS: &str = "extends";

fn stem(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml")
}

impl From<Misfit> for Bad {
    fn from(misfit: Misfit) -> Bad {
        match misfit {
            Misfit::Syntax(detail) => Bad::Syntax { detail },
            Misfit::Unknown { name, nearest } => Bad::UnknownName { name, nearest },
        }
    }
}

/// What serde says, in terms of the definition.
pub(crate) fn serde_fault(message: &str) -> Bad {
    let quoted = |text: &str| -> Vec<String> {
        text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let names = quoted(message);
    match names.split_first() {
        Some((name, known)) if message.starts_with("unknown field") => Bad::UnknownKey {
            name: name.clone(),
            nearest: nearest(name, known.iter().map(String::as_str)),
        },
        Some((name, words)) if message.starts_with("unknown variant") => {
            Bad::UnknownWord { name: name.clone(), words: words.join(", ") }
        }
        Some((name, _)) if message.starts_with("missing field") => {
            Bad::MissingKey { name: name.clone() }
        }
        _ => Bad::Syntax { detail: message.to_owned() },
    }
}

pub(super) struct Check<'a> {
    pub(super) sources: &'a Sources,
    lists: &'a Lists,
    faults: Vec<DefinitionFault>,
    /// The choices of the fields read so far, for `choices_from`.
    choices: Vec<(String, Vec<Choice>)>,
}

impl Check<'_> {
    pub(super) fn fault(&mut self, span: Range<usize>, kind: Bad) {
        self.faults.push(DefinitionFault::at(self.sources, span.start, kind));
    }

    fn toml_fault(&mut self, error: &toml::de::Error) {
        let offset = error.span().map_or(0, |span| span.start);
        self.fault(offset..offset, serde_fault(error.message()));
    }

    fn form(&mut self, file: &str, form: raw::Form) -> Option<Definition> {
        let stem = stem(file);
        let id = FormId::new(form.id.get_ref());
        if id.is_none() {
            self.fault(form.id.span(), Bad::BadName { name: form.id.get_ref().clone() });
        } else if form.id.get_ref() != stem {
            self.fault(form.id.span(), Bad::IdIsNotFileName { name: stem.to_owned() });
        }
        if let Some(template) = &form.template
            && FormId::new(template.get_ref()).is_none()
        {
            self.fault(template.span(), Bad::BadName { name: template.get_ref().clone() });
        }
        let mut section_names = HashSet::new();
        let mut field_names = HashSet::new();
        let mut sections = Vec::new();
        for section in form.sections {
            self.name(&section.id, &mut section_names);
            for field in &section.fields {
                if META_KEYS.contains(&field.id.get_ref().as_str())
                    || field.id.get_ref() == MEETINGS
                {
                    let name = field.id.get_ref().clone();
                    self.fault(field.id.span(), Bad::ReservedName { name });
                }
            }
            sections.push(Section {
                id: section.id.into_inner(),
                title: section.title.map(|title| self.localized(title)),
                text: section.text.map(|text| self.localized(text)),
                apart: section.apart,
                fields: self.fields(section.fields, &mut field_names),
            });
        }
        let mut definition = Definition {
            id: id?,
            confidentiality: ConfidentialityBy::Form(Confidentiality::Child),
            file_name: Vec::new(),
            title: self.localized(form.title),
            note: form.note.map(|note| self.localized(note)),
            template: form.template.map_or_else(|| stem.to_owned(), Spanned::into_inner),
            meeting: None,
            case: None,
            checks: Vec::new(),
            sections,
            rules: Vec::new(),
        };
        self.confidentiality(&mut definition, &form.confidentiality);
        self.open_form(&definition, form.confidentiality.span());
        self.file_name(&mut definition, &form.file_name);
        definition.meeting = form.meeting.map(|meeting| self.meeting(&definition, meeting));
        definition.case = form.case.and_then(|case| self.case(&definition, case));
        let checks = form.checks.into_iter();
        definition.checks =
            checks.filter_map(|check| self.case_check(&definition, check)).collect();
        let mut names = HashSet::new();
        for rule in form.rules {
            self.name(&rule.id, &mut names);
            if let Some(rule) = self.rule(&definition, rule) {
                definition.rules.push(rule);
            }
        }
        let scope = empty_scope(&definition);
        self.requirements(definition.fields(), &scope, &field_names, form.id.span());
        Some(definition)
    }

    pub(super) fn localized(&mut self, text: Spanned<Localized>) -> Localized {
        if let Some(language) = text.get_ref().empty_in() {
            self.fault(text.span(), Bad::EmptyText { name: language.tag().to_owned() });
        }
        text.into_inner()
    }

    /// A name in a scope: small letters, digits, underscores or hyphens, and unique.
    pub(super) fn name(&mut self, name: &Spanned<String>, names: &mut HashSet<String>) {
        let text = name.get_ref();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
        if !text.starts_with(|c: char| c.is_ascii_lowercase()) || !text.chars().all(plain) {
            self.fault(name.span(), Bad::BadName { name: text.clone() });
        }
        if !names.insert(text.clone()) {
            self.fault(name.span(), Bad::RepeatedName { name: text.clone() });
        }
    }

    fn fields(&mut self, fields: Vec<raw::Field>, names: &mut HashSet<String>) -> Vec<Field> {
        let mut checked = Vec::new();
        for field in fields {
            self.name(&field.id, names);
            if field.id.get_ref().contains('-') {
                // A hyphen would be a minus in conditions.
                self.fault(field.id.span(), Bad::BadName { name: field.id.get_ref().clone() });
            }
            checked.push(self.field(field));
        }
        checked
    }

    fn field(&mut self, mut field: raw::Field) -> Field {
        self.foreign_keys(&field);
        let kind = self.kind(&mut field);
        let requirement = match (&field.required, &field.required_when) {
            (_, Some(condition)) => match Expression::compile(condition.get_ref()) {
                Ok(expression) => Requirement::When(expression),
                Err(detail) => {
                    self.fault(condition.span(), Bad::BrokenExpression { detail });
                    Requirement::Optional
                }
            },
            (Some(required), None) if *required.get_ref() => Requirement::Always,
            _ => Requirement::Optional,
        };
        let single = kind.fields().is_empty();
        if matches!(requirement, Requirement::Always) && single && field.example.is_none() {
            self.fault(field.id.span(), Bad::NoExample { name: field.id.get_ref().clone() });
        }
        let example = field.example.map(|example| match example.clone().try_into::<Localized>() {
            Ok(localized) => Example::Localized(localized),
            Err(_) => Example::Plain(example),
        });
        let id = field.id.into_inner();
        self.choices.push((id.clone(), kind.choices().to_vec()));
        Field {
            id,
            label: self.localized(field.label),
            help: field.help.map(|help| self.localized(help)),
            after: field.after.map(|after| self.localized(after)),
            requirement,
            remedy: field.remedy.map(|remedy| self.localized(remedy)),
            number: field.number.map(Spanned::into_inner),
            names: field.names,
            personal_data: field.personal_data.unwrap_or(false),
            kind,
            example,
        }
    }

    /// Keys that only some kinds take, or that exclude each other.
    fn foreign_keys(&mut self, field: &raw::Field) {
        use raw::Kind as K;
        fn span<T>(key: &Option<Spanned<T>>) -> Option<Range<usize>> {
            key.as_ref().map(Spanned::span)
        }
        let kind = field.kind;
        let list = kind == K::List;
        let chooses = matches!(kind, K::Choice | K::Choices);
        let text = matches!(kind, K::Text | K::LongText | K::Signature);
        let id = field.id.span();
        for (name, span, fits) in [
            ("max_length", span(&field.max_length), text),
            ("lines", span(&field.lines), kind == K::LongText),
            ("rows", span(&field.rows), list),
            ("min_rows", span(&field.min_rows), list),
            ("max_rows", span(&field.max_rows), list),
            ("choices_from", span(&field.choices_from), chooses && field.choices.is_none()),
            ("required_when", span(&field.required_when), field.required.is_none()),
            ("choices", field.choices.as_ref().map(|_| id.clone()), chooses),
            ("fields", field.fields.as_ref().map(|_| id.clone()), list || kind == K::Group),
        ] {
            if let (Some(span), false) = (span, fits) {
                let kind = kind.name().to_owned();
                self.fault(span, Bad::ForeignKey { name: name.to_owned(), kind });
            }
        }
    }

    fn kind(&mut self, field: &mut raw::Field) -> Kind {
        use raw::Kind as K;
        let length =
            |default: usize| field.max_length.as_ref().map_or(default, |key| *key.get_ref());
        match field.kind {
            K::Text => Kind::Text { max_length: length(MAX_LENGTH) },
            K::Signature => Kind::Signature { max_length: length(MAX_LENGTH) },
            K::LongText => Kind::LongText {
                max_length: length(MAX_LONG_LENGTH),
                lines: field.lines.as_ref().map_or(3, |key| *key.get_ref()),
            },
            K::Date => Kind::Date,
            K::Time => Kind::Time,
            K::Email => Kind::Email,
            K::Phone => Kind::Phone,
            K::Case => Kind::Case,
            K::Link => Kind::Link,
            K::File => Kind::File,
            K::Integer => Kind::Integer,
            K::Boolean => Kind::Boolean,
            K::Choice => Kind::Choice(self.choices(field)),
            K::Choices => Kind::Choices(self.choices(field)),
            K::Group => Kind::Group(self.inner_fields(field)),
            K::List => Kind::List {
                fields: self.inner_fields(field),
                rows: field.rows.as_ref().map_or(3, |key| *key.get_ref()),
                min_rows: field.min_rows.as_ref().map_or(0, |key| *key.get_ref()),
                max_rows: field.max_rows.as_ref().map_or(MAX_ROWS, |key| *key.get_ref()),
            },
        }
    }

    fn inner_fields(&mut self, field: &mut raw::Field) -> Vec<Field> {
        let fields = self.fields(field.fields.take().unwrap_or_default(), &mut HashSet::new());
        if fields.is_empty() {
            self.fault(field.id.span(), Bad::NoFields);
        }
        fields
    }

    /// The blanks of a choice: they belong to it, so they are required unless they say otherwise.
    fn blanks(&mut self, fields: Vec<raw::Field>) -> Vec<Field> {
        let optional = fields.iter().map(|f| f.required.is_some() || f.required_when.is_some());
        let optional: Vec<bool> = optional.collect();
        let mut blanks = self.fields(fields, &mut HashSet::new());
        for (blank, says_itself) in blanks.iter_mut().zip(optional) {
            if !says_itself {
                blank.requirement = Requirement::Always;
            }
        }
        blanks
    }

    fn choices(&mut self, field: &mut raw::Field) -> Vec<Choice> {
        if let Some(from) = &field.choices_from {
            match self.lists.get(from.get_ref()) {
                Some([]) => {
                    self.fault(from.span(), Bad::NoChoices);
                    return Vec::new();
                }
                Some(choices) => return choices.to_vec(),
                None => {}
            }
            let fits = |(name, choices): &&(String, Vec<Choice>)| {
                name == from.get_ref() && !choices.is_empty()
            };
            if let Some((_, choices)) = self.choices.iter().find(fits) {
                return choices.clone();
            }
            let with_choices = self.choices.iter().filter(|(_, choices)| !choices.is_empty());
            let nearest = nearest(from.get_ref(), with_choices.map(|(name, _)| name.as_str()));
            self.fault(from.span(), Bad::UnknownField { name: from.get_ref().clone(), nearest });
            return Vec::new();
        }
        let mut names = HashSet::new();
        let mut checked = Vec::new();
        for choice in field.choices.take().unwrap_or_default() {
            self.name(&choice.id, &mut names);
            checked.push(Choice {
                id: choice.id.into_inner(),
                label: self.localized(choice.label),
                fields: self.blanks(choice.fields).into(),
            });
        }
        if checked.is_empty() {
            self.fault(field.id.span(), Bad::NoChoices);
        }
        checked
    }

    /// A name of one, or an expression that gives one.
    fn confidentiality(&mut self, form: &mut Definition, written: &Spanned<String>) {
        if let Some(confidentiality) = Confidentiality::from_name(written.get_ref()) {
            form.confidentiality = ConfidentialityBy::Form(confidentiality);
            return;
        }
        let words = Confidentiality::ALL.map(Confidentiality::name).join(", ");
        let expression = match Expression::compile(written.get_ref()) {
            Ok(expression) => expression,
            Err(_) => {
                let name = written.get_ref().clone();
                self.fault(written.span(), Bad::UnknownWord { name, words });
                return;
            }
        };
        let known: Vec<&str> = form.fields().map(|field| field.id.as_str()).collect();
        let variables = expression.variables();
        if variables == [written.get_ref().as_str()] {
            // A single word that is no field either: a misspelt name.
            let name = written.get_ref().clone();
            self.fault(written.span(), Bad::UnknownWord { name, words });
            return;
        }
        if self.know_variables(&expression, &known, &written.span()) {
            match expression.text(&empty_scope(form)) {
                Ok(name) if Confidentiality::from_name(&name).is_none() => {
                    self.fault(written.span(), Bad::UnknownWord { name, words });
                }
                Ok(_) => form.confidentiality = ConfidentialityBy::Values(expression),
                Err(detail) => self.fault(written.span(), Bad::BrokenExpression { detail }),
            }
        }
    }

    /// R1: what goes by open mail has no place for personal data.
    fn open_form(&mut self, form: &Definition, span: Range<usize>) {
        fn personal(fields: &mut dyn Iterator<Item = &Field>, found: &mut Vec<String>) {
            for field in fields {
                if field.personal_data {
                    found.push(field.id.clone());
                }
                let choices = field.kind.choices().iter();
                let blanks = choices.flat_map(|choice| choice.fields.iter());
                personal(&mut field.kind.fields().iter().chain(blanks), found);
            }
        }
        if !matches!(form.confidentiality, ConfidentialityBy::Form(Confidentiality::Open)) {
            return;
        }
        let mut found = Vec::new();
        personal(&mut form.fields(), &mut found);
        for name in found {
            self.fault(span.clone(), Bad::PersonalDataInOpenForm { name });
        }
    }

    fn file_name(&mut self, form: &mut Definition, pattern: &Spanned<String>) {
        let mut parts = Vec::new();
        let mut rest = pattern.get_ref().as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else { break };
            self.file_name_text(before, pattern.span(), &mut parts);
            parts.push(match name {
                "skjema" => NamePart::Form,
                "sak" => NamePart::Case,
                name => match form.field(name) {
                    Some(field)
                        if !field.personal_data
                            && matches!(field.kind, Kind::Date | Kind::Case | Kind::Choice(_)) =>
                    {
                        NamePart::Field(name.to_owned())
                    }
                    Some(_) => {
                        self.fault(pattern.span(), Bad::UnsafeFileName { name: name.to_owned() });
                        NamePart::Form
                    }
                    None => {
                        let names = form.fields().map(|field| field.id.as_str());
                        let nearest = nearest(name, names.chain(["skjema", "sak"]));
                        self.fault(
                            pattern.span(),
                            Bad::UnknownField { name: name.to_owned(), nearest },
                        );
                        NamePart::Form
                    }
                },
            });
            rest = after;
        }
        self.file_name_text(rest, pattern.span(), &mut parts);
        if !parts.contains(&NamePart::Form) {
            self.fault(pattern.span(), Bad::MissingKey { name: "{skjema}".to_owned() });
        }
        form.file_name = parts;
    }

    fn file_name_text(&mut self, text: &str, span: Range<usize>, parts: &mut Vec<NamePart>) {
        if !text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
            self.fault(span, Bad::BadName { name: text.to_owned() });
        } else if !text.is_empty() {
            parts.push(NamePart::Text(text.to_owned()));
        }
    }
}
