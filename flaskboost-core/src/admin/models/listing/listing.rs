//! [`Listing`]: finds a part of a list, with no more than two statements.

use sea_orm::{ConnectionTrait, QueryResult};

use super::asked::{Asked, Place, sortable};
use super::conditions::{Conditions, is_open};
use super::cursor::{cursor_of, values_of_cursor};
use super::foot::{self, Foot};
use super::found::{Found, Way};
use super::indexes::Indexes;
use super::query::{self, FEW, IS_FOUND, PLACE, Walk};
use crate::admin::models::{Direction, Row, Shelf, Summary};
use crate::auth::Actor;
use crate::db::Db;
use crate::error::{Error, Result};

/// How many rows something can be done to at once.
pub(in crate::admin) const MOST: u64 = 1000;

/// Finds parts of the list of one model, for one person.
#[derive(Debug, Clone, Copy)]
pub(in crate::admin) struct Listing<'a> {
    pub(in crate::admin) shelf: &'a dyn Shelf,
    pub(in crate::admin) actor: &'a Actor,
    pub(in crate::admin) db: &'a Db,
    pub(in crate::admin) indexes: &'a Indexes,
}

/// Some rows of a walk by the key.
#[derive(Debug, Default)]
pub(in crate::admin) struct Reach {
    pub(in crate::admin) rows: Vec<Row>,
    /// Where it goes on; nothing at the end of the table.
    pub(in crate::admin) next: Option<String>,
    order: Vec<usize>,
}

impl Reach {
    /// Where the walk goes on after one of its rows.
    pub(in crate::admin) fn place_of(&self, row: &Row) -> String {
        cursor_of(&self.order, row)
    }
}

/// What a walk found.
struct Stretch {
    rows: Vec<Row>,
    /// Where it goes on; nothing at the end of the table.
    next: Option<String>,
    searched: Option<u64>,
}

impl Listing<'_> {
    /// The part of the list that was asked for.
    ///
    /// # Errors
    ///
    /// - The table is large and has no index for the order that was asked for: 400.
    /// - The place is none of this list: 400.
    /// - The database cannot answer.
    pub(in crate::admin) async fn find(&self, asked: &Asked, rows: u64) -> Result<Found> {
        let conditions = self.conditions(asked);
        let wanted = foot::wanted(self.shelf, self.actor);
        let (candidates, found, foot) = self.count_and_sum(&conditions, &wanted).await?;
        if candidates <= FEW {
            return Ok(Found { foot, ..self.page(asked, &conditions, found, rows).await? });
        }
        let foot = if wanted.is_empty() { Foot::Nothing } else { Foot::TooMany };
        let mut walk = self.walk(asked)?;
        let (is_back, from) = match &asked.place {
            Place::Page(_) => (false, None),
            Place::After(cursor) => (false, Some(cursor)),
            Place::Before(cursor) => (true, Some(cursor)),
            Place::Last => (true, None),
        };
        let direction = walk.direction;
        walk.after = from.map(|cursor| values_of_cursor(self.shelf.facts(), &walk.order, cursor)).transpose()?;
        if is_back {
            walk.direction = other(direction);
        }
        let mut stretch = self.stretch(&conditions, &walk, rows).await?;
        if is_back {
            stretch.rows.reverse();
        }
        // What lies behind us: the first row of this page, or where we came from if there is none.
        let edge = if is_back { stretch.rows.last() } else { stretch.rows.first() };
        let behind = from.map(|cursor| edge.map_or_else(|| cursor.clone(), |row| cursor_of(&walk.order, row)));
        let (previous, next) = if is_back { (stretch.next, behind) } else { (behind, stretch.next) };
        let order = walk.order.iter().map(|place| (*place, direction)).take(1).collect();
        let is_everything = conditions.is_everything;
        let way = Way::Onward { previous, next, searched: stretch.searched, is_everything };
        Ok(Found { rows: stretch.rows, way, order, orders: self.orders(candidates), foot })
    }

    /// Every row of the list, or nothing when there are more than [`MOST`], or more than can be looked at.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn all(&self, asked: &Asked) -> Result<Option<Vec<Row>>> {
        let conditions = self.conditions(asked);
        let (candidates, found) = self.count(&conditions).await?;
        if candidates > FEW || found > MOST {
            return Ok(None);
        }
        Ok(Some(self.page(asked, &conditions, found, MOST).await?.rows))
    }

    /// The next rows of the whole list, for whoever wants all of them, and where it goes on after them.
    ///
    /// # Errors
    ///
    /// - As [`Listing::find`].
    pub(in crate::admin) async fn batch(
        &self,
        asked: &Asked,
        from: Option<&str>,
        rows: u64,
    ) -> Result<(Vec<Row>, Option<String>)> {
        let conditions = self.conditions(asked);
        if from.is_none() {
            let (candidates, found) = self.count(&conditions).await?;
            if candidates <= FEW {
                return Ok((self.page(asked, &conditions, found, FEW).await?.rows, None));
            }
        }
        let mut walk = self.walk(asked)?;
        walk.after = from.map(|cursor| values_of_cursor(self.shelf.facts(), &walk.order, cursor)).transpose()?;
        let stretch = self.stretch(&conditions, &walk, rows).await?;
        Ok((stretch.rows, stretch.next))
    }

    /// The next rows of the whole list in the order of their keys, the largest first, whatever order was asked for. Rows
    /// that come while somebody walks it have larger keys where the database makes them, so that the walk has an end.
    ///
    /// # Errors
    ///
    /// - The place is none of this list: 400.
    /// - The database cannot answer.
    pub(in crate::admin) async fn downward(&self, asked: &Asked, from: Option<&str>, rows: u64) -> Result<Reach> {
        let facts = self.shelf.facts();
        let conditions = self.conditions(asked);
        if conditions.is_nothing {
            return Ok(Reach::default());
        }
        let mut walk = self.walk_by_key()?;
        walk.after = from.map(|cursor| values_of_cursor(facts, &walk.order, cursor)).transpose()?;
        let stretch = self.stretch(&conditions, &walk, rows).await?;
        Ok(Reach { rows: stretch.rows, next: stretch.next, order: walk.order })
    }

    /// How many rows the list has, unless there are too many to be looked at.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn total(&self, asked: &Asked) -> Result<Option<u64>> {
        let (candidates, found) = self.count(&self.conditions(asked)).await?;
        Ok((candidates <= FEW).then_some(found))
    }

    pub(super) fn conditions(&self, asked: &Asked) -> Conditions {
        Conditions::new(self.shelf, self.actor, self.db.engine(), self.indexes, asked)
    }

    async fn count(&self, conditions: &Conditions) -> Result<(u64, u64)> {
        let (candidates, found, _) = self.count_and_sum(conditions, &[]).await?;
        Ok((candidates, found))
    }

    /// How many rows there are and how many of them are in the list, and what its foot says of these.
    async fn count_and_sum(&self, conditions: &Conditions, wanted: &[(usize, Summary)]) -> Result<(u64, u64, Foot)> {
        if conditions.is_nothing {
            // Not even how large the table is.
            return Ok((0, 0, Foot::Nothing));
        }
        let mut statement = query::count(self.shelf, conditions);
        foot::ask(&mut statement, self.shelf, conditions, wanted);
        let Some(row) = self.db.query_one(&statement).await? else { return Ok((0, 0, Foot::Nothing)) };
        let number =
            |name: &str| -> Result<u64> { Ok(u64::try_from(row.try_get::<i64>("", name)?).unwrap_or_default()) };
        Ok((number("candidates")?, number("found")?, foot::read(self.shelf, wanted, &row)?))
    }

    /// A page of few rows.
    async fn page(&self, asked: &Asked, conditions: &Conditions, total: u64, rows: u64) -> Result<Found> {
        let pages = total.div_ceil(rows.max(1)).max(1);
        let number = match asked.place {
            Place::Page(number) => u64::from(number).min(pages),
            Place::Last => pages,
            Place::After(_) | Place::Before(_) => 1,
        };
        let order = self.order(asked);
        let statement = query::page(self.shelf, conditions, &self.stable(&order), (rows, (number - 1) * rows));
        let found: Result<Vec<Row>> =
            self.db.query_all(&statement).await?.iter().map(|row| self.shelf.read(row)).collect();
        let way = Way::Numbered { number, pages, total };
        Ok(Found { rows: found?, way, order, orders: self.orders(0), foot: Foot::Nothing })
    }

    /// The next rows of a walk through a large table.
    async fn stretch(&self, conditions: &Conditions, walk: &Walk, rows: u64) -> Result<Stretch> {
        let parts = query::parts(self.db.engine(), walk);
        let size = if conditions.is_everything { rows + 1 } else { FEW / parts };
        let statement = query::walk(self.shelf, conditions, self.db.engine(), walk, (size, rows));
        let (mut found, mut end) = (Vec::new(), None);
        for row in self.db.query_all(&statement).await? {
            let is_end = row.try_get::<i64>("", PLACE)? == i64::try_from(size).unwrap_or(i64::MAX);
            let row_is_found = is_found(&row)?;
            let row = self.shelf.read(&row)?;
            if is_end {
                end = Some(cursor_of(&walk.order, &row));
            }
            if row_is_found {
                found.push(row);
            }
        }
        let page = usize::try_from(rows).unwrap_or(usize::MAX);
        if found.len() > page {
            found.truncate(page);
            let next = found.last().map(|row| cursor_of(&walk.order, row));
            return Ok(Stretch { rows: found, next, searched: None });
        }
        let searched = end.is_some().then_some(size);
        Ok(Stretch { rows: found, next: end, searched })
    }

    /// The order of few rows: as asked for, or else as the model says, as far as they may know it.
    fn order(&self, asked: &Asked) -> Vec<(usize, Direction)> {
        if !asked.order.is_empty() {
            return asked.order.clone();
        }
        let order = self.shelf.facts().order.iter().copied();
        order.filter(|(place, _)| is_open(self.shelf, self.actor, *place)).collect()
    }

    /// An order in which no two rows are alike.
    fn stable(&self, order: &[(usize, Direction)]) -> Vec<(usize, Direction)> {
        let direction = order.last().map_or(Direction::Descending, |(_, direction)| *direction);
        let keys = self.shelf.facts().keys.iter().filter(|key| order.iter().all(|(place, _)| place != *key));
        order.iter().copied().chain(keys.map(|key| (*key, direction))).collect()
    }

    /// The order of a large table.
    fn walk(&self, asked: &Asked) -> Result<Walk> {
        let facts = self.shelf.facts();
        let by = |order: &[(usize, Direction)]| {
            let (first, direction) = *order.first()?;
            let columns = self.indexes.order(facts, first)?;
            // More columns than the index has, or other ways, are another order.
            let is_same = order.iter().zip(&columns).all(|((place, way), column)| place == column && *way == direction);
            (is_same && order.len() <= columns.len()).then_some(Walk { order: columns, direction, after: None })
        };
        if !asked.order.is_empty() {
            return by(&asked.order).ok_or_else(|| {
                Error::bad_request("This list is too long to be ordered in this way.")
                    .with_hint("Narrow it first, or order it by a column whose head is a link.")
            });
        }
        let own = by(&self.order(asked));
        own.map_or_else(|| self.walk_by_key(), Ok)
    }

    fn walk_by_key(&self) -> Result<Walk> {
        let facts = self.shelf.facts();
        let order = self.indexes.order_of_keys(facts);
        let order =
            order.ok_or_else(|| Error::internal(format!("the table `{}` has no index by its key", facts.table)));
        Ok(Walk { order: order?, direction: Direction::Descending, after: None })
    }

    /// By which columns a list of so many rows can be ordered.
    fn orders(&self, candidates: u64) -> Vec<usize> {
        let facts = self.shelf.facts();
        let open = sortable(facts).into_iter().filter(|place| is_open(self.shelf, self.actor, *place));
        open.filter(|place| candidates <= FEW || self.indexes.order(facts, *place).is_some()).collect()
    }
}

fn other(direction: Direction) -> Direction {
    match direction {
        Direction::Ascending => Direction::Descending,
        Direction::Descending => Direction::Ascending,
    }
}

fn is_found(row: &QueryResult) -> Result<bool> {
    Ok(row.try_get::<i32>("", IS_FOUND)? == 1)
}
