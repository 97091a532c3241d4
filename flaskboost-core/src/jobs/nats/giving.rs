//! How jobs are given out.

use std::sync::atomic::Ordering;
use std::time::Duration;

use futures_util::future::join_all;

use super::NatsEngine;
use super::ledger::Page;
use super::record::Record;
use super::tickets::Ticket;
use crate::error::Result;
use crate::jobs::{JobState, Leased, Priority, Wanted};

/// How long a ticket waits whose record cannot be seen: a copy of the bucket may lag behind.
const LAG: Duration = Duration::from_secs(1);

/// How often it waits for that.
const LAGS: i64 = 10;

impl NatsEngine {
    /// Gives out jobs that are due.
    pub(super) async fn give_out(&self, wanted: &Wanted) -> Result<Vec<Leased>> {
        let mut queues = Vec::with_capacity(wanted.queues.len());
        for queue in &wanted.queues {
            if !self.ledger.is_paused(queue).await? {
                queues.push(queue.as_str());
            }
        }
        let mut given = Vec::new();
        for priority in [Priority::High, Priority::Normal, Priority::Low] {
            let mut some = Vec::new();
            let room = wanted.max - given.len();
            let filled = self.fill(&mut some, room, (&queues, priority.rank()), wanted).await;
            some.sort_by(|a, b| (a.record.at, &a.record.job.id).cmp(&(b.record.at, &b.record.job.id)));
            given.extend(some.iter().map(|page| page.record.leased()));
            match filled {
                // What was given out is not lost because of what was not.
                Err(error) if !given.is_empty() => {
                    tracing::warn!("fewer jobs than wanted were given out: {error:?}");
                    break;
                }
                filled => filled?,
            }
            if given.len() >= wanted.max {
                break;
            }
        }
        self.is_hungry.store(given.len() < wanted.max, Ordering::Relaxed);
        Ok(given)
    }

    /// Gives out jobs of one priority: as many of each queue, as long as there are.
    async fn fill(
        &self,
        given: &mut Vec<Page>,
        room: usize,
        (queues, rank): (&[&str], i16),
        wanted: &Wanted,
    ) -> Result<()> {
        let mut left = queues.to_vec();
        while !left.is_empty() {
            let mut has_more = Vec::new();
            let share = room.saturating_sub(given.len()).div_ceil(left.len());
            for queue in left {
                let share = share.min(room - given.len());
                if share == 0 {
                    return Ok(());
                }
                let mut tickets = self.parked.take(queue, rank, wanted.now, share);
                if tickets.is_empty() {
                    tickets = self.tickets.take(queue, rank, share).await?;
                }
                if !tickets.is_empty() {
                    has_more.push(queue);
                    let leased = join_all(tickets.iter().map(|ticket| self.lease(ticket, wanted))).await;
                    let (pages, errors): (Vec<_>, Vec<_>) = leased.into_iter().partition(Result::is_ok);
                    given.extend(pages.into_iter().filter_map(Result::ok).flatten());
                    if let Some(Err(error)) = errors.into_iter().next() {
                        return Err(error);
                    }
                }
            }
            left = has_more;
        }
        Ok(())
    }

    /// Gives out the job of a ticket, unless it is not due, runs or has ended.
    async fn lease(&self, ticket: &Ticket, wanted: &Wanted) -> Result<Option<Page>> {
        let now = wanted.now;
        let Some(Page { record, revision }) = self.ledger.find(&ticket.id).await? else {
            if ticket.delivered < LAGS {
                self.tickets.put_off(&ticket.reply, LAG).await;
            } else {
                self.tickets.tear_up(&ticket.reply).await;
            }
            return Ok(None);
        };
        let later = match record.state {
            JobState::Waiting => Some(record.at),
            JobState::Running => record.until,
            JobState::Done | JobState::Dead | JobState::Cancelled => None,
        };
        if let Some(wait) = later.and_then(|at| (at - now).to_std().ok()).filter(|wait| !wait.is_zero()) {
            self.tickets.put_off(&ticket.reply, wait).await;
            if record.state == JobState::Waiting {
                self.parked.put(record.at, ticket.clone());
            }
            return Ok(None);
        }
        let record = match record.state {
            JobState::Waiting => record,
            JobState::Running => record.crashed(),
            _ if ticket.again == Some(revision) => record.again(now),
            _ => {
                self.tickets.tear_up(&ticket.reply).await;
                return Ok(None);
            }
        };
        // No two leases of a job come from the same revision of its record.
        let record: Record = record.given(wanted, revision.to_string(), &ticket.reply);
        let written = self.ledger.write(&record, revision).await?;
        let page = written.map(|revision| Page { record, revision });
        if let Some(page) = &page {
            self.held.put(page.clone());
        }
        Ok(page)
    }
}
