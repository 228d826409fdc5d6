//! What cases add up to: the key figures of the standard (Bærum 3, K1–K7) and the log of measures.
//!
//! ```text
//! case folders ──tally──▶ Tally ──table──▶ Table ──csv, json, sheet──▶ what people are given
//! ```
//!
//! A [`tally::Tally`] keeps counts and nothing else: no child, no measure, no member of staff. Where
//! figures are passed on, [`disclosure`] hides small counts and what they could be computed from.

pub mod calendar;
pub mod csv;
pub mod disclosure;
pub mod figures;
pub mod json;
pub mod log;
pub mod measures;
pub mod part;
pub mod sheet;

pub mod table;
pub mod tally;
pub mod text;
pub mod words;
