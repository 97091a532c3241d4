//! Rows from a file of CSV: the file, what its columns mean, what would change, and the change itself.

use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use serde::Deserialize;

use crate::admin::desk::Room;
use crate::admin::models::imports::{Delimiter, Import, Mapping, Table, Targets, Unreadable, failed_lines, work_lines};
use crate::admin::models::tasks::{Pace, Sort, State, Task, Wish};
use crate::admin::tasks::{Asker, Errand};
use crate::admin::views::{self, ImportDetails, Stage};
use crate::admin::words::Words;
use crate::clock::Clock;
use crate::controller::{Path, Redirect, Replies, Reply};
use crate::error::{Error, Result};
use crate::form::{Form, Sent, Upload};
use crate::jobs::Jobs;

/// How many lines are worked at once, while somebody waits; more are a task.
const FEW: i64 = 200;

/// A file.
#[derive(Form)]
pub(in crate::admin) struct Parcel {
    #[field(label = "File")]
    file: Upload,
    #[field(label = "Delimiter", max_len = 20)]
    delimiter: Option<String>,
}

/// Which import.
#[derive(Debug, Deserialize)]
pub(in crate::admin) struct Place {
    id: String,
}

pub(in crate::admin) async fn new(room: Room) -> Result<views::ImportNew> {
    let targets = targets(&room)?;
    Ok(views::ImportNew::new(&room, &targets, None))
}

pub(in crate::admin) async fn create(room: Room, clock: Clock, form: Form<Parcel>) -> Result<Reply> {
    let targets = targets(&room)?;
    let again = |why: Unreadable| Ok(views::ImportNew::new(&room, &targets, Some(why)).invalid());
    let Ok(parcel) = form.check() else { return again(Unreadable::new("imports-no-file", 0, "")) };
    let delimiter = Delimiter::named(parcel.delimiter.as_deref().unwrap_or_default());
    let Some(delimiter) = delimiter else { return again(Unreadable::new("imports-no-delimiter", 0, "")) };
    let bytes = parcel.file.bytes.clone();
    let read = tokio::task::spawn_blocking(move || Table::read(&bytes, delimiter)).await.map_err(Error::internal)?;
    let table = match read {
        Ok(table) => table,
        Err(why) => return again(why),
    };
    let (desk, model) = (&room.desk, room.shelf.facts().name);
    let user = desk.actor.user_id().ok_or_else(Error::unauthorized)?;
    let tx = desk.db.begin().await?;
    let import = Import::keep(&tx, (user, model, &parcel.file.file_name), &table, clock.now()).await?;
    tx.commit().await?;
    Ok(page_of(&room, import.id).into())
}

pub(in crate::admin) async fn show(room: Room, Path(place): Path<Place>) -> Result<views::Import> {
    let (import, targets) = find(&room, &place).await?;
    draw(&room, &import, &targets, None).await
}

/// Takes what the columns mean, and tries it.
pub(in crate::admin) async fn map(
    room: Room,
    asker: Asker,
    jobs: Jobs,
    clock: Clock,
    Path(place): Path<Place>,
    sent: Sent,
) -> Result<Reply> {
    let (import, targets) = find(&room, &place).await?;
    let facts = room.shelf.facts();
    let mapping = match mapping(&import, &targets, &room, &sent) {
        Ok(mapping) => mapping,
        Err(why) => return Ok(draw(&room, &import, &targets, Some(why)).await?.invalid()),
    };
    let (db, now) = (&room.desk.db, clock.now());
    let twice = import.doubles(db, &mapping).await?;
    if let Some(before) = import.check_task {
        Task::end(db, before, (State::Cancelled, None), now).await?;
    }
    let tx = db.begin().await?;
    let Some(import) = Import::hold(&tx, import.id).await?.filter(|import| import.task.is_none()) else {
        return Ok(page_of(&room, import.id).into());
    };
    let task = Task::ask(&tx, wish(asker, &room, &import, Sort::Check), now).await?;
    let (id, is_few) = (import.id, import.lines <= FEW);
    import.take(&tx, facts, &mapping, &twice, task.id).await?;
    if !is_few {
        let _ = jobs.enqueue(&tx, Errand { task: task.id }).await?;
    }
    tx.commit().await?;
    if is_few {
        work_now(&room, task.id, &clock).await?;
    }
    Ok(page_of(&room, id).into())
}

/// Does what was tried.
pub(in crate::admin) async fn confirm(
    room: Room,
    asker: Asker,
    jobs: Jobs,
    clock: Clock,
    Path(place): Path<Place>,
    sent: Sent,
) -> Result<Reply> {
    let (import, targets) = find(&room, &place).await?;
    let db = &room.desk.db;
    let checked = match import.check_task {
        Some(id) => Task::find(db, id).await?.filter(|task| task.state == State::Done),
        None => None,
    };
    // What they saw must be what is done.
    let seen: Option<i64> = sent.text("check").ok().flatten().and_then(|id| id.parse().ok());
    if checked.as_ref().map(|task| task.id) != seen || seen.is_none() {
        let why = Unreadable::new("imports-not-tried", 0, "");
        return Ok(draw(&room, &import, &targets, Some(why)).await?.invalid());
    }
    let tx = db.begin().await?;
    let held = Import::hold(&tx, import.id).await?;
    let Some(import) = held.filter(|held| held.task.is_none() && held.check_task == seen) else {
        return Ok(page_of(&room, import.id).into());
    };
    let task = Task::ask(&tx, wish(asker, &room, &import, Sort::Import), clock.now()).await?;
    let (id, is_few) = (import.id, import.lines <= FEW);
    import.begin(&tx, &task).await?;
    if !is_few {
        let _ = jobs.enqueue(&tx, Errand { task: task.id }).await?;
    }
    tx.commit().await?;
    if is_few {
        work_now(&room, task.id, &clock).await?;
    }
    Ok(page_of(&room, id).into())
}

/// The lines that were refused, with the reasons.
pub(in crate::admin) async fn failures(room: Room, Path(place): Path<Place>, words: Words) -> Result<Response> {
    let (import, _) = find(&room, &place).await?;
    if import.task.is_none() {
        return Err(missing());
    }
    let facts = room.shelf.facts();
    let told = |cell: &crate::admin::models::imports::Cell| {
        let text = |name: &str| cell.why.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
        let why =
            if text("text").is_empty() { words.about(text("key"), text("what")) } else { text("text").to_owned() };
        let label = facts.place_of(&cell.column).and_then(|place| facts.columns.get(place));
        label.map_or_else(|| why.clone(), |column| format!("{}: {why}", column.label))
    };
    let heads = (words.about("imports-line", ""), words.about("imports-why", ""));
    let text = failed_lines(&room.desk.db, room.shelf.as_ref(), &import, (&heads.0, &heads.1), told).await?;
    let file = format!("attachment; filename=\"{}-refused.csv\"", facts.name);
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, file.as_str()), (CACHE_CONTROL, "no-store")];
    Ok((headers, text).into_response())
}

/// What they may map to.
fn targets(room: &Room) -> Result<Targets> {
    let targets = Targets::of(room.shelf.as_ref(), &room.desk.actor);
    if room.shelf.facts().import.is_none() {
        return Err(missing());
    }
    targets.ok_or_else(|| room.desk.actor.refusal())
}

/// An import of theirs.
async fn find(room: &Room, place: &Place) -> Result<(Import, Targets)> {
    let targets = targets(room)?;
    let id = place.id.parse().map_err(|_| missing())?;
    let import = Import::find_by_number(&room.desk.db, id)
        .await?
        .filter(|import| Some(import.user_id) == room.desk.actor.user_id() && import.model == room.shelf.facts().name);
    Ok((import.ok_or_else(missing)?, targets))
}

fn missing() -> Error {
    Error::not_found("There is no such import.")
}

fn page_of(room: &Room, id: i64) -> Redirect {
    Redirect::path(format!("/admin/{}/-/import/{id}", room.shelf.facts().name))
}

fn wish(asker: Asker, room: &Room, import: &Import, sort: Sort) -> Wish {
    Wish {
        by: asker.0,
        model: room.shelf.facts().name,
        sort,
        what: import.file_name.chars().take(100).collect(),
        query: import.id.to_string(),
        answers: Vec::new(),
        total: u64::try_from(import.lines).ok(),
    }
}

/// What the columns mean, as it was sent.
fn mapping(import: &Import, targets: &Targets, room: &Room, sent: &Sent) -> Result<Mapping, Unreadable> {
    let heads = import.heads();
    let names: Vec<String> = (0..heads.len()).map(|at| format!("column-{at}")).collect();
    let is_ours = |name: &String| names.contains(name) || matches!(name.as_str(), "find" | "csrf_token");
    if let Some(name) = sent.names().find(|name| !is_ours(name)) {
        return Err(Unreadable::new("imports-unknown-column", 0, name));
    }
    let text = |name: &str| match sent.text(name) {
        Ok(text) => Ok(text.unwrap_or_default().into_owned()),
        Err(_) => Err(Unreadable::new("imports-unknown-column", 0, name)),
    };
    let chosen: Result<Vec<String>, Unreadable> = names.iter().map(|name| text(name)).collect();
    let read = targets.read(room.shelf.facts(), &chosen?, &text("find")?);
    read.map_err(|(key, what)| Unreadable::new(key, 0, what))
}

/// Works a task of few lines while somebody waits.
async fn work_now(room: &Room, id: i64, clock: &Clock) -> Result<()> {
    let desk = &room.desk;
    while let Some(task) = Task::find(&desk.db, id).await?.filter(|task| !task.is_ended()) {
        let shelf = room.shelf.as_ref();
        if work_lines(&desk.panel, &desk.db, shelf, &desk.actor, &task, clock.now()).await? == Pace::Over {
            break;
        }
    }
    Ok(())
}

async fn draw(room: &Room, import: &Import, targets: &Targets, why: Option<Unreadable>) -> Result<views::Import> {
    let (db, facts) = (&room.desk.db, room.shelf.facts());
    let of = |id: Option<i64>| async move {
        match id {
            Some(id) => Task::find(db, id).await,
            None => Ok(None),
        }
    };
    let (check, task) = (of(import.check_task).await?, of(import.task).await?);
    let stage = Stage::of(check.as_ref(), task.as_ref());
    let heads = import.heads();
    let mapping = import.mapping(facts).unwrap_or_else(|| targets.guess(facts, &heads));
    let sample = if stage.is_open() { import.sample(db).await? } else { Vec::new() };
    let details = ImportDetails { import, targets, mapping, heads, sample, check, task, stage, why };
    Ok(views::Import::new(room, details))
}
