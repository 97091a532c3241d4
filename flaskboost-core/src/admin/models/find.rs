//! One row by its key.

use sea_orm::sea_query::LockType;
use sea_orm::{ConnectionTrait, Value};

use super::{Row, Shelf, values_of};
use crate::auth::{Action, Actor};
use crate::db::Tx;
use crate::error::{Error, Result};

/// The row with this key.
///
/// # Errors
///
/// - There is none, or they may not see it: the answer is the same.
pub(in crate::admin) async fn find<C>(db: &C, shelf: &dyn Shelf, actor: &Actor, key: &str) -> Result<Row>
where
    C: ConnectionTrait,
{
    let values = values_of(shelf.facts(), key)?;
    one(db, shelf, actor, values, None).await?.ok_or_else(missing)
}

/// The row with this key, which nobody else changes before the transaction ends. On SQLite the transaction itself sees
/// to that.
///
/// # Errors
///
/// - The same.
pub(in crate::admin) async fn find_locked(tx: &Tx, shelf: &dyn Shelf, actor: &Actor, key: &str) -> Result<Row> {
    let values = values_of(shelf.facts(), key)?;
    one(tx, shelf, actor, values, Some(LockType::Update)).await?.ok_or_else(missing)
}

/// The row with these values for its key, if somebody may see it.
pub(super) async fn one<C>(
    db: &C,
    shelf: &dyn Shelf,
    actor: &Actor,
    values: Vec<Value>,
    lock: Option<LockType>,
) -> Result<Option<Row>>
where
    C: ConnectionTrait,
{
    // PostgreSQL refuses a text with a zero in it, so no row has one for its key.
    if values.iter().any(|value| matches!(value, Value::String(Some(text)) if text.contains('\0'))) {
        return Ok(None);
    }
    let mut query = shelf.select();
    for (place, value) in shelf.facts().keys.iter().zip(values) {
        query.and_where(shelf.is(*place, value));
    }
    if let Some(lock) = lock {
        query.lock(lock);
    }
    let found = db.query_one(query.limit(1)).await?;
    let row = found.map(|found| shelf.read(&found)).transpose()?;
    Ok(row.filter(|row| shelf.may(row, actor, Action::VIEW)))
}

fn missing() -> Error {
    Error::not_found("There is no such row.")
}
