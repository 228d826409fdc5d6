//! Help translations: complete in every language, of the wording as it is now, and had on request.

use std::sync::Arc;

use blankett::catalog::{Catalog, HelpError};
use blankett::form::Definition;
use blankett::form::translation::{
    HelpLanguage, HelpTranslation, TranslationError, TranslationFault, TranslationFile,
};
use blankett::language::Language;
use blankett::overlay::Source;

use crate::desk::{Desk, faults};
use crate::poppler;
use crate::roots::{Root, package, read};

/// The languages that every translated form exists in.
pub const LANGUAGES: [&str; 6] = ["ar", "en", "lt", "pl", "so", "uk"];

/// The forms of a root that are translated, those whose translation a profile inherits among them.
pub fn translated_forms(root: &Root) -> Vec<String> {
    let ids = root.catalog.ids().map(str::to_owned);
    ids.filter(|id| root.catalog.translations(id) != ["en"]).collect()
}

/// The translation of a form, which is there.
pub fn translation(
    catalog: &Catalog,
    form: &Definition,
    tag: &str,
    beside: Language,
) -> HelpTranslation {
    catalog
        .translation(form, tag, beside)
        .unwrap_or_else(|error| panic!("{} in {tag}: {error:?}", form.id))
}

#[test]
fn every_translated_form_has_every_text_in_every_language() {
    let mut seen = 0;
    for root in Root::all() {
        for form in translated_forms(&root) {
            assert_eq!(root.catalog.translations(&form), LANGUAGES, "{form}");
            let definition = root.catalog.form(&form).expect("the form is there");
            for tag in LANGUAGES {
                let help = translation(&root.catalog, &definition, tag, Language::Nb);
                assert!(help.texts().contains_key("title"), "{form} in {tag}");
                seen += help.texts().len();
            }
        }
    }
    assert!(seen > 100, "only {seen} texts were found");
}

/// A file of the forms of the product.
fn source(path: &str) -> Source {
    let text = String::from_utf8(read(&package().join("forms").join(path))).expect("text");
    Source { file: path.to_owned(), text }
}

/// The consent's help translation into Polish, its file changed.
fn polish(change: impl Fn(&str) -> String) -> Result<HelpTranslation, TranslationError> {
    polish_of(str::to_owned, change)
}

/// The same for a consent that is changed too.
fn polish_of(
    change_form: impl Fn(&str) -> String,
    change: impl Fn(&str) -> String,
) -> Result<HelpTranslation, TranslationError> {
    let mut catalog = Catalog::built_in();
    let form = change_form(&source("samtykke.toml").text);
    catalog.add("forms/samtykke.toml", form).expect("the path is usable");
    let form = catalog.form("samtykke").expect("the form is there");
    let language = HelpLanguage::read("pl", &source("translations/pl.toml"))?;
    let mut texts = source("translations/samtykke/pl.toml");
    texts.text = change(&texts.text);
    let files = [TranslationFile { source: texts, own: true }];
    HelpTranslation::read(&form, Arc::new(language), &files)
}

fn shown(fault: &TranslationFault) -> String {
    let place = fault.position.map(|at| format!(" {}:{}", at.line, at.column));
    format!("{}{} {:?}", fault.file, place.unwrap_or_default(), fault.kind)
}

#[test]
fn what_is_wrong_with_a_translation_is_named_with_its_file_and_key() {
    polish(str::to_owned).expect("the translation is right as it is");
    for (old, new, expected) in [
        ("label.pl = \"Data\"\n", "", " TextMissing { key: \"fields.dato.label\", tag: \"pl\" }"),
        ("title.pl = \"Formularz zgody\"", "title.pl = \" \"", " 2:7 Empty { key: \"title.pl\" }"),
        ("title.pl = \"Formularz zgody\"", "title.pl = 7", " 2:7 NotText { key: \"title.pl\" }"),
        (
            "title.pl = \"Formularz zgody\"",
            "title.pl = \"Formularz 同意\"",
            " 2:7 NoGlyph { character: '同', code: \"U+540C\" }",
        ),
        ("title.nb = \"Samtykkeskjema\"\n", "", " 1:7 NorwegianMissing { key: \"title\" }"),
        (
            "title.nb = \"Samtykkeskjema\"",
            "title.nb = \"Samtykke\"",
            " 2:7 OtherWording { key: \"title\" }",
        ),
        (
            "Zespół spotyka się raz w",
            "\n\nZespół spotyka się raz w",
            " 14:6 OtherParagraphs { key: \"sections.samtykke.text\" }",
        ),
        (
            "title.pl = \"Formularz zgody\"",
            "title.pl = \"Formularz zgody\"\ntittel.pl = \"Formularz\"",
            " 3:8 UnknownKey { key: \"tittel.pl\", nearest: Some(\"title.pl\") }",
        ),
        ("title.pl = \"Formularz zgody\"", "title.pl = Formularz", " 2:12 Syntax"),
    ] {
        let changed = |text: &str| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        };
        let error = polish(changed).expect_err(expected);
        let said: Vec<String> = error.faults.iter().map(shown).collect();
        let expected = format!("translations/samtykke/pl.toml{expected}");
        assert!(said.len() == 1 && said[0].starts_with(&expected), "{old} → {new}: {said:?}");
    }
}

#[test]
fn every_missing_text_is_named_at_once() {
    let without = |text: &str| {
        text.lines().filter(|line| !line.starts_with("label.")).collect::<Vec<_>>().join("\n")
    };
    let error = polish(without).expect_err("nothing is labelled");
    let missing = error.faults.iter().map(shown).filter(|fault| fault.contains("TextMissing"));
    assert_eq!(missing.count(), error.faults.len());
    assert_eq!(error.faults.len(), 16);
}

#[test]
fn words_that_stand_in_a_form_twice_are_translated_once() {
    let without = |text: &str| {
        let own = "[fields.barnehage]\nlabel.nb = \"Barnehage\"\nlabel.pl = \"Przedszkole\"\n";
        assert!(text.contains(own), "{text}");
        text.replace(own, "")
    };
    let error = polish(without).expect_err("the kindergarten is not translated");
    let said: Vec<String> = error.faults.iter().map(shown).collect();
    let missing = "TextMissing { key: \"fields.barnehage.label\", tag: \"pl\" }";
    assert_eq!(said, [format!("translations/samtykke/pl.toml {missing}")]);
    let twice = |form: &str| form.replace("label.nb = \"Barnehage\"", "label.nb = \"Sted\"");
    let help = polish_of(twice, without).expect("the place speaks for both");
    assert_eq!(help.texts()["fields.barnehage.label"], "Miejscowość");
}

#[test]
fn a_file_that_is_laid_over_another_replaces_text_by_text() {
    let mut catalog = Catalog::built_in();
    let own = "title.nb = \"Samtykkeskjema\"\ntitle.pl = \"Zgoda\"\n";
    catalog
        .add_from("mine/", "forms/translations/samtykke/pl.toml", own)
        .expect("the path is usable");
    let form = catalog.form("samtykke").expect("the form is there");
    let help = translation(&catalog, &form, "pl", Language::Nb);
    assert_eq!(help.texts()["title"], "Zgoda");
    assert_eq!(help.texts()["fields.dato.label"], "Data");
}

#[test]
fn a_translation_of_another_wording_is_refused_with_the_remedy() {
    let desk = Desk::new();
    let own = String::from_utf8(read(&package().join("forms/samtykke.toml"))).expect("text");
    let own = own.replace("\"Barnehage\"", "\"Barnehagen vår\"");
    desk.put("mine/forms/samtykke.toml", own);
    let pl = ["--catalog", "mine", "--lang", "nb", "blank", "samtykke", "--translation", "pl"];
    let refused = desk.run(&pl).ended(1).says("Hjelpeoversettelsen kan ikke brukes: 1 feil");
    let refused = refused.says("forms/translations/samtykke/pl.toml:");
    refused.says("Skjemaet sier noe annet enn den norske teksten som «fields.barnehage.label»");
    let mended =
        "[fields.barnehage]\nlabel.nb = \"Barnehagen vår\"\nlabel.pl = \"Nasze przedszkole\"\n";
    desk.put("mine/forms/translations/samtykke/pl.toml", mended);
    desk.run(&pl).ended(0);
    let pages = poppler::pages(&desk.files()["samtykke-pl.pdf"]);
    assert!(pages.contains("Nasze przedszkole"), "{pages}");
}

#[test]
fn a_language_of_the_users_needs_a_file_of_its_own() {
    let desk = Desk::new();
    let polish = |path: &str| {
        String::from_utf8(read(&package().join("forms/translations").join(path))).expect("text")
    };
    let texts = polish("samtykke/pl.toml").replace(".pl = ", ".szl = ");
    desk.put("mine/forms/translations/samtykke/szl.toml", texts);
    let run = ["--catalog", "mine", "blank", "samtykke", "--translation", "szl"];
    let missing = "Språket «szl» er ikke beskrevet. Legg filen forms/translations/szl.toml til";
    desk.run(&run).ended(1).says("mine/forms/translations/samtykke/szl.toml: ").says(missing);
    let language = polish("pl.toml").replace("heading = ", "direction = \"up\"\nheding = ");
    desk.put("mine/forms/translations/szl.toml", language);
    let refused = desk.run(&run).ended(1).says("szl.toml: Her mangler «heading».");
    refused.says("szl.toml:3:1: «up» passer ikke her.").says("szl.toml:4:1: ");
    desk.put("mine/forms/translations/szl.toml", polish("pl.toml"));
    desk.run(&run).ended(0);
}

#[test]
fn the_file_name_of_a_blank_tells_the_language_and_that_of_a_filled_form_does_not() {
    let desk = Desk::new();
    desk.run(&["blank", "samtykke", "--translation", "uk"]).ended(0);
    desk.put("a.toml", read(&package().join("tests/cases/samtykke/full/input.toml")));
    desk.run(&["fill", "a.toml", "--translation", "uk"]).ended(0);
    desk.run(&["fill", "a.toml", "-o", "uten.pdf"]).ended(0);
    let files = desk.files();
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let filled = "samtykke-2026-014-2026-02-02.pdf";
    assert_eq!(names, ["a.toml", filled, "samtykke-uk.pdf", "uten.pdf"]);
    let pages = poppler::pages(&files[filled]);
    assert!(pages.contains("Oda Lyngmo") && pages.contains("Форма згоди"), "{pages}");
    let [first, ..] = pages.split('\u{c}').collect::<Vec<_>>()[..] else { panic!("no page") };
    assert!(!first.contains("Форма згоди"), "{first}");
    assert!(!poppler::pages(&files["uten.pdf"]).contains("Форма згоди"));
    let metadata = poppler::metadata(&files[filled]);
    assert!(!metadata.contains(">uk"), "{metadata}");
}

#[test]
fn a_language_without_a_translation_is_answered_with_those_that_there_are() {
    let desk = Desk::new();
    let known = "Velg et av disse: ar, en, lt, pl, so, uk.";
    desk.run(&["blank", "samtykke", "--translation", "polsk"]).ended(2).says(known);
    desk.run(&["blank", "referat", "--translation", "pl"]).ended(2).says("Velg et av disse: en.");
    desk.put("a.toml", read(&package().join("tests/cases/samtykke/full/input.toml")));
    let refused = desk.run(&["fill", "a.toml", "--translation", "fr", "--format", "json"]).ended(1);
    assert_eq!(faults(&refused.json()), ["1:1 translation-unknown"]);
    desk.run(&["fill", "a.toml", "--translation", "fr"]).ended(1).says(known);
    assert_eq!(desk.names(), ["a.toml"]);
}

#[test]
fn a_help_translation_stands_beside_norwegian_only() {
    let desk = Desk::new();
    let english = ["--lang", "en", "blank", "samtykke", "--translation", "pl"];
    desk.run(&english).ended(2).says("Choose nb or nn as its language.");
    let input = String::from_utf8(read(&package().join("tests/cases/samtykke/full/input.toml")));
    let input = input.expect("text").replace("sprak = \"nb\"", "sprak = \"en\"");
    desk.put("a.toml", input);
    desk.run(&["fill", "a.toml", "--translation", "pl"]).ended(1).says("Velg nb eller nn");
    let catalog = Catalog::built_in();
    let form = catalog.form("samtykke").expect("the form is there");
    let refused = catalog.translation(&form, "pl", Language::En);
    assert!(matches!(refused, Err(HelpError::NotNorwegian)));
    assert_eq!(desk.names(), ["a.toml"]);
}
