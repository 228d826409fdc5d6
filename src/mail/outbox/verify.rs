//! Whether the outbox is whole: quickly when it is opened, thoroughly when somebody asks.

use sqlx::{Connection, Row as _, SqliteConnection};

use super::keys::Keys;
use super::log::{self, Entry};
use super::row::{Ledger, MeetingRow, MessageRow};
use super::work::bytes;
use super::{Outbox, OutboxError};

/// How many rows are read at a time.
const STRIDE: i64 = 500;

impl Outbox {
    /// The pages of the file, the ledger, that nothing is missing, and the end of the log.
    pub(super) async fn check(&mut self) -> Result<(), OutboxError> {
        let said: String =
            sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&mut self.connection).await?;
        if said != "ok" {
            return Err(OutboxError::Damaged);
        }
        // One transaction, so that another process's work in between is no damage.
        let mut transaction = self.connection.begin().await?;
        let ledger = Ledger::read(&mut transaction, &self.keys).await?;
        count(&mut transaction, &ledger).await?;
        let last = sqlx::query("SELECT code FROM log WHERE number = $1")
            .bind(ledger.entries)
            .fetch_optional(&mut *transaction)
            .await?;
        let head: Vec<u8> = match last {
            Some(row) => row.try_get("code").map_err(|_| OutboxError::Damaged)?,
            None => log::START.to_vec(),
        };
        transaction.rollback().await?;
        if head == ledger.head { Ok(()) } else { Err(OutboxError::Damaged) }
    }

    /// Every row, every body, and the log from its beginning; the entries are handed to `each`.
    ///
    /// # Errors
    ///
    /// [`OutboxError::Damaged`] at the first thing that is not as it was written.
    pub async fn verify(&mut self, mut each: impl FnMut(&Entry)) -> Result<(), OutboxError> {
        let mut transaction = self.connection.begin().await?;
        let ledger = Ledger::read(&mut transaction, &self.keys).await?;
        count(&mut transaction, &ledger).await?;
        let meetings = sqlx::query("SELECT * FROM meetings").fetch_all(&mut *transaction).await?;
        for row in &meetings {
            MeetingRow::of(row, &self.keys)?;
        }
        messages(&mut transaction, &self.keys).await?;
        let mut head = log::START.to_vec();
        let mut next = 1;
        loop {
            let rows = sqlx::query("SELECT * FROM log WHERE number >= $1 ORDER BY number LIMIT $2")
                .bind(next)
                .bind(STRIDE)
                .fetch_all(&mut *transaction)
                .await?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                let (entry, code) = Entry::of(row, &head, &self.keys)?;
                if entry.number != next {
                    return Err(OutboxError::Damaged);
                }
                each(&entry);
                head = code;
                next += 1;
            }
        }
        transaction.rollback().await?;
        if head == ledger.head { Ok(()) } else { Err(OutboxError::Damaged) }
    }
}

async fn messages(connection: &mut SqliteConnection, keys: &Keys) -> Result<(), OutboxError> {
    let mut next = 0;
    loop {
        let rows = sqlx::query("SELECT * FROM messages WHERE id > $1 ORDER BY id LIMIT $2")
            .bind(next)
            .bind(STRIDE)
            .fetch_all(&mut *connection)
            .await?;
        if rows.is_empty() {
            return Ok(());
        }
        for row in &rows {
            let message = MessageRow::of(row, keys)?;
            bytes(connection, keys, &message).await?;
            next = message.id;
        }
    }
}

async fn count(connection: &mut SqliteConnection, ledger: &Ledger) -> Result<(), OutboxError> {
    for (sql, expected) in [
        ("SELECT count(*) FROM messages", ledger.messages),
        ("SELECT count(*) FROM bodies", ledger.messages),
        ("SELECT count(*) FROM meetings", ledger.meetings),
        ("SELECT count(*) FROM log", ledger.entries),
    ] {
        let found: i64 = sqlx::query_scalar(sql).fetch_one(&mut *connection).await?;
        if found != expected {
            return Err(OutboxError::Damaged);
        }
    }
    Ok(())
}
