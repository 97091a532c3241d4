//! [`Task`](Model): long work that somebody asked for.

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, IntoActiveModel, QueryOrder, QuerySelect};

use super::failure::{Failure, KEPT};
use super::state::{Sort, State};
use crate::db::trail::{AuthorKind, By};
use crate::db::{Db, Tx};
use crate::error::{Error, Result};

/// How long an ended task is kept.
const KEEP: Duration = Duration::days(30);

/// Long work that somebody asked for, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "admin_tasks")]
pub(in crate::admin) struct Model {
    #[sea_orm(primary_key)]
    pub(in crate::admin) id: i64,
    /// Who asked for it, and what they were called.
    pub(in crate::admin) user_id: i64,
    #[sea_orm(column_type = "Text")]
    pub(in crate::admin) name: String,
    pub(in crate::admin) address: Option<String>,
    pub(in crate::admin) impersonator_id: Option<i64>,
    /// The name of the model.
    pub(in crate::admin) model: String,
    pub(in crate::admin) sort: Sort,
    /// The name of the action, or of the file.
    pub(in crate::admin) what: String,
    /// Which rows: the query of a list, or the number of an import.
    #[sea_orm(column_type = "Text")]
    pub(in crate::admin) query: String,
    /// What was filled in, as pairs in JSON.
    #[sea_orm(column_type = "Text", nullable)]
    pub(in crate::admin) answers: Option<String>,
    pub(in crate::admin) state: State,
    /// Why it could not go on: the last part of the name of a text, after `tasks-why-`.
    pub(in crate::admin) why: Option<String>,
    pub(in crate::admin) done: i64,
    pub(in crate::admin) failed: i64,
    /// How many rows there were at the beginning, if they were counted.
    pub(in crate::admin) total: Option<i64>,
    /// Where it goes on.
    #[sea_orm(column_type = "Text", nullable)]
    pub(in crate::admin) place: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub(in crate::admin) failures: String,
    pub(in crate::admin) asked_at: DateTimeUtc,
    pub(in crate::admin) begun_at: Option<DateTimeUtc>,
    pub(in crate::admin) ended_at: Option<DateTimeUtc>,
}

/// A task refers to nothing that is joined.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(in crate::admin) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What somebody asks for.
#[derive(Debug)]
pub(in crate::admin) struct Wish {
    pub(in crate::admin) by: By,
    pub(in crate::admin) model: &'static str,
    pub(in crate::admin) sort: Sort,
    pub(in crate::admin) what: String,
    pub(in crate::admin) query: String,
    pub(in crate::admin) answers: Vec<(String, String)>,
    pub(in crate::admin) total: Option<u64>,
}

/// What became of some rows of a task.
#[derive(Debug, Default)]
pub(in crate::admin) struct Worked {
    pub(in crate::admin) done: i64,
    /// How many failed beside those that are named.
    pub(in crate::admin) failed: i64,
    pub(in crate::admin) failures: Vec<Failure>,
    /// Where it goes on; nothing when all is done.
    pub(in crate::admin) place: Option<String>,
}

impl Model {
    /// Writes down that somebody asked for it, and forgets what ended long ago.
    ///
    /// # Errors
    ///
    /// - Nobody in particular asks.
    /// - The database cannot answer.
    pub(in crate::admin) async fn ask(tx: &Tx, wish: Wish, now: DateTimeUtc) -> Result<Self> {
        Entity::delete_many().filter(Column::EndedAt.lt(now - KEEP)).exec(tx).await?;
        let task = ActiveModel {
            user_id: Set(wish.by.user_id.ok_or_else(Error::unauthorized)?),
            name: Set(wish.by.name),
            address: Set(wish.by.address),
            impersonator_id: Set(wish.by.impersonator_id),
            model: Set(wish.model.to_owned()),
            sort: Set(wish.sort),
            what: Set(wish.what),
            query: Set(wish.query),
            answers: Set(Some(serde_json::to_string(&wish.answers).map_err(Error::internal)?)),
            state: Set(State::Waiting),
            why: Set(None),
            done: Set(0),
            failed: Set(0),
            total: Set(wish.total.and_then(|total| i64::try_from(total).ok())),
            place: Set(None),
            failures: Set("[]".to_owned()),
            asked_at: Set(now),
            begun_at: Set(None),
            ended_at: Set(None),
            ..<ActiveModel as Default>::default()
        };
        Ok(task.insert(tx).await?)
    }

    /// The task of this number.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn find(db: &Db, id: i64) -> Result<Option<Self>> {
        Ok(Entity::find_by_id(id).one(db).await?)
    }

    /// The same, and nobody else changes it until the transaction ends: no two workers work its rows.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn hold(tx: &Tx, id: i64) -> Result<Option<Self>> {
        Ok(Entity::find_by_id(id).lock_exclusive().one(tx).await?)
    }

    /// Tasks, the newest first: of one person, or of all.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn list(
        db: &Db,
        user: Option<i64>,
        before: Option<i64>,
        most: u64,
    ) -> Result<Vec<Self>> {
        let mut query = Entity::find().order_by_desc(Column::Id).limit(most);
        if let Some(user) = user {
            query = query.filter(Column::UserId.eq(user));
        }
        if let Some(before) = before {
            query = query.filter(Column::Id.lt(before));
        }
        Ok(query.all(db).await?)
    }

    /// Ends it, whatever it still had to do. What was done stays. Says whether it had not ended before.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn end(
        db: &Db,
        id: i64,
        (state, why): (State, Option<&str>),
        now: DateTimeUtc,
    ) -> Result<bool> {
        let tx = db.begin().await?;
        // Whoever works its rows holds it: it is got between two batches.
        let Some(task) = Self::hold(&tx, id).await?.filter(|task| !task.is_ended()) else { return Ok(false) };
        let mut task = task.into_active_model();
        task.state = Set(state);
        task.why = Set(why.map(str::to_owned));
        task.ended_at = Set(Some(now));
        task.update(&tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Writes down what became of some rows, in the transaction that worked them.
    pub(in crate::admin) async fn advance(self, tx: &Tx, worked: Worked, now: DateTimeUtc) -> Result<()> {
        let mut failures = self.failures();
        let failed = worked.failed + i64::try_from(worked.failures.len()).unwrap_or(i64::MAX);
        failures.extend(worked.failures);
        failures.truncate(KEPT);
        let (done, failed, begun) = (self.done + worked.done, self.failed + failed, self.begun_at.unwrap_or(now));
        let mut task = self.into_active_model();
        task.done = Set(done);
        task.failed = Set(failed);
        task.failures = Set(serde_json::to_string(&failures).map_err(Error::internal)?);
        task.begun_at = Set(Some(begun));
        task.state = Set(if worked.place.is_some() { State::Running } else { State::Done });
        task.ended_at = Set(worked.place.is_none().then_some(now));
        task.place = Set(worked.place);
        task.update(tx).await?;
        Ok(())
    }

    pub(in crate::admin) fn is_ended(&self) -> bool {
        self.ended_at.is_some()
    }

    /// The rows that failed, as far as they are remembered.
    pub(in crate::admin) fn failures(&self) -> Vec<Failure> {
        serde_json::from_str(&self.failures).unwrap_or_default()
    }

    /// What was filled in for it.
    pub(super) fn answers(&self) -> Vec<(String, String)> {
        self.answers.as_deref().and_then(|answers| serde_json::from_str(answers).ok()).unwrap_or_default()
    }

    /// Who writes what it does, as the audit trail knows them.
    pub(in crate::admin) fn by(&self) -> By {
        By {
            kind: AuthorKind::Person,
            user_id: Some(self.user_id),
            name: self.name.clone(),
            address: self.address.clone(),
            request_id: Some(format!("task {}", self.id)),
            impersonator_id: self.impersonator_id,
        }
    }
}
