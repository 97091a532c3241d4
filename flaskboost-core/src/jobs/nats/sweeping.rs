//! How jobs of dead workers and lost tickets are found, and what is old forgotten.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::join_all;

use super::engine::TOGETHER;
use super::ledger::Page;
use super::tickets::Sending;
use super::{NatsEngine, lists};
use crate::error::Result;
use crate::jobs::Keep;

/// For how long all records are read at each sweep after a connection was made.
const SETTLED: Duration = Duration::from_secs(120);

/// In this time one ticket is sent again at most, however many processes miss it.
const ONCE_IN: i64 = 10;

/// How often all records are read, to forget what is old.
const LOOK: TimeDelta = TimeDelta::minutes(10);

impl NatsEngine {
    /// Puts jobs back whose leases have ended, and forgets what ended long ago.
    pub(super) async fn sweep_all(&self, now: DateTime<Utc>, keep: Keep) -> Result<u64> {
        let mut over = self.held.over(now);
        let mut old = self.ended.before(lists::bounds(now, keep));
        let last = *self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        // A server that was killed may have forgotten tickets that it had given out.
        let is_new = self.connected.lock().unwrap_or_else(PoisonError::into_inner).elapsed() < SETTLED;
        let is_due = is_new || self.is_behind.load(Ordering::Relaxed) || last.is_none_or(|last| now - last >= LOOK);
        if is_due {
            let chores = lists::chores(&self.ledger, now, keep).await?;
            over.extend(chores.over);
            old.extend(chores.old);
            // While there are tickets, jobs are late because others are before them.
            let is_hungry = self.is_hungry.load(Ordering::Relaxed);
            self.is_behind.store(is_hungry && !chores.late.is_empty(), Ordering::Relaxed);
            if is_hungry {
                self.send_again(&chores.late, now).await?;
            }
            *self.looked.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
        }
        for part in old.chunks(TOGETHER) {
            let forgotten = join_all(part.iter().map(|id| self.forget(id, now, keep))).await;
            forgotten.into_iter().collect::<Result<()>>()?;
        }
        over.sort();
        over.dedup();
        let mut count = 0;
        for id in over {
            let crashed = |page: &Page| page.record.is_over(now).then(|| page.record.clone().crashed());
            if let Some(page) = self.ledger.change(&id, crashed).await? {
                count += 1;
                self.answer(&page.record, now).await;
            }
        }
        Ok(count)
    }

    /// Sends tickets for jobs whose own may be lost. One too many does no harm.
    async fn send_again(&self, late: &[Page], now: DateTime<Utc>) -> Result<()> {
        for part in late.chunks(TOGETHER) {
            let sending = part.iter().map(|page| Sending {
                job: &page.record.job,
                again: None,
                name: format!("{}:{}:{}", page.record.job.id, page.revision, now.timestamp() / ONCE_IN),
            });
            self.tickets.send(&sending.collect::<Vec<_>>()).await?;
        }
        Ok(())
    }

    /// Forgets a job, if nobody wanted it again in the meantime.
    async fn forget(&self, id: &str, now: DateTime<Utc>, keep: Keep) -> Result<()> {
        match self.ledger.find(id).await? {
            Some(page) if lists::is_old(&page.record, lists::bounds(now, keep)) => self.ledger.forget(id).await,
            _ => Ok(()),
        }
    }
}
