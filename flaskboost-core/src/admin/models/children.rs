//! The rows of other models that belong to a row.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order};
use sea_orm::{ConnectionTrait, Value};

use super::{Child, Row, Shelf, key_of, text_of, title_of, value_of, values_of};
use crate::admin::panel::Panel;
use crate::admin::views::{Brood, Chick, Kin};
use crate::auth::{Action, Actor};
use crate::db::Db;
use crate::error::Result;
use crate::form::Sent;
use crate::policy::Extent;

/// How many of them a page shows.
pub(super) const PER_PAGE: u64 = 20;

/// A page of the rows that belong to a row.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) rows: Vec<Row>,
    /// After which row the next page begins.
    pub(super) next: Option<String>,
    /// The part of the address that says so.
    pub(super) after: String,
    pub(super) is_first: bool,
}

/// For each model that has rows which belong to this one: a page of those that somebody may see. `in_form` are the places
/// of those that stand in the form already.
///
/// # Errors
///
/// - The database cannot answer.
pub(in crate::admin) async fn children_of(
    db: &Db,
    panel: &Panel,
    shelf: &dyn Shelf,
    actor: &Actor,
    row: &Row,
    address: &Sent,
    in_form: &[usize],
) -> Result<Vec<Brood>> {
    let mut broods = Vec::new();
    let [key] = shelf.facts().keys.as_slice() else { return Ok(broods) };
    let Some(value) = row.values.get(*key).and_then(text_of) else { return Ok(broods) };
    for (place, child) in shelf.facts().children.iter().enumerate() {
        if in_form.contains(&place) {
            continue;
        }
        let Some(other) = panel.find(child.model) else { continue };
        broods.extend(brood(db, other.as_ref(), actor, child, &value, address).await?);
    }
    Ok(broods)
}

async fn brood(
    db: &Db,
    shelf: &dyn Shelf,
    actor: &Actor,
    child: &Child,
    value: &str,
    address: &Sent,
) -> Result<Option<Brood>> {
    let facts = shelf.facts();
    let Some(leaf) = leaf_of(db, shelf, actor, child, value, (address, PER_PAGE)).await? else { return Ok(None) };
    let rows = leaf.rows.iter().map(|row| Chick {
        key: key_of(facts, row),
        title: title_of(shelf, row, actor),
        may_edit: shelf.may(row, actor, Action::EDIT),
        may_delete: shelf.may(row, actor, Action::DELETE),
    });
    let new = shelf.may_create(actor).then(|| {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair(child.column, value).finish();
        format!("/admin/{}/-/new?{query}", facts.name)
    });
    let Leaf { next, after, is_first, .. } = leaf;
    Ok(Some(Brood { model: Kin::of(facts), new, rows: rows.collect(), next, after, is_first }))
}

/// A page, with at most so many rows, of the rows of a model that belong to the row with this key; nothing where somebody
/// may not know of any.
///
/// # Errors
///
/// - The database cannot answer.
pub(super) async fn leaf_of(
    db: &Db,
    shelf: &dyn Shelf,
    actor: &Actor,
    child: &Child,
    value: &str,
    (address, most): (&Sent, u64),
) -> Result<Option<Leaf>> {
    let facts = shelf.facts();
    let Some(place) = facts.place_of(child.column) else { return Ok(None) };
    let Some(wanted) = facts.columns.get(place).and_then(|column| value_of(column, value).ok()) else {
        return Ok(None);
    };
    let mut query = shelf.select();
    query.and_where(shelf.is(place, wanted));
    // Whose column one may not read, of that one may not know what belongs to what.
    for extent in [shelf.extent(actor, Action::VIEW), shelf.extent_to_read(actor, place)] {
        match extent {
            Extent::Nothing => return Ok(None),
            Extent::Everything => {}
            Extent::Rows(condition) => {
                query.cond_where(condition);
            }
        }
    }
    let parameter = format!("-after-{}-{}", child.model, child.column);
    let after = address.text(&parameter).ok().flatten();
    let seek = after.as_deref().and_then(|key| values_of(facts, key).ok()).filter(|values| are_whole(values));
    let is_first = seek.is_none();
    let columns = facts.keys.iter().filter_map(|key| facts.columns.get(*key));
    let columns: Vec<Expr> =
        columns.map(|column| Expr::col((Alias::new(facts.table.clone()), Alias::new(column.name)))).collect();
    for column in &columns {
        query.order_by_expr(column.clone(), Order::Asc);
    }
    if let Some(values) = seek {
        let values = values.into_iter().map(Expr::value);
        query.and_where(Expr::tuple(columns).gt(Expr::tuple(values)));
    }
    let found = db.query_all(query.limit(most + 1)).await?;
    let mut rows = found.iter().map(|found| shelf.read(found)).collect::<Result<Vec<Row>>>()?;
    let has_more = rows.len() as u64 > most;
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| has_more).map(|last| key_of(facts, last));
    Ok(Some(Leaf { rows, next, after: parameter, is_first }))
}

/// Whether PostgreSQL can compare them: it refuses a text with a zero in it.
fn are_whole(values: &[Value]) -> bool {
    !values.iter().any(|value| matches!(value, Value::String(Some(text)) if text.contains('\0')))
}
