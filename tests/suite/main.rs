//! The integration tests: the library through its public functions, the program through its
//! command line, and what they make through programs of others.

#[path = "../../src/cli/attachments.rs"]
mod attach;
mod desk;
mod foreign;
mod golden;
mod made_cases;
mod overlong;
mod poppler;
mod roots;
mod writing;

mod agenda;
mod attachments;
mod bad_input;
mod batches;
mod case_folders;
mod cases;
mod command_line;
mod definitions;
mod discretion;
mod documents;
mod exceptions;
mod gate_figures;
mod gate_properties;
mod key_figures;
mod mail;
mod measures_log;
mod outputs;
mod packet;
mod privacy;
mod profiles;
mod properties;
mod referrals;
mod scan;
mod settings;
mod share;
mod translated_pages;
mod translations;
mod user_forms;
mod wording;
