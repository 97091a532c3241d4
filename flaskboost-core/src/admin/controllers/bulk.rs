//! What is done to several rows of a list at once: first a page that asks, then all of it or nothing. What is too much for
//! that is handed over to a task, which does it to each row for itself.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use http::StatusCode;

use crate::admin::desk::Room;
use crate::admin::models::listing::{Asked, Listing, MOST, chosen, hold, looks, title_of};
use crate::admin::models::tasks::{Sort, Task, Wish};
use crate::admin::models::{Answers, Bonds, RESTORE, Row, Work, key_of};
use crate::admin::tasks::{Asker, Errand};
use crate::admin::views::{Bulk, Obstacle, TrashWay};
use crate::admin::words::Words;
use crate::clock::Clock;
use crate::controller::{Redirect, Replies, Reply};
use crate::error::{Error, Result};
use crate::form::Sent;
use crate::jobs::Jobs;
use crate::model::Violation;
use crate::policy::Extent;
use crate::session::FlashButton;

/// What a list or the page that asks has sent.
#[derive(Debug, Default)]
struct Order {
    action: String,
    /// The keys of the rows, and how each looked when somebody was asked.
    keys: Vec<(String, Option<String>)>,
    is_all: bool,
    /// Whether they were told that it becomes a task.
    is_task: bool,
    query: String,
    is_confirmed: bool,
    /// What was filled in, and whatever else was sent.
    others: Vec<(String, String)>,
}

/// Up to how many rows are taken back by one button: each is named in the message that has it.
const MOST_UNDONE: usize = 100;

pub(in crate::admin) async fn perform(
    room: Room,
    (asker, words): (Asker, Words),
    jobs: Jobs,
    clock: Clock,
    body: Bytes,
) -> Result<Reply> {
    let mut order = Order::read(&body);
    let facts = room.shelf.facts();
    let work = Work::named(facts, &order.action).ok_or_else(|| Error::not_found("There is no such action."))?;
    let questions = work.questions(facts);
    order.others.retain(|(name, _)| questions.is_some_and(|questions| questions.asks(name)));
    let mut page = Bulk::new(&room, order.action.clone(), work.label(facts), order.query.clone());
    page.trash = (work == Work::Trash).then(|| TrashWay::of(facts));
    if !order.is_confirmed {
        let form = questions.map(|questions| questions.blank()).transpose()?;
        return ask(&room, &order, work, page.with_form(form)).await;
    }
    let answers = match questions {
        None => Answers::none(),
        Some(questions) => match questions.check(Sent::of(order.others.clone()))? {
            Ok(answers) => answers,
            Err(form) => {
                let page = page.with_form(Some(form));
                return Ok(ask(&room, &order, work, page).await?.status(StatusCode::UNPROCESSABLE_ENTITY));
            }
        },
    };
    if order.is_task {
        return hand_over(&room, order, work, (asker, jobs, clock)).await;
    }
    carry_out(&room, &order, (work, &answers), page, (&words, &clock)).await
}

/// The page that asks.
async fn ask(room: &Room, order: &Order, work: Work, page: Bulk) -> Result<Reply> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let rows = if order.is_all || order.is_task {
        let asked = asked(room, order)?;
        let indexes = desk.panel.indexes(&desk.db, shelf).await?;
        let listing = Listing { shelf, actor: &desk.actor, db: &desk.db, indexes };
        let rows = if order.is_task { None } else { listing.all(&asked).await? };
        let Some(rows) = rows else {
            require_some(room, work)?;
            return Ok(page.of_many(listing.total(&asked).await?).reply());
        };
        Some(rows)
    } else if order.keys.len() as u64 > MOST {
        None
    } else {
        Some(chosen(&desk.db, shelf, &desk.actor, &order.keys()).await?)
    };
    let Some(rows) = rows else { return Ok(page.refused("lists-too-many", Vec::new()).invalid()) };
    let obstacles = obstacles(room, order, work, &rows);
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

/// Makes a task of it.
async fn hand_over(room: &Room, order: Order, work: Work, (asker, jobs, clock): (Asker, Jobs, Clock)) -> Result<Reply> {
    require_some(room, work)?;
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let asked = asked(room, &order)?;
    let indexes = desk.panel.indexes(&desk.db, shelf).await?;
    let total = Listing { shelf, actor: &desk.actor, db: &desk.db, indexes }.total(&asked).await?;
    let wish = Wish {
        by: asker.0,
        model: shelf.facts().name,
        sort: Sort::Bulk,
        what: order.action,
        query: order.query,
        answers: order.others,
        total,
    };
    let tx = desk.db.begin().await?;
    let task = Task::ask(&tx, wish, clock.now()).await?;
    let _ = jobs.enqueue(&tx, Errand { task: task.id }).await?;
    tx.commit().await?;
    Ok(Redirect::path(format!("/admin/-/tasks/{}", task.id)).into())
}

/// The list that was on the page.
fn asked(room: &Room, order: &Order) -> Result<Asked> {
    let query: Vec<(String, String)> = form_urlencoded::parse(order.query.as_bytes()).into_owned().collect();
    Asked::read(room.shelf.as_ref(), &room.desk.actor, &query)
}

/// Refuses whoever may do it to no row at all.
fn require_some(room: &Room, work: Work) -> Result<()> {
    let needs = work.needs(room.shelf.facts());
    let may_some = !matches!(room.shelf.extent(&room.desk.actor, needs), Extent::Nothing);
    if may_some { Ok(()) } else { Err(room.desk.actor.refusal()) }
}

/// Does it to every row, or to none.
async fn carry_out(
    room: &Room,
    order: &Order,
    (work, answers): (Work, &Answers),
    page: Bulk,
    (words, clock): (&Words, &Clock),
) -> Result<Reply> {
    if order.keys.is_empty() || order.keys.len() as u64 > MOST {
        return Ok(page.refused("lists-too-many", Vec::new()).invalid());
    }
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let tx = desk.db.begin().await?;
    let rows = hold(&tx, shelf, &desk.actor, &order.keys()).await?;
    let found = obstacles(room, order, work, &rows);
    if !found.is_empty() {
        tx.rollback().await?;
        return Ok(page.refused("lists-obstacles", found).invalid());
    }
    let (now, mut trashed) = (clock.now(), Vec::new());
    let bonds = if work.takes_along(shelf.facts()) { Some(Bonds::of(&tx, desk.db.engine()).await?) } else { None };
    for row in &rows {
        if let Some(bonds) = &bonds
            && !bonds.permit(&tx, &desk.panel, shelf, &desk.actor, row).await?
        {
            tx.rollback().await?;
            let obstacle = Obstacle::new(title_of(shelf, &desk.actor, row), "forms-not-permitted");
            return Ok(page.refused("lists-obstacles", vec![obstacle]).invalid());
        }
        match work.perform(&tx, shelf, row, (answers, now)).await {
            Ok(row) => trashed.extend(row),
            Err(error) => {
                tx.rollback().await?;
                if Violation::of(&error).is_none() {
                    return Err(error);
                }
                let why = if work == Work::Restore { "trash-taken" } else { "lists-in-use" };
                let obstacle = Obstacle::new(title_of(shelf, &desk.actor, row), why);
                return Ok(page.refused("lists-obstacles", vec![obstacle]).invalid());
            }
        }
    }
    tx.commit().await?;
    let list = Redirect::path(format!("/admin/{}?{}", shelf.facts().name, order.query));
    let flash = |key: &str| words.counted(key, rows.len());
    Ok(match work {
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
fn obstacles(room: &Room, order: &Order, work: Work, rows: &[Row]) -> Vec<Obstacle> {
    let (shelf, actor) = (room.shelf.as_ref(), &room.desk.actor);
    let needs = work.needs(shelf.facts());
    let rows: BTreeMap<String, &Row> = rows.iter().map(|row| (key_of(shelf.facts(), row), row)).collect();
    let missing = order.keys.iter().filter(|(key, _)| !order.is_all && !rows.contains_key(key));
    let missing = missing.map(|(key, _)| Obstacle::new(key.clone(), "lists-gone"));
    let looked: BTreeMap<&String, &String> =
        order.keys.iter().filter_map(|(key, looked)| Some((key, looked.as_ref()?))).collect();
    let touched = rows.iter().filter_map(|(key, row)| {
        let why = if shelf.facts().is_trashed(row) != work.is_in_trash() {
            "lists-gone"
        } else if !shelf.may(row, actor, needs) {
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
                "key" => {}
                "looked" => {
                    if let Some((_, looked)) = order.keys.last_mut() {
                        *looked = Some(value.into_owned());
                    }
                }
                "all" => order.is_all = true,
                "task" => order.is_task = true,
                "query" => order.query = value.into_owned(),
                "confirmed" => order.is_confirmed = true,
                _ => order.others.push((name.into_owned(), value.into_owned())),
            }
        }
        // Who confirms has been shown each row, or was told that it becomes a task.
        order.is_all &= !order.is_confirmed;
        order.is_task &= order.is_confirmed;
        order
    }

    fn keys(&self) -> Vec<&str> {
        self.keys.iter().map(|(key, _)| key.as_str()).collect()
    }
}
