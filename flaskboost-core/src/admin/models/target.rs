//! [`Target`]: the rows that a foreign key can name.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Alias, Asterisk, Condition, Expr, ExprTrait, Func, LikeExpr, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, Value};

use super::find::one;
use super::key::address_of;
use super::{ColumnFacts, Kind, Row, Shelf, key_of, listing, text_of, title_of, value_of};
use crate::admin::panel::Panel;
use crate::auth::{Action, Actor};
use crate::db::Db;
use crate::error::Result;
use crate::policy::Extent;

/// Among how many rows one is looked for by its words.
const WINDOW: u64 = 10_000;

/// The mark before a letter of a pattern that stands for itself.
const ESCAPE: char = '!';

/// The rows that a foreign key can name.
#[derive(Debug)]
pub(in crate::admin) struct Target<'p> {
    shelf: &'p dyn Shelf,
    key: usize,
}

/// A row that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admin) struct Offer {
    /// The text of its key.
    pub(in crate::admin) value: String,
    /// What people call it.
    pub(in crate::admin) title: String,
}

impl<'p> Target<'p> {
    /// What this column refers to; nothing when it is no foreign key, or one of several columns.
    pub(in crate::admin) fn of(panel: &'p Panel, column: &ColumnFacts) -> Option<Self> {
        let shelf = panel.find(column.refers?)?.as_ref();
        match shelf.facts().keys.as_slice() {
            [key] => Some(Self { shelf, key: *key }),
            _ => None,
        }
    }

    /// The name of the model.
    pub(in crate::admin) fn name(&self) -> &'static str {
        self.shelf.facts().name
    }

    /// The row with this text for its key, if somebody may see it.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn find<C>(&self, db: &C, actor: &Actor, text: &str) -> Result<Option<Row>>
    where
        C: ConnectionTrait,
    {
        let column = self.shelf.facts().columns.get(self.key);
        match column.and_then(|column| value_of(column, text).ok()) {
            Some(value) => one(db, self.shelf, actor, vec![value], None).await,
            None => Ok(None),
        }
    }

    /// The same, unless the row is in the trash: then nothing can begin to refer to it.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn find_to_choose<C>(&self, db: &C, actor: &Actor, text: &str) -> Result<Option<Row>>
    where
        C: ConnectionTrait,
    {
        let found = self.find(db, actor, text).await?;
        Ok(found.filter(|row| !self.shelf.facts().is_trashed(row)))
    }

    /// What people call the row with this text for its key, if somebody may see it.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn title<C>(&self, db: &C, actor: &Actor, text: &str) -> Result<Option<Offer>>
    where
        C: ConnectionTrait,
    {
        Ok(self.find(db, actor, text).await?.map(|row| self.offer(&row, actor)))
    }

    /// What people call the rows with these texts for their keys, as far as somebody may see them, by those texts.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn titles(
        &self,
        db: &Db,
        actor: &Actor,
        texts: &[&str],
    ) -> Result<BTreeMap<String, String>> {
        let column = self.shelf.facts().columns.get(self.key);
        let values = texts.iter().filter_map(|text| value_of(column?, text).ok());
        let keys: Vec<String> = values.map(|value| address_of(&[value])).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let rows = listing::chosen(db, self.shelf, actor, &keys).await?;
        let offers = rows.iter().map(|row| self.offer(row, actor));
        Ok(offers.map(|offer| (offer.value, offer.title)).collect())
    }

    /// At most so many rows that somebody may see: those whose key or unique word this is, and of the first ten thousand
    /// those of which a word begins so.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn offers<C>(&self, db: &C, actor: &Actor, words: &str, most: u64) -> Result<Vec<Offer>>
    where
        C: ConnectionTrait,
    {
        let extent = match self.shelf.extent(actor, Action::VIEW) {
            Extent::Nothing => return Ok(Vec::new()),
            Extent::Everything => Condition::all(),
            Extent::Rows(condition) => condition,
        };
        let words = words.trim();
        if words.contains('\0') {
            return Ok(Vec::new());
        }
        let mut offers = Vec::new();
        if !words.is_empty() {
            offers.extend(self.find_to_choose(db, actor, words).await?.map(|row| self.offer(&row, actor)));
            for query in self.exact(actor, words) {
                let query = query.to_owned().cond_where(extent.clone()).limit(1).to_owned();
                self.add(db, actor, &query, &mut offers).await?;
            }
        }
        let query = self.near(actor, words, extent, most);
        self.add(db, actor, &query, &mut offers).await?;
        offers.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        Ok(offers)
    }

    /// All rows that somebody may see, if it is certain that they are no more than this.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn few<C>(&self, db: &C, actor: &Actor, most: u64) -> Result<Option<Vec<Offer>>>
    where
        C: ConnectionTrait,
    {
        let offers = self.offers(db, actor, "", most.saturating_add(1)).await?;
        if offers.len() as u64 > most {
            return Ok(None);
        }
        if matches!(self.shelf.extent(actor, Action::VIEW), Extent::Rows(_)) {
            // What stands behind the window was not looked at.
            let facts = self.shelf.facts();
            let key = facts.columns.get(self.key).map_or("", |column| column.name);
            let mut behind = Query::select();
            behind.expr(Expr::val(1)).from(Alias::new(facts.table.clone()));
            behind.order_by(Alias::new(key), Order::Asc).offset(WINDOW).limit(1);
            if db.query_one(&behind).await?.is_some() {
                return Ok(None);
            }
        }
        Ok(Some(offers))
    }

    async fn add<C>(&self, db: &C, actor: &Actor, query: &SelectStatement, offers: &mut Vec<Offer>) -> Result<()>
    where
        C: ConnectionTrait,
    {
        for found in db.query_all(query).await? {
            let offer = self.offer(&self.shelf.read(&found)?, actor);
            if !offers.contains(&offer) {
                offers.push(offer);
            }
        }
        Ok(())
    }

    /// Queries that an index answers, for each unique column of text that somebody may read everywhere.
    fn exact(&self, actor: &Actor, words: &str) -> Vec<SelectStatement> {
        let places = self.searched(actor).into_iter().filter(|place| {
            let column = self.shelf.facts().columns.get(*place);
            column.is_some_and(|column| column.is_unique)
        });
        let queries = places.map(|place| {
            let value = Value::String(Some(words.to_owned()));
            self.shelf.select().and_where(self.shelf.is(place, value)).to_owned()
        });
        queries.collect()
    }

    /// The query of the first rows, or of those among the first ten thousand that begin so.
    fn near(&self, actor: &Actor, words: &str, extent: Condition, most: u64) -> SelectStatement {
        let facts = self.shelf.facts();
        let table = Alias::new(facts.table.clone());
        let key = facts.columns.get(self.key).map_or("", |column| column.name);
        let mut window = self.shelf.select();
        window.order_by((table.clone(), Alias::new(key)), Order::Asc).limit(WINDOW);
        let begins = LikeExpr::new(pattern(words)).escape(ESCAPE);
        let begins_small = LikeExpr::new(pattern(&words.to_lowercase())).escape(ESCAPE);
        let mut matches = Condition::any();
        for place in self.searched(actor) {
            let Some(column) = facts.columns.get(place) else { continue };
            let column = || Expr::col((table.clone(), Alias::new(column.name)));
            matches = matches.add(column().like(begins.clone()));
            matches = matches.add(Expr::from(Func::lower(column())).like(begins_small.clone()));
        }
        let mut query = Query::select();
        query.column(Asterisk).from_subquery(window, table.clone()).cond_where(extent);
        if !words.is_empty() {
            // An empty condition would let everything through.
            query.cond_where(matches.add(Expr::val(1).eq(0)));
        }
        query.order_by((table, Alias::new(key)), Order::Asc).limit(most);
        query
    }

    /// The columns of text in which words are looked for: only those that somebody may read in every row.
    fn searched(&self, actor: &Actor) -> Vec<usize> {
        let facts = self.shelf.facts();
        let declared = if facts.search.is_empty() { facts.words.into_iter().collect() } else { facts.search.clone() };
        let is_open = |place: &usize| {
            let column = facts.columns.get(*place);
            column.is_some_and(|column| matches!(column.kind, Kind::Text { .. }) && !column.is_secret)
                && matches!(self.shelf.extent_to_read(actor, *place), Extent::Everything)
        };
        declared.into_iter().filter(is_open).collect()
    }

    /// The key of one of its rows as a part of an address.
    pub(in crate::admin) fn key_of(&self, row: &Row) -> String {
        key_of(self.shelf.facts(), row)
    }

    /// What people call one of its rows.
    pub(in crate::admin) fn title_of(&self, row: &Row, actor: &Actor) -> String {
        title_of(self.shelf, row, actor)
    }

    fn offer(&self, row: &Row, actor: &Actor) -> Offer {
        let value = row.values.get(self.key).and_then(text_of).unwrap_or_default();
        Offer { value, title: title_of(self.shelf, row, actor) }
    }
}

/// The pattern of texts that begin with these words.
fn pattern(words: &str) -> String {
    let mut pattern = String::with_capacity(words.len() + 1);
    for letter in words.chars() {
        if matches!(letter, '%' | '_' | ESCAPE) {
            pattern.push(ESCAPE);
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_takes_every_letter_for_itself() {
        assert_eq!(pattern("50%_off!"), "50!%!_off!!%");
        assert_eq!(pattern(""), "%");
    }
}
