//! What is said of inputs: for people line by line, for programs as JSON.

mod lines;

use blankett::fault::{Fault, FaultKind};
use blankett::form::date::long_date;
use blankett::form::parse::{DefinitionError, DefinitionFault, DefinitionFaultKind};
use blankett::language::Language;
use blankett::message::{Argument, Messages};
use blankett::privacy::{Finding, FindingKind, Line};
use blankett::render::TemplateFault;
use clap::ValueEnum;
use serde::Serialize;

/// For whom a report is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    #[default]
    Text,
    Json,
}

/// What is said of one input.
#[derive(Serialize)]
pub struct DocumentReport {
    /// The file as the user named it.
    pub file: String,
    /// The record's number in a batch file.
    pub row: Option<usize>,
    /// The form, as far as it is known.
    pub form: Option<String>,
    /// Whether it is right.
    pub ok: bool,
    /// What is wrong with it.
    pub faults: Vec<FaultReport>,
    /// The personal data found in it.
    pub findings: Vec<FindingReport>,
    /// The document that was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output: Option<String>,
    /// Its pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
}

/// A fault in words.
#[derive(Serialize)]
pub struct FaultReport {
    pub line: usize,
    pub column: usize,
    pub field: String,
    pub label: Option<String>,
    code: String,
    number: Option<String>,
    pub message: String,
}

/// A finding in words.
#[derive(Serialize)]
pub struct FindingReport {
    line: usize,
    column: usize,
    field: String,
    label: Option<String>,
    start: usize,
    end: usize,
    kind: &'static str,
    detector: &'static str,
    stops: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    lifted: Option<String>,
    message: String,
    /// For whoever wrote it; no program is given it.
    #[serde(skip)]
    text: Line,
    #[serde(skip)]
    title: String,
}

impl FindingReport {
    fn order(&self) -> (usize, usize, &str, usize) {
        (self.line, self.column, &self.field, self.start)
    }
}

impl DocumentReport {
    /// Nothing is known of it yet.
    pub fn new(file: String, row: Option<usize>) -> DocumentReport {
        DocumentReport {
            file,
            row,
            form: None,
            ok: false,
            faults: Vec::new(),
            findings: Vec::new(),
            output: None,
            pages: None,
        }
    }

    /// The field and kind of a finding that an exception alone would lift: one that a person may
    /// lift, in a field that has nothing else.
    pub fn liftable(&self) -> Option<(String, &'static str)> {
        let may_stand = |finding: &FindingReport| {
            FindingKind::named(finding.kind).is_some_and(FindingKind::is_liftable)
        };
        let is_forbidden = |field: &str| {
            self.findings.iter().any(|finding| finding.field == field && !may_stand(finding))
        };
        let mut found = self.findings.iter();
        let found = found.find(|finding| finding.stops && !is_forbidden(&finding.field))?;
        Some((found.field.clone(), found.kind))
    }
}

/// Whether people are shown what they wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Where it stands, alone.
    Places,
    /// The text as well, with the findings underlined.
    Texts,
}

/// All of a run, for programs.
#[derive(Serialize)]
pub struct RunReport {
    /// Each input in order.
    pub documents: Vec<DocumentReport>,
    /// How many are right.
    pub good: usize,
    /// How many are not.
    pub bad: usize,
}

/// Makes reports in one language.
#[derive(Clone, Copy)]
pub struct Reporter {
    /// The language.
    pub language: Language,
}

impl Reporter {
    fn messages(self) -> &'static Messages {
        Messages::of(self.language)
    }

    /// A fault in words.
    pub fn fault(self, fault: &Fault) -> FaultReport {
        FaultReport {
            line: fault.position.line,
            column: fault.position.column,
            field: fault.path.clone(),
            label: fault.label.as_ref().map(|label| label.get(self.language).to_owned()),
            code: fault.code(),
            number: fault.number.clone(),
            message: match fault.from_settings {
                true => {
                    let message = self.fault_message(fault).into();
                    self.say("cli-from-settings", &[("message", message)])
                }
                false => self.fault_message(fault),
            },
        }
    }

    fn fault_message(self, fault: &Fault) -> String {
        let id = format!("fault-{}", fault.kind.message_id());
        let nearest = |nearest: &Option<String>, id: String| match nearest {
            Some(nearest) => {
                self.say(&format!("{id}-nearest"), &[("nearest", nearest.as_str().into())])
            }
            None => self.say(&id, &[]),
        };
        match &fault.kind {
            FaultKind::Rule { message, .. } => message.get(self.language).to_owned(),
            FaultKind::Missing | FaultKind::TooFewRows { .. } => {
                let min = if let FaultKind::TooFewRows { min } = fault.kind { min } else { 1 };
                let general = self.say(&id, &[("min", min.into())]);
                match &fault.remedy {
                    Some(remedy) => format!("{general} {}", remedy.get(self.language)),
                    None => general,
                }
            }
            FaultKind::UnknownField { nearest: name }
            | FaultKind::FormUnknown { nearest: name } => nearest(name, id),
            FaultKind::ExceptionKindUnknown { nearest: name } => {
                let kinds: Vec<_> = FindingKind::liftable().map(FindingKind::name).collect();
                let kinds = kinds.join(", ");
                match name {
                    Some(name) => self.say(
                        &format!("{id}-nearest"),
                        &[("nearest", name.as_str().into()), ("kinds", kinds.into())],
                    ),
                    None => self.say(&id, &[("kinds", kinds.into())]),
                }
            }
            FaultKind::ExceptionIncomplete { key } => self.say(&id, &[("key", (*key).into())]),
            FaultKind::ConsentWithdrawn { since } | FaultKind::ConsentExpired { since } => {
                self.say(&id, &[("since", long_date(*since, self.language).into())])
            }
            FaultKind::ReasonTooShort { min } => self.say(&id, &[("min", (*min).into())]),
            FaultKind::ChoiceUnknown { nearest: name, choices } => {
                let choices = choices.join(", ");
                match name {
                    Some(name) => self.say(
                        &format!("{id}-nearest"),
                        &[("nearest", name.as_str().into()), ("choices", choices.into())],
                    ),
                    None => self.say(&id, &[("choices", choices.into())]),
                }
            }
            FaultKind::InputTooLarge { megabytes } => {
                self.say(&id, &[("megabytes", (*megabytes).into())])
            }
            FaultKind::Syntax { format } => self.say(&id, &[("format", (*format).into())]),
            FaultKind::CellCount { expected, found } => {
                self.say(&id, &[("expected", (*expected).into()), ("found", (*found).into())])
            }
            FaultKind::WrongShape { expected } => {
                self.say(&id, &[("expected", expected.name().into())])
            }
            FaultKind::TooLong { max } | FaultKind::TooManyRows { max } => {
                self.say(&id, &[("max", (*max).into())])
            }
            FaultKind::ForbiddenCharacter { code } => {
                self.say(&id, &[("code", code.as_str().into())])
            }
            FaultKind::NoGlyph { character, code } => self.say(
                &id,
                &[("character", character.to_string().into()), ("code", code.as_str().into())],
            ),
            FaultKind::TranslationUnknown { known } => {
                self.say(&id, &[("known", known.join(", ").into())])
            }
            FaultKind::ChoiceBlanks { blanks } => {
                // The messages have a variant for a choice without blanks.
                let blanks = if blanks.is_empty() { "none".to_owned() } else { blanks.join(", ") };
                self.say(&id, &[("blanks", blanks.into())])
            }
            _ => self.say(&id, &[]),
        }
    }

    /// The findings that stop a form, those that do not, and those that were lifted, in words and
    /// in the order of the form.
    pub fn findings(self, stopping: &[Finding], let_stand: &[Finding]) -> Vec<FindingReport> {
        let stopping = stopping.iter().map(|finding| self.finding(finding, true));
        let let_stand = let_stand.iter().map(|finding| self.finding(finding, false));
        let mut findings: Vec<_> = stopping.chain(let_stand).collect();
        findings.sort_by(|one, other| one.order().cmp(&other.order()));
        findings
    }

    fn finding(self, finding: &Finding, stops: bool) -> FindingReport {
        FindingReport {
            line: finding.position.line,
            column: finding.position.column,
            field: finding.path.clone(),
            label: finding.label.as_ref().map(|label| label.get(self.language).to_owned()),
            start: finding.span.start,
            end: finding.span.end,
            kind: finding.kind.name(),
            detector: finding.detector,
            stops,
            lifted: finding.lifted.as_ref().map(|reason| reason.as_str().to_owned()),
            message: self.finding_message(finding.kind),
            text: finding.line.clone(),
            title: self.finding_title(finding.kind),
        }
    }

    /// What a finding of a kind is, and what to write instead.
    pub fn finding_message(self, kind: FindingKind) -> String {
        self.say(&format!("finding-{}", kind.name()), &[])
    }

    /// What a finding of a kind is, in a few words.
    pub fn finding_title(self, kind: FindingKind) -> String {
        self.say(&format!("finding-title-{}", kind.name()), &[])
    }

    fn say(self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.messages().text(id, arguments)
    }
}

/// The mistakes of a definition, a line each.
pub fn definition(error: &DefinitionError, messages: &Messages) -> String {
    let mut lines = vec![messages.text(
        "cli-definition-heading",
        &[("file", error.file.as_str().into()), ("count", error.faults.len().into())],
    )];
    lines.extend(faults(error, messages));
    lines.join("\n")
}

/// The same without a heading.
pub fn faults(error: &DefinitionError, messages: &Messages) -> Vec<String> {
    let line = |fault: &DefinitionFault| {
        let (line, column) = (fault.position.line, fault.position.column);
        format!("{}:{line}:{column}: {}", fault.file, definition_fault(&fault.kind, messages))
    };
    error.faults.iter().map(line).collect()
}

fn definition_fault(kind: &DefinitionFaultKind, messages: &Messages) -> String {
    use DefinitionFaultKind as Bad;
    let id = kind.message_id();
    match kind {
        Bad::Syntax { detail } | Bad::BrokenExpression { detail } => {
            messages.text(id, &[("detail", detail.as_str().into())])
        }
        Bad::UnknownKey { name, nearest }
        | Bad::UnknownField { name, nearest }
        | Bad::UnknownName { name, nearest } => match nearest {
            Some(nearest) => messages.text(
                &format!("{id}-nearest"),
                &[("name", name.as_str().into()), ("nearest", nearest.as_str().into())],
            ),
            None => messages.text(id, &[("name", name.as_str().into())]),
        },
        Bad::UnknownWord { name, words } => {
            messages.text(id, &[("name", name.as_str().into()), ("words", words.as_str().into())])
        }
        Bad::ForeignKey { name, kind } | Bad::MeetingField { name, kind } => {
            messages.text(id, &[("name", name.as_str().into()), ("kind", kind.as_str().into())])
        }
        Bad::NoChoices | Bad::NoFields | Bad::MeetingNotOpen => messages.text(id, &[]),
        Bad::MissingKey { name }
        | Bad::EmptyText { name }
        | Bad::BadName { name }
        | Bad::IdIsNotFileName { name }
        | Bad::RepeatedName { name }
        | Bad::ReservedName { name }
        | Bad::NoExample { name }
        | Bad::Circle { name }
        | Bad::UnsafeFileName { name }
        | Bad::PersonalDataInOpenForm { name } => {
            messages.text(id, &[("name", name.as_str().into())])
        }
    }
}

/// The mistakes of a template, a line each.
pub fn template(faults: &[TemplateFault], messages: &Messages) -> String {
    let line = |fault: &TemplateFault| match (&fault.file, fault.line) {
        (Some(file), Some(line)) => messages.text(
            "cli-template-broken",
            &[
                ("file", file.as_str().into()),
                ("line", line.into()),
                ("message", fault.message.as_str().into()),
            ],
        ),
        _ => messages.text("cli-template-error", &[("message", fault.message.as_str().into())]),
    };
    faults.iter().map(line).collect::<Vec<_>>().join("\n")
}
