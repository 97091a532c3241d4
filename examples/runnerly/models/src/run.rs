//! A run: what was measured, whose it is, and every question that a page asks about runs.

use chrono::{DateTime, TimeDelta, Utc};
use flaskboost::db::Db;
use flaskboost::error::{Error, Result};
use flaskboost::model::{Invalid, Page, PageNumber, Violation, ViolationKind};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect};
use tokio::sync::Semaphore;

use crate::gps::{self, Refusal, Track};
use crate::measure::{Distance, Elapsed};
use crate::measured::measured;
use crate::new_run::NewRun;
use crate::run_card::{RunCard, RunRow};
use crate::run_details::RunDetails;
use crate::total::{Total, TotalRow};

/// How many runs the dashboard shows.
const LATEST: u64 = 10;

/// How many files are read at once. A full one takes a hundred megabytes while it is read, and the memory of the
/// machine is one, whatever the number of requests.
static READING: Semaphore = Semaphore::const_new(2);

/// How many runs one page of the list shows.
const PER_PAGE: u32 = 20;

/// A run that somebody did.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "runs")]
pub struct Model {
    /// The number of the run.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose run it is; only they see it.
    pub user_id: i64,
    /// The number of the activity at Strava, when it came from there.
    #[sea_orm(unique)]
    pub strava_id: Option<i64>,
    /// Where it came from: `gpx`.
    #[sea_orm(column_type = "String(StringLen::N(16))")]
    pub source: String,
    /// What the runner calls it.
    #[sea_orm(column_type = "String(StringLen::N(120))")]
    pub title: String,
    /// When it began.
    pub started_at: DateTimeUtc,
    /// How far it went.
    #[sea_orm(column_name = "distance_m")]
    pub distance: Distance,
    /// From start to finish, pauses included.
    #[sea_orm(column_name = "elapsed_s")]
    pub elapsed: Elapsed,
    /// Time on the move.
    #[sea_orm(column_name = "moving_s")]
    pub moving: Elapsed,
    /// Metres a second while moving.
    pub average_speed: f64,
    /// Beats a minute, when the source tells.
    pub average_heartrate: Option<f64>,
    /// Metres climbed, when heights were recorded.
    #[sea_orm(column_name = "elevation_gain_m")]
    pub climbed_m: Option<f64>,
    /// The outline on a map, as data of an SVG path: lists show it without reading the track.
    #[sea_orm(column_type = "Text")]
    pub outline: String,
    /// The thinned-out track.
    pub track: Track,
}

// The track and its outline are the recording itself: no change that counts, and long.
flaskboost::audited!(ActiveModel, skip = [Column::Outline, Column::Track]);

impl Model {
    /// Reads an uploaded GPX file and keeps it as a run of this user.
    ///
    /// # Errors
    ///
    /// - The file is refused (beside the field `file`; see [`Refusal`]), or holds no times and none were given.
    /// - The run would begin in the future, or the user has it already.
    pub async fn import(db: &Db, user_id: i64, upload: NewRun, now: DateTime<Utc>) -> Result<Self> {
        let file = upload.file.bytes.clone();
        // A long file takes a second of work: it must not hold up the other requests of this thread. The turn goes
        // along, because the work goes on when its request has been given up.
        let turn = READING.acquire().await.map_err(Error::internal)?;
        let reading = tokio::task::spawn_blocking(move || {
            let recording = gps::read(&file);
            drop(turn);
            recording
        });
        let recording = reading.await.map_err(Error::internal)?;
        let recording = recording.map_err(|refusal| Invalid::field("file", refusal.sentence()))?;
        let typed = upload.started_at.map(|at| at.and_utc()).zip(upload.took);
        let Some(run) = measured(user_id, &recording, upload.title.as_deref(), typed) else {
            let missing = if upload.started_at.is_none() { "started_at" } else { "took" };
            let refusal = Invalid::field("file", Refusal::NoTimes.sentence());
            return Err(refusal.and(missing, "Needed for this file.").into());
        };
        if run.started_at.try_as_ref().is_some_and(|start| *start > now + TimeDelta::days(1)) {
            return Err(Invalid::field("file", "The run begins in the future: was the watch set right?").into());
        }
        let kept = db.transaction(async |tx| Ok(run.insert(tx).await?)).await;
        kept.map_err(|error| match Violation::of(&error) {
            Some(Violation { kind: ViolationKind::Unique, .. }) => {
                Invalid::field("file", "You have this run already.").into()
            }
            _ => error,
        })
    }

    /// The last ten runs of a user, newest first.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn recent(db: &Db, user_id: i64) -> Result<Vec<RunCard>> {
        let rows = newest_first(user_id).limit(LATEST).into_partial_model::<RunRow>().all(db).await?;
        Ok(rows.into_iter().map(RunCard::from).collect())
    }

    /// One page of all runs of a user, newest first.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn page(db: &Db, user_id: i64, number: PageNumber) -> Result<Page<RunCard>> {
        let pages = newest_first(user_id).into_partial_model::<RunRow>().paginate(db, u64::from(PER_PAGE));
        let total = pages.num_items().await?;
        let rows = pages.fetch_page(u64::from(number.get() - 1)).await?;
        Ok(Page::new(rows, number, PER_PAGE, total).map(RunCard::from))
    }

    /// One run of this user, with its pictures.
    ///
    /// # Errors
    ///
    /// - There is no such run, or it is somebody else's: the answer is the same.
    pub async fn find_for(db: &Db, user_id: i64, id: i64) -> Result<RunDetails> {
        let run = Entity::find_by_id(id).filter(Column::UserId.eq(user_id)).one(db).await?;
        run.map(RunDetails::from).ok_or_else(|| Error::not_found("There is no such run."))
    }

    /// Deletes one run of this user for good.
    ///
    /// # Errors
    ///
    /// - There is no such run, or it is somebody else's: the answer is the same.
    pub async fn delete(db: &Db, user_id: i64, id: i64) -> Result<()> {
        db.transaction(async |tx| {
            let run = Entity::find_by_id(id).filter(Column::UserId.eq(user_id)).one(tx).await?;
            let run = run.ok_or_else(|| Error::not_found("There is no such run."))?;
            run.into_active_model().delete(tx).await?;
            Ok(())
        })
        .await
    }

    /// What a user ran since a moment.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn total_since(db: &Db, user_id: i64, since: DateTime<Utc>) -> Result<Total> {
        let row = Entity::find()
            .select_only()
            .column_as(Column::Id.count(), "runs")
            .column_as(Column::Distance.sum(), "metres")
            .column_as(ExprTrait::cast_as(Column::Moving.sum(), "bigint"), "seconds")
            .filter(Column::UserId.eq(user_id))
            .filter(Column::StartedAt.gte(since))
            .into_model::<TotalRow>()
            .one(db)
            .await?;
        Ok(row.map(Total::from).unwrap_or_default())
    }
}

fn newest_first(user_id: i64) -> Select<Entity> {
    let mine = Entity::find().filter(Column::UserId.eq(user_id));
    mine.order_by_desc(Column::StartedAt).order_by_desc(Column::Id)
}
