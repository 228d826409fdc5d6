//! The proposal for the next invitation (R12): what is on it, what is not, and that it can be sent.

use crate::desk::Desk;
use crate::made_cases::{Kind, Meeting, consent, minutes, sheet, tried, withdrawal};
use crate::roots::package;

const GIVEN: [&str; 8] =
    ["--date", "2026-05-12", "--from", "9.00", "--to", "10:30", "--place", "Møterom 2"];

fn desk() -> Desk {
    let desk = Desk::new();
    let sol = "Solsikken barnehage";
    let put = |path: &str, text: String| desk.put(&format!("saker/{path}"), text);
    let meeting =
        Meeting { date: "2026-02-17", measures: vec![tried(true, true, 4)], closed: false };
    for (case, kind) in [
        ("2026-001", Kind::System),
        ("2026-002", Kind::System),
        ("2026-003", Kind::Single),
        ("2026-004", Kind::Single),
        ("2026-005", Kind::Anonymous),
        ("2026-006", Kind::Single),
    ] {
        put(&format!("{case}/sak.yaml"), sheet(case, sol, kind, ""));
    }
    put("2026-002/a.yaml", minutes("2026-002", Kind::System, &meeting));
    put("2026-004/samtykke.yaml", consent("2026-004", ""));
    put("2026-005/a.yaml", minutes("2026-005", Kind::Anonymous, &meeting));
    put("2026-006/samtykke.yaml", consent("2026-006", ""));
    put("2026-006/trukket.yaml", withdrawal("2026-006", "2026-04-01"));
    let closed = "avsluttet: 2026-03-01\navslutning: tiltak\n";
    put("2026-007/sak.yaml", sheet("2026-007", sol, Kind::System, closed));
    let like = std::fs::read(package().join("tests/cases/innkalling/full/input.yaml"));
    desk.put("forrige.yaml", like.expect("there is an invitation"));
    desk
}

fn agenda(desk: &Desk, more: &[&str]) -> crate::desk::Outcome {
    desk.run(&[&["agenda"], more].concat())
}

#[test]
fn system_work_comes_first_and_follow_up_before_what_is_new() {
    let desk = desk();
    let proposal = agenda(&desk, &[&GIVEN[..], &["--like", "forrige.yaml"]].concat()).ended(0);
    let proposal = proposal
        .says("2026-003 er ikke med: de foresatte har ikke gitt samtykke")
        .says("2026-006 er ikke med: samtykket er trukket tilbake");
    assert!(!proposal.stderr.contains("gjenstår"), "{}", proposal.stderr);
    let rows: Vec<&str> =
        proposal.text().lines().map(str::trim).filter(|line| line.contains("type:")).collect();
    assert_eq!(
        rows,
        [
            "- {tittel: Overganger på Maurtua, type: oppfolging, sak: 2026-002, legges_frem_av: Ingrid Solhaug}",
            "- {tittel: Sak 2026-001, type: ny, sak: 2026-001, legges_frem_av: Ingrid Solhaug}",
            "- {type: oppfolging, sak: 2026-005, legges_frem_av: Ingrid Solhaug}",
            "- {type: ny, sak: 2026-004, legges_frem_av: Ingrid Solhaug}",
        ]
    );
    desk.put("ny.yaml", proposal.text());
    desk.run(&["check", "ny.yaml"]).ended(0);
    for word in ["Oda", "Lyngmo", "2026-007"] {
        assert!(!proposal.text().contains(word), "{word}");
    }
}

#[test]
fn what_nobody_said_is_left_to_fill_in_and_named() {
    let desk = desk();
    let proposal = agenda(&desk, &["-o", "ny.yaml"]).ended(0);
    let proposal = proposal.says("gjenstår å fylle ut").says("Dato: ").says("Deltakere");
    assert_eq!(proposal.text(), "ny.yaml\n");
    let text = String::from_utf8(desk.files()["ny.yaml"].clone()).expect("text");
    assert!(text.contains("\ndato:\n") && text.contains("\ndeltakere:\n"), "{text}");
    assert!(text.contains("barnehage: Solsikken barnehage\n"), "{text}");
    agenda(&desk, &["-o", "ny.yaml"]).ended(1).says("ny.yaml");
}

/// R1: a title that names somebody of any case does not get in, whoever wrote it.
#[test]
fn a_title_that_would_be_stopped_is_not_proposed() {
    let desk = desk();
    let meeting = Meeting { date: "2026-03-17", measures: vec![], closed: false };
    let named = minutes("2026-002", Kind::System, &meeting)
        .replace("om: Overganger på Maurtua", "om: Garderoben og Oda Lyngmo");
    desk.put("saker/2026-002/b.yaml", named);
    let proposal = agenda(&desk, &GIVEN).ended(0);
    // The title of the minutes before it is safe.
    assert!(proposal.text().contains("{tittel: Overganger på Maurtua, type: oppfolging"));
    assert!(!proposal.text().contains("Oda"), "{}", proposal.text());
    desk.put(
        "saker/2026-002/a.yaml",
        String::from_utf8_lossy(&desk.files()["saker/2026-002/b.yaml"]).as_bytes(),
    );
    let proposal = agenda(&desk, &GIVEN).ended(0);
    assert!(
        proposal.text().contains("{tittel: Sak 2026-002, type: oppfolging"),
        "{}",
        proposal.text()
    );
}

/// R5: a file that cannot be read may be the one that withdraws the consent.
#[test]
fn a_case_with_a_broken_file_is_left_out() {
    let desk = desk();
    desk.put("saker/2026-004/trukket.yaml", "skjema: samtykke-endring\nsak: 2026-004\n");
    let proposal = agenda(&desk, &GIVEN).ended(0).says("2026-004 er ikke med: en fil");
    assert!(!proposal.text().contains("2026-004"));
}

#[test]
fn a_case_put_off_waits_for_its_day() {
    let desk = desk();
    let meeting = Meeting { date: "2026-03-17", measures: vec![], closed: false };
    let later =
        minutes("2026-002", Kind::System, &meeting) + "konklusjon: [{folges_opp: 2026-06-09}]\n";
    desk.put("saker/2026-002/b.yaml", later);
    let proposal =
        agenda(&desk, &GIVEN).ended(0).says("2026-002 er ikke med: den skal følges opp 09.06.2026");
    assert!(!proposal.text().contains("2026-002"));
    let on_the_day: Vec<&str> =
        ["--date", "2026-06-09"].iter().chain(&GIVEN[2..]).copied().collect();
    assert!(agenda(&desk, &on_the_day).ended(0).text().contains("2026-002"));
}

#[test]
fn only_an_earlier_invitation_is_one() {
    let desk = desk();
    agenda(&desk, &["--like", "saker/2026-001/sak.yaml"]).ended(2).says("innkalling");
    agenda(&desk, &["--form", "referat"]).ended(2).says("referat");
    agenda(&desk, &["--from", "25:00"]).ended(2).says("25:00");
}
