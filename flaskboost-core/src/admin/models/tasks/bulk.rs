//! Does something to the rows of a list, some at a time.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use sea_orm::TransactionTrait;

use super::failure::Failure;
use super::task::Worked;
use super::{Pace, State, Task};
use crate::admin::models::listing::{Asked, Listing, hold, looks};
use crate::admin::models::{Answers, Bonds, Row, Shelf, Work, key_of};
use crate::admin::panel::Panel;
use crate::auth::{Action, Actor};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::form::Sent;
use crate::policy::Extent;

/// How many rows one transaction works, and for how long at most: nobody else can write to them meanwhile.
const AT_ONCE: u64 = 500;
const LONGEST: Duration = Duration::from_secs(2);

/// What is done, and by whom.
struct Turn<'a> {
    shelf: &'a dyn Shelf,
    actor: &'a Actor,
    work: Work,
    needs: Action,
    answers: Answers,
    now: DateTime<Utc>,
}

/// Works the next rows of a task in one transaction, which also writes down how far it is: killed in the middle, it was
/// not there, and no row is worked twice.
///
/// # Errors
///
/// - The database cannot answer.
pub(in crate::admin) async fn work_through(
    panel: &Panel,
    db: &Db,
    shelf: &dyn Shelf,
    actor: &Actor,
    task: &Task,
    now: DateTime<Utc>,
) -> Result<Pace> {
    let turn = match Turn::of(shelf, actor, task, now)? {
        Ok(turn) => turn,
        Err(why) => return give_up(db, task, why, now).await,
    };
    let query: Vec<(String, String)> = form_urlencoded::parse(task.query.as_bytes()).into_owned().collect();
    // The list may be narrowed by something that they may not read any more.
    let Ok(asked) = Asked::read(shelf, actor, &query) else { return give_up(db, task, "not-permitted", now).await };
    let indexes = panel.indexes(db, shelf).await?;
    let listing = Listing { shelf, actor, db, indexes };
    let stretch = listing.downward(&asked, task.place.as_deref(), AT_ONCE).await?;

    let tx = db.by(Arc::new(task.by())).begin().await?;
    let Some(held) = Task::hold(&tx, task.id).await?.filter(|held| !held.is_ended()) else { return Ok(Pace::Over) };
    if held.place != task.place {
        // Another worker was here.
        return Ok(Pace::More);
    }
    let takes_along = turn.work.takes_along(shelf.facts());
    let bonds = if takes_along { Some((Bonds::of(&tx, db.engine()).await?, panel)) } else { None };
    let mut worked = turn.work_rows(&tx, bonds.as_ref(), &stretch.rows).await?;
    let is_cut_short = worked.place.is_some();
    worked.place = match worked.place {
        Some(key) => stretch.rows.iter().find(|row| key_of(shelf.facts(), row) == key).map(|row| stretch.place_of(row)),
        None => stretch.next,
    };
    let pace = if worked.place.is_some() || is_cut_short { Pace::More } else { Pace::Over };
    held.advance(&tx, worked, now).await?;
    tx.commit().await?;
    Ok(pace)
}

async fn give_up(db: &Db, task: &Task, why: &str, now: DateTime<Utc>) -> Result<Pace> {
    Task::end(db, task.id, (State::Failed, Some(why)), now).await?;
    Ok(Pace::Over)
}

impl<'a> Turn<'a> {
    /// What is to be done now, or why it cannot be.
    fn of(
        shelf: &'a dyn Shelf,
        actor: &'a Actor,
        task: &Task,
        now: DateTime<Utc>,
    ) -> Result<Result<Self, &'static str>> {
        let Some(work) = Work::named(shelf.facts(), &task.what) else { return Ok(Err("no-action")) };
        let needs = work.needs(shelf.facts());
        if matches!(shelf.extent(actor, needs), Extent::Nothing) {
            return Ok(Err("not-permitted"));
        }
        let answers = match work.questions(shelf.facts()) {
            None => Answers::none(),
            Some(questions) => match questions.check(Sent::of(task.answers()))? {
                Ok(answers) => answers,
                Err(_) => return Ok(Err("answers")),
            },
        };
        Ok(Ok(Self { shelf, actor, work, needs, answers, now }))
    }

    /// Works these rows, each for itself. Where the time is over before all of them are worked, the place is the key of the
    /// last one that was.
    async fn work_rows(&self, tx: &Tx, bonds: Option<&(Bonds, &Panel)>, rows: &[Row]) -> Result<Worked> {
        let facts = self.shelf.facts();
        let keys: Vec<String> = rows.iter().map(|row| key_of(facts, row)).collect();
        let keys_of_list: Vec<&str> = keys.iter().map(String::as_str).collect();
        let held = hold(tx, self.shelf, self.actor, &keys_of_list).await?;
        let held: BTreeMap<String, Row> = held.into_iter().map(|row| (key_of(facts, &row), row)).collect();
        let (mut worked, begun) = (Worked::default(), Instant::now());
        for (number, (key, seen)) in keys.iter().zip(rows).enumerate() {
            match self.work_row(tx, bonds, key, (seen, held.get(key))).await? {
                None => worked.done += 1,
                Some(failure) => worked.failures.push(failure),
            }
            if begun.elapsed() > LONGEST && number + 1 < rows.len() {
                worked.place = Some(key.clone());
                break;
            }
        }
        Ok(worked)
    }

    /// Works one row; what fails is undone, and nothing else.
    async fn work_row(
        &self,
        tx: &Tx,
        bonds: Option<&(Bonds, &Panel)>,
        key: &str,
        (seen, row): (&Row, Option<&Row>),
    ) -> Result<Option<Failure>> {
        let Some(row) = row else { return Ok(Some(Failure::known(key, "gone"))) };
        if self.shelf.facts().is_trashed(row) != self.work.is_in_trash() {
            return Ok(Some(Failure::known(key, "gone")));
        }
        if !self.shelf.may(row, self.actor, self.needs) {
            return Ok(Some(Failure::known(key, "forbidden")));
        }
        // It may be none of the list any more.
        if looks(self.shelf, self.actor, seen) != looks(self.shelf, self.actor, row) {
            return Ok(Some(Failure::known(key, "changed")));
        }
        if let Some((bonds, panel)) = bonds
            && !bonds.permit(tx, panel, self.shelf, self.actor, row).await?
        {
            return Ok(Some(Failure::known(key, "forbidden")));
        }
        let inside = TransactionTrait::begin(tx).await?;
        match self.work.perform(&inside, self.shelf, row, (&self.answers, self.now)).await {
            Ok(_) => {
                inside.commit().await?;
                Ok(None)
            }
            Err(error) => {
                inside.rollback().await?;
                Ok(Some(Failure::of(key, &error)))
            }
        }
    }
}
