//! The rows that somebody chose, by their keys.

use sea_orm::sea_query::{Condition, ExprTrait, Order, SelectStatement};
use sea_orm::{ConnectionTrait, Value};
use sha2::{Digest, Sha256};

use super::conditions::column_of;
use crate::admin::models::{Facts, Row, Shelf, text_of, values_of};
use crate::auth::{Action, Actor};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::policy::Extent;

/// How many keys one statement asks for: an engine refuses conditions that are too deep.
const AT_ONCE: usize = 200;

/// The rows of these keys that somebody may see, also in the trash. There must be few keys; what is no key has no row.
///
/// # Errors
///
/// - The database cannot answer.
pub(in crate::admin) async fn chosen(db: &Db, shelf: &dyn Shelf, actor: &Actor, keys: &[&str]) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for select in statements(shelf, actor, keys) {
        for row in db.query_all(&select).await? {
            rows.push(shelf.read(&row)?);
        }
    }
    Ok(rows)
}

/// The same, and nobody else changes them until the transaction ends.
///
/// # Errors
///
/// - The database cannot answer.
pub(in crate::admin) async fn hold(tx: &Tx, shelf: &dyn Shelf, actor: &Actor, keys: &[&str]) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for mut select in statements(shelf, actor, keys) {
        for row in tx.query_all(select.lock_exclusive()).await? {
            rows.push(shelf.read(&row)?);
        }
    }
    Ok(rows)
}

fn statements(shelf: &dyn Shelf, actor: &Actor, keys: &[&str]) -> Vec<SelectStatement> {
    let seen = match shelf.extent_with_trash(actor, Action::VIEW) {
        Extent::Everything => Condition::all(),
        Extent::Nothing => return Vec::new(),
        Extent::Rows(condition) => condition,
    };
    let keys: Vec<Vec<Value>> = keys.iter().filter_map(|key| values_of(shelf.facts(), key).ok()).collect();
    let statements = keys.chunks(AT_ONCE).map(|keys| {
        let mut select = shelf.select();
        // Two that hold the same rows take them in the same order, so that they never wait for each other.
        for column in shelf.facts().keys.iter().filter_map(|place| shelf.facts().columns.get(*place)) {
            select.order_by_expr(column_of(shelf.facts(), column), Order::Asc);
        }
        select.cond_where(have(shelf.facts(), keys)).cond_where(seen.clone()).take()
    });
    statements.collect()
}

/// Whether a row has one of these keys.
fn have(facts: &Facts, keys: &[Vec<Value>]) -> Condition {
    let columns: Vec<_> = facts.keys.iter().filter_map(|place| facts.columns.get(*place)).collect();
    if let [column] = columns.as_slice() {
        let values = keys.iter().filter_map(|key| key.first().cloned());
        return Condition::all().add(column_of(facts, column).is_in(values));
    }
    keys.iter().fold(Condition::any(), |any, key| {
        let parts = columns.iter().zip(key);
        any.add(
            parts.fold(Condition::all(), |all, (column, value)| all.add(column_of(facts, column).eq(value.clone()))),
        )
    })
}

/// What a row looks like to somebody, in short: whether it changed since shows by it. What they may not read is not in it.
pub(in crate::admin) fn looks(shelf: &dyn Shelf, actor: &Actor, row: &Row) -> String {
    let mut hash = Sha256::new();
    for (place, value) in row.values.iter().enumerate() {
        let is_secret = shelf.facts().columns.get(place).is_none_or(|column| column.is_secret);
        if !is_secret && shelf.may_read(row, actor, place) {
            let text = text_of(value);
            hash.update(place.to_le_bytes());
            hash.update(text.as_ref().map_or(u64::MAX, |text| text.len() as u64).to_le_bytes());
            hash.update(text.unwrap_or_default());
        }
    }
    hex::encode(hash.finalize().get(..16).unwrap_or_default())
}
