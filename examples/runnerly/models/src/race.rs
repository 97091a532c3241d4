//! A race that people plan to run; everybody sees every race.

use chrono::NaiveDate;
use flaskboost::db::Db;
use flaskboost::error::Result;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{ExprTrait, IntoCondition};
use sea_orm::{FromQueryResult, JoinType, QueryOrder, QuerySelect, RelationDef};
use serde::Serialize;

use crate::measure::Distance;
use crate::plan;

/// How many races the dashboard shows.
const NEXT: u64 = 5;

/// A race.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "races")]
pub struct Model {
    /// The number of the race.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What it is called.
    #[sea_orm(column_type = "String(StringLen::N(120))")]
    pub name: String,
    /// The day on which it is run.
    pub held_on: Date,
    /// How long it is.
    #[sea_orm(column_name = "distance_m")]
    pub distance: Distance,
    /// Where it is run.
    #[sea_orm(column_type = "String(StringLen::N(120))")]
    pub location: String,
    /// Who added it; nobody once that account is gone.
    pub created_by: Option<i64>,
}

flaskboost::audited!(ActiveModel);

/// A race ahead, as one person sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RaceAhead {
    /// The number of the race.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// The day on which it is run.
    pub held_on: NaiveDate,
    /// How long it is.
    pub distance: Distance,
    /// Where it is run.
    pub location: String,
    /// Whether the person has a training plan for it.
    pub is_planned: bool,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    name: String,
    held_on: NaiveDate,
    distance_m: Distance,
    location: String,
    plan_id: Option<i64>,
}

impl Model {
    /// The next races from a day on, soonest first, whoever added them.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn ahead_of(db: &Db, user_id: i64, today: NaiveDate) -> Result<Vec<RaceAhead>> {
        let mine: RelationDef = Entity::belongs_to(plan::Entity)
            .from(Column::Id)
            .to(plan::Column::RaceId)
            .on_condition(move |_, plans| Expr::col((plans, plan::Column::UserId)).eq(user_id).into_condition())
            .into();
        let rows = Entity::find()
            .column_as(plan::Column::Id, "plan_id")
            .join(JoinType::LeftJoin, mine)
            .filter(ColumnTrait::gte(&Column::HeldOn, today))
            .order_by_asc(Column::HeldOn)
            .order_by_asc(Column::Id)
            .limit(NEXT)
            .into_model::<Row>()
            .all(db)
            .await?;
        Ok(rows.into_iter().map(RaceAhead::from).collect())
    }
}

impl From<Row> for RaceAhead {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            name: row.name,
            held_on: row.held_on,
            distance: row.distance_m,
            location: row.location,
            is_planned: row.plan_id.is_some(),
        }
    }
}
