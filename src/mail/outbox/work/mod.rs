//! One transaction on the outbox: what may happen to messages, and nothing else.

mod hand_over;
mod post;

use std::path::Path;

use sqlx::{Row as _, Sqlite, SqliteConnection, Transaction};

use super::keys::Keys;
use super::log::{Entry, Event};
use super::row::{Ledger, MessageRow};
use super::state::State;
use super::{OutboxError, owner};
use crate::mail::message::fingerprint;

pub use hand_over::{Leased, Outcome};
pub use post::{ParcelPosting, Posting};

/// A transaction. What is not committed has not happened.
pub struct Work<'a> {
    transaction: Transaction<'a, Sqlite>,
    keys: &'a Keys,
    folder: &'a Path,
    who: &'a str,
    ledger: Ledger,
    /// Owners whose leases are over as soon as this is committed.
    gone: Vec<String>,
}

impl<'a> Work<'a> {
    pub(super) fn new(
        transaction: Transaction<'a, Sqlite>,
        keys: &'a Keys,
        folder: &'a Path,
        who: &'a str,
        ledger: Ledger,
    ) -> Work<'a> {
        Work { transaction, keys, folder, who, ledger, gone: Vec::new() }
    }

    /// Makes all of it so.
    ///
    /// # Errors
    ///
    /// A full disc, above all; nothing has happened then.
    pub async fn commit(mut self) -> Result<(), OutboxError> {
        self.ledger.save(&mut self.transaction, self.keys).await?;
        self.transaction.commit().await?;
        // Not before: their receipts are the only word there is until then.
        for name in &self.gone {
            owner::forget(self.folder, name);
        }
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
