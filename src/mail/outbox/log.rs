//! The log of the outbox: only ever added to, each entry chained to the one before it.
//!
//! It says who did what when, with which bytes, and what the privacy gate found and a person
//! lifted. It names nobody but by the number of a message; whose that is, the message's row says.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row as _, SqliteConnection};

use super::keys::{Broken, Keys, Part};

/// What stands before the first entry.
pub(super) const START: [u8; 32] = [0; 32];

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// A message was put into the outbox.
    Queued,
    /// It began to be handed over.
    Sending,
    /// The server took it.
    Sent,
    /// It is to be tried again.
    Deferred,
    /// Nobody knows whether the server took it.
    Held,
    /// It will not be sent.
    Dead,
    /// A person asked for it to be tried again.
    Retried,
    /// A person called it off.
    Cancelled,
    /// A person took its bytes out of the outbox.
    Exported,
    /// The recipient, or the recipient's mail server, answered.
    Answered,
}

impl Event {
    const ALL: [Event; 10] = [
        Event::Queued,
        Event::Sending,
        Event::Sent,
        Event::Deferred,
        Event::Held,
        Event::Dead,
        Event::Retried,
        Event::Cancelled,
        Event::Exported,
        Event::Answered,
    ];

    /// The name in the file and for programs.
    pub fn name(self) -> &'static str {
        match self {
            Event::Queued => "queued",
            Event::Sending => "sending",
            Event::Sent => "sent",
            Event::Deferred => "deferred",
            Event::Held => "held",
            Event::Dead => "dead",
            Event::Retried => "retried",
            Event::Cancelled => "cancelled",
            Event::Exported => "exported",
            Event::Answered => "answered",
        }
    }

    fn named(name: &str) -> Option<Event> {
        Event::ALL.into_iter().find(|event| event.name() == name)
    }
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1.
    pub number: i64,
    /// When, in milliseconds since 1970.
    pub moment: i64,
    /// What happened.
    pub event: Event,
    /// The account that the program ran under.
    pub who: String,
    /// The name of the meeting or parcel.
    pub uid: String,
    /// The message's number.
    pub message: Option<i64>,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub fingerprint: Option<String>,
    /// The server's code; for a queued message what the gate found and what was lifted, and for a
    /// parcel before that the SHA-256 of each document.
    pub detail: String,
}

impl Entry {
    fn parts<'a>(&'a self, before: &'a [u8]) -> [Part<'a>; 9] {
        [
            Part::Bytes(before),
            Part::Number(self.number),
            Part::Number(self.moment),
            Part::Text(self.event.name()),
            Part::Text(&self.who),
            Part::Text(&self.uid),
            self.message.map_or(Part::Nothing, Part::Number),
            self.fingerprint.as_deref().into(),
            Part::Text(&self.detail),
        ]
    }

    /// Adds the entry after the one whose code is `before`; hands back its own code.
    pub(super) async fn append(
        &self,
        before: &[u8],
        connection: &mut SqliteConnection,
        keys: &Keys,
    ) -> Result<Vec<u8>, sqlx::Error> {
        let code = keys.seal(&self.parts(before));
        sqlx::query(
            "INSERT INTO log (number, moment, event, who, uid, message, fingerprint, detail, code) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(self.number)
        .bind(self.moment)
        .bind(self.event.name())
        .bind(&self.who)
        .bind(&self.uid)
        .bind(self.message)
        .bind(&self.fingerprint)
        .bind(&self.detail)
        .bind(&code)
        .execute(connection)
        .await?;
        Ok(code)
    }

    /// The entry of a row, with its code, when it follows the entry whose code is `before`.
    pub(super) fn of(
        row: &SqliteRow,
        before: &[u8],
        keys: &Keys,
    ) -> Result<(Entry, Vec<u8>), Broken> {
        let read = || -> Result<(Entry, Vec<u8>), sqlx::Error> {
            let event: String = row.try_get("event")?;
            let entry = Entry {
                number: row.try_get("number")?,
                moment: row.try_get("moment")?,
                event: Event::named(&event).ok_or(sqlx::Error::RowNotFound)?,
                who: row.try_get("who")?,
                uid: row.try_get("uid")?,
                message: row.try_get("message")?,
                fingerprint: row.try_get("fingerprint")?,
                detail: row.try_get("detail")?,
            };
            Ok((entry, row.try_get("code")?))
        };
        let (entry, code) = read().map_err(|_| Broken)?;
        keys.check(&entry.parts(before), &code)?;
        Ok((entry, code))
    }
}
