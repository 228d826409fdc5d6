//! Rules and other conditions of a definition: every name in them exists, and they can be evaluated.

use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;

use super::check::Check;
use super::{DefinitionFaultKind as Bad, raw};
use crate::form::case_view::{self, CaseView};
use crate::form::definition::{Definition, Field, Kind, Requirement, Rule};
use crate::form::expression::{Expression, Scope};
use crate::form::suggest::nearest;
use crate::form::value::{Answers, variables};

impl Check<'_> {
    pub(super) fn rule(&mut self, form: &Definition, rule: raw::Rule) -> Option<Rule> {
        let message = self.localized(rule.message);
        let top: Vec<&Field> = form.fields().collect();
        let mut known: Vec<&str> = top.iter().map(|field| field.id.as_str()).collect();
        let row: Option<&[Field]> = match &rule.each {
            None => None,
            Some(each) => match form.field(each.get_ref()).map(|field| &field.kind) {
                Some(Kind::List { fields, .. }) => Some(fields),
                _ => {
                    let lists = top.iter().filter(|field| matches!(field.kind, Kind::List { .. }));
                    let lists: Vec<&str> = lists.map(|field| field.id.as_str()).collect();
                    self.unknown_field(each, &lists);
                    return None;
                }
            },
        };
        if let (true, Some(each)) = (rule.each_case, &rule.each) {
            let fault = Bad::ForeignKey { name: "each".to_owned(), kind: "each_case".to_owned() };
            self.fault(each.span(), fault);
        }
        if let Some(row) = row {
            known.extend(row.iter().map(|field| field.id.as_str()));
        }
        if rule.fields.is_empty() {
            self.fault(rule.id.span(), Bad::MissingKey { name: "fields".to_owned() });
        }
        for name in &rule.fields {
            let exists = match row {
                Some(row) => row.iter().any(|field| field.id == *name.get_ref()),
                None => form.field(name.get_ref()).is_some(),
            };
            if !exists {
                self.unknown_field(name, &known);
            }
        }
        let test = match Expression::compile(rule.test.get_ref()) {
            Ok(test) => test,
            Err(detail) => {
                self.fault(rule.test.span(), Bad::BrokenExpression { detail });
                return None;
            }
        };
        let each_case = rule.each_case.then(|| CaseView::default().variable());
        known.extend(rule.each_case.then_some(case_view::NAME));
        let scope = empty_scope(form);
        let scope = scope.row(each_case);
        let row_values =
            row.map(|row| variables(&row.iter().collect::<Vec<_>>(), &Answers::default()));
        self.condition(&test, &scope.row(row_values.unwrap_or_default()), &known, rule.test.span());
        Some(Rule {
            id: rule.id.into_inner(),
            number: rule.number.map(Spanned::into_inner),
            fields: rule.fields.into_iter().map(Spanned::into_inner).collect(),
            each: rule.each.map(Spanned::into_inner),
            each_case: rule.each_case,
            stop: rule.stop,
            test,
            message,
        })
    }

    fn unknown_field(&mut self, name: &Spanned<String>, known: &[&str]) {
        let nearest = nearest(name.get_ref(), known.iter().copied());
        self.fault(name.span(), Bad::UnknownField { name: name.get_ref().clone(), nearest });
    }

    /// A condition must know its names, and be true or false of an empty form.
    pub(super) fn condition(
        &mut self,
        test: &Expression,
        scope: &Scope<'_>,
        known: &[&str],
        span: Range<usize>,
    ) {
        if self.know_variables(test, known, &span)
            && let Err(detail) = test.holds(scope)
        {
            self.fault(span, Bad::BrokenExpression { detail });
        }
    }

    /// Whether every name of an expression is a field's.
    pub(super) fn know_variables(
        &mut self,
        expression: &Expression,
        known: &[&str],
        span: &Range<usize>,
    ) -> bool {
        let mut unknown = expression.variables();
        unknown.retain(|name| !known.contains(&name.as_str()));
        for name in &unknown {
            let nearest = nearest(name, known.iter().copied());
            self.fault(span.clone(), Bad::UnknownField { name: name.clone(), nearest });
        }
        unknown.is_empty()
    }

    /// The conditions of `required_when`, in their scopes.
    pub(super) fn requirements<'f>(
        &mut self,
        fields: impl IntoIterator<Item = &'f Field>,
        scope: &Scope<'_>,
        known: &HashSet<String>,
        span: Range<usize>,
    ) {
        let names: Vec<&str> = known.iter().map(String::as_str).collect();
        for field in fields {
            if let Requirement::When(test) = &field.requirement {
                let offset = self.sources.text().find(test.source()).unwrap_or(span.start);
                self.condition(test, scope, &names, offset..offset);
            }
            for choice in field.kind.choices() {
                self.requirements(choice.fields.iter(), scope, known, span.clone());
            }
            let inner = field.kind.fields();
            if !inner.is_empty() {
                let values = variables(&inner.iter().collect::<Vec<_>>(), &Answers::default());
                let mut known = known.clone();
                known.extend(inner.iter().map(|field| field.id.clone()));
                self.requirements(inner, &scope.row(values), &known, span.clone());
            }
        }
    }
}

/// The values of a form in which nothing is filled in.
pub(super) fn empty_scope(form: &Definition) -> Scope<'static> {
    Scope::new(variables(&form.fields().collect::<Vec<_>>(), &Answers::default()))
}
