//! Files and folders of many forms.

use serde_json::{Value as Json, json};

use crate::desk::{Desk, faults};
use crate::poppler;
use crate::roots::input;

const SYSTEM_HEADER: &str = "skjema;sak;dato;avdeling;pedagog;utfordringer;miljo;bistand\n";

/// A file of reports of need: the second record lacks its section, the fourth has no such date.
fn batch() -> String {
    let row = |case: &str, date: &str, section: &str| {
        format!(
            "meldeskjema-system;{case};{date};{section};Ingrid Solhaug;\
             \"sprakmiljo; annet=Lyd, og støy\";\"Mye lyd;\nlite ro\";Veiledning\n"
        )
    };
    format!(
        "\u{feff}{SYSTEM_HEADER}{}{}{}{}",
        row("2026-001", "09.02.2026", "Maurtua"),
        row("2026-002", "2026-02-09", ""),
        row("2026-003", "9. februar 2026", "Revehiet"),
        row("2026-004", "30.02.2026", "Bikuben")
    )
}

#[test]
fn a_batch_makes_the_good_ones_and_names_the_bad_ones() {
    let desk = Desk::new();
    desk.put("meldinger.csv", batch());
    desk.put_folder("ut");
    let outcome = desk.run(&["fill", "meldinger.csv", "-o", "ut"]).ended(1);
    let good = [
        "meldeskjema-system-2026-001-2026-02-09.pdf",
        "meldeskjema-system-2026-003-2026-02-09.pdf",
    ];
    assert_eq!(outcome.text(), format!("ut/{}\nut/{}\n", good[0], good[1]));
    let lines: Vec<&str> = outcome.stderr.lines().collect();
    let places = [
        "meldinger.csv:4:1 (skjema nr. 2): Avdeling/gruppe (avdeling): ",
        "meldinger.csv:8:3 (skjema nr. 4): Dato (dato): ",
    ];
    for (line, place) in lines.iter().zip(places) {
        assert!(line.starts_with(place), "{line}");
    }
    assert_eq!(lines[2..], ["2 dokumenter laget, 2 ikke laget"]);
    let files = desk.files();
    assert_eq!(files.len(), 3, "{:?}", desk.names());
    let text = poppler::pages(&files[&format!("ut/{}", good[0])]);
    for part in ["9. februar 2026", "Annet: Lyd, og støy", "Mye lyd;", "lite ro"] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[test]
fn batches_are_the_same_in_every_format() {
    let semicolons = batch();
    let mut commas = String::new();
    let mut tabs = String::new();
    let mut lines = String::new();
    let mut reader = csv(&semicolons);
    let header: Vec<String> = reader.remove(0);
    for row in std::iter::once(&header).chain(&reader) {
        commas += &(row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\r\n");
        tabs += &(row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join("\t") + "\n");
    }
    for row in &reader {
        let fields: serde_json::Map<String, Json> =
            header.iter().zip(row).map(|(key, cell)| (key.clone(), json!(cell))).collect();
        lines += &(Json::Object(fields).to_string() + "\n");
    }
    let made = |name: &str, content: &str| {
        let desk = Desk::new();
        desk.put(name, content);
        desk.put_folder("ut");
        let date = ["--date", "2026-11-20"];
        let report =
            desk.run(&[&["fill", "--format", "json", name, "-o", "ut"][..], &date].concat());
        let report = report.ended(1).json();
        let mut files = desk.files();
        files.remove(name);
        let good: Vec<Json> = report["documents"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|document| document["ok"].clone())
            .collect();
        assert_eq!(good, [json!(true), json!(false), json!(true), json!(false)], "{name}");
        files
    };
    let expected = made("a.csv", &semicolons);
    assert_eq!(expected.len(), 2);
    assert!(made("b.csv", &commas) == expected, "commas");
    assert!(made("c.csv", &tabs) == expected, "tabs");
    assert!(made("d.jsonl", &lines) == expected, "JSON Lines");
    assert!(made("e.ndjson", &lines) == expected, "JSON Lines by its other ending");
}

/// The cells of a file with semicolons.
fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut inside) = (Vec::new(), Vec::new(), String::new(), false);
    for character in text.trim_start_matches('\u{feff}').chars() {
        match character {
            '"' => inside = !inside,
            ';' if !inside => row.push(std::mem::take(&mut cell)),
            '\n' if !inside => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    rows
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

#[test]
fn dotted_headers_reach_rows_groups_and_blanks() {
    let desk = Desk::new();
    let header = "skjema,sak,dato,gjelder,om,til_stede.1.navn,til_stede.2.navn,til_stede.2.rolle,\
                  tiltak.1.tiltak,tiltak.1.ansvarlig,tiltak.1.evalueres,tiltak.1.iverksatt,\
                  evaluering_dato,konklusjon.kartlegging.hva,konklusjon.kartlegging.av_hvem";
    let row = "referat,2026-009,17.03.2026,system,Overganger,Kari Nordli,Mats Lindvik,rådgiver,\
               \"Tre grupper, ute\",Kari Nordli,12.05.2026,ja,,Lydnivå,PPT";
    desk.put("a.csv", format!("{header}\n{row}\n"));
    desk.run(&["fill", "a.csv"]).ended(0);
    let text = poppler::pages(&desk.files()["referat-2026-009-2026-03-17.pdf"]);
    for part in ["Mats Lindvik", "rådgiver", "Tre grupper, ute", "12. mai 2026", "Lydnivå", "PPT"]
    {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    let other =
        header.replace("konklusjon.kartlegging.hva,konklusjon.kartlegging.av_hvem", "konklusjon");
    let row = row.replace(",,Lydnivå,PPT", ",17.03.2026,opprettholdes=12.05.2026|avsluttes");
    desk.put("b.csv", format!("{other}\n{row}\n"));
    desk.run(&["fill", "b.csv", "--force"]).ended(0);
    let text = poppler::pages(&desk.files()["referat-2026-009-2026-03-17.pdf"]);
    assert!(text.contains("evalueres når? 12. mai 2026"), "{text}");
    desk.put("c.csv", format!("{other}\n{}\n", row.replace("=12.05.2026", "")));
    let report = desk.run(&["check", "--format", "json", "c.csv"]).ended(1).json();
    assert_eq!(faults(&report), ["2:14 missing konklusjon.opprettholdes.naar"]);
}

#[test]
fn a_folder_stands_for_the_forms_in_it() {
    let desk = Desk::new();
    desk.put("inn/a.yaml", input("samtykke", "minimal"));
    desk.put("inn/b.toml", input("samtykke", "full"));
    desk.put("inn/c.json", input("meldeskjema-anonym", "full"));
    desk.put("inn/d.csv", batch());
    desk.put("inn/les-meg.txt", "Dette er ikke et skjema.");
    desk.put("inn/blankett.toml", "[organisation]\nname = \"Eksempel kommune\"\n");
    desk.put("inn/mer/e.yaml", "skjema: samtykke\n");
    let report = desk.run(&["check", "--format", "json", "inn"]).ended(1).json();
    let files: Vec<&str> = report["documents"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|document| document["file"].as_str().expect("a name"))
        .collect();
    assert_eq!(
        files,
        [
            "inn/a.yaml",
            "inn/b.toml",
            "inn/c.json",
            "inn/d.csv",
            "inn/d.csv",
            "inn/d.csv",
            "inn/d.csv"
        ]
    );
    assert_eq!((&report["good"], &report["bad"]), (&json!(5), &json!(2)));
    let report = desk.run(&["check", "--format", "json", "inn/mer", "inn/a.yaml"]).ended(1).json();
    assert_eq!((&report["good"], &report["bad"]), (&json!(1), &json!(1)));
}

#[test]
fn any_number_of_threads_makes_the_same_files_and_reports() {
    let mut rows = String::from(SYSTEM_HEADER);
    for number in 1..=40 {
        let date = if number % 7 == 0 { "32.01.2026" } else { "09.02.2026" };
        let section = if number % 11 == 0 { "" } else { "Maurtua" };
        rows += &format!(
            "meldeskjema-system;2026-{number:03};{date};{section};Ingrid;organisering;Uro;Råd\n"
        );
    }
    let made = |jobs: &str| {
        let desk = Desk::new();
        desk.put("a.csv", &rows);
        desk.put_folder("ut");
        let fill = |format: &str| {
            let date = ["--date", "2026-11-20", "--force"];
            let arguments = ["fill", "a.csv", "-o", "ut", "--jobs", jobs, "--format", format];
            desk.run(&[&arguments[..], &date].concat()).ended(1)
        };
        let (people, programs) = (fill("text"), fill("json"));
        (desk.files(), people.stdout, people.stderr, programs.stdout)
    };
    let one = made("1");
    assert_eq!(one.0.len(), 33, "32 documents beside the file itself");
    let four = made("4");
    assert!(one.0 == four.0, "the files differ");
    assert_eq!(String::from_utf8_lossy(&one.1), String::from_utf8_lossy(&four.1));
    assert_eq!(one.2, four.2);
    assert_eq!(String::from_utf8_lossy(&one.3), String::from_utf8_lossy(&four.3));
}
