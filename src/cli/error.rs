//! What stops a command, what it says, and the exit code it ends with.

use std::error::Error;
use std::io;
use std::path::PathBuf;

use blankett::case::CaseError;
use blankett::form::parse::DefinitionError;
use blankett::form::translation::TranslationError;
use blankett::message::{Argument, Messages};
use blankett::packet::BindError;
use blankett::packet::bundle::BundleError;
use blankett::packet::encrypt::EncryptError;
use blankett::render::{RenderError, TemplateFault};

use super::mail::MailFailure;
use super::system_error::reason;

/// A failure of a whole command. Mistakes in single inputs are reported, not thrown.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// Input was refused; what is wrong with it has been said.
    #[error("refused")]
    Refused,
    /// A form that does not exist.
    #[error("no such form")]
    FormUnknown {
        /// The name.
        name: String,
        /// The most similar one.
        nearest: Option<String>,
    },
    /// A profile that does not exist.
    #[error("no such profile")]
    ProfileUnknown {
        /// The name.
        name: String,
        /// The most similar one.
        nearest: Option<String>,
    },
    /// A profile without a bank of measures.
    #[error("the profile has no bank of measures")]
    NoBank {
        /// The profile.
        name: String,
    },
    /// A profile that does not say how often a form calls to a meeting.
    #[error("the profile has no rhythm for it")]
    NoRhythm {
        /// The profile.
        profile: String,
    },
    /// A unit that the profile does not have.
    #[error("no such unit")]
    UnitUnknown {
        /// The name.
        name: String,
        /// The most similar one.
        nearest: Option<String>,
        /// All units there are.
        units: String,
    },
    /// A profile of a name that is taken.
    #[error("the profile exists")]
    ProfileExists {
        /// The name.
        name: String,
    },
    /// A definition or profile with mistakes.
    #[error("the definition has mistakes")]
    Definition(#[source] DefinitionError),
    /// A form that has no help translation in a language.
    #[error("no such translation")]
    TranslationUnknown {
        /// The tags of the languages that it is translated into.
        known: Vec<String>,
    },
    /// A help translation for a document that is not in Norwegian.
    #[error("the document is not in Norwegian")]
    TranslationNotNorwegian,
    /// A help translation with mistakes.
    #[error("the translation has mistakes")]
    Translation(#[source] TranslationError),
    /// A form without a template.
    #[error("no template")]
    TemplateMissing {
        /// The template's path.
        name: String,
    },
    /// A template with mistakes.
    #[error("the template does not compile")]
    TemplateBroken(Vec<TemplateFault>),
    /// A document that is not PDF/A and PDF/UA.
    #[error("the document does not meet its standards")]
    Standards,
    /// A file that cannot be read.
    #[error("cannot read {path}")]
    CannotRead {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// An output that cannot be written.
    #[error("cannot write {path}")]
    CannotWrite {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that is there already.
    #[error("{path} exists")]
    FileExists {
        /// The file.
        path: PathBuf,
    },
    /// An output folder that is not there.
    #[error("{path} does not exist")]
    FolderMissing {
        /// The folder.
        path: PathBuf,
    },
    /// Several documents for one file.
    #[error("{path} is not a folder")]
    OutputMustBeFolder {
        /// The output.
        path: PathBuf,
    },
    /// Several documents for standard output.
    #[error("several documents for standard output")]
    StdoutSingle,
    /// A folder without inputs.
    #[error("no inputs in {path}")]
    NoInputs {
        /// The folder.
        path: PathBuf,
    },
    /// An output whose ending is none of those that can be written.
    #[error("cannot write {path} by its ending")]
    UnknownOutput {
        /// The file.
        path: PathBuf,
        /// The endings there are.
        kinds: String,
    },
    /// No form, or not the one that was asked for, has an agenda.
    #[error("the form has no agenda")]
    NoAgenda {
        /// Its name.
        name: String,
    },
    /// A file that is no earlier invitation.
    #[error("{path} is no earlier invitation")]
    NotLike {
        /// The file.
        path: PathBuf,
        /// The form it should be.
        form: String,
    },
    /// A period that ends before it begins.
    #[error("the period ends before it begins")]
    PeriodReversed {
        /// Its first day.
        from: jiff::civil::Date,
        /// Its last.
        to: jiff::civil::Date,
    },
    /// A file whose ending says nothing.
    #[error("unknown format of {path}")]
    UnknownFormat {
        /// The file.
        path: PathBuf,
    },
    /// Settings that were asked for are not there.
    #[error("no settings {path}")]
    ConfigMissing {
        /// The file.
        path: PathBuf,
    },
    /// Settings with a mistake.
    #[error("settings {path} have a mistake")]
    ConfigBroken {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What it is.
        detail: String,
    },
    /// A part of the letterhead cannot be printed.
    #[error("the organisation's {part} cannot be printed")]
    OrganisationUnprintable {
        /// The part.
        part: &'static str,
    },
    /// A logo that is no picture.
    #[error("{path} is not a picture")]
    LogoNotAPicture {
        /// The file.
        path: PathBuf,
    },
    /// A logo that is too large.
    #[error("{path} is too large")]
    LogoTooLarge {
        /// The file.
        path: PathBuf,
        /// The limit.
        megabytes: usize,
    },
    /// A file in a catalog folder that cannot be used.
    #[error("{path} cannot be part of a catalog")]
    CatalogFile {
        /// The file.
        path: String,
    },
    /// A folder for the demonstration that holds something already.
    #[error("{path} is not empty")]
    DemoFolderNotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// A case that does not exist.
    #[error("no such case")]
    CaseUnknown {
        /// Its reference.
        reference: String,
        /// The folder of the cases.
        path: PathBuf,
    },
    /// A case cannot be opened.
    #[error("case")]
    Case(#[source] CaseError),
    /// A packet with another ending than `.pdf` or `.zip`.
    #[error("{path} is neither PDF nor ZIP")]
    PacketEnding {
        /// The file.
        path: PathBuf,
    },
    /// A packet could not be bound.
    #[error("the packet cannot be bound")]
    Bind(#[source] BindError),
    /// A packet could not be written.
    #[error("the packet cannot be written")]
    Bundle(#[source] BundleError),
    /// A packet could not be encrypted.
    #[error("the packet cannot be encrypted")]
    Encrypt(#[source] EncryptError),
    /// No random numbers for a password.
    #[error("the system has no random numbers")]
    NoRandomNumbers,
    /// A time that a packet cannot be made at.
    #[error("no packet can be made at that time")]
    PacketTime,
    /// Mail cannot be sent, or not yet.
    #[error("mail")]
    Mail(#[source] MailFailure),
    /// The system gives no more threads.
    #[error("cannot start threads")]
    Threads(#[source] rayon::ThreadPoolBuildError),
    /// Standard output went away.
    #[error("cannot write to standard output")]
    Stdout(#[source] io::Error),
}

impl CliError {
    /// 1 for what was refused, 2 for a wrong use, 3 for a failure of the outside world.
    pub fn exit_code(&self) -> u8 {
        match self {
            CliError::Refused
            | CliError::Definition(_)
            | CliError::Translation(_)
            | CliError::TemplateMissing { .. }
            | CliError::TemplateBroken(_)
            | CliError::Standards
            | CliError::ConfigBroken { .. }
            | CliError::OrganisationUnprintable { .. }
            | CliError::LogoNotAPicture { .. }
            | CliError::LogoTooLarge { .. }
            | CliError::CatalogFile { .. }
            | CliError::FileExists { .. }
            | CliError::DemoFolderNotEmpty { .. } => 1,
            CliError::CaseUnknown { .. } | CliError::PacketEnding { .. } => 2,
            CliError::Bind(_) | CliError::Bundle(_) | CliError::PacketTime => 1,
            CliError::Encrypt(_) | CliError::NoRandomNumbers => 3,
            CliError::Case(CaseError::Definition(_)) => 1,
            CliError::Case(_) => 3,
            CliError::Mail(failure) => failure.exit_code(),
            CliError::FormUnknown { .. }
            | CliError::ProfileUnknown { .. }
            | CliError::ProfileExists { .. }
            | CliError::NoBank { .. }
            | CliError::NoRhythm { .. }
            | CliError::UnitUnknown { .. }
            | CliError::TranslationUnknown { .. }
            | CliError::TranslationNotNorwegian
            | CliError::StdoutSingle
            | CliError::OutputMustBeFolder { .. }
            | CliError::NoInputs { .. }
            | CliError::UnknownOutput { .. }
            | CliError::PeriodReversed { .. }
            | CliError::NoAgenda { .. }
            | CliError::NotLike { .. }
            | CliError::UnknownFormat { .. } => 2,
            CliError::CannotRead { .. }
            | CliError::CannotWrite { .. }
            | CliError::FolderMissing { .. }
            | CliError::ConfigMissing { .. }
            | CliError::Threads(_)
            | CliError::Stdout(_) => 3,
        }
    }

    /// What to tell the user; `None` when it has been said.
    pub fn message(&self, messages: &Messages) -> Option<String> {
        let path = |path: &PathBuf| Argument::from(path.display().to_string());
        let say = |id: &str, arguments: &[(&str, Argument<'_>)]| Some(messages.text(id, arguments));
        match self {
            CliError::Refused => None,
            CliError::FormUnknown { name, nearest: None } => {
                say("cli-form-unknown", &[("name", name.as_str().into())])
            }
            CliError::FormUnknown { name, nearest: Some(nearest) } => say(
                "cli-form-unknown-nearest",
                &[("name", name.as_str().into()), ("nearest", nearest.as_str().into())],
            ),
            CliError::ProfileUnknown { name, nearest: None } => {
                say("cli-profile-unknown", &[("name", name.as_str().into())])
            }
            CliError::ProfileUnknown { name, nearest: Some(nearest) } => say(
                "cli-profile-unknown-nearest",
                &[("name", name.as_str().into()), ("nearest", nearest.as_str().into())],
            ),
            CliError::NoBank { name } => say("cli-no-bank", &[("name", name.as_str().into())]),
            CliError::NoRhythm { profile } => {
                say("cli-no-rhythm", &[("name", profile.as_str().into())])
            }
            CliError::UnitUnknown { name, nearest: None, units } => say(
                "cli-unit-unknown",
                &[("name", name.as_str().into()), ("units", units.as_str().into())],
            ),
            CliError::UnitUnknown { name, nearest: Some(nearest), .. } => say(
                "cli-unit-unknown-nearest",
                &[("name", name.as_str().into()), ("nearest", nearest.as_str().into())],
            ),
            CliError::ProfileExists { name } => {
                say("cli-profile-exists", &[("name", name.as_str().into())])
            }
            CliError::Definition(error) => Some(super::report::definition(error, messages)),
            CliError::TranslationUnknown { known } => {
                say("fault-translation-unknown", &[("known", known.join(", ").into())])
            }
            CliError::TranslationNotNorwegian => say("fault-translation-not-norwegian", &[]),
            CliError::Translation(error) => Some(super::translation::mistakes(error, messages)),
            CliError::TemplateMissing { name } => {
                say("cli-template-missing", &[("name", name.as_str().into())])
            }
            CliError::TemplateBroken(faults) => Some(super::report::template(faults, messages)),
            CliError::Standards => say("cli-standards", &[]),
            CliError::CannotRead { path: file, source } => say(
                "cli-cannot-read",
                &[("path", path(file)), ("reason", reason(source, messages).into())],
            ),
            CliError::CannotWrite { path: file, source }
                if source.kind() == io::ErrorKind::StorageFull =>
            {
                say("cli-no-space", &[("path", path(file))])
            }
            CliError::CannotWrite { path: file, source } => say(
                "cli-output-not-writable",
                &[("path", path(file)), ("reason", reason(source, messages).into())],
            ),
            CliError::FileExists { path: file } => say("cli-file-exists", &[("path", path(file))]),
            CliError::FolderMissing { path: folder } => {
                say("cli-remedy-mkdir", &[("path", path(folder))])
            }
            CliError::OutputMustBeFolder { path: output } => {
                say("cli-output-must-be-folder", &[("path", path(output))])
            }
            CliError::StdoutSingle => say("cli-stdout-single", &[]),
            CliError::NoInputs { path: folder } => say("cli-no-inputs", &[("path", path(folder))]),
            CliError::UnknownFormat { path: file } => {
                say("cli-unknown-format", &[("path", path(file))])
            }
            CliError::UnknownOutput { path: file, kinds } => {
                say("cli-unknown-output", &[("path", path(file)), ("kinds", kinds.as_str().into())])
            }
            CliError::NoAgenda { name } => say("cli-no-agenda", &[("name", name.as_str().into())]),
            CliError::NotLike { path: file, form } => {
                say("cli-not-like", &[("path", path(file)), ("form", form.as_str().into())])
            }
            CliError::PeriodReversed { from, to } => say(
                "cli-period-reversed",
                &[("from", from.to_string().into()), ("to", to.to_string().into())],
            ),
            CliError::ConfigMissing { path: file } => {
                say("cli-config-missing", &[("path", path(file))])
            }
            CliError::ConfigBroken { path: file, line, detail } => say(
                "cli-config-broken",
                &[
                    ("file", path(file)),
                    ("line", (*line).into()),
                    ("detail", detail.as_str().into()),
                ],
            ),
            CliError::OrganisationUnprintable { part } => {
                say("cli-organisation-unprintable", &[("part", (*part).into())])
            }
            CliError::LogoNotAPicture { path: file } => {
                say("cli-logo-not-a-picture", &[("path", path(file))])
            }
            CliError::LogoTooLarge { path: file, megabytes } => say(
                "cli-logo-too-large",
                &[("path", path(file)), ("megabytes", (*megabytes).into())],
            ),
            CliError::CatalogFile { path } => {
                say("cli-catalog-file", &[("path", path.as_str().into())])
            }
            CliError::DemoFolderNotEmpty { path: folder } => {
                say("cli-demo-folder-not-empty", &[("path", path(folder))])
            }
            CliError::CaseUnknown { reference, path: folder } => say(
                "cli-case-unknown",
                &[("case", reference.as_str().into()), ("path", path(folder))],
            ),
            CliError::Case(CaseError::Definition(error)) => {
                Some(super::report::definition(error, messages))
            }
            CliError::Case(error) => {
                let reason = match error {
                    CaseError::Io(source) => reason(source, messages),
                    error => error.to_string(),
                };
                say("cli-case-unreadable", &[("reason", reason.into())])
            }
            CliError::PacketEnding { path: file } => {
                say("cli-packet-ending", &[("path", path(file))])
            }
            CliError::Bind(BindError::Front(error) | BindError::Contents(error))
            | CliError::Bind(BindError::Part { source: error, .. }) => render(error, messages),
            CliError::Bind(error) => failed("cli-packet-failed", error, messages),
            CliError::Bundle(error) => failed("cli-packet-failed", error, messages),
            CliError::Encrypt(error) => failed("cli-packet-failed", error, messages),
            CliError::NoRandomNumbers => say("cli-no-random-numbers", &[]),
            CliError::PacketTime => say("cli-packet-time", &[]),
            CliError::Mail(failure) => failure.message(messages),
            CliError::Threads(_) => say("cli-threads", &[]),
            CliError::Stdout(source) => say(
                "cli-output-not-writable",
                &[("path", "-".into()), ("reason", reason(source, messages).into())],
            ),
        }
    }
}

/// Why a document could not be printed.
fn render(error: &RenderError, messages: &Messages) -> Option<String> {
    Some(match error {
        RenderError::NoTemplate(name) => {
            messages.text("cli-template-missing", &[("name", name.as_str().into())])
        }
        RenderError::Template(faults) => super::report::template(faults, messages),
        RenderError::Standards => messages.text("cli-standards", &[]),
    })
}

/// What only a developer can mend, with what it says of itself.
fn failed(id: &str, error: &dyn Error, messages: &Messages) -> Option<String> {
    Some(messages.text(id, &[("reason", error.to_string().into())]))
}
