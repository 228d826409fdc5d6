//! Messages come into the outbox.

use super::Work;
use crate::mail::mailbox::Mailbox;
use crate::mail::message::{Message, fingerprint};
use crate::mail::outbox::log::Event;
use crate::mail::outbox::{MeetingRow, MessageRow, OutboxError, State};

/// The messages of one meeting that are to be sent.
pub struct Posting<'a> {
    /// What the outbox knew of the meeting when the messages were written.
    pub known: Option<&'a MeetingRow>,
    /// What it is to know from now on.
    pub meeting: MeetingRow,
    /// The messages.
    pub messages: &'a [Message],
    /// Whose they are.
    pub sender: &'a Mailbox,
    /// How often the same was sent on purpose.
    pub copy: i64,
    /// What the gate found and a person lifted, for the log: kinds alone.
    pub detail: &'a str,
}

/// The messages that bring a parcel.
pub struct ParcelPosting<'a> {
    /// The name of the parcel.
    pub uid: &'a str,
    /// The messages. None of them was there when they were written.
    pub messages: &'a [Message],
    /// Whose they are.
    pub sender: &'a Mailbox,
    /// How often the same was sent on purpose.
    pub copy: i64,
    /// Which documents it holds, for the log: their hashes, what the gate found in them and what a
    /// person lifted.
    pub detail: &'a str,
}

/// What a message's row says beside the message itself.
#[derive(Clone, Copy)]
struct Slip<'a> {
    uid: &'a str,
    sequence: i64,
    copy: i64,
    sender: &'a Mailbox,
    detail: &'a str,
}

impl Work<'_> {
    /// Puts messages into the outbox; those that are there already stay as they are.
    ///
    /// Messages of the meeting's earlier sequences that were not sent yet have been overtaken and
    /// are not sent any more.
    ///
    /// # Errors
    ///
    /// [`OutboxError::Changed`] when the meeting is not as it was known.
    pub async fn post(&mut self, posting: &Posting<'_>, now: i64) -> Result<(), OutboxError> {
        let current = self.meeting(&posting.meeting.uid).await?;
        if current.as_ref() != posting.known {
            return Err(OutboxError::Changed);
        }
        if current.is_none() {
            self.ledger.meetings += 1;
        }
        posting.meeting.save(&mut self.transaction, self.keys).await?;
        self.overtake(&posting.meeting, now).await?;
        let slip = Slip {
            uid: &posting.meeting.uid,
            sequence: posting.meeting.sequence,
            copy: posting.copy,
            sender: posting.sender,
            detail: posting.detail,
        };
        for message in posting.messages {
            if !self.knows(message).await? {
                self.insert(slip, message, now).await?;
            }
        }
        Ok(())
    }

    /// Puts the messages of a parcel into the outbox: all of them, for whoever shares it is told
    /// the password of these very bytes.
    ///
    /// An earlier copy that still waits is not sent any more: its recipient would have two files and
    /// one password.
    ///
    /// # Errors
    ///
    /// [`OutboxError::Changed`] when one of them is there already.
    pub async fn post_parcel(
        &mut self,
        posting: &ParcelPosting<'_>,
        now: i64,
    ) -> Result<(), OutboxError> {
        let ParcelPosting { uid, messages, sender, copy, detail } = *posting;
        for message in messages {
            if self.knows(message).await? {
                return Err(OutboxError::Changed);
            }
            self.overtake_copies(uid, message.recipient(), now).await?;
            self.insert(Slip { uid, sequence: 0, copy, sender, detail }, message, now).await?;
        }
        Ok(())
    }

    async fn knows(&mut self, message: &Message) -> Result<bool, OutboxError> {
        let known: i64 = sqlx::query_scalar("SELECT count(*) FROM messages WHERE message_id = $1")
            .bind(message.message_id().to_owned())
            .fetch_one(&mut *self.transaction)
            .await?;
        Ok(known > 0)
    }

    async fn insert(
        &mut self,
        slip: Slip<'_>,
        message: &Message,
        now: i64,
    ) -> Result<(), OutboxError> {
        self.ledger.messages += 1;
        let mut row = MessageRow {
            id: self.ledger.messages,
            uid: slip.uid.to_owned(),
            sequence: slip.sequence,
            method: message.purpose().name().to_owned(),
            copy: slip.copy,
            recipient: message.recipient().address().to_owned(),
            message_id: message.message_id().to_owned(),
            sender: slip.sender.address().to_owned(),
            fingerprint: fingerprint(message.bytes()),
            state: State::Queued,
            owner: None,
            attempts: 0,
            since: now,
            due: now,
            reason: None,
            answer: None,
            entry: 0,
        };
        row.entry = self.note(Event::Queued, &row, slip.detail, now).await?;
        row.insert(&mut self.transaction, self.keys).await?;
        sqlx::query("INSERT INTO bodies (message, sealed) VALUES ($1, $2)")
            .bind(row.id)
            .bind(self.keys.encrypt(&row.message_id, message.bytes()))
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Messages of earlier sequences of a meeting that wait are not sent any more.
    async fn overtake(&mut self, meeting: &MeetingRow, now: i64) -> Result<(), OutboxError> {
        let rows = sqlx::query(
            "SELECT * FROM messages WHERE uid = $1 AND sequence < $2 AND state = 'queued'",
        )
        .bind(meeting.uid.clone())
        .bind(meeting.sequence)
        .fetch_all(&mut *self.transaction)
        .await?;
        for row in rows {
            let message = MessageRow::of(&row, self.keys)?;
            self.change(message, State::Dead, Event::Dead, Some("overtaken"), now).await?;
        }
        Ok(())
    }

    /// Copies of a parcel to a recipient that wait are not sent any more.
    async fn overtake_copies(
        &mut self,
        uid: &str,
        recipient: &Mailbox,
        now: i64,
    ) -> Result<(), OutboxError> {
        let rows = sqlx::query("SELECT * FROM messages WHERE uid = $1 AND state = 'queued'")
            .bind(uid.to_owned())
            .fetch_all(&mut *self.transaction)
            .await?;
        for row in rows {
            let message = MessageRow::of(&row, self.keys)?;
            if message.recipient.to_lowercase() == recipient.key() {
                self.change(message, State::Dead, Event::Dead, Some("overtaken"), now).await?;
            }
        }
        Ok(())
    }

    async fn meeting(&mut self, uid: &str) -> Result<Option<MeetingRow>, OutboxError> {
        let row = sqlx::query("SELECT * FROM meetings WHERE uid = $1")
            .bind(uid.to_owned())
            .fetch_optional(&mut *self.transaction)
            .await?;
        Ok(row.map(|row| MeetingRow::of(&row, self.keys)).transpose()?)
    }
}
