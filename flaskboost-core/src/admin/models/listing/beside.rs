//! [`Beside`]: which rows stand beside a row, in the order that is made by hand.

use sea_orm::sea_query::Condition;
use sea_orm::{ConnectionTrait, Value};

use super::conditions::Conditions;
use super::indexes::Indexes;
use super::query::{self, FEW, Walk};
use crate::admin::models::{Direction, Row, Shelf};
use crate::db::{Engine, Tx};
use crate::error::Result;

/// Tells which rows stand beside a row, in the order of a column and then of the key. One row, the one that is being
/// moved, is left out.
#[derive(Debug)]
pub(in crate::admin) struct Beside<'a> {
    tx: &'a Tx,
    engine: Engine,
    shelf: &'a dyn Shelf,
    order: Vec<usize>,
    /// The values of the key of the row that is left out.
    without: Vec<Value>,
    is_small: bool,
}

impl<'a> Beside<'a> {
    /// In the order of this column; nothing when the table is large and has no index for it.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn new(
        tx: &'a Tx,
        engine: Engine,
        shelf: &'a dyn Shelf,
        indexes: &Indexes,
        (column, without): (usize, &Row),
    ) -> Result<Option<Self>> {
        let facts = shelf.facts();
        let row = tx.query_one(&query::count(shelf, &everything())).await?;
        let rows = row.map(|row| row.try_get::<i64>("", "candidates")).transpose()?.unwrap_or_default();
        let is_small = u64::try_from(rows).is_ok_and(|rows| rows <= FEW);
        let plain = || std::iter::once(column).chain(facts.keys.iter().copied()).collect();
        let order = indexes.order(facts, column).or_else(|| is_small.then(plain));
        let without = facts.keys.iter().filter_map(|key| without.values.get(*key).cloned()).collect();
        Ok(order.map(|order| Self { tx, engine, shelf, order, without, is_small }))
    }

    /// Whether the table is small enough for its rows to be counted.
    pub(in crate::admin) fn is_small(&self) -> bool {
        self.is_small
    }

    /// At most so many rows that come after this one, or before it, the nearest first; from the end of the list where it
    /// is none.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn rows(&self, from: Option<&Row>, way: Direction, rows: u64) -> Result<Vec<Row>> {
        let after = from.map(|row| self.order.iter().filter_map(|place| row.values.get(*place).cloned()).collect());
        let walk = Walk { order: self.order.clone(), direction: way, after };
        // One more, because one may be left out.
        let size = rows.saturating_add(1);
        let statement = query::walk(self.shelf, &everything(), self.engine, &walk, (size, rows));
        let mut found = Vec::new();
        for row in self.tx.query_all(&statement).await? {
            let row = self.shelf.read(&row)?;
            if !self.is_left_out(&row) {
                found.push(row);
            }
        }
        found.truncate(usize::try_from(rows).unwrap_or(usize::MAX));
        Ok(found)
    }

    /// The row in this place, of a small table; the first is 0.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn at(&self, place: u64) -> Result<Option<Row>> {
        let is_it = self
            .shelf
            .facts()
            .keys
            .iter()
            .zip(&self.without)
            .fold(Condition::all(), |all, (key, value)| all.add(self.shelf.is(*key, value.clone())));
        let others = Conditions { all: Condition::all().add(is_it.not()), ..everything() };
        let order: Vec<(usize, Direction)> = self.order.iter().map(|place| (*place, Direction::Ascending)).collect();
        let found = self.tx.query_one(&query::page(self.shelf, &others, &order, (1, place))).await?;
        found.map(|row| self.shelf.read(&row)).transpose()
    }

    fn is_left_out(&self, row: &Row) -> bool {
        self.shelf.facts().keys.iter().zip(&self.without).all(|(key, value)| row.values.get(*key) == Some(value))
    }
}

fn everything() -> Conditions {
    Conditions { all: Condition::all(), by_index: None, is_nothing: false, is_everything: true }
}
