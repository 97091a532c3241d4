//! A new row: its form, and the row itself.

use super::{refusing, row};
use crate::admin::desk::Room;
use crate::admin::models::{Company, Draft, Outcome, Seals, key_of, title_of, write_all};
use crate::admin::sheet::Sheet;
use crate::admin::views;
use crate::admin::words::Words;
use crate::clock::Clock;
use crate::controller::{Replies, Reply};
use crate::error::Result;
use crate::form::Sent;

pub(in crate::admin) async fn new(room: Room, seals: Seals, address: Sent) -> Result<views::Form> {
    let (shelf, actor) = (room.shelf.as_ref(), &room.desk.actor);
    if !shelf.may_create(actor) {
        return Err(actor.refusal());
    }
    let draft = Draft::of_new(shelf, actor, &address);
    let desk = &room.desk;
    let company = Company::of(&desk.db, &desk.panel, (shelf, actor), None, (&draft, &address)).await?;
    Sheet { room: &room, draft: &draft, row: None, company: &company }.draw(&seals, &address).await
}

pub(in crate::admin) async fn create(
    room: Room,
    seals: Seals,
    words: Words,
    clock: Clock,
    sent: Sent,
) -> Result<Reply> {
    let (shelf, actor) = (room.shelf.as_ref(), &room.desk.actor);
    let facts = shelf.facts();
    if !shelf.may_create(actor) {
        return Err(actor.refusal());
    }
    let mut draft = Draft::of_new(shelf, actor, &Sent::default());
    let (desk, engine) = (&room.desk, room.desk.db.engine());
    let tx = desk.db.begin().await?;
    let received = Company::receive(&tx, &desk.panel, (shelf, actor, &seals), None, (&draft, &sent)).await?;
    let (mut company, mut intruders) = received;
    intruders.extend(draft.intruders(facts, &sent));
    if !intruders.is_empty() {
        return Ok(refusing::intruders(&room, None, intruders));
    }
    draft.take(facts, &sent, None);
    if company.wants_more(actor, &sent) {
        tx.rollback().await?;
        let sheet = Sheet { room: &room, draft: &draft, row: None, company: &company };
        let page = sheet.draw(&seals, &Sent::default()).await?;
        return Ok(views::Form { is_unsaved: true, ..page }.reply());
    }
    let (rows, drafts) = ((shelf, actor), (&mut draft, &mut company));
    if let Outcome::Written(row) = write_all(&tx, (&desk.panel, engine, clock.now()), rows, None, drafts).await? {
        tx.commit().await?;
        let saved = row::saved(facts.name, &key_of(facts, &row), &sent);
        return Ok(saved.flash(words.about("forms-added", &title_of(shelf, &row, actor))).into());
    }
    tx.rollback().await?;
    Ok(Sheet { room: &room, draft: &draft, row: None, company: &company }
        .draw(&seals, &Sent::default())
        .await?
        .invalid())
}
