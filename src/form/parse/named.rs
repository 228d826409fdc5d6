//! Names of fields in the tables of a definition: each exists and is of the kind that is needed.

use std::ops::Range;

use toml::Spanned;

use super::DefinitionFaultKind as Bad;
use super::check::Check;
use super::conditions::empty_scope;
use crate::form::definition::{Definition, Field, Kind};
use crate::form::expression::{Expression, Scope};
use crate::form::suggest::nearest;
use crate::form::value::{Answers, variables};

impl Check<'_> {
    /// The name of one of the fields `among`, of the kind `kind`.
    pub(super) fn named(
        &mut self,
        name: Spanned<String>,
        among: &[&Field],
        kinds: &[&str],
    ) -> String {
        let text = name.get_ref();
        match among.iter().find(|field| field.id == *text) {
            Some(field) if kinds.contains(&field.kind.name()) => {}
            Some(_) => self.fault(
                name.span(),
                Bad::MeetingField { name: text.clone(), kind: kinds.join(", ") },
            ),
            None => self.unknown_name(name.span(), text, among),
        }
        name.into_inner()
    }

    /// The path of a date: a field, or `field.choice.blank`.
    pub(super) fn dated(&mut self, form: &Definition, path: Spanned<String>) -> String {
        let fields: Vec<&Field> = form.fields().collect();
        let text = path.get_ref();
        let steps: Vec<&str> = text.split('.').collect();
        let &[field, choice, blank] = &steps[..] else {
            return self.named(path, &fields, &["date"]);
        };
        let found = fields.iter().find(|known| known.id == field).and_then(|field| {
            let choice = field.kind.choices().iter().find(|known| known.id == choice)?;
            choice.fields.iter().find(|known| known.id == blank)
        });
        match found.map(|field| &field.kind) {
            Some(Kind::Date) => {}
            Some(_) => {
                let fault = Bad::MeetingField { name: text.clone(), kind: "date".to_owned() };
                self.fault(path.span(), fault);
            }
            None => self.unknown_name(path.span(), text, &fields),
        }
        path.into_inner()
    }

    /// A condition on the fields of the form, and of a row of one of its lists.
    pub(super) fn condition_of(
        &mut self,
        form: &Definition,
        row: &[&Field],
        written: &Spanned<String>,
    ) -> Option<Expression> {
        let scope = empty_scope(form);
        let scope = scope.row(variables(row, &Answers::default()));
        let known: Vec<&str> = form.fields().chain(row.iter().copied()).map(|f| &*f.id).collect();
        self.compiled(written, &scope, &known)
    }

    /// A condition that knows its names, and is true or false where nothing is filled in.
    pub(super) fn compiled(
        &mut self,
        written: &Spanned<String>,
        scope: &Scope<'_>,
        known: &[&str],
    ) -> Option<Expression> {
        match Expression::compile(written.get_ref()) {
            Ok(expression) => {
                self.condition(&expression, scope, known, written.span());
                Some(expression)
            }
            Err(detail) => {
                self.fault(written.span(), Bad::BrokenExpression { detail });
                None
            }
        }
    }

    pub(super) fn unknown_name(&mut self, span: Range<usize>, name: &str, among: &[&Field]) {
        let ids = among.iter().map(|field| field.id.as_str());
        let fault = Bad::UnknownField { name: name.to_owned(), nearest: nearest(name, ids) };
        self.fault(span, fault);
    }
}
