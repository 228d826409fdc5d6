//! `[case]` and `[[checks]]`: what a form tells of its case, and what a case must have.

use std::collections::HashSet;

use toml::Spanned;

use super::check::Check;
use super::raw;
use crate::form::case_view::{self, CaseView};
use crate::form::definition::{
    CaseCheck, CaseFields, ConsentFields, Definition, Field, MeasureFields,
};
use crate::form::expression::Scope;
use crate::form::value::{Answers, variables};

impl Check<'_> {
    /// Every field named exists and is of the kind that is needed there.
    pub(super) fn case(&mut self, form: &Definition, case: raw::Case) -> Option<CaseFields> {
        let fields: Vec<&Field> = form.fields().collect();
        let ended = case.ended.map(|ended| self.condition_of(form, &[], &ended));
        let measures = case.measures.map(|measures| self.measures(form, measures));
        Some(CaseFields {
            role: case.role,
            date: case.date.map(|name| self.named(name, &fields, &["date"])),
            kindergarten: case.kindergarten.map(|name| self.named(name, &fields, &["text"])),
            responsible: case.responsible.map(|name| self.named(name, &fields, &["text"])),
            title: case.title.map(|name| self.named(name, &fields, &["text"])),
            concern: case.concern.map(|name| self.named(name, &fields, &["date"])),
            closed: case.closed.map(|name| self.named(name, &fields, &["date"])),
            evaluated: case.evaluated.map(|name| self.named(name, &fields, &["date"])),
            ended: ended.flatten(),
            continued: case.continued.map(|path| self.dated(form, path)),
            follow_up: case.follow_up.map(|path| self.dated(form, path)),
            measures: measures.flatten(),
            consent: case.consent.map(|consent| self.consent(form, &fields, consent)),
        })
    }

    fn measures(&mut self, form: &Definition, measures: raw::Measures) -> Option<MeasureFields> {
        let fields: Vec<&Field> = form.fields().collect();
        let list = self.named(measures.list, &fields, &["list"]);
        let row: Vec<&Field> = form.field(&list)?.kind.fields().iter().collect();
        let system = self.condition_of(form, &row, &measures.system);
        let started = self.condition_of(form, &row, &measures.started);
        Some(MeasureFields {
            list,
            what: self.named(measures.what, &row, &["text", "long_text"]),
            responsible: self.named(measures.responsible, &row, &["text"]),
            deadline: self.named(measures.deadline, &row, &["date"]),
            staff: measures.staff.map(|name| self.named(name, &row, &["integer"])),
            system: system?,
            started: started?,
        })
    }

    fn consent(
        &mut self,
        form: &Definition,
        fields: &[&Field],
        consent: raw::Consent,
    ) -> ConsentFields {
        let withdrawn = consent.withdrawn.and_then(|test| self.condition_of(form, &[], &test));
        let mut optional = |name: Option<Spanned<String>>, kind: &str| {
            name.map(|name| self.named(name, fields, &[kind]))
        };
        ConsentFields {
            purposes: optional(consent.purposes, "choices"),
            towards: optional(consent.towards, "choices"),
            until: optional(consent.until, "date"),
            attachment: optional(consent.attachment, "file"),
            by: self.named(consent.by, fields, &["signature", "text"]),
            withdrawn,
        }
    }

    pub(super) fn case_check(
        &mut self,
        form: &Definition,
        check: raw::CaseCheck,
    ) -> Option<CaseCheck> {
        self.name(&check.id, &mut HashSet::new());
        let values = variables(&form.fields().collect::<Vec<_>>(), &Answers::default());
        let scope = Scope::new(values);
        let scope = scope.row([CaseView::default().variable()]);
        let known: Vec<&str> =
            form.fields().map(|field| &*field.id).chain([case_view::NAME]).collect();
        let applies = match check.applies {
            Some(applies) => Some(self.compiled(&applies, &scope, &known)?),
            None => None,
        };
        Some(CaseCheck {
            id: check.id.into_inner(),
            number: check.number.map(Spanned::into_inner),
            label: self.localized(check.label),
            applies,
            present: self.compiled(&check.present, &scope, &known)?,
            duty: check.duty,
            remedy: self.localized(check.remedy),
        })
    }
}
