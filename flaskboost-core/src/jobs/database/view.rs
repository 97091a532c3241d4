//! Shows jobs.

use std::fmt::Write as _;

use sea_orm::Value;

use super::row;
use crate::db::Db;
use crate::db::statement::{all, first};
use crate::error::Result;
use crate::jobs::{JobFilter, JobRecord};

/// Jobs, newest first.
pub(super) async fn list(db: &Db, filter: &JobFilter) -> Result<Vec<JobRecord>> {
    let mut sql = format!("SELECT {}, {} FROM jobs WHERE 1 = 1", row::ENVELOPE, row::RECORD);
    let mut values: Vec<Value> = Vec::new();
    let asked = [
        ("state =", filter.state.map(|state| state.name())),
        ("queue =", filter.queue.as_deref()),
        ("name =", filter.name.as_deref()),
        ("id <", filter.before.as_deref()),
    ];
    for (is, what) in asked {
        if let Some(what) = what {
            values.push(what.into());
            // Writing to a text cannot fail.
            let _ = write!(sql, " AND {is} ${}", values.len());
        }
    }
    let _ = write!(sql, " ORDER BY id DESC LIMIT {}", filter.max);
    all(db, &sql, values).await?.iter().map(row::record).collect()
}

/// One job.
pub(super) async fn find(db: &Db, id: &str) -> Result<Option<JobRecord>> {
    let sql = format!("SELECT {}, {} FROM jobs WHERE id = $1", row::ENVELOPE, row::RECORD);
    first(db, &sql, [id.into()]).await?.as_ref().map(row::record).transpose()
}
