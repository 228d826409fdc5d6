//! Messages are taken on, handed over, and settled.

use std::collections::HashSet;

use sqlx::Row as _;

use super::{Work, bytes};
use crate::mail::outbox::log::Event;
use crate::mail::outbox::{MessageRow, OutboxError, Receipt, State, owner};

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

impl Work<'_> {
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
            self.gone.push(name);
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
}
