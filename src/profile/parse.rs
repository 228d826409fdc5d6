//! Reads the file of a profile, laid over those that it extends, and refuses one with a mistake.

use std::collections::HashSet;

use serde::Deserialize;
use toml::Spanned;

use super::{
    Access, Archive, BankMeasure, CopyRule, Every, Letterhead, Place, Places, Profile, Receiver,
    Rhythm, Service,
};
use crate::form::FormId;
use crate::form::expression::Expression;
use crate::form::parse::{
    DefinitionError, DefinitionFault, DefinitionFaultKind as Bad, EXTENDS, serde_fault,
};
use crate::form::suggest::nearest;
use crate::language::{Language, Localized};
use crate::overlay::{Overlay, Source, Sources};
use crate::privacy::Policy;

/// The key with the forms of a profile.
const FORMS: &str = "forms";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProfile {
    id: Spanned<String>,
    title: Spanned<Localized>,
    about: Spanned<Localized>,
    #[serde(default)]
    forms: Vec<Spanned<String>>,
    language: Option<Language>,
    organisation: Option<RawLetterhead>,
    #[serde(default)]
    privacy: RawPrivacy,
    archive: Option<RawArchive>,
    #[serde(default)]
    services: Vec<RawService>,
    #[serde(default)]
    meetings: Vec<RawRhythm>,
    #[serde(default)]
    copies: Vec<RawCopy>,
    #[serde(default)]
    measures: Vec<RawMeasure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLetterhead {
    name: String,
    unit: Option<String>,
    address: Option<String>,
    logo: Option<Spanned<String>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPrivacy {
    group: Option<RawPolicy>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RawPolicy {
    Warn,
    Stop,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawArchive {
    system: String,
    child: Spanned<Localized>,
    group: Spanned<Localized>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawService {
    id: Spanned<String>,
    label: Spanned<Localized>,
    #[serde(default)]
    permanent: bool,
    #[serde(default)]
    external: bool,
    contact: Option<String>,
    email: Option<Spanned<String>>,
    phone: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRhythm {
    id: Spanned<String>,
    form: Spanned<String>,
    every: Spanned<String>,
    minutes: Option<Spanned<(u16, u16)>>,
    label: Spanned<Localized>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCopy {
    id: Spanned<String>,
    form: Spanned<String>,
    when: Option<Spanned<String>>,
    to: Spanned<Vec<Spanned<String>>>,
    label: Spanned<Localized>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum RawAccess {
    Open,
    Team,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMeasure {
    id: Spanned<String>,
    unit: Spanned<String>,
    access: RawAccess,
    label: Spanned<Localized>,
    text: Spanned<Localized>,
}

/// Reads a profile from its file and those that it extends, the lowest first.
///
/// # Errors
///
/// Every mistake that was found; those of syntax end the reading.
///
/// # Panics
///
/// When there is no file at all.
pub fn parse(layers: &[Source]) -> Result<Profile, DefinitionError> {
    let sources = Sources::new(layers);
    let mut overlay = Overlay::read(&sources, |_, _| {}).map_err(|(offset, misfit)| {
        DefinitionError::of(&sources, vec![DefinitionFault::at(&sources, offset, misfit.into())])
    })?;
    let forms_of =
        overlay.key_offset(FORMS).and_then(|offset| sources.index(sources.place(offset).0));
    overlay.remove(EXTENDS);
    let Overlay { table, misfits } = overlay;
    let mut check = Check { sources: &sources, faults: Vec::new(), places: Places::default() };
    for (offset, misfit) in misfits {
        check.fault(offset, misfit.into());
    }
    let profile = match RawProfile::deserialize(toml::Deserializer::from(table)) {
        Ok(raw) => {
            let forms_of = forms_of.unwrap_or_default();
            let lineage = layers.iter().map(|layer| stem(&layer.file).to_owned()).collect();
            check.profile(raw, lineage, forms_of)
        }
        Err(cause) => {
            check.fault(cause.span().map_or(0, |span| span.start), serde_fault(cause.message()));
            None
        }
    };
    match profile {
        Some(profile) if check.faults.is_empty() => Ok(profile),
        _ => Err(DefinitionError::of(&sources, check.faults)),
    }
}

pub(crate) fn stem(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml")
}

struct Check<'a> {
    sources: &'a Sources,
    faults: Vec<DefinitionFault>,
    places: Places,
}

impl Check<'_> {
    fn fault(&mut self, offset: usize, kind: Bad) {
        self.faults.push(DefinitionFault::at(self.sources, offset, kind));
    }

    fn place(&self, name: &Spanned<String>) -> Place {
        let (file, position) = self.sources.place(name.span().start);
        Place { file: file.to_owned(), position }
    }

    fn profile(
        &mut self,
        raw: RawProfile,
        lineage: Vec<String>,
        forms_of: usize,
    ) -> Option<Profile> {
        let own = lineage.last().cloned().unwrap_or_default();
        if *raw.id.get_ref() != own {
            self.fault(raw.id.span().start, Bad::IdIsNotFileName { name: own });
        }
        let id = self.name(&raw.id);
        let forms = raw.forms.iter().filter_map(|form| self.name(form)).collect();
        self.places.forms = raw.forms.iter().map(|form| self.place(form)).collect();
        let services = self.services(raw.services);
        let units: Vec<&str> = services.iter().map(|service| service.id.as_str()).collect();
        let measures = self.measures(raw.measures, &units);
        let copies = self.copies(raw.copies, &units);
        let meetings = self.meetings(raw.meetings);
        let archive = raw.archive.map(|archive| Archive {
            system: archive.system,
            child: self.localized(archive.child),
            group: self.localized(archive.group),
        });
        let organisation = raw.organisation.map(|letterhead| self.letterhead(letterhead));
        Some(Profile {
            title: self.localized(raw.title),
            about: self.localized(raw.about),
            organisation,
            id: id?,
            lineage,
            forms,
            forms_of,
            language: raw.language,
            group_policy: match raw.privacy.group {
                Some(RawPolicy::Stop) => Policy::Stop,
                Some(RawPolicy::Warn) | None => Policy::Warn,
            },
            archive,
            services,
            meetings,
            copies,
            measures,
            places: std::mem::take(&mut self.places),
        })
    }

    /// The logo's path is relative to the file that names it.
    fn letterhead(&mut self, raw: RawLetterhead) -> Letterhead {
        let logo = raw.logo.map(|logo| {
            let path = logo.get_ref();
            let outside = path.starts_with('/') || path.split('/').any(|step| step == "..");
            if outside {
                self.fault(logo.span().start, Bad::BadName { name: path.clone() });
            }
            self.places.logo = Some(self.place(&logo));
            format!("forms/profiles/{path}")
        });
        Letterhead { name: raw.name, unit: raw.unit, address: raw.address, logo }
    }

    fn services(&mut self, raw: Vec<RawService>) -> Vec<Service> {
        let mut names = HashSet::new();
        let mut services = Vec::new();
        for service in raw {
            self.unique(&service.id, &mut names);
            if let Some(email) = &service.email
                && crate::mail::mailbox::Mailbox::new(None, email.get_ref()).is_err()
            {
                self.fault(email.span().start, Bad::BadName { name: email.get_ref().clone() });
            }
            services.push(Service {
                id: service.id.into_inner(),
                label: self.localized(service.label),
                permanent: service.permanent,
                external: service.external,
                contact: service.contact,
                email: service.email.map(Spanned::into_inner),
                phone: service.phone,
            });
        }
        services
    }

    fn measures(&mut self, raw: Vec<RawMeasure>, units: &[&str]) -> Vec<BankMeasure> {
        let mut names = HashSet::new();
        let mut measures = Vec::new();
        for measure in raw {
            self.unique(&measure.id, &mut names);
            self.known(&measure.unit, measure.unit.get_ref(), units);
            measures.push(BankMeasure {
                id: measure.id.into_inner(),
                unit: measure.unit.into_inner(),
                access: match measure.access {
                    RawAccess::Open => Access::Open,
                    RawAccess::Team => Access::Team,
                },
                label: self.localized(measure.label),
                text: self.localized(measure.text),
            });
        }
        measures
    }

    fn copies(&mut self, raw: Vec<RawCopy>, units: &[&str]) -> Vec<CopyRule> {
        let mut names = HashSet::new();
        let mut copies = Vec::new();
        for copy in raw {
            self.unique(&copy.id, &mut names);
            let form = self.name(&copy.form);
            let when = copy.when.and_then(|when| {
                Expression::compile(when.get_ref())
                    .map_err(|detail| {
                        self.fault(when.span().start, Bad::BrokenExpression { detail });
                    })
                    .ok()
            });
            if copy.to.get_ref().is_empty() {
                self.fault(copy.to.span().start, Bad::MissingKey { name: "to".to_owned() });
            }
            let mut to = Vec::new();
            for name in copy.to.into_inner() {
                match Receiver::from_name(name.get_ref()) {
                    None => {
                        let words = "guardians, participants, permanent, service:…, services:…";
                        let fault = Bad::UnknownWord {
                            name: name.get_ref().clone(),
                            words: words.to_owned(),
                        };
                        self.fault(name.span().start, fault);
                    }
                    Some(receiver) => {
                        if let Receiver::Service(id) = &receiver {
                            self.known(&name, id, units);
                        }
                        to.push(receiver);
                    }
                }
            }
            let label = self.localized(copy.label);
            if let Some(form) = form {
                let place = self.place(&copy.form);
                self.places.copies.push(place);
                copies.push(CopyRule { id: copy.id.into_inner(), form, when, to, label });
            }
        }
        copies
    }

    fn meetings(&mut self, raw: Vec<RawRhythm>) -> Vec<Rhythm> {
        let mut names = HashSet::new();
        let mut meetings = Vec::new();
        for meeting in raw {
            self.unique(&meeting.id, &mut names);
            let form = self.name(&meeting.form);
            let every = every(meeting.every.get_ref());
            if every.is_none() {
                let fault = Bad::UnknownWord {
                    name: meeting.every.get_ref().clone(),
                    words: "month, half_year, 3 weeks".to_owned(),
                };
                self.fault(meeting.every.span().start, fault);
            }
            let minutes = meeting.minutes.map(|minutes| {
                let (shortest, longest) = *minutes.get_ref();
                if shortest == 0 || shortest > longest {
                    let name = format!("{shortest}–{longest}");
                    self.fault(minutes.span().start, Bad::BadName { name });
                }
                (shortest, longest)
            });
            let label = self.localized(meeting.label);
            if let (Some(form), Some(every)) = (form, every) {
                let place = self.place(&meeting.form);
                self.places.meetings.push(place);
                let id = meeting.id.into_inner();
                meetings.push(Rhythm { id, form, every, minutes, label });
            }
        }
        meetings
    }

    fn localized(&mut self, text: Spanned<Localized>) -> Localized {
        if let Some(language) = text.get_ref().empty_in() {
            self.fault(text.span().start, Bad::EmptyText { name: language.tag().to_owned() });
        }
        text.into_inner()
    }

    fn name(&mut self, name: &Spanned<String>) -> Option<FormId> {
        let id = FormId::new(name.get_ref());
        if id.is_none() {
            self.fault(name.span().start, Bad::BadName { name: name.get_ref().clone() });
        }
        id
    }

    fn unique(&mut self, name: &Spanned<String>, names: &mut HashSet<String>) {
        let text = name.get_ref();
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
        if !text.starts_with(|c: char| c.is_ascii_lowercase()) || !text.chars().all(plain) {
            self.fault(name.span().start, Bad::BadName { name: text.clone() });
        }
        if !names.insert(text.clone()) {
            self.fault(name.span().start, Bad::RepeatedName { name: text.clone() });
        }
    }

    fn known(&mut self, place: &Spanned<String>, name: &str, among: &[&str]) {
        if !among.contains(&name) {
            let nearest = nearest(name, among.iter().copied());
            self.fault(place.span().start, Bad::UnknownName { name: name.to_owned(), nearest });
        }
    }
}

/// `month`, `half_year`, `3 weeks`.
fn every(text: &str) -> Option<Every> {
    match text {
        "month" => Some(Every::Month),
        "half_year" => Some(Every::HalfYear),
        text => {
            let weeks = text.strip_suffix(" weeks")?.parse().ok()?;
            (1..=26).contains(&weeks).then_some(Every::Weeks(weeks))
        }
    }
}
