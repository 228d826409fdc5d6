//! `blankett schema`: a form's JSON Schema.

use blankett::form::schema::schema;
use clap::Args;

use super::error::CliError;
use super::output;
use super::session::Session;

/// Arguments of `schema`.
#[derive(Args)]
pub struct SchemaArgs {
    #[arg(value_name = "FORM")]
    form: String,
}

/// Prints the schema.
pub fn run(args: &SchemaArgs, session: &Session) -> Result<(), CliError> {
    let form = session.form(&args.form)?;
    output::print(format!("{:#}\n", schema(&form, session.document_language)).as_bytes())
}
