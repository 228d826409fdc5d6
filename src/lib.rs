//! Blankett fills in the forms of Norwegian kindergarten resource teams.
//!
//! The way data takes, and where it is written:
//!
//! | step | module |
//! |---|---|
//! | bytes → [`input::Submission`] | [`input`] |
//! | submission → [`form::FilledForm`] | [`form`] |
//! | filled form → [`privacy::ClearedForm`] | [`privacy`] |
//! | cleared form → [`render::Document`] | [`render`], [`pdf`] |
//! | cleared form → messages in an outbox → the mail server | [`mail`] |
//!
//! [`pipeline`] shows the whole of it. The library has no terminal, clock, environment or home
//! folder: they are handed in by the command line (`src/cli/`).

pub mod case;
pub mod catalog;
pub mod fault;
pub mod form;
pub mod input;
pub mod language;
pub mod mail;
pub mod message;
pub mod organisation;
pub mod overlay;
pub mod packet;
pub mod pdf;
pub mod pipeline;
pub mod privacy;
pub mod profile;
pub mod render;
pub mod report;
