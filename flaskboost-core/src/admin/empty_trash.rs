//! [`EmptyTrash`]: deletes for good what has lain in the trash for long enough.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::models::{Row, Shelf, key_of, oldest, values_of};
use super::panel::Panel;
use crate::db::Db;
use crate::error::Result;
use crate::jobs::{Job, JobContext, JobOptions, Schedule, Unique, UniqueUntil};
use crate::model::Violation;

/// How many rows one transaction deletes, and how many of a model one night does. The rest waits for the next night.
const AT_ONCE: u64 = 100;
const MOST: u64 = 10_000;

/// Deletes for good what has lain in the trash of a model for as many days as the model says, through the model, so that
/// its hooks and the audit trail know of it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct EmptyTrash;

impl EmptyTrash {
    /// Every night, when few are awake.
    pub(crate) fn nightly() -> Schedule {
        Schedule::of("40 3 * * *", || Self)
    }
}

impl Job for EmptyTrash {
    const NAME: &'static str = "admin.empty-trash";
    type Output = u64;

    fn options() -> JobOptions {
        JobOptions { timeout: Duration::from_secs(1800), attempts: 3, ..JobOptions::default() }
    }

    fn unique(&self) -> Option<Unique> {
        Some(Unique { key: String::new(), until: UniqueUntil::Ended })
    }

    async fn run(self, context: JobContext) -> Result<u64> {
        let panel = context.service::<Panel>()?;
        let mut deleted = 0;
        for shelf in panel.all() {
            let Some(days) = shelf.facts().trash.and_then(|trash| trash.days) else { continue };
            let before = context.clock().now() - chrono::Duration::days(i64::from(days));
            deleted += empty(context.db(), shelf.as_ref(), before).await?;
        }
        Ok(deleted)
    }
}

/// Deletes what lies there since before this moment. A row that something else still needs stays, and is tried again the
/// next night.
async fn empty(db: &Db, shelf: &dyn Shelf, before: DateTime<Utc>) -> Result<u64> {
    let (mut after, mut deleted, mut seen, mut alone) = (None, 0, 0, 0);
    while seen < MOST {
        let size = if alone > 0 { 1 } else { AT_ONCE };
        let tx = db.begin().await?;
        let rows = oldest(&tx, shelf, before, after.clone(), size).await?;
        let Some(last) = rows.last() else { break };
        let next = Some(values_of(shelf.facts(), &key_of(shelf.facts(), last))?);
        let mut refused = None;
        for row in &rows {
            if let Err(error) = shelf.delete(&tx, row).await {
                refused = Some((row, error));
                break;
            }
        }
        match refused {
            None => {
                tx.commit().await?;
                deleted += rows.len() as u64;
            }
            Some((_, error)) if Violation::of(&error).is_none() => return Err(error),
            // Nobody can tell the others from it now: the same rows once more, one after the other.
            Some(_) if size > 1 => {
                tx.rollback().await?;
                alone = rows.len();
                continue;
            }
            Some((row, _)) => {
                tx.rollback().await?;
                still_needed(shelf, row);
            }
        }
        (after, alone) = (next, alone.saturating_sub(rows.len()));
        seen += rows.len() as u64;
    }
    Ok(deleted)
}

fn still_needed(shelf: &dyn Shelf, row: &Row) {
    let (model, key) = (shelf.facts().name, key_of(shelf.facts(), row));
    tracing::warn!(model, key, "a row stays in the trash, because other rows still need it");
}
