//! What was changed in a list itself: saved as a whole, or not at all.

use http::StatusCode;

use super::list::{rows, saved};
use super::refusing;
use crate::admin::board::Board;
use crate::admin::desk::Room;
use crate::admin::models::listing::Asked;
use crate::admin::models::{Edits, Seals, Verdict};
use crate::admin::words::Words;
use crate::controller::{Redirect, Replies, Reply};
use crate::error::{Error, Result};
use crate::form::Sent;
use crate::session::Session;

pub(in crate::admin) async fn save(
    room: Room,
    session: Session,
    seals: Seals,
    words: Words,
    sent: Sent,
) -> Result<Reply> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    if shelf.facts().edits.is_empty() {
        return Err(Error::not_found("There is nothing to change in this list."));
    }
    let asked = asked(&room, &sent)?;
    let mut edits = Edits::read(shelf, &seals, &sent)?;
    let tx = desk.db.begin().await?;
    let status = match edits.save(&tx, &desk.panel, shelf, &desk.actor, &seals).await? {
        Verdict::Saved(count) => {
            tx.commit().await?;
            let back = Redirect::path(asked.address(shelf.facts().name));
            return Ok(back.flash(words.counted("edits-saved", count)).into());
        }
        Verdict::Forbidden { key, names } => {
            tx.rollback().await?;
            return Ok(refusing::intruders(&room, Some(&key), names));
        }
        Verdict::Stale => StatusCode::CONFLICT,
        Verdict::Refused => StatusCode::UNPROCESSABLE_ENTITY,
    };
    tx.rollback().await?;
    let rows = rows(&session, &asked).await?.unwrap_or(shelf.facts().per_page);
    let saved = saved(&room).await?;
    let board = Board { room: &room, seals: &seals, asked: &asked, rows, edits, saved: &saved, refused: None };
    let page = board.draw().await?;
    Ok(page.reply().status(status))
}

/// The page on which it was changed.
pub(super) fn asked(room: &Room, sent: &Sent) -> Result<Asked> {
    let query = sent.text("-query").ok().flatten().unwrap_or_default();
    let query: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    Asked::read(room.shelf.as_ref(), &room.desk.actor, &query)
}
