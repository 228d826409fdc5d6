//! What holds for any text, any bytes and any date.

use std::io::Cursor;

use blankett::fault::{FaultKind, Position};
use blankett::form::date::{long_date, parse_date, parse_time, print_time};
use blankett::form::text::{clean, forbidden};
use blankett::form::{FilledForm, Value};
use blankett::input::{self, Format, Node, Records, Submission};
use blankett::language::Language;
use blankett::pipeline::{self, Refusal, Setting};
use jiff::civil::{Date, Time};
use proptest::prelude::*;

use crate::roots::Root;
use crate::writing::entry;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Text as people and machines write it: letters, spaces, signs, and now and then anything.
fn any_text() -> impl Strategy<Value = String> {
    let anything = prop_oneof![
        8 => "[a-zæøåA-ZÆØÅ0-9 .,:;!?'\"#*_$<>{}&@\\\\/-]{0,12}",
        1 => "[ \t\r\n\u{a0}\u{ad}]{0,3}",
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(anything, 0..12).prop_map(|parts| parts.concat())
}

thread_local! {
    static ROOT: Root = Root::all().remove(0);
}

fn fill(submission: Submission) -> Result<FilledForm, Refusal> {
    ROOT.with(|root| {
        let setting = Setting::plain(&root.catalog);
        pipeline::fill(submission, &setting)
    })
}

/// A report in which one long text is `text`.
fn report(text: &str) -> Submission {
    let value = |text: &str| Node::text(Position::START, text);
    let entries = [
        ("skjema", "meldeskjema-system"),
        ("dato", "2026-02-09"),
        ("avdeling", "Maurtua"),
        ("pedagog", "Kari Nordli"),
        ("utfordringer", "organisering"),
        ("miljo", text),
        ("bistand", "Råd"),
    ];
    let entries = entries.into_iter().map(|(key, text)| entry(key, value(text)));
    Submission::new(Position::START, entries.collect())
}

fn text_of(form: &FilledForm, field: &str) -> String {
    match form.answers().value(field) {
        Some(Value::Text(text)) => text.clone(),
        other => panic!("{field} is {other:?}"),
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn a_text_is_taken_clean_or_refused_for_a_reason(text in any_text()) {
        match fill(report(&text)) {
            Ok(form) => {
                let taken = text_of(&form, "miljo");
                prop_assert_eq!(&taken, &clean(&text));
                prop_assert_eq!(&clean(&taken), &taken, "cleaning again changes nothing");
                prop_assert_eq!(forbidden(&taken), None);
            }
            Err(Refusal::Faults(faults)) => {
                prop_assert_eq!(faults.len(), 1);
                let explained = match faults[0].kind {
                    FaultKind::Missing => clean(&text).is_empty(),
                    FaultKind::ForbiddenCharacter { .. } => forbidden(&text.replace(['\t', '\r'], " ")).is_some(),
                    FaultKind::NoGlyph { character, .. } => clean(&text).contains(character),
                    _ => false,
                };
                prop_assert!(explained, "{:?}", faults[0].kind);
            }
            Err(other) => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn the_same_text_reads_the_same_in_every_format(text in any_text()) {
        let text = text.replace('\0', " ");
        let json = serde_json::json!({ "skjema": "x", "a": text });
        let toml = toml::to_string(&json).expect("it can be written as TOML");
        let cell = text.replace('"', "\"\"");
        let read = |bytes: &str, format| input::read(bytes.as_bytes(), format).map(value_of);
        let expected = Ok(text.clone());
        prop_assert_eq!(read(&json.to_string(), Format::Json), expected.clone());
        prop_assert_eq!(read(&toml, Format::Toml), expected.clone());
        prop_assert_eq!(read_first(json.to_string(), Format::JsonLines), expected.clone());
        if !text.trim().is_empty() {
            prop_assert_eq!(read_first(format!("skjema;a\nx;\"{cell}\"\n"), Format::Csv), expected.clone());
            prop_assert_eq!(read_first(format!("skjema,a\nx,\"{cell}\"\n"), Format::Csv), expected.clone());
        }
        // A JSON text is a YAML text too, but for what YAML does not print.
        if text.chars().all(|character| !character.is_control()) {
            let yaml = format!("skjema: x\na: {}\n", json["a"]);
            prop_assert_eq!(read(&yaml, Format::Yaml), expected);
        }
    }

    #[test]
    fn a_national_id_in_any_text_is_found(
        before in "[a-zæøå ,.:()]{0,20}", gap in "[ .-]?", after in "[a-zæøå ,.:()]{0,20}",
    ) {
        use blankett::privacy::{Context, FindingKind, Text, detectors};
        let text = format!("{before}118920{gap}97277{after}");
        let found = detectors::detect(&Text::new(&text), &Context::default());
        let start = before.chars().count();
        let expected = start..start + 11 + gap.len();
        let ids: Vec<_> =
            found.iter().filter(|hit| hit.kind == FindingKind::NationalId).map(|hit| hit.span.clone()).collect();
        prop_assert_eq!(ids, vec![expected]);
    }
}

/// The value of `a`.
fn value_of(submission: Submission) -> String {
    match &submission.get("a").expect("it was written").node.content {
        blankett::input::Content::Text(text) => text.clone(),
        _ => panic!("it is not a text"),
    }
}

fn read_first(text: String, format: Format) -> Result<String, blankett::fault::Fault> {
    let mut records =
        Records::new(Cursor::new(text.into_bytes()), format).expect("memory can be read");
    records.next().expect("a record").expect("memory can be read").submission.map(value_of)
}

proptest! {
    #![proptest_config(config(1_000))]

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        read_all(&bytes);
    }

    #[test]
    fn nothing_that_looks_like_a_format_makes_a_reader_panic(
        text in "([ \n\t]|[-?:,\\[\\]{}#&*!|>'\"%@`=.;~]|skjema|dato|samtykke|ja|null|1|2026-02-02|a|å|\\\\u|<<){0,60}",
    ) {
        read_all(text.as_bytes());
    }

    #[test]
    fn every_date_is_read_as_it_is_printed(days in 0..109_500_i64, language in language()) {
        let date = Date::constant(1900, 1, 1).saturating_add(jiff::Span::new().days(days));
        prop_assert_eq!(parse_date(&long_date(date, language)), Ok(date));
        prop_assert_eq!(parse_date(&date.to_string()), Ok(date));
        let numbers = format!("{}.{}.{}", date.day(), date.month(), date.year());
        prop_assert_eq!(parse_date(&numbers), Ok(date));
    }

    #[test]
    fn every_time_is_read_as_it_is_printed(minutes in 0..1440_i16, language in language()) {
        let (hour, minute) = (minutes / 60, minutes % 60);
        let small = |value: i16| i8::try_from(value).expect("it is small");
        let time = Time::constant(small(hour), small(minute), 0, 0);
        prop_assert_eq!(parse_time(&print_time(time, language)), Some(time));
    }
}

fn language() -> impl Strategy<Value = Language> {
    proptest::sample::select(Language::ALL.to_vec())
}

/// Reads bytes in every format, and fills what can be read.
fn read_all(bytes: &[u8]) {
    for format in [Format::Yaml, Format::Json, Format::Toml] {
        if let Ok(submission) = input::read(bytes, format) {
            let _ = fill(submission);
        }
    }
    for format in [Format::Csv, Format::JsonLines] {
        let records =
            Records::new(Cursor::new(bytes.to_vec()), format).expect("memory can be read");
        for record in records {
            if let Ok(submission) = record.expect("memory can be read").submission {
                let _ = fill(submission);
            }
        }
    }
}
