//! From the outbox to the mail server, over several connections at once.
//!
//! Each connection has a thread of its own. The outbox belongs to one more: it gathers what the
//! others ask of it into transactions, so that several messages share one wait for the disc.

mod desk;
mod line;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::clock::Clock;
use super::outbox::{Outbox, OutboxError, Outcome, Tally};
use super::smtp::{Server, Trouble};
use desk::Desk;
use line::Line;

/// What becomes of a message when nobody knows whether the server took it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambiguous {
    /// It waits for a person.
    Hold,
    /// It is sent once more: it may arrive twice, and never not at all.
    Resend,
}

/// How messages are delivered.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many connections at once, at most.
    pub connections: usize,
    /// How long to go on while messages wait, before leaving them for the next time.
    pub patience: Duration,
    /// What becomes of a message when nobody knows whether the server took it.
    pub ambiguous: Ambiguous,
    /// How long a message waits after it was first not taken; twice as long after each time more.
    pub first_wait: Duration,
    /// How often a message is tried.
    pub attempts: i64,
}

/// The longest wait between two attempts.
const LONGEST_WAIT: Duration = Duration::from_secs(3600);

/// How long a thread with nothing to do sleeps before it looks again.
const NAP: Duration = Duration::from_millis(100);

/// How a delivery ended.
#[derive(Clone, Debug, Default)]
pub struct Delivered {
    /// How many messages the server took.
    pub sent: usize,
    /// What is wrong with the server, if that ended it.
    pub trouble: Option<Trouble>,
    /// What is in the outbox now.
    pub tally: Tally,
}

/// Why a delivery could not be begun or ended.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    /// The outbox.
    #[error("the outbox cannot be used")]
    Outbox(#[from] OutboxError),
    /// The machine gives no threads.
    #[error("no threads")]
    Threads(#[source] std::io::Error),
}

/// Delivers what waits and may be tried; `each` hears of every message whose fate is settled.
///
/// # Errors
///
/// An outbox that is damaged, or cannot be written: what could not be noted down is found by the
/// next delivery, as after a power cut.
pub fn deliver(
    outbox: &mut Outbox,
    runtime: &tokio::runtime::Runtime,
    server: &Server,
    plan: &Plan,
    clock: Clock,
    mut each: impl FnMut(&Outcome),
) -> Result<Delivered, DeliveryError> {
    let owner = outbox.owner()?;
    let (requests, inbox) = channel();
    let connected = AtomicUsize::new(0);
    let chunks = AtomicBool::new(true);
    let until = (clock.running)() + plan.patience;
    let mut desk = Desk {
        outbox,
        owner: &owner,
        plan,
        clock,
        unsettled: Vec::new(),
        odd: HashMap::new(),
        sent: 0,
        failure: None,
    };
    runtime.block_on(desk.recover())?;
    let troubles = thread::scope(|scope| {
        let mut threads = Vec::new();
        for _ in 0..plan.connections.max(1) {
            let line = Line {
                requests: requests.clone(),
                owner: &owner,
                connected: &connected,
                chunks: &chunks,
                server,
                plan,
                clock,
                until,
            };
            let spawned = thread::Builder::new().spawn_scoped(scope, move || line.work());
            threads.push(spawned.map_err(DeliveryError::Threads)?);
        }
        drop(requests);
        runtime.block_on(desk.serve(&inbox, &mut each));
        let ended = threads.into_iter().map(|thread| thread.join().ok().flatten());
        Ok::<_, DeliveryError>(ended.collect::<Vec<_>>())
    })?;
    runtime.block_on(desk.finish())?;
    let sent = desk.sent;
    let trouble = troubles.into_iter().flatten().next();
    let tally = runtime.block_on(outbox.tally())?;
    Ok(Delivered { sent, trouble, tally })
}

/// What becomes of a message when nobody knows whether the server took it.
fn broken(plan: &Plan, reason: &str, wait: i64) -> Outcome {
    let reason = reason.to_owned();
    match plan.ambiguous {
        Ambiguous::Hold => Outcome::Held { reason },
        Ambiguous::Resend => Outcome::Deferred { reason, wait },
    }
}
