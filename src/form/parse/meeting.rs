//! `[meeting]`: which fields of an invitation hold what mail and calendar need.

use toml::Spanned;

use super::DefinitionFaultKind as Bad;
use super::check::Check;
use super::raw;
use crate::form::definition::{
    AgendaFields, Confidentiality, ConfidentialityBy, Definition, Field, Kind, MeetingFields,
};

impl Check<'_> {
    /// Every field named exists, is of the kind that is needed there, and the form may be sent.
    pub(super) fn meeting(
        &mut self,
        definition: &Definition,
        meeting: raw::Meeting,
    ) -> MeetingFields {
        if !matches!(definition.confidentiality, ConfidentialityBy::Form(Confidentiality::Open)) {
            self.fault(meeting.date.span(), Bad::MeetingNotOpen);
        }
        let fields: Vec<&Field> = definition.fields().collect();
        let list = fields.iter().find(|field| field.id == *meeting.participants.get_ref());
        let columns: Vec<&Field> =
            list.map_or(Vec::new(), |field| field.kind.fields().iter().collect());
        let agenda = meeting.agenda.map(|agenda| self.agenda(definition, agenda));
        let mut named =
            |name: Spanned<String>, among: &[&Field], kind: &str| self.named(name, among, &[kind]);
        MeetingFields {
            date: named(meeting.date, &fields, "date"),
            start: named(meeting.start, &fields, "time"),
            end: named(meeting.end, &fields, "time"),
            place: meeting.place.map(|name| named(name, &fields, "text")),
            link: meeting.link.map(|name| named(name, &fields, "link")),
            kindergarten: named(meeting.kindergarten, &fields, "text"),
            participants: named(meeting.participants, &fields, "list"),
            name: named(meeting.name, &columns, "text"),
            email: named(meeting.email, &columns, "email"),
            agenda,
        }
    }

    /// What the two parts of an agenda have in common is looked for in both.
    fn agenda(&mut self, definition: &Definition, agenda: raw::Agenda) -> AgendaFields {
        let parts = [&agenda.system, &agenda.single].map(|path| self.columns(definition, path));
        let kind = agenda.kind.get_ref().clone();
        let [system, single] = parts;
        for part in [&system, &single].into_iter().flatten() {
            self.named(agenda.case.clone(), part, &["case"]);
            self.named(agenda.kind.clone(), part, &["choice"]);
            for choice in [&agenda.follow_up, &agenda.new] {
                self.choice_of(part, &kind, choice);
            }
            if let Some(name) = &agenda.presenter {
                self.named(name.clone(), part, &["text"]);
            }
        }
        AgendaFields {
            title: match &system {
                Some(columns) => self.named(agenda.title, columns, &["text"]),
                None => agenda.title.into_inner(),
            },
            system: agenda.system.into_inner(),
            single: agenda.single.into_inner(),
            case: agenda.case.into_inner(),
            kind,
            follow_up: agenda.follow_up.into_inner(),
            new: agenda.new.into_inner(),
            presenter: agenda.presenter.map(Spanned::into_inner),
        }
    }

    /// The columns of the list at a path through groups, if there is one.
    fn columns<'d>(
        &mut self,
        definition: &'d Definition,
        path: &Spanned<String>,
    ) -> Option<Vec<&'d Field>> {
        match definition.field(path.get_ref()).map(|field| &field.kind) {
            Some(Kind::List { fields, .. }) => return Some(fields.iter().collect()),
            Some(_) => {
                let name = path.get_ref().clone();
                self.fault(path.span(), Bad::MeetingField { name, kind: "list".to_owned() });
            }
            None => {
                let fields: Vec<&Field> = definition.fields().collect();
                self.unknown_name(path.span(), path.get_ref(), &fields);
            }
        }
        None
    }

    fn choice_of(&mut self, columns: &[&Field], field: &str, choice: &Spanned<String>) {
        let Some(field) = columns.iter().find(|column| column.id == field) else { return };
        let choices = field.kind.choices();
        if !choices.is_empty() && !choices.iter().any(|known| known.id == *choice.get_ref()) {
            let words =
                choices.iter().map(|known| known.id.as_str()).collect::<Vec<_>>().join(", ");
            let name = choice.get_ref().clone();
            self.fault(choice.span(), Bad::UnknownWord { name, words });
        }
    }
}
