//! Why mail cannot be sent, in words.

use std::path::PathBuf;

use blankett::form::Confidentiality;
use blankett::form::date::long_date;
use blankett::mail::answer::NoAnswer;
use blankett::mail::appointment::Unclear;
use blankett::mail::delivery::DeliveryError;
use blankett::mail::outbox::OutboxError;
use blankett::mail::receivers::{Gap, Unreached};
use blankett::mail::smtp::{ServerError, Trouble};
use blankett::mail::text::TextError;
use blankett::message::{Argument, Messages};
use blankett::privacy::LastLookError;
use jiff::civil::Date;

use crate::cli::scan::place;
use crate::cli::system_error::reason;

/// A failure of a command that sends mail.
#[derive(Debug, thiserror::Error)]
pub enum MailFailure {
    /// The settings have no `[mail]`.
    #[error("no settings for mail")]
    NoSettings,
    /// The sender of the settings is no address.
    #[error("the sender is no address")]
    Sender,
    /// A login without a password.
    #[error("no password")]
    NoPassword,
    /// The settings of the server.
    #[error("the server's settings")]
    Server(#[source] ServerError),
    /// The document is about a child or a group (R1).
    #[error("the document is confidential")]
    Confidential(Confidentiality),
    /// The form calls to no meeting.
    #[error("the form calls to no meeting")]
    NoMeeting,
    /// An invitation, which goes openly and not in a parcel.
    #[error("an invitation in a parcel")]
    ShareInvitation,
    /// Documents about children of several cases, to the same receivers.
    #[error("documents of several cases")]
    ShareCases,
    /// Nothing says who gets this document.
    #[error("nobody gets the document")]
    ShareNobody(String),
    /// Some who should get a document cannot be written to.
    #[error("some cannot be written to")]
    ShareUnreached(Vec<Unreached>),
    /// Which meeting it is, is unclear.
    #[error("unclear")]
    Unclear(#[source] Unclear),
    /// The meeting is over.
    #[error("the meeting is over")]
    Over(Date),
    /// A template of the message.
    #[error("a template of the message")]
    Text(#[source] TextError),
    /// The last look at the message found something.
    #[error("the last look")]
    LastLook(#[source] LastLookError),
    /// The message cannot be written.
    #[error("the message cannot be written")]
    Unwritable,
    /// The outbox.
    #[error("the outbox")]
    Outbox(#[source] OutboxError),
    /// Nobody can be asked, and `--yes` is not there.
    #[error("nobody can be asked")]
    NeedsYes,
    /// Something is wrong with the server.
    #[error("trouble with the server")]
    Trouble {
        /// What it is.
        trouble: Trouble,
        /// The server.
        host: String,
        /// Its port.
        port: u16,
    },
    /// Some messages were not sent; it has been said which.
    #[error("not all was sent")]
    Unfinished,
    /// There is no message of that number.
    #[error("no such message")]
    NoMessage(i64),
    /// A message whose state does not allow what was asked.
    #[error("not in that state")]
    NotNow(i64),
    /// A file says nothing about an invitation.
    #[error("no answer")]
    NoAnswer {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: NoAnswer,
    },
    /// An answer to something that this outbox has not sent.
    #[error("an answer to something else")]
    Stranger(PathBuf),
}

impl From<DeliveryError> for MailFailure {
    fn from(error: DeliveryError) -> MailFailure {
        match error {
            DeliveryError::Outbox(error) => MailFailure::Outbox(error),
            DeliveryError::Threads(error) => {
                MailFailure::Outbox(OutboxError::File { path: PathBuf::from("-"), source: error })
            }
        }
    }
}

impl MailFailure {
    /// 1 for what was refused, 2 for a wrong use, 3 for a failure of the outside world.
    pub fn exit_code(&self) -> u8 {
        match self {
            MailFailure::NoSettings
            | MailFailure::Sender
            | MailFailure::NoPassword
            | MailFailure::Server(_)
            | MailFailure::Confidential(_)
            | MailFailure::NoMeeting
            | MailFailure::ShareInvitation
            | MailFailure::ShareCases
            | MailFailure::ShareUnreached(_)
            | MailFailure::Unclear(_)
            | MailFailure::Over(_)
            | MailFailure::Text(_)
            | MailFailure::LastLook(_)
            | MailFailure::Unwritable
            | MailFailure::NotNow(_)
            | MailFailure::NoAnswer { .. }
            | MailFailure::Stranger(_) => 1,
            MailFailure::NeedsYes | MailFailure::NoMessage(_) | MailFailure::ShareNobody(_) => 2,
            MailFailure::Outbox(_) | MailFailure::Trouble { .. } | MailFailure::Unfinished => 3,
        }
    }

    /// What to tell the user; `None` when it has been said.
    pub fn message(&self, messages: &Messages) -> Option<String> {
        let language = messages.language();
        let say = |id: &str, arguments: &[(&str, Argument<'_>)]| messages.text(id, arguments);
        Some(match self {
            MailFailure::NoSettings => say("send-no-settings", &[]),
            MailFailure::Sender => say("send-sender", &[]),
            MailFailure::NoPassword => say("send-no-password", &[]),
            MailFailure::Server(error) => {
                let reason = match error {
                    ServerError::Certificates => "certificates",
                    ServerError::Name => "name",
                    ServerError::InClear => "in-clear",
                    ServerError::Login => "login",
                };
                say("send-server", &[("reason", reason.into())])
            }
            MailFailure::Confidential(confidentiality) => {
                say("send-confidential", &[("kind", confidentiality.name().into())])
            }
            MailFailure::NoMeeting => say("send-no-meeting", &[]),
            MailFailure::ShareInvitation => say("share-invitation", &[]),
            MailFailure::ShareCases => say("share-cases", &[]),
            MailFailure::ShareNobody(document) => {
                say("share-nobody", &[("document", document.as_str().into())])
            }
            MailFailure::ShareUnreached(unreached) => {
                let lines = unreached.iter().map(|one| not_reached(one, messages));
                lines.collect::<Vec<_>>().join("\n")
            }
            MailFailure::Unclear(unclear) => match unclear {
                Unclear::MovedOrNew(moment) => say(
                    "send-moved-or-new",
                    &[
                        ("date", long_date(moment.date(), language).into()),
                        ("day", moment.date().to_string().into()),
                    ],
                ),
                Unclear::NothingToMove(date) => {
                    say("send-nothing-to-move", &[("date", long_date(*date, language).into())])
                }
                Unclear::NothingToCancel => say("send-nothing-to-cancel", &[]),
            },
            MailFailure::Over(date) => {
                say("send-over", &[("date", long_date(*date, language).into())])
            }
            MailFailure::Text(error) => match error {
                TextError::Missing(name) => {
                    say("cli-template-missing", &[("name", name.as_str().into())])
                }
                TextError::Broken { file, line, detail } => say(
                    "send-template-broken",
                    &[
                        ("file", file.as_str().into()),
                        ("line", (*line).into()),
                        ("detail", detail.as_str().into()),
                    ],
                ),
                TextError::Subject => say("send-subject", &[]),
            },
            MailFailure::LastLook(error) => last_look(error, messages),
            MailFailure::Unwritable => say("send-unwritable", &[]),
            MailFailure::Outbox(error) => outbox(error, messages),
            MailFailure::NeedsYes => say("send-needs-yes", &[]),
            MailFailure::Trouble { trouble, host, port } => say(
                "send-trouble",
                &[
                    ("trouble", trouble.name().into()),
                    ("host", host.as_str().into()),
                    ("port", port.to_string().into()),
                    ("code", trouble.code().unwrap_or_default().into()),
                ],
            ),
            MailFailure::Unfinished => return None,
            MailFailure::NoMessage(id) => {
                say("outbox-no-message", &[("id", id.to_string().into())])
            }
            MailFailure::NotNow(id) => say("outbox-not-now", &[("id", id.to_string().into())]),
            MailFailure::NoAnswer { path, source } => say(
                "mail-read-no-answer",
                &[("path", path.display().to_string().into()), ("reason", name(source).into())],
            ),
            MailFailure::Stranger(path) => {
                say("mail-read-stranger", &[("path", path.display().to_string().into())])
            }
        })
    }
}

/// Who cannot be written to, and what to do.
fn not_reached(unreached: &Unreached, messages: &Messages) -> String {
    let language = messages.language();
    let copy = unreached.copy.get(language);
    let (gap, name) = match &unreached.gap {
        Gap::Guardians => ("guardians", ""),
        Gap::Participants => ("participants", ""),
        Gap::Permanent => ("permanent", ""),
        Gap::Service(label) => ("service", label.get(language)),
        Gap::UnknownService(id) => ("unknown-service", id.as_str()),
        Gap::Field(path) => ("field", path.as_str()),
    };
    let arguments = [("gap", gap.into()), ("name", name.into()), ("copy", copy.into())];
    messages.text("share-unreached", &arguments)
}

fn outbox(error: &OutboxError, messages: &Messages) -> String {
    let shown = |path: &PathBuf| path.display().to_string();
    match error {
        OutboxError::File { path, source } => messages.text(
            "cli-output-not-writable",
            &[("path", shown(path).into()), ("reason", reason(source, messages).into())],
        ),
        OutboxError::KeyMissing { path } => {
            messages.text("outbox-key-missing", &[("path", shown(path).into())])
        }
        OutboxError::Damaged => messages.text("outbox-damaged", &[]),
        OutboxError::Version => messages.text("outbox-version", &[]),
        OutboxError::Full => messages.text("outbox-full", &[]),
        OutboxError::Changed => messages.text("outbox-changed", &[]),
        OutboxError::Database(source) => {
            messages.text("outbox-database", &[("reason", source.to_string().into())])
        }
    }
}

/// The variant of the message for a file that says nothing about an invitation.
fn name(reason: &NoAnswer) -> &'static str {
    match reason {
        NoAnswer::OrdinaryMessage => "ordinary",
        NoAnswer::AutomaticReply => "automatic",
        NoAnswer::ReadReceipt => "receipt",
        NoAnswer::ForeignBounce => "bounce",
        NoAnswer::Forwarded => "forwarded",
        NoAnswer::OutlookFormat => "outlook",
        NoAnswer::Request => "request",
        NoAnswer::SeveralParticipants | NoAnswer::Contradiction(_) => "contradiction",
        NoAnswer::Limit { .. } => "limit",
        NoAnswer::OtherMethod
        | NoAnswer::WithoutMethod
        | NoAnswer::WithoutUid
        | NoAnswer::WithoutStatus
        | NoAnswer::WithoutMessageId
        | NoAnswer::Damaged(_) => "incomplete",
    }
}

/// Where something was found, never what.
fn last_look(error: &LastLookError, messages: &Messages) -> String {
    let mut lines = vec![messages.text("send-last-look", &[])];
    let shown = |at| place::place(at, messages).unwrap_or_default();
    match error {
        LastLookError::Unpack(error) => lines.push(place::failure(error, messages)),
        LastLookError::Unread(place) => {
            lines.push(messages.text("send-last-look-unread", &[("place", shown(place).into())]))
        }
        LastLookError::Found(found) => lines.extend(found.iter().map(|(place, kind)| {
            let title = messages.text(&format!("finding-title-{}", kind.name()), &[]);
            format!("  {}: {title}", shown(place))
        })),
    }
    lines.join("\n")
}
