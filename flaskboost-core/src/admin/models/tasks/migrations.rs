//! The table of the tasks.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, string_len, string_len_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null,
};

/// The migrations of the tasks.
#[must_use]
pub(in crate::admin) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateTasks)]
}

struct CreateTasks;

impl MigrationName for CreateTasks {
    fn name(&self) -> &'static str {
        "flaskboost_0200_create_admin_tasks"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateTasks {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Whoever asked may be gone later, and what was done stays: no column refers to another table.
        let tasks = Table::create()
            .table("admin_tasks")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(text("name"))
            .col(string_len_null("address", 64))
            .col(big_integer_null("impersonator_id"))
            .col(string_len("model", 100))
            .col(string_len("sort", 10))
            .col(string_len("what", 100))
            .col(text("query"))
            .col(text_null("answers"))
            .col(string_len("state", 10))
            .col(string_len_null("why", 100))
            .col(big_integer("done"))
            .col(big_integer("failed"))
            .col(big_integer_null("total"))
            .col(text_null("place"))
            .col(text("failures"))
            .col(timestamp_with_time_zone("asked_at"))
            .col(timestamp_with_time_zone_null("begun_at"))
            .col(timestamp_with_time_zone_null("ended_at"))
            .to_owned();
        manager.create_table(tasks).await?;
        let index = |name: &str| Index::create().name(name).table("admin_tasks").to_owned();
        manager.create_index(index("admin_tasks_of_user").col("user_id").col("id").to_owned()).await?;
        manager.create_index(index("admin_tasks_by_end").col("ended_at").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("admin_tasks").to_owned()).await
    }
}
