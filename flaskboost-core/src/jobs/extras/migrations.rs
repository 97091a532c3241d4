//! The tables of what only some jobs ask for. Times are microseconds since 1970.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, string_len, text_null};

/// The migrations of this part.
pub(in crate::jobs) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateJobExtras)]
}

struct CreateJobExtras;

impl MigrationName for CreateJobExtras {
    fn name(&self) -> &'static str {
        "flaskboost_0017_create_job_extras"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateJobExtras {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let effects = Table::create()
            .table("job_effects")
            .col(string_len("name", 100))
            .col(string_len("key", 255))
            .col(big_integer("at"))
            .primary_key(Index::create().col("name").col("key"))
            .to_owned();
        manager.create_table(effects).await?;
        let by_time = Index::create().name("job_effects_by_time").table("job_effects").col("at").to_owned();
        manager.create_index(by_time).await?;
        let locks = Table::create()
            .table("job_locks")
            .col(string_len("key", 255).primary_key())
            .col(string_len("job_id", 80))
            .col(big_integer("until"))
            .to_owned();
        manager.create_table(locks).await?;
        let slots = Table::create()
            .table("job_slots")
            .col(string_len("key", 255))
            .col(big_integer("place"))
            .col(string_len("job_id", 80))
            .col(big_integer("until"))
            .primary_key(Index::create().col("key").col("place"))
            .to_owned();
        manager.create_table(slots).await?;
        let rates = Table::create()
            .table("job_rates")
            .col(string_len("key", 255).primary_key())
            .col(big_integer("tat"))
            .to_owned();
        manager.create_table(rates).await?;
        let batches = Table::create()
            .table("job_batches")
            .col(string_len("id", 80).primary_key())
            .col(big_integer("total"))
            .col(big_integer("failed"))
            .col(text_null("next"))
            .col(big_integer("created_at"))
            .col(big_integer_null("ended_at"))
            .to_owned();
        manager.create_table(batches).await?;
        let members = Table::create()
            .table("job_batch_members")
            .col(string_len("batch_id", 80))
            .col(string_len("job_id", 80))
            .primary_key(Index::create().col("batch_id").col("job_id"))
            .to_owned();
        manager.create_table(members).await?;
        let trials = Table::create()
            .table("job_trials")
            .col(string_len("job_id", 80).primary_key())
            .col(big_integer("count"))
            .col(big_integer("at"))
            .to_owned();
        manager.create_table(trials).await?;
        let namespaces = Table::create()
            .table("job_namespaces")
            .col(big_integer("id").primary_key())
            .col(string_len("name", 40))
            .to_owned();
        manager.create_table(namespaces).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            "job_namespaces",
            "job_trials",
            "job_batch_members",
            "job_batches",
            "job_rates",
            "job_slots",
            "job_locks",
            "job_effects",
        ] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
