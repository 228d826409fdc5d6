//! From the outbox to the mail server, over several connections at once.
//!
//! Each connection has a thread of its own. The outbox belongs to one more: it gathers what the
//! others ask of it into transactions, so that several messages share one wait for the disc.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

use lettre::Address;

use super::clock::Clock;
use super::outbox::{
    Durability, Leased, Outbox, OutboxError, Outcome, Owner, Receipt, Tally, Work,
};
use super::smtp::{Handed, Server, Session, Trouble, Untried};
use super::trial;

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

/// How many messages a connection takes on at a time.
const HANDFUL: i64 = 8;

/// How long a thread with nothing to do sleeps before it looks again.
const NAP: Duration = Duration::from_millis(100);

/// The longest pause before the server is tried again.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

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

/// What a connection asks of the outbox.
enum Request {
    /// Messages to try.
    Lease(SyncSender<Lease>),
    /// To note that a message may be at the server from now on.
    Mark(i64, SyncSender<Result<Option<Receipt>, ()>>),
    /// To note how it ended; who wants to hear of it waits until it is on the disc.
    Settle(i64, Outcome, Option<SyncSender<()>>),
}

/// What a connection is given to do.
enum Lease {
    /// These.
    Messages(Vec<Leased>),
    /// Nothing now; others wait until a later moment, or belong to other processes.
    Later,
    /// Nothing any more.
    Nothing,
}

/// The thread that the outbox belongs to.
struct Desk<'a> {
    outbox: &'a mut Outbox,
    owner: &'a Owner,
    plan: &'a Plan,
    clock: Clock,
    /// What could not be noted down yet.
    unsettled: Vec<(i64, Outcome)>,
    /// When messages were first seen whose moments lie in the future.
    odd: HashMap<(i64, i64), Duration>,
    sent: usize,
    failure: Option<OutboxError>,
}

impl Desk<'_> {
    /// Takes over what processes left that are gone.
    async fn recover(&mut self) -> Result<(), OutboxError> {
        let now = self.clock.now();
        let broken = broken(self.plan, "interrupted", 0);
        let mut work = self.outbox.begin(Durability::Disc).await?;
        match work.recover(&broken, now).await? {
            0 => work.abandon().await,
            _ => work.commit().await,
        }
    }

    /// Answers until the last connection has nothing more to ask.
    async fn serve(&mut self, inbox: &Receiver<Request>, each: &mut impl FnMut(&Outcome)) {
        loop {
            let first = match inbox.recv_timeout(NAP) {
                Ok(request) => request,
                Err(RecvTimeoutError::Timeout) => {
                    if !self.unsettled.is_empty() {
                        self.answer(Vec::new()).await;
                    }
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let mut requests = vec![first];
            requests.extend(inbox.try_iter().take(64));
            for request in &requests {
                if let Request::Settle(id, outcome, _) = request {
                    each(outcome);
                    if matches!(outcome, Outcome::Sent { .. }) {
                        self.sent += 1;
                    }
                    self.unsettled.push((*id, outcome.clone()));
                }
            }
            self.answer(requests).await;
        }
    }

    /// Does everything that is asked in one transaction, and answers after it.
    async fn answer(&mut self, requests: Vec<Request>) {
        let waits = |request: &Request| {
            matches!(request, Request::Mark(..) | Request::Settle(_, _, Some(_)))
        };
        let on_disc = requests.iter().any(waits);
        let durability = if on_disc { Durability::Disc } else { Durability::Process };
        match self.transact(&requests, durability).await {
            Ok(answers) => {
                self.unsettled.clear();
                trial::step("sent.after-commit");
                if requests.iter().any(|request| matches!(request, Request::Lease(_))) {
                    trial::step("lease.after-commit");
                }
                for (request, answer) in requests.into_iter().zip(answers) {
                    match (request, answer) {
                        (Request::Lease(reply), Answer::Lease(lease)) => drop(reply.send(lease)),
                        (Request::Mark(_, reply), Answer::Mark(receipt)) => {
                            drop(reply.send(Ok(receipt)));
                        }
                        (Request::Settle(_, _, Some(reply)), _) => drop(reply.send(())),
                        _ => {}
                    }
                }
            }
            Err(error) => {
                // Nothing of it has happened. Nobody may begin anything new.
                self.failure.get_or_insert(error);
                for request in requests {
                    match request {
                        Request::Lease(reply) => drop(reply.send(Lease::Nothing)),
                        Request::Mark(_, reply) => drop(reply.send(Err(()))),
                        Request::Settle(..) => {}
                    }
                }
            }
        }
    }

    async fn transact(
        &mut self,
        requests: &[Request],
        durability: Durability,
    ) -> Result<Vec<Answer>, OutboxError> {
        let now = self.clock.now();
        let running = (self.clock.running)();
        let stopped = self.failure.is_some();
        let broken = broken(self.plan, "interrupted", 0);
        let mut work = self.outbox.begin(durability).await?;
        for (id, outcome) in &self.unsettled {
            work.settle(*id, self.owner.name(), outcome.clone(), now).await?;
        }
        let mut answers = Vec::new();
        for request in requests {
            answers.push(match request {
                Request::Lease(_) if stopped => Answer::Lease(Lease::Nothing),
                Request::Lease(_) => {
                    let ripe = ripe(&mut work, &mut self.odd, now, running).await?;
                    let mut leased = work.lease(self.owner.name(), HANDFUL, &ripe, now).await?;
                    if leased.is_empty() && work.recover(&broken, now).await? > 0 {
                        leased = work.lease(self.owner.name(), HANDFUL, &ripe, now).await?;
                    }
                    Answer::Lease(match leased.is_empty() {
                        false => Lease::Messages(leased),
                        true if work.waiting().await? > 0 => Lease::Later,
                        true => Lease::Nothing,
                    })
                }
                Request::Mark(id, _) => Answer::Mark(work.mark(*id, self.owner.name(), now).await?),
                Request::Settle(..) => Answer::None,
            });
        }
        work.commit().await?;
        Ok(answers)
    }

    /// Notes down what could not be noted down before, as long as there is hope.
    async fn finish(&mut self) -> Result<(), OutboxError> {
        let mut result = Ok(());
        for _ in 0..50 {
            result = self.transact(&[], Durability::Disc).await.map(|_| self.unsettled.clear());
            if result.is_ok() {
                break;
            }
            thread::sleep(NAP);
        }
        match self.failure.take() {
            Some(failure) => Err(failure),
            None => result,
        }
    }
}

enum Answer {
    Lease(Lease),
    Mark(Option<Receipt>),
    None,
}

/// The messages whose wait is over by the clock that only runs, although by the other one it has
/// not begun.
async fn ripe(
    work: &mut Work<'_>,
    seen: &mut HashMap<(i64, i64), Duration>,
    now: i64,
    running: Duration,
) -> Result<HashSet<(i64, i64)>, OutboxError> {
    let odd = work.odd(now).await?;
    let keys: HashSet<_> = odd.iter().map(|(id, attempts, _)| (*id, *attempts)).collect();
    seen.retain(|key, _| keys.contains(key));
    let mut ripe = HashSet::new();
    for (id, attempts, wait) in odd {
        let since = *seen.entry((id, attempts)).or_insert(running);
        let wait = Duration::from_millis(u64::try_from(wait).unwrap_or(0)).min(LONGEST_WAIT * 2);
        if running.saturating_sub(since) >= wait {
            ripe.insert((id, attempts));
        }
    }
    Ok(ripe)
}

/// What becomes of a message when nobody knows whether the server took it.
fn broken(plan: &Plan, reason: &str, wait: i64) -> Outcome {
    let reason = reason.to_owned();
    match plan.ambiguous {
        Ambiguous::Hold => Outcome::Held { reason },
        Ambiguous::Resend => Outcome::Deferred { reason, wait },
    }
}

/// A connection and the thread that it belongs to.
struct Line<'a> {
    requests: Sender<Request>,
    owner: &'a Owner,
    connected: &'a AtomicUsize,
    server: &'a Server,
    plan: &'a Plan,
    clock: Clock,
    until: Duration,
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
    fn work(self) -> Option<Trouble> {
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
        let fresh = session.is_none();
        if fresh {
            *session = Some(self.connect(sender.domain())?);
        }
        let Some(open) = session else { return Ok(Some(Outcome::Untried)) };
        let mut handed = open.hand_over(&sender, &recipient, &message.bytes, &mut mark);
        // The server may have closed a connection that was open for a while; that is no fault of
        // the message, and a new one is tried once.
        if let (Err(Untried::Trouble(Trouble::Broken | Trouble::Busy { .. })), false) =
            (&handed, fresh)
        {
            self.drop_session(session);
            let again = session.insert(self.connect(sender.domain())?);
            handed = again.hand_over(&sender, &recipient, &message.bytes, &mut mark);
        }
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
        }
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
    let _ = aws_lc_rs::rand::fill(&mut byte);
    wait.mul_f64(0.75 + 0.5 * f64::from(byte[0]) / 255.0)
}
