//! One transaction on the outbox: what may happen to messages, and nothing else.

use std::collections::HashSet;
use std::path::Path;

use sqlx::{Row as _, Sqlite, SqliteConnection, Transaction};

use super::keys::Keys;
use super::log::{Entry, Event};
use super::owner::Receipt;
use super::row::{Ledger, MeetingRow, MessageRow};
use super::state::State;
use super::{OutboxError, owner};
use crate::mail::mailbox::Mailbox;
use crate::mail::message::{Message, fingerprint};

/// A transaction. What is not committed has not happened.
pub struct Work<'a> {
    transaction: Transaction<'a, Sqlite>,
    keys: &'a Keys,
    folder: &'a Path,
    who: &'a str,
    ledger: Ledger,
}

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

/// What became of the messages of a posting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// How many are new.
    pub new: usize,
    /// How many were in the outbox already.
    pub known: usize,
}

/// A message that this process has taken on.
pub struct Leased {
    /// Its row.
    pub row: MessageRow,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How handing a message over ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server took it.
    Sent {
        /// The server's code.
        code: String,
    },
    /// The server did not take it; it may later.
    Deferred {
        /// The server's code, or a word of ours.
        reason: String,
        /// How long to wait, in milliseconds.
        wait: i64,
    },
    /// Nobody knows.
    Held {
        /// What broke.
        reason: String,
    },
    /// The server will not take it.
    Dead {
        /// The server's code, or a word of ours.
        reason: String,
    },
    /// It was not tried: something about the server itself is wrong.
    Untried,
}

impl<'a> Work<'a> {
    pub(super) fn new(
        transaction: Transaction<'a, Sqlite>,
        keys: &'a Keys,
        folder: &'a Path,
        who: &'a str,
        ledger: Ledger,
    ) -> Work<'a> {
        Work { transaction, keys, folder, who, ledger }
    }

    /// Makes all of it so.
    ///
    /// # Errors
    ///
    /// A full disc, above all; nothing has happened then.
    pub async fn commit(mut self) -> Result<(), OutboxError> {
        self.ledger.save(&mut self.transaction, self.keys).await?;
        self.transaction.commit().await?;
        Ok(())
    }

    /// Leaves everything as it was.
    ///
    /// # Errors
    ///
    /// A file that cannot be used any more.
    pub async fn abandon(self) -> Result<(), OutboxError> {
        Ok(self.transaction.rollback().await?)
    }

    /// Puts messages into the outbox; those that are there already stay as they are.
    ///
    /// Messages of the meeting's earlier sequences that were not sent yet have been overtaken and
    /// are not sent any more.
    ///
    /// # Errors
    ///
    /// [`OutboxError::Changed`] when the meeting is not as it was known.
    pub async fn post(&mut self, posting: &Posting<'_>, now: i64) -> Result<Posted, OutboxError> {
        let current = self.meeting(&posting.meeting.uid).await?;
        if current.as_ref() != posting.known {
            return Err(OutboxError::Changed);
        }
        if current.is_none() {
            self.ledger.meetings += 1;
        }
        posting.meeting.save(&mut self.transaction, self.keys).await?;
        self.overtake(&posting.meeting, now).await?;
        let mut posted = Posted::default();
        for message in posting.messages {
            let known: i64 =
                sqlx::query_scalar("SELECT count(*) FROM messages WHERE message_id = $1")
                    .bind(message.message_id().to_owned())
                    .fetch_one(&mut *self.transaction)
                    .await?;
            if known > 0 {
                posted.known += 1;
                continue;
            }
            self.insert(posting, message, now).await?;
            posted.new += 1;
        }
        Ok(posted)
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

    /// The messages whose owner is gone: those that were only leased wait again, those that were
    /// being handed over end as `broken` says. Hands back how many.
    ///
    /// # Errors
    ///
    /// A damaged file.
    pub async fn recover(&mut self, broken: &Outcome, now: i64) -> Result<usize, OutboxError> {
        let owners: Vec<String> = sqlx::query_scalar(
            "SELECT DISTINCT owner FROM messages WHERE state IN ('leased', 'sending')",
        )
        .fetch_all(&mut *self.transaction)
        .await?;
        let mut recovered = 0;
        for name in owners {
            let gone = owner::is_gone(self.folder, &name)
                .map_err(|source| OutboxError::File { path: self.folder.to_owned(), source })?;
            if !gone {
                continue;
            }
            let rows = sqlx::query(
                "SELECT * FROM messages WHERE state IN ('leased', 'sending') AND owner = $1",
            )
            .bind(name.clone())
            .fetch_all(&mut *self.transaction)
            .await?;
            recovered += rows.len();
            let receipts = owner::receipts(self.folder, &name, self.keys);
            for row in rows {
                let message = MessageRow::of(&row, self.keys)?;
                let outcome = match message.state {
                    State::Sending if receipts.contains(&(message.id, message.entry)) => {
                        Outcome::Sent { code: "receipt".to_owned() }
                    }
                    State::Sending => broken.clone(),
                    _ => Outcome::Untried,
                };
                self.end(message, outcome, now).await?;
            }
            owner::forget(self.folder, &name);
        }
        Ok(recovered)
    }

    /// Takes on messages that may be tried now.
    ///
    /// `ripe` are messages, by number and attempts, whose wait is over although their moments lie
    /// in the future: a clock was set back.
    ///
    /// # Errors
    ///
    /// A damaged file; nothing is leased from it.
    pub async fn lease(
        &mut self,
        owner: &str,
        limit: i64,
        ripe: &HashSet<(i64, i64)>,
        now: i64,
    ) -> Result<Vec<Leased>, OutboxError> {
        let mut rows = sqlx::query(
            "SELECT * FROM messages WHERE state = 'queued' AND \
             (attempts = 0 OR (due <= $1 AND since <= $1)) ORDER BY due, id LIMIT $2",
        )
        .bind(now)
        .bind(limit)
        .fetch_all(&mut *self.transaction)
        .await?;
        if !ripe.is_empty() {
            let odd = sqlx::query(
                "SELECT * FROM messages WHERE state = 'queued' AND attempts > 0 AND since > $1",
            )
            .bind(now)
            .fetch_all(&mut *self.transaction)
            .await?;
            for row in odd {
                let key = (row.try_get("id")?, row.try_get("attempts")?);
                if ripe.contains(&key) && i64::try_from(rows.len()).is_ok_and(|n| n < limit) {
                    rows.push(row);
                }
            }
        }
        let mut leased = Vec::new();
        for row in rows {
            let mut message = MessageRow::of(&row, self.keys)?;
            self.is_latest(&message).await?;
            let bytes = bytes(&mut self.transaction, self.keys, &message).await?;
            message.state = State::Leased;
            message.owner = Some(owner.to_owned());
            message.attempts += 1;
            message.since = now;
            message.save(&mut self.transaction, self.keys).await?;
            leased.push(Leased { row: message, bytes });
        }
        Ok(leased)
    }

    /// The messages that wait although their moments lie in the future, with how long they are to
    /// wait, in milliseconds: a clock was set back.
    ///
    /// # Errors
    ///
    /// A damaged file.
    pub async fn odd(&mut self, now: i64) -> Result<Vec<(i64, i64, i64)>, OutboxError> {
        let rows = sqlx::query(
            "SELECT id, attempts, due - since AS wait FROM messages \
             WHERE state = 'queued' AND attempts > 0 AND since > $1",
        )
        .bind(now)
        .fetch_all(&mut *self.transaction)
        .await?;
        let read = rows
            .iter()
            .map(|row| Ok((row.try_get("id")?, row.try_get("attempts")?, row.try_get("wait")?)));
        Ok(read.collect::<Result<_, sqlx::Error>>()?)
    }

    /// How many messages may still be handed over, by whichever process.
    ///
    /// # Errors
    ///
    /// A file that cannot be read.
    pub async fn waiting(&mut self) -> Result<i64, OutboxError> {
        Ok(sqlx::query_scalar(
            "SELECT count(*) FROM messages WHERE state IN ('queued', 'leased', 'sending')",
        )
        .fetch_one(&mut *self.transaction)
        .await?)
    }

    /// A page of the file that is older than the rest shows a message as it was: the log knows
    /// better.
    async fn is_latest(&mut self, message: &MessageRow) -> Result<(), OutboxError> {
        let latest: Option<i64> =
            sqlx::query_scalar("SELECT max(number) FROM log WHERE message = $1")
                .bind(message.id)
                .fetch_one(&mut *self.transaction)
                .await?;
        if latest == Some(message.entry) { Ok(()) } else { Err(OutboxError::Damaged) }
    }

    /// From here on the server may have the message. Hands back the receipt to keep when it has;
    /// none when the message is not this owner's any more.
    ///
    /// # Errors
    ///
    /// A damaged file.
    pub async fn mark(
        &mut self,
        id: i64,
        owner: &str,
        now: i64,
    ) -> Result<Option<Receipt>, OutboxError> {
        let Some(mut message) = self.held_by(id, owner, State::Leased).await? else {
            return Ok(None);
        };
        message.state = State::Sending;
        message.since = now;
        message.entry = self.note(Event::Sending, &message, "", now).await?;
        message.save(&mut self.transaction, self.keys).await?;
        Ok(Some(Receipt::new(message.id, message.entry, self.keys)))
    }

    /// How handing a message over ended. Says whether it was still this owner's.
    ///
    /// # Errors
    ///
    /// A damaged file.
    pub async fn settle(
        &mut self,
        id: i64,
        owner: &str,
        outcome: Outcome,
        now: i64,
    ) -> Result<bool, OutboxError> {
        let mut found = self.held_by(id, owner, State::Sending).await?;
        if found.is_none() {
            found = self.held_by(id, owner, State::Leased).await?;
        }
        let Some(message) = found else { return Ok(false) };
        self.end(message, outcome, now).await?;
        Ok(true)
    }

    async fn end(
        &mut self,
        mut message: MessageRow,
        outcome: Outcome,
        now: i64,
    ) -> Result<(), OutboxError> {
        message.owner = None;
        message.due = now;
        match outcome {
            Outcome::Sent { code } => {
                self.change(message, State::Sent, Event::Sent, Some(&code), now).await
            }
            Outcome::Deferred { reason, wait } => {
                message.due = now + wait;
                self.change(message, State::Queued, Event::Deferred, Some(&reason), now).await
            }
            Outcome::Held { reason } => {
                self.change(message, State::Held, Event::Held, Some(&reason), now).await
            }
            Outcome::Dead { reason } => {
                self.change(message, State::Dead, Event::Dead, Some(&reason), now).await
            }
            Outcome::Untried => {
                message.state = State::Queued;
                message.attempts -= 1;
                message.since = now;
                Ok(message.save(&mut self.transaction, self.keys).await?)
            }
        }
    }

    async fn held_by(
        &mut self,
        id: i64,
        owner: &str,
        state: State,
    ) -> Result<Option<MessageRow>, OutboxError> {
        let row = sqlx::query("SELECT * FROM messages WHERE id = $1 AND owner = $2 AND state = $3")
            .bind(id)
            .bind(owner.to_owned())
            .bind(state.name())
            .fetch_optional(&mut *self.transaction)
            .await?;
        Ok(row.map(|row| MessageRow::of(&row, self.keys)).transpose()?)
    }

    /// The message of a number, whatever its state.
    ///
    /// # Errors
    ///
    /// A damaged file.
    pub async fn message(&mut self, id: i64) -> Result<Option<MessageRow>, OutboxError> {
        let row = sqlx::query("SELECT * FROM messages WHERE id = $1")
            .bind(id)
            .fetch_optional(&mut *self.transaction)
            .await?;
        Ok(row.map(|row| MessageRow::of(&row, self.keys)).transpose()?)
    }

    /// A person asks for a held or dead message to be tried again. Says whether it was one.
    ///
    /// # Errors
    ///
    /// A damaged file.
    pub async fn retry(&mut self, mut message: MessageRow, now: i64) -> Result<bool, OutboxError> {
        if !matches!(message.state, State::Held | State::Dead) {
            return Ok(false);
        }
        message.attempts = 0;
        message.due = now;
        self.change(message, State::Queued, Event::Retried, None, now).await?;
        Ok(true)
    }

    /// A person calls a message off that waits or is held. Says whether it was one.
    ///
    /// # Errors
    ///
    /// A damaged file.
    pub async fn cancel(&mut self, message: MessageRow, now: i64) -> Result<bool, OutboxError> {
        if !matches!(message.state, State::Queued | State::Held) {
            return Ok(false);
        }
        self.change(message, State::Dead, Event::Cancelled, Some("cancelled"), now).await?;
        Ok(true)
    }

    /// Notes that a person took the bytes of a message out of the outbox.
    ///
    /// # Errors
    ///
    /// A damaged file.
    pub async fn exported(&mut self, mut message: MessageRow, now: i64) -> Result<(), OutboxError> {
        message.entry = self.note(Event::Exported, &message, "", now).await?;
        Ok(message.save(&mut self.transaction, self.keys).await?)
    }

    /// Notes what the recipient answered. A message that came back is dead, whatever the server
    /// said when it took it.
    ///
    /// # Errors
    ///
    /// A damaged file.
    pub async fn answered(
        &mut self,
        mut message: MessageRow,
        answer: &str,
        now: i64,
    ) -> Result<(), OutboxError> {
        message.answer = Some(answer.to_owned());
        message.entry = self.note(Event::Answered, &message, answer, now).await?;
        Ok(message.save(&mut self.transaction, self.keys).await?)
    }

    async fn change(
        &mut self,
        mut message: MessageRow,
        state: State,
        event: Event,
        reason: Option<&str>,
        now: i64,
    ) -> Result<(), OutboxError> {
        message.state = state;
        message.since = now;
        message.reason = reason.map(str::to_owned);
        message.entry = self.note(event, &message, reason.unwrap_or_default(), now).await?;
        Ok(message.save(&mut self.transaction, self.keys).await?)
    }

    /// Adds an entry to the log; hands back its number.
    async fn note(
        &mut self,
        event: Event,
        message: &MessageRow,
        detail: &str,
        now: i64,
    ) -> Result<i64, OutboxError> {
        let entry = Entry {
            number: self.ledger.entries + 1,
            moment: now,
            event,
            who: self.who.to_owned(),
            uid: message.uid.clone(),
            message: Some(message.id),
            fingerprint: Some(message.fingerprint.clone()),
            detail: detail.to_owned(),
        };
        self.ledger.head =
            entry.append(&self.ledger.head, &mut self.transaction, self.keys).await?;
        self.ledger.entries = entry.number;
        Ok(entry.number)
    }
}

/// The bytes of a message, the very ones that were put into the outbox.
pub(super) async fn bytes(
    connection: &mut SqliteConnection,
    keys: &Keys,
    message: &MessageRow,
) -> Result<Vec<u8>, OutboxError> {
    let row = sqlx::query("SELECT sealed FROM bodies WHERE message = $1")
        .bind(message.id)
        .fetch_optional(connection)
        .await?
        .ok_or(OutboxError::Damaged)?;
    let sealed: Vec<u8> = row.try_get("sealed").map_err(|_| OutboxError::Damaged)?;
    let bytes = keys.decrypt(&message.message_id, &sealed)?;
    if fingerprint(&bytes) == message.fingerprint { Ok(bytes) } else { Err(OutboxError::Damaged) }
}
