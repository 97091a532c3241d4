//! [`Moving`]: puts a row into another place of an order that is made by hand.

use sea_orm::{ConnectionTrait, Statement, Value};

use super::listing::{Beside, Indexes};
use super::{Direction, Row, Shelf, find, find_locked, key_of, text_of, value_of};
use crate::auth::{Action, Actor};
use crate::db::{Engine, Tx};
use crate::error::{Error, Result};
use crate::policy::Extent;

/// How far numbers are apart where there is room.
const GAP: i128 = 1000;

/// How many rows make room before all of them are numbered anew, and how many rows that may be.
const NEAR: u64 = 100;
const MOST: u64 = 10_000;

/// The lock under which rows are moved on PostgreSQL, beside the name of the table.
const LOCK: i32 = 0x464B_4D56;

/// Where a row goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admin) enum Spot {
    /// Directly before the row of this key.
    Before(String),
    /// Directly after the row of this key.
    After(String),
    /// Before the row that stands before it now.
    Up,
    /// After the row that stands after it now.
    Down,
    /// Into this place; the first is 1.
    Place(u64),
}

/// What became of it.
#[derive(Debug)]
pub(in crate::admin) enum Moved {
    /// It stands there.
    There(Row),
    /// It, or the row beside which it was to stand, is gone.
    Gone,
}

/// Puts rows into other places.
#[derive(Debug)]
pub(in crate::admin) struct Moving<'a> {
    pub(in crate::admin) tx: &'a Tx,
    pub(in crate::admin) engine: Engine,
    pub(in crate::admin) shelf: &'a dyn Shelf,
    pub(in crate::admin) actor: &'a Actor,
    pub(in crate::admin) indexes: &'a Indexes,
}

/// The rows between which there is to be room.
struct Between {
    left: Option<Row>,
    right: Option<Row>,
}

/// Whether somebody may put rows in order: others may have to make room, so they must be allowed to change all of them.
pub(in crate::admin) fn may_move(shelf: &dyn Shelf, actor: &Actor) -> bool {
    let Some(place) = shelf.facts().by_hand else { return false };
    let extents = [
        shelf.extent(actor, Action::VIEW),
        shelf.extent(actor, Action::EDIT),
        shelf.extent_to_read(actor, place),
        shelf.extent_to_write(actor, place),
    ];
    extents.iter().all(|extent| matches!(extent, Extent::Everything))
}

impl Moving<'_> {
    /// Makes everybody else wait who wants to move rows of this table. It comes before anything is read.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn begin(&self) -> Result<()> {
        // On SQLite the transaction itself sees to that.
        if self.engine == Engine::Postgres {
            let values = [Value::from(LOCK), Value::from(self.shelf.facts().table.clone())];
            let sql = "SELECT 1 AS held FROM pg_advisory_xact_lock($1, hashtext($2))";
            self.tx.query_one_raw(Statement::from_sql_and_values(self.tx.get_database_backend(), sql, values)).await?;
        }
        Ok(())
    }

    /// Puts the row of this key there.
    ///
    /// # Errors
    ///
    /// - The table is large and has no index for this order, or no room: 409.
    /// - The database cannot answer, or a hook of the model fails.
    pub(in crate::admin) async fn put(&self, key: &str, spot: &Spot) -> Result<Moved> {
        let Some(place) = self.shelf.facts().by_hand else { return Ok(Moved::Gone) };
        let Some(row) = known(find_locked(self.tx, self.shelf, self.actor, key).await)? else { return Ok(Moved::Gone) };
        let beside = Beside::new(self.tx, self.engine, self.shelf, self.indexes, (place, &row)).await?;
        let beside = beside.ok_or_else(|| no_room("This list is too long to be put in order by hand."))?;
        let Some(between) = self.between(&beside, &row, spot).await? else { return Ok(Moved::Gone) };
        let (left, right) = (self.number(between.left.as_ref()), self.number(between.right.as_ref()));
        let own = self.number(Some(&row)).unwrap_or_default();
        let is_there = left.is_none_or(|left| left < own) && right.is_none_or(|right| own < right);
        if is_there {
            return Ok(Moved::There(row));
        }
        if let Some(value) = free(left, right).into_iter().find_map(|number| self.value(number)) {
            return Ok(Moved::There(self.write(&row, value).await?));
        }
        let plan = self.make_room(&beside, &row, between).await?;
        let mut moved = None;
        for (other, value) in plan {
            let written = self.write(other.as_ref().unwrap_or(&row), value).await?;
            moved = if other.is_none() { Some(written) } else { moved };
        }
        Ok(Moved::There(moved.unwrap_or(row)))
    }

    /// Between which rows it is to stand; nothing if the one beside which it was to stand is gone.
    async fn between(&self, beside: &Beside<'_>, row: &Row, spot: &Spot) -> Result<Option<Between>> {
        let first = |rows: Vec<Row>| rows.into_iter().next();
        let own = key_of(self.shelf.facts(), row);
        let right = match spot {
            Spot::Before(key) | Spot::After(key) if *key == own => return Ok(None),
            Spot::Before(key) => match known(find(self.tx, self.shelf, self.actor, key).await)? {
                Some(right) => Some(right),
                None => return Ok(None),
            },
            Spot::After(key) => match known(find(self.tx, self.shelf, self.actor, key).await)? {
                Some(left) => first(beside.rows(Some(&left), Direction::Ascending, 1).await?),
                None => return Ok(None),
            },
            Spot::Up => {
                let before = first(beside.rows(Some(row), Direction::Descending, 1).await?);
                match before {
                    Some(before) => Some(before),
                    None => first(beside.rows(None, Direction::Ascending, 1).await?),
                }
            }
            Spot::Down => {
                let after = first(beside.rows(Some(row), Direction::Ascending, 1).await?);
                match after {
                    Some(after) => first(beside.rows(Some(&after), Direction::Ascending, 1).await?),
                    None => None,
                }
            }
            Spot::Place(_) if !beside.is_small() => return Err(no_room("The places of this list are not counted.")),
            Spot::Place(place) => beside.at(place.saturating_sub(1).min(MOST)).await?,
        };
        let left = first(beside.rows(right.as_ref(), Direction::Descending, 1).await?);
        Ok(Some(Between { left, right }))
    }

    /// What must be written where no number is free: what every row gets, and the row itself without a row. Those that
    /// stand between it and its old place make room, since that place gets free; or else all rows are numbered anew.
    async fn make_room(&self, beside: &Beside<'_>, row: &Row, between: Between) -> Result<Vec<(Option<Row>, Value)>> {
        let own = self.number(Some(row)).unwrap_or_default();
        let is_up = self.number(between.right.as_ref()).is_some_and(|right| right <= own);
        let (left, right) = (self.number(between.left.as_ref()), self.number(between.right.as_ref()));
        let key = between.right.as_ref().map(|right| key_of(self.shelf.facts(), right));
        let (way, step, start, edge) = if is_up {
            (Direction::Ascending, 1, left.or_else(|| right.map(|right| right - 1)), between.right)
        } else {
            (Direction::Descending, -1, right.or_else(|| left.map(|left| left + 1)), between.left)
        };
        if let Some(plan) = self.push(beside, (way, step), start, edge).await? {
            return Ok(plan);
        }
        if !beside.is_small() {
            return Err(no_room("There is no number free there, and too many rows would have to make room."));
        }
        let mut rows: Vec<Option<Row>> =
            beside.rows(None, Direction::Ascending, MOST).await?.into_iter().map(Some).collect();
        let is_right = |other: &Option<Row>| other.as_ref().map(|other| key_of(self.shelf.facts(), other)) == key;
        let at = rows.iter().position(is_right).unwrap_or(rows.len());
        rows.insert(at, None);
        let numbered = |step: i128| -> Option<Vec<Value>> {
            rows.iter().zip(1_i128..).map(|(_, place)| self.value(place * step)).collect()
        };
        let values = numbered(GAP).or_else(|| numbered(1));
        let values = values.ok_or_else(|| no_room("The column has not enough numbers for all rows."))?;
        Ok(rows.into_iter().zip(values).collect())
    }

    /// Pushes rows one number on until one of them has room; nothing if too many would have to go, or too far.
    async fn push(
        &self,
        beside: &Beside<'_>,
        (way, step): (Direction, i128),
        start: Option<i128>,
        edge: Option<Row>,
    ) -> Result<Option<Vec<(Option<Row>, Value)>>> {
        let (Some(start), Some(edge)) = (start, edge) else { return Ok(None) };
        let others = beside.rows(Some(&edge), way, NEAR).await?;
        let is_end = (others.len() as u64) < NEAR;
        let mut last = start + step;
        let Some(value) = self.value(last) else { return Ok(None) };
        let mut plan = vec![(None, value)];
        for row in std::iter::once(edge).chain(others) {
            let number = self.number(Some(&row)).unwrap_or_default();
            if (number - last) * step > 0 {
                return Ok(Some(plan));
            }
            last += step;
            let Some(value) = self.value(last) else { return Ok(None) };
            plan.push((Some(row), value));
        }
        Ok(is_end.then_some(plan))
    }

    fn number(&self, row: Option<&Row>) -> Option<i128> {
        text_of(row?.values.get(self.shelf.facts().by_hand?)?)?.parse().ok()
    }

    /// A number as a value of the column, if it has such a number.
    fn value(&self, number: i128) -> Option<Value> {
        let column = self.shelf.facts().columns.get(self.shelf.facts().by_hand?)?;
        value_of(column, &number.to_string()).ok()
    }

    async fn write(&self, row: &Row, value: Value) -> Result<Row> {
        let place = self.shelf.facts().by_hand.unwrap_or_default();
        self.shelf.update(self.tx, row, vec![(place, value)]).await
    }
}

/// Numbers between two others, the best first.
fn free(left: Option<i128>, right: Option<i128>) -> Vec<i128> {
    match (left, right) {
        (Some(left), Some(right)) if right - left >= 2 => vec![left + (right - left) / 2],
        (Some(left), None) => vec![left + GAP, left + 1],
        (None, Some(right)) => vec![right - GAP, right - 1],
        _ => Vec::new(),
    }
}

fn known(found: Result<Row>) -> Result<Option<Row>> {
    match found {
        Ok(row) => Ok(Some(row)),
        Err(error) if error.status() == http::StatusCode::NOT_FOUND => Ok(None),
        Err(error) => Err(error),
    }
}

fn no_room(why: &'static str) -> Error {
    Error::conflict(why).with_hint("Write numbers into the form of the row, further apart.")
}
