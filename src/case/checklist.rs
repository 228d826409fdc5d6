//! What a case must have, as the checks of a form's definition say.

use jiff::civil::Date;

use super::{Case, Filed};
use crate::form::expression::Scope;
use crate::language::Localized;

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The case has it.
    Present,
    /// The case lacks it.
    Missing,
    /// It is not asked of this case.
    NotApplicable,
}

impl Outcome {
    /// The name for programs and messages.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Present => "present",
            Outcome::Missing => "missing",
            Outcome::NotApplicable => "not-applicable",
        }
    }
}

/// One line of a checklist.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The check's name.
    pub id: String,
    /// The rule of the domain that asks for it.
    pub number: Option<String>,
    /// What it is.
    pub label: Localized,
    /// How it came out.
    pub outcome: Outcome,
    /// Whether nothing can be done without it.
    pub duty: bool,
    /// What to do when it is missing.
    pub remedy: Localized,
}

impl Checked {
    /// Whether it stands in the way.
    pub fn is_unmet_duty(&self) -> bool {
        self.duty && self.outcome == Outcome::Missing
    }
}

/// The checks of a form of the case, on a day.
///
/// A condition that cannot be evaluated counts as not met: nothing is let through by mistake.
pub fn checklist(case: &Case, form: &Filed, day: Date) -> Vec<Checked> {
    let scope = Scope::new(form.form.variables());
    let scope = scope.row([case.view(day).variable()]);
    let checks = form.form.definition().checks.iter();
    checks
        .map(|check| {
            let applies =
                check.applies.as_ref().is_none_or(|applies| applies.holds(&scope).unwrap_or(true));
            let outcome = match applies {
                false => Outcome::NotApplicable,
                true if check.present.holds(&scope).unwrap_or(false) => Outcome::Present,
                true => Outcome::Missing,
            };
            Checked {
                id: check.id.clone(),
                number: check.number.clone(),
                label: check.label.clone(),
                outcome,
                duty: check.duty,
                remedy: check.remedy.clone(),
            }
        })
        .collect()
}
