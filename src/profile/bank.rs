//! The bank of measures: what each unit offers, open or through the team; searched and printed.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::{Access, BankMeasure, Profile};
use crate::form::Confidentiality;
use crate::language::{Language, Localized};
use crate::message::Messages;
use crate::render::{Document, Paper, Press, RenderError};

/// What somebody looks for.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Words that name, unit or description have, in one of the languages; all of them.
    pub words: Vec<String>,
    /// The unit, by its name in inputs.
    pub unit: Option<String>,
    /// How people come by it.
    pub access: Option<Access>,
}

/// The measures that were looked for, in the order of the units and of the bank.
pub fn find<'p>(profile: &'p Profile, search: &Search) -> Vec<&'p BankMeasure> {
    let fits = |measure: &&BankMeasure| {
        search.unit.as_ref().is_none_or(|unit| *unit == measure.unit)
            && search.access.is_none_or(|access| access == measure.access)
            && search.words.iter().all(|word| has(measure, profile, &word.to_lowercase()))
    };
    let mut found: Vec<&BankMeasure> = profile.measures.iter().filter(fits).collect();
    found.sort_by_key(|measure| {
        profile.services.iter().position(|service| service.id == measure.unit)
    });
    found
}

fn has(measure: &BankMeasure, profile: &Profile, word: &str) -> bool {
    let unit = profile.service(&measure.unit).map(|service| &service.label);
    let texts = [Some(&measure.label), Some(&measure.text), unit].into_iter().flatten();
    let says = |text: &Localized| {
        Language::ALL.iter().any(|language| text.get(*language).to_lowercase().contains(word))
    };
    measure.id.contains(word) || texts.into_iter().any(says)
}

/// The name of the unit that offers a measure.
pub fn unit<'p>(measure: &'p BankMeasure, profile: &'p Profile, language: Language) -> &'p str {
    profile.service(&measure.unit).map_or(&*measure.unit, |service| service.label.get(language))
}

/// How people come by a measure, in words.
pub fn access(access: Access, language: Language) -> String {
    Messages::of(language).text(&format!("bank-access-{}", access.name()), &[])
}

/// For programs.
pub fn json(profile: &Profile, found: &[&BankMeasure], language: Language) -> Json {
    let measures = found.iter().map(|measure| {
        json!({
            "id": measure.id,
            "label": measure.label.get(language),
            "text": measure.text.get(language),
            "unit": measure.unit,
            "unit_label": unit(measure, profile, language),
            "access": measure.access.name(),
        })
    });
    measures.collect()
}

/// Prints measures by unit (`templates/bank/`).
///
/// # Errors
///
/// See [`RenderError`].
pub fn print(
    profile: &Profile,
    found: &[&BankMeasure],
    press: &Press,
    language: Language,
    date: Date,
) -> Result<Document, RenderError> {
    let units = profile.services.iter().filter_map(|service| {
        let of_unit: Vec<Json> = found
            .iter()
            .filter(|measure| measure.unit == service.id)
            .map(|measure| {
                json!({
                    "label": measure.label.get(language),
                    "text": measure.text.get(language),
                    "access": access(measure.access, language),
                })
            })
            .collect();
        let contact = [&service.contact, &service.phone, &service.email];
        let contact: Vec<&str> = contact.into_iter().flatten().map(String::as_str).collect();
        (!of_unit.is_empty()).then(|| {
            json!({
                "label": service.label.get(language),
                "contact": contact.join(" · "),
                "measures": of_unit,
            })
        })
    });
    let say = |id: &str| Messages::of(language).text(id, &[]);
    let paper = Paper {
        template: "bank",
        language,
        title: say("bank-title"),
        confidentiality: Confidentiality::Open,
        file_stem: "tiltaksbank".to_owned(),
        data: json!({
            "header": [say("bank-measure"), say("bank-text"), say("bank-access")],
            "units": units.collect::<Vec<_>>(),
            "date": crate::form::date::long_date(date, language),
        }),
    };
    press.paper(paper, date)
}
