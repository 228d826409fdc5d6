//! Text that claims to be a definition, and the form that it defines.

#![no_main]

use blankett::form::parse::parse;
use blankett::form::schema::schema;
use blankett::form::starter::starter;
use blankett::language::Language;

libfuzzer_sys::fuzz_target!(|text: &str| {
    match parse("forms/prove.toml", text) {
        Ok(definition) => {
            let _ = schema(&definition, Language::Nb);
            let _ = starter(&definition, Language::Nb);
        }
        Err(error) => assert!(!error.faults.is_empty(), "a refusal says why"),
    }
});
