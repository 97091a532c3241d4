//! What Runnerly knows of a user beyond the account.

use flaskboost::db::Tx;
use flaskboost::error::Result;
use rust_decimal::Decimal;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, IntoActiveModel};
use serde::Serialize;

use crate::profile_form::ProfileForm;

/// What a plan and a page need to know of a runner. Everything in it is optional.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "profiles")]
pub struct Model {
    /// The number of the profile.
    #[sea_orm(primary_key)]
    #[serde(skip)]
    pub id: i64,
    /// Whose profile it is.
    #[sea_orm(unique)]
    #[serde(skip)]
    pub user_id: i64,
    /// First name.
    #[sea_orm(column_type = "String(StringLen::N(64))", nullable)]
    pub firstname: Option<String>,
    /// Last name.
    #[sea_orm(column_type = "String(StringLen::N(64))", nullable)]
    pub lastname: Option<String>,
    /// Age in years.
    pub age: Option<i32>,
    /// Weight in kilograms.
    #[sea_orm(column_type = "Decimal(Some((4, 1)))", nullable)]
    pub weight: Option<Decimal>,
    /// The highest heart rate, beats a minute.
    pub max_hr: Option<i32>,
    /// The heart rate at rest, beats a minute.
    pub rest_hr: Option<i32>,
    /// The most oxygen the runner can use, ml/kg/min.
    #[sea_orm(column_type = "Decimal(Some((4, 2)))", nullable)]
    pub vo2max: Option<Decimal>,
}

flaskboost::audited!(ActiveModel);

impl Model {
    /// The profile of a user, if they have filled one in.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn for_user(db: &impl ConnectionTrait, user_id: i64) -> Result<Option<Self>> {
        Ok(Entity::find().filter(Column::UserId.eq(user_id)).one(db).await?)
    }

    /// Saves the profile of a user, whether or not they had one.
    ///
    /// # Errors
    ///
    /// - The database refuses it.
    pub async fn save(tx: &Tx, user_id: i64, input: ProfileForm) -> Result<Self> {
        let found = Self::for_user(tx, user_id).await?;
        let is_new = found.is_none();
        let mut profile = found.map(IntoActiveModel::into_active_model).unwrap_or_default();
        profile.user_id = Set(user_id);
        profile.firstname = Set(input.firstname);
        profile.lastname = Set(input.lastname);
        profile.age = Set(input.age);
        profile.weight = Set(input.weight);
        profile.max_hr = Set(input.max_hr);
        profile.rest_hr = Set(input.rest_hr);
        profile.vo2max = Set(input.vo2max);
        Ok(if is_new { profile.insert(tx).await? } else { profile.update(tx).await? })
    }
}
