//! What the gate does with what it finds.

use crate::form::Confidentiality;

/// How strict the gate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// A finding stops the form.
    Stop,
    /// A finding is shown.
    Warn,
    /// The form is about a named child: personal data is what it is for.
    Trust,
}

impl Policy {
    /// The policy for a document: an invitation and an anonymous case are stopped (R1, R4), a
    /// document about a group is warned about.
    pub fn of(confidentiality: Confidentiality) -> Policy {
        match confidentiality {
            Confidentiality::Open | Confidentiality::Anonymous => Policy::Stop,
            Confidentiality::Group => Policy::Warn,
            Confidentiality::Child => Policy::Trust,
        }
    }
}
