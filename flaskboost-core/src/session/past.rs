//! The ids that sessions had before, as the database knows them: whoever sends one later has a copy.

use sea_orm::entity::prelude::*;

/// A row of `session_past_ids`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_past_ids")]
pub(super) struct Model {
    /// SHA-256 of the cookie of then, in hexadecimal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id_hash: String,
    /// The session, by its public id.
    #[sea_orm(column_type = "String(StringLen::N(32))")]
    pub public_id: String,
    /// Since when it is the id of before.
    pub retired_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
