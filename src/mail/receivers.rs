//! Who gets a copy of which document (R15): a profile says it, the forms have the addresses.

use std::collections::HashSet;

use super::mailbox::Mailbox;
use crate::case::Case;
use crate::form::definition::Names;
use crate::form::expression::Scope;
use crate::form::{FilledForm, Value};
use crate::language::Localized;
use crate::profile::{CopyRule, Profile, Receiver, Service};

/// Somebody who should get a copy and cannot be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreached {
    /// What the copy is for.
    pub copy: Localized,
    /// What is missing.
    pub gap: Gap,
}

/// Why somebody cannot be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// No form of the case has an address of a guardian.
    Guardians,
    /// The form has no address of a participant.
    Participants,
    /// No service takes part in every meeting.
    Permanent,
    /// The service has no address, or none that can be written to.
    Service(Localized),
    /// There is no service of this name.
    UnknownService(String),
    /// The address in this field cannot be written to.
    Field(String),
}

/// Who gets a document, each address once; nobody where no copy fits.
///
/// # Errors
///
/// Everybody who should get it and cannot be written to.
pub fn receivers(
    profile: &Profile,
    form: &FilledForm,
    case: Option<&Case>,
) -> Result<Vec<Mailbox>, Vec<Unreached>> {
    let mut found: Vec<Mailbox> = Vec::new();
    let mut unreached = Vec::new();
    for copy in profile.copies.iter().filter(|copy| fits(copy, form)) {
        for one in copy.to.iter().flat_map(|receiver| addresses(receiver, profile, form, case)) {
            match one {
                Ok(mailbox) if found.iter().any(|other| other.key() == mailbox.key()) => {}
                Ok(mailbox) => found.push(mailbox),
                Err(gap) => unreached.push(Unreached { copy: copy.label.clone(), gap }),
            }
        }
    }
    if unreached.is_empty() { Ok(found) } else { Err(unreached) }
}

fn fits(copy: &CopyRule, form: &FilledForm) -> bool {
    let scope = || Scope::new(form.variables());
    copy.form == form.definition().id
        && copy.when.as_ref().is_none_or(|when| when.holds(&scope()).unwrap_or(false))
}

fn addresses(
    receiver: &Receiver,
    profile: &Profile,
    form: &FilledForm,
    case: Option<&Case>,
) -> Vec<Result<Mailbox, Gap>> {
    let or = |found: Vec<Result<Mailbox, Gap>>, gap: Gap| {
        if found.is_empty() { vec![Err(gap)] } else { found }
    };
    let service = |id: &str| {
        let unknown = || Gap::UnknownService(id.to_owned());
        profile.service(id).ok_or_else(unknown).and_then(of_service)
    };
    match receiver {
        Receiver::Guardians => {
            let filed = case.into_iter().flat_map(|case| &case.documents);
            let forms = std::iter::once(form).chain(filed.map(|filed| &filed.form));
            or(forms.flat_map(|form| named(form, Names::Guardian)).collect(), Gap::Guardians)
        }
        Receiver::Participants => or(named(form, Names::Participant), Gap::Participants),
        Receiver::Permanent => {
            let permanent = profile.services.iter().filter(|service| service.permanent);
            or(permanent.map(of_service).collect(), Gap::Permanent)
        }
        Receiver::Service(id) => vec![service(id)],
        // Whoever chooses no service wants none to have it.
        Receiver::Chosen(field) => chosen(form, field).into_iter().map(service).collect(),
    }
}

fn of_service(service: &Service) -> Result<Mailbox, Gap> {
    let address = service.email.as_deref().and_then(|email| Mailbox::new(None, email).ok());
    address.ok_or_else(|| Gap::Service(service.label.clone()))
}

/// Documents, by their place in a row, that the same people get.
#[derive(Debug, PartialEq, Eq)]
pub struct Lot {
    /// The documents.
    pub documents: Vec<usize>,
    /// Who gets them, and no others of the row.
    pub to: Vec<Mailbox>,
}

/// Puts together what goes to the same people, given who gets each document of a row.
pub fn lots(receivers: &[Vec<Mailbox>]) -> Vec<Lot> {
    let mut lots: Vec<Lot> = Vec::new();
    let mut seen = HashSet::new();
    for mailbox in receivers.iter().flatten().filter(|mailbox| seen.insert(mailbox.key())) {
        let has = |to: &Vec<Mailbox>| to.iter().any(|other| other.key() == mailbox.key());
        let documents: Vec<usize> =
            (0..receivers.len()).filter(|index| has(&receivers[*index])).collect();
        match lots.iter_mut().find(|lot| lot.documents == documents) {
            Some(lot) => lot.to.push(mailbox.clone()),
            None => lots.push(Lot { documents, to: vec![mailbox.clone()] }),
        }
    }
    lots
}

/// The addresses of somebody's in a form.
fn named(form: &FilledForm, names: Names) -> Vec<Result<Mailbox, Gap>> {
    let leaves = form.leaves().into_iter().filter(|leaf| leaf.field.names == Some(names));
    let addresses = leaves.filter_map(|leaf| match &leaf.answer.value {
        Value::Email(address) => {
            let mailbox = Mailbox::new(None, address.as_str());
            Some(mailbox.map_err(|_| Gap::Field(leaf.path)))
        }
        _ => None,
    });
    addresses.collect()
}

/// The ids of the choices taken in a field.
fn chosen<'a>(form: &'a FilledForm, field: &str) -> Vec<&'a str> {
    match form.answers().at(field).map(|answer| &answer.value) {
        Some(Value::Choice(chosen)) => vec![chosen.id.as_str()],
        Some(Value::Choices(chosen)) => chosen.iter().map(|chosen| chosen.id.as_str()).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Filed;
    use crate::catalog::Catalog;
    use crate::input::{Format, read};
    use crate::language::Language;
    use crate::pipeline::{Setting, fill};

    const MINUTES: &str = r#"
id = "notat"
confidentiality = "child"
file_name = "{skjema}-{sak}"
title = { nb = "Notat", nn = "Notat", en = "Notes" }

[[sections]]
id = "moete"

[[sections.fields]]
id = "anonym"
kind = "boolean"
label = { nb = "Anonym", nn = "Anonym", en = "Anonymous" }

[[sections.fields]]
id = "foresatt_epost"
kind = "email"
names = "guardian"
label = { nb = "E-post", nn = "E-post", en = "E-mail" }

[[sections.fields]]
id = "til_stede"
kind = "list"
label = { nb = "Til stede", nn = "Til stades", en = "Present" }

[[sections.fields.fields]]
id = "epost"
kind = "email"
names = "participant"
label = { nb = "E-post", nn = "E-post", en = "E-mail" }

[[sections.fields]]
id = "kopi_til"
kind = "choices"
choices_from = "profile.services"
label = { nb = "Kopi til", nn = "Kopi til", en = "Copy to" }
"#;

    const PROFILE: &str = r#"
id = "prove"
title = { nb = "Prøve", nn = "Prøve", en = "Trial" }
about = { nb = "Prøve", nn = "Prøve", en = "Trial" }
forms = ["notat"]

[[services]]
id = "ppt"
label = { nb = "PPT", nn = "PPT", en = "PPT" }
permanent = true
email = "ppt@example.org"

[[services]]
id = "helsestasjon"
label = { nb = "Helsestasjonen", nn = "Helsestasjonen", en = "The health centre" }

[[services]]
id = "kommune"
label = { nb = "Kommunen", nn = "Kommunen", en = "The municipality" }
permanent = true
email = "post@kommune.example.org"
"#;

    /// The forms, and copies of the notes to these receivers, each under a condition.
    fn catalog(profile: &str, to: &[(&str, &str)]) -> Catalog {
        let copy = |(index, (to, when)): (usize, &(&str, &str))| {
            let when = if when.is_empty() { "true" } else { when };
            format!(
                "\n[[copies]]\nid = \"kopi-{index}\"\nform = \"notat\"\nwhen = \"{when}\"\n\
                 to = [\"{to}\"]\nlabel = {{ nb = \"Kopi\", nn = \"Kopi\", en = \"Copy\" }}\n"
            )
        };
        let copies: String = to.iter().enumerate().map(copy).collect();
        let mut catalog = Catalog::built_in();
        for (path, text) in
            [("profiles/prove", format!("{profile}{copies}")), ("notat", MINUTES.to_owned())]
        {
            catalog.add(&format!("forms/{path}.toml"), text).expect("the path is usable");
        }
        catalog.choose("prove").unwrap_or_else(|error| panic!("{error:?}"));
        catalog
    }

    fn notes(catalog: &Catalog, text: &str) -> FilledForm {
        let text = format!("skjema: notat\nsak: 2026-014\n{text}");
        let submission = read(text.as_bytes(), Format::Yaml).expect("it can be read");
        fill(submission, &Setting::plain(catalog)).unwrap_or_else(|refusal| panic!("{refusal:?}"))
    }

    /// Who gets the form, which lies in a case beside another one.
    fn of(to: &[(&str, &str)], form: &str, filed: &str) -> Result<Vec<String>, Vec<String>> {
        found(&catalog(PROFILE, to), form, filed)
    }

    fn found(catalog: &Catalog, form: &str, filed: &str) -> Result<Vec<String>, Vec<String>> {
        let case = Case {
            reference: "2026-014".parse().expect("a reference"),
            documents: vec![Filed::new("samtykke.yaml".to_owned(), notes(catalog, filed))],
            attachments: Vec::new(),
            problems: Vec::new(),
        };
        let profile = catalog.profile().expect("one was chosen");
        receivers(profile, &notes(catalog, form), Some(&case))
            .map(|found| found.iter().map(|mailbox| mailbox.address().to_owned()).collect())
            .map_err(|unreached| unreached.iter().map(gap).collect())
    }

    fn gap(unreached: &Unreached) -> String {
        let copy = unreached.copy.get(Language::En);
        match &unreached.gap {
            Gap::Service(label) => format!("{copy}: {}", label.get(Language::En)),
            other => format!("{copy}: {other:?}"),
        }
    }

    #[test]
    fn guardians_are_found_in_the_whole_case_and_participants_in_the_form_alone() {
        let form = "til_stede: [{epost: kari.nordli@example.org}, {epost: Mats@example.org}]\n";
        let filed = "foresatt_epost: eva@example.org\ntil_stede: [{epost: andre@example.org}]\n";
        let found = of(&[("guardians", ""), ("participants", "")], form, filed);
        let expected = ["eva@example.org", "kari.nordli@example.org", "Mats@example.org"];
        assert_eq!(found, Ok(expected.map(str::to_owned).to_vec()));
        let own = format!("{form}foresatt_epost: Eva@example.org\n");
        let found = of(&[("guardians", "")], &own, filed);
        assert_eq!(found, Ok(vec!["Eva@example.org".to_owned()]), "each address once");
    }

    #[test]
    fn services_get_what_they_are_to_have_and_what_was_agreed_to() {
        let all = |to| of(&[(to, "")], "kopi_til: [ppt]\n", "");
        let ppt = "ppt@example.org".to_owned();
        assert_eq!(all("permanent"), Ok(vec![ppt.clone(), "post@kommune.example.org".to_owned()]));
        assert_eq!(all("service:ppt"), Ok(vec![ppt.clone()]));
        assert_eq!(all("services:kopi_til"), Ok(vec![ppt]));
        assert_eq!(of(&[("services:kopi_til", "")], "", ""), Ok(Vec::new()), "nobody was chosen");
    }

    #[test]
    fn a_condition_and_the_form_decide() {
        let to = &[("service:ppt", "!anonym")];
        assert_eq!(of(to, "anonym: ja\n", ""), Ok(Vec::new()));
        assert_eq!(of(to, "anonym: nei\n", ""), Ok(vec!["ppt@example.org".to_owned()]));
        let other = "\n[[copies]]\nid = \"annet\"\nform = \"referat\"\nto = [\"service:ppt\"]\n\
                     label = { nb = \"Kopi\", nn = \"Kopi\", en = \"Copy\" }\n";
        assert_eq!(found(&catalog(&format!("{PROFILE}{other}"), &[]), "", ""), Ok(Vec::new()));
    }

    #[test]
    fn everybody_without_an_address_is_said() {
        let to = ["guardians", "participants", "service:helsestasjon", "services:kopi_til"];
        let missing = of(&to.map(|to| (to, "")), "kopi_til: [ppt, helsestasjon]\n", "");
        let health = "Copy: The health centre".to_owned();
        let expected = ["Copy: Guardians", "Copy: Participants", &health, &health];
        assert_eq!(missing, Err(expected.map(str::to_owned).to_vec()));
        let nobody = PROFILE.replace("permanent = true\n", "");
        let missing = found(&catalog(&nobody, &[("permanent", "")]), "", "");
        assert_eq!(missing, Err(vec!["Copy: Permanent".to_owned()]));
    }

    #[test]
    fn what_goes_to_the_same_people_goes_together() {
        let to = |addresses: &[&str]| -> Vec<Mailbox> {
            addresses.iter().map(|address| address.parse().expect("an address")).collect()
        };
        let (eva, ppt, leader) = ("eva@example.org", "ppt@example.org", "kari@example.org");
        let found = lots(&[to(&[eva, ppt]), to(&["PPT@example.org", leader]), to(&[eva, ppt])]);
        let lot = |documents: &[usize], addresses: &[&str]| Lot {
            documents: documents.to_vec(),
            to: to(addresses),
        };
        assert_eq!(found, [lot(&[0, 2], &[eva]), lot(&[0, 1, 2], &[ppt]), lot(&[1], &[leader])]);
        assert_eq!(lots(&[Vec::new()]), []);
    }
}
