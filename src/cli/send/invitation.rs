//! One invitation with its messages, ready for the outbox.

use std::collections::HashSet;

use blankett::mail::appointment::{self, Wish};
use blankett::mail::calendar::Method;
use blankett::mail::identity;
use blankett::mail::mailbox::Mailbox;
use blankett::mail::meeting::Meeting;
use blankett::mail::message::{ComposeError, Letter, Message, compose, digest_of};
use blankett::mail::outbox::{MeetingRow, MessageRow, Posting, State};
use blankett::mail::text::{self, Occasion, Texts};
use blankett::organisation::Organisation;
use blankett::pipeline;
use blankett::privacy::{ClearedForm, Context, Finding, FindingKind};
use blankett::render::{Document, Press};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::cli::error::CliError;
use crate::cli::mail::{MailFailure, PostOffice};
use crate::cli::session::{Session, failure};

/// An invitation with its messages.
pub struct Invitation {
    /// The meeting's name.
    pub uid: String,
    /// What it says, for whoever is about to send it.
    pub subject: String,
    /// When the meeting is.
    pub meeting: Meeting,
    /// The messages, one for each recipient.
    pub messages: Vec<Message>,
    /// Recipients whose message was put into the outbox before.
    pub known: usize,
    /// The name of its files without the ending.
    pub file_stem: String,
    row: MeetingRow,
    before: Option<MeetingRow>,
    sender: Mailbox,
    copy: u32,
    detail: String,
}

impl Invitation {
    /// What the outbox is given.
    pub fn posting(&self) -> Posting<'_> {
        Posting {
            known: self.before.as_ref(),
            meeting: self.row.clone(),
            messages: &self.messages,
            sender: &self.sender,
            copy: i64::from(self.copy),
            detail: &self.detail,
        }
    }
}

/// A hash of where an input lies: the file that was sent before is known again, and nothing of its
/// name is kept.
pub fn source(file: &str) -> Option<String> {
    let path = std::fs::canonicalize(file).ok()?;
    Some(identity::letters(&["source", &path.to_string_lossy()]))
}

/// Writes invitations.
pub struct Writer<'a> {
    pub session: &'a Session,
    pub press: &'a Press,
    pub sender: &'a Mailbox,
    pub known: &'a [String],
    pub wish: Wish,
    pub again: bool,
    pub date: Date,
    pub now: Timestamp,
}

/// What is the same for all who are written to.
struct Common<'a> {
    form: &'a ClearedForm,
    meeting: &'a Meeting,
    context: Context,
    own: Vec<String>,
    constant: Vec<String>,
    uid: String,
    sequence: u32,
    copy: u32,
    moment: Timestamp,
}

impl Common<'_> {
    fn letter<'b>(
        &'b self,
        meeting: &'b Meeting,
        method: Method,
        texts: &'b Texts,
        document: Option<&'b Document>,
        sender: &'b Mailbox,
    ) -> Letter<'b> {
        Letter {
            form: self.form,
            meeting,
            sender,
            texts,
            document,
            method,
            uid: &self.uid,
            sequence: self.sequence,
            copy: self.copy,
            moment: self.moment,
            context: &self.context,
            own: &self.own,
            constant: &self.constant,
        }
    }
}

impl Writer<'_> {
    /// The messages of one form, after what the outbox knows of its meeting.
    pub fn write(
        &mut self,
        form: &ClearedForm,
        meeting: &Meeting,
        source: Option<&str>,
        mut office: Option<&mut PostOffice>,
    ) -> Result<Invitation, CliError> {
        let refused = |failure| CliError::Mail(failure);
        let rows = match office.as_deref_mut() {
            Some(office) => {
                office.with(async |outbox| outbox.meetings(&meeting.kindergarten).await)?
            }
            None => Vec::new(),
        };
        let found = appointment::find(&rows, meeting, source, self.wish)
            .map_err(|unclear| refused(MailFailure::Unclear(unclear)))?;
        let earlier = match (office, &found.row) {
            (Some(office), Some(row)) => {
                let uid = row.uid.clone();
                office.with(async |outbox| outbox.messages(Some(&uid)).await)?
            }
            _ => Vec::new(),
        };
        let method = if self.wish == Wish::Cancel { Method::Cancel } else { Method::Request };
        let setting = self.session.setting(None, self.known);
        let (kindergarten, domain) = (&meeting.kindergarten, self.sender.domain());
        let mut common = Common {
            form,
            meeting,
            context: pipeline::context_of(form.form(), &setting).map_err(failure)?,
            own: letterhead(self.press.organisation()),
            constant: Vec::new(),
            uid: found.row.as_ref().map_or_else(
                || identity::meeting(domain, kindergarten, meeting.date, meeting.start),
                |row| row.uid.clone(),
            ),
            sequence: 0,
            copy: 0,
            moment: self.now,
        };
        // What it says apart from being a change: that is what tells a change from the same again.
        let plain = self.texts(&common, &Occasion::first(method))?;
        let digest = digest_of(&common.letter(meeting, method, &plain, None, self.sender));
        let is_same = found.row.as_ref().is_some_and(|row| row.digest == digest);
        common.sequence = match &found.row {
            None => 0,
            Some(row) => u32::try_from(row.sequence).unwrap_or(0) + u32::from(!is_same),
        };
        if is_same {
            common.copy = copy(&earlier, common.sequence, self.again);
        }
        let occasion = Occasion {
            method,
            sequence: common.sequence,
            moved_from: found.moved_from.filter(|_| !is_same),
            removed: false,
        };
        let language = form.form().language();
        common.constant = text::constant(meeting, &occasion, language);
        let texts = self.texts(&common, &occasion)?;
        let messages = match method {
            Method::Request => self.requests(&common, &occasion, &texts, &earlier)?,
            Method::Cancel => self.cancellations(&common, &texts, &earlier)?,
        };
        let known = messages
            .iter()
            .filter(|message| earlier.iter().any(|row| row.message_id == message.message_id()))
            .count();
        let row = MeetingRow {
            uid: common.uid.clone(),
            kindergarten: meeting.kindergarten.to_lowercase(),
            begins: meeting.begins().to_string(),
            source: source.map(str::to_owned),
            sequence: i64::from(common.sequence),
            method: method.name().to_owned(),
            digest,
        };
        Ok(Invitation {
            uid: common.uid,
            subject: texts.subject,
            meeting: meeting.clone(),
            messages,
            known,
            file_stem: form.form().file_stem(),
            row,
            before: found.row,
            sender: self.sender.clone(),
            copy: common.copy,
            detail: detail(&[form]),
        })
    }

    fn texts(&self, common: &Common<'_>, occasion: &Occasion) -> Result<Texts, CliError> {
        text::write(common.form, common.meeting, occasion, self.press.templates())
            .map_err(|error| CliError::Mail(MailFailure::Text(error)))
    }

    /// The invitation to each participant, and word to those who are not asked any more.
    fn requests(
        &self,
        common: &Common<'_>,
        occasion: &Occasion,
        texts: &Texts,
        earlier: &[MessageRow],
    ) -> Result<Vec<Message>, CliError> {
        let document = pipeline::print(common.form, self.press, self.date).map_err(failure)?;
        let meeting = common.meeting;
        let letter = common.letter(meeting, Method::Request, texts, Some(&document), self.sender);
        let mut messages = self.each(&letter, &meeting.participants)?;
        let asked: HashSet<String> = meeting.participants.iter().map(Mailbox::key).collect();
        let gone: Vec<Mailbox> =
            invited(earlier).into_iter().filter(|person| !asked.contains(&person.key())).collect();
        if !gone.is_empty() {
            let occasion = Occasion { method: Method::Cancel, removed: true, ..*occasion };
            let texts = self.texts(common, &occasion)?;
            for person in gone {
                let alone = Meeting { participants: vec![person.clone()], ..meeting.clone() };
                let letter = common.letter(&alone, Method::Cancel, &texts, None, self.sender);
                messages.extend(self.each(&letter, &[person])?);
            }
        }
        Ok(messages)
    }

    /// Word to everybody who was asked to come.
    fn cancellations(
        &self,
        common: &Common<'_>,
        texts: &Texts,
        earlier: &[MessageRow],
    ) -> Result<Vec<Message>, CliError> {
        let named = |person: Mailbox| {
            let mut participants = common.meeting.participants.iter();
            let same = participants.find(|participant| participant.key() == person.key());
            same.cloned().unwrap_or(person)
        };
        let mut people: Vec<Mailbox> = invited(earlier).into_iter().map(named).collect();
        let keys: HashSet<String> = people.iter().map(Mailbox::key).collect();
        // Those who were told already are in the outbox; the same message goes to nobody twice.
        let told = earlier.iter().filter(|row| {
            row.method == Method::Cancel.name() && row.sequence == i64::from(common.sequence)
        });
        let told = told.filter_map(|row| Mailbox::new(None, &row.recipient).ok());
        people.extend(told.filter(|person| !keys.contains(&person.key())).map(named));
        let meeting = Meeting { participants: people.clone(), ..common.meeting.clone() };
        let letter = common.letter(&meeting, Method::Cancel, texts, None, self.sender);
        self.each(&letter, &people)
    }

    fn each(&self, letter: &Letter<'_>, people: &[Mailbox]) -> Result<Vec<Message>, CliError> {
        compose(letter, people).map_err(|error| {
            CliError::Mail(match error {
                ComposeError::Confidential => {
                    MailFailure::Confidential(letter.form.form().confidentiality())
                }
                ComposeError::LastLook(error) => MailFailure::LastLook(error),
                ComposeError::Unwritable => MailFailure::Unwritable,
            })
        })
    }
}

/// Which copy of a sequence is sent: the one that was, or the next when it is wanted again.
pub fn copy(earlier: &[MessageRow], sequence: u32, again: bool) -> u32 {
    let of_sequence = earlier.iter().filter(|row| row.sequence == i64::from(sequence));
    let last = of_sequence.map(|row| u32::try_from(row.copy).unwrap_or(0)).max();
    last.map_or(0, |last| last + u32::from(again))
}

/// Those whose latest word is that they are asked to come, and who may have it.
fn invited(earlier: &[MessageRow]) -> Vec<Mailbox> {
    let mut latest: Vec<&MessageRow> = Vec::new();
    for row in earlier {
        let same =
            |other: &&MessageRow| other.recipient.to_lowercase() == row.recipient.to_lowercase();
        latest.retain(|other| !same(other));
        latest.push(row);
    }
    // What the server refused, and what a person stopped, nobody has; a connection that broke once
    // too often says nothing.
    let may_have = |row: &&MessageRow| {
        row.method == Method::Request.name()
            && (row.state != State::Dead || row.reason.as_deref() == Some("broken"))
    };
    latest
        .into_iter()
        .filter(may_have)
        .filter_map(|row| Mailbox::new(None, &row.recipient).ok())
        .collect()
}

/// What stands in the letterhead, which is no secret wherever it stands.
pub fn letterhead(organisation: &Organisation) -> Vec<String> {
    [Some(organisation.name()), organisation.unit(), organisation.address()]
        .into_iter()
        .flatten()
        .map(str::to_owned)
        .collect()
}

/// What the gate found and a person lifted, for the log: kinds, never texts.
pub fn detail(forms: &[&ClearedForm]) -> String {
    let kinds = |findings: fn(&ClearedForm) -> &[Finding]| {
        let found = forms.iter().flat_map(|form| findings(form));
        let names: Vec<&str> = found.map(|finding| FindingKind::name(finding.kind)).collect();
        if names.is_empty() { "-".to_owned() } else { names.join(",") }
    };
    format!("found {}; lifted {}", kinds(ClearedForm::warnings), kinds(ClearedForm::lifted))
}
