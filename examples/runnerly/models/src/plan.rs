//! A training plan: which user trains for which race.

use sea_orm::entity::prelude::*;

/// A training plan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "plans")]
pub struct Model {
    /// The number of the plan.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who trains.
    pub user_id: i64,
    /// For which race; one plan for each.
    pub race_id: i64,
    /// When it was made.
    pub created_at: DateTimeUtc,
}

flaskboost::audited!(ActiveModel);
