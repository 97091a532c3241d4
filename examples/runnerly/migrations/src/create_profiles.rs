//! What Runnerly knows of a user beyond the account: one row for each, or none.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_pk_auto, decimal_len_null, integer_null, string_len_null};

pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "runnerly_0001_create_profiles"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let profiles = Table::create()
            .table("profiles")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(string_len_null("firstname", 64))
            .col(string_len_null("lastname", 64))
            .col(integer_null("age"))
            .col(decimal_len_null("weight", 4, 1))
            .col(integer_null("max_hr"))
            .col(integer_null("rest_hr"))
            .col(decimal_len_null("vo2max", 4, 2))
            .foreign_key(
                ForeignKey::create()
                    .name("profiles_user_id_fkey")
                    .from("profiles", "user_id")
                    .to("users", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        manager.create_table(profiles).await?;
        let one_each =
            Index::create().name("profiles_user_id_key").table("profiles").col("user_id").unique().to_owned();
        manager.create_index(one_each).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("profiles").to_owned()).await
    }
}
