//! The history of a row, and the way back.

use http::StatusCode;
use serde::Deserialize;
use serde_json::Value as Json;

use crate::admin::desk::Room;
use crate::admin::models::{Past, Reverted, Sight, deed_of, text_of};
use crate::admin::panel::AuditTrail;
use crate::admin::views;
use crate::auth::Permission;
use crate::controller::{Path, Query, Redirect, Replies, Reply};
use crate::db::trail::{Change, Entry};
use crate::error::{Error, Result};

/// How many entries a page shows.
const SHOWN: usize = 50;

/// How much of a value is shown, in characters.
const LONGEST: usize = 1000;

#[derive(Debug, Deserialize)]
pub(in crate::admin) struct Place {
    key: String,
}

#[derive(Debug, Deserialize)]
pub(in crate::admin) struct Spot {
    key: String,
    entry: i64,
}

#[derive(Debug, Default, Deserialize)]
pub(in crate::admin) struct Turn {
    before: Option<i64>,
    done: Option<String>,
}

pub(in crate::admin) async fn show(
    room: Room,
    Path(Place { key }): Path<Place>,
    Query(turn): Query<Turn>,
) -> Result<views::History> {
    let past = Past::of(&room.shelf, &room.desk.actor, &key)?;
    let sight = past.sight(&room.desk.db).await?;
    let mut entries = past.entries(&room.desk.db, turn.before, SHOWN as u64 + 1).await?;
    if entries.is_empty() && matches!(sight, Sight::Gone) {
        return Err(Error::not_found("There is no such row."));
    }
    let has_more = entries.len() > SHOWN;
    entries.truncate(SHOWN);
    let next = entries.last().filter(|_| has_more).map(|last| last.id);
    let facts = room.shelf.facts();
    Ok(views::History {
        frame: room.frame(),
        model: facts.name,
        plural: facts.plural.clone(),
        title: title(&room, &past, &sight, &key),
        key,
        is_gone: matches!(sight, Sight::Gone),
        is_done: turn.done.is_some(),
        is_first: turn.before.is_none(),
        moments: entries.iter().filter_map(|entry| moment(&room, &past, &sight, entry)).collect(),
        next,
    })
}

pub(in crate::admin) async fn revert(room: Room, Path(Spot { key, entry }): Path<Spot>) -> Result<Reply> {
    let db = &room.desk.db;
    // What has pages of its own is changed there, where more is asked for.
    if room.shelf.facts().has_own_pages {
        return Err(room.desk.actor.refusal());
    }
    let past = Past::of(&room.shelf, &room.desk.actor, &key)?;
    let sight = past.sight(db).await?;
    let entry = past.entry(db, entry).await?;
    let (why, places) = match db.transaction(async |tx| past.revert(tx, &room.desk.panel, &entry).await).await? {
        Reverted::Done => {
            let path = format!("/admin/{}/{key}/history?done=1", room.shelf.facts().name);
            return Ok(Redirect::path(path).into());
        }
        Reverted::Differs(places) => ("differs", places.into_iter().map(|(place, now)| (place, Some(now))).collect()),
        Reverted::ThereAgain => ("there-again", Vec::new()),
        Reverted::Lost(places) => ("lost", bare(places)),
        Reverted::Unreadable(places) => ("unreadable", bare(places)),
    };
    let differences =
        places.iter().filter_map(|(place, now)| difference(&room, &entry, *place, now.as_ref())).collect();
    let refused = views::Outdated {
        frame: room.frame(),
        model: room.shelf.facts().name,
        title: title(&room, &past, &sight, &key),
        key,
        why,
        differences,
    };
    Ok(refused.reply().status(StatusCode::CONFLICT))
}

fn bare(places: Vec<usize>) -> Vec<(usize, Option<Json>)> {
    places.into_iter().map(|place| (place, None)).collect()
}

/// What people call the row: its title, or the text of a column that they may read, or its key.
fn title(room: &Room, past: &Past<'_>, sight: &Sight, key: &str) -> String {
    let facts = room.shelf.facts();
    let words = facts.words.filter(|place| past.may_read(sight, *place));
    let title = match sight {
        Sight::There(row) => {
            let value = words.and_then(|place| text_of(row.values.get(place)?));
            Some(room.shelf.title(row)).filter(|title| !title.is_empty()).or(value)
        }
        Sight::Gone => None,
    };
    title.filter(|title| !title.is_empty()).unwrap_or_else(|| format!("{} {key}", facts.singular))
}

/// An entry as they may see it; none when all that it tells is hidden from them.
fn moment(room: &Room, past: &Past<'_>, sight: &Sight, entry: &Entry) -> Option<views::Moment> {
    let facts = room.shelf.facts();
    let seen = entry.changes.iter().filter_map(|(name, change)| {
        let place = facts.place_of(name).filter(|place| past.may_read(sight, *place))?;
        Some(step(&facts.columns.get(place)?.label, change))
    });
    let steps: Vec<views::Step> = seen.collect();
    if steps.is_empty() && entry.what == crate::db::trail::What::Update {
        return None;
    }
    let sees_all = room.desk.actor.may(Permission::view::<AuditTrail>());
    Some(views::Moment {
        id: entry.id,
        at: entry.at().to_rfc3339(),
        what: deed_of(facts, entry),
        author: entry.by.kind.name(),
        name: entry.by.name.clone(),
        through: entry.by.impersonator_id,
        address: entry.by.address.clone().filter(|_| sees_all),
        request: entry.by.request_id.clone().filter(|_| sees_all),
        steps,
        can_revert: past.may_revert(sight, entry),
    })
}

fn step(label: &str, change: &Change) -> views::Step {
    let (old, new) = match change {
        Change::Open { old, new } => (text(old), text(new)),
        Change::Secret => (None, None),
    };
    views::Step { label: label.to_owned(), is_secret: *change == Change::Secret, old, new }
}

fn difference(room: &Room, entry: &Entry, place: usize, now: Option<&Json>) -> Option<views::Difference> {
    let column = room.shelf.facts().columns.get(place)?;
    let (old, new) = match entry.changes.get(column.name)? {
        Change::Open { old, new } => (text(old), text(new)),
        Change::Secret => (None, None),
    };
    Some(views::Difference { label: column.label.clone(), old, new, now: now.and_then(text) })
}

/// A value for people; none when there is none.
fn text(json: &Json) -> Option<String> {
    let text = match json {
        Json::Null => return None,
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    let is_long = text.chars().nth(LONGEST).is_some();
    Some(if is_long { text.chars().take(LONGEST).chain(['…']).collect() } else { text })
}
