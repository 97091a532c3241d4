//! [`Extent`]: how much of a model somebody may have, for whoever puts the query together.

use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, ModelTrait, Value};

use super::Rules;
use super::reach::Reach;
use super::{ColumnOf, Policy};
use crate::auth::{Action, Actor, Permission};

/// How much of a model somebody may have.
#[derive(Debug, Clone)]
pub(crate) enum Extent {
    /// Every row.
    Everything,
    /// No row.
    Nothing,
    /// The rows of which this is true.
    Rows(Condition),
}

/// Of which rows somebody may do this.
pub(crate) fn extent<M: Policy + ModelTrait>(actor: &Actor, action: Action) -> Extent {
    of(&M::rules().reach(actor, Permission::to::<M>(action)))
}

/// The same, with rows in the trash among them.
pub(crate) fn extent_with_trash<M: Policy + ModelTrait>(actor: &Actor, action: Action) -> Extent {
    of(&M::rules().with_trash().reach(actor, Permission::to::<M>(action)))
}

/// Whether somebody may do this to a row, also if it is in the trash.
pub(crate) fn may_with_trash<M: Policy + ModelTrait>(row: &M, actor: &Actor, action: Action) -> bool {
    M::rules().with_trash().reach(actor, Permission::to::<M>(action)).holds(row)
}

/// Whether somebody may read this column of a row, also if it is in the trash.
pub(crate) fn may_read_with_trash<M: Policy + ModelTrait>(row: &M, actor: &Actor, column: ColumnOf<M>) -> bool {
    let rules = M::rules().with_trash();
    rules.reach(actor, Permission::view::<M>()).and(rules.reach_to_read(actor, column)).holds(row)
}

/// Of which rows somebody may read this column, if they may see the row.
pub(crate) fn extent_to_read<M: Policy + ModelTrait>(actor: &Actor, column: ColumnOf<M>) -> Extent {
    of(&Rules::reach_to_read(&M::rules(), actor, column))
}

/// Of which rows somebody may write this column, if they may change the row.
pub(crate) fn extent_to_write<M: Policy + ModelTrait>(actor: &Actor, column: ColumnOf<M>) -> Extent {
    of(&Rules::reach_to_write(&M::rules(), actor, column))
}

/// The columns that hold one certain value in every row of which somebody may do this, for whoever looks for an index.
pub(crate) fn pins<M: Policy + ModelTrait>(actor: &Actor, action: Action) -> Vec<(ColumnOf<M>, Value)> {
    M::rules().reach(actor, Permission::to::<M>(action)).pins()
}

fn of<C: ColumnTrait>(reach: &Reach<C>) -> Extent {
    match reach {
        Reach::Everything => Extent::Everything,
        Reach::Nothing => Extent::Nothing,
        Reach::Rows(_) => Extent::Rows(reach.condition()),
    }
}
