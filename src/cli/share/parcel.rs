//! One parcel with its messages, ready for the outbox.

use blankett::language::Language;
use blankett::mail::mailbox::Mailbox;
use blankett::mail::message::parcel::{Cover, compose, uid};
use blankett::mail::message::{ComposeError, Message};
use blankett::mail::outbox::{MessageRow, ParcelPosting, State};
use blankett::mail::text::{self, Texts};
use blankett::packet::created::Created;
use blankett::packet::manifest::Sha256;
use blankett::packet::parcel::Sealed;
use blankett::packet::password::Password;
use blankett::pipeline;
use blankett::privacy::{ClearedForm, Context};
use blankett::render::{Document, Press};
use jiff::Timestamp;
use jiff::civil::Date;

use super::documents::Shared;
use crate::cli::error::CliError;
use crate::cli::mail::{MailFailure, PostOffice};
use crate::cli::packet::password;
use crate::cli::send::invitation::{copy, detail, letterhead};
use crate::cli::session::{Session, failure, now};

/// A parcel with its messages.
pub struct Parcel {
    /// The documents, by names that hold no personal data.
    pub documents: Vec<String>,
    /// What the mail says, for whoever is about to send it.
    pub subject: String,
    /// The new messages, one for each recipient who has not been sent the same before.
    pub messages: Vec<Message>,
    /// Messages that were put into the outbox before.
    pub known: Vec<MessageRow>,
    /// The password that was made for it.
    pub password: Option<Password>,
    uid: String,
    copy: u32,
    sender: Mailbox,
    detail: String,
}

impl Parcel {
    /// What the outbox is given.
    pub fn posting(&self) -> ParcelPosting<'_> {
        ParcelPosting {
            uid: &self.uid,
            messages: &self.messages,
            sender: &self.sender,
            copy: i64::from(self.copy),
            detail: &self.detail,
        }
    }

    /// The names of the messages that the server has not taken yet.
    pub fn undelivered(&self) -> impl Iterator<Item = &str> {
        let known = self.known.iter().filter(|row| row.state != State::Sent);
        let known = known.map(|row| row.message_id.as_str());
        self.messages.iter().map(Message::message_id).chain(known)
    }
}

/// Writes parcels.
pub struct Writer<'a> {
    pub session: &'a Session,
    pub press: &'a Press,
    pub sender: &'a Mailbox,
    pub phone: Option<&'a str>,
    pub chosen: Option<&'a Password>,
    pub again: bool,
    pub date: Date,
    pub now: Timestamp,
}

impl Writer<'_> {
    /// The messages with these documents to those who have not been sent them before.
    pub fn write(
        &self,
        shared: &[&Shared],
        to: &[Mailbox],
        office: Option<&mut PostOffice>,
    ) -> Result<Parcel, CliError> {
        let forms: Vec<&ClearedForm> = shared.iter().map(|document| &document.form).collect();
        let uid = uid(&forms, self.sender.domain());
        let earlier = match office {
            Some(office) => office.with(async |outbox| outbox.messages(Some(&uid)).await)?,
            None => Vec::new(),
        };
        let copy = copy(&earlier, 0, self.again);
        let row_of = |mailbox: &Mailbox| {
            let theirs = |row: &&MessageRow| row.recipient.to_lowercase() == mailbox.key();
            if self.again { None } else { earlier.iter().rfind(theirs) }
        };
        let (known, new): (Vec<&Mailbox>, Vec<&Mailbox>) =
            to.iter().partition(|mailbox| row_of(mailbox).is_some());
        let language =
            forms.first().map_or(self.session.document_language, |form| form.form().language());
        let texts = self.texts(language)?;
        let mut parcel = Parcel {
            documents: forms.iter().map(|form| form.form().file_stem()).collect(),
            subject: texts.subject.clone(),
            messages: Vec::new(),
            known: known.into_iter().filter_map(row_of).cloned().collect(),
            password: None,
            copy,
            sender: self.sender.clone(),
            detail: String::new(),
            uid,
        };
        if new.is_empty() {
            return Ok(parcel);
        }
        let documents = self.printed(&forms)?;
        let made = self.chosen.is_none().then(password::made).transpose()?;
        let password = self.chosen.or(made.as_ref()).expect("what nobody chose was made");
        let created = Created::new(&now()).map_err(|_| CliError::PacketTime)?;
        let sealed = Sealed::of(&documents, password, created).map_err(CliError::Encrypt)?;
        let cover = Cover {
            uid: &parcel.uid,
            copy,
            sender: self.sender,
            texts: &texts,
            language,
            moment: self.now,
            context: &self.context(shared, language),
            own: &self.own(),
        };
        let recipients: Vec<Mailbox> = new.into_iter().cloned().collect();
        parcel.messages = compose(&cover, &sealed, &recipients).map_err(stopped)?;
        parcel.detail = format!("documents {}; {}", sums(&documents), detail(&forms));
        parcel.password = made;
        Ok(parcel)
    }

    fn printed(&self, forms: &[&ClearedForm]) -> Result<Vec<Document>, CliError> {
        let print = |form: &&ClearedForm| pipeline::print(form, self.press, self.date);
        forms.iter().map(print).collect::<Result<_, _>>().map_err(failure)
    }

    fn texts(&self, language: Language) -> Result<Texts, CliError> {
        text::write_parcel(self.name(), self.phone, language, self.press.templates())
            .map_err(|error| CliError::Mail(MailFailure::Text(error)))
    }

    /// Who the documents are from: never what a form says, which may be anything.
    fn name(&self) -> &str {
        let organisation = self.press.organisation();
        let own = || organisation.unit().unwrap_or(organisation.name());
        self.sender.name().unwrap_or_else(own)
    }

    fn context(&self, shared: &[&Shared], language: Language) -> Context {
        let persons = shared.iter().flat_map(|document| document.persons.clone());
        let mut context = Context::new(persons.collect(), Vec::new(), Some(self.name().to_owned()));
        context.english = language == Language::En;
        context.allow(&self.session.config.allowed_words);
        context
    }

    fn own(&self) -> Vec<String> {
        let settings = [Some(self.name()), self.phone].into_iter().flatten();
        let mut own = letterhead(self.press.organisation());
        own.extend(settings.map(str::to_owned));
        own
    }
}

/// The SHA-256 of each document, by which it is known again.
fn sums(documents: &[Document]) -> String {
    let sums = documents.iter().map(|document| Sha256::of(&document.bytes).to_string());
    sums.collect::<Vec<_>>().join(",")
}

fn stopped(error: ComposeError) -> CliError {
    CliError::Mail(match error {
        ComposeError::LastLook(error) => MailFailure::LastLook(error),
        ComposeError::Confidential | ComposeError::Unwritable => MailFailure::Unwritable,
    })
}
