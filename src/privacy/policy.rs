//! What the gate does with what it finds.

use crate::form::Confidentiality;

/// How strict the gate is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// A finding stops the form.
    Stop,
    /// A finding is shown.
    #[default]
    Warn,
    /// The form is about a named child: personal data is what it is for.
    Trust,
}

impl Policy {
    /// The policy for a document: an invitation and an anonymous case are stopped (R1, R4), a
    /// document about a group has the policy that the profile gives it.
    pub fn of(confidentiality: Confidentiality, group: Policy) -> Policy {
        match confidentiality {
            Confidentiality::Open | Confidentiality::Anonymous => Policy::Stop,
            Confidentiality::Group => group,
            Confidentiality::Child => Policy::Trust,
        }
    }
}
