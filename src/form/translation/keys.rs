//! The texts of a form that a translation must have, each with its key.

use crate::form::definition::{Definition, Field};
use crate::language::Localized;

/// Everything that the form itself says, in its order, by dotted keys such as `fields.dato.label`.
pub fn texts(definition: &Definition) -> Vec<(String, &Localized)> {
    let mut found = vec![("title".to_owned(), &definition.title)];
    found.extend(definition.note.as_ref().map(|note| ("note".to_owned(), note)));
    for section in &definition.sections {
        for (name, text) in [("title", &section.title), ("text", &section.text)] {
            let key = || format!("sections.{}.{name}", section.id);
            found.extend(text.as_ref().map(|text| (key(), text)));
        }
        collect("", &section.fields, &mut found);
    }
    found
}

fn collect<'a>(above: &str, fields: &'a [Field], found: &mut Vec<(String, &'a Localized)>) {
    for field in fields {
        let here = format!("{above}fields.{}", field.id);
        found.push((format!("{here}.label"), &field.label));
        for (name, text) in [("help", &field.help), ("after", &field.after)] {
            found.extend(text.as_ref().map(|text| (format!("{here}.{name}"), text)));
        }
        for choice in field.kind.choices() {
            let here = format!("{here}.choices.{}", choice.id);
            found.push((format!("{here}.label"), &choice.label));
            // A single blank is printed after the words of its choice, without any of its own.
            if choice.fields.len() > 1 {
                collect(&format!("{here}."), &choice.fields, found);
            }
        }
        collect(&format!("{here}."), field.kind.fields(), found);
    }
}
