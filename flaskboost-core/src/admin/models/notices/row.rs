//! A notice as the database knows it.

use sea_orm::entity::prelude::*;
use serde::Serialize;

/// A row of `notices`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "notices")]
pub(in crate::admin) struct Model {
    /// A later notice has a greater one.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who is told.
    #[serde(skip)]
    pub user_id: i64,
    pub text: String,
    /// A path of this site.
    #[sea_orm(column_type = "Text", nullable)]
    pub link: Option<String>,
    /// `success`, `info`, `warning` or `error`.
    #[sea_orm(column_type = "String(StringLen::N(10))")]
    pub level: String,
    pub made_at: DateTimeUtc,
    pub read_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
