//! Key figures for programs (`schemas/report.json`).

use serde_json::{Value as Json, json};

use super::disclosure::Cell;
use super::part::Part;
use super::table::{Audience, Row, Table};

/// The table as JSON.
pub fn json(table: &Table) -> Json {
    json!({
        "from": table.period.from().to_string(),
        "to": table.period.to().to_string(),
        "by": table.by.name(),
        "for_sharing": table.audience == Audience::Others,
        "kindergartens": table.kindergartens,
        "cases": table.cases,
        "uncounted": table.uncounted,
        "hidden": table.hidden(),
        "parts": table.rows.iter().map(row).collect::<Vec<_>>(),
        "total": row(&table.total),
    })
}

fn row(row: &Row) -> Json {
    json!({
        "part": row.part.as_ref().map(part),
        "meetings": row.meetings,
        "k1": {
            "cases": cell(row.closed),
            "lower_quartile_days": row.days.map(|days| days.lower),
            "median_days": row.days.map(|days| days.median),
            "upper_quartile_days": row.days.map(|days| days.upper),
            "least_days": row.days.and_then(|days| days.range).map(|(least, _)| least),
            "most_days": row.days.and_then(|days| days.range).map(|(_, most)| most),
            "without_concern": row.closed_without_concern,
        },
        "k2_system_cases": cell(row.system_cases),
        "k3_system_measures": cell(row.system_measures),
        "k4": {
            "average_staff": row.staff.map(|staff| staff.average),
            "measures": row.staff.and_then(|staff| staff.numbers).map(|(measures, ..)| measures),
            "staff": row.staff.and_then(|staff| staff.numbers).map(|(_, sum, ..)| sum),
            "least": row.staff.and_then(|staff| staff.numbers).map(|(_, _, least, _)| least),
            "most": row.staff.and_then(|staff| staff.numbers).map(|(.., most)| most),
        },
        "k5_single_cases": cell(row.single_cases),
        "k6_system_measures_from_single": cell(row.system_measures_from_single),
        "k7_single_measures": cell(row.single_measures),
        "system_share_of_cases": row.system_share_of_cases(),
        "system_share_of_measures": row.system_share_of_measures(),
    })
}

fn cell(cell: Cell) -> Json {
    match cell {
        Cell::Number(number) => number.into(),
        Cell::Few => "<5".into(),
        Cell::Hidden => "hidden".into(),
    }
}

fn part(part: &Part) -> Json {
    match part {
        Part::Meeting { day, kindergarten } => {
            json!({ "date": day.to_string(), "kindergarten": kindergarten })
        }
        Part::HalfYear(half) => json!({ "year": half.year(), "half": half.half() }),
        Part::Kindergarten(name) => json!({ "kindergarten": name }),
    }
}
