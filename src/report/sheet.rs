//! Key figures on two pages, with plots (`templates/report/`).

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::disclosure::Cell;
use super::part::By;
use super::table::{Audience, Row, Table};
use super::text::{balance, duration, headline, notes};
use super::words::Words;
use crate::form::Confidentiality;
use crate::language::Language;
use crate::render::{Document, Paper, Press, RenderError};

/// As many parts as a plot has room for.
const MOST_PLOTTED: usize = 8;

/// Prints the figures.
///
/// # Errors
///
/// See [`RenderError`].
pub fn print(
    table: &Table,
    press: &Press,
    language: Language,
    date: Date,
) -> Result<Document, RenderError> {
    let words = Words::new(language, table.kindergartens.len());
    let confidentiality = match table.audience {
        Audience::Own => Confidentiality::Group,
        Audience::Others => Confidentiality::Open,
    };
    let paper = Paper {
        template: "report",
        language,
        title: words.say("report-title", &[]),
        confidentiality,
        file_stem: "nokkeltall".to_owned(),
        data: data(table, &words),
    };
    press.paper(paper, date)
}

fn data(table: &Table, words: &Words) -> Json {
    let plotted = plotted(table);
    let mut notes = notes(table, words);
    if plotted.len() < table.rows.len() {
        let id = if plotted.is_empty() { "report-no-plots" } else { "report-last-plotted" };
        notes.push(words.say(id, &[("count", plotted.len().into())]));
    }
    json!({
        "headline": headline(table, words),
        "about": about(table, words),
        "summary": summary(&table.total, words),
        "notes": notes,
        "plots": if plotted.is_empty() { Json::Null } else { plots(plotted, words) },
        "table": figures(table, words),
        "texts": {
            "table": words.say("report-table", &[]),
            "meanings": words.say("report-meanings", &[]),
        },
        "meanings": MEANINGS.map(|column| json!({
            "short": words.say(&format!("report-short-{column}"), &[]),
            "text": words.say(&format!("report-means-{column}"), &[]),
        })),
    })
}

const MEANINGS: [&str; 8] = ["k1", "k2", "k3", "k4", "k5", "k6", "k7", "balance"];

/// The rows that are drawn: the last ones of a course of time, and of kindergartens all or none.
fn plotted(table: &Table) -> &[Row] {
    match table.rows.len().checked_sub(MOST_PLOTTED) {
        Some(1..) if table.by == By::Kindergarten => &[],
        Some(before) => &table.rows[before..],
        None => &table.rows,
    }
}

fn about(table: &Table, words: &Words) -> String {
    match &table.kindergartens[..] {
        [] => words.say("report-no-kindergarten", &[]),
        [one] => one.clone(),
        several => words.say("report-kindergartens", &[("count", several.len().into())]),
    }
}

/// The seven figures of everything together.
fn summary(total: &Row, words: &Words) -> Json {
    let figure = |column: &str, value: String, detail: String| {
        json!({
            "number": words.say(&format!("report-short-{column}"), &[]),
            "label": words.say(&format!("report-label-{column}"), &[]),
            "value": value,
            "detail": detail,
        })
    };
    let none = || "–".to_owned();
    let staff = total.staff.map_or_else(none, |staff| words.decimal(staff.average));
    let cell = |column: &str, cell: Cell| figure(column, words.cell(cell), String::new());
    json!([
        figure("k1", median(total, words), middle(total, words)),
        cell("k2", total.system_cases),
        cell("k3", total.system_measures),
        figure("k4", staff, String::new()),
        cell("k5", total.single_cases),
        cell("k6", total.system_measures_from_single),
        cell("k7", total.single_measures),
        figure("balance", balance(total, words), words.say("report-cases-and-measures", &[])),
    ])
}

/// `64 days`.
fn median(row: &Row, words: &Words) -> String {
    row.days.map_or("–".to_owned(), |days| {
        words.say("report-days", &[("days", words.decimal(days.median).into())])
    })
}

/// Between what half of the cases lie, and how many they are.
fn middle(row: &Row, words: &Words) -> String {
    row.days.map_or_else(String::new, |days| {
        let [lower, upper] = [days.lower, days.upper].map(|days| words.decimal(days));
        let cases = words.cell(row.closed);
        words.say(
            "report-half-of-cases",
            &[("lower", lower.into()), ("upper", upper.into()), ("cases", cases.into())],
        )
    })
}

fn plots(rows: &[Row], words: &Words) -> Json {
    json!({
        "cases": bars("cases", rows, &["k2", "k5"], words, |row| {
            vec![row.system_cases, row.single_cases]
        }),
        "measures": bars("measures", rows, &["k3", "k6", "k7"], words, |row| {
            vec![row.system_measures, row.system_measures_from_single, row.single_measures]
        }),
        "balance": shares(rows, words),
        "days": days(rows, words),
    })
}

/// Bars of counts side by side, and the same in words.
fn bars(
    name: &str,
    rows: &[Row],
    columns: &[&str],
    words: &Words,
    cells: impl Fn(&Row) -> Vec<Cell>,
) -> Json {
    let legend: Vec<String> =
        columns.iter().map(|column| words.say(&format!("report-label-{column}"), &[])).collect();
    let most = rows.iter().flat_map(&cells).filter_map(Cell::number).max().unwrap_or(0);
    let said = rows.iter().map(|row| {
        let counts = cells(row).into_iter().zip(&legend);
        let counts: Vec<String> =
            counts.map(|(cell, label)| format!("{label}: {}", words.cell(cell))).collect();
        format!("{}: {}.", words.part(row.part.as_ref()), counts.join(", "))
    });
    let title = words.say(&format!("report-plot-{name}"), &[]);
    json!({
        "title": title,
        "alt": format!("{title}. {}", said.collect::<Vec<_>>().join(" ")),
        "legend": legend,
        "most": most.max(1),
        "rows": rows.iter().map(|row| json!({
            "label": words.part(row.part.as_ref()),
            "bars": cells(row).into_iter().map(|cell| json!({
                "count": cell.number(),
                "text": words.cell(cell),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

/// The share of system work in each part.
fn shares(rows: &[Row], words: &Words) -> Json {
    let of = |row: &Row| [row.system_share_of_cases(), row.system_share_of_measures()];
    let text = |share: Option<f64>| share.map_or("–".to_owned(), |share| words.percent(share));
    let legend = ["report-share-of-cases", "report-share-of-measures"].map(|id| words.say(id, &[]));
    let said = rows.iter().map(|row| {
        let shares = of(row).into_iter().zip(&legend);
        let shares: Vec<String> =
            shares.map(|(share, label)| format!("{label}: {}", text(share))).collect();
        format!("{}: {}.", words.part(row.part.as_ref()), shares.join(", "))
    });
    let title = words.say("report-plot-balance", &[]);
    json!({
        "title": title,
        "alt": format!("{title}. {}", said.collect::<Vec<_>>().join(" ")),
        "legend": legend,
        "rows": rows.iter().map(|row| json!({
            "label": words.part(row.part.as_ref()),
            "bars": of(row).map(|share| json!({ "share": share, "text": text(share) })),
        })).collect::<Vec<_>>(),
    })
}

/// K1: the middle half of the cases as a bar, the median as a line across it.
fn days(rows: &[Row], words: &Words) -> Json {
    let most = rows.iter().filter_map(|row| row.days).map(|days| days.upper).fold(1.0, f64::max);
    let said = rows.iter().map(|row| {
        let part = words.part(row.part.as_ref());
        match row.days {
            Some(_) => format!("{part}: {}, {}.", median(row, words), middle(row, words)),
            None => format!("{part}: {}.", words.say("report-no-days", &[])),
        }
    });
    let title = words.say("report-plot-days", &[]);
    json!({
        "title": title,
        "alt": format!("{title}. {}", said.collect::<Vec<_>>().join(" ")),
        "most": most,
        "rows": rows.iter().map(|row| json!({
            "label": words.part(row.part.as_ref()),
            "lower": row.days.map(|days| days.lower),
            "median": row.days.map(|days| days.median),
            "upper": row.days.map(|days| days.upper),
            "text": duration(row, words),
        })).collect::<Vec<_>>(),
    })
}

fn figures(table: &Table, words: &Words) -> Json {
    let header = super::text::header(table, words);
    let rows = table.rows.iter().chain([&table.total]);
    json!({
        "header": header,
        "rows": rows.map(|row| super::text::cells(row, words)).collect::<Vec<_>>(),
    })
}
