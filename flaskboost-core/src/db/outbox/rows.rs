//! The rows of the outbox.

use chrono::{DateTime, Utc};
use sea_orm::{QueryResult, Value};

use super::Entry;
use crate::db::statement::{all, first, run};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};

/// How many rows one statement writes: SQLite and PostgreSQL take many more values.
const TOGETHER: usize = 200;

const DUE: &str = "SELECT id, key, payload, due_at FROM outbox WHERE topic = $1 AND due_at <= $2 \
                   ORDER BY due_at, id LIMIT $3";
const NEXT: &str = "SELECT MIN(due_at) AS due_at FROM outbox WHERE topic = $1";

/// Rows that are due, with what stands in them.
#[derive(Debug, Default)]
pub(super) struct Due {
    pub(super) ids: Vec<i64>,
    pub(super) entries: Vec<Entry>,
}

pub(super) async fn write(tx: &Tx, entries: &[Entry]) -> Result<()> {
    for part in entries.chunks(TOGETHER) {
        let rows: Vec<String> = (0..part.len())
            .map(|row| format!("(${}, ${}, ${}, ${})", row * 4 + 1, row * 4 + 2, row * 4 + 3, row * 4 + 4))
            .collect();
        let sql = format!("INSERT INTO outbox (topic, key, payload, due_at) VALUES {}", rows.join(", "));
        let mut values: Vec<Value> = Vec::with_capacity(part.len() * 4);
        for entry in part {
            let payload = serde_json::to_string(&entry.payload).map_err(Error::internal)?;
            values.push(entry.topic.as_str().into());
            values.push(entry.key.as_str().into());
            values.push(payload.into());
            values.push(entry.due_at.timestamp_micros().into());
        }
        run(tx, &sql, values).await?;
    }
    Ok(())
}

/// The first of a topic that are due.
pub(super) async fn due(db: &Db, topic: &str, now: DateTime<Utc>, max: usize) -> Result<Due> {
    let max = i64::try_from(max).unwrap_or(i64::MAX);
    let values = [topic.into(), now.timestamp_micros().into(), max.into()];
    let mut due = Due::default();
    for row in all(db, DUE, values).await? {
        due.ids.push(row.try_get("", "id")?);
        due.entries.push(entry(topic, &row)?);
    }
    Ok(due)
}

/// When the next of a topic is due.
pub(super) async fn next(db: &Db, topic: &str) -> Result<Option<DateTime<Utc>>> {
    let row = first(db, NEXT, [topic.into()]).await?;
    let due_at: Option<i64> = row.map(|row| row.try_get("", "due_at")).transpose()?.flatten();
    Ok(due_at.and_then(DateTime::from_timestamp_micros))
}

pub(super) async fn delete(db: &Db, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let marks: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    let sql = format!("DELETE FROM outbox WHERE id IN ({})", marks.join(", "));
    run(db, &sql, ids.iter().map(|id| Value::from(*id))).await?;
    Ok(())
}

fn entry(topic: &str, row: &QueryResult) -> Result<Entry> {
    let payload: String = row.try_get("", "payload")?;
    Ok(Entry {
        topic: topic.to_owned(),
        key: row.try_get("", "key")?,
        payload: serde_json::from_str(&payload).map_err(Error::internal)?,
        due_at: DateTime::from_timestamp_micros(row.try_get("", "due_at")?).unwrap_or_default(),
    })
}
