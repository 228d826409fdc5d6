//! The rows of the outbox: read whole, checked against their seals, written whole.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use super::keys::{Broken, Keys, Part};
use super::state::State;
use super::{OutboxError, log};

/// A message in the outbox, without its body. `Debug` shows no address.
#[derive(Clone, PartialEq, Eq)]
pub struct MessageRow {
    /// Its number in this outbox, from 1.
    pub id: i64,
    /// The name of its meeting or parcel.
    pub uid: String,
    /// How often the meeting had changed.
    pub sequence: i64,
    /// `REQUEST`, `CANCEL` or `PARCEL`.
    pub method: String,
    /// How often the same was sent on purpose.
    pub copy: i64,
    /// To whom it goes.
    pub recipient: String,
    /// Its `Message-ID`, without angle brackets.
    pub message_id: String,
    /// Whose it is, as the mail server is told.
    pub sender: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub fingerprint: String,
    /// Where it is on its way.
    pub state: State,
    /// The process that has it.
    pub owner: Option<String>,
    /// How often it was tried.
    pub attempts: i64,
    /// When it came into this state, in milliseconds since 1970.
    pub since: i64,
    /// When it may be tried again.
    pub due: i64,
    /// Why it was not taken: the server's code, or a word of ours.
    pub reason: Option<String>,
    /// What the recipient answered.
    pub answer: Option<String>,
    /// The number of the last entry of the log about it.
    pub entry: i64,
}

impl std::fmt::Debug for MessageRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MessageRow")
            .field("id", &self.id)
            .field("state", &self.state)
            .field("attempts", &self.attempts)
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

impl MessageRow {
    /// A row as it was written, and nothing else.
    pub(super) fn of(row: &SqliteRow, keys: &Keys) -> Result<MessageRow, Broken> {
        let read = || -> Result<(MessageRow, Vec<u8>), sqlx::Error> {
            let state: String = row.try_get("state")?;
            let message = MessageRow {
                id: row.try_get("id")?,
                uid: row.try_get("uid")?,
                sequence: row.try_get("sequence")?,
                method: row.try_get("method")?,
                copy: row.try_get("copy")?,
                recipient: row.try_get("recipient")?,
                message_id: row.try_get("message_id")?,
                sender: row.try_get("sender")?,
                fingerprint: row.try_get("fingerprint")?,
                state: State::named(&state).ok_or(sqlx::Error::RowNotFound)?,
                owner: row.try_get("owner")?,
                attempts: row.try_get("attempts")?,
                since: row.try_get("since")?,
                due: row.try_get("due")?,
                reason: row.try_get("reason")?,
                answer: row.try_get("answer")?,
                entry: row.try_get("entry")?,
            };
            Ok((message, row.try_get("seal")?))
        };
        let (message, seal) = read().map_err(|_| Broken)?;
        keys.check(&message.parts(), &seal)?;
        Ok(message)
    }

    fn parts(&self) -> [Part<'_>; 17] {
        [
            Part::Number(self.id),
            Part::Text(&self.uid),
            Part::Number(self.sequence),
            Part::Text(&self.method),
            Part::Number(self.copy),
            Part::Text(&self.recipient),
            Part::Text(&self.message_id),
            Part::Text(&self.sender),
            Part::Text(&self.fingerprint),
            Part::Text(self.state.name()),
            self.owner.as_deref().into(),
            Part::Number(self.attempts),
            Part::Number(self.since),
            Part::Number(self.due),
            self.reason.as_deref().into(),
            self.answer.as_deref().into(),
            Part::Number(self.entry),
        ]
    }

    pub(super) async fn insert(
        &self,
        connection: &mut SqliteConnection,
        keys: &Keys,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "INSERT INTO messages (id, uid, sequence, method, copy, recipient, message_id, sender, \
             fingerprint, state, owner, attempts, since, due, reason, answer, entry, seal) VALUES \
             ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        )
        .bind(self.id)
        .bind(&self.uid)
        .bind(self.sequence)
        .bind(&self.method)
        .bind(self.copy)
        .bind(&self.recipient)
        .bind(&self.message_id)
        .bind(&self.sender)
        .bind(&self.fingerprint)
        .bind(self.state.name())
        .bind(&self.owner)
        .bind(self.attempts)
        .bind(self.since)
        .bind(self.due)
        .bind(&self.reason)
        .bind(&self.answer)
        .bind(self.entry)
        .bind(keys.seal(&self.parts()))
        .execute(connection)
        .await?;
        Ok(())
    }

    /// Writes what changes on the way: everything else of a message stays as it was enqueued.
    pub(super) async fn save(
        &self,
        connection: &mut SqliteConnection,
        keys: &Keys,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "UPDATE messages SET state = $2, owner = $3, attempts = $4, since = $5, due = $6, \
             reason = $7, answer = $8, entry = $9, seal = $10 WHERE id = $1",
        )
        .bind(self.id)
        .bind(self.state.name())
        .bind(&self.owner)
        .bind(self.attempts)
        .bind(self.since)
        .bind(self.due)
        .bind(&self.reason)
        .bind(&self.answer)
        .bind(self.entry)
        .bind(keys.seal(&self.parts()))
        .execute(connection)
        .await?;
        Ok(())
    }
}

/// A meeting that people were invited to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingRow {
    /// Its name in calendars.
    pub uid: String,
    /// The kindergarten, in lower case.
    pub kindergarten: String,
    /// When it begins, by the clock of Oslo: `2026-03-17T09:00:00`.
    pub begins: String,
    /// The hash of the path of the input that it came from.
    pub source: Option<String>,
    /// How often it has changed.
    pub sequence: i64,
    /// Whether it was last called for or called off.
    pub method: String,
    /// The hash of what was last said.
    pub digest: String,
}

impl MeetingRow {
    pub(super) fn of(row: &SqliteRow, keys: &Keys) -> Result<MeetingRow, Broken> {
        let read = || -> Result<(MeetingRow, Vec<u8>), sqlx::Error> {
            let meeting = MeetingRow {
                uid: row.try_get("uid")?,
                kindergarten: row.try_get("kindergarten")?,
                begins: row.try_get("begins")?,
                source: row.try_get("source")?,
                sequence: row.try_get("sequence")?,
                method: row.try_get("method")?,
                digest: row.try_get("digest")?,
            };
            Ok((meeting, row.try_get("seal")?))
        };
        let (meeting, seal) = read().map_err(|_| Broken)?;
        keys.check(&meeting.parts(), &seal)?;
        Ok(meeting)
    }

    fn parts(&self) -> [Part<'_>; 7] {
        [
            Part::Text(&self.uid),
            Part::Text(&self.kindergarten),
            Part::Text(&self.begins),
            self.source.as_deref().into(),
            Part::Number(self.sequence),
            Part::Text(&self.method),
            Part::Text(&self.digest),
        ]
    }

    /// Writes the meeting in place of what was known of it.
    pub(super) async fn save(
        &self,
        connection: &mut SqliteConnection,
        keys: &Keys,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "INSERT INTO meetings (uid, kindergarten, begins, source, sequence, method, digest, \
             seal) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (uid) DO UPDATE SET \
             kindergarten = $2, begins = $3, source = $4, sequence = $5, method = $6, \
             digest = $7, seal = $8",
        )
        .bind(&self.uid)
        .bind(&self.kindergarten)
        .bind(&self.begins)
        .bind(&self.source)
        .bind(self.sequence)
        .bind(&self.method)
        .bind(&self.digest)
        .bind(keys.seal(&self.parts()))
        .execute(connection)
        .await?;
        Ok(())
    }
}

/// What the outbox knows of itself: how much it holds, and the end of its log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ledger {
    pub meetings: i64,
    pub messages: i64,
    pub entries: i64,
    pub head: Vec<u8>,
}

/// The version of the file's tables.
pub(super) const VERSION: i64 = 1;

impl Ledger {
    pub(super) fn empty() -> Ledger {
        Ledger { meetings: 0, messages: 0, entries: 0, head: log::START.to_vec() }
    }

    pub(super) async fn read(
        connection: &mut SqliteConnection,
        keys: &Keys,
    ) -> Result<Ledger, OutboxError> {
        let row = sqlx::query("SELECT * FROM ledger WHERE id = 1")
            .fetch_optional(connection)
            .await?
            .ok_or(OutboxError::Damaged)?;
        let read = || -> Result<(i64, Ledger, Vec<u8>), sqlx::Error> {
            let ledger = Ledger {
                meetings: row.try_get("meetings")?,
                messages: row.try_get("messages")?,
                entries: row.try_get("entries")?,
                head: row.try_get("head")?,
            };
            Ok((row.try_get("version")?, ledger, row.try_get("seal")?))
        };
        let (version, ledger, seal) = read().map_err(|_| OutboxError::Damaged)?;
        keys.check(&ledger.parts(version), &seal).map_err(|Broken| OutboxError::Damaged)?;
        match version {
            VERSION => Ok(ledger),
            _ => Err(OutboxError::Version),
        }
    }

    fn parts(&self, version: i64) -> [Part<'_>; 5] {
        [
            Part::Number(version),
            Part::Number(self.meetings),
            Part::Number(self.messages),
            Part::Number(self.entries),
            Part::Bytes(&self.head),
        ]
    }

    pub(super) async fn save(
        &self,
        connection: &mut SqliteConnection,
        keys: &Keys,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "INSERT INTO ledger (id, version, meetings, messages, entries, head, seal) VALUES \
             (1, $1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET version = $1, \
             meetings = $2, messages = $3, entries = $4, head = $5, seal = $6",
        )
        .bind(VERSION)
        .bind(self.meetings)
        .bind(self.messages)
        .bind(self.entries)
        .bind(&self.head)
        .bind(keys.seal(&self.parts(VERSION)))
        .execute(connection)
        .await?;
        Ok(())
    }
}
