//! What is told of all jobs together. The bucket has no order but that of the last change, so everything here reads
//! all of it.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::ledger::{Ledger, Page};
use super::record::Record;
use crate::error::Result;
use crate::jobs::{JobFilter, JobRecord, JobState, Keep, QueueCounts};

/// After this a job that is due is late.
const LATE: TimeDelta = TimeDelta::seconds(5);

/// Jobs, newest first.
pub(super) async fn list(ledger: &Ledger, filter: &JobFilter) -> Result<Vec<JobRecord>> {
    let mut found: BTreeMap<String, Record> = BTreeMap::new();
    let wanted = |record: &Record| {
        filter.state.is_none_or(|state| state == record.state)
            && filter.queue.as_ref().is_none_or(|queue| *queue == record.job.queue)
            && filter.name.as_ref().is_none_or(|name| *name == record.job.name)
            && filter.before.as_ref().is_none_or(|before| record.job.id < *before)
    };
    let take = |record: Record| {
        if wanted(&record) {
            found.insert(record.job.id.clone(), record);
            // The oldest goes, so that no more are held than are wanted.
            if found.len() > filter.max {
                found.pop_first();
            }
        }
    };
    let mut take = take;
    ledger
        .each(|page| {
            take(page.record);
            Ok(())
        })
        .await?;
    Ok(found.into_values().rev().map(Record::shown).collect())
}

/// How many jobs each queue has.
pub(super) async fn counts(ledger: &Ledger, now: DateTime<Utc>) -> Result<Vec<QueueCounts>> {
    let mut queues: BTreeMap<String, QueueCounts> = BTreeMap::new();
    for queue in ledger.paused().await? {
        let counts = QueueCounts { queue: queue.clone(), is_paused: true, ..QueueCounts::default() };
        queues.insert(queue, counts);
    }
    ledger
        .each(|page| {
            let record = page.record;
            let queue = &record.job.queue;
            let counts = queues
                .entry(queue.clone())
                .or_insert_with(|| QueueCounts { queue: queue.clone(), ..QueueCounts::default() });
            match record.state {
                JobState::Waiting if record.at <= now => {
                    counts.due += 1;
                    counts.oldest_due = Some(counts.oldest_due.map_or(record.at, |oldest| oldest.min(record.at)));
                }
                JobState::Waiting => counts.scheduled += 1,
                JobState::Running => counts.running += 1,
                JobState::Done => counts.done += 1,
                JobState::Dead => counts.dead += 1,
                JobState::Cancelled => counts.cancelled += 1,
            }
            Ok(())
        })
        .await?;
    Ok(queues.into_values().collect())
}

/// What a sweep has to do.
#[derive(Debug, Default)]
pub(super) struct Chores {
    /// Ended long ago.
    pub(super) old: Vec<String>,
    /// Their leases have ended.
    pub(super) over: Vec<String>,
    /// They have been due for a while.
    pub(super) late: Vec<Page>,
}

/// What ended before these times is old: done or cancelled jobs, and dead letters.
pub(super) type Bounds = (DateTime<Utc>, DateTime<Utc>);

pub(super) fn bounds(now: DateTime<Utc>, keep: Keep) -> Bounds {
    let ago = |kept| now - TimeDelta::from_std(kept).unwrap_or(TimeDelta::days(36500));
    (ago(keep.done), ago(keep.dead))
}

pub(super) fn is_old(record: &Record, (done, dead): Bounds) -> bool {
    let before = if record.state == JobState::Dead { dead } else { done };
    record.state.is_ended() && record.ended_at.is_none_or(|at| at <= before)
}

/// Looks for what a sweep has to do.
pub(super) async fn chores(ledger: &Ledger, now: DateTime<Utc>, keep: Keep) -> Result<Chores> {
    let bounds = bounds(now, keep);
    let mut chores = Chores::default();
    ledger
        .each(|page| {
            let record = &page.record;
            if is_old(record, bounds) {
                chores.old.push(page.record.job.id);
            } else if record.is_over(now) {
                chores.over.push(page.record.job.id);
            } else if record.state == JobState::Waiting && record.at <= now - LATE {
                chores.late.push(page);
            }
            Ok(())
        })
        .await?;
    Ok(chores)
}
