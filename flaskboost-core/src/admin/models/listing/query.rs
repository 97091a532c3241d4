//! The statements of a list.

use sea_orm::Value;
use sea_orm::sea_query::{
    Alias, Asterisk, Condition, Expr, ExprTrait, Func, NullOrdering, Order, OrderedStatement, SelectStatement,
    UnionType, WindowStatement,
};

use super::conditions::{Conditions, column_of};
use crate::admin::models::{ColumnFacts, Direction, Facts, Kind, Shelf};
use crate::db::Engine;

/// How many rows a table or an index may give before they are too many to look at as a whole.
pub(super) const FEW: u64 = 10_000;

/// Where a row stands in a window, and whether it is in the list: names that no column has.
pub(super) const PLACE: &str = "flaskboost_place";
pub(super) const IS_FOUND: &str = "flaskboost_is_found";

/// A value of a column by which rows are counted, and whether a span of values has rows.
pub(super) const VALUE: &str = "flaskboost_value";
pub(super) const SPAN: &str = "flaskboost_span_";

/// In which order a large table is walked, and from where.
#[derive(Debug, Clone)]
pub(super) struct Walk {
    /// The columns of an index, by which no two rows are alike.
    pub(super) order: Vec<usize>,
    pub(super) direction: Direction,
    /// Where the row before the first one stands.
    pub(super) after: Option<Vec<Value>>,
}

/// How many rows there are, and how many of them are in the list. Both end one above [`FEW`].
pub(super) fn count(shelf: &dyn Shelf, conditions: &Conditions) -> SelectStatement {
    let is_found = Expr::case(conditions.all.clone(), 1);
    SelectStatement::new()
        .expr_as(Func::count(Expr::val(1)), Alias::new("candidates"))
        .expr_as(Func::count(is_found), Alias::new("found"))
        .from_subquery(candidates(shelf, conditions), Alias::new(&shelf.facts().table))
        .take()
}

/// How many rows of the list have which value of a column, the commonest first, and how many were looked at.
pub(super) fn facet(shelf: &dyn Shelf, conditions: &Conditions, column: &ColumnFacts, most: u64) -> SelectStatement {
    let value = column_of(shelf.facts(), column);
    let text = match column.kind {
        Kind::Flag => value.clone().cast_as("integer"),
        Kind::Whole => value.clone().cast_as("bigint"),
        _ => value.clone().cast_as("text"),
    };
    SelectStatement::new()
        .expr_as(text, Alias::new(VALUE))
        .expr_as(Func::count(Expr::case(conditions.all.clone(), 1)), Alias::new("found"))
        .expr_as(Expr::cust("CAST(SUM(COUNT(1)) OVER () AS bigint)"), Alias::new("candidates"))
        .from_subquery(candidates(shelf, conditions), Alias::new(&shelf.facts().table))
        .add_group_by([value])
        .order_by(Alias::new("found"), Order::Desc)
        .order_by(Alias::new(VALUE), Order::Asc)
        .limit(most)
        .take()
}

/// The first row of the list in the order of a column, among those that have a value in it and are looked at.
pub(super) fn edge(
    shelf: &dyn Shelf,
    conditions: &Conditions,
    column: &ColumnFacts,
    way: Direction,
) -> SelectStatement {
    let facts = shelf.facts();
    let value = || column_of(facts, column);
    let mut select = shelf.select();
    if !conditions.is_everything {
        select.from_clear().from_subquery(candidates(shelf, conditions), Alias::new(&facts.table));
        select.cond_where(conditions.all.clone());
    }
    select.and_where(value().is_not_null()).order_by_expr(value(), order_of(way)).limit(1).take()
}

/// Whether there are rows from one value to before another, for each pair: one row of zeros and ones. A column of an
/// index is asked for each; otherwise the rows that are looked at are gone through once.
pub(super) fn filled(
    shelf: &dyn Shelf,
    conditions: &Conditions,
    column: &ColumnFacts,
    spans: &[(Value, Value)],
    is_by_index: bool,
) -> SelectStatement {
    let facts = shelf.facts();
    let within = |(from, to): &(Value, Value)| {
        let value = || column_of(facts, column);
        Condition::all().add(value().gte(from.clone())).add(value().lt(to.clone()))
    };
    let mut select = SelectStatement::new();
    for (place, span) in spans.iter().enumerate() {
        let is_filled = if is_by_index {
            let mut one = SelectStatement::new();
            one.expr(Expr::val(1)).from(Alias::new(&facts.table)).cond_where(within(span)).limit(1);
            Expr::case(Condition::all().add(Expr::exists(one)), 1).finally(0).into()
        } else {
            let is_within = Expr::case(within(span).add(conditions.all.clone()), 1).finally(0);
            Expr::from(Func::coalesce([Func::max(is_within).into(), Expr::val(0)]))
        };
        select.expr_as(is_filled, Alias::new(format!("{SPAN}{place}")));
    }
    if !is_by_index {
        select.from_subquery(candidates(shelf, conditions), Alias::new(&facts.table));
    }
    select
}

/// A page of few rows, in any order.
pub(super) fn page(
    shelf: &dyn Shelf,
    conditions: &Conditions,
    order: &[(usize, Direction)],
    (rows, offset): (u64, u64),
) -> SelectStatement {
    let facts = shelf.facts();
    let mut select = shelf.select();
    select
        .from_clear()
        .from_subquery(candidates(shelf, conditions), Alias::new(&facts.table))
        .cond_where(conditions.all.clone());
    for (place, direction) in order {
        if let Some(column) = facts.columns.get(*place) {
            let (expression, order) = (column_of(facts, column), order_of(*direction));
            if column.is_nullable {
                // The engines do not agree where nothing stands.
                select.order_by_expr_with_nulls(expression, order, NullOrdering::Last);
            } else {
                select.order_by_expr(expression, order);
            }
        }
    }
    select.limit(rows).offset(offset).take()
}

/// The next rows of a walk: those in the list among the next `size`, and the last one of these wherever there are so many.
pub(super) fn walk(
    shelf: &dyn Shelf,
    conditions: &Conditions,
    engine: Engine,
    walk: &Walk,
    (size, rows): (u64, u64),
) -> SelectStatement {
    let facts = shelf.facts();
    let table = || Alias::new(&facts.table);
    let window = window(shelf, engine, walk, size);
    let mut number = WindowStatement::new();
    ordered(facts, walk, &mut number);
    let numbered = everything(facts)
        .expr_window_as(Func::cust("ROW_NUMBER"), number, Alias::new(PLACE))
        .from_subquery(window, table())
        .take();
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    let mut select = shelf.select();
    select
        .from_clear()
        .from_subquery(numbered, table())
        .expr_as(Expr::col((table(), PLACE)), Alias::new(PLACE))
        .expr_as(Expr::case(conditions.all.clone(), 1).finally(0), Alias::new(IS_FOUND))
        .cond_where(Condition::any().add(conditions.all.clone()).add(Expr::col((table(), PLACE)).eq(size)));
    ordered(facts, walk, &mut select);
    // One more than fits shows that there are more, and the last one of the window may be none of the list.
    select.limit(rows + 2).take()
}

/// The rows that are looked at as a whole: all, or those that one index finds.
fn candidates(shelf: &dyn Shelf, conditions: &Conditions) -> SelectStatement {
    let facts = shelf.facts();
    let mut select = all(shelf);
    if let Some((place, condition)) = &conditions.by_index {
        select.cond_where(condition.clone());
        if let Some(column) = facts.columns.get(*place) {
            // Holds the engine to the index.
            select.order_by_expr(column_of(facts, column), Order::Asc);
        }
    }
    select.limit(FEW + 1).take()
}

/// The next `size` rows of a walk, whatever they are.
fn window(shelf: &dyn Shelf, engine: Engine, walk: &Walk, size: u64) -> SelectStatement {
    let facts = shelf.facts();
    let mut arms = arms(facts, engine, walk).into_iter().map(|condition| {
        let mut select = all(shelf);
        select.cond_where(condition);
        ordered(facts, walk, &mut select);
        select.limit(size).take()
    });
    let wrapped = |arm: SelectStatement| everything(facts).from_subquery(arm, Alias::new(&facts.table)).take();
    let Some(first) = arms.next() else { return all(shelf).limit(0).take() };
    let mut others = arms.map(|arm| (UnionType::All, wrapped(arm))).peekable();
    if others.peek().is_none() {
        return first;
    }
    let union = wrapped(first).unions(others).take();
    let mut select = everything(facts).from_subquery(union, Alias::new(&facts.table)).take();
    ordered(facts, walk, &mut select);
    select.limit(size).take()
}

/// How many parts a walk from a certain row has: each part of a window reads as many rows as the window may have.
pub(super) fn parts(engine: Engine, walk: &Walk) -> u64 {
    if engine == Engine::Sqlite && walk.after.is_some() { walk.order.len() as u64 } else { 1 }
}

/// What comes after a row. PostgreSQL finds it by one comparison. SQLite would find the first column by its index and
/// then go through all that are equal in it, so each column gets a part of its own.
fn arms(facts: &Facts, engine: Engine, walk: &Walk) -> Vec<Condition> {
    let columns: Vec<Expr> = walk
        .order
        .iter()
        .filter_map(|place| facts.columns.get(*place))
        .map(|column| column_of(facts, column))
        .collect();
    let beyond = |column: Expr, value: Expr| match walk.direction {
        Direction::Ascending => column.gt(value),
        Direction::Descending => column.lt(value),
    };
    let Some(values) = &walk.after else { return vec![Condition::all()] };
    let values: Vec<Expr> = values.iter().cloned().map(Expr::val).collect();
    if let ([column], [value]) = (columns.as_slice(), values.as_slice()) {
        return vec![Condition::all().add(beyond(column.clone(), value.clone()))];
    }
    if engine == Engine::Postgres {
        return vec![Condition::all().add(beyond(Expr::tuple(columns), Expr::tuple(values)))];
    }
    let arms = (0..columns.len()).rev().map(|last| {
        columns.iter().zip(&values).take(last + 1).enumerate().fold(
            Condition::all(),
            |all, (place, (column, value))| {
                let (column, value) = (column.clone(), value.clone());
                all.add(if place == last { beyond(column, value) } else { rare(column.eq(value)) })
            },
        )
    });
    arms.collect()
}

/// Tells SQLite that this is seldom true. Where it knows that it is true of many rows, it would leave the index and go
/// through the table by its keys, however far the first of those rows is.
fn rare(condition: Expr) -> Expr {
    Func::cust("likelihood").arg(condition).arg(Expr::cust("0.0001")).into()
}

fn ordered(facts: &Facts, walk: &Walk, statement: &mut impl OrderedStatement) {
    for column in walk.order.iter().filter_map(|place| facts.columns.get(*place)) {
        statement.order_by_expr(column_of(facts, column), order_of(walk.direction));
    }
}

fn order_of(direction: Direction) -> Order {
    match direction {
        Direction::Ascending => Order::Asc,
        Direction::Descending => Order::Desc,
    }
}

/// Every column of the table as the database has it: the columns that a model reads are chosen outermost.
fn all(shelf: &dyn Shelf) -> SelectStatement {
    shelf.select().clear_selects().column((Alias::new(&shelf.facts().table), Asterisk)).take()
}

fn everything(facts: &Facts) -> SelectStatement {
    SelectStatement::new().column((Alias::new(&facts.table), Asterisk)).take()
}
