//! What the gate catches and what it blocks wrongly, on the annotated sets of `tests/privacy/`.
//!
//! `tests/privacy/GUIDELINES.md` says what counts; `tests/privacy/score.sh` prints the whole table.

use blankett::privacy::{Context, FindingKind, Participant, Text, detectors};
use serde_json::Value as Json;

use blankett::organisation::Organisation;
use blankett::privacy::unpack::{Place, unpack};
use blankett::render::Press;

use crate::roots::{Root, package, read};

/// Shares of the items of a set.
struct Figures {
    /// Leaking items with a finding on a leak.
    caught: f64,
    /// Leaking items with a finding on every leak.
    all_found: f64,
    /// Clean items with a finding.
    blocked: f64,
}

const SETS: [&str; 6] =
    ["dev.jsonl", "own.jsonl", "mixed.jsonl", "unread.jsonl", "unread2.jsonl", "unread3.jsonl"];

fn items(set: &str) -> Vec<Json> {
    let text = read(&package().join("tests/privacy").join(set));
    let text = String::from_utf8(text).expect("the set is UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

fn text(value: &Json) -> String {
    value.as_str().expect("a text").to_owned()
}

fn context(item: &Json) -> Context {
    let list = |value: &Json| value.as_array().expect("a list").clone();
    let given = &item["context"];
    let participants = list(&given["participants"])
        .iter()
        .map(|person| Participant { name: text(&person["name"]), ..Participant::default() })
        .collect();
    let known = list(&given["known_persons"]).iter().map(text).collect();
    let mut context = Context::new(known, participants, Some(text(&given["barnehage"])));
    context.anonymous = item["channel"] == "anonymous_form";
    context
}

fn number(value: &Json) -> usize {
    usize::try_from(value.as_u64().expect("a number")).expect("it fits")
}

fn figures(set: &str) -> Figures {
    let (mut leaking, mut caught, mut all_found) = (0.0, 0.0, 0.0);
    let (mut clean, mut blocked) = (0.0, 0.0);
    for item in items(set) {
        let hits = detectors::detect(&Text::new(&text(&item["text"])), &context(&item));
        let leaks = item["leaks"].as_array().expect("a list");
        if leaks.is_empty() {
            clean += 1.0;
            blocked += f64::from(u8::from(!hits.is_empty()));
            continue;
        }
        let touched = leaks.iter().filter(|leak| {
            let span = number(&leak["start"])..number(&leak["end"]);
            hits.iter().any(|hit| hit.span.start < span.end && span.start < hit.span.end)
        });
        let touched = touched.count();
        leaking += 1.0;
        caught += f64::from(u8::from(touched > 0));
        all_found += f64::from(u8::from(touched == leaks.len()));
    }
    Figures { caught: caught / leaking, all_found: all_found / leaking, blocked: blocked / clean }
}

#[test]
fn enough_is_caught_and_little_is_blocked_wrongly() {
    for set in SETS {
        let Figures { caught, all_found, blocked } = figures(set);
        assert!(caught >= 0.85, "{set}: {caught:.3} of the leaking items are caught");
        assert!(all_found >= 0.80, "{set}: {all_found:.3} have every leak found");
        assert!(blocked <= 0.06, "{set}: {blocked:.3} of the clean items are blocked");
    }
}

#[test]
fn ids_addresses_and_known_persons_as_written_are_always_caught() {
    for set in SETS {
        for item in items(set) {
            let written = text(&item["text"]);
            let known = item["context"]["known_persons"].as_array().expect("a list");
            let known: Vec<String> = known.iter().map(text).collect();
            let hits = detectors::detect(&Text::new(&written), &context(&item));
            for leak in item["leaks"].as_array().expect("a list") {
                let certain = match leak["kind"].as_str().expect("a kind") {
                    // The last five digits are called an id too, and only the words around tell.
                    "fnr" => text(&leak["text"]).chars().filter(char::is_ascii_digit).count() > 9,
                    "email" => true,
                    "child_name" | "parent_name" => known.contains(&text(&leak["text"])),
                    _ => false,
                };
                let span = number(&leak["start"])..number(&leak["end"]);
                let is_found =
                    hits.iter().any(|hit| hit.span.start < span.end && span.start < hit.span.end);
                assert!(is_found || !certain, "{set}: {}", item["id"]);
            }
        }
    }
}

#[test]
fn every_kind_is_caught_somewhere() {
    let mut found: Vec<FindingKind> = Vec::new();
    for set in ["dev.jsonl", "own.jsonl"] {
        for item in items(set) {
            let hits = detectors::detect(&Text::new(&text(&item["text"])), &context(&item));
            found.extend(hits.iter().map(|hit| hit.kind));
        }
    }
    for kind in FindingKind::ALL {
        assert!(found.contains(&kind), "{}", kind.name());
    }
}

#[test]
fn the_pdf_of_a_cleared_invitation_scans_clean() {
    let root = &Root::all()[0];
    let organisation =
        Organisation::new("Eksempel kommune", None, None).expect("it can be printed");
    let press = Press::new(root.catalog.templates().clone(), organisation);
    for case in ["minimal", "full", "nynorsk"] {
        let folder = package().join("tests/cases/innkalling").join(case);
        if !folder.exists() {
            continue;
        }
        let submission = root.case("innkalling", case).submission().expect("it can be read");
        let cleared = root.clear(submission).expect("it is cleared");
        let context = Context::of(cleared.form(), &[], &[]);
        let document =
            press.filled(&cleared, jiff::civil::date(2026, 11, 20)).expect("it is printed");
        let name = format!("{}.pdf", cleared.form().file_stem());
        let unpacked = unpack(&document.bytes, Some(&name)).expect("it can be looked through");
        assert!(unpacked.parts.iter().any(|part| part.place == Place::PdfPage(1)), "{case}");
        for part in unpacked.parts {
            let hits = detectors::detect(&Text::new(&part.text), &context);
            assert!(hits.is_empty(), "{case}: {}: {hits:?}", part.place);
        }
    }
}
