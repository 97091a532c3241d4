//! The statements of a list.

use sea_orm::Value;
use sea_orm::sea_query::{
    Alias, Asterisk, Condition, Expr, ExprTrait, Func, NullOrdering, Order, OrderedStatement, SelectStatement,
    UnionType, WindowStatement,
};

use super::conditions::{Conditions, column_of};
use crate::admin::models::{Direction, Facts, Shelf};
use crate::db::Engine;

/// How many rows a table or an index may give before they are too many to look at as a whole.
pub(super) const FEW: u64 = 10_000;

/// Where a row stands in a window, and whether it is in the list: names that no column has.
pub(super) const PLACE: &str = "flaskboost_place";
pub(super) const IS_FOUND: &str = "flaskboost_is_found";

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
