//! The log of measures (R7): what is overdue, what may be said, and what a calendar is told.

use serde_json::{Value as Json, json};

use crate::desk::Desk;
use crate::made_cases::{Kind, Meeting, consent, minutes, sheet, tried, withdrawal};
use crate::poppler;

/// A system case and a single case with a consent; all measures are due on 12 May 2026.
fn desk() -> Desk {
    let desk = Desk::new();
    let sol = "Solsikken barnehage";
    let system =
        Meeting { date: "2026-02-17", measures: vec![tried(true, true, 4)], closed: false };
    desk.put("saker/2026-001/sak.yaml", sheet("2026-001", sol, Kind::System, ""));
    desk.put("saker/2026-001/a.yaml", minutes("2026-001", Kind::System, &system));
    let single = Meeting {
        date: "2026-03-17",
        measures: vec![tried(false, true, 2), tried(true, false, 5)],
        closed: false,
    };
    desk.put("saker/2026-002/sak.yaml", sheet("2026-002", sol, Kind::Single, ""));
    desk.put("saker/2026-002/a.yaml", minutes("2026-002", Kind::Single, &single));
    desk.put("saker/2026-002/samtykke.yaml", consent("2026-002", ""));
    desk
}

/// Runs on a day.
fn on(desk: &Desk, day: &str, arguments: &[&str]) -> crate::desk::Outcome {
    let day: jiff::civil::Date = day.parse().expect("a day");
    let moment = day.to_zoned(jiff::tz::TimeZone::UTC).expect("a moment").timestamp();
    let mut command = desk.command();
    command.env("SOURCE_DATE_EPOCH", moment.as_second().to_string());
    crate::desk::Outcome::of(command.args(arguments))
}

fn listed(log: &Json) -> Vec<(String, bool, Json)> {
    let measures = log["measures"].as_array().expect("a list").iter();
    let measures = measures.map(|measure| {
        let case = measure["case"].as_str().expect("a case").to_owned();
        (case, measure["overdue"].as_bool().expect("yes or no"), measure["deadline"].clone())
    });
    measures.collect()
}

#[test]
fn overdue_measures_come_first() {
    let desk = desk();
    let later = minutes(
        "2026-001",
        Kind::System,
        &Meeting { date: "2026-03-17", measures: vec![], closed: false },
    );
    let later = later + "evaluering_dato: 2026-03-17\nkonklusjon: [{opprettholdes: 2026-04-14}]\n";
    desk.put("saker/2026-001/b.yaml", later);
    let log = on(&desk, "2026-04-20", &["measures", "--format", "json"]).ended(0).json();
    assert_eq!(
        listed(&log),
        [
            ("2026-001".to_owned(), true, json!("2026-04-14")),
            ("2026-002".to_owned(), false, json!("2026-05-12")),
            ("2026-002".to_owned(), false, json!("2026-05-12")),
        ]
    );
    let text = on(&desk, "2026-04-20", &["measures"]).ended(0);
    assert!(text.text().contains("3 tiltak, 1 over fristen."), "{}", text.text());
    assert!(text.text().lines().nth(1).is_some_and(|line| line.contains("over fristen")));
}

#[test]
fn what_was_ended_is_shown_when_asked_for() {
    let desk = desk();
    let ended = minutes(
        "2026-001",
        Kind::System,
        &Meeting { date: "2026-03-17", measures: vec![], closed: false },
    );
    desk.put(
        "saker/2026-001/b.yaml",
        ended + "evaluering_dato: 2026-03-17\nkonklusjon: [avsluttes]\n",
    );
    let open = on(&desk, "2026-04-20", &["measures", "--format", "json"]).ended(0).json();
    assert_eq!(listed(&open).len(), 2);
    let all = on(&desk, "2026-04-20", &["measures", "--all", "--format", "json"]).ended(0).json();
    assert_eq!(listed(&all).len(), 3);
    assert_eq!(all["measures"][2]["ended"], "2026-03-17");
}

#[test]
fn a_log_is_as_confidential_as_what_stands_in_it() {
    let desk = desk();
    for (more, confidentiality, names) in [
        (&[][..], "child", true),
        (&["--no-text"], "group", false),
        (&["--system-only"], "group", true),
        (&["--system-only", "--no-text"], "group", false),
    ] {
        let arguments = [&["measures", "--format", "json"], more].concat();
        let log = on(&desk, "2026-04-20", &arguments).ended(0).json();
        assert_eq!(log["confidentiality"], confidentiality, "{more:?}");
        assert_eq!(log.to_string().contains("Tiltak nummer"), names, "{more:?}");
        let single = listed(&log).iter().any(|(case, ..)| case == "2026-002");
        assert_eq!(single, !more.contains(&"--system-only"), "{more:?}");
        let arguments = [&["measures", "--force", "-o", "tiltak.pdf"], more].concat();
        on(&desk, "2026-04-20", &arguments).ended(0);
        let pages = poppler::pages(&desk.files()["tiltak.pdf"]);
        let mark = "Unntatt offentlighet, offentleglova § 13";
        assert_eq!(pages.contains(mark), confidentiality == "child", "{more:?} {pages}");
        assert_eq!(pages.contains("Tiltak nummer"), names, "{more:?}");
    }
}

/// R5.
#[test]
fn a_withdrawn_consent_takes_the_words_away_from_that_day_on() {
    let desk = desk();
    desk.put("saker/2026-002/trukket.yaml", withdrawal("2026-002", "2026-04-15"));
    for (day, withdrawn) in [("2026-04-14", false), ("2026-04-15", true)] {
        let log = on(&desk, day, &["measures", "--format", "json"]).ended(0).json();
        for measure in log["measures"].as_array().expect("a list") {
            let hidden = withdrawn && measure["case"] == "2026-002";
            assert_eq!(measure["measure"].is_null(), hidden, "{day}: {measure}");
            let why = if hidden { json!("consent-withdrawn") } else { Json::Null };
            assert_eq!(measure["left_out"], why);
        }
    }
    on(&desk, "2026-04-15", &["measures", "-o", "tiltak.csv"]).ended(0);
    let file = String::from_utf8(desk.files()["tiltak.csv"].clone()).expect("text");
    assert_eq!(file.matches("samtykket er trukket tilbake").count(), 2, "{file}");
}

#[test]
fn a_calendar_is_told_the_case_and_the_day_alone() {
    let desk = desk();
    on(&desk, "2026-04-20", &["measures", "-o", "frister.ics"]).ended(0);
    let file = String::from_utf8(desk.files()["frister.ics"].clone()).expect("text");
    let unfolded = file.replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.split("\r\n").collect();
    let count = |line: &str| lines.iter().filter(|found| **found == line).count();
    // Two measures of one case due on one day are one event.
    assert_eq!(count("BEGIN:VEVENT"), 2);
    assert_eq!(count("SUMMARY:Tiltak evalueres\\, sak 2026-001"), 1);
    assert_eq!(count("SUMMARY:Tiltak evalueres\\, sak 2026-002"), 1);
    assert_eq!(count("DTSTART;VALUE=DATE:20260512"), 2);
    assert_eq!(count("DTEND;VALUE=DATE:20260513"), 2);
    for word in ["Oda", "Tiltak nummer", "Ingrid", "Solsikken"] {
        assert!(!unfolded.contains(word), "{word}");
    }
    assert!(file.split("\r\n").all(|line| line.len() <= 75));
    on(&desk, "2026-04-21", &["measures", "-o", "igjen.ics"]).ended(0);
    let uids = |name: &str| {
        let file = String::from_utf8(desk.files()[name].clone()).expect("text");
        file.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(uids("frister.ics"), uids("igjen.ics"));
}

#[test]
fn what_cannot_be_read_is_named() {
    let desk = desk();
    desk.put("saker/2026-001/c.yaml", "skjema: referat\nsak: 2026-001\n");
    let outcome = on(&desk, "2026-04-20", &["measures", "--format", "json"]).ended(1);
    let outcome = outcome.says("c.yaml");
    assert_eq!(outcome.json()["uncounted"], 1);
}
