//! Profiles: what each source demands of the same forms, and what a municipality makes of it with data
//! alone (`tests/catalogs/fjordvik`).

use std::collections::BTreeSet;

use blankett::form::definition::{Choice, Definition, Field};

use crate::desk::Desk;
use crate::poppler;
use crate::roots::{Root, files_below, input, package, read};

/// A desk with the catalog of a municipality that the product does not know.
fn fjordvik() -> Desk {
    let desk = Desk::new();
    let folder = package().join("tests/catalogs/fjordvik");
    for path in files_below(&folder) {
        let inside = path.strip_prefix(&folder).expect("it is below the folder");
        desk.put(&format!("fjordvik/{}", inside.display()), read(&path));
    }
    desk.put("blankett.toml", "catalog = \"fjordvik\"\nprofile = \"fjordvik\"\n");
    desk
}

#[test]
fn four_profiles_come_with_the_product_and_nothing_is_wrong_with_them() {
    let desk = Desk::new();
    let listed = desk.run(&["profile", "list", "--format", "json"]).ended(0).json();
    let listed = listed.as_array().expect("a list");
    let ids: Vec<&str> = listed.iter().filter_map(|profile| profile["id"].as_str()).collect();
    assert_eq!(ids, ["baerum", "familiesenter", "hustadvika", "samarbeid"]);
    assert_eq!(listed[0]["in_use"], true);
    for id in ids {
        let said = desk.run(&["profile", "check", id]).ended(0).text().to_owned();
        assert!(said.contains(&format!("{id}: alt er i orden")), "{said}");
        let shown = desk.run(&["profile", "show", id]).ended(0).text().to_owned();
        let forms = desk.run(&["--profile", id, "forms", "--format", "json"]).ended(0).json();
        for form in forms.as_array().expect("a list") {
            let form = form["id"].as_str().expect("a form has an id");
            assert!(shown.contains(form), "{form} is not in\n{shown}");
            // What a form offers to begin with is right.
            let starter = desk.run(&["--profile", id, "new", form]).ended(0).stdout;
            desk.run_with(&["--profile", id, "check", "-"], starter).ended(0);
        }
    }
}

#[test]
fn the_worked_examples_of_every_profile_are_right() {
    let desk = Desk::new();
    for profile in ["familiesenter", "hustadvika", "samarbeid"] {
        let files = files_below(&package().join("examples/profiles").join(profile));
        let forms = files.iter().filter(|path| path.extension().is_some_and(|end| end == "yaml"));
        for path in forms {
            let path = path.to_str().expect("the path is UTF-8");
            desk.run(&["--profile", profile, "check", path]).ended(0);
        }
    }
}

#[test]
fn a_fifth_municipality_takes_data_only() {
    let desk = fjordvik();
    let said = desk.run(&["profile", "check"]).ended(0).text().to_owned();
    assert!(said.contains("fjordvik: alt er i orden"), "{said}");
    let shown = desk.run(&["profile", "show", "--format", "json"]).ended(0).json();
    assert_eq!(shown["lineage"], serde_json::json!(["baerum", "hustadvika", "fjordvik"]));
    assert_eq!(shown["archive"]["system"], "Fjordarkivet");
    let service = |id: &str| {
        let services = shown["services"].as_array().expect("a list");
        services.iter().find(|service| service["id"] == id).cloned().expect("it is there")
    };
    assert_eq!(service("ppt")["email"], "ppt@fjordvik.example.org");
    assert_eq!(service("ppt")["label"], "PPT", "the rest is as it was");
    assert_eq!(service("logoped")["external"], true);
    // Its own field stands in the form of the profile beneath, under its own letterhead.
    let full = "fjordvik/tests/profiles/fjordvik/cases/referat/full/input.yaml";
    desk.run(&["fill", full, "-o", "referat.pdf"]).ended(0);
    let pages = poppler::pages(&desk.files()["referat.pdf"]);
    for text in ["Fjordvik kommune", "Oppvekst", "Møte nr.", "BTI"] {
        assert!(pages.contains(text), "{text} is not in\n{pages}");
    }
    let aloud = poppler::read_aloud(&desk.files()["referat.pdf"]);
    assert!(
        aloud.contains(&poppler::Spoken::Picture("Logoen til Fjordvik kommune".into())),
        "{aloud:?}"
    );
    // A form of its own, in the language of the municipality.
    desk.run(&["blank", "observasjon", "-o", "blank.pdf"]).ended(0);
    let blank = poppler::pages(&desk.files()["blank.pdf"]);
    assert!(blank.contains("Kva såg vi?") && blank.contains("Logoped"), "{blank}");
    // What the settings say comes first.
    desk.put(
        "blankett.toml",
        "catalog = \"fjordvik\"\nprofile = \"fjordvik\"\n[organisation]\nname = \"Fjorden barnehage\"\n",
    );
    desk.run(&["--lang", "nb", "blank", "observasjon", "-o", "nb.pdf"]).ended(0);
    let blank = poppler::pages(&desk.files()["nb.pdf"]);
    assert!(blank.contains("Fjorden barnehage") && blank.contains("Hva så vi?"), "{blank}");
}

#[test]
fn a_profile_may_stop_what_names_somebody_in_a_document_about_a_group() {
    let named = "skjema: observasjon\navdeling: Maurtua\ndato: 2026-03-03\n\
                 notat: Oda Lyngmo ventar lenge før maten kjem.\n";
    let desk = fjordvik();
    desk.put("a.yaml", named);
    desk.run(&["check", "a.yaml"]).ended(1).says("notat");
    let profile = desk.folder().join("fjordvik/forms/profiles/fjordvik.toml");
    let text = String::from_utf8(read(&profile)).expect("text").replace("\"stop\"", "\"warn\"");
    desk.put("fjordvik/forms/profiles/fjordvik.toml", text);
    desk.run(&["check", "a.yaml"]).ended(0);
}

#[test]
fn a_new_profile_is_right_as_it_stands_and_with_everything_it_offers() {
    let desk = Desk::new();
    let made = desk.run(&["profile", "new", "eksempelby", "--like", "hustadvika", "-o", "egne"]);
    made.ended(0).says("blankett profile check");
    let path = "egne/forms/profiles/eksempelby.toml";
    let text = String::from_utf8(desk.files()[path].clone()).expect("text");
    let check = ["--catalog", "egne", "profile", "check", "eksempelby"];
    desk.run(&check).ended(0);
    // Everything that is offered as a comment, but for the logo, which is not there.
    let example = text.split_once(".toml:\n").expect("an example follows").1;
    let change: String = example
        .lines()
        .map(|line| line.trim_start_matches('#').trim_start().to_owned() + "\n")
        .collect();
    desk.put("egne/forms/profiles/eksempelby/referat.toml", change);
    let offered = text.split_once("# forms/profiles").expect("it says where").0;
    let offered: String = offered
        .lines()
        .filter(|line| !line.contains("logo"))
        .map(|line| match line.strip_prefix("# ") {
            Some(line) if line.contains('=') && !line.contains('«') || line.starts_with('[') => {
                line
            }
            _ => line,
        })
        .map(|line| line.to_owned() + "\n")
        .collect();
    desk.put(path, offered);
    desk.run(&check).ended(0);
    let blank = ["--catalog", "egne", "--profile", "eksempelby", "blank", "referat"];
    desk.run(&blank).ended(0);
    assert!(poppler::pages(&desk.files()["referat.pdf"]).contains("Møte nr."));
    // What is there stays.
    desk.run(&["profile", "new", "hustadvika"]).ended(2).says("hustadvika");
    desk.run(&["profile", "new", "eksempelby", "-o", "egne"]).ended(1).says("--force");
    desk.run(&["profile", "new", "Eksempelby"]).ended(2).says("kommune-1");
}

#[test]
fn every_mistake_of_a_profile_is_named_with_its_place() {
    let desk = Desk::new();
    desk.put(
        "egne/forms/profiles/rot.toml",
        "id = \"ort\"\nextends = \"baerum\"\nforms = [\"referat\", \"referrat\"]\n\
         title = { nb = \"Rot\", nn = \"\", en = \"Rot\" }\n\n[organisation]\nname = \"Rot\"\nlogo = \"../logo.svg\"\n\n\
         [[services]]\nid = \"ppt\"\nemail = \"ikke en adresse\"\n\n\
         [[meetings]]\nid = \"ressursteam\"\nevery = \"av og til\"\n\n\
         [[copies]]\nid = \"kopi\"\nform = \"referat\"\nto = [\"alle\", \"service:pt\"]\n\
         label = { nb = \"Kopi\", nn = \"Kopi\", en = \"Copy\" }\n\n\
         [[services]]\nid = \"borte\"\ndrop = true\n",
    );
    let said = desk.run(&["--lang", "en", "--catalog", "egne", "profile", "check", "rot"]).ended(1);
    let lines: Vec<&str> = said
        .stderr
        .lines()
        .filter_map(|line| line.strip_prefix("egne/forms/profiles/rot.toml:"))
        .collect();
    let expected = [
        "1:6: An id must be the same as the file name",
        "4:9: The text is empty in “nn”",
        "8:8: “../logo.svg”",
        "12:9: “ikke en adresse”",
        "16:9: “av og til”",
        "21:7: “alle”",
        "21:15: There is no “pt” here. Did you mean “ppt”?",
        "24:1: There is no “borte” here",
    ];
    assert_eq!(lines.len(), expected.len(), "{lines:#?}");
    for (line, expected) in lines.iter().zip(expected) {
        let place = expected.split(' ').next().unwrap_or_default();
        assert!(line.starts_with(place), "{line} is not at {place}");
        let rest = expected.split_once(' ').map_or("", |(_, rest)| rest);
        assert!(line.contains(rest), "{line} does not say {rest}");
    }
    desk.run(&["profile", "check", "berum"]).ended(2).says("baerum");
    desk.run(&["--profile", "berum", "forms"]).ended(2).says("baerum");
}

#[test]
fn what_a_profile_says_of_forms_is_held_against_them() {
    let desk = Desk::new();
    desk.put(
        "egne/forms/profiles/rot.toml",
        "id = \"rot\"\nextends = \"baerum\"\nforms = [\"referat\", \"referrat\"]\n\n\
         [[meetings]]\nid = \"ressursteam\"\nform = \"referat\"\n\n\
         [[copies]]\nid = \"kopi\"\nform = \"referat\"\nwhen = \"gjeldr == 'individ'\"\n\
         to = [\"services:kopi_til\"]\nlabel = { nb = \"Kopi\", nn = \"Kopi\", en = \"Copy\" }\n",
    );
    let said = desk.run(&["--lang", "en", "--catalog", "egne", "profile", "check", "rot"]).ended(1);
    for expected in ["3:21: There is no “referrat”", "“gjeldr”", "“kopi_til”", "7:8:"] {
        assert!(said.stderr.contains(expected), "{expected} is not in\n{}", said.stderr);
    }
    let count = said.stderr.lines().count();
    assert_eq!(count, 4, "{}", said.stderr);
}

#[test]
fn a_change_that_does_not_fit_is_refused_with_its_place() {
    let broken = [
        ("extends = \"refrat\"\n", "1:11: There is no “refrat” here. Did you mean “referat”?"),
        ("extends = \"ring-a\"\n", "“prove”"),
        (
            "extends = \"referat\"\n[[sections]]\nid = \"mote\"\n[[sections.fields]]\nid = \"datoen\"\ndrop = true\n",
            "4:1: There is no “datoen” here. Did you mean “dato”?",
        ),
        (
            "extends = \"referat\"\n[[rules]]\nid = \"ny\"\nplace_after = \"gammel\"\nfields = [\"dato\"]\n\
             test = \"dato != 'x'\"\nmessage = { nb = \"a\", nn = \"b\", en = \"c\" }\n",
            "4:15: There is no “gammel” here",
        ),
        ("extends = \"referat\"\n[[rule]]\nid = \"ny\"\n", "There is no key “rule” here"),
        ("extends = \"referat\"\ntitle.nb = \"Bare bokmål\"\n", "“nn”"),
        (
            "extends = \"referat\"\n[[sections]]\nid = \"mote\"\n[[sections.fields]]\nid = \"dato\"\nkind = \"dag\"\n",
            "6:8:",
        ),
    ];
    for (text, expected) in broken {
        let desk = Desk::new();
        desk.put("egne/forms/prove.toml", text);
        desk.put("egne/forms/ring-a.toml", "extends = \"prove\"\n");
        let said = desk.run(&["--lang", "en", "--catalog", "egne", "schema", "prove"]).ended(1);
        assert!(said.stderr.contains(expected), "{expected} is not in\n{}", said.stderr);
        // The others work as before.
        desk.run(&["--catalog", "egne", "schema", "referat"]).ended(0);
    }
}

#[test]
fn a_form_of_a_profile_is_none_of_the_others() {
    let desk = Desk::new();
    desk.put(
        "a.yaml",
        input("samtykke", "minimal").replace("skjema: samtykke", "skjema: tverrfaglig-referat"),
    );
    desk.run(&["check", "a.yaml"]).ended(1).says("a.yaml:1:9");
    desk.run(&["--profile", "hustadvika", "schema", "tverrfaglig-referat"]).ended(0);
    desk.run(&["--profile", "samarbeid", "schema", "tverrfaglig-referat"]).ended(2);
}

#[test]
fn the_bank_of_measures_is_searched_listed_and_offered() {
    let desk = Desk::new();
    let bank = |arguments: &[&str]| {
        let all: Vec<&str> =
            ["--profile", "familiesenter", "bank"].iter().chain(arguments).copied().collect();
        desk.run(&all)
    };
    let all = bank(&["--format", "json"]).ended(0).json();
    let all = all.as_array().expect("a list").clone();
    assert!(all.len() >= 15, "{}", all.len());
    let open = bank(&["--access", "open", "--format", "json"]).ended(0).json();
    let open = open.as_array().expect("a list").len();
    assert!(open > 0 && open < all.len(), "{open}");
    let word = all[0]["label"].as_str().expect("a label").split(' ').next().expect("a word");
    let found = bank(&[&word.to_uppercase()]).ended(0).text().to_owned();
    assert!(found.contains(word), "{found}");
    assert!(!bank(&["finnesikke"]).ended(0).text().contains(word));
    let unit = all[0]["unit"].as_str().expect("a unit");
    for measure in
        bank(&["--unit", unit, "--format", "json"]).ended(0).json().as_array().expect("a list")
    {
        assert_eq!(measure["unit"], unit);
    }
    bank(&["--unit", "finnesikke"]).ended(2).says("finnesikke");
    bank(&["-o", "tiltaksbank.pdf"]).ended(0);
    let pages = poppler::drawn(&desk.files()["tiltaksbank.pdf"]);
    let dense = |text: &str| text.split_whitespace().collect::<String>();
    for measure in &all {
        let label = measure["label"].as_str().expect("a label");
        assert!(dense(&pages).contains(&dense(label)), "{label} is not in\n{pages}");
    }
    // Whoever writes minutes is offered them, by the starter file and by an editor.
    let starter =
        desk.run(&["--profile", "familiesenter", "new", "referat"]).ended(0).text().to_owned();
    let schema =
        desk.run(&["--profile", "familiesenter", "schema", "referat"]).ended(0).text().to_owned();
    for measure in &all {
        let id = measure["id"].as_str().expect("an id");
        assert!(
            starter.contains(id) && schema.contains(&format!("\"{id}\"")),
            "{id} is not offered"
        );
    }
    desk.run(&["bank"]).ended(2).says("baerum");
}

#[test]
fn a_plan_has_the_rhythm_of_its_profile() {
    let desk = Desk::new();
    let plan = |profile: &str, form: &str, first: &str, last: &str| -> Vec<String> {
        let arguments = [
            "--profile",
            profile,
            "plan",
            form,
            "--first",
            first,
            "--last",
            last,
            "-o",
            "plan.yaml",
            "--force",
        ];
        desk.run(&arguments).ended(0);
        let text = String::from_utf8(desk.files()["plan.yaml"].clone()).expect("text");
        let days = text.lines().filter_map(|line| line.trim().strip_prefix("- {dato: "));
        days.map(|day| day.trim_end_matches('}').trim_matches('"').to_owned()).collect()
    };
    let monthly = plan("baerum", "innkalling", "2026-08-18", "2026-12-31");
    assert_eq!(monthly, ["2026-08-18", "2026-09-15", "2026-10-20", "2026-11-17", "2026-12-15"]);
    // A plan is right as it stands, and one that leaves out a month is told so.
    let checked = desk.run(&["check", "plan.yaml"]).ended(0);
    assert!(!checked.stderr.contains("R21"), "{}", checked.stderr);
    let text = String::from_utf8(desk.files()["plan.yaml"].clone()).expect("text");
    let without: String = text
        .lines()
        .filter(|line| !line.contains("2026-10-20"))
        .map(|line| format!("{line}\n"))
        .collect();
    desk.put("hull.yaml", without);
    let checked = desk.run(&["check", "hull.yaml"]).ended(0);
    assert!(checked.stderr.contains("15.09.2026 og 17.11.2026"), "{}", checked.stderr);
    let third_week = plan("familiesenter", "innkalling", "2026-09-01", "2026-11-10");
    assert_eq!(third_week, ["2026-09-01", "2026-09-22", "2026-10-13", "2026-11-03"]);
    let half_year = plan("hustadvika", "tverrfaglig-innkalling", "2026-10-13", "2027-06-01");
    assert_eq!(half_year, ["2026-10-13", "2027-04-13"]);
    desk.run(&["plan", "samtykke", "--first", "2026-08-18", "--last", "2026-12-31"]).ended(2);
    desk.run(&["plan", "--first", "2026-12-31", "--last", "2026-08-18"]).ended(2);
}

#[test]
fn every_rule_of_the_sources_stands_in_a_definition() {
    fn numbers<'a>(fields: impl IntoIterator<Item = &'a Field>, found: &mut BTreeSet<String>) {
        for field in fields {
            found.extend(field.number.clone());
            numbers(field.kind.fields(), found);
            for Choice { fields, .. } in field.kind.choices() {
                numbers(fields.iter(), found);
            }
        }
    }
    let mut found = BTreeSet::new();
    let mut of = |form: &Definition| {
        numbers(form.fields(), &mut found);
        found.extend(form.rules.iter().filter_map(|rule| rule.number.clone()));
        found.extend(form.checks.iter().filter_map(|check| check.number.clone()));
    };
    for root in Root::all().iter().filter(|root| root.is_of_the_product()) {
        for form in root.forms() {
            of(&form);
        }
    }
    // That each is broken by one case and kept by another, `cases` demands of every definition.
    let missing: Vec<String> =
        (1..=21).map(|number| format!("R{number}")).filter(|rule| !found.contains(rule)).collect();
    assert!(missing.is_empty(), "no definition holds {missing:?}");
}
