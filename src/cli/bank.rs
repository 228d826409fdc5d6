//! `blankett bank`: the bank of measures, searched and printed.

use std::path::PathBuf;

use blankett::form::suggest::nearest;
use blankett::profile::bank::{self, Search};
use blankett::profile::{Access, BankMeasure, Profile};
use clap::{Args, ValueEnum};

use super::error::CliError;
use super::key_figures::{Output, TableFormat, pretty};
use super::session::{Session, render_failure};

/// Arguments of `bank`.
#[derive(Args)]
pub struct BankArgs {
    #[arg(value_name = "WORD")]
    words: Vec<String>,
    #[arg(long, value_name = "SERVICE")]
    unit: Option<String>,
    #[arg(long, value_name = "ACCESS")]
    access: Option<AccessArg>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: TableFormat,
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    #[arg(long)]
    force: bool,
}

/// How people come by a measure.
#[derive(Clone, Copy, ValueEnum)]
enum AccessArg {
    Open,
    Team,
}

impl From<AccessArg> for Access {
    fn from(access: AccessArg) -> Access {
        match access {
            AccessArg::Open => Access::Open,
            AccessArg::Team => Access::Team,
        }
    }
}

/// Prints or writes the measures that have the words.
pub fn run(args: &BankArgs, session: &Session) -> Result<(), CliError> {
    let profile = session.profile();
    if profile.measures.is_empty() {
        return Err(CliError::NoBank { name: profile.id.to_string() });
    }
    let target = Output::of(args.output.as_deref(), args.format, &["csv", "json", "pdf"])?;
    if let Some(unit) = &args.unit {
        let units = || profile.services.iter().map(|service| service.id.as_str());
        if !units().any(|known| known == unit) {
            return Err(CliError::UnitUnknown {
                name: unit.clone(),
                nearest: nearest(unit, units()),
                units: units().collect::<Vec<_>>().join(", "),
            });
        }
    }
    let search = Search {
        words: args.words.clone(),
        unit: args.unit.clone(),
        access: args.access.map(Access::from),
    };
    let found = bank::find(profile, &search);
    let bytes = match target.kind {
        "csv" => spreadsheet(&found, profile, session),
        "json" => pretty(&bank::json(profile, &found, session.language)),
        "pdf" => {
            let language = session.document_language;
            bank::print(profile, &found, &session.press(), language, session.today)
                .map_err(render_failure)?
                .bytes
        }
        _ => text(&found, profile, session).into_bytes(),
    };
    target.write(&bytes, args.force)
}

fn text(found: &[&BankMeasure], profile: &Profile, session: &Session) -> String {
    let language = session.language;
    let mut text = String::new();
    let mut last = None;
    for measure in found {
        if last != Some(&measure.unit) {
            let gap = if last.is_some() { "\n" } else { "" };
            text += &format!("{gap}{}\n", bank::unit(measure, profile, language));
            last = Some(&measure.unit);
        }
        let access = bank::access(measure.access, language).to_lowercase();
        text += &format!("  {} [{}] ({access})\n", measure.label.get(language), measure.id);
        text += &format!("    {}\n", measure.text.get(language));
    }
    if found.is_empty() {
        text += &session.say("bank-nothing", &[]);
        text.push('\n');
    }
    text
}

fn spreadsheet(found: &[&BankMeasure], profile: &Profile, session: &Session) -> Vec<u8> {
    let language = session.language;
    let header = ["bank-id", "bank-measure", "bank-unit", "bank-access", "bank-text"];
    let header = header.map(|id| session.say(id, &[])).to_vec();
    let rows = found.iter().map(|measure| {
        vec![
            measure.id.clone(),
            measure.label.get(language).to_owned(),
            bank::unit(measure, profile, language).to_owned(),
            bank::access(measure.access, language),
            measure.text.get(language).to_owned(),
        ]
    });
    blankett::report::csv::write(std::iter::once(header).chain(rows), language)
}
