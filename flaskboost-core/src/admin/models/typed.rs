//! [`Typed`]: the shelf of a model.

use std::fmt;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use sea_orm::sea_query::{Condition, Expr, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, IdenStatic, Iterable, ModelTrait, QueryResult, QueryTrait, Value,
};

use super::admin_model::ActiveOf;
#[cfg(feature = "testing")]
use super::key_of;
use super::spec::{Computed, Deed, Title};
use super::{AdminModel, AdminSpec, Answers, Facts, Row, Shelf};
use crate::auth::{Action, Actor, Permission};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::policy::{self, ColumnOf, Extent};

/// A value that the type of a column does not take, such as a word that is none of an enum.
#[derive(Debug, thiserror::Error)]
#[error("the model does not take this value for its column number {place}")]
pub(super) struct Unfit {
    pub(super) place: usize,
    #[source]
    why: DbErr,
}

/// The shelf of a model.
pub(in crate::admin) struct Typed<M: ModelTrait> {
    pub(super) facts: Facts,
    pub(super) columns: Vec<ColumnOf<M>>,
    pub(super) title: Option<Title<M>>,
    pub(super) computed: Vec<Computed<M>>,
    pub(super) deeds: Vec<Deed<M>>,
}

impl<M: AdminModel> Typed<M> {
    /// The shelf of a model, as it declares itself.
    pub(in crate::admin) fn shelf() -> Arc<dyn Shelf> {
        Arc::new(M::admin(AdminSpec::new()).finish())
    }

    /// The key of a row as it stands in addresses.
    #[cfg(feature = "testing")]
    pub(in crate::admin) fn key(model: &M) -> String {
        let typed = M::admin(AdminSpec::new()).finish();
        key_of(&typed.facts, &typed.row(model.clone()))
    }

    fn model(row: &Row) -> Result<&M> {
        row.model.downcast_ref().ok_or_else(|| Error::internal("a row is on the shelf of another model"))
    }

    fn row(&self, model: M) -> Row {
        let values = self.columns.iter().map(|column| model.get(*column)).collect();
        Row { values, model: Box::new(model) }
    }

    fn column(&self, place: usize) -> Option<ColumnOf<M>> {
        self.columns.get(place).copied()
    }
}

impl<M: AdminModel> Shelf for Typed<M> {
    fn facts(&self) -> &Facts {
        &self.facts
    }

    fn permission(&self, action: Action) -> Permission {
        Permission::to::<M>(action)
    }

    fn select(&self) -> SelectStatement {
        M::Entity::find().into_query()
    }

    fn is(&self, column: usize, value: Value) -> Expr {
        self.column(column).map_or_else(|| Expr::value(false), |column| column.eq(value))
    }

    fn read(&self, row: &QueryResult) -> Result<Row> {
        self.read_as(row, "")
    }

    fn read_as(&self, row: &QueryResult, prefix: &str) -> Result<Row> {
        Ok(self.row(M::from_query_result(row, prefix)?))
    }

    fn title(&self, row: &Row) -> String {
        match (&self.title, Self::model(row)) {
            (Some(title), Ok(model)) => title(model),
            _ => String::new(),
        }
    }

    fn computed(&self, row: &Row, place: usize) -> String {
        match (self.computed.get(place), Self::model(row)) {
            (Some(computed), Ok(model)) => computed(model),
            _ => String::new(),
        }
    }

    fn extent(&self, actor: &Actor, action: Action) -> Extent {
        let Some(trash) = self.facts.trash else { return policy::extent::<M>(actor, action) };
        let Some(column) = self.column(trash.column) else { return Extent::Nothing };
        match self.extent_with_trash(actor, action) {
            Extent::Nothing => Extent::Nothing,
            Extent::Everything => Extent::Rows(Condition::all().add(column.is_null())),
            Extent::Rows(rows) => Extent::Rows(Condition::all().add(rows).add(column.is_null())),
        }
    }

    fn extent_with_trash(&self, actor: &Actor, action: Action) -> Extent {
        match self.facts.trash {
            Some(_) => policy::extent_with_trash::<M>(actor, action),
            None => policy::extent::<M>(actor, action),
        }
    }

    fn pins(&self, actor: &Actor, action: Action) -> Vec<(usize, Value)> {
        let pins = policy::pins::<M>(actor, action).into_iter();
        pins.filter_map(|(column, value)| Some((self.facts.place_of(column.as_str())?, value))).collect()
    }

    fn extent_to_read(&self, actor: &Actor, column: usize) -> Extent {
        self.column(column).map_or(Extent::Nothing, |column| policy::extent_to_read::<M>(actor, column))
    }

    fn extent_to_write(&self, actor: &Actor, column: usize) -> Extent {
        self.column(column).map_or(Extent::Nothing, |column| policy::extent_to_write::<M>(actor, column))
    }

    fn may_create(&self, actor: &Actor) -> bool {
        M::may_create(actor)
    }

    fn may(&self, row: &Row, actor: &Actor, action: Action) -> bool {
        let can_be_done = [Action::VIEW, Action::DELETE].contains(&action) || !self.facts.is_trashed(row);
        can_be_done
            && Self::model(row).is_ok_and(|model| match self.facts.trash {
                Some(_) => policy::may_with_trash(model, actor, action),
                None => model.may(actor, action),
            })
    }

    fn may_read(&self, row: &Row, actor: &Actor, column: usize) -> bool {
        let column = self.column(column);
        column.is_some_and(|column| {
            Self::model(row).is_ok_and(|model| match self.facts.trash {
                Some(_) => policy::may_read_with_trash(model, actor, column),
                None => model.may_read(actor, column),
            })
        })
    }

    fn may_write(&self, row: &Row, actor: &Actor, column: usize) -> bool {
        let column = self.column(column);
        let can_be_done = !self.facts.is_trashed(row);
        can_be_done && column.is_some_and(|column| Self::model(row).is_ok_and(|model| model.may_write(actor, column)))
    }

    fn insert<'a>(&'a self, tx: &'a Tx, values: Vec<(usize, Value)>) -> BoxFuture<'a, Result<Row>> {
        async move {
            let mut active = <ActiveOf<M> as ActiveModelTrait>::default();
            for (place, value) in values {
                if let Some(column) = self.column(place) {
                    active.try_set(column, value).map_err(|why| Error::internal(Unfit { place, why }))?;
                }
            }
            Ok(self.row(active.insert(tx).await?))
        }
        .boxed()
    }

    fn update<'a>(&'a self, tx: &'a Tx, row: &'a Row, values: Vec<(usize, Value)>) -> BoxFuture<'a, Result<Row>> {
        async move {
            let mut active: ActiveOf<M> = Self::model(row)?.clone().into_active_model();
            for (place, value) in values {
                if let Some(column) = self.column(place) {
                    active.try_set(column, value).map_err(|why| Error::internal(Unfit { place, why }))?;
                }
            }
            Ok(self.row(active.update(tx).await?))
        }
        .boxed()
    }

    fn delete<'a>(&'a self, tx: &'a Tx, row: &'a Row) -> BoxFuture<'a, Result<()>> {
        async move {
            let active: ActiveOf<M> = Self::model(row)?.clone().into_active_model();
            active.delete(tx).await?;
            Ok(())
        }
        .boxed()
    }

    fn act<'a>(&'a self, tx: &'a Tx, row: &'a Row, action: usize, answers: &'a Answers) -> BoxFuture<'a, Result<()>> {
        async move {
            let deed = self.deeds.get(action).ok_or_else(|| Error::not_found("There is no such action."))?;
            deed(tx, Self::model(row)?.clone(), answers).await
        }
        .boxed()
    }
}

impl<M: ModelTrait> fmt::Debug for Typed<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Typed").field("model", &self.facts.name).finish_non_exhaustive()
    }
}

/// Every column of a model, in their order.
pub(super) fn columns<M: ModelTrait>() -> Vec<ColumnOf<M>> {
    ColumnOf::<M>::iter().collect()
}
