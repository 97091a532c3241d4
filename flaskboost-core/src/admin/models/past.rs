//! [`Past`]: what happened to one row, as far as somebody may see it, and the way back.

use std::sync::Arc;

use sea_orm::sea_query::{Alias, Expr, ExprTrait, LockType};
use sea_orm::{ConnectionTrait, Value};
use serde_json::Value as Json;

use super::key::address_of;
use super::{ColumnFacts, Facts, Kind, Row, Shelf, Target, text_of, value_of, values_of};
use crate::admin::panel::Panel;
use crate::auth::{Action, Actor};
use crate::db::trail::{self, Change, Entry, EntryFilter, What};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::policy::Extent;

/// One row of the past, and who looks.
#[derive(Debug)]
pub(in crate::admin) struct Past<'a> {
    shelf: &'a Arc<dyn Shelf>,
    actor: &'a Actor,
    keys: Vec<Value>,
}

/// What there is of the row today.
#[derive(Debug)]
pub(in crate::admin) enum Sight {
    /// The row.
    There(Row),
    /// Nothing any more; only who may see every row sees what it was.
    Gone,
}

/// What became of a wish to go back.
#[derive(Debug)]
pub(in crate::admin) enum Reverted {
    /// It is as it was.
    Done,
    /// These columns, by their places, have other values today.
    Differs(Vec<(usize, Json)>),
    /// The row that was deleted is there again.
    ThereAgain,
    /// What stood in these columns was never written down.
    Lost(Vec<usize>),
    /// What stood in these columns does not fit them any more.
    Unreadable(Vec<usize>),
}

impl<'a> Past<'a> {
    /// The past of the row with this key, as it stands in the address.
    ///
    /// # Errors
    ///
    /// - It is no key of this model.
    pub(in crate::admin) fn of(shelf: &'a Arc<dyn Shelf>, actor: &'a Actor, key: &str) -> Result<Self> {
        Ok(Self { shelf, actor, keys: values_of(shelf.facts(), key)? })
    }

    /// What there is of the row today.
    ///
    /// # Errors
    ///
    /// - They may not see it: the answer is that there is no such row.
    pub(in crate::admin) async fn sight(&self, db: &Db) -> Result<Sight> {
        let row = self.load(db, false).await?;
        self.see(row)
    }

    /// What was written down about it, the newest first.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn entries(&self, db: &Db, before: Option<i64>, max: u64) -> Result<Vec<Entry>> {
        Entry::list(db, &EntryFilter { before, max, ..self.filter() }).await
    }

    /// One entry about it.
    ///
    /// # Errors
    ///
    /// - There is no such entry of this row.
    pub(in crate::admin) async fn entry(&self, db: &Db, id: i64) -> Result<Entry> {
        let found = Entry::list(db, &EntryFilter { id: Some(id), max: 1, ..self.filter() }).await?;
        found.into_iter().next().ok_or_else(missing)
    }

    /// Whether they may read this column of it.
    pub(in crate::admin) fn may_read(&self, sight: &Sight, column: usize) -> bool {
        let is_secret = self.shelf.facts().columns.get(column).is_none_or(|facts| facts.is_secret);
        !is_secret
            && match sight {
                Sight::There(row) => self.shelf.may_read(row, self.actor, column),
                Sight::Gone => matches!(self.shelf.extent_to_read(self.actor, column), Extent::Everything),
            }
    }

    /// Whether they may take back what this entry tells.
    pub(in crate::admin) fn may_revert(&self, sight: &Sight, entry: &Entry) -> bool {
        // What has pages of its own is changed there, where more is asked for.
        !self.shelf.facts().has_own_pages
            && match (entry.what, sight) {
                (What::Update, Sight::There(row)) => {
                    let columns = self.writable(entry);
                    !columns.is_empty() && self.refusal(row, &columns).is_none()
                }
                (What::Delete, Sight::Gone) => self.may_restore(entry),
                _ => false,
            }
    }

    /// Puts back what stood in the row before this entry, if nobody has changed it since.
    ///
    /// # Errors
    ///
    /// - The row is not there, or they may not see it.
    /// - They may not change it, or one of these columns, or make such a row.
    /// - There is nothing to put back.
    pub(in crate::admin) async fn revert(&self, tx: &Tx, panel: &Panel, entry: &Entry) -> Result<Reverted> {
        let row = self.load(tx, true).await?;
        match (entry.what, self.see(row)?) {
            (What::Update, Sight::There(row)) => self.put_back(tx, panel, &row, entry).await,
            (What::Delete, Sight::Gone) => self.restore(tx, panel, entry).await,
            (What::Delete, Sight::There(_)) => Ok(Reverted::ThereAgain),
            _ => Err(missing()),
        }
    }

    async fn put_back(&self, tx: &Tx, panel: &Panel, row: &Row, entry: &Entry) -> Result<Reverted> {
        let columns = self.writable(entry);
        if columns.is_empty() {
            return Err(missing());
        }
        if let Some(refusal) = self.refusal(row, &columns) {
            return Err(refusal);
        }
        let today = |place: usize| row.values.get(place).map(trail::json_of).unwrap_or_default();
        let differs: Vec<(usize, Json)> = columns
            .iter()
            .filter(|(place, _, new)| today(*place) != **new)
            .map(|(place, ..)| (*place, today(*place)))
            .collect();
        if !differs.is_empty() {
            return Ok(Reverted::Differs(differs));
        }
        match self.read(columns.iter().map(|(place, old, _)| (*place, *old))) {
            Ok(values) => match self.lost_targets(tx, panel, &values).await? {
                lost if lost.is_empty() => self.seen(&self.shelf.update(tx, row, values).await?),
                lost => Ok(Reverted::Unreadable(lost)),
            },
            Err(places) => Ok(Reverted::Unreadable(places)),
        }
    }

    async fn restore(&self, tx: &Tx, panel: &Panel, entry: &Entry) -> Result<Reverted> {
        if !self.may_restore(entry) {
            return Err(Error::forbidden("You may not do this."));
        }
        let columns = &self.shelf.facts().columns;
        let is_lost = |place: &usize| columns.get(*place).is_some_and(|column| !column.is_nullable);
        let lost: Vec<usize> = self
            .named(entry)
            .filter(|(_, change)| **change == Change::Secret)
            .map(|(place, _)| place)
            .filter(is_lost)
            .collect();
        if !lost.is_empty() {
            return Ok(Reverted::Lost(lost));
        }
        match self.read(self.olds(entry)) {
            Ok(values) => match self.lost_targets(tx, panel, &values).await? {
                lost if lost.is_empty() => self.seen(&self.shelf.insert(tx, values).await?),
                lost => Ok(Reverted::Unreadable(lost)),
            },
            Err(places) => Ok(Reverted::Unreadable(places)),
        }
    }

    /// The columns that would refer to a row that is not there for them any more.
    async fn lost_targets(&self, tx: &Tx, panel: &Panel, values: &[(usize, Value)]) -> Result<Vec<usize>> {
        let mut lost = Vec::new();
        for (place, value) in values {
            let column = self.shelf.facts().columns.get(*place);
            let target = column.and_then(|column| Target::of(panel, column));
            let (Some(target), Some(text)) = (target, text_of(value)) else { continue };
            if target.find_to_choose(tx, self.actor, &text).await?.is_none() {
                lost.push(*place);
            }
        }
        Ok(lost)
    }

    /// Refuses a row that they could not see any more.
    fn seen(&self, row: &Row) -> Result<Reverted> {
        if self.shelf.may(row, self.actor, Action::VIEW) {
            return Ok(Reverted::Done);
        }
        Err(Error::forbidden("You could not see the row any more after that."))
    }

    /// The key of an entry as it stands in an address; none when it is no key of this model any more.
    pub(in crate::admin) fn address_of(facts: &Facts, key: &str) -> Option<String> {
        let parts: Vec<Json> = serde_json::from_str(key).ok()?;
        let columns = facts.keys.iter().map(|place| facts.columns.get(*place));
        let values = columns.zip(&parts).map(|(column, json)| value(column?, json)).collect::<Option<Vec<Value>>>()?;
        (values.len() == facts.keys.len() && parts.len() == values.len()).then(|| address_of(&values))
    }

    fn filter(&self) -> EntryFilter {
        let models = vec![self.shelf.facts().table.clone()];
        EntryFilter { models, keys: vec![trail::key_of(&self.keys)], ..EntryFilter::default() }
    }

    async fn load(&self, db: &impl ConnectionTrait, locks: bool) -> Result<Option<Row>> {
        let facts = self.shelf.facts();
        let mut query = self.shelf.select();
        for (place, value) in facts.keys.iter().zip(&self.keys) {
            let Some(column) = facts.columns.get(*place) else { return Ok(None) };
            let name = (Alias::new(&facts.table), Alias::new(column.name));
            query.and_where(Expr::col(name).eq(value.clone()));
        }
        if locks {
            query.lock(LockType::Update);
        }
        query.limit(1);
        let found = db.query_one_raw(db.get_database_backend().build(&query)).await?;
        found.map(|row| self.shelf.read(&row)).transpose()
    }

    fn see(&self, row: Option<Row>) -> Result<Sight> {
        match row {
            Some(row) if self.shelf.may(&row, self.actor, Action::VIEW) => Ok(Sight::There(row)),
            None if matches!(self.shelf.extent_with_trash(self.actor, Action::VIEW), Extent::Everything) => {
                Ok(Sight::Gone)
            }
            _ => Err(missing()),
        }
    }

    /// Why they may not put these columns back.
    fn refusal(&self, row: &Row, columns: &[(usize, &Json, &Json)]) -> Option<Error> {
        let may =
            |place: usize| self.shelf.may_write(row, self.actor, place) && self.shelf.may_read(row, self.actor, place);
        let is_allowed = self.shelf.may(row, self.actor, Action::EDIT) && columns.iter().all(|(place, ..)| may(*place));
        (!is_allowed).then(|| Error::forbidden("You may not do this."))
    }

    fn may_restore(&self, entry: &Entry) -> bool {
        let writes = |place: usize| matches!(self.shelf.extent_to_write(self.actor, place), Extent::Everything);
        let reads = |place: usize| matches!(self.shelf.extent_to_read(self.actor, place), Extent::Everything);
        self.shelf.may_create(self.actor) && self.olds(entry).all(|(place, _)| writes(place) && reads(place))
    }

    /// The columns of an entry that the model still has.
    fn named<'e>(&'e self, entry: &'e Entry) -> impl Iterator<Item = (usize, &'e Change)> {
        entry.changes.iter().filter_map(|(name, change)| Some((self.shelf.facts().place_of(name)?, change)))
    }

    /// What stood in its columns before.
    fn olds<'e>(&'e self, entry: &'e Entry) -> impl Iterator<Item = (usize, &'e Json)> {
        self.named(entry).filter_map(|(place, change)| match change {
            Change::Open { old, .. } if !old.is_null() => Some((place, old)),
            _ => None,
        })
    }

    /// The columns of a change that the panel writes, with what stood in them before and after.
    fn writable<'e>(&'e self, entry: &'e Entry) -> Vec<(usize, &'e Json, &'e Json)> {
        let is_writable = |place: usize| {
            let column = self.shelf.facts().columns.get(place);
            column.is_some_and(|it| !it.is_key && !it.is_read_only && !it.is_secret && it.kind.is_writable())
        };
        let open = self.named(entry).filter_map(|(place, change)| match change {
            Change::Open { old, new } if is_writable(place) => Some((place, old, new)),
            _ => None,
        });
        open.collect()
    }

    /// Values for the database; else the places of those that do not fit.
    fn read<'e>(&self, values: impl Iterator<Item = (usize, &'e Json)>) -> Result<Vec<(usize, Value)>, Vec<usize>> {
        let (mut read, mut unreadable) = (Vec::new(), Vec::new());
        for (place, json) in values {
            match self.shelf.facts().columns.get(place).and_then(|column| value(column, json)) {
                Some(value) => read.push((place, value)),
                None => unreadable.push(place),
            }
        }
        if unreadable.is_empty() { Ok(read) } else { Err(unreadable) }
    }
}

/// A value of an entry as a value of its column; none when it is no such value.
fn value(column: &ColumnFacts, json: &Json) -> Option<Value> {
    let text = match json {
        Json::Null if column.is_nullable => return value_of(column, "").ok(),
        Json::Bool(flag) => flag.to_string(),
        Json::Number(number) => number.to_string(),
        // The empty text is a text here, and not the absence of one.
        Json::String(text) if text.is_empty() && matches!(column.kind, Kind::Text { .. }) => {
            return Some(Value::String(Some(String::new())));
        }
        Json::String(text) => text.clone(),
        Json::Null | Json::Array(_) | Json::Object(_) => return None,
    };
    value_of(column, &text).ok()
}

fn missing() -> Error {
    Error::not_found("There is no such row.")
}
