//! A translation file as its texts, each under its dotted key with its place.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{TranslationFault, TranslationFaultKind as Bad};
use crate::fault::Position;
use crate::form::text::code_point;
use crate::overlay::Source;
use crate::render::first_without_glyph;

/// A text of a file.
pub struct Entry {
    /// Where it stands.
    pub position: Position,
    /// What it says; `None` when that has been found wrong.
    pub text: Option<String>,
}

/// The texts of a file; what is none, is empty or cannot be printed becomes a fault.
pub fn entries(file: &Source, faults: &mut Vec<TranslationFault>) -> BTreeMap<String, Entry> {
    let mut reader = Reader { file, found: BTreeMap::new(), faults };
    match DeTable::parse(&file.text) {
        Ok(table) => reader.table("", table.get_ref()),
        Err(error) => {
            let offset = error.span().map_or(0, |span| span.start);
            reader.fault(offset, Bad::Syntax { detail: error.message().to_owned() });
        }
    }
    reader.found
}

struct Reader<'a> {
    file: &'a Source,
    found: BTreeMap<String, Entry>,
    faults: &'a mut Vec<TranslationFault>,
}

impl Reader<'_> {
    fn table(&mut self, above: &str, table: &DeTable<'_>) {
        for (name, value) in table {
            self.value(format!("{above}{}", name.get_ref()), name.span().start, value);
        }
    }

    fn value(&mut self, key: String, offset: usize, value: &Spanned<DeValue<'_>>) {
        match value.get_ref() {
            DeValue::Table(inner) => self.table(&format!("{key}."), inner),
            DeValue::String(text) => {
                let wrong = if text.trim().is_empty() {
                    Some(Bad::Empty { key: key.clone() })
                } else {
                    let hidden = first_without_glyph(text);
                    hidden.map(|character| Bad::NoGlyph { character, code: code_point(character) })
                };
                self.entry(key, offset, text, wrong);
            }
            _ => self.entry(key.clone(), offset, "", Some(Bad::NotText { key })),
        }
    }

    fn entry(&mut self, key: String, offset: usize, text: &str, wrong: Option<Bad>) {
        let text = wrong.is_none().then(|| text.to_owned());
        if let Some(kind) = wrong {
            self.fault(offset, kind);
        }
        let position = Position::of_offset(&self.file.text, offset);
        self.found.insert(key, Entry { position, text });
    }

    fn fault(&mut self, offset: usize, kind: Bad) {
        let position = Position::of_offset(&self.file.text, offset);
        let file = self.file.file.clone();
        self.faults.push(TranslationFault { file, position: Some(position), kind });
    }
}
