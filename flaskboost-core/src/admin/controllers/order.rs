//! The order that is made by hand.

use super::edits::asked;
use crate::admin::desk::Room;
use crate::admin::models::listing::title_of;
use crate::admin::models::{Moved, Moving, Spot, may_move};
use crate::admin::words::Words;
use crate::controller::{Redirect, Reply};
use crate::error::{Error, Result};
use crate::form::Sent;

/// How many rows are moved at once.
const MOST: usize = 100;

pub(in crate::admin) async fn update(room: Room, words: Words, sent: Sent) -> Result<Reply> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    if shelf.facts().by_hand.is_none() {
        return Err(Error::not_found("This list is not put in order by hand."));
    }
    if !may_move(shelf, &desk.actor) {
        return Err(desk.actor.refusal());
    }
    let back = Redirect::path(asked(&room, &sent)?.address(shelf.facts().name));
    let Some(moves) = moves(&sent) else { return Ok(back.flash_error(words.about("edits-no-place", "")).into()) };
    let indexes = desk.panel.indexes(&desk.db, shelf).await?;
    let tx = desk.db.begin().await?;
    let moving = Moving { tx: &tx, engine: desk.db.engine(), shelf, actor: &desk.actor, indexes };
    moving.begin().await?;
    let mut titles = Vec::new();
    for (key, spot) in moves {
        match moving.put(&key, &spot).await? {
            Moved::There(row) => titles.push(title_of(shelf, &desk.actor, &row)),
            Moved::Gone => {
                tx.rollback().await?;
                return Ok(back.flash_error(words.about("edits-order-gone", "")).into());
            }
        }
    }
    tx.commit().await?;
    Ok(if titles.is_empty() { back } else { back.flash(words.about("edits-moved-to", &titles.join(", "))) }.into())
}

/// What was asked for: one row past another one, or rows into places that were written; nothing if one is no place.
fn moves(sent: &Sent) -> Option<Vec<(String, Spot)>> {
    let text = |name: &str| sent.text(name).ok().flatten().map(|text| text.into_owned());
    let beside = |value: String, past: fn(String) -> Spot, one: Spot| {
        let (key, other) = value.split_once('.').unwrap_or((&value, ""));
        (key.to_owned(), if other.is_empty() { one } else { past(other.to_owned()) })
    };
    if let Some(value) = text("up") {
        return Some(vec![beside(value, Spot::Before, Spot::Up)]);
    }
    if let Some(value) = text("down") {
        return Some(vec![beside(value, Spot::After, Spot::Down)]);
    }
    let mut places = Vec::new();
    for name in sent.names() {
        let Some(key) = name.strip_prefix("to.") else { continue };
        let wanted = text(&name)?;
        if text(&format!("was.{key}")).as_ref() == Some(&wanted) {
            continue;
        }
        places.push((wanted.trim().parse::<u64>().ok().filter(|place| *place > 0)?, key.to_owned()));
    }
    places.sort();
    let moves = places.into_iter().map(|(place, key)| (key, Spot::Place(place)));
    Some(moves.take(MOST).collect())
}
