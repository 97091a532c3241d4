//! The tables of the queue. Times are microseconds since 1970.

use sea_orm::ConnectionTrait;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, string_len, text, text_null};

/// The migrations of this part.
pub(in crate::jobs) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreateJobs)]
}

struct CreateJobs;

/// Each holds only the rows that somebody looks for in it, so it stays small however many jobs are kept.
const INDEXES: [&str; 4] = [
    "CREATE INDEX jobs_due ON jobs (queue, priority, run_at, id) WHERE state = 'waiting'",
    "CREATE INDEX jobs_leased ON jobs (lease_until) WHERE state = 'running'",
    "CREATE INDEX jobs_ended ON jobs (state, ended_at) WHERE ended_at IS NOT NULL",
    "CREATE INDEX jobs_by_state ON jobs (state, id)",
];

impl MigrationName for CreateJobs {
    fn name(&self) -> &'static str {
        "flaskboost_0018_create_jobs"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreateJobs {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let jobs = Table::create()
            .table("jobs")
            .col(string_len("id", 80).primary_key())
            .col(text("name"))
            .col(string_len("queue", 40))
            .col(big_integer("priority"))
            .col(text("payload"))
            .col(text("key"))
            .col(big_integer("created_at"))
            .col(big_integer("run_at"))
            .col(big_integer("max_attempts"))
            .col(big_integer("timeout_seconds"))
            .col(text_null("extras"))
            .col(string_len("state", 10))
            .col(big_integer("attempts"))
            .col(big_integer("crashes"))
            // How often it was given out: the number of a lease.
            .col(big_integer("leases"))
            .col(big_integer_null("lease_until"))
            .col(big_integer_null("cancel_asked_at"))
            .col(text_null("worker"))
            .col(text_null("error"))
            .col(text_null("result"))
            .col(big_integer_null("started_at"))
            .col(big_integer_null("ended_at"))
            .to_owned();
        manager.create_table(jobs).await?;
        for index in INDEXES {
            manager.get_connection().execute_unprepared(index).await?;
        }
        // A row for each queue that gives out no more jobs.
        let queues = Table::create().table("job_paused_queues").col(string_len("queue", 40).primary_key()).to_owned();
        manager.create_table(queues).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["job_paused_queues", "jobs"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}
