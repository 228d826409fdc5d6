//! Where documents go: whole or not at all, and never over what is there unless asked.

use serde_json::{Value as Json, json};

use crate::desk::{Desk, Outcome, faults};
use crate::roots::input;

#[test]
fn a_document_goes_where_it_is_sent() {
    let desk = Desk::new();
    desk.put("a.yaml", input("samtykke", "minimal"));
    desk.put_folder("ut");
    let name = "samtykke-2026-02-02.pdf";
    assert_eq!(desk.run(&["fill", "a.yaml"]).ended(0).text(), format!("{name}\n"));
    assert_eq!(desk.run(&["fill", "a.yaml", "-o", "ut"]).ended(0).text(), format!("ut/{name}\n"));
    desk.run(&["fill", "a.yaml", "-o", "ut/", "--force"]).ended(0);
    desk.run(&["fill", "a.yaml", "-o", "ut/b.pdf"]).ended(0);
    let printed = desk.run(&["fill", "a.yaml", "-o", "-"]).ended(0);
    assert_eq!(printed.stderr, "");
    let files = desk.files();
    assert_eq!(desk.names(), ["a.yaml", name, "ut/b.pdf", &format!("ut/{name}")]);
    for file in [name, "ut/b.pdf", &format!("ut/{name}")] {
        assert!(files[file] == printed.stdout, "{file} is the same document");
    }
    assert!(printed.stdout.starts_with(b"%PDF-1.7"));
}

#[test]
fn a_place_that_is_not_there_is_named_and_nothing_is_written() {
    let desk = Desk::new();
    desk.put("a.yaml", input("samtykke", "minimal"));
    desk.put("b.yaml", input("samtykke", "nynorsk"));
    let before = desk.files();
    for (arguments, code, message) in [
        (&["fill", "a.yaml", "-o", "borte/b.pdf"][..], 3, "Mappen borte finnes ikke"),
        (&["fill", "a.yaml", "-o", "borte/"], 3, "Mappen borte/ finnes ikke"),
        (&["fill", "a.yaml", "b.yaml", "-o", "borte"], 3, "Mappen borte finnes ikke"),
        (&["fill", "a.yaml", "b.yaml", "-o", "a.yaml"], 2, "a.yaml er ikke en mappe"),
        (&["fill", "a.yaml", "b.yaml", "-o", "-"], 2, "Flere dokumenter"),
        (&["fill", "a.yaml", "-o", "a.yaml/x.pdf"], 3, "a.yaml"),
        (&["fill", "a.yaml", "-o", ""], 2, "--output"),
        (&["blank", "samtykke", "-o", "borte/b.pdf"], 3, "Mappen borte finnes ikke"),
        (&["man", "-o", "borte"], 3, "Mappen borte finnes ikke"),
        (&["new", "samtykke", "-o", "borte/a.yaml"], 3, "Mappen borte finnes ikke"),
    ] {
        desk.run(arguments).ended(code).says(message);
        assert_eq!(desk.files(), before, "{arguments:?}");
    }
}

#[test]
fn what_is_there_stays_unless_it_may_be_replaced() {
    let desk = Desk::new();
    desk.put("a.yaml", input("samtykke", "minimal"));
    let name = "samtykke-2026-02-02.pdf";
    desk.put(name, "noe annet");
    desk.put("samtykke.pdf", "noe annet");
    let before = desk.files();
    desk.run(&["fill", "a.yaml"]).ended(1).says("--force");
    desk.run(&["fill", "a.yaml", "-o", name]).ended(1).says("--force");
    desk.run(&["blank", "samtykke"]).ended(1).says("samtykke.pdf");
    let report = desk.run(&["fill", "--format", "json", "a.yaml"]).ended(1).json();
    assert_eq!(faults(&report), ["1:1 file-exists"]);
    assert_eq!(desk.files(), before);
    desk.run(&["fill", "a.yaml", "--force"]).ended(0);
    desk.run(&["blank", "samtykke", "--force"]).ended(0);
    let after = desk.files();
    for file in [name, "samtykke.pdf"] {
        assert!(after[file].starts_with(b"%PDF"), "{file}");
    }
}

#[test]
fn a_document_that_is_refused_leaves_standard_output_empty() {
    let desk = Desk::new();
    desk.put("a.yaml", "skjema: samtykke\n");
    let outcome = desk.run(&["fill", "a.yaml", "-o", "-"]).ended(1);
    assert_eq!(outcome.text(), "");
    outcome.says("a.yaml:1:1: Barnehage (barnehage): Dette må fylles ut.");
    let outcome = desk.run(&["fill", "--format", "json", "a.yaml", "-o", "-"]).ended(1);
    assert_eq!(outcome.text(), "");
    let report: Json = serde_json::from_str(&outcome.stderr).expect("a report on standard error");
    assert_eq!(report["bad"], 1);
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::new();
    let mut shell = assert_cmd::Command::new("sh");
    let line = "{ \"$0\" schema referat; echo \"code $?\" >&2; } | true";
    shell.args(["-c", line, env!("CARGO_BIN_EXE_blankett")]).current_dir(desk.folder());
    let outcome = Outcome::of(&mut shell).ended(0);
    assert_eq!(outcome.stderr, "code 0\n");
}

#[test]
fn documents_of_the_same_name_are_both_left_out() {
    let desk = Desk::new();
    let consent = input("samtykke", "minimal");
    desk.put("inn/a.yaml", &consent);
    desk.put("inn/b.yaml", consent.replace("Oda", "Ola"));
    desk.put("inn/c.yaml", format!("{consent}sak: 2026-014\n"));
    desk.put_folder("ut");
    let report = desk.run(&["fill", "--format", "json", "inn", "-o", "ut"]).ended(1).json();
    assert_eq!(faults(&report), ["1:1 file-name-taken", "1:1 file-name-taken"]);
    assert_eq!((&report["good"], &report["bad"]), (&json!(1), &json!(2)));
    let made: Vec<String> =
        desk.names().into_iter().filter(|name| name.starts_with("ut/")).collect();
    assert_eq!(made, ["ut/samtykke-2026-014-2026-02-02.pdf"]);
}

#[test]
fn an_output_that_cannot_be_written_is_named_and_nothing_is_left() {
    let desk = Desk::new();
    desk.put("a.yaml", input("samtykke", "minimal"));
    desk.put("fil", "ikke en mappe");
    let before = desk.files();
    for output in ["fil/a.pdf", "fil/"] {
        desk.run(&["fill", "a.yaml", "-o", output]).ended(3).says("fil");
        desk.run(&["blank", "samtykke", "-o", output]).ended(3).says("fil");
        assert_eq!(desk.files(), before, "{output}");
    }
    desk.run(&["demo", "fil/demo"]).ended(3).says("fil/demo");
    assert_eq!(desk.files(), before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_no_files_is_named() {
    let desk = Desk::new();
    desk.put("a.yaml", input("samtykke", "minimal"));
    let before = desk.files();
    desk.run(&["fill", "a.yaml", "-o", "/proc/a.pdf"]).ended(3).says("/proc/a.pdf");
    desk.run(&["fill", "a.yaml", "-o", "/proc"]).ended(3).says("/proc/samtykke-2026-02-02.pdf");
    let mut shell = assert_cmd::Command::new("sh");
    shell
        .args(["-c", "exec \"$0\" fill a.yaml -o - > /dev/full", env!("CARGO_BIN_EXE_blankett")])
        .current_dir(desk.folder());
    let outcome = Outcome::of(&mut shell).ended(3);
    assert!(!outcome.stderr.is_empty());
    assert_eq!(desk.files(), before);
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_leaves_no_half_document() {
    let desk = Desk::new();
    desk.put("a.yaml", input("samtykke", "minimal"));
    desk.put("gammel.pdf", "det som var der");
    let before = desk.files();
    let run = |arguments: &str| {
        let mut shell = assert_cmd::Command::new("sh");
        let line = format!("trap '' XFSZ; ulimit -f 8; exec \"$0\" {arguments}");
        shell.args(["-c", &line, env!("CARGO_BIN_EXE_blankett")]).current_dir(desk.folder());
        Outcome::of(&mut shell)
    };
    for arguments in [
        "fill a.yaml",
        "fill a.yaml -o gammel.pdf --force",
        "blank referat",
        "fill a.yaml -o ny.pdf",
    ] {
        let outcome = run(arguments).ended(3);
        assert!(!outcome.stderr.is_empty(), "{arguments}");
        assert_eq!(desk.files(), before, "{arguments}");
    }
    desk.run(&["fill", "a.yaml", "-o", "gammel.pdf", "--force"]).ended(0);
}
