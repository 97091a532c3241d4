//! [`Scope`]: a query that finds only what somebody may have.

use sea_orm::{DeleteMany, EntityTrait, ModelTrait, QueryFilter, Select, UpdateMany};

use super::Policy;
use crate::auth::{Action, Actor, Permission};

/// A query that finds only what somebody may have, by the policy of its model.
pub trait Scope: Sized {
    /// Only the rows that they may do this to.
    #[must_use]
    fn permitted(self, actor: &Actor, action: Action) -> Self;

    /// Only the rows that they see.
    #[must_use]
    fn visible_to(self, actor: &Actor) -> Self {
        self.permitted(actor, Action::VIEW)
    }
}

fn narrow<E, Q>(query: Q, actor: &Actor, action: Action) -> Q
where
    E: EntityTrait,
    E::Model: Policy + ModelTrait<Entity = E>,
    Q: QueryFilter,
{
    query.filter(E::Model::rules().reach(actor, Permission::to::<E::Model>(action)).condition())
}

impl<E> Scope for Select<E>
where
    E: EntityTrait,
    E::Model: Policy + ModelTrait<Entity = E>,
{
    fn permitted(self, actor: &Actor, action: Action) -> Self {
        narrow::<E, _>(self, actor, action)
    }
}

impl<E> Scope for UpdateMany<E>
where
    E: EntityTrait,
    E::Model: Policy + ModelTrait<Entity = E>,
{
    fn permitted(self, actor: &Actor, action: Action) -> Self {
        narrow::<E, _>(self, actor, action)
    }
}

impl<E> Scope for DeleteMany<E>
where
    E: EntityTrait,
    E::Model: Policy + ModelTrait<Entity = E>,
{
    fn permitted(self, actor: &Actor, action: Action) -> Self {
        narrow::<E, _>(self, actor, action)
    }
}
