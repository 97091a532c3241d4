//! A new row: its form, and the row itself.

use super::{refusing, row};
use crate::admin::desk::Room;
use crate::admin::models::{Draft, Outcome, Seals, key_of, title_of, write};
use crate::admin::sheet::Sheet;
use crate::admin::views;
use crate::admin::words::Words;
use crate::controller::{Replies, Reply};
use crate::error::Result;
use crate::form::Sent;

pub(in crate::admin) async fn new(room: Room, seals: Seals, address: Sent) -> Result<views::Form> {
    let (shelf, actor) = (room.shelf.as_ref(), &room.desk.actor);
    if !shelf.may_create(actor) {
        return Err(actor.refusal());
    }
    let draft = Draft::of_new(shelf, actor, &address);
    Sheet { room: &room, draft: &draft, row: None }.draw(&seals, &address).await
}

pub(in crate::admin) async fn create(room: Room, seals: Seals, words: Words, sent: Sent) -> Result<Reply> {
    let (shelf, actor) = (room.shelf.as_ref(), &room.desk.actor);
    let facts = shelf.facts();
    if !shelf.may_create(actor) {
        return Err(actor.refusal());
    }
    let mut draft = Draft::of_new(shelf, actor, &Sent::default());
    let intruders = draft.intruders(facts, &sent);
    if !intruders.is_empty() {
        return Ok(refusing::intruders(&room, None, intruders));
    }
    draft.take(facts, &sent, None);
    let tx = room.desk.db.begin().await?;
    if let Outcome::Written(row) = write(&tx, &room.desk.panel, shelf, actor, None, &mut draft).await? {
        tx.commit().await?;
        let saved = row::saved(facts.name, &key_of(facts, &row), &sent);
        return Ok(saved.flash(words.about("forms-added", &title_of(shelf, &row, actor))).into());
    }
    tx.rollback().await?;
    Ok(Sheet { room: &room, draft: &draft, row: None }.draw(&seals, &Sent::default()).await?.invalid())
}
