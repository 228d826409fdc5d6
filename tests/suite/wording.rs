//! The blanks have the wording of their definitions, and that of the official forms
//! (`tests/official/`) word for word and in order.

use std::collections::BTreeSet;
use std::fs;

use blankett::form::definition::{Choice, Definition, Field};
use blankett::language::{Language, Localized};

use crate::documents::{blank, for_every_form};
use crate::poppler;
use crate::roots::{Root, name_of, package, read};

/// Lists whose rows are plain lines to write on in the blank, without headings of columns.
const LINES_ONLY: [(&str, &str); 2] =
    [("innkalling", "agenda.system"), ("innkalling", "agenda.individ")];

#[test]
fn a_blank_has_every_word_of_its_definition() {
    for_every_form(|_, press, form| {
        for language in Language::ALL {
            let printed = comparable(&poppler::drawn(&blank(press, form, language).bytes));
            for text in wording(form) {
                for paragraph in text.get(language).split("\n\n") {
                    let wanted = comparable(paragraph);
                    assert!(printed.contains(&wanted), "{}.{language} lacks «{wanted}»", form.id);
                }
            }
        }
    });
}

#[test]
fn a_blank_has_the_official_wording_in_the_official_order() {
    let mut seen = 0;
    for_every_form(|root, press, form| {
        let path = package().join("tests/official").join(format!("{}.txt", form.id));
        // What the product adds to the official set has no official wording.
        if !root.is_product() || !path.exists() {
            return;
        }
        let official = String::from_utf8(read(&path)).expect("the wording is text");
        let printed = comparable(&poppler::drawn(&blank(press, form, Language::Nb).bytes));
        let mut rest = printed.as_str();
        for line in official.lines() {
            seen += 1;
            let wanted = comparable(line);
            let Some(place) = rest.find(&wanted) else {
                panic!("{}: «{line}» is missing, or stands too early, before\n{rest}", form.id)
            };
            // The space after it is the one before the next.
            rest = &rest[place + wanted.len() - 1..];
        }
    });
    assert!(seen > 100, "only {seen} lines of official wording were found");
}

#[test]
fn every_official_wording_belongs_to_a_form() {
    let root = &Root::all()[0];
    let forms: BTreeSet<String> =
        root.forms().iter().map(|form| format!("{}.txt", form.id)).collect();
    assert_eq!(forms.difference(&official()).count(), 4, "what the product adds");
    assert!(official().is_subset(&forms));
}

/// The names of the files with official wording.
fn official() -> BTreeSet<String> {
    let folder = fs::read_dir(package().join("tests/official")).expect("the wording is there");
    folder.map(|entry| name_of(&entry.expect("the folder can be read").path())).collect()
}

/// The texts of a definition that a blank prints.
fn wording(form: &Definition) -> Vec<&Localized> {
    fn collect<'a>(
        form: &Definition,
        fields: impl IntoIterator<Item = &'a Field>,
        prefix: &str,
        texts: &mut Vec<&'a Localized>,
    ) {
        for field in fields {
            let path = format!("{prefix}{}", field.id);
            texts.push(&field.label);
            texts.extend([&field.help, &field.after].into_iter().flatten());
            if !LINES_ONLY.contains(&(form.id.as_str(), &path)) {
                collect(form, field.kind.fields(), &format!("{path}."), texts);
            }
            for Choice { label, fields, .. } in field.kind.choices() {
                texts.push(label);
                // A single blank follows its choice without a label of its own.
                if fields.len() > 1 {
                    collect(form, fields.iter(), "", texts);
                }
            }
        }
    }
    let mut texts = vec![&form.title];
    texts.extend(&form.note);
    for section in &form.sections {
        texts.extend([&section.title, &section.text].into_iter().flatten());
        collect(form, &section.fields, "", &mut texts);
    }
    texts
}

/// The words alone, each between spaces: colons, brackets, capitals and line ends are the
/// layout's own.
fn comparable(text: &str) -> String {
    let text =
        text.to_lowercase().replace(['\u{200B}', '\u{AD}'], "").replace([':', '(', ')', ','], " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    format!(" {} ", words.join(" ").replace("- ", "-"))
}
