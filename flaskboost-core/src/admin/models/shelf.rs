//! [`Shelf`]: what only the type of a model can do, behind one door, so that everything else is compiled once.

use std::fmt;

use futures_util::future::BoxFuture;
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{QueryResult, Value};

use super::{Answers, Facts, Row};
use crate::auth::{Action, Actor, Permission};
use crate::db::Tx;
use crate::error::Result;
use crate::policy::Extent;

/// What only the type of a model can do.
pub(in crate::admin) trait Shelf: fmt::Debug + Send + Sync {
    fn facts(&self) -> &Facts;

    /// The permission to do this to every row.
    fn permission(&self, action: Action) -> Permission;

    /// A query of every column of every row, each under its own name.
    fn select(&self) -> SelectStatement;

    /// Whether a column holds this value.
    fn is(&self, column: usize, value: Value) -> Expr;

    /// Reads a row of such a query.
    fn read(&self, row: &QueryResult) -> Result<Row>;

    /// Reads a row of a query in which the names of the columns begin with this.
    fn read_as(&self, row: &QueryResult, prefix: &str) -> Result<Row>;

    /// What people call this row.
    fn title(&self, row: &Row) -> String;

    /// Something that is computed for this row, by its place.
    fn computed(&self, row: &Row, place: usize) -> String;

    /// Of which rows somebody may do this. What is in the trash is none of them.
    fn extent(&self, actor: &Actor, action: Action) -> Extent;

    /// The same, with rows in the trash among them.
    fn extent_with_trash(&self, actor: &Actor, action: Action) -> Extent;

    /// The columns that hold one certain value in every row of which somebody may do this.
    fn pins(&self, actor: &Actor, action: Action) -> Vec<(usize, Value)>;

    /// Of which rows somebody may read this column, if they may see the row.
    fn extent_to_read(&self, actor: &Actor, column: usize) -> Extent;

    /// Of which rows somebody may write this column, if they may change the row.
    fn extent_to_write(&self, actor: &Actor, column: usize) -> Extent;

    /// Whether somebody may make a new row.
    fn may_create(&self, actor: &Actor) -> bool;

    /// Whether somebody may do this to this row. A row in the trash can be seen, and deleted for good.
    fn may(&self, row: &Row, actor: &Actor, action: Action) -> bool;

    /// Whether somebody may read this column of this row.
    fn may_read(&self, row: &Row, actor: &Actor, column: usize) -> bool;

    /// Whether somebody may write this column of this row.
    fn may_write(&self, row: &Row, actor: &Actor, column: usize) -> bool;

    /// Writes a new row with these values; the database fills in the others.
    fn insert<'a>(&'a self, tx: &'a Tx, values: Vec<(usize, Value)>) -> BoxFuture<'a, Result<Row>>;

    /// Changes these values of a row.
    fn update<'a>(&'a self, tx: &'a Tx, row: &'a Row, values: Vec<(usize, Value)>) -> BoxFuture<'a, Result<Row>>;

    /// Deletes a row.
    fn delete<'a>(&'a self, tx: &'a Tx, row: &'a Row) -> BoxFuture<'a, Result<()>>;

    /// Does something that the model declares, by its place, to a row, with what was filled in for it.
    fn act<'a>(&'a self, tx: &'a Tx, row: &'a Row, action: usize, answers: &'a Answers) -> BoxFuture<'a, Result<()>>;
}
