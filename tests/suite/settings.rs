//! Settings, and what languages and dates follow from them.

use crate::desk::{Desk, Outcome};
use crate::poppler;
use crate::roots::{input, package, read};

#[test]
fn settings_are_found_and_obeyed() {
    let desk = Desk::new();
    desk.put("logo.svg", read(&package().join("examples/logo.svg")));
    desk.put(
        "blankett.toml",
        "language = \"nn\"\n[organisation]\nname = \"Eksempel kommune\"\nunit = \"Oppvekst\"\n\
         address = \"Storgata 1, 0001 Eksempel\"\nlogo = \"logo.svg\"\n[defaults]\n\
         barnehage = \"Solsikken barnehage\"\nsamtykke_innhentet = true\n\
         [mail]\nfrom = \"post@example.org\"\nhost = \"smtp.example.org\"\nport = 587\n",
    );
    let without = input("samtykke", "minimal").replace("barnehage: Solsikken barnehage\n", "");
    desk.put("a.yaml", without);
    desk.run(&["fill", "a.yaml", "-o", "a.pdf"]).ended(0);
    let text = poppler::pages(&desk.files()["a.pdf"]);
    for part in [
        "Eksempel kommune",
        "Oppvekst",
        "Storgata 1, 0001 Eksempel",
        "Solsikken barnehage",
        "Side 1 av 2",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(text.contains("Underskrift frå føresette"), "settings say nynorsk\n{text}");
    let spoken = poppler::read_aloud(&desk.files()["a.pdf"]);
    assert!(
        spoken.contains(&poppler::Spoken::Picture("Logoen til Eksempel kommune".into())),
        "{spoken:?}"
    );
    // What the input says itself goes before the settings, and other forms take no notice.
    desk.put("b.yaml", input("samtykke", "minimal").replace("Solsikken", "Revehiet"));
    desk.run(&["fill", "b.yaml", "-o", "b.pdf"]).ended(0);
    assert!(poppler::pages(&desk.files()["b.pdf"]).contains("Revehiet barnehage"));
    desk.put("c.yaml", input("meldeskjema-system", "minimal"));
    desk.run(&["check", "c.yaml"]).ended(0);
    // A file elsewhere, its logo beside it.
    let elsewhere = Desk::new();
    elsewhere.put("c.yaml", input("meldeskjema-system", "minimal"));
    let path = desk.folder().join("blankett.toml");
    let path = path.to_str().expect("a plain path");
    elsewhere.run(&["--config", path, "fill", "c.yaml", "-o", "c.pdf"]).ended(0);
    assert!(poppler::pages(&elsewhere.files()["c.pdf"]).contains("Storgata 1"));
}

#[test]
fn settings_in_the_users_own_folder_are_found() {
    let desk = Desk::new();
    let settings = "[organisation]\nname = \"Eksempel kommune\"\n";
    desk.put("home/.config/blankett/blankett.toml", settings);
    desk.run(&["blank", "samtykke"]).ended(0);
    let text = poppler::pages(&desk.files()["samtykke.pdf"]);
    assert!(text.contains("Eksempel kommune") || cfg!(not(target_os = "linux")), "{text}");
    desk.put("blankett.toml", settings.replace("kommune", "barnehage"));
    desk.run(&["blank", "samtykke", "--force"]).ended(0);
    let text = poppler::pages(&desk.files()["samtykke.pdf"]);
    assert!(text.contains("Eksempel barnehage"), "those of the folder go first\n{text}");
}

#[test]
fn broken_settings_are_refused_with_their_line() {
    let desk = Desk::new();
    desk.put("a.yaml", input("samtykke", "minimal"));
    desk.put("tekst.svg", "dette er ikke et bilde");
    for (settings, line, message) in [
        ("language = \"nb\"\norganisasjon = 1\n", 2, "organisasjon"),
        ("[organisation]\nname = \"A\"\nlgo = \"x\"\n", 3, "lgo"),
        ("[organisation]\nunit = \"A\"\n", 1, "name"),
        ("\nlanguage = \"se\"\n", 2, "se"),
        ("language = \n", 1, ""),
        ("[defaults]\nbarnehage = [\"a\"]\n", 2, ""),
        ("mail = 3\n", 1, ""),
    ] {
        desk.put("blankett.toml", settings);
        let before = desk.files();
        for command in [&["check", "a.yaml"][..], &["fill", "a.yaml"], &["forms"]] {
            let outcome = desk.run(command).ended(1).says(&format!("Rett linje {line}"));
            outcome.says("blankett.toml").says(message);
        }
        assert_eq!(desk.files(), before, "{settings}");
    }
    for (settings, message) in [
        ("[organisation]\nname = \"\"\n", "Navnet på organisasjonen kan ikke skrives ut"),
        (
            "[organisation]\nname = \"A\"\nunit = \"\\u202E\"\n",
            "Navnet på enheten kan ikke skrives ut",
        ),
        ("[organisation]\nname = \"A\"\nlogo = \"tekst.svg\"\n", "tekst.svg er ikke et bilde"),
    ] {
        desk.put("blankett.toml", settings);
        desk.run(&["fill", "a.yaml"]).ended(1).says(message);
    }
    desk.put("blankett.toml", "[organisation]\nname = \"A\"\nlogo = \"borte.svg\"\n");
    desk.run(&["fill", "a.yaml"]).ended(3).says("borte.svg");
    desk.put(
        "blankett.toml",
        "[organisation]\nname = \"A\"\n[mail]\nfrom = \"post@example.org\"\nhost = \"smtp.example.org\"\n",
    );
    desk.run(&["fill", "a.yaml"]).ended(0);
}

#[test]
fn a_value_from_the_settings_that_is_wrong_is_looked_for_there() {
    let desk = Desk::new();
    let without = |keys: &[&str]| -> String {
        let text = input("samtykke", "minimal");
        let lines = text.lines().filter(|line| !keys.iter().any(|key| line.starts_with(key)));
        lines.map(|line| format!("{line}\n")).collect()
    };
    desk.put("a.yaml", without(&["dato"]));
    desk.put("blankett.toml", "[defaults]\ndato = \"31.02.2026\"\n");
    desk.run(&["check", "a.yaml"])
        .ended(1)
        .says("Denne datoen finnes ikke")
        .says("Verdien står under [defaults] i innstillingene");
    // The input's own mistakes are the input's.
    desk.put("a.yaml", format!("{}dato: 31.02.2026\n", without(&["dato"])));
    let outcome = desk.run(&["check", "a.yaml"]).ended(1).says("Denne datoen finnes ikke");
    assert!(!outcome.text().contains("[defaults]"), "{}", outcome.text());
}

#[test]
fn documents_are_in_the_language_of_the_input_then_the_option_then_the_settings() {
    let minimal = input("samtykke", "minimal");
    let title_of = |desk: &Desk, arguments: &[&str]| {
        let outcome = desk.run(&[arguments, &["fill", "a.yaml", "-o", "-"]].concat()).ended(0);
        poppler::metadata(&outcome.stdout)
    };
    for (locale, language) in
        [("nb_NO.UTF-8", "nb-"), ("nn_NO.UTF-8", "nn-"), ("en_GB.UTF-8", "nb-")]
    {
        let desk = Desk::with_locale(locale);
        desk.put("a.yaml", &minimal);
        let tag = |language: &str| format!("<rdf:li>{language}");
        assert!(title_of(&desk, &[]).contains(&tag(language)), "{locale}");
        assert!(title_of(&desk, &["--lang", "en"]).contains(&tag("en-")), "{locale}");
        desk.put("blankett.toml", "language = \"nn\"\n");
        assert!(title_of(&desk, &[]).contains(&tag("nn-")), "{locale}");
        assert!(title_of(&desk, &["--lang", "nb"]).contains(&tag("nb-")), "{locale}");
        desk.put("a.yaml", format!("{minimal}sprak: en\n"));
        assert!(title_of(&desk, &["--lang", "nb"]).contains(&tag("en-")), "{locale}");
    }
}

#[test]
fn the_date_of_a_document_can_be_given() {
    let desk = Desk::new();
    desk.put("a.yaml", input("samtykke", "minimal"));
    let print = |arguments: &[&str], epoch: Option<&str>| {
        let mut command = desk.command();
        command.args([arguments, &["-o", "-"]].concat());
        if let Some(epoch) = epoch {
            command.env("SOURCE_DATE_EPOCH", epoch);
        }
        Outcome::of(&mut command).ended(0).stdout
    };
    let created =
        |pdf: &[u8]| poppler::metadata(pdf).contains("<xmp:CreateDate>2026-11-20T00:00:00");
    for arguments in [&["fill", "a.yaml"][..], &["blank", "samtykke"]] {
        let given = print(&[arguments, &["--date", "2026-11-20"]].concat(), None);
        assert!(created(&given));
        // 20 November 2026, a quarter past ten in the evening.
        let epoch = print(arguments, Some("1795212900"));
        assert!(given == epoch, "{arguments:?}");
        let both = print(&[arguments, &["--date", "2026-11-20"]].concat(), Some("0"));
        assert!(given == both, "{arguments:?}: the option goes first");
        assert!(given != print(arguments, Some("0")), "{arguments:?}");
    }
}
