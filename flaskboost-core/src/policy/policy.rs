//! [`Policy`]: who may do what to the rows of a model.

use sea_orm::{ActiveModelTrait, ActiveValue, EntityTrait, IdenStatic, Iterable, ModelTrait};

use super::Rules;
use super::reach::ReachOf;
use crate::auth::{Action, Actor, Permission, Resource};
use crate::error::{Error, Result};
use crate::model::Invalid;

/// The columns of a model.
pub type ColumnOf<M> = <<M as ModelTrait>::Entity as EntityTrait>::Column;

/// Who may do what to the rows of a model. It is written once, as [`Rules`], and asked in two ways: about a row, here,
/// and about a list, with [`Scope`](super::Scope).
///
/// The trait asks for no trait of the ORM, so a controller that uses it gets no way to query.
pub trait Policy: Resource + Sized {
    /// The rules.
    fn rules() -> Rules<ColumnOf<Self>>
    where
        Self: ModelTrait;

    /// Whether somebody may do something to this row. One who may not see it may do nothing to it.
    fn may(&self, actor: &Actor, action: Action) -> bool
    where
        Self: ModelTrait,
    {
        Self::rules().reach(actor, Permission::to::<Self>(action)).holds(self)
    }

    /// Refuses whoever may not do something to this row.
    ///
    /// # Errors
    ///
    /// - They may not see it: 404, as if it were not there.
    /// - They see it, and nobody is logged in: 401, which sends a page's visitor to the log-in form.
    /// - They see it, and may not: 403.
    fn require(&self, actor: &Actor, action: Action) -> Result<()>
    where
        Self: ModelTrait,
    {
        let rules = Self::rules();
        if rules.reach(actor, Permission::to::<Self>(action)).holds(self) {
            Ok(())
        } else if rules.reach(actor, Permission::view::<Self>()).holds(self) {
            Err(actor.refusal())
        } else {
            Err(Error::from_status(http::StatusCode::NOT_FOUND))
        }
    }

    /// Whether somebody may make a new row.
    #[must_use]
    fn may_create(actor: &Actor) -> bool
    where
        Self: ModelTrait,
    {
        actor.is_within_scopes(Permission::create::<Self>()) && Self::rules().lets_create(actor)
    }

    /// Refuses whoever may not make a new row.
    ///
    /// # Errors
    ///
    /// - Nobody is logged in: 401.
    /// - They may not: 403.
    fn require_create(actor: &Actor) -> Result<()>
    where
        Self: ModelTrait,
    {
        if Self::may_create(actor) { Ok(()) } else { Err(actor.refusal()) }
    }

    /// Whether somebody may read this column of this row.
    fn may_read(&self, actor: &Actor, column: ColumnOf<Self>) -> bool
    where
        Self: ModelTrait,
    {
        let rules = Self::rules();
        rules.reach(actor, Permission::view::<Self>()).and(rules.reach_to_read(actor, column)).holds(self)
    }

    /// Whether somebody may change this column of this row.
    fn may_write(&self, actor: &Actor, column: ColumnOf<Self>) -> bool
    where
        Self: ModelTrait,
    {
        let rules = Self::rules();
        let reach: ReachOf<Self> =
            rules.reach(actor, Permission::edit::<Self>()).and(rules.reach_to_write(actor, column));
        reach.holds(self)
    }

    /// Refuses changes to columns that somebody may not change. What is set to the value that it has is no change.
    ///
    /// # Errors
    ///
    /// - Each such column, as a refusal of the field of its name.
    fn check_changes<A>(&self, actor: &Actor, changes: &A) -> Result<(), Invalid>
    where
        Self: ModelTrait,
        A: ActiveModelTrait<Entity = Self::Entity>,
    {
        let is_change = |column: ColumnOf<Self>| match changes.get(column) {
            ActiveValue::Set(value) => value != self.get(column),
            ActiveValue::Unchanged(_) | ActiveValue::NotSet => false,
        };
        let refused = ColumnOf::<Self>::iter().filter(|column| is_change(*column) && !self.may_write(actor, *column));
        let errors: Vec<(String, String)> =
            refused.map(|column| (column.as_str().to_owned(), "You may not change this.".to_owned())).collect();
        if errors.is_empty() { Ok(()) } else { Err(Invalid { errors }) }
    }
}
