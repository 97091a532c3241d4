//! Finds rows of any model by a few words.

use sea_orm::sea_query::{Condition, Expr, ExprTrait, Func, LikeExpr, SelectStatement};
use sea_orm::{ConnectionTrait, Value};

use super::naming::name_of;
use super::overview::newest;
use super::{ColumnFacts, Kind, Shelf, key_of, value_of};
use crate::auth::{Action, Actor};
use crate::db::Db;
use crate::error::Result;
use crate::policy::Extent;

/// How many rows of a model are shown, and how many of the newest are looked at.
const SHOWN: u64 = 5;
const LOOKED_AT: u64 = 10_000;

/// A row that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admin) struct Hit {
    pub(in crate::admin) key: String,
    pub(in crate::admin) name: String,
}

/// Rows that somebody may see: the one of this key, and of the newest those where a column of the search begins with
/// the text.
pub(in crate::admin) async fn look_up(db: &Db, shelf: &dyn Shelf, actor: &Actor, text: &str) -> Result<Vec<Hit>> {
    let facts = shelf.facts();
    let visible = match shelf.extent(actor, Action::VIEW) {
        Extent::Nothing => return Ok(Vec::new()),
        Extent::Everything => Condition::all(),
        Extent::Rows(condition) => condition,
    };
    let mut hits = Vec::new();
    if let Some(value) = key_of_text(shelf, text) {
        let mut query = shelf.select();
        query.cond_where(visible.clone()).and_where(value).limit(1);
        hits.extend(read(db, shelf, actor, query).await?);
    }
    // A column that may not be read on every row would tell its value by what is found.
    let open = facts.search.iter().filter(|place| matches!(shelf.extent_to_read(actor, **place), Extent::Everything));
    let open = open.filter_map(|place| facts.columns.get(*place));
    let begins = open.filter_map(|column| begins_with(&facts.table, column, text));
    let any = begins.fold(None, |any: Option<Condition>, one| Some(any.unwrap_or_else(Condition::any).add(one)));
    if let Some(any) = any {
        let mut query = shelf.select();
        query.from_clear().from_subquery(newest(facts, LOOKED_AT), facts.table.clone());
        query.cond_where(visible).cond_where(any).limit(SHOWN);
        for hit in read(db, shelf, actor, query).await? {
            if !hits.contains(&hit) {
                hits.push(hit);
            }
        }
    }
    hits.truncate(usize::try_from(SHOWN).unwrap_or(usize::MAX));
    Ok(hits)
}

async fn read(db: &Db, shelf: &dyn Shelf, actor: &Actor, query: SelectStatement) -> Result<Vec<Hit>> {
    let mut hits = Vec::new();
    for row in db.query_all(&query).await? {
        let row = shelf.read(&row)?;
        hits.push(Hit { key: key_of(shelf.facts(), &row), name: name_of(shelf, &row, actor) });
    }
    Ok(hits)
}

/// That the key is this text, if the model has one key and the text can be one.
fn key_of_text(shelf: &dyn Shelf, text: &str) -> Option<Expr> {
    let facts = shelf.facts();
    let [place] = facts.keys.as_slice() else { return None };
    let column = facts.columns.get(*place)?;
    let value = value_of(column, text).ok()?;
    Some(Expr::col((facts.table.clone(), column.name)).eq(value))
}

fn begins_with(table: &str, column: &ColumnFacts, text: &str) -> Option<Expr> {
    let place = Expr::col((table.to_owned(), column.name));
    match column.kind {
        Kind::Text { .. } => {
            let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            let pattern = |text: &str| LikeExpr::new(format!("{text}%")).escape('\\');
            let lower = Expr::from(Func::lower(place.clone())).like(pattern(&escaped.to_lowercase()));
            // Not every database knows the small letter of each capital.
            Some(lower.or(place.like(pattern(&escaped))))
        }
        Kind::Whole => {
            let value: Value = value_of(column, text).ok()?;
            Some(place.eq(value))
        }
        _ => None,
    }
}
