//! Forms: what a definition says, and what becomes of a submission under it.
//!
//! A definition is data (`forms/<id>.toml`). From it come validation, the JSON Schema, the
//! starter file and what the template prints.

pub mod case;
mod case_fields;
pub mod case_view;
pub mod clock;
pub mod date;
pub mod definition;
pub(crate) mod expression;
mod fill;
pub mod parse;
mod rule;
pub mod schema;
pub mod starter;
pub mod suggest;
pub mod text;
pub mod translation;
pub mod value;

pub use case::CaseReference;
pub use definition::{Confidentiality, Definition, Field, FormId, Kind};
pub use fill::{Exception, FilledForm, META_KEYS, Reason, fill, form_name};
pub(crate) use rule::breaches_in;
pub use value::{Answer, Answers, Value};
