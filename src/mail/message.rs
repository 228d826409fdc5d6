//! The bytes of a message: composed once, looked through, and never changed again.

mod mime;
pub mod parcel;

use jiff::Timestamp;
use lettre::message::MultiPart;
use ring::digest::{SHA256, digest};

use super::calendar::{self, Event, Method};
use super::identity;
use super::mailbox::Mailbox;
use super::meeting::Meeting;
use super::text::Texts;
use crate::form::{Confidentiality, Value};
use crate::privacy::{ClearedForm, Context, LastLook, LastLookError, Participant};
use crate::render::{Document, Words, filled_json};
use mime::{ContentLanguage, attached, base64, finished, part, quoted};

/// A message that may leave: from a cleared form or an encrypted packet, and looked through as
/// bytes.
///
/// Only [`compose`] and [`parcel::compose`] make one; the outbox takes nothing else.
#[derive(Clone)]
pub struct Message {
    bytes: Vec<u8>,
    message_id: String,
    purpose: Purpose,
    recipient: Mailbox,
}

/// What a message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It calls for a meeting or calls it off.
    Meeting(Method),
    /// It brings documents that are encrypted.
    Parcel,
}

impl Purpose {
    /// The name in the outbox and for programs.
    pub fn name(self) -> &'static str {
        match self {
            Purpose::Meeting(method) => method.name(),
            Purpose::Parcel => "PARCEL",
        }
    }
}

impl Message {
    /// What goes to the mail server, byte for byte.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its `Message-ID`, without angle brackets.
    pub fn message_id(&self) -> &str {
        &self.message_id
    }

    /// What it is for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// To whom it goes.
    pub fn recipient(&self) -> &Mailbox {
        &self.recipient
    }
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Message({}, {} bytes)", self.message_id, self.bytes.len())
    }
}

/// What all messages of an invitation have in common.
pub struct Letter<'a> {
    /// The form that it comes from.
    pub form: &'a ClearedForm,
    /// The meeting.
    pub meeting: &'a Meeting,
    /// Who sends it.
    pub sender: &'a Mailbox,
    /// What it says.
    pub texts: &'a Texts,
    /// The printed invitation; none when a meeting is called off.
    pub document: Option<&'a Document>,
    /// Called for or called off.
    pub method: Method,
    /// The name of the meeting.
    pub uid: &'a str,
    /// How often it has changed.
    pub sequence: u32,
    /// How often the same was sent on purpose.
    pub copy: u32,
    /// When it was written.
    pub moment: Timestamp,
    /// Persons of the case and allowed words, as the gate had them.
    pub context: &'a Context,
    /// The letterhead, which is nobody's secret.
    pub own: &'a [String],
    /// Pieces that the message says whomever the meeting is about ([`super::text::constant`]).
    pub constant: &'a [String],
}

/// Why a message may not leave.
#[derive(Debug, thiserror::Error)]
pub enum ComposeError {
    /// The form is about a child or a group (R1).
    #[error("the document is confidential")]
    Confidential,
    /// It holds what the gate did not let through, or cannot be looked through.
    #[error("the last look stopped it")]
    LastLook(#[source] LastLookError),
    /// A part of it cannot be written as mail.
    #[error("it cannot be written as mail")]
    Unwritable,
}

/// Composes the message for each recipient, and looks through the bytes of every one (R1).
///
/// # Errors
///
/// Why one of them may not leave.
pub fn compose(letter: &Letter<'_>, recipients: &[Mailbox]) -> Result<Vec<Message>, ComposeError> {
    if letter.form.form().confidentiality() != Confidentiality::Open {
        return Err(ComposeError::Confidential);
    }
    let context = context(letter);
    let mut look = LastLook::new(letter.form, &context, &own(letter), constant(letter));
    recipients.iter().map(|recipient| message(letter, recipient, &mut look)).collect()
}

fn message(
    letter: &Letter<'_>,
    recipient: &Mailbox,
    look: &mut LastLook<'_>,
) -> Result<Message, ComposeError> {
    let Letter { uid, sequence, copy, method, .. } = *letter;
    let message_id = identity::message(uid, sequence, method.name(), &recipient.key(), copy);
    let bytes = write(letter, recipient, &message_id).ok_or(ComposeError::Unwritable)?;
    look.at(&bytes).map_err(ComposeError::LastLook)?;
    let purpose = Purpose::Meeting(method);
    Ok(Message { bytes, message_id, purpose, recipient: recipient.clone() })
}

/// The hash of what a message says, whatever day it is written: two letters with the same hash
/// say the same.
pub fn digest_of(letter: &Letter<'_>) -> String {
    let form = letter.form.form();
    let values = filled_json(form, Words::Whole).to_string();
    let Texts { subject, plain, html } = letter.texts;
    let file = calendar_file(letter, Timestamp::UNIX_EPOCH, 0);
    let sender = letter.sender.address();
    let parts = [form.language().tag(), &values, subject, plain, html, &file, sender];
    identity::letters(&parts)
}

/// The SHA-256 of a message's bytes, in hexadecimal.
pub fn fingerprint(bytes: &[u8]) -> String {
    digest(&SHA256, bytes).as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn calendar_file(letter: &Letter<'_>, stamp: Timestamp, sequence: u32) -> String {
    calendar::write(&Event {
        method: letter.method,
        uid: letter.uid,
        sequence,
        stamp,
        start: letter.meeting.begins(),
        end: letter.meeting.ends(),
        summary: &letter.texts.subject,
        location: letter.meeting.place.as_deref(),
        link: letter.meeting.link.as_deref(),
        description: letter.texts.plain.trim(),
        organizer: letter.sender,
        attendees: &letter.meeting.participants,
    })
}

fn write(letter: &Letter<'_>, recipient: &Mailbox, message_id: &str) -> Option<Vec<u8>> {
    let file = calendar_file(letter, letter.moment, letter.sequence);
    let method = letter.method.name();
    let calendar_type =
        format!("text/calendar; charset=utf-8; method={method}; name=moteinnkalling.ics");
    let boundary = |level| identity::boundary(message_id, level);
    let alternative = MultiPart::alternative()
        .boundary(boundary("alternative"))
        .singlepart(part("text/plain; charset=utf-8", quoted(&letter.texts.plain)?)?)
        .singlepart(part("text/html; charset=utf-8", quoted(&letter.texts.html)?)?)
        .singlepart(part(&calendar_type, base64(file.into_bytes())?)?);
    let mut mixed = MultiPart::mixed().boundary(boundary("mixed")).multipart(alternative);
    if let Some(document) = letter.document {
        let name = format!("{}.pdf", document.file_stem);
        mixed = mixed.singlepart(attached(&name, "application/pdf", document.bytes.clone())?);
    }
    let mut message = lettre::Message::builder()
        .from(letter.sender.header())
        .to(recipient.header())
        .subject(letter.texts.subject.as_str())
        .date(mime::date(letter.moment)?)
        .message_id(Some(format!("<{message_id}>")))
        .header(ContentLanguage(letter.form.form().language()));
    if let Some(first) = first_message(letter, recipient) {
        message = message.references(format!("<{first}>"));
    }
    finished(&message.multipart(mixed).ok()?)
}

/// The message that this one changes, so that programs show them together.
fn first_message(letter: &Letter<'_>, recipient: &Mailbox) -> Option<String> {
    let method = Method::Request.name();
    let is_later = letter.sequence > 0 || letter.copy > 0;
    is_later.then(|| identity::message(letter.uid, 0, method, &recipient.key(), 0))
}

/// Who may be named in the message.
fn context(letter: &Letter<'_>) -> Context {
    let mut context = letter.context.clone();
    let people = letter.meeting.participants.iter().chain([letter.sender]);
    context.participants.extend(people.map(|person| Participant {
        name: person.name().unwrap_or_default().to_owned(),
        role: None,
        email: Some(person.address().to_owned()),
    }));
    context
}

/// What in the message is nobody's secret.
fn own(letter: &Letter<'_>) -> Vec<String> {
    let mut own: Vec<String> = letter.own.to_vec();
    // Names that machines gave.
    let machine = letter.uid.split('@').next().unwrap_or_default();
    own.extend([machine.to_owned(), letter.sender.address().to_owned()]);
    // What the printed form says of a link to somebody's address.
    own.push("Email".to_owned());
    // Addresses as the calendar file writes them.
    own.extend(letter.meeting.participants.iter().map(calendar::mailto));
    own
}

/// What stands in the message whomever the meeting is about. A child may be called Juni.
fn constant(letter: &Letter<'_>) -> Vec<String> {
    let form = letter.form.form();
    let language = form.language();
    let dates = form.leaves().into_iter().filter_map(|leaf| match leaf.answer.value {
        Value::Date(_) => leaf.answer.value.print(language),
        _ => None,
    });
    let texts = form.definition().texts(language).map(str::to_owned);
    letter.constant.iter().cloned().chain(texts).chain(dates).collect()
}
