//! The tasks, and one of them.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::Frame;
use crate::admin::models::tasks::{Sort, State, Task as Record};
use crate::admin::models::{Shelf, Work};
use crate::view::View;

/// A page of tasks.
#[derive(Default, Serialize, View)]
#[view("admin/tasks/index.html")]
pub(in crate::admin) struct Tasks {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) tasks: Vec<TaskLine>,
    /// The last of this page, when there are more.
    pub(in crate::admin) next: Option<i64>,
    /// Whether those of others are among them.
    pub(in crate::admin) sees_all: bool,
}

/// One task.
#[derive(Default, Serialize, View)]
#[view("admin/tasks/show.html")]
pub(in crate::admin) struct Task {
    pub(in crate::admin) frame: Frame,
    pub(in crate::admin) task: TaskLine,
    pub(in crate::admin) failures: Vec<Failed>,
    pub(in crate::admin) unnamed: usize,
    pub(in crate::admin) may_cancel: bool,
}

/// What is known of a task.
#[derive(Debug, Default, Serialize)]
pub(in crate::admin) struct TaskLine {
    id: i64,
    sort: &'static str,
    /// What is done: `delete`, or something that has a label.
    what: String,
    label: String,
    /// What it is done to; empty when whoever looks may see nothing of it.
    plural: String,
    list: Option<String>,
    who: String,
    state: &'static str,
    tone: &'static str,
    why: Option<String>,
    is_ended: bool,
    done: i64,
    failed: i64,
    worked: i64,
    total: Option<i64>,
    asked_at: DateTime<Utc>,
    begun_at: Option<DateTime<Utc>>,
    ended_at: Option<DateTime<Utc>>,
}

/// A row that failed.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Failed {
    /// Nothing when whoever looks may not know which.
    pub(in crate::admin) title: Option<String>,
    pub(in crate::admin) href: Option<String>,
    pub(in crate::admin) why: String,
    pub(in crate::admin) text: Option<String>,
}

impl TaskLine {
    /// `shelf` is the model that it is about, if whoever looks may see something of it.
    pub(in crate::admin) fn new(task: &Record, shelf: Option<&dyn Shelf>) -> Self {
        let facts = shelf.map(Shelf::facts);
        let label = facts.and_then(|facts| Some(Work::named(facts, &task.what)?.label(facts)));
        let worked = task.done + task.failed;
        Self {
            id: task.id,
            sort: task.sort.name(),
            what: task.what.clone(),
            label: label.unwrap_or_default(),
            plural: facts.map(|facts| facts.plural.clone()).unwrap_or_default(),
            list: facts.map(|facts| match task.sort {
                Sort::Bulk => format!("/admin/{}", facts.name),
                Sort::Check | Sort::Import => format!("/admin/{}/-/import/{}", facts.name, task.query),
            }),
            who: task.name.clone(),
            state: task.state.name(),
            tone: tone(task.state, task.failed),
            why: task.why.clone(),
            is_ended: task.is_ended(),
            done: task.done,
            failed: task.failed,
            worked,
            // Rows may have come since they were counted.
            total: task.total.map(|total| total.max(worked)),
            asked_at: task.asked_at,
            begun_at: task.begun_at,
            ended_at: task.ended_at,
        }
    }
}

/// How a state looks.
fn tone(state: State, failed: i64) -> &'static str {
    match state {
        State::Waiting => "neutral",
        State::Running => "info",
        State::Done if failed == 0 => "success",
        State::Done | State::Cancelled => "warning",
        State::Failed => "error",
    }
}
