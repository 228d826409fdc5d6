//! The outbox: every message whole and unchanging in one SQLite file until it is out.
//!
//! A message goes queued → leased → sending → sent, held or dead ([`State`]). `sending` is on the
//! disc before the last of the message is on its way, so that after any break it is known which
//! messages may have been taken. Bodies are encrypted; rows are sealed; the log is chained; how
//! many of each there are stands in a sealed ledger: a damaged file is noticed when it is opened,
//! and nothing is sent from it.
//!
//! Every change is one explicit transaction: a statement that commits itself can lose what it did
//! on a full disk without a word. The SQL keeps to what PostgreSQL understands too.

mod keys;
mod log;
mod owner;
mod row;
mod state;
mod verify;
mod work;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteRow, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Row as _, SqliteConnection};

pub use keys::{Broken, Keys};
pub use log::{Entry, Event};
pub use owner::{Owner, Receipt};
pub use row::{MeetingRow, MessageRow};
pub use state::State;
pub use work::{Leased, Outcome, ParcelPosting, Posting, Work};

use row::Ledger;

/// The name of the file in its folder.
pub const FILE_NAME: &str = "outbox.sqlite";

/// The name of the key file, unless the settings name another.
pub const KEY_NAME: &str = "outbox.key";

/// How long a process waits for another one's transaction.
const PATIENCE: Duration = Duration::from_secs(60);

/// Why the outbox cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    /// The folder or the key file cannot be used.
    #[error("{path} cannot be used")]
    File {
        /// Which one.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// There are messages, but the key that they were sealed with is gone.
    #[error("the key {path} is missing")]
    KeyMissing {
        /// Where it should be.
        path: PathBuf,
    },
    /// The file has changed in a way that no version of this program changes it.
    #[error("the outbox is damaged, or was sealed with another key")]
    Damaged,
    /// A later version of the program made it.
    #[error("the outbox belongs to a later version")]
    Version,
    /// The disc is full.
    #[error("the disc is full")]
    Full,
    /// Somebody else sent something of the same meeting, or the same documents, meanwhile.
    #[error("the same was sent meanwhile")]
    Changed,
    /// The database says no.
    #[error("the outbox cannot be read or written")]
    Database(#[source] sqlx::Error),
}

impl From<sqlx::Error> for OutboxError {
    fn from(error: sqlx::Error) -> OutboxError {
        // Extended result codes have the primary one in their lowest byte.
        let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
        match code.map(|code| code & 0xff) {
            Some(SQLITE_FULL) => OutboxError::Full,
            // A statement that does not fit the tables: they are not ours.
            Some(SQLITE_ERROR | SQLITE_CORRUPT | SQLITE_NOTADB) => OutboxError::Damaged,
            // A full disc shows itself as a failed write here and there.
            Some(SQLITE_IOERR) if is_write(code) => OutboxError::Full,
            _ => OutboxError::Database(error),
        }
    }
}

const SQLITE_ERROR: u32 = 1;
const SQLITE_IOERR: u32 = 10;
const SQLITE_CORRUPT: u32 = 11;
const SQLITE_FULL: u32 = 13;
const SQLITE_NOTADB: u32 = 26;

/// Whether an input/output error is of writing, syncing or making a file longer.
fn is_write(code: Option<u32>) -> bool {
    matches!(code.map(|code| code >> 8), Some(3 | 4 | 6 | 19))
}

impl From<Broken> for OutboxError {
    fn from(_: Broken) -> OutboxError {
        OutboxError::Damaged
    }
}

/// An open outbox.
pub struct Outbox {
    connection: SqliteConnection,
    keys: Keys,
    folder: PathBuf,
    who: String,
    waits_for_disc: bool,
}

/// Whether a change must be on the disc before the work goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// It must: a power cut afterwards finds it there.
    Disc,
    /// It outlives the process, and is on the disc with the next change that must be.
    Process,
}

impl Outbox {
    /// Opens the outbox in a folder, makes it where there is none, and checks it.
    ///
    /// `key_file` is where the key lies, when not beside the file; `who` stands in the log.
    ///
    /// # Errors
    ///
    /// A folder or file that cannot be used, or damage.
    pub async fn open(
        folder: &Path,
        key_file: Option<&Path>,
        who: &str,
    ) -> Result<Outbox, OutboxError> {
        make_folder(folder)?;
        let file = folder.join(FILE_NAME);
        let key_file = key_file.map_or_else(|| folder.join(KEY_NAME), Path::to_owned);
        if file.exists() && !key_file.exists() {
            return Err(OutboxError::KeyMissing { path: key_file });
        }
        let keys = Keys::of_file(&key_file)
            .map_err(|source| OutboxError::File { path: key_file, source })?;
        if !file.exists() {
            make(&file, &keys).await?;
        }
        let connection = SqliteConnectOptions::new()
            .filename(&file)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(PATIENCE)
            .disable_statement_logging()
            .connect()
            .await?;
        let folder = folder.to_owned();
        let who = who.to_owned();
        let mut outbox = Outbox { connection, keys, folder, who, waits_for_disc: true };
        outbox.check().await?;
        Ok(outbox)
    }

    /// Closes the file; what was written beside it goes into it.
    ///
    /// # Errors
    ///
    /// A file that cannot be written; nothing is lost, the next one to open it does it.
    pub async fn close(self) -> Result<(), OutboxError> {
        Ok(self.connection.close().await?)
    }

    /// Claims a name for this process's leases.
    ///
    /// # Errors
    ///
    /// A folder that cannot be written to.
    pub fn owner(&self) -> Result<Owner, OutboxError> {
        Owner::new(&self.folder)
            .map_err(|source| OutboxError::File { path: self.folder.clone(), source })
    }

    /// Begins a transaction that may change the outbox.
    ///
    /// # Errors
    ///
    /// A file that is damaged or cannot be written.
    pub async fn begin(&mut self, durability: Durability) -> Result<Work<'_>, OutboxError> {
        let waits_for_disc = durability == Durability::Disc;
        if self.waits_for_disc != waits_for_disc {
            let pragma = match durability {
                Durability::Disc => "PRAGMA synchronous = FULL",
                Durability::Process => "PRAGMA synchronous = NORMAL",
            };
            sqlx::raw_sql(pragma).execute(&mut self.connection).await?;
            self.waits_for_disc = waits_for_disc;
        }
        let mut transaction = self.connection.begin_with("BEGIN IMMEDIATE").await?;
        let ledger = Ledger::read(&mut transaction, &self.keys).await?;
        Ok(Work::new(transaction, &self.keys, &self.folder, &self.who, ledger))
    }

    /// All messages in the order in which they came, or those of one meeting.
    ///
    /// # Errors
    ///
    /// A file that is damaged or cannot be read.
    pub async fn messages(&mut self, uid: Option<&str>) -> Result<Vec<MessageRow>, OutboxError> {
        let query = match uid {
            None => sqlx::query("SELECT * FROM messages ORDER BY id"),
            Some(uid) => sqlx::query("SELECT * FROM messages WHERE uid = $1 ORDER BY id")
                .bind(uid.to_owned()),
        };
        let rows = query.fetch_all(&mut self.connection).await?;
        self.read_messages(&rows)
    }

    /// The message of a number.
    ///
    /// # Errors
    ///
    /// A file that is damaged or cannot be read.
    pub async fn message(&mut self, id: i64) -> Result<Option<MessageRow>, OutboxError> {
        let rows = sqlx::query("SELECT * FROM messages WHERE id = $1")
            .bind(id)
            .fetch_all(&mut self.connection)
            .await?;
        Ok(self.read_messages(&rows)?.pop())
    }

    /// The message of a `Message-ID`.
    ///
    /// # Errors
    ///
    /// A file that is damaged or cannot be read.
    pub async fn message_named(&mut self, name: &str) -> Result<Option<MessageRow>, OutboxError> {
        let rows = sqlx::query("SELECT * FROM messages WHERE message_id = $1")
            .bind(name.to_owned())
            .fetch_all(&mut self.connection)
            .await?;
        Ok(self.read_messages(&rows)?.pop())
    }

    fn read_messages(&self, rows: &[SqliteRow]) -> Result<Vec<MessageRow>, OutboxError> {
        let read = rows.iter().map(|row| MessageRow::of(row, &self.keys));
        Ok(read.collect::<Result<_, _>>()?)
    }

    /// The bytes of a message.
    ///
    /// # Errors
    ///
    /// A body that is missing or damaged.
    pub async fn bytes(&mut self, message: &MessageRow) -> Result<Vec<u8>, OutboxError> {
        work::bytes(&mut self.connection, &self.keys, message).await
    }

    /// The meetings of a kindergarten, by when they begin.
    ///
    /// # Errors
    ///
    /// A file that is damaged or cannot be read.
    pub async fn meetings(&mut self, kindergarten: &str) -> Result<Vec<MeetingRow>, OutboxError> {
        let rows =
            sqlx::query("SELECT * FROM meetings WHERE kindergarten = $1 ORDER BY begins, uid")
                .bind(kindergarten.to_lowercase())
                .fetch_all(&mut self.connection)
                .await?;
        let read = rows.iter().map(|row| MeetingRow::of(row, &self.keys));
        Ok(read.collect::<Result<_, _>>()?)
    }

    /// How many messages there are in each state, and when the first that waits may be tried
    /// again, in milliseconds since 1970.
    ///
    /// # Errors
    ///
    /// A file that cannot be read.
    pub async fn tally(&mut self) -> Result<Tally, OutboxError> {
        let rows = sqlx::query(
            "SELECT state, count(*) AS number, min(due) AS due FROM messages GROUP BY state",
        )
        .fetch_all(&mut self.connection)
        .await?;
        let mut tally = Tally::default();
        for row in rows {
            let state: String = row.try_get("state")?;
            let state = State::named(&state).ok_or(OutboxError::Damaged)?;
            tally.numbers.push((state, row.try_get("number")?));
            if state == State::Queued {
                tally.next_due = row.try_get("due")?;
            }
        }
        Ok(tally)
    }
}

/// How many messages there are in each state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    numbers: Vec<(State, i64)>,
    /// When the first that waits may be tried again.
    pub next_due: Option<i64>,
}

impl Tally {
    /// How many messages are in a state.
    pub fn of(&self, state: State) -> i64 {
        self.numbers.iter().find(|(of, _)| *of == state).map_or(0, |(_, number)| *number)
    }

    /// How many may still be handed over without a person's word.
    pub fn waiting(&self) -> i64 {
        State::ALL.into_iter().filter(|state| state.is_waiting()).map(|state| self.of(state)).sum()
    }
}

/// Makes an outbox, whole or not at all: a file without tables is always a damaged one. What
/// another process made meanwhile stays.
async fn make(file: &Path, keys: &Keys) -> Result<(), OutboxError> {
    let failed = |source| OutboxError::File { path: file.to_owned(), source };
    let beside = file.with_file_name(format!("{}.new", keys::random_name()));
    let mut connection = SqliteConnectOptions::new()
        .filename(&beside)
        .create_if_missing(true)
        .synchronous(SqliteSynchronous::Full)
        .disable_statement_logging()
        .connect()
        .await?;
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::raw_sql(include_str!("schema.sql")).execute(&mut *transaction).await?;
    Ledger::empty().save(&mut transaction, keys).await?;
    transaction.commit().await?;
    connection.close().await?;
    let linked = fs::hard_link(&beside, file);
    fs::remove_file(&beside).map_err(failed)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(failed(error)),
        _ => keys::sync_folder(file.parent().unwrap_or(Path::new("."))).map_err(failed),
    }
}

fn make_folder(folder: &Path) -> Result<(), OutboxError> {
    let failed = |source| OutboxError::File { path: folder.to_owned(), source };
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder).map_err(failed)
}
