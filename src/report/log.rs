//! The log of measures as it is handed out: table, spreadsheet, JSON and PDF.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::measures::{Entry, Log, What};

use super::csv;
use super::words::Words;
use crate::language::Language;
use crate::render::{Document, Paper, Press, RenderError, breakable};

/// The columns, each with a message for its header.
fn columns(log: &Log) -> Vec<&'static str> {
    let mut columns = vec!["deadline", "case", "level", "responsible", "state", "what"];
    if log.has_several_kindergartens() {
        columns.insert(1, "kindergarten");
    }
    if log.entries.iter().all(|entry| entry.what == What::LeftOut) {
        columns.retain(|column| *column != "what");
    }
    columns
}

fn header(log: &Log, words: &Words) -> Vec<String> {
    let said = |column: &&str| words.say(&format!("measures-column-{column}"), &[]);
    columns(log).iter().map(said).collect()
}

fn cells(entry: &Entry, log: &Log, words: &Words) -> Vec<String> {
    let cell = |column: &&str| match *column {
        "deadline" => entry.deadline.map_or("–".to_owned(), |day| words.date(day)),
        "kindergarten" => words.kindergarten(&entry.kindergarten),
        "case" => entry.case.to_string(),
        "level" => words.say(if entry.system { "measures-system" } else { "measures-single" }, &[]),
        "responsible" => entry.responsible.clone(),
        "state" => state(entry, words),
        _ => what(entry, words),
    };
    columns(log).iter().map(cell).collect()
}

fn state(entry: &Entry, words: &Words) -> String {
    let id = match entry.ended {
        Some(_) => "measures-ended",
        None if entry.overdue => "measures-overdue",
        None if entry.started => "measures-started",
        None => "measures-not-started",
    };
    words.say(id, &[])
}

fn what(entry: &Entry, words: &Words) -> String {
    match &entry.what {
        What::Text(text) => text.clone(),
        What::LeftOut => String::new(),
        What::Withdrawn => words.say("measures-withdrawn", &[]),
    }
}

/// For a terminal.
pub fn text(log: &Log, language: Language) -> String {
    let words = Words::new(language, 1);
    let rows = log.entries.iter().map(|entry| cells(entry, log, &words));
    let table: Vec<_> = std::iter::once(header(log, &words)).chain(rows).collect();
    let table = if log.entries.is_empty() { String::new() } else { aligned_left(&table) + "\n" };
    table + &summary(log, &words) + "\n"
}

/// All columns to the left: they are words and dates.
fn aligned_left(rows: &[Vec<String>]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<usize> =
        (0..rows[0].len()).map(|column| width(column).unwrap_or_default()).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

fn summary(log: &Log, words: &Words) -> String {
    let counts = [("count", log.entries.len().into()), ("overdue", log.overdue().into())];
    words.say("measures-summary", &counts)
}

/// For a spreadsheet.
pub fn spreadsheet(log: &Log, language: Language) -> Vec<u8> {
    let words = Words::new(language, 1);
    let rows = log.entries.iter().map(|entry| cells(entry, log, &words));
    csv::write(std::iter::once(header(log, &words)).chain(rows), language)
}

/// For programs.
pub fn json(log: &Log) -> Json {
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let entries = log.entries.iter().map(|entry| {
        let (what, left_out) = match &entry.what {
            What::Text(text) => (Some(text.as_str()), None),
            What::LeftOut => (None, Some("not-asked-for")),
            What::Withdrawn => (None, Some("consent-withdrawn")),
        };
        json!({
            "case": entry.case.as_str(),
            "kindergarten": entry.kindergarten,
            "measure": what,
            "left_out": left_out,
            "responsible": entry.responsible,
            "decided": entry.decided.to_string(),
            "deadline": day(entry.deadline),
            "system": entry.system,
            "started": entry.started,
            "ended": day(entry.ended),
            "overdue": entry.overdue,
        })
    });
    json!({
        "date": log.day.to_string(),
        "confidentiality": log.confidentiality().name(),
        "uncounted": log.uncounted.len(),
        "measures": entries.collect::<Vec<_>>(),
    })
}

/// Prints the log (`templates/measures/`).
///
/// # Errors
///
/// See [`RenderError`].
pub fn print(
    log: &Log,
    press: &Press,
    language: Language,
    date: Date,
) -> Result<Document, RenderError> {
    let words = Words::new(language, 1);
    let rows = log.entries.iter().map(|entry| {
        json!({
            "overdue": entry.overdue,
            "cells": cells(entry, log, &words).iter().map(|cell| breakable(cell)).collect::<Vec<_>>(),
        })
    });
    let paper = Paper {
        template: "measures",
        language,
        title: words.say("measures-title", &[]),
        confidentiality: log.confidentiality(),
        file_stem: "tiltak".to_owned(),
        data: json!({
            "date": crate::form::date::long_date(log.day, language),
            "summary": summary(log, &words),
            "columns": columns(log),
            "header": header(log, &words),
            "rows": rows.collect::<Vec<_>>(),
        }),
    };
    press.paper(paper, date)
}
