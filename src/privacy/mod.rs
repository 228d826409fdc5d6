//! The privacy gate: nothing is printed or sent that it has not let through (R1, R4).

pub mod detectors;
pub mod unpack;

mod arithmetic;
mod context;
mod finding;
mod gate;
mod known;
mod last_look;
mod lexicon;
mod lift;
mod lists;
mod matrix;
mod memo;
mod model;
mod normalise;
mod pet_name;
mod policy;
mod spelling;
mod statement;
mod text;
mod word_form;

pub use context::{Context, Participant};
pub use finding::{Finding, FindingKind, Line, Lines};
pub use gate::{ClearedForm, Stopped, clear};
pub use last_look::{LastLook, LastLookError, Looked};
pub use lift::AllowedWords;
pub use normalise::Normalised;
pub use policy::Policy;
#[cfg(feature = "training")]
pub use statement::{Sample, samples};
pub use text::{Case, Text, Word};
