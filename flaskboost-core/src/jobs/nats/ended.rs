//! [`Ended`]: what this process has ended, so that it is forgotten in time without reading all records.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};

use super::lists::Bounds;
use super::record::Record;
use crate::jobs::JobState;

/// How many are remembered. All others are found when all records are read.
const MOST: usize = 10_000;

/// What this process has ended: dead letters apart from the others, by the time of their end.
#[derive(Debug, Default)]
pub(super) struct Ended {
    done: Mutex<BTreeSet<(DateTime<Utc>, String)>>,
    dead: Mutex<BTreeSet<(DateTime<Utc>, String)>>,
}

impl Ended {
    /// Remembers it, if it has ended.
    pub(super) fn put(&self, record: &Record) {
        let Some(at) = record.ended_at else { return };
        let part = if record.state == JobState::Dead { &self.dead } else { &self.done };
        let mut ended = part.lock().unwrap_or_else(PoisonError::into_inner);
        if ended.len() < MOST {
            ended.insert((at, record.job.id.clone()));
        }
    }

    /// Takes out those that are old.
    pub(super) fn before(&self, (done, dead): Bounds) -> Vec<String> {
        let mut old = Vec::new();
        for (part, bound) in [(&self.done, done), (&self.dead, dead)] {
            let mut ended = part.lock().unwrap_or_else(PoisonError::into_inner);
            while ended.first().is_some_and(|(at, _)| *at <= bound) {
                old.extend(ended.pop_first().map(|(_, id)| id));
            }
        }
        old
    }
}
