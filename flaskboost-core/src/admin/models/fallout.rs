//! What falls with a row: the rows of other tables that refer to it, and to those, and so on.

use std::collections::VecDeque;
use std::sync::Arc;

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::foreign::{Foreign, Rule, foreign_keys};
use super::{Row, Shelf, key_of, title_of};
use crate::admin::panel::Panel;
use crate::auth::{Action, Actor};
use crate::db::Engine;
use crate::error::Result;
use crate::policy::Extent;

/// How far rows are counted.
const MOST_COUNTED: u64 = 1001;

/// How many rows of a model are named.
const MOST_NAMED: u64 = 100;

/// How many steps are followed from a row to what falls with it.
const DEEPEST: usize = 8;

/// What would happen if a row were deleted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::admin) struct Fallout {
    pub(in crate::admin) heaps: Vec<Heap>,
}

/// The rows of one table that refer to others in one way.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::admin) struct Heap {
    /// The model of the panel, if it has one of this table.
    pub(in crate::admin) model: Option<&'static str>,
    /// What people call the rows, or the name of the table.
    pub(in crate::admin) label: String,
    pub(in crate::admin) fate: Fate,
    /// How many there are of which somebody may know; at most 1001.
    pub(in crate::admin) count: u64,
    /// Some of them: key and title.
    pub(in crate::admin) named: Vec<(String, String)>,
    /// Whether there are some of which they may not know.
    pub(in crate::admin) has_others: bool,
}

/// What happens to rows that refer to a row which is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) enum Fate {
    /// They are deleted too.
    Falls,
    /// They would be, and somebody may not delete all of them, or they are too deep to know.
    Forbidden,
    /// They refer to nothing any more.
    Loosened,
    /// They keep the row from being deleted.
    Blocks,
    /// They refer to a row that is gone: the database knows of nothing.
    Dangles,
}

impl Fallout {
    /// Whether the row may be deleted, as far as this somebody is concerned.
    pub(in crate::admin) fn is_permitted(&self) -> bool {
        self.heaps.iter().all(|heap| heap.fate != Fate::Forbidden)
    }

    /// Whether the database would let it go.
    pub(in crate::admin) fn is_free(&self) -> bool {
        self.heaps.iter().all(|heap| heap.fate != Fate::Blocks)
    }
}

/// A table, and which of its rows fall.
struct Layer {
    table: String,
    rows: Condition,
    depth: usize,
}

/// Looks what falls with a row, without reading more than a few rows of each table.
struct Survey<'a, C> {
    db: &'a C,
    panel: &'a Panel,
    actor: &'a Actor,
    keys: Vec<Foreign>,
    root: (String, Condition),
    heaps: Vec<Heap>,
}

/// What would happen if this row were deleted.
///
/// # Errors
///
/// - The database cannot answer.
pub(in crate::admin) async fn fallout_of<C: ConnectionTrait>(
    db: &C,
    engine: Engine,
    panel: &Panel,
    shelf: &dyn Shelf,
    actor: &Actor,
    row: &Row,
) -> Result<Fallout> {
    let keys = foreign_keys(db, engine).await?;
    survey(db, keys, panel, shelf, actor, row).await
}

/// The foreign keys of the database, for whoever asks about many rows.
#[derive(Debug)]
pub(in crate::admin) struct Bonds(Vec<Foreign>);

impl Bonds {
    /// Those that there are now.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn of<C: ConnectionTrait>(db: &C, engine: Engine) -> Result<Self> {
        Ok(Self(foreign_keys(db, engine).await?))
    }

    /// Whether what would fall with this row may fall, as far as this somebody is concerned.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn permit<C: ConnectionTrait>(
        &self,
        db: &C,
        panel: &Panel,
        shelf: &dyn Shelf,
        actor: &Actor,
        row: &Row,
    ) -> Result<bool> {
        if self.0.iter().all(|key| key.to != shelf.facts().table) {
            return Ok(true);
        }
        Ok(survey(db, self.0.clone(), panel, shelf, actor, row).await?.is_permitted())
    }
}

async fn survey<C: ConnectionTrait>(
    db: &C,
    keys: Vec<Foreign>,
    panel: &Panel,
    shelf: &dyn Shelf,
    actor: &Actor,
    row: &Row,
) -> Result<Fallout> {
    let facts = shelf.facts();
    let mut rows = Condition::all();
    for place in &facts.keys {
        if let Some(value) = row.values.get(*place) {
            rows = rows.add(shelf.is(*place, value.clone()));
        }
    }
    let root = (facts.table.clone(), rows.clone());
    let mut survey = Survey { db, panel, actor, keys, root, heaps: Vec::new() };
    let mut layers = VecDeque::from([Layer { table: facts.table.clone(), rows, depth: 0 }]);
    while let Some(layer) = layers.pop_front() {
        survey.look_at(&layer, &mut layers).await?;
    }
    survey.look_for_dangling(shelf, row).await?;
    Ok(Fallout { heaps: survey.heaps })
}

impl<'a, C: ConnectionTrait> Survey<'a, C> {
    /// Finds what refers to these rows.
    async fn look_at(&mut self, layer: &Layer, layers: &mut VecDeque<Layer>) -> Result<()> {
        let keys: Vec<Foreign> = self.keys.iter().filter(|key| key.to == layer.table).cloned().collect();
        for key in keys {
            let shelf = self.shelf_of(&key.table);
            let Some(rows) = self.referring(&key, layer) else { continue };
            if self.count(&key.table, &rows, 1).await? == 0 {
                continue;
            }
            let is_too_deep = layer.depth >= DEEPEST;
            let may_fall = match shelf {
                Some(shelf) => !is_too_deep && self.may_delete_all(shelf, &rows).await?,
                None => !is_too_deep,
            };
            let fate = match key.rule {
                Rule::Cascade if may_fall => Fate::Falls,
                Rule::Cascade => Fate::Forbidden,
                Rule::Loosen => Fate::Loosened,
                Rule::Block => Fate::Blocks,
            };
            let heap = self.heap(&key.table, shelf, rows.clone(), fate).await?;
            self.heaps.push(heap);
            if key.rule == Rule::Cascade && !is_too_deep {
                layers.push_back(Layer { table: key.table, rows, depth: layer.depth + 1 });
            }
        }
        Ok(())
    }

    /// References that only the panel knows of: nothing happens to them.
    async fn look_for_dangling(&mut self, shelf: &dyn Shelf, row: &Row) -> Result<()> {
        let facts = shelf.facts();
        let [key] = facts.keys.as_slice() else { return Ok(()) };
        let text = row.values.get(*key).and_then(super::text_of).unwrap_or_default();
        let panel = self.panel;
        for other in panel.all() {
            for (place, column) in other.facts().columns.iter().enumerate() {
                let table = other.facts().table.clone();
                let is_known = |key: &Foreign| {
                    key.table == table && key.to == facts.table && key.columns == [column.name.to_owned()]
                };
                if column.refers != Some(facts.name) || self.keys.iter().any(is_known) {
                    continue;
                }
                let Ok(value) = super::value_of(column, &text) else { continue };
                let rows = Condition::all().add(other.is(place, value));
                if self.count(&table, &rows, 1).await? > 0 {
                    let heap = self.heap(&table, Some(other.as_ref()), rows, Fate::Dangles).await?;
                    self.heaps.push(heap);
                }
            }
        }
        Ok(())
    }

    /// The rows that refer to those of a layer, but for the row itself; none when the key cannot be followed.
    fn referring(&self, key: &Foreign, layer: &Layer) -> Option<Condition> {
        let target = self.shelf_of(&layer.table).map(Shelf::facts);
        let to_columns: Vec<String> = if key.to_columns.is_empty() {
            let facts = target?;
            facts.keys.iter().filter_map(|place| facts.columns.get(*place)).map(|key| key.name.to_owned()).collect()
        } else {
            key.to_columns.clone()
        };
        let column = |table: &str, name: &String| Expr::col((Alias::new(table), Alias::new(name)));
        let mine = Expr::tuple(key.columns.iter().map(|name| column(&key.table, name)));
        let mut theirs = Query::select();
        theirs.exprs(to_columns.iter().map(|name| column(&layer.table, name)));
        theirs.from(Alias::new(&layer.table)).cond_where(layer.rows.clone());
        let mut rows = Condition::all().add(mine.in_subquery(theirs));
        if key.table == self.root.0 {
            rows = rows.add(self.root.1.clone().not());
        }
        Some(rows)
    }

    async fn heap(&self, table: &str, shelf: Option<&dyn Shelf>, rows: Condition, fate: Fate) -> Result<Heap> {
        let Some(shelf) = shelf else {
            let count = self.count(table, &rows, MOST_COUNTED).await?;
            let label = table.to_owned();
            return Ok(Heap { model: None, label, fate, count, named: Vec::new(), has_others: false });
        };
        let facts = shelf.facts();
        let seen = match shelf.extent_with_trash(self.actor, Action::VIEW) {
            Extent::Everything => Condition::all(),
            Extent::Rows(condition) => condition,
            Extent::Nothing => {
                let (label, named) = (facts.plural.clone(), Vec::new());
                return Ok(Heap { model: None, label, fate, count: 0, named, has_others: true });
            }
        };
        let visible = Condition::all().add(rows.clone()).add(seen.clone());
        let count = self.count(table, &visible, MOST_COUNTED).await?;
        let all = self.count(table, &rows, MOST_COUNTED).await?;
        let named = self.names(shelf, visible).await?;
        let (model, label, has_others) = (Some(facts.name), facts.plural.clone(), all > count);
        Ok(Heap { model, label, fate, count, named, has_others })
    }

    async fn names(&self, shelf: &dyn Shelf, rows: Condition) -> Result<Vec<(String, String)>> {
        let facts = shelf.facts();
        let mut query = shelf.select();
        query.cond_where(rows).limit(MOST_NAMED);
        for column in facts.keys.iter().filter_map(|place| facts.columns.get(*place)) {
            query.order_by((Alias::new(&facts.table), Alias::new(column.name)), Order::Asc);
        }
        let mut names = Vec::new();
        for found in self.db.query_all(&query).await? {
            let row = shelf.read(&found)?;
            names.push((key_of(facts, &row), title_of(shelf, &row, self.actor)));
        }
        Ok(names)
    }

    /// Whether somebody may delete each of these rows.
    async fn may_delete_all(&self, shelf: &dyn Shelf, rows: &Condition) -> Result<bool> {
        match shelf.extent_with_trash(self.actor, Action::DELETE) {
            Extent::Everything => Ok(true),
            Extent::Nothing => Ok(false),
            Extent::Rows(may) => {
                // What is unknown is not true, so counting both ways leaves no row out.
                let table = &shelf.facts().table;
                let truth: Expr = Expr::case(may, Expr::val(1)).finally(Expr::val(0)).into();
                let refused = rows.clone().add(truth.eq(0));
                Ok(self.count(table, &refused, 1).await? == 0)
            }
        }
    }

    async fn count(&self, table: &str, rows: &Condition, most: u64) -> Result<u64> {
        let mut some: SelectStatement = Query::select();
        some.expr_as(Expr::val(1), "one").from(Alias::new(table)).cond_where(rows.clone()).limit(most);
        let mut query = Query::select();
        query.expr_as(Expr::col("one").count(), "many").from_subquery(some, "some");
        let found = self.db.query_one(&query).await?;
        let many = found.map(|found| Counted::from_query_result(&found, "")).transpose()?;
        Ok(many.and_then(|counted| u64::try_from(counted.many).ok()).unwrap_or_default())
    }

    fn shelf_of(&self, table: &str) -> Option<&'a dyn Shelf> {
        self.panel.all().iter().find(|shelf| shelf.facts().table == table).map(Arc::as_ref)
    }
}

#[derive(FromQueryResult)]
struct Counted {
    many: i64,
}
