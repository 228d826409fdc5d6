//! What a definition says of the case that a form is filed in: `[case]` and `[[checks]]`.

use serde::Deserialize;

use super::expression::Expression;
use crate::language::Localized;

/// What a form is to the case that it is filed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseRole {
    /// The sheet that opens the case.
    Sheet,
    /// A report of a need.
    Need,
    /// The guardians' consent.
    Consent,
    /// A consent that is limited or withdrawn.
    ConsentChange,
    /// Minutes.
    Minutes,
    /// Another report on the case.
    Report,
    /// The referral.
    Referral,
}

impl CaseRole {
    /// The name in definitions and for programs.
    pub fn name(self) -> &'static str {
        match self {
            CaseRole::Sheet => "sheet",
            CaseRole::Need => "need",
            CaseRole::Consent => "consent",
            CaseRole::ConsentChange => "consent_change",
            CaseRole::Minutes => "minutes",
            CaseRole::Report => "report",
            CaseRole::Referral => "referral",
        }
    }
}

/// Which fields and values of a form tell what about its case.
#[derive(Debug)]
pub struct CaseFields {
    /// What the form is to the case.
    pub role: CaseRole,
    /// Its date.
    pub date: Option<String>,
    /// The kindergarten.
    pub kindergarten: Option<String>,
    /// Who is responsible for the case.
    pub responsible: Option<String>,
    /// What the form is about, in a few words.
    pub title: Option<String>,
    /// The day of the first concern.
    pub concern: Option<String>,
    /// The day the case was closed.
    pub closed: Option<String>,
    /// The day measures were evaluated.
    pub evaluated: Option<String>,
    /// Whether the measures under way are ended.
    pub ended: Option<Expression>,
    /// The day to which the measures under way are continued.
    pub continued: Option<String>,
    /// The day the case is taken up again.
    pub follow_up: Option<String>,
    /// The list of measures.
    pub measures: Option<MeasureFields>,
    /// What is consented to, or no longer.
    pub consent: Option<ConsentFields>,
}

/// The columns of a list of measures (R7).
#[derive(Debug)]
pub struct MeasureFields {
    /// The list.
    pub list: String,
    /// What is tried.
    pub what: String,
    /// Who is responsible.
    pub responsible: String,
    /// When it is evaluated.
    pub deadline: String,
    /// Whether it is one for the whole group.
    pub system: Expression,
    /// Whether it has been started.
    pub started: Expression,
    /// How many staff benefit.
    pub staff: Option<String>,
}

/// The fields of a consent, or of its change (R3, R5).
#[derive(Debug)]
pub struct ConsentFields {
    /// Who gives or changes it.
    pub by: String,
    /// What it is for.
    pub purposes: Option<String>,
    /// Towards whom.
    pub towards: Option<String>,
    /// The last day it holds.
    pub until: Option<String>,
    /// The signed form.
    pub attachment: Option<String>,
    /// Whether it is withdrawn.
    pub withdrawn: Option<Expression>,
}

/// One thing that a case must have, or had better have.
#[derive(Debug)]
pub struct CaseCheck {
    /// Its name.
    pub id: String,
    /// The rule of the domain that asks for it.
    pub number: Option<String>,
    /// What it is.
    pub label: Localized,
    /// Whether it is asked of this case at all.
    pub applies: Option<Expression>,
    /// Whether the case has it.
    pub present: Expression,
    /// Whether nothing can be done without it.
    pub duty: bool,
    /// What to do when it is missing.
    pub remedy: Localized,
}
