//! What the targets have in common: bytes on their whole way to a filled form.

use std::sync::LazyLock;

use blankett::catalog::Catalog;
use blankett::input::{self, Format, Records, Submission};
use blankett::language::Language;
use blankett::pipeline::{self, Refusal, Setting};

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::built_in);

/// Reads one form and fills it as every form there is.
pub fn single(bytes: &[u8], format: Format) {
    if let Ok(submission) = input::read(bytes, format) {
        fill(&submission);
    }
}

/// Reads a batch and fills each record.
pub fn batch(bytes: &[u8], format: Format) {
    let records = Records::new(std::io::Cursor::new(bytes.to_vec()), format);
    for record in records.expect("a slice cannot fail") {
        if let Ok(submission) = record.expect("a slice cannot fail").submission {
            fill(&submission);
        }
    }
}

fn fill(submission: &Submission) {
    for form in CATALOG.ids() {
        let setting = Setting {
            catalog: &CATALOG,
            form: Some(form),
            language: Language::Nb,
            defaults: &[],
            known_persons: &["Nora Eksempel".to_owned()],
            allowed_words: &[],
            cases: None,
        };
        match pipeline::fill(submission.clone(), &setting) {
            Ok(form) => {
                let _ = pipeline::clear(form, &setting);
            }
            Err(Refusal::Faults(faults)) => assert!(!faults.is_empty(), "a refusal says why"),
            Err(_) => panic!("the built-in forms are right"),
        }
    }
}
