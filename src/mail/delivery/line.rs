//! A connection to the mail server, and the thread that it belongs to.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, sync_channel};
use std::thread;
use std::time::Duration;

use lettre::Address;

use super::desk::{Lease, Request};
use super::{Ambiguous, LONGEST_WAIT, NAP, Plan, broken};
use crate::mail::clock::Clock;
use crate::mail::outbox::{Leased, MessageRow, Outcome, Owner};
use crate::mail::smtp::{Envelope, Handed, Server, Session, Trouble, Untried, Way};
use crate::mail::trial;

/// The longest pause before the server is tried again.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Why a message waits whose connection broke before its end left.
const UNFINISHED: &str = "unfinished";

/// A connection and the thread that it belongs to.
pub(super) struct Line<'a> {
    pub(super) requests: Sender<Request>,
    pub(super) owner: &'a Owner,
    pub(super) connected: &'a AtomicUsize,
    /// Whether the server may be asked to take chunks.
    pub(super) chunks: &'a AtomicBool,
    pub(super) server: &'a Server,
    pub(super) plan: &'a Plan,
    pub(super) clock: Clock,
    pub(super) until: Duration,
}

/// The work on this thread is over.
enum End {
    /// The outbox cannot be written any more.
    Outbox,
    /// The server.
    Trouble(Trouble),
}

impl Line<'_> {
    /// Works until there is nothing more to do; hands back what is wrong with the server.
    pub(super) fn work(self) -> Option<Trouble> {
        let mut session = None;
        let mut pause = Duration::from_millis(500);
        let ended = loop {
            let (reply, answer) = sync_channel(1);
            if self.requests.send(Request::Lease(reply)).is_err() {
                break None;
            }
            match answer.recv().unwrap_or(Lease::Nothing) {
                Lease::Nothing => break None,
                Lease::Later => {
                    // A connection that nobody speaks on is closed by the server sooner or later.
                    self.leave(&mut session);
                    if !self.rest(NAP) {
                        break None;
                    }
                }
                Lease::Messages(messages) => match self.all(messages, &mut session) {
                    Ok(()) => pause = Duration::from_millis(500),
                    Err(End::Outbox) => break None,
                    Err(End::Trouble(trouble)) => {
                        let alone = self.connected.load(Ordering::Acquire) == 0;
                        if !alone && matches!(trouble, Trouble::Busy { .. }) {
                            // The server takes no more connections; the others go on.
                            break None;
                        }
                        if !trouble.passes() || !self.rest(jittered(pause)) {
                            break Some(trouble);
                        }
                        pause = (pause * 2).min(LONGEST_PAUSE);
                    }
                },
            }
        };
        self.leave(&mut session);
        ended
    }

    /// Tries each of the messages; after trouble with the server the others are put back.
    fn all(&self, messages: Vec<Leased>, session: &mut Option<Session>) -> Result<(), End> {
        let mut messages = messages.into_iter();
        while let Some(message) = messages.next() {
            let id = message.row.id;
            let outcome = self.one(&message, session);
            let (outcome, end) = match outcome {
                Ok(outcome) => (outcome, None),
                Err(end) => (Some(Outcome::Untried), Some(end)),
            };
            if let Some(outcome) = outcome {
                self.settle(id, outcome)?;
            }
            if let Some(end) = end {
                for message in messages {
                    self.settle(message.row.id, Outcome::Untried)?;
                }
                return Err(end);
            }
        }
        Ok(())
    }

    fn one(&self, message: &Leased, session: &mut Option<Session>) -> Result<Option<Outcome>, End> {
        let row = &message.row;
        let unusable = || Outcome::Dead { reason: "address".to_owned() };
        let (Ok(sender), Ok(recipient)) =
            (row.sender.parse::<Address>(), row.recipient.parse::<Address>())
        else {
            return Ok(Some(unusable()));
        };
        let mut receipt = None;
        let mut mark = || {
            let (reply, answer) = sync_channel(1);
            self.requests.send(Request::Mark(row.id, reply)).map_err(|_| ())?;
            receipt = answer.recv().map_err(|_| ())??;
            Ok(receipt.is_some())
        };
        let handed = loop {
            let fresh = session.is_none();
            if fresh {
                *session = Some(self.connect(sender.domain())?);
            }
            let Some(open) = session else { return Ok(Some(Outcome::Untried)) };
            let way = self.way(row);
            let envelope = Envelope { sender: &sender, recipient: &recipient, way };
            match open.hand_over(envelope, &message.bytes, &mut mark) {
                // The server may have closed a connection that was open for a while; that is no
                // fault of the message, and a new one is tried once.
                Err(Untried::Trouble(Trouble::Broken | Trouble::Busy { .. })) if !fresh => {
                    self.drop_session(session);
                }
                // It is asked for no chunks again in this run.
                Err(Untried::NoChunks) => {
                    self.chunks.store(false, Ordering::Release);
                    self.drop_session(session);
                }
                handed => break handed,
            }
        };
        match handed {
            Ok(Handed::Taken { code }) => {
                if let Some(receipt) = &receipt {
                    self.owner.keep(receipt);
                }
                trial::step("reply.before-commit");
                Ok(Some(Outcome::Sent { code }))
            }
            Ok(Handed::Later { reason }) => Ok(Some(self.later(reason, row.attempts))),
            Ok(Handed::Never { reason }) => Ok(Some(Outcome::Dead { reason })),
            Ok(Handed::Unfinished) => {
                self.drop_session(session);
                Ok(Some(self.later(UNFINISHED.to_owned(), row.attempts)))
            }
            Ok(Handed::Unknown) => {
                self.drop_session(session);
                let wait = self.wait(row.attempts);
                Ok(Some(match self.plan.ambiguous {
                    Ambiguous::Resend if row.attempts >= self.plan.attempts => {
                        Outcome::Dead { reason: "broken".to_owned() }
                    }
                    _ => broken(self.plan, "broken", wait),
                }))
            }
            // It is another process's now: what becomes of it, that one says.
            Ok(Handed::Stopped) => {
                self.drop_session(session);
                Ok(None)
            }
            Err(Untried::Asked(())) => {
                self.drop_session(session);
                Err(End::Outbox)
            }
            Err(Untried::Trouble(trouble)) => {
                self.drop_session(session);
                Err(End::Trouble(trouble))
            }
            // Not twice: after the first time nothing is sent in chunks.
            Err(Untried::NoChunks) => Ok(Some(Outcome::Untried)),
        }
    }

    /// In chunks, unless the server only says that it takes them, or something between here and
    /// there broke the connection when the message was last tried.
    fn way(&self, row: &MessageRow) -> Way {
        let broke = row.reason.as_deref() == Some(UNFINISHED);
        if self.chunks.load(Ordering::Acquire) && !broke { Way::Chunks } else { Way::Dots }
    }

    fn connect(&self, name: &str) -> Result<Session, End> {
        let session = Session::open(self.server, name).map_err(End::Trouble)?;
        self.connected.fetch_add(1, Ordering::AcqRel);
        Ok(session)
    }

    fn drop_session(&self, session: &mut Option<Session>) {
        if session.take().is_some() {
            self.connected.fetch_sub(1, Ordering::AcqRel);
        }
    }

    fn leave(&self, session: &mut Option<Session>) {
        if let Some(session) = session.take() {
            self.connected.fetch_sub(1, Ordering::AcqRel);
            session.close();
        }
    }

    /// Notes how a message ended. Where a message in doubt is sent once more, what was sent must be
    /// on the disc before the next one begins: never more than one of this line is in doubt.
    fn settle(&self, id: i64, outcome: Outcome) -> Result<(), End> {
        let is_sent = matches!(outcome, Outcome::Sent { .. });
        let waits = is_sent && self.plan.ambiguous == Ambiguous::Resend;
        let (reply, noted) = sync_channel(1);
        let request = Request::Settle(id, outcome, waits.then_some(reply));
        self.requests.send(request).map_err(|_| End::Outbox)?;
        if waits { noted.recv().map_err(|_| End::Outbox) } else { Ok(()) }
    }

    fn later(&self, reason: String, attempts: i64) -> Outcome {
        if attempts >= self.plan.attempts {
            return Outcome::Dead { reason };
        }
        Outcome::Deferred { reason, wait: self.wait(attempts) }
    }

    /// How long a message waits after so many attempts, in milliseconds.
    fn wait(&self, attempts: i64) -> i64 {
        let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(20);
        let wait = self.plan.first_wait.saturating_mul(1 << doublings).min(LONGEST_WAIT);
        i64::try_from(jittered(wait).as_millis()).unwrap_or(i64::MAX)
    }

    /// Sleeps, unless that is longer than anybody wants to wait; says whether it slept.
    fn rest(&self, pause: Duration) -> bool {
        if (self.clock.running)() + pause > self.until {
            return false;
        }
        thread::sleep(pause);
        true
    }
}

/// Between three quarters and five quarters of a wait, so that many do not come back at once.
fn jittered(wait: Duration) -> Duration {
    let mut byte = [0];
    let _ = getrandom::fill(&mut byte);
    wait.mul_f64(0.75 + 0.5 * f64::from(byte[0]) / 255.0)
}
