//! `blankett forms`: which forms there are.

use blankett::form::definition::ConfidentialityBy;
use clap::Args;
use serde_json::json;

use super::error::CliError;
use super::output;
use super::report::OutputFormat;
use super::session::Session;

/// Arguments of `forms`.
#[derive(Args)]
pub struct FormsArgs {
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: OutputFormat,
}

/// Lists id, title and confidentiality.
pub fn run(args: &FormsArgs, session: &Session) -> Result<(), CliError> {
    let mut rows = Vec::new();
    for id in session.catalog.ids() {
        let form = session.form(id)?;
        let confidentiality = match &form.confidentiality {
            ConfidentialityBy::Form(confidentiality) => confidentiality.name(),
            ConfidentialityBy::Values(_) => "by-case",
        };
        let title = form.title.get(session.document_language).to_owned();
        rows.push((id.to_owned(), title, confidentiality));
    }
    if args.format == OutputFormat::Json {
        let forms: Vec<_> = rows
            .iter()
            .map(|(id, title, confidentiality)| {
                json!({ "id": id, "title": title, "confidentiality": confidentiality })
            })
            .collect();
        return output::print(format!("{:#}\n", json!(forms)).as_bytes());
    }
    let heading = (
        session.say("cli-forms-id", &[]),
        session.say("cli-forms-title", &[]),
        session.say("cli-forms-confidentiality", &[]),
    );
    let rows: Vec<_> = std::iter::once(heading)
        .chain(rows.into_iter().map(|(id, title, confidentiality)| {
            (id, title, session.say(&format!("confidentiality-{confidentiality}"), &[]))
        }))
        .collect();
    let width = |column: fn(&(String, String, String)) -> &String| {
        rows.iter().map(|row| column(row).chars().count()).max().unwrap_or(0)
    };
    let (first, second) = (width(|row| &row.0), width(|row| &row.1));
    let lines: String = rows
        .iter()
        .map(|(id, title, rest)| format!("{id:first$}  {title:second$}  {rest}\n"))
        .collect();
    output::print(lines.as_bytes())
}
