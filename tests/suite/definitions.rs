//! Form definitions with a mistake are refused: file, place, what to do. The same form without
//! the mistake is taken.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use blankett::form::parse::parse;

use crate::desk::Desk;
use crate::golden::{difference, expect_none};
use crate::roots::{files_below, name_of, package, read};

/// The definitions in `tests/invalid-definitions/`; each is `base.toml` with one change.
fn broken() -> Vec<PathBuf> {
    let mut files = files_below(&package().join("tests/invalid-definitions"));
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.retain(|path| name_of(path) != "base.toml");
    assert!(files.len() >= 40, "only {} definitions were found", files.len());
    files
}

/// A desk with a catalog that has one more form.
fn desk(definition: &Path) -> Desk {
    let desk = Desk::new();
    desk.put("mine/forms/prove.toml", read(definition));
    desk.put("mine/templates/prove/document.typ", read(&generic_template()));
    desk
}

fn generic_template() -> PathBuf {
    package().join("tests/catalogs/turlag/templates/turskjema/document.typ")
}

/// The mistakes as lines `line:column name: message`.
fn mistakes(path: &Path) -> Vec<String> {
    let text = String::from_utf8(read(path)).expect("the definition is text");
    let error = parse("forms/prove.toml", &text).err();
    let error = error.unwrap_or_else(|| panic!("{} is accepted", path.display()));
    let outcome = desk(path).run(&["--lang", "en", "--catalog", "mine", "forms"]).ended(1);
    let mut said = outcome.stderr.lines().peekable();
    let count = error.faults.len();
    let plural = if count == 1 { "mistake" } else { "mistakes" };
    let heading = format!(
        "Error: The form definition mine/forms/prove.toml cannot be used: {count} {plural}"
    );
    assert_eq!(said.next(), Some(heading.as_str()), "{}", path.display());
    let mut lines = Vec::new();
    for fault in &error.faults {
        let place = format!("{}:{}", fault.position.line, fault.position.column);
        let prefix = format!("mine/forms/prove.toml:{place}: ");
        let message = said.next().and_then(|line| line.strip_prefix(&prefix));
        let message = message
            .unwrap_or_else(|| panic!("{}: no line {prefix} in {outcome:?}", path.display()));
        let name = fault.kind.message_id().trim_start_matches("definition-");
        lines.push(format!("{place} {name}: {message}"));
        // What a reader says of broken syntax may take several lines.
        while let Some(line) = said.next_if(|line| !line.starts_with("mine/forms/")) {
            lines.push(line.to_owned());
        }
    }
    assert_eq!(said.next(), None, "{}: {outcome:?}", path.display());
    lines
}

#[test]
fn every_mistake_is_named_with_its_place_and_remedy() {
    let mut problems = Vec::new();
    let mut kinds = BTreeSet::new();
    for path in broken() {
        let lines = mistakes(&path);
        kinds.extend(
            lines.iter().filter_map(|line| Some(line.split([' ', ':']).nth(2)?.to_owned())),
        );
        problems.extend(difference(&path.with_extension("expected"), &(lines.join("\n") + "\n")));
    }
    expect_none(&problems);
    for kind in kinds_of_mistakes() {
        // What is wrong between files is tried with profiles.
        if BETWEEN_FILES.contains(&kind.as_str()) {
            continue;
        }
        assert!(kinds.contains(&kind), "no definition has the mistake {kind}");
    }
}

/// The mistakes of a definition that is made from another.
const BETWEEN_FILES: [&str; 2] = ["circle", "unknown-name"];

/// The names of all mistakes there are, from the messages that speak of them.
fn kinds_of_mistakes() -> Vec<String> {
    let messages =
        String::from_utf8(read(&package().join("locales/en.ftl"))).expect("messages are text");
    let ids =
        messages.lines().filter_map(|line| line.strip_prefix("definition-")?.split_once(" ="));
    let kinds: Vec<String> =
        ids.map(|(id, _)| id.to_owned()).filter(|id| !id.ends_with("-nearest")).collect();
    assert!(kinds.len() > 10, "the messages are read");
    kinds
}

#[test]
fn the_form_without_the_mistake_is_taken() {
    let desk = desk(&package().join("tests/invalid-definitions/base.toml"));
    let listed = desk.run(&["--lang", "en", "--catalog", "mine", "forms"]).ended(0);
    assert!(listed.text().contains("prove"), "{}", listed.text());
    desk.put("a.yaml", "skjema: prove\ndato: 2026-03-17\nliste:\n  - celle: to\n");
    desk.run(&["--catalog", "mine", "check", "a.yaml"]).ended(0);
    desk.run(&["--catalog", "mine", "fill", "a.yaml"]).ended(0);
    assert!(desk.names().contains(&"prove-2026-03-17.pdf".to_owned()), "{:?}", desk.names());
}

#[test]
fn a_broken_definition_does_not_stand_in_the_way_of_other_forms() {
    let path = package().join("tests/invalid-definitions/ukjent-type.toml");
    let desk = desk(&path);
    desk.put("a.yaml", "skjema: samtykke\nbarn: Oda Lyngmo\nbarnehage: Solsikken barnehage\ndato: 2026-02-02\nunderskrift: Hanne Lyngmo\n");
    desk.run(&["--catalog", "mine", "check", "a.yaml"]).ended(0);
    desk.put("b.yaml", "skjema: prove\n");
    let before = desk.files();
    for command in ["check", "fill"] {
        desk.run(&["--catalog", "mine", command, "b.yaml"]).ended(1).says("forms/prove.toml:13:8");
    }
    for command in ["new", "schema", "blank"] {
        desk.run(&["--catalog", "mine", command, "prove"]).ended(1).says("forms/prove.toml:13:8");
    }
    assert_eq!(desk.files(), before);
}
