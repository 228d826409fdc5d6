//! The privacy gate: nothing is printed or sent that it has not let through (R1, R4).

pub mod detectors;

mod context;
mod finding;
mod normalise;
mod policy;

pub use context::{Context, Participant};
pub use finding::{Finding, FindingKind};
pub use normalise::Normalised;
pub use policy::Policy;

use crate::form::FilledForm;

/// A filled form that the gate let through.
///
/// Only [`clear`] makes one, and rendering takes nothing else:
///
/// ```compile_fail
/// use blankett::form::FilledForm;
/// use blankett::privacy::ClearedForm;
///
/// fn around_the_gate(form: FilledForm) -> ClearedForm {
///     ClearedForm { form, warnings: Vec::new() }
/// }
/// ```
///
/// ```
/// use blankett::form::FilledForm;
/// use blankett::privacy::{ClearedForm, Context, Finding, clear};
///
/// fn through_the_gate(form: FilledForm) -> Result<ClearedForm, Vec<Finding>> {
///     let context = Context::of(&form, &[]);
///     clear(form, &context)
/// }
/// ```
#[derive(Clone, Debug)]
pub struct ClearedForm {
    form: FilledForm,
    warnings: Vec<Finding>,
}

impl ClearedForm {
    /// The form.
    pub fn form(&self) -> &FilledForm {
        &self.form
    }

    /// What was found but, under the form's policy, does not stop it.
    pub fn warnings(&self) -> &[Finding] {
        &self.warnings
    }
}

/// Looks for personal data in a form, and lets it through or not.
///
/// # Errors
///
/// What was found, when the policy of the form's confidentiality is to stop it.
pub fn clear(form: FilledForm, context: &Context) -> Result<ClearedForm, Vec<Finding>> {
    let policy = Policy::of(form.confidentiality());
    if policy == Policy::Trust {
        return Ok(ClearedForm { form, warnings: Vec::new() });
    }
    let findings = scan(&form, context);
    if policy == Policy::Stop && !findings.is_empty() {
        return Err(findings);
    }
    Ok(ClearedForm { form, warnings: findings })
}

fn scan(form: &FilledForm, context: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for leaf in form.leaves() {
        let Some(text) = leaf.answer.value.print(form.language()) else { continue };
        for hit in detectors::detect(&Normalised::new(&text), context) {
            findings.push(Finding {
                position: leaf.answer.position,
                path: leaf.path.clone(),
                label: Some(leaf.field.label.clone()),
                span: hit.span,
                kind: hit.kind,
                detector: hit.detector,
            });
        }
    }
    findings
}
