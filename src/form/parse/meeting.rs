//! `[meeting]`: which fields of an invitation hold what mail and calendar need.

use toml::Spanned;

use super::DefinitionFaultKind as Bad;
use super::check::Check;
use super::raw;
use crate::form::definition::{
    Confidentiality, ConfidentialityBy, Definition, Field, MeetingFields,
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
        }
    }
}
