//! The trash of a model: into it, out of it, and what has lain in it for long.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, LockType, Order};
use sea_orm::{ConnectionTrait, Value};

use super::{Facts, Kind, Row, Shelf, value_of};
use crate::db::Tx;
use crate::db::trail::{Change, Entry, What};
use crate::error::{Error, Result};

/// Puts a row into the trash.
///
/// # Errors
///
/// - The model has no trash.
/// - The database or the model refuses.
pub(in crate::admin) async fn put(tx: &Tx, shelf: &dyn Shelf, row: &Row, now: DateTime<Utc>) -> Result<Row> {
    // No database keeps less than a microsecond.
    let text = now.to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
    set(tx, shelf, row, &text).await
}

/// Takes a row out of the trash.
///
/// # Errors
///
/// - As [`put`]: another row may have the same by now where only one may.
pub(in crate::admin) async fn take_out(tx: &Tx, shelf: &dyn Shelf, row: &Row) -> Result<Row> {
    set(tx, shelf, row, "").await
}

async fn set(tx: &Tx, shelf: &dyn Shelf, row: &Row, text: &str) -> Result<Row> {
    let facts = shelf.facts();
    let trash = facts.trash.ok_or_else(|| Error::not_found("There is no trash here."))?;
    let column = facts.columns.get(trash.column).ok_or_else(|| Error::internal("the trash has no column"))?;
    let value = value_of(column, text).map_err(|why| Error::internal(format!("no moment for the trash: {}", why.0)))?;
    shelf.update(tx, row, vec![(trash.column, value)]).await
}

/// Some of the rows that lie in the trash since before this moment, in the order of their keys, behind the one with
/// these values for its key. Nobody else changes them before the transaction ends.
///
/// # Errors
///
/// - The database cannot answer.
pub(in crate::admin) async fn oldest(
    tx: &Tx,
    shelf: &dyn Shelf,
    before: DateTime<Utc>,
    after: Option<Vec<Value>>,
    most: u64,
) -> Result<Vec<Row>> {
    let facts = shelf.facts();
    let Some(column) = facts.trash.and_then(|trash| facts.columns.get(trash.column)) else { return Ok(Vec::new()) };
    let text = before.to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
    let Ok(value) = value_of(column, &text) else { return Ok(Vec::new()) };
    let place = |name: &str| Expr::col((Alias::new(&facts.table), Alias::new(name)));
    let keys = facts.keys.iter().filter_map(|key| facts.columns.get(*key));
    let keys: Vec<Expr> = keys.map(|key| place(key.name)).collect();
    let mut query = shelf.select();
    query.and_where(place(column.name).lt(value));
    for key in &keys {
        query.order_by_expr(key.clone(), Order::Asc);
    }
    if let Some(values) = after {
        query.and_where(Expr::tuple(keys).gt(Expr::tuple(values.into_iter().map(Expr::value))));
    }
    let found = tx.query_all(query.limit(most).lock(LockType::Update)).await?;
    found.iter().map(|row| shelf.read(row)).collect()
}

/// What an entry of the audit trail tells of: `insert`, `update` or `delete`, and of a model with a trash `trash`,
/// `restore` and `purge`.
pub(in crate::admin) fn deed_of(facts: &Facts, entry: &Entry) -> &'static str {
    let column = facts.trash.and_then(|trash| facts.columns.get(trash.column));
    let Some(column) = column else { return entry.what.name() };
    match (entry.what, entry.changes.get(column.name)) {
        (What::Update, Some(Change::Open { old, new })) if old.is_null() && !new.is_null() => "trash",
        (What::Update, Some(Change::Open { old, new })) if !old.is_null() && new.is_null() => "restore",
        (What::Delete, Some(Change::Open { old, .. })) if !old.is_null() => "purge",
        (what, _) => what.name(),
    }
}

/// Whether the column that a model names for its trash can say when a row came there.
pub(in crate::admin) fn has_column(facts: &Facts) -> bool {
    let column = facts.trash.and_then(|trash| facts.columns.get(trash.column));
    column.is_none_or(|column| column.is_nullable && column.kind == Kind::Moment && !column.is_secret && !column.is_key)
}
