//! Out of the trash.

use super::row::Place;
use crate::admin::desk::Room;
use crate::admin::models::{complaints_of, find_locked, take_out, title_of};
use crate::admin::words::Words;
use crate::auth::Action;
use crate::controller::{Path, Redirect};
use crate::error::{Error, Result};

/// Takes a row out of the trash: whoever may delete it may do that. A row that is not in it stays as it is.
pub(in crate::admin) async fn restore(room: Room, Path(place): Path<Place>, words: Words) -> Result<Redirect> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let facts = shelf.facts();
    if facts.trash.is_none() {
        return Err(Error::not_found("There is no trash here."));
    }
    let tx = desk.db.begin().await?;
    let row = find_locked(&tx, shelf, &desk.actor, &place.key).await?;
    if !shelf.may(&row, &desk.actor, Action::DELETE) {
        return Err(desk.actor.refusal());
    }
    let title = title_of(shelf, &row, &desk.actor);
    let back = Redirect::path(format!("/admin/{}/{}", facts.name, place.key));
    if facts.is_trashed(&row)
        && let Err(error) = take_out(&tx, shelf, &row).await
    {
        tx.rollback().await?;
        let why = complaints_of(&error, facts).ok_or(error)?;
        let why: Vec<String> = why.iter().map(|complaint| words.complaint(complaint)).collect();
        return Ok(back.flash_error(words.refusal("trash-not-restored", &title, &why.join(" "))));
    }
    tx.commit().await?;
    Ok(back.flash(words.about("trash-restored", &title)))
}
