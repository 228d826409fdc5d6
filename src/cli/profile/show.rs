//! `blankett profile show`: what a profile says.

use blankett::language::Localized;
use blankett::profile::{Access, Every, Profile, Receiver};
use clap::Args;
use serde_json::{Value as Json, json};

use super::super::error::CliError;
use super::super::output;
use super::super::report::OutputFormat;
use super::super::session::Session;

/// Arguments of `profile show`.
#[derive(Args)]
pub struct ShowArgs {
    #[arg(value_name = "PROFILE")]
    id: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: OutputFormat,
}

/// Shows forms, meetings, who gets what, services and archive.
pub fn run(args: &ShowArgs, session: &mut Session) -> Result<(), CliError> {
    super::choose(args.id.as_deref(), session)?;
    let shown = Shown { session, profile: session.profile() };
    match args.format {
        OutputFormat::Json => output::print(format!("{:#}\n", shown.json()?).as_bytes()),
        OutputFormat::Text => output::print(shown.text()?.as_bytes()),
    }
}

struct Shown<'a> {
    session: &'a Session,
    profile: &'a Profile,
}

impl Shown<'_> {
    fn text(&self) -> Result<String, CliError> {
        let profile = self.profile;
        let mut lines = vec![self.say(&profile.title).to_owned()];
        lines.push(self.say(&profile.about).to_owned());
        if profile.lineage.len() > 1 {
            let lineage = profile.lineage.join(" → ");
            lines.push(self.session.say("profile-lineage", &[("lineage", lineage.into())]));
        }
        self.heading("profile-forms", &mut lines);
        for id in self.forms() {
            let title = self.session.form(id)?.title.clone();
            lines.push(format!("  {id:26} {}", self.say(&title)));
        }
        if !profile.meetings.is_empty() {
            self.heading("profile-meetings", &mut lines);
        }
        for meeting in &profile.meetings {
            let every = super::every(meeting.every, self.session);
            let length = meeting.minutes.map(|(shortest, longest)| {
                let minutes = [("shortest", shortest.into()), ("longest", longest.into())];
                format!(", {}", self.session.say("profile-minutes", &minutes))
            });
            let label = self.say(&meeting.label);
            lines.push(format!("  {label}: {every}{}", length.unwrap_or_default()));
        }
        if !profile.copies.is_empty() {
            self.heading("profile-copies", &mut lines);
        }
        for copy in &profile.copies {
            let to: Vec<String> = copy.to.iter().map(|to| self.receiver(to)).collect();
            lines.push(format!("  {}: {}", self.say(&copy.label), to.join(", ")));
        }
        if let Some(archive) = &profile.archive {
            self.heading("profile-archive", &mut lines);
            let (child, group) = (self.say(&archive.child), self.say(&archive.group));
            let names = [
                ("system", archive.system.as_str().into()),
                ("child", child.into()),
                ("group", group.into()),
            ];
            lines.push(format!("  {}", self.session.say("profile-archive-places", &names)));
        }
        if !profile.services.is_empty() {
            self.heading("profile-services", &mut lines);
        }
        for service in &profile.services {
            let mut parts = vec![self.say(&service.label).to_owned()];
            if service.permanent {
                parts.push(self.session.say("profile-permanent", &[]));
            }
            parts.extend(
                [&service.contact, &service.email, &service.phone].into_iter().flatten().cloned(),
            );
            lines.push(format!("  {:26} {}", service.id, parts.join(", ")));
        }
        if !profile.measures.is_empty() {
            let count = [("count", profile.measures.len().into())];
            lines.push(String::new());
            lines.push(self.session.say("profile-measures", &count));
        }
        Ok(lines.join("\n") + "\n")
    }

    fn json(&self) -> Result<Json, CliError> {
        let profile = self.profile;
        let forms = self.forms().into_iter().map(|id| {
            let title = self.session.form(id)?.title.clone();
            Ok(json!({ "id": id, "title": self.say(&title) }))
        });
        let forms: Result<Vec<Json>, CliError> = forms.collect();
        Ok(json!({
            "id": profile.id.as_str(),
            "title": self.say(&profile.title),
            "about": self.say(&profile.about),
            "lineage": profile.lineage,
            "forms": forms?,
            "meetings": profile.meetings.iter().map(|meeting| json!({
                "id": meeting.id, "form": meeting.form.as_str(), "label": self.say(&meeting.label),
                "every": every_name(meeting.every), "minutes": meeting.minutes,
            })).collect::<Vec<_>>(),
            "copies": profile.copies.iter().map(|copy| json!({
                "id": copy.id, "form": copy.form.as_str(), "label": self.say(&copy.label),
                "when": copy.when.as_ref().map(|when| when.source()),
                "to": copy.to.iter().map(Receiver::name).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "archive": profile.archive.as_ref().map(|archive| json!({
                "system": archive.system,
                "child": self.say(&archive.child), "group": self.say(&archive.group),
            })),
            "services": profile.services.iter().map(|service| json!({
                "id": service.id, "label": self.say(&service.label),
                "permanent": service.permanent, "external": service.external,
                "contact": service.contact, "email": service.email, "phone": service.phone,
            })).collect::<Vec<_>>(),
            "measures": profile.measures.iter().map(|measure| json!({
                "id": measure.id, "label": self.say(&measure.label), "unit": measure.unit,
                "access": Access::name(measure.access),
            })).collect::<Vec<_>>(),
        }))
    }

    /// In the order of the profile; those it does not list come last.
    fn forms(&self) -> Vec<&str> {
        let listed: Vec<&str> = self.profile.forms.iter().map(|id| id.as_str()).collect();
        let others = self.session.catalog.ids().filter(|id| !listed.contains(id));
        listed.iter().copied().chain(others).collect()
    }

    fn heading(&self, id: &str, lines: &mut Vec<String>) {
        lines.push(String::new());
        lines.push(self.session.say(id, &[]));
    }

    fn say<'t>(&self, text: &'t Localized) -> &'t str {
        text.get(self.session.language)
    }

    fn receiver(&self, receiver: &Receiver) -> String {
        match receiver {
            Receiver::Guardians => self.session.say("profile-to-guardians", &[]),
            Receiver::Participants => self.session.say("profile-to-participants", &[]),
            Receiver::Permanent => self.session.say("profile-to-permanent", &[]),
            Receiver::Chosen(_) => self.session.say("profile-to-chosen", &[]),
            Receiver::Service(id) => match self.profile.service(id) {
                Some(service) => self.say(&service.label).to_owned(),
                None => id.clone(),
            },
        }
    }
}

/// The word of the profile's file.
fn every_name(every: Every) -> String {
    match every {
        Every::Month => "month".to_owned(),
        Every::HalfYear => "half_year".to_owned(),
        Every::Weeks(weeks) => format!("{weeks} weeks"),
    }
}
