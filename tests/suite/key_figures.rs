//! Key figures: an example reckoned by hand, what always holds of sums, and what is handed out.

use std::collections::BTreeMap;
use std::io;

use blankett::case::store::{CaseStore, StoredFile};
use blankett::catalog::Catalog;
use blankett::form::CaseReference;
use blankett::report::part::{By, Period};
use blankett::report::tally::{Question, Tally, count};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::desk::Desk;
use crate::made_cases::{Kind, Meeting, minutes, sheet, tried};
use crate::poppler;

const YEAR: [&str; 4] = ["--from", "2026-01-01", "--to", "2026-12-31"];

/// Two kindergartens with four cases.
fn desk() -> Desk {
    let desk = Desk::new();
    let put = |path: &str, text: String| desk.put(path, text);
    let meeting = |date, measures, closed| Meeting { date, measures, closed };
    let sol = "Solsikken barnehage";
    let case = "2026-001";
    let more = "forste_bekymring: 2025-11-10\navsluttet: 2026-05-12\navslutning: tiltak\n";
    put("sol/2026-001/sak.yaml", sheet(case, sol, Kind::System, more));
    let measures = vec![tried(true, true, 4), tried(true, true, 5), tried(true, false, 9)];
    let first = meeting("2026-02-17", measures, false);
    put("sol/2026-001/a.yaml", minutes(case, Kind::System, &first));
    let second = meeting("2026-03-17", vec![], false);
    put("sol/2026-001/b.yaml", minutes(case, Kind::System, &second));

    let case = "2026-002";
    put("sol/2026-002/sak.yaml", sheet(case, sol, Kind::Single, "forste_bekymring: 2026-01-12\n"));
    let first = meeting("2026-02-17", vec![tried(false, true, 2), tried(false, true, 3)], false);
    put("sol/2026-002/a.yaml", minutes(case, Kind::Single, &first));
    let second = meeting("2026-03-17", vec![tried(false, true, 2), tried(true, true, 5)], true);
    put("sol/2026-002/b.yaml", minutes(case, Kind::Single, &second));

    let case = "2026-003";
    put("sol/2026-003/sak.yaml", sheet(case, sol, Kind::Anonymous, ""));
    let first = meeting("2026-03-17", vec![tried(true, true, 3), tried(false, false, 1)], false);
    put("sol/2026-003/a.yaml", minutes(case, Kind::Anonymous, &first));

    let case = "2026-001";
    put("maur/2026-001/sak.yaml", sheet(case, "Maurtua barnehage", Kind::System, ""));
    put(
        "maur/2026-001/melding.yaml",
        "skjema: meldeskjema-system\nsak: 2026-001\ndato: 2026-02-02\navdeling: A\n\
         pedagog: Ingrid Solhaug\nutfordringer: [sprakmiljo]\nmiljo: Uro\nprovde_tiltak: Ro\n\
         bistand: Råd\nsignaturdato: 2026-02-02\nsignatur: Ingrid Solhaug\n"
            .to_owned(),
    );
    let first = meeting("2026-09-15", vec![tried(true, true, 6)], true);
    put("maur/2026-001/a.yaml", minutes(case, Kind::System, &first));
    desk
}

fn report(desk: &Desk, more: &[&str]) -> crate::desk::Outcome {
    let arguments: Vec<&str> =
        ["report", "sol", "maur"].iter().chain(&YEAR).chain(more).copied().collect();
    desk.run(&arguments)
}

#[test]
fn the_figures_are_those_reckoned_by_hand() {
    let figures = report(&desk(), &["--format", "json"]).ended(0).json();
    // K1: 10 Nov to 12 May is 183 days, 12 Jan to 17 Mar 64, and 2 Feb, the date of the needs
    // report of a case without another, to 15 Sep 225.
    let k1 = |cases, lower, median, upper, least, most| {
        json!({
            "cases": cases, "lower_quartile_days": lower, "median_days": median,
            "upper_quartile_days": upper, "least_days": least, "most_days": most,
            "without_concern": 0,
        })
    };
    let total = json!({
        "part": null,
        "meetings": 3,
        "k1": k1(3, 123.5, 183.0, 204.0, 64, 225),
        "k2_system_cases": 3,
        "k3_system_measures": 3,
        "k4": { "average_staff": 5.0, "measures": 3, "staff": 15, "least": 4, "most": 6 },
        "k5_single_cases": 3,
        "k6_system_measures_from_single": 2,
        "k7_single_measures": 3,
        "system_share_of_cases": 0.5,
        "system_share_of_measures": 0.625,
    });
    assert_eq!(figures["total"], total);
    let spring = &figures["parts"][0];
    assert_eq!(spring["part"], json!({ "year": 2026, "half": 1 }));
    assert_eq!(spring["meetings"], 2);
    assert_eq!(spring["k1"], k1(2, 93.75, 123.5, 153.25, 64, 183));
    assert_eq!(spring["k4"]["average_staff"], 4.5);
    let counts = |row: &Json| {
        [
            "k2_system_cases",
            "k3_system_measures",
            "k5_single_cases",
            "k6_system_measures_from_single",
            "k7_single_measures",
        ]
        .map(|key| row[key].as_u64().expect("a count"))
    };
    assert_eq!(counts(spring), [2, 2, 3, 2, 3]);
    assert_eq!(counts(&figures["parts"][1]), [1, 1, 0, 0, 0]);
    assert_eq!(figures["kindergartens"], json!(["Maurtua barnehage", "Solsikken barnehage"]));
    assert_eq!((&figures["cases"], &figures["uncounted"]), (&json!(4), &json!(0)));
}

#[test]
fn a_period_takes_in_its_first_and_last_day_and_nothing_else() {
    let desk = desk();
    for (from, to, k5) in [
        ("2026-03-17", "2026-03-17", 2),
        ("2026-03-18", "2026-12-31", 0),
        ("2026-02-17", "2026-03-16", 1),
    ] {
        let arguments =
            ["report", "sol", "--from", from, "--to", to, "--format", "json", "--by", "meeting"];
        let figures = desk.run(&arguments).ended(0).json();
        assert_eq!(figures["total"]["k5_single_cases"], k5, "{from} {to}");
    }
    desk.run(&["report", "sol", "--from", "2026-02-01", "--to", "2026-01-01"])
        .ended(2)
        .says("2026-02-01");
}

#[test]
fn a_folder_counts_once_by_whatever_names() {
    let desk = desk();
    let once = report(&desk, &["--format", "json"]).ended(0).json();
    let twice = report(&desk, &["sol/", "./maur", "--format", "json"]).ended(0).json();
    assert_eq!(once, twice);
}

#[test]
fn what_cannot_be_counted_is_named_and_the_rest_is_shown() {
    let desk = desk();
    desk.put("sol/2026-001/b.yaml", "skjema: referat\nsak: 2026-001\ndato: 31.02.2026\n");
    desk.put("sol/2026-002/c.yaml", "skjema: referat\nsak: 2026-099\ndato: [");
    let outcome = report(&desk, &["--format", "json"]).ended(1);
    let path = |file: &str| std::path::Path::new("sol").join(file).display().to_string();
    let named: Vec<String> = outcome.stderr.lines().take(2).map(str::to_owned).collect();
    assert_eq!(named, [path("2026-001/b.yaml"), path("2026-002/c.yaml")]);
    let figures = outcome.json();
    assert_eq!(figures["uncounted"], 2);
    assert_eq!(figures["total"]["k2_system_cases"], 2);
    report(&desk, &[]).ended(1).says("De 2 filene over");
}

#[test]
fn forms_that_no_figure_needs_are_not_asked_for() {
    let desk = desk();
    desk.put("sol/2026-002/samtykke.yaml", "skjema: samtykke\nsak: 2026-002\n");
    let with = report(&desk, &["--format", "json"]).ended(0).json();
    assert_eq!(with["uncounted"], 0);
}

/// Nobody is named, and nothing of what was tried.
#[test]
fn no_output_says_who_or_what() {
    let desk = desk();
    for (index, more) in [
        &["--format", "text"][..],
        &["--format", "csv", "--by", "meeting"],
        &["--format", "json", "--by", "kindergarten"],
        &["--for-sharing"],
        &["-o", "ut.pdf"],
    ]
    .into_iter()
    .enumerate()
    {
        let outcome = report(&desk, more).ended(0);
        let text = match desk.files().get("ut.pdf") {
            Some(pdf) => poppler::pages(pdf),
            None => outcome.text().to_owned(),
        };
        for word in ["Oda", "Lyngmo", "Ingrid", "Kari", "Tiltak nummer", "2026-002"] {
            assert!(!text.contains(word), "{index}: {word} is in\n{text}");
        }
        assert!(text.to_uppercase().contains("K1"), "{text}");
    }
}

#[test]
fn figures_to_be_passed_on_hide_small_counts_and_say_so() {
    let desk = desk();
    let figures = report(&desk, &["--for-sharing", "--format", "json"]).ended(0).json();
    let total = &figures["total"];
    assert_eq!(total["k2_system_cases"], "<5");
    assert_eq!(total["k1"]["median_days"], Json::Null);
    assert_eq!(total["k1"]["without_concern"], Json::Null);
    assert_eq!(total["k4"]["average_staff"], Json::Null);
    assert_eq!(total["system_share_of_cases"], Json::Null);
    assert_eq!(figures["cases"], Json::Null);
    // Two parts and their sum in K1 to K3; one part and the sum in K5 to K7.
    assert_eq!(figures["hidden"], 15);
    let text = report(&desk, &["--for-sharing"]).ended(0);
    assert!(text.text().contains("15 antall er skjult"), "{}", text.text());
    report(&desk, &["--for-sharing", "-o", "ut.pdf"]).ended(0);
    let pages = poppler::pages(&desk.files()["ut.pdf"]);
    assert!(pages.contains("15 antall er skjult") && pages.contains("<5"), "{pages}");
}

#[test]
fn a_spreadsheet_gets_a_file_it_does_not_calculate() {
    let desk = Desk::new();
    let kindergarten = "\"=HYPERLINK(1)\"";
    desk.put("saker/2026-001/sak.yaml", sheet("2026-001", kindergarten, Kind::System, ""));
    let meeting = Meeting { date: "2026-02-17", measures: vec![], closed: false };
    desk.put("saker/2026-001/a.yaml", minutes("2026-001", Kind::System, &meeting));
    let arguments: Vec<&str> =
        ["report", "--by", "kindergarten", "-o", "ut.csv"].iter().chain(&YEAR).copied().collect();
    desk.run(&arguments).ended(0);
    let file = String::from_utf8(desk.files()["ut.csv"].clone()).expect("it is text");
    assert!(file.starts_with('\u{feff}'));
    assert!(file.contains("\r\n'=HYPERLINK(1);1;"), "{file}");
    desk.run(&arguments).ended(1).says("ut.csv");
    let other: Vec<&str> = ["report", "-o", "ut.docx"].iter().chain(&YEAR).copied().collect();
    desk.run(&other).ended(2).says(".csv, .json, .pdf");
}

#[test]
fn the_pages_are_two_and_have_their_alternative_texts() {
    let desk = desk();
    report(&desk, &["-o", "ut.pdf"]).ended(0);
    let pdf = &desk.files()["ut.pdf"];
    let pages = poppler::pages(pdf);
    assert!(pages.contains("Side 2 av 2"), "{pages}");
    for text in ["Saker drøftet", "Andel systemarbeid", "183 dager", "Vår 2026", "Høst 2026"] {
        assert!(pages.contains(text), "{text}: {pages}");
    }
    report(&desk, &["-o", "ut.pdf"]).ended(1).says("ut.pdf");
}

/// Cases that lie nowhere but in memory.
#[derive(Clone, Debug, Default)]
struct Memory(BTreeMap<CaseReference, Vec<String>>);

impl CaseStore for Memory {
    fn references(&self) -> io::Result<Vec<CaseReference>> {
        Ok(self.0.keys().cloned().collect())
    }

    fn files(&self, case: &CaseReference) -> io::Result<Option<Vec<StoredFile>>> {
        let named = |(index, text): (usize, &String)| StoredFile {
            name: format!("{index}.yaml"),
            bytes: text.len() as u64,
        };
        Ok(self.0.get(case).map(|texts| texts.iter().enumerate().map(named).collect()))
    }

    fn read(&self, case: &CaseReference, name: &str, _: u64) -> io::Result<Vec<u8>> {
        let index: Option<usize> = name.trim_end_matches(".yaml").parse().ok();
        let text = index.and_then(|index| self.0.get(case)?.get(index));
        text.map(|text| text.clone().into_bytes()).ok_or(io::ErrorKind::NotFound.into())
    }

    fn create(
        &self,
        _: i16,
        _: &dyn Fn(&CaseReference) -> (String, Vec<u8>),
    ) -> io::Result<CaseReference> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// A case, and what it adds to K2, K3, K5, K6 and K7.
fn a_case() -> impl Strategy<Value = (Kind, Vec<Meeting>)> {
    let kind = prop_oneof![Just(Kind::System), Just(Kind::Single), Just(Kind::Anonymous)];
    let measure = (any::<bool>(), any::<bool>(), 0_u32..9).prop_map(|(a, b, c)| tried(a, b, c));
    let dates = prop::sample::subsequence(
        vec!["2025-10-14", "2026-02-17", "2026-03-17", "2026-06-30", "2026-07-01", "2027-01-05"],
        0..4,
    );
    let measures = prop::collection::vec(prop::collection::vec(measure, 0..3), 4);
    (kind, dates, measures, any::<bool>()).prop_map(|(kind, dates, measures, closed)| {
        let last = dates.len();
        let meetings = dates.into_iter().zip(measures).enumerate();
        let meetings = meetings.map(|(index, (date, mut measures))| {
            // R6: a system case decides no measure for a single child.
            if kind == Kind::System {
                measures.iter_mut().for_each(|measure| measure.system = true);
            }
            Meeting { date, measures, closed: closed && index + 1 == last }
        });
        (kind, meetings.collect())
    })
}

fn stored(cases: &[(Kind, Vec<Meeting>)], kindergarten: &str) -> Memory {
    let mut memory = Memory::default();
    for (index, (kind, meetings)) in cases.iter().enumerate() {
        let reference = format!("2026-{:03}", index + 1);
        let more = "forste_bekymring: 2025-09-01\n";
        let mut texts = vec![sheet(&reference, kindergarten, *kind, more)];
        texts.extend(meetings.iter().map(|meeting| minutes(&reference, *kind, meeting)));
        memory.0.insert(reference.parse().expect("a reference"), texts);
    }
    memory
}

fn tally(folders: &[&Memory], by: By) -> Tally {
    let folders: Vec<&dyn CaseStore> = folders.iter().map(|folder| *folder as _).collect();
    let period = Period::new(date(2026, 1, 1), date(2026, 12, 31)).expect("a year");
    let catalog = Catalog::built_in();
    let tally = count(&folders, &catalog, &Question { period, by }).expect("they are counted");
    assert_eq!(tally.uncounted, [], "every case can be read");
    tally
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn parts_add_up_to_the_whole_in_any_order(
        one in prop::collection::vec(a_case(), 0..4),
        other in prop::collection::vec(a_case(), 0..4),
    ) {
        let (first, second) = (stored(&one, "Solsikken"), stored(&other, "Maurtua"));
        let whole = tally(&[&first, &second], By::HalfYear);
        for by in [By::Meeting, By::Kindergarten, By::HalfYear] {
            prop_assert_eq!(tally(&[&first, &second], by).total(), whole.total());
            prop_assert_eq!(tally(&[&second, &first], by), tally(&[&first, &second], by));
        }
        let mut sum = tally(&[&first], By::HalfYear).total();
        sum.add(&tally(&[&second], By::HalfYear).total());
        prop_assert_eq!(sum, whole.total());
        // The same counted without the program.
        let meetings = |cases: &[(Kind, Vec<Meeting>)]| -> Vec<(Kind, Meeting)> {
            let all = cases.iter().flat_map(|(kind, meetings)| meetings.iter().map(|m| (*kind, m.clone())));
            all.filter(|(_, meeting)| meeting.date.starts_with("2026")).collect()
        };
        let all = [meetings(&one), meetings(&other)].concat();
        let about = |system: bool| all.iter().filter(move |(kind, _)| (*kind == Kind::System) == system);
        let started = |system_case: bool, system: bool| -> u64 {
            let measures = about(system_case).flat_map(|(_, meeting)| &meeting.measures);
            measures.filter(|measure| measure.started && measure.system == system).count() as u64
        };
        let total = whole.total();
        prop_assert_eq!(total.system_cases, about(true).count() as u64);
        prop_assert_eq!(total.single_cases, about(false).count() as u64);
        prop_assert_eq!(total.system_measures, started(true, true));
        prop_assert_eq!(total.system_measures_from_single, started(false, true));
        prop_assert_eq!(total.single_measures, started(false, false));
        let closed = all.iter().filter(|(_, meeting)| meeting.closed).count() as u64;
        prop_assert_eq!(total.durations.count(), closed);
    }
}
