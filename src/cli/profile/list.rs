//! `blankett profile list`: which profiles there are.

use clap::Args;
use serde_json::json;

use super::super::error::CliError;
use super::super::output;
use super::super::report::OutputFormat;
use super::super::session::Session;

/// Arguments of `profile list`.
#[derive(Args)]
pub struct ListArgs {
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: OutputFormat,
}

/// Lists id and title; the one in use is marked.
pub fn run(args: &ListArgs, session: &mut Session) -> Result<(), CliError> {
    let in_use = session.profile().id.to_string();
    let ids: Vec<String> = session.catalog.profiles().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for id in ids {
        super::choose(Some(&id), session)?;
        let profile = session.profile();
        let title = profile.title.get(session.document_language).to_owned();
        let extends = profile.lineage.iter().rev().nth(1).cloned();
        rows.push((id, title, extends));
    }
    if args.format == OutputFormat::Json {
        let profiles: Vec<_> = rows
            .iter()
            .map(|(id, title, extends)| {
                json!({ "id": id, "title": title, "extends": extends, "in_use": *id == in_use })
            })
            .collect();
        return output::print(format!("{:#}\n", json!(profiles)).as_bytes());
    }
    let width = rows.iter().map(|(id, ..)| id.len()).max().unwrap_or(0);
    let line = |(id, title, _): &(String, String, Option<String>)| {
        let mark = if *id == in_use { "*" } else { " " };
        format!("{mark} {id:width$}  {title}\n")
    };
    output::print(rows.iter().map(line).collect::<String>().as_bytes())
}
