//! [`Entry`]: one entry of the audit trail.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{QueryResult, Value};
use serde_json::{Value as Json, json};

use super::{AuthorKind, By, Change, What};
use crate::db::Db;
use crate::db::statement::all;
use crate::error::Result;

pub(super) const COLUMNS: &str = "id, at, model, row_key, what, changes, author, user_id, name, address, request_id, \
                                  impersonator_id, hash";

/// The most entries that are read at once.
const MOST: u64 = 1000;

/// One entry of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number: the first is 1, and none is left out.
    pub id: i64,
    /// When it was written, in microseconds since 1970.
    pub at_micros: i64,
    /// The table.
    pub model: String,
    /// The key of the row: its parts, as a list in JSON.
    pub key: String,
    /// What was done.
    pub what: What,
    /// What changed, by column.
    pub changes: BTreeMap<String, Change>,
    /// Who did it.
    pub by: By,
    /// What chains it to the entry before.
    pub hash: String,
}

/// Which entries are wanted: all that fit everything that is named, the newest first.
#[derive(Debug, Clone, Default)]
pub struct EntryFilter {
    /// Of one of these tables; of any when it is empty.
    pub models: Vec<String>,
    /// Of a row whose key is one of these; of any when it is empty.
    pub keys: Vec<String>,
    /// By this user.
    pub user_id: Option<i64>,
    /// Only those with a smaller number.
    pub before: Option<i64>,
    /// Only this one.
    pub id: Option<i64>,
    /// How many at most; never more than 1000.
    pub max: u64,
}

impl Entry {
    /// Entries, the newest first.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn list(db: &Db, filter: &EntryFilter) -> Result<Vec<Self>> {
        let mut values: Vec<Value> = Vec::new();
        let mut wanted = vec!["1 = 1".to_owned()];
        let mut mark = |value: Value| {
            values.push(value);
            format!("${}", values.len())
        };
        for (column, texts) in [("model", &filter.models), ("row_key", &filter.keys)] {
            if !texts.is_empty() {
                let marks: Vec<String> = texts.iter().map(|text| mark(text.as_str().into())).collect();
                wanted.push(format!("{column} IN ({})", marks.join(", ")));
            }
        }
        for (condition, number) in [("user_id =", filter.user_id), ("id <", filter.before), ("id =", filter.id)] {
            if let Some(number) = number {
                wanted.push(format!("{condition} {}", mark(number.into())));
            }
        }
        let limit = mark(i64::try_from(filter.max.clamp(1, MOST)).unwrap_or(1).into());
        let wanted = wanted.join(" AND ");
        let sql = format!("SELECT {COLUMNS} FROM audit_entries WHERE {wanted} ORDER BY id DESC LIMIT {limit}");
        all(db, &sql, values).await?.iter().map(|row| Ok(read(row)?.0)).collect()
    }

    /// When it was written.
    #[must_use]
    pub fn at(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.at_micros).unwrap_or_default()
    }

    /// All of it, for programs.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let by = &self.by;
        json!({
            "id": self.id, "at": self.at(), "model": self.model,
            "key": serde_json::from_str::<Json>(&self.key).unwrap_or_else(|_| self.key.as_str().into()),
            "what": self.what.name(), "changes": changes_json(&self.changes),
            "author": by.kind.name(), "user_id": by.user_id, "name": by.name, "address": by.address,
            "request_id": by.request_id, "impersonator_id": by.impersonator_id, "hash": self.hash,
        })
    }
}

pub(super) fn changes_json(changes: &BTreeMap<String, Change>) -> Json {
    changes.iter().map(|(column, change)| (column.clone(), change.to_json())).collect()
}

/// What stands in an entry as words and is read as something else: the hash is over the words.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) what: String,
    pub(super) author: String,
    pub(super) changes: String,
}

/// An entry, and its words. What nobody here would have written is read as far as it goes: whether it was changed, the
/// hash says.
pub(super) fn read(row: &QueryResult) -> Result<(Entry, Words)> {
    let words = Words {
        what: row.try_get("", "what")?,
        author: row.try_get("", "author")?,
        changes: row.try_get("", "changes")?,
    };
    let changes: BTreeMap<String, Json> = serde_json::from_str(&words.changes).unwrap_or_default();
    let entry = Entry {
        id: row.try_get("", "id")?,
        at_micros: row.try_get("", "at")?,
        model: row.try_get("", "model")?,
        key: row.try_get("", "row_key")?,
        what: What::of_name(&words.what).unwrap_or(What::Update),
        changes: changes.into_iter().filter_map(|(name, json)| Some((name, Change::of_json(&json)?))).collect(),
        by: By {
            kind: AuthorKind::of_name(&words.author),
            user_id: row.try_get("", "user_id")?,
            name: row.try_get("", "name")?,
            address: row.try_get("", "address")?,
            request_id: row.try_get("", "request_id")?,
            impersonator_id: row.try_get("", "impersonator_id")?,
        },
        hash: row.try_get("", "hash")?,
    };
    Ok((entry, words))
}
