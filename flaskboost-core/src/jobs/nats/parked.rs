//! [`Parked`]: tickets that this process has seen, and whose jobs are not due.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

use super::tickets::Ticket;

/// How many are remembered. The server gives all of them out again by itself, so one that is not remembered here only
/// comes later.
const MOST: usize = 10_000;

/// Tickets that this process has seen, and whose jobs are not due.
#[derive(Debug, Default)]
pub(super) struct Parked {
    tickets: Mutex<BTreeMap<(DateTime<Utc>, String), Ticket>>,
}

impl Parked {
    fn tickets(&self) -> MutexGuard<'_, BTreeMap<(DateTime<Utc>, String), Ticket>> {
        self.tickets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn put(&self, at: DateTime<Utc>, ticket: Ticket) {
        let mut tickets = self.tickets();
        if tickets.len() < MOST {
            tickets.insert((at, ticket.id.clone()), ticket);
        }
    }

    /// Takes those of a queue and priority that are due, the earliest first.
    pub(super) fn take(&self, queue: &str, rank: i16, now: DateTime<Utc>, max: usize) -> Vec<Ticket> {
        let mut tickets = self.tickets();
        let due: Vec<_> = tickets
            .iter()
            .take_while(|((at, _), _)| *at <= now)
            .filter(|(_, ticket)| ticket.queue == queue && ticket.rank == rank)
            .map(|(key, _)| key.clone())
            .take(max)
            .collect();
        due.iter().filter_map(|key| tickets.remove(key)).collect()
    }
}
