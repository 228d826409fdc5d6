//! The pages after the cover: checklist and contents.

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use super::bind::FRONT;
use super::merge::{LINK, Source};
use super::title::printable;
use super::volume::{BindError, CheckRow, Volume};
use crate::form::Confidentiality;
use crate::message::Messages;
use crate::render::Sheet;

const TEMPLATE: &str = "/templates/packet/contents.typ";

/// The words that the template prints.
const WORDS: [&str; 10] = [
    "checklist",
    "contents",
    "draft",
    "draft_note",
    "missing",
    "not_applicable",
    "present",
    "requirement",
    "rule",
    "state",
];

/// How often the contents are laid out before their length must have settled.
const MAX_ROUNDS: usize = 4;

/// Prints checklist and contents; hands back the pages that parts of these lengths begin on.
///
/// Where the parts begin depends on how long the contents are: they are laid out until that does
/// not change any more. A number takes the same room whatever it is, so that the second time
/// settles it.
pub fn print(
    volume: &Volume<'_>,
    sheet: &Sheet,
    cover: usize,
    counts: &[usize],
    confidentiality: Confidentiality,
    date: Date,
) -> Result<(Source, Vec<usize>), BindError> {
    let mut own = 1;
    for _ in 0..MAX_ROUNDS {
        let starts = starts(cover + own, counts);
        let data = data(volume, &starts, confidentiality);
        let document = sheet.lay_out(TEMPLATE, data).map_err(BindError::Contents)?;
        if document.pages().len() == own {
            let leaves = sheet.print(document, date).map_err(BindError::Contents)?;
            return Ok((Source::read(&leaves.bytes)?, starts));
        }
        own = document.pages().len();
    }
    Err(BindError::Unsettled)
}

/// The page that each part begins on, after so many others.
fn starts(before: usize, counts: &[usize]) -> Vec<usize> {
    let mut next = before + 1;
    let starts = counts.iter().map(|count| {
        let start = next;
        next += count;
        start
    });
    starts.collect()
}

fn data(volume: &Volume<'_>, starts: &[usize], confidentiality: Confidentiality) -> Json {
    let messages = Messages::of(volume.language);
    let words: Map<String, Json> = WORDS
        .iter()
        .map(|word| {
            let id = format!("document-packet-{}", word.replace('_', "-"));
            ((*word).to_owned(), messages.text(&id, &[]).into())
        })
        .collect();
    let parts: Vec<Json> = volume
        .parts
        .iter()
        .zip(starts)
        .enumerate()
        .map(|(index, (part, page))| {
            json!({
                "title": printable(&part.title),
                "page": page,
                "link": format!("{LINK}{}", FRONT + index),
            })
        })
        .collect();
    json!({
        "confidentiality": confidentiality.name(),
        "reference": volume.reference.as_str(),
        "draft": volume.draft,
        "words": words,
        "checklist": volume.checklist.iter().map(row).collect::<Vec<_>>(),
        "parts": parts,
    })
}

fn row(row: &CheckRow) -> Json {
    json!({
        "label": printable(&row.label),
        "rule": row.rule.as_deref().unwrap_or("–"),
        "state": row.state.name(),
        "detail": row.detail.as_deref().map(printable),
    })
}
