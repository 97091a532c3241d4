//! [`Bulk`]: the page that asks before something is done to several rows, or says why it is not done.

use serde::Serialize;
use serde_json::Value as Json;

use super::{Frame, TrashWay};
use crate::admin::desk::Room;
use crate::view::View;

/// How many rows the page names.
const NAMED: usize = 100;

/// The page that asks before something is done to several rows, or says why it is not done.
#[derive(Default, Serialize, View)]
#[view("admin/bulk.html")]
pub(in crate::admin) struct Bulk {
    frame: Frame,
    name: &'static str,
    plural: String,
    action: String,
    /// What the action is called; nothing for deleting.
    label: String,
    query: String,
    rows: Vec<Chosen>,
    named: Vec<String>,
    unnamed: usize,
    /// How the rows go into the trash, if that is what happens to them.
    pub(in crate::admin) trash: Option<TrashWay>,
    /// Whether it becomes a task, and how many rows it is about, if they were counted.
    is_task: bool,
    count: Option<u64>,
    /// What is asked first.
    form: Option<Json>,
    /// Why nothing was done: a text of the lexicon.
    problem: Option<&'static str>,
    obstacles: Vec<Obstacle>,
}

/// A row to which it is to be done.
#[derive(Debug, Serialize)]
struct Chosen {
    key: String,
    looked: String,
}

/// A row that is in the way.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Obstacle {
    title: String,
    /// Why: a text of the lexicon.
    why: &'static str,
}

impl Obstacle {
    pub(in crate::admin) fn new(title: String, why: &'static str) -> Self {
        Self { title, why }
    }
}

impl Bulk {
    pub(in crate::admin) fn new(room: &Room, action: String, label: String, query: String) -> Self {
        let facts = room.shelf.facts();
        Self {
            frame: room.frame(),
            name: facts.name,
            plural: facts.plural.clone(),
            action,
            label,
            query,
            ..Self::default()
        }
    }

    /// Asks about these rows: the key of each, how it looks, and what people call it.
    pub(in crate::admin) fn of(mut self, rows: impl Iterator<Item = (String, String, String)>) -> Self {
        for (key, looked, title) in rows {
            if self.named.len() < NAMED {
                self.named.push(title);
            }
            self.rows.push(Chosen { key, looked });
        }
        self.unnamed = self.rows.len() - self.named.len();
        self
    }

    /// Asks about so many rows that a task does it, or about more than were counted.
    pub(in crate::admin) fn of_many(mut self, count: Option<u64>) -> Self {
        (self.is_task, self.count) = (true, count);
        self
    }

    /// The form that is filled in first, as it is drawn.
    pub(in crate::admin) fn with_form(mut self, form: Option<Json>) -> Self {
        self.form = form;
        self
    }

    /// Says why nothing is done.
    pub(in crate::admin) fn refused(mut self, problem: &'static str, mut obstacles: Vec<Obstacle>) -> Self {
        self.unnamed = obstacles.len().saturating_sub(NAMED);
        obstacles.truncate(NAMED);
        (self.problem, self.obstacles) = (Some(problem), obstacles);
        self
    }
}
