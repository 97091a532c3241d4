//! The table of when each schedule is due. Times are microseconds since 1970.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, boolean, string_len, string_len_null};

/// The migrations of this part.
pub(in crate::jobs) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateJobSchedules)]
}

struct CreateJobSchedules;

impl MigrationName for CreateJobSchedules {
    fn name(&self) -> &'static str {
        "flaskboost_0019_create_job_schedules"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateJobSchedules {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let schedules = Table::create()
            .table("job_schedules")
            .col(string_len("name", 100).primary_key())
            .col(string_len("hours", 100))
            .col(string_len("zone", 60))
            .col(big_integer("next_at"))
            .col(big_integer_null("last_at"))
            .col(string_len_null("last_job", 80))
            .col(boolean("is_paused"))
            .to_owned();
        manager.create_table(schedules).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("job_schedules").to_owned()).await
    }
}
