//! [`Labels`]: what people call the rows that a list refers to.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, JoinType, SelectStatement, UnionType};
use sea_orm::{ConnectionTrait, Value};

use super::conditions::column_of;
use super::facets::Facet;
use crate::admin::models::{Listed, Row, Shelf, key_of, text_of, value_of};
use crate::auth::{Action, Actor};
use crate::db::Db;
use crate::error::Result;
use crate::policy::Extent;

/// Which of the models a row of the answer is about.
const WHICH: &str = "flaskboost_which";

/// What people call the rows that a list refers to, as far as whoever asks may see them.
#[derive(Debug, Default)]
pub(in crate::admin) struct Labels(BTreeMap<(&'static str, String), Label>);

/// What people call a row, and its key in addresses.
#[derive(Debug, Clone)]
pub(in crate::admin) struct Label {
    pub(in crate::admin) title: String,
    pub(in crate::admin) key: String,
}

/// What people call a row: its own title, or the column that stands for it, or its key.
pub(in crate::admin) fn title_of(shelf: &dyn Shelf, actor: &Actor, row: &Row) -> String {
    let facts = shelf.facts();
    let own = Some(shelf.title(row)).filter(|title| !title.trim().is_empty());
    let words = || {
        let place = facts.words.filter(|place| shelf.may_read(row, actor, *place))?;
        text_of(row.values.get(place)?).filter(|text| !text.trim().is_empty())
    };
    own.or_else(words).unwrap_or_else(|| key_of(facts, row))
}

/// One model that is referred to.
struct Target<'a> {
    shelf: &'a dyn Shelf,
    keys: BTreeMap<String, Value>,
    extent: Extent,
}

impl Labels {
    /// Asks for all of them in one statement, each by its key and under the policy of its model.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn of<'a>(
        db: &Db,
        actor: &Actor,
        shelf: &dyn Shelf,
        rows: &[Row],
        facets: &[Facet],
        find: impl Fn(&str) -> Option<&'a dyn Shelf>,
    ) -> Result<Self> {
        let targets = targets(actor, shelf, rows, facets, find);
        if targets.is_empty() {
            return Ok(Self::default());
        }
        let mut labels = BTreeMap::new();
        for answer in db.query_all(&statement(&targets)).await? {
            let which = usize::try_from(answer.try_get::<i32>("", WHICH)?).unwrap_or(usize::MAX);
            let Some(target) = targets.get(which) else { continue };
            let facts = target.shelf.facts();
            let Some(key) = facts.keys.first() else { continue };
            // A model of which nothing was found has one row without anything.
            let Ok(row) = target.shelf.read_as(&answer, &prefix(which)) else { continue };
            if let Some(text) = row.values.get(*key).and_then(text_of) {
                let label = Label { title: title_of(target.shelf, actor, &row), key: key_of(facts, &row) };
                labels.insert((facts.name, text), label);
            }
        }
        Ok(Self(labels))
    }

    /// What people call the row of this model that has this key.
    pub(in crate::admin) fn get(&self, model: &'static str, key: &str) -> Option<&Label> {
        self.0.get(&(model, key.to_owned()))
    }
}

fn targets<'a>(
    actor: &Actor,
    shelf: &dyn Shelf,
    rows: &[Row],
    facets: &[Facet],
    find: impl Fn(&str) -> Option<&'a dyn Shelf>,
) -> Vec<Target<'a>> {
    let facts = shelf.facts();
    let mut targets: Vec<Target<'a>> = Vec::new();
    let listed: BTreeSet<usize> = facts
        .list
        .iter()
        .filter_map(|listed| match listed {
            Listed::Column(place) => Some(*place),
            Listed::Computed(_) => None,
        })
        .chain(facets.iter().map(|facet| facet.column))
        .collect();
    for place in listed {
        let model = facts.columns.get(place).and_then(|column| column.refers);
        let Some(other) = model.and_then(&find).filter(|other| other.facts().keys.len() == 1) else { continue };
        // A row keeps its name while it is in the trash.
        let extent = other.extent_with_trash(actor, Action::VIEW);
        if matches!(extent, Extent::Nothing) {
            continue;
        }
        let readable = rows.iter().filter(|row| shelf.may_read(row, actor, place));
        let keys = readable.filter_map(|row| {
            let value = row.values.get(place)?;
            Some((text_of(value)?, value.clone()))
        });
        let counted = facets.iter().filter(|facet| facet.column == place).filter_map(|facet| facet.counts.as_ref());
        let counted = counted.flat_map(|counts| &counts.values).filter_map(|(text, _)| {
            let text = text.clone()?;
            let value = value_of(facts.columns.get(place)?, &text).ok()?;
            Some((text, value))
        });
        let keys = keys.chain(counted);
        let known = targets.iter_mut().find(|target| target.shelf.facts().name == other.facts().name);
        match known {
            Some(target) => target.keys.extend(keys),
            None => targets.push(Target { shelf: other, keys: keys.collect(), extent }),
        }
    }
    targets.retain(|target| !target.keys.is_empty());
    targets
}

/// One row for each model, and beside it the rows of that model that are asked for; so each column keeps its type.
fn statement(targets: &[Target<'_>]) -> SelectStatement {
    let number = |which: usize| {
        let which = i32::try_from(which).unwrap_or(i32::MAX);
        SelectStatement::new().expr_as(Expr::val(which), Alias::new(WHICH)).take()
    };
    let numbers = (1..targets.len()).map(|which| (UnionType::All, number(which)));
    let numbers = number(0).unions(numbers).take();
    let mut select = SelectStatement::new();
    select.column((Alias::new("models"), WHICH)).from_subquery(numbers, Alias::new("models"));
    for (which, target) in targets.iter().enumerate() {
        let facts = target.shelf.facts();
        let Some(key) = facts.keys.first().and_then(|key| facts.columns.get(*key)) else { continue };
        let mut own = target.shelf.select();
        own.cond_where(column_of(facts, key).is_in(target.keys.values().cloned()));
        if let Extent::Rows(condition) = &target.extent {
            own.cond_where(condition.clone());
        }
        let name = prefix(which);
        let is_meant = Expr::col((Alias::new("models"), WHICH)).eq(i32::try_from(which).unwrap_or(i32::MAX));
        select.join_subquery(JoinType::LeftJoin, own.take(), Alias::new(&name), Condition::all().add(is_meant));
        for column in &facts.columns {
            select.expr_as(Expr::col((Alias::new(&name), column.name)), Alias::new(format!("{name}{}", column.name)));
        }
    }
    select
}

fn prefix(which: usize) -> String {
    format!("flaskboost_{which}_")
}
