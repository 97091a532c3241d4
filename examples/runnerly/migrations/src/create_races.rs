//! Races that people plan to run. A race outlives the account of the one who added it: others train for it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, big_pk_auto, date, double, string_len};

pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "runnerly_0003_create_races"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let races = Table::create()
            .table("races")
            .col(big_pk_auto("id"))
            .col(string_len("name", 120))
            .col(date("held_on"))
            .col(double("distance_m"))
            .col(string_len("location", 120))
            .col(big_integer_null("created_by"))
            .foreign_key(
                ForeignKey::create()
                    .name("races_created_by_fkey")
                    .from("races", "created_by")
                    .to("users", "id")
                    .on_delete(ForeignKeyAction::SetNull),
            )
            .to_owned();
        manager.create_table(races).await?;
        manager.create_index(Index::create().name("races_by_held_on").table("races").col("held_on").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("races").to_owned()).await
    }
}
