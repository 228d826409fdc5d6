//! The mail that brings a parcel: it says that documents are attached, and nothing of them.

use jiff::Timestamp;
use lettre::message::MultiPart;

use super::mime::{self, ContentLanguage, attached, finished, part, quoted};
use super::{ComposeError, Message, Purpose};
use crate::language::Language;
use crate::mail::identity;
use crate::mail::mailbox::Mailbox;
use crate::mail::text::{Texts, constant_parcel};
use crate::packet::parcel::{FILE_NAME, Sealed};
use crate::privacy::{ClearedForm, Context, LastLook, Participant};
use crate::render::{Words, filled_json};

/// What all mails with the same parcel have in common.
pub struct Cover<'a> {
    /// The name of the parcel.
    pub uid: &'a str,
    /// How often the same was sent on purpose.
    pub copy: u32,
    /// Who sends it.
    pub sender: &'a Mailbox,
    /// What it says.
    pub texts: &'a Texts,
    /// The language it says it in.
    pub language: Language,
    /// When it was written.
    pub moment: Timestamp,
    /// The persons of the documents and their cases: none of them may stand in it.
    pub context: &'a Context,
    /// What stands in the settings and in the letterhead, which is nobody's secret.
    pub own: &'a [String],
}

/// Composes the mail for each recipient, and looks through the bytes of every one.
///
/// Confidential bytes that nobody encrypted do not get in:
///
/// ```compile_fail
/// use blankett::mail::mailbox::Mailbox;
/// use blankett::mail::message::parcel::{Cover, compose};
/// use blankett::render::Document;
///
/// fn in_the_open(cover: &Cover<'_>, document: &Document, to: &[Mailbox]) {
///     let _ = compose(cover, document, to);
/// }
/// ```
///
/// ```
/// use blankett::mail::mailbox::Mailbox;
/// use blankett::mail::message::parcel::{Cover, compose};
/// use blankett::packet::parcel::Sealed;
///
/// fn encrypted(cover: &Cover<'_>, sealed: &Sealed, to: &[Mailbox]) {
///     let _ = compose(cover, sealed, to);
/// }
/// ```
///
/// # Errors
///
/// Why one of them may not leave.
pub fn compose(
    cover: &Cover<'_>,
    sealed: &Sealed,
    recipients: &[Mailbox],
) -> Result<Vec<Message>, ComposeError> {
    let context = context(cover);
    let mut constant = constant_parcel(cover.language);
    constant.push(cover.sender.address().to_owned());
    let mut look = LastLook::around(sealed, &context, &own(cover), constant);
    recipients.iter().map(|recipient| message(cover, sealed, recipient, &mut look)).collect()
}

/// The `Message-ID` of the mail to a recipient: the same when the same is shared again, although
/// no two parcels are the same bytes.
fn message_id(uid: &str, recipient: &Mailbox, copy: u32) -> String {
    identity::message(uid, 0, Purpose::Parcel.name(), &recipient.key(), copy)
}

/// The name of the parcel that these documents make, in whatever order.
pub fn uid(forms: &[&ClearedForm], domain: &str) -> String {
    let said = |form: &&ClearedForm| {
        let form = form.form();
        let values = filled_json(form, Words::Whole).to_string();
        let definition = form.definition();
        identity::letters(&[definition.id.as_str(), form.language().tag(), &values])
    };
    let mut documents: Vec<String> = forms.iter().map(said).collect();
    documents.sort();
    identity::parcel(domain, &documents)
}

fn message(
    cover: &Cover<'_>,
    sealed: &Sealed,
    recipient: &Mailbox,
    look: &mut LastLook<'_>,
) -> Result<Message, ComposeError> {
    let message_id = message_id(cover.uid, recipient, cover.copy);
    let bytes = write(cover, sealed, recipient, &message_id).ok_or(ComposeError::Unwritable)?;
    look.address(recipient.address());
    look.at(&bytes).map_err(ComposeError::LastLook)?;
    let purpose = Purpose::Parcel;
    Ok(Message { bytes, message_id, purpose, recipient: recipient.clone() })
}

fn write(
    cover: &Cover<'_>,
    sealed: &Sealed,
    recipient: &Mailbox,
    message_id: &str,
) -> Option<Vec<u8>> {
    let boundary = |level| identity::boundary(message_id, level);
    let alternative = MultiPart::alternative()
        .boundary(boundary("alternative"))
        .singlepart(part("text/plain; charset=utf-8", quoted(&cover.texts.plain)?)?)
        .singlepart(part("text/html; charset=utf-8", quoted(&cover.texts.html)?)?);
    let mixed = MultiPart::mixed()
        .boundary(boundary("mixed"))
        .multipart(alternative)
        .singlepart(attached(FILE_NAME, "application/zip", sealed.bytes().to_vec())?);
    let message = lettre::Message::builder()
        .from(cover.sender.header())
        // The name of a guardian would say whose child it is about.
        .to(recipient.nameless())
        .subject(cover.texts.subject.as_str())
        .date(mime::date(cover.moment)?)
        .message_id(Some(format!("<{message_id}>")))
        .header(ContentLanguage(cover.language));
    finished(&message.multipart(mixed).ok()?)
}

/// The sender may be named.
fn context(cover: &Cover<'_>) -> Context {
    let mut context = cover.context.clone();
    context.participants = vec![Participant {
        name: cover.sender.name().unwrap_or_default().to_owned(),
        role: None,
        email: Some(cover.sender.address().to_owned()),
    }];
    context
}

/// What in the mail is nobody's secret.
fn own(cover: &Cover<'_>) -> Vec<String> {
    let machine = cover.uid.split('@').next().unwrap_or_default();
    let mut own = cover.own.to_vec();
    own.extend(constant_parcel(cover.language));
    own.extend([machine.to_owned(), cover.sender.address().to_owned(), FILE_NAME.to_owned()]);
    own
}
