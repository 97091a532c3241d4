//! Deleting a row: what would fall with it, and the deed.

use http::StatusCode;

use super::row::Place;
use super::{refusing, undo};
use crate::admin::desk::Room;
use crate::admin::models::{Fallout, Row, Seals, fallout_of, find, find_locked, key_of, put, title_of};
use crate::admin::views::{self, Fallen, Kin, TrashWay};
use crate::admin::words::Words;
use crate::auth::Action;
use crate::clock::Clock;
use crate::controller::{Path, Redirect, Replies, Reply};
use crate::error::Result;
use crate::form::Sent;
use crate::model::{Violation, ViolationKind};

pub(in crate::admin) async fn preview(room: Room, Path(place): Path<Place>, seals: Seals) -> Result<views::Delete> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let row = find(&desk.db, shelf, &desk.actor, &place.key).await?;
    if !shelf.may(&row, &desk.actor, Action::DELETE) {
        return Err(desk.actor.refusal());
    }
    let fallout = fallout_of(&desk.db, desk.db.engine(), &desk.panel, shelf, &desk.actor, &row).await?;
    Ok(page(&room, &seals, &row, fallout))
}

pub(in crate::admin) async fn destroy(
    room: Room,
    Path(place): Path<Place>,
    seals: Seals,
    (words, clock): (Words, Clock),
    sent: Sent,
) -> Result<Reply> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let tx = desk.db.begin().await?;
    let row = match find_locked(&tx, shelf, &desk.actor, &place.key).await {
        Ok(row) => row,
        Err(error) if error.status() == StatusCode::NOT_FOUND => return Ok(refusing::gone(&room, &Sent::default())),
        Err(error) => return Err(error),
    };
    if !shelf.may(&row, &desk.actor, Action::DELETE) {
        return Err(desk.actor.refusal());
    }
    let fallout = fallout_of(&tx, desk.db.engine(), &desk.panel, shelf, &desk.actor, &row).await?;
    let version = sent.text("-version").ok().flatten().unwrap_or_default();
    if !seals.is_version(&version, shelf.facts(), &row) {
        tx.rollback().await?;
        let page = views::Delete { is_stale: true, ..page(&room, &seals, &row, fallout) };
        return Ok(page.reply().status(StatusCode::CONFLICT));
    }
    let title = title_of(shelf, &row, &desk.actor);
    let list = format!("/admin/{}", shelf.facts().name);
    let takes_along = !goes_to_trash(&room, &row) || shelf.facts().empties_trash();
    if takes_along && !fallout.is_permitted() {
        tx.rollback().await?;
        return Ok(page(&room, &seals, &row, fallout).reply().status(StatusCode::FORBIDDEN));
    }
    if goes_to_trash(&room, &row) {
        put(&tx, shelf, &row, clock.now()).await?;
        tx.commit().await?;
        let flash = words.about("trash-done", &title);
        return Ok(Redirect::path(list).flash_with(flash, undo::of_trash(&room, &words, &place.key)).into());
    }
    match shelf.delete(&tx, &row).await {
        Ok(()) => tx.commit().await?,
        // The database knows best what still needs the row.
        Err(error) if Violation::of(&error).is_some_and(|why| why.kind == ViolationKind::ForeignKey) => {
            tx.rollback().await?;
            let page = views::Delete { is_free: false, ..page(&room, &seals, &row, fallout) };
            return Ok(page.reply().status(StatusCode::CONFLICT));
        }
        Err(error) => return Err(error),
    }
    let list = if shelf.facts().is_trashed(&row) { format!("{list}?trash=1") } else { list };
    let (list, flash) = (Redirect::path(list), words.about("forms-deleted", &title));
    Ok(match undo::of_change(&room, &words, &place.key).await {
        Some(button) => list.flash_with(flash, button).into(),
        None => list.flash(flash).into(),
    })
}

/// Whether deleting this row puts it into the trash: what is there already is deleted for good.
fn goes_to_trash(room: &Room, row: &Row) -> bool {
    let facts = room.shelf.facts();
    facts.trash.is_some() && !facts.is_trashed(row)
}

fn page(room: &Room, seals: &Seals, row: &Row, fallout: Fallout) -> views::Delete {
    let shelf = room.shelf.as_ref();
    let facts = shelf.facts();
    // What is deleted for good one day asks for as much as what is deleted now.
    let is_spared = goes_to_trash(room, row) && (fallout.is_permitted() || !facts.empties_trash());
    views::Delete {
        frame: room.frame(),
        model: Kin::of(facts),
        title: title_of(shelf, row, &room.desk.actor),
        key: key_of(facts, row),
        version: seals.version(facts, row),
        is_permitted: fallout.is_permitted(),
        is_free: fallout.is_free(),
        heaps: Fallen::all(fallout, is_spared),
        trash: is_spared.then(|| TrashWay::of(facts)),
        is_trashed: facts.is_trashed(row),
        is_stale: false,
    }
}
