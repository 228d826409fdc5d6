//! The thread that the outbox belongs to: what all connections ask of it, in shared transactions.

use std::collections::{HashMap, HashSet};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::Duration;

use super::{LONGEST_WAIT, NAP, Plan, broken};
use crate::mail::clock::Clock;
use crate::mail::outbox::{Durability, Leased, Outbox, OutboxError, Outcome, Owner, Receipt, Work};
use crate::mail::trial;

/// How many messages a connection takes on at a time.
const HANDFUL: i64 = 8;

/// What a connection asks of the outbox.
pub(super) enum Request {
    /// Messages to try.
    Lease(SyncSender<Lease>),
    /// To note that a message may be at the server from now on.
    Mark(i64, SyncSender<Result<Option<Receipt>, ()>>),
    /// To note how it ended; who wants to hear of it waits until it is on the disc.
    Settle(i64, Outcome, Option<SyncSender<()>>),
}

/// What a connection is given to do.
pub(super) enum Lease {
    /// These.
    Messages(Vec<Leased>),
    /// Nothing now; others wait until a later moment, or belong to other processes.
    Later,
    /// Nothing any more.
    Nothing,
}

/// The thread that the outbox belongs to.
pub(super) struct Desk<'a> {
    pub(super) outbox: &'a mut Outbox,
    pub(super) owner: &'a Owner,
    pub(super) plan: &'a Plan,
    pub(super) clock: Clock,
    /// What could not be noted down yet.
    pub(super) unsettled: Vec<(i64, Outcome)>,
    /// When messages were first seen whose moments lie in the future.
    pub(super) odd: HashMap<(i64, i64), Duration>,
    pub(super) sent: usize,
    pub(super) failure: Option<OutboxError>,
}

impl Desk<'_> {
    /// Takes over what processes left that are gone.
    pub(super) async fn recover(&mut self) -> Result<(), OutboxError> {
        let now = self.clock.now();
        let broken = broken(self.plan, "interrupted", 0);
        let mut work = self.outbox.begin(Durability::Disc).await?;
        match work.recover(&broken, now).await? {
            0 => work.abandon().await,
            _ => work.commit().await,
        }
    }

    /// Answers until the last connection has nothing more to ask.
    pub(super) async fn serve(
        &mut self,
        inbox: &Receiver<Request>,
        each: &mut impl FnMut(&Outcome),
    ) {
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
    pub(super) async fn finish(&mut self) -> Result<(), OutboxError> {
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
