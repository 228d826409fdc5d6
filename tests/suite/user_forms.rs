//! A form that the product does not ship (`tests/catalogs/turlag`), through the program: a
//! definition, a template of five lines, and nothing else.

use serde_json::json;

use crate::desk::Desk;
use crate::poppler;
use crate::roots::{files_below, package, read};

/// A desk with the catalog `turlag` on it.
fn desk() -> Desk {
    let desk = Desk::new();
    let folder = package().join("tests/catalogs/turlag");
    for path in files_below(&folder) {
        let inside = path.strip_prefix(&folder).expect("it is below the folder");
        desk.put(&format!("turlag/{}", inside.display()), read(&path));
    }
    desk
}

const CATALOG: [&str; 2] = ["--catalog", "turlag"];

fn with_catalog<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    CATALOG.iter().chain(arguments).copied().collect()
}

#[test]
fn a_form_of_the_users_is_listed_beside_the_built_in_ones() {
    let desk = desk();
    let forms = desk.run(&with_catalog(&["forms", "--format", "json"])).ended(0).json();
    let forms = forms.as_array().expect("a list");
    assert_eq!(forms.len(), 11);
    assert!(forms.contains(&json!({
        "id": "turskjema", "title": "Turskjema", "confidentiality": "group"
    })));
    let without = desk.run(&["forms", "--format", "json"]).ended(0).json();
    assert_eq!(without.as_array().map(Vec::len), Some(10));
    desk.run(&["new", "turskjema"]).ended(2).says("turskjema");
}

#[test]
fn its_starter_file_is_valid_in_every_language() {
    let desk = desk();
    for (language, title) in [("nb", "# Turskjema"), ("nn", "# Turskjema"), ("en", "# Trip form")] {
        let starter = desk.run(&with_catalog(&["--lang", language, "new", "turskjema"])).ended(0);
        assert!(starter.text().starts_with(title), "{}", starter.text());
        desk.run_with(&with_catalog(&["check", "-"]), starter.stdout).ended(0);
    }
}

#[test]
fn it_is_checked_filled_printed_and_described() {
    let desk = desk();
    let full = "turlag/tests/cases/turskjema/full/input.toml";
    desk.run(&with_catalog(&["check", full])).ended(0);
    desk.run(&with_catalog(&["fill", full])).ended(0);
    desk.run(&with_catalog(&["blank", "turskjema"])).ended(0);
    let files = desk.files();
    let filled = poppler::pages(&files["turskjema-2026-05-20-buss.pdf"]);
    assert!(filled.contains("Bilder til samtale om dyr"), "{filled}");
    let blank = poppler::pages(&files["turskjema.pdf"]);
    assert!(blank.contains("Turansvarlig") && !blank.contains("Ingrid"), "{blank}");
    let schema = desk.run(&with_catalog(&["schema", "turskjema"])).ended(0).json();
    assert_eq!(schema["properties"]["skjema"], json!({ "const": "turskjema" }));
    assert_eq!(schema["properties"]["program"]["anyOf"][0]["maxItems"], json!(10));
}

#[test]
fn its_rules_speak_the_language_of_the_user() {
    let desk = desk();
    let broken = "turlag/tests/cases/turskjema/stopp-baklengs/input.yaml";
    for (language, message) in [
        ("nb", "Stoppet slutter før det begynner."),
        ("nn", "Stoppet sluttar før det byrjar."),
        ("en", "The stop ends before it begins."),
    ] {
        desk.run(&with_catalog(&["--lang", language, "check", broken])).ended(1).says(message);
    }
}

#[test]
fn settings_can_name_the_catalog() {
    let desk = desk();
    desk.put("blankett.toml", "catalog = \"turlag\"\n");
    desk.run(&["check", "turlag/tests/cases/turskjema/minimal/input.yaml"]).ended(0);
}

#[test]
fn a_definition_of_the_users_takes_the_place_of_the_built_in_one() {
    let desk = Desk::new();
    let own = String::from_utf8(read(&package().join("forms/samtykke.toml"))).expect("text");
    desk.put("mine/forms/samtykke.toml", own.replace("\"Samtykkeskjema\"", "\"Vårt samtykke\""));
    desk.put("a.toml", read(&package().join("tests/cases/samtykke/full/input.toml")));
    desk.run(&["--catalog", "mine", "fill", "a.toml", "-o", "eget.pdf"]).ended(0);
    desk.run(&["fill", "a.toml", "-o", "innebygd.pdf"]).ended(0);
    let files = desk.files();
    assert!(poppler::pages(&files["eget.pdf"]).contains("Vårt samtykke"));
    assert!(poppler::pages(&files["innebygd.pdf"]).contains("Samtykkeskjema"));
}

#[test]
fn a_shared_template_of_the_users_takes_the_place_of_the_built_in_one() {
    let desk = Desk::new();
    let shared = package().join("templates/shared/signature.typ");
    let own = String::from_utf8(read(&shared)).expect("text");
    let own = own + "\n#let signature-field(..rest) = par[Signeres elektronisk]\n";
    desk.put("mine/templates/shared/signature.typ", own);
    desk.put("a.toml", read(&package().join("tests/cases/samtykke/full/input.toml")));
    desk.run(&["--catalog", "mine", "fill", "a.toml", "-o", "a.pdf"]).ended(0);
    assert!(poppler::pages(&desk.files()["a.pdf"]).contains("Signeres elektronisk"));
}

#[test]
fn a_template_with_a_mistake_is_named_with_its_line() {
    let desk = desk();
    let template = "turlag/templates/turskjema/document.typ";
    desk.put(template, "#import \"/templates/shared/form.typ\": *\n\n#let x = finnes-ikke\n");
    let before = desk.files();
    let minimal = "turlag/tests/cases/turskjema/minimal/input.yaml";
    for command in [&["fill", minimal][..], &["blank", "turskjema"]] {
        let outcome = desk.run(&with_catalog(&[&["--lang", "en"], command].concat())).ended(1);
        let outcome = outcome.says("templates/turskjema/document.typ");
        outcome.says("line 3").says("unknown variable: finnes-ikke");
    }
    assert_eq!(desk.files(), before);
    desk.run(&with_catalog(&["check", minimal])).ended(0);
}

#[test]
fn a_template_that_is_missing_is_named() {
    let desk = desk();
    std::fs::remove_file(desk.folder().join("turlag/templates/turskjema/document.typ"))
        .expect("the template was there");
    desk.run(&with_catalog(&["blank", "turskjema"])).ended(1).says("turskjema/document.typ");
}

#[test]
fn a_template_sees_nothing_of_the_disk() {
    let desk = desk();
    desk.put("hemmelig.txt", "innhold");
    for path in [
        "/hemmelig.txt",
        "../../../hemmelig.txt",
        "/etc/hostname",
        "../../../../../../etc/hostname",
    ] {
        desk.put("turlag/templates/turskjema/document.typ", format!("#read(\"{path}\")\n"));
        desk.run(&with_catalog(&["blank", "turskjema"])).ended(1).says("document.typ");
        assert!(!desk.names().contains(&"turskjema.pdf".to_owned()), "{path} was read");
    }
    desk.put("turlag/templates/turskjema/ord.txt", "innhold");
    let template = "#set document(title: \"a\")\n#read(\"ord.txt\")\n";
    desk.put("turlag/templates/turskjema/document.typ", template);
    desk.run(&with_catalog(&["blank", "turskjema"])).ended(0);
}

#[test]
fn a_definition_with_a_name_that_is_none_is_refused() {
    let desk = Desk::new();
    desk.put("mine/forms/Mitt skjema.toml", "id = \"x\"\n");
    desk.run(&["--lang", "en", "--catalog", "mine", "forms"])
        .ended(1)
        .says("mine/forms/Mitt skjema.toml cannot be used");
    desk.run(&["--catalog", "finnes-ikke", "forms"]).ended(3).says("finnes-ikke");
}
