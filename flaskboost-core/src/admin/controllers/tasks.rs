//! Tasks: what somebody asked for, how far it is, and the way to stop it.

use serde::Deserialize;

use crate::admin::SystemJobs;
use crate::admin::desk::Desk;
use crate::admin::models::listing::chosen;
use crate::admin::models::tasks::{State, Task};
use crate::admin::models::{Shelf, key_of, title_of};
use crate::admin::tasks::Errand;
use crate::admin::views::{self, Failed, TaskLine};
use crate::admin::words::Words;
use crate::auth::{Action, Permission};
use crate::clock::Clock;
use crate::controller::{Path, Query, Redirect};
use crate::error::{Error, Result};
use crate::jobs::Jobs;
use crate::policy::Extent;

/// How many tasks one page shows, and how many rows that failed.
const SHOWN: u64 = 50;
const FAILED: usize = 100;

/// Which tasks somebody wants to see.
#[derive(Debug, Default, Deserialize)]
pub(in crate::admin) struct Wanted {
    before: Option<i64>,
}

pub(in crate::admin) async fn index(desk: Desk, Query(wanted): Query<Wanted>) -> Result<views::Tasks> {
    let sees_all = desk.actor.may(Permission::view::<SystemJobs>());
    let of = if sees_all { None } else { Some(desk.actor.user_id().unwrap_or_default()) };
    let mut tasks = Task::list(&desk.db, of, wanted.before, SHOWN + 1).await?;
    let has_more = tasks.len() as u64 > SHOWN;
    tasks.truncate(usize::try_from(SHOWN).unwrap_or(usize::MAX));
    Ok(views::Tasks {
        frame: desk.frame(Some("tasks")),
        next: tasks.last().filter(|_| has_more).map(|task| task.id),
        tasks: tasks.iter().map(|task| TaskLine::new(task, facts_of(&desk, task))).collect(),
        sees_all,
    })
}

pub(in crate::admin) async fn show(desk: Desk, Path(id): Path<String>) -> Result<views::Task> {
    let task = find(&desk, &id).await?;
    let failures = failures(&desk, &task).await?;
    let may_change = may_change(&desk, &task);
    Ok(views::Task {
        frame: desk.frame(Some("tasks")),
        task: TaskLine::new(&task, facts_of(&desk, &task)),
        unnamed: usize::try_from(task.failed).unwrap_or_default().saturating_sub(failures.len()),
        failures,
        may_cancel: may_change && !task.is_ended(),
    })
}

pub(in crate::admin) async fn cancel(
    desk: Desk,
    clock: Clock,
    words: Words,
    Path(id): Path<String>,
) -> Result<Redirect> {
    let task = find(&desk, &id).await?;
    if !may_change(&desk, &task) {
        return Err(desk.actor.refusal());
    }
    let back = Redirect::path(format!("/admin/-/tasks/{}", task.id));
    let was_open = Task::end(&desk.db, task.id, (State::Cancelled, None), clock.now()).await?;
    Ok(if was_open { back.flash(words.about("tasks-is-cancelled", "")) } else { back })
}

/// Begins a task again that was left behind: its worker died too often, or its job was taken out of the queue. It goes on
/// where it was; where a worker has it after all, one of the two finds nothing to do.
pub(in crate::admin) async fn resume(desk: Desk, jobs: Jobs, words: Words, Path(id): Path<String>) -> Result<Redirect> {
    let task = find(&desk, &id).await?;
    if !may_change(&desk, &task) {
        return Err(desk.actor.refusal());
    }
    let back = Redirect::path(format!("/admin/-/tasks/{}", task.id));
    if task.is_ended() {
        return Ok(back);
    }
    let _ = jobs.push(Errand { task: task.id }).await?;
    Ok(back.flash(words.about("tasks-goes-on", "")))
}

/// A task that they may see: their own, or any if they may see the jobs.
async fn find(desk: &Desk, id: &str) -> Result<Task> {
    let missing = || Error::not_found("There is no such task.");
    let task = Task::find(&desk.db, id.parse().map_err(|_| missing())?).await?.ok_or_else(missing)?;
    let is_seen = is_own(desk, &task) || desk.actor.may(Permission::view::<SystemJobs>());
    if is_seen { Ok(task) } else { Err(missing()) }
}

fn is_own(desk: &Desk, task: &Task) -> bool {
    desk.actor.user_id() == Some(task.user_id)
}

fn may_change(desk: &Desk, task: &Task) -> bool {
    is_own(desk, task) || desk.actor.may(Permission::edit::<SystemJobs>())
}

/// The model of a task, if they may see something of it.
fn facts_of<'a>(desk: &'a Desk, task: &Task) -> Option<&'a dyn Shelf> {
    let shelf = desk.panel.find(&task.model)?.as_ref();
    (!matches!(shelf.extent(&desk.actor, Action::VIEW), Extent::Nothing)).then_some(shelf)
}

/// The rows that failed, by the titles of those that they may see. Of the others only who asked for it knows the keys.
async fn failures(desk: &Desk, task: &Task) -> Result<Vec<Failed>> {
    let Some(shelf) = facts_of(desk, task) else { return Ok(Vec::new()) };
    let failures: Vec<_> = task.failures().into_iter().take(FAILED).collect();
    let keys: Vec<&str> = failures.iter().map(|failure| failure.key.as_str()).collect();
    let rows = chosen(&desk.db, shelf, &desk.actor, &keys).await?;
    let shown = failures.iter().map(|failure| {
        let row = rows.iter().find(|row| key_of(shelf.facts(), row) == failure.key);
        let title = row.map(|row| title_of(shelf, row, &desk.actor));
        let href = row.map(|_| format!("/admin/{}/{}", shelf.facts().name, failure.key));
        let title = title.or_else(|| is_own(desk, task).then(|| failure.key.clone()));
        // What the model says of a row is about the row.
        let text = failure.text.clone().filter(|_| row.is_some() || is_own(desk, task));
        let why = if failure.text.is_some() && text.is_none() { "error".to_owned() } else { failure.why.clone() };
        Failed { title, href, why, text }
    });
    Ok(shown.collect())
}
