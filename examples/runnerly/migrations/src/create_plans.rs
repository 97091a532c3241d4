//! Training plans: which user trains for which race.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, timestamp_with_time_zone};

pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "runnerly_0004_create_plans"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let belongs = |name: &str, column: &str, table: &str| {
            ForeignKey::create()
                .name(name)
                .from("plans", column.to_owned())
                .to(table.to_owned(), "id")
                .on_delete(ForeignKeyAction::Cascade)
                .to_owned()
        };
        let plans = Table::create()
            .table("plans")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(big_integer("race_id"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut belongs("plans_user_id_fkey", "user_id", "users"))
            .foreign_key(&mut belongs("plans_race_id_fkey", "race_id", "races"))
            .to_owned();
        manager.create_table(plans).await?;
        let once = Index::create()
            .name("plans_user_id_race_id_key")
            .table("plans")
            .col("user_id")
            .col("race_id")
            .unique()
            .to_owned();
        manager.create_index(once).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("plans").to_owned()).await
    }
}
