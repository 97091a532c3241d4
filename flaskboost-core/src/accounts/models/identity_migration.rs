//! The table of what other providers call people.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_pk_auto, string_len, timestamp_with_time_zone, timestamp_with_time_zone_null,
};

/// Makes the table. One row for each pair of issuer and subject: a person there is one person here.
pub(super) struct CreateIdentities;

impl MigrationName for CreateIdentities {
    fn name(&self) -> &'static str {
        "flaskboost_0130_create_identities"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateIdentities {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut owner = ForeignKey::create()
            .name("identities_user_id_fkey")
            .from("identities", "user_id")
            .to("users", "id")
            .on_delete(ForeignKeyAction::Cascade)
            .to_owned();
        let identities = Table::create()
            .table("identities")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(string_len("provider", 30))
            .col(string_len("issuer", 500))
            .col(string_len("subject", 255))
            .col(string_len("email", 254))
            .col(timestamp_with_time_zone("linked_at"))
            .col(timestamp_with_time_zone_null("last_used_at"))
            .foreign_key(&mut owner)
            .to_owned();
        manager.create_table(identities).await?;
        let mut one_person = Index::create();
        one_person.name("identities_issuer_subject_key").table("identities").col("issuer").col("subject").unique();
        manager.create_index(one_person.to_owned()).await?;
        let by_user = Index::create().name("identities_by_user").table("identities").col("user_id").to_owned();
        manager.create_index(by_user).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("identities").to_owned()).await
    }
}
