//! Runs, each belonging to one user and known once.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, big_pk_auto, double, double_null, json, string_len, text, timestamp_with_time_zone,
};

pub(crate) struct Step;

impl MigrationName for Step {
    fn name(&self) -> &'static str {
        "runnerly_0002_create_runs"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let runs = Table::create()
            .table("runs")
            .col(big_pk_auto("id"))
            .col(big_integer("user_id"))
            .col(big_integer_null("strava_id"))
            .col(string_len("source", 16))
            .col(string_len("title", 120))
            .col(timestamp_with_time_zone("started_at"))
            .col(double("distance_m"))
            .col(big_integer("elapsed_s"))
            .col(big_integer("moving_s"))
            .col(double("average_speed"))
            .col(double_null("average_heartrate"))
            .col(double_null("elevation_gain_m"))
            .col(text("outline"))
            .col(json("track"))
            .foreign_key(
                ForeignKey::create()
                    .name("runs_user_id_fkey")
                    .from("runs", "user_id")
                    .to("users", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            .to_owned();
        manager.create_table(runs).await?;
        let strava = Index::create().name("runs_strava_id_key").table("runs").col("strava_id").unique().to_owned();
        manager.create_index(strava).await?;
        // The same run twice is refused; the first column also serves "the last ten runs of this user".
        let twice = Index::create()
            .name("runs_user_id_started_at_distance_m_key")
            .table("runs")
            .col("user_id")
            .col("started_at")
            .col("distance_m")
            .unique()
            .to_owned();
        manager.create_index(twice).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("runs").to_owned()).await
    }
}
