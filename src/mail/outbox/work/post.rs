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
        for message in posting.messages {
            let known: i64 =
                sqlx::query_scalar("SELECT count(*) FROM messages WHERE message_id = $1")
                    .bind(message.message_id().to_owned())
                    .fetch_one(&mut *self.transaction)
                    .await?;
            if known == 0 {
                self.insert(posting, message, now).await?;
            }
        }
        Ok(())
    }

    async fn insert(
        &mut self,
        posting: &Posting<'_>,
        message: &Message,
        now: i64,
    ) -> Result<(), OutboxError> {
        self.ledger.messages += 1;
        let mut row = MessageRow {
            id: self.ledger.messages,
            uid: posting.meeting.uid.clone(),
            sequence: posting.meeting.sequence,
            method: message.method().name().to_owned(),
            copy: posting.copy,
            recipient: message.recipient().address().to_owned(),
            message_id: message.message_id().to_owned(),
            sender: posting.sender.address().to_owned(),
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
        row.entry = self.note(Event::Queued, &row, posting.detail, now).await?;
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

    async fn meeting(&mut self, uid: &str) -> Result<Option<MeetingRow>, OutboxError> {
        let row = sqlx::query("SELECT * FROM meetings WHERE uid = $1")
            .bind(uid.to_owned())
            .fetch_optional(&mut *self.transaction)
            .await?;
        Ok(row.map(|row| MeetingRow::of(&row, self.keys)).transpose()?)
    }
}
