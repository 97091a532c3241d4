//! What is done to several rows of a list at once: first a page that asks, then all of it or nothing.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;

use crate::admin::desk::Room;
use crate::admin::models::listing::{Asked, Listing, MOST, chosen, hold, looks, title_of};
use crate::admin::models::{Row, key_of, put, take_out};
use crate::admin::views::{Bulk, Obstacle, PURGE, RESTORE, TrashWay};
use crate::admin::words::Words;
use crate::auth::Action;
use crate::clock::Clock;
use crate::controller::{Redirect, Replies, Reply};
use crate::error::{Error, Result};
use crate::model::Violation;
use crate::session::FlashButton;

/// What a list or the page that asks has sent.
#[derive(Debug, Default)]
struct Order {
    action: String,
    /// The keys of the rows, and how each looked when somebody was asked.
    keys: Vec<(String, Option<String>)>,
    is_all: bool,
    query: String,
    is_confirmed: bool,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    /// Deletes for good.
    Delete,
    /// Puts into the trash.
    Trash,
    /// Takes out of the trash.
    Restore,
    /// Deletes for good what is in the trash.
    Purge,
    Own(usize),
}

/// What is to be done, and what somebody must be allowed to do to each row.
#[derive(Debug, Clone, Copy)]
struct Task {
    work: Work,
    needs: Action,
}

/// Up to how many rows are taken back by one button: each is named in the message that has it.
const MOST_UNDONE: usize = 100;

pub(in crate::admin) async fn perform(room: Room, words: Words, clock: Clock, body: Bytes) -> Result<Reply> {
    let order = Order::read(&body);
    let facts = room.shelf.facts();
    let own = facts.actions.iter().position(|action| action.name == order.action);
    let (work, needs, label) = match own.and_then(|place| Some((place, facts.actions.get(place)?))) {
        Some((place, action)) => (Work::Own(place), action.needs, action.label.clone()),
        None => (own_work(&order.action, facts.trash.is_some())?, Action::DELETE, String::new()),
    };
    let mut page = Bulk::new(&room, order.action.clone(), label, order.query.clone());
    page.trash = (work == Work::Trash).then(|| TrashWay::of(facts));
    let task = Task { work, needs };
    if order.is_confirmed {
        return carry_out(&room, &order, task, page, (&words, &clock)).await;
    }
    ask(&room, &order, task, page).await
}

/// What the panel itself does to rows.
fn own_work(action: &str, has_trash: bool) -> Result<Work> {
    match action {
        "delete" if has_trash => Ok(Work::Trash),
        "delete" => Ok(Work::Delete),
        RESTORE if has_trash => Ok(Work::Restore),
        PURGE if has_trash => Ok(Work::Purge),
        _ => Err(Error::not_found("There is no such action.")),
    }
}

/// The page that asks.
async fn ask(room: &Room, order: &Order, task: Task, page: Bulk) -> Result<Reply> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let rows = if order.is_all {
        let query: Vec<(String, String)> = form_urlencoded::parse(order.query.as_bytes()).into_owned().collect();
        let asked = Asked::read(shelf, &desk.actor, &query)?;
        let indexes = desk.panel.indexes(&desk.db, shelf).await?;
        Listing { shelf, actor: &desk.actor, db: &desk.db, indexes }.all(&asked).await?
    } else if order.keys.len() as u64 > MOST {
        None
    } else {
        Some(chosen(&desk.db, shelf, &desk.actor, &order.keys()).await?)
    };
    let Some(rows) = rows else { return Ok(page.refused("lists-too-many", Vec::new()).invalid()) };
    let obstacles = obstacles(room, order, task, &rows);
    if !obstacles.is_empty() {
        return Ok(page.refused("lists-obstacles", obstacles).invalid());
    }
    if rows.is_empty() {
        return Ok(page.refused("lists-nothing-selected", Vec::new()).invalid());
    }
    let rows = rows.iter().map(|row| {
        let key = key_of(shelf.facts(), row);
        (key, looks(shelf, &desk.actor, row), title_of(shelf, &desk.actor, row))
    });
    Ok(page.of(rows).reply())
}

/// Does it to every row, or to none.
async fn carry_out(
    room: &Room,
    order: &Order,
    task: Task,
    page: Bulk,
    (words, clock): (&Words, &Clock),
) -> Result<Reply> {
    if order.keys.is_empty() || order.keys.len() as u64 > MOST {
        return Ok(page.refused("lists-too-many", Vec::new()).invalid());
    }
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let tx = desk.db.begin().await?;
    let rows = hold(&tx, shelf, &desk.actor, &order.keys()).await?;
    let found = obstacles(room, order, task, &rows);
    if !found.is_empty() {
        tx.rollback().await?;
        return Ok(page.refused("lists-obstacles", found).invalid());
    }
    let (now, mut trashed) = (clock.now(), Vec::new());
    for row in &rows {
        let done = match task.work {
            Work::Delete | Work::Purge => shelf.delete(&tx, row).await,
            Work::Trash => put(&tx, shelf, row, now).await.map(|row| trashed.push(row)),
            Work::Restore => take_out(&tx, shelf, row).await.map(drop),
            Work::Own(place) => shelf.act(&tx, row, place).await,
        };
        if let Err(error) = done {
            tx.rollback().await?;
            if Violation::of(&error).is_none() {
                return Err(error);
            }
            let why = if task.work == Work::Restore { "trash-taken" } else { "lists-in-use" };
            let obstacle = Obstacle::new(title_of(shelf, &desk.actor, row), why);
            return Ok(page.refused("lists-obstacles", vec![obstacle]).invalid());
        }
    }
    tx.commit().await?;
    let list = Redirect::path(format!("/admin/{}?{}", shelf.facts().name, order.query));
    let flash = |key: &str| words.counted(key, rows.len());
    Ok(match task.work {
        Work::Own(_) => list.into(),
        Work::Delete | Work::Purge => list.flash(flash("trash-deleted-many")).into(),
        Work::Restore => list.flash(flash("trash-restored-many")).into(),
        Work::Trash if trashed.len() > MOST_UNDONE => list.flash(flash("trash-done-many")).into(),
        Work::Trash => list.flash_with(flash("trash-done-many"), undo(room, words, &trashed)).into(),
    })
}

/// Sends what the page that asks would send, to take all of these out of the trash again.
fn undo(room: &Room, words: &Words, trashed: &[Row]) -> FlashButton {
    let shelf = room.shelf.as_ref();
    let button = FlashButton::new(words.about("trash-undo", ""), format!("/admin/{}/-/bulk", shelf.facts().name));
    let button = button.with("action", RESTORE).with("confirmed", "1");
    trashed.iter().fold(button, |button, row| {
        button.with("key", key_of(shelf.facts(), row)).with("looked", looks(shelf, &room.desk.actor, row))
    })
}

/// Which of the rows are in the way: what is not there any more, what somebody may not touch, what changed.
fn obstacles(room: &Room, order: &Order, task: Task, rows: &[Row]) -> Vec<Obstacle> {
    let (shelf, actor) = (room.shelf.as_ref(), &room.desk.actor);
    let rows: BTreeMap<String, &Row> = rows.iter().map(|row| (key_of(shelf.facts(), row), row)).collect();
    let missing = order.keys.iter().filter(|(key, _)| !order.is_all && !rows.contains_key(key));
    let missing = missing.map(|(key, _)| Obstacle::new(key.clone(), "lists-gone"));
    let looked: BTreeMap<&String, &String> =
        order.keys.iter().filter_map(|(key, looked)| Some((key, looked.as_ref()?))).collect();
    let touched = rows.iter().filter_map(|(key, row)| {
        let is_elsewhere = shelf.facts().is_trashed(row) != matches!(task.work, Work::Restore | Work::Purge);
        let why = if is_elsewhere {
            "lists-gone"
        } else if !shelf.may(row, actor, task.needs) {
            "lists-forbidden"
        } else if order.is_confirmed && looked.get(key).is_none_or(|looked| **looked != looks(shelf, actor, row)) {
            "lists-changed"
        } else {
            return None;
        };
        Some(Obstacle::new(title_of(shelf, actor, row), why))
    });
    missing.chain(touched).collect()
}

impl Order {
    fn read(body: &[u8]) -> Self {
        let mut order = Self::default();
        let mut known = BTreeSet::new();
        for (name, value) in form_urlencoded::parse(body) {
            match &*name {
                "action" => order.action = value.into_owned(),
                "key" if known.insert(value.clone().into_owned()) => order.keys.push((value.into_owned(), None)),
                "looked" => {
                    if let Some((_, looked)) = order.keys.last_mut() {
                        *looked = Some(value.into_owned());
                    }
                }
                "all" => order.is_all = true,
                "query" => order.query = value.into_owned(),
                "confirmed" => order.is_confirmed = true,
                _ => {}
            }
        }
        // Who confirms has been shown each row.
        order.is_all &= !order.is_confirmed;
        order
    }

    fn keys(&self) -> Vec<&str> {
        self.keys.iter().map(|(key, _)| key.as_str()).collect()
    }
}
