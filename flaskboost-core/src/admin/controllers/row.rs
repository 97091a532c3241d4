//! One row: its page, and its changes.

use std::collections::BTreeMap;

use http::StatusCode;
use serde::Deserialize;

use super::{refusing, undo};
use crate::admin::desk::Room;
use crate::admin::models::{
    Company, Draft, Originals, Outcome, Row, Seals, find, find_locked, key_of, title_of, write_all, written_at,
};
use crate::admin::sheet::Sheet;
use crate::admin::views::{self, Kin, Line};
use crate::admin::words::Words;
use crate::auth::Action;
use crate::clock::Clock;
use crate::controller::{Path, Redirect, Replies, Reply};
use crate::error::Result;
use crate::form::Sent;

/// Which row.
#[derive(Debug, Deserialize)]
pub(in crate::admin) struct Place {
    pub(super) key: String,
}

pub(in crate::admin) async fn show(
    room: Room,
    Path(place): Path<Place>,
    seals: Seals,
    address: Sent,
) -> Result<views::Form> {
    let (shelf, actor) = (room.shelf.as_ref(), &room.desk.actor);
    let row = find(&room.desk.db, shelf, actor, &place.key).await?;
    let draft = Draft::of_row(shelf, actor, &row);
    let desk = &room.desk;
    let company = Company::of(&desk.db, &desk.panel, (shelf, actor), Some(&row), (&draft, &address)).await?;
    Sheet { room: &room, draft: &draft, row: Some(&row), company: &company }.draw(&seals, &address).await
}

pub(in crate::admin) async fn update(
    room: Room,
    Path(place): Path<Place>,
    seals: Seals,
    words: Words,
    clock: Clock,
    sent: Sent,
) -> Result<Reply> {
    let (shelf, actor) = (room.shelf.as_ref(), &room.desk.actor);
    let facts = shelf.facts();
    let tx = room.desk.db.begin().await?;
    let row = match find_locked(&tx, shelf, actor, &place.key).await {
        Ok(row) => row,
        Err(error) if error.status() == StatusCode::NOT_FOUND => return Ok(refusing::gone(&room, &sent)),
        Err(error) => return Err(error),
    };
    if !shelf.may(&row, actor, Action::EDIT) {
        return Err(actor.refusal());
    }
    let mut draft = Draft::of_row(shelf, actor, &row);
    let panel = &room.desk.panel;
    let received = Company::receive(&tx, panel, (shelf, actor, &seals), Some(&row), (&draft, &sent)).await?;
    let (mut company, mut intruders) = received;
    intruders.extend(draft.intruders(facts, &sent));
    if !intruders.is_empty() {
        return Ok(refusing::intruders(&room, Some(&place.key), intruders));
    }
    let key = key_of(facts, &row);
    let originals = sent.text("-original").ok().flatten();
    let originals = originals.and_then(|sealed| seals.open(facts, &key, &sealed));
    draft.take(facts, &sent, Some(originals.as_ref().unwrap_or(&BTreeMap::new())));
    let version = sent.text("-version").ok().flatten().unwrap_or_default();
    if !seals.is_version(&version, facts, &row) {
        tx.rollback().await?;
        let page = conflict(&room, &seals, &row, &draft, originals.as_ref());
        let carried = Company::carried(&sent);
        return Ok(views::Conflict { carried, ..page }.reply().status(StatusCode::CONFLICT));
    }
    if company.wants_more(actor, &sent) {
        tx.rollback().await?;
        let sheet = Sheet { room: &room, draft: &draft, row: Some(&row), company: &company };
        let page = sheet.draw(&seals, &Sent::default()).await?;
        return Ok(views::Form { is_unsaved: true, ..page }.reply());
    }
    let drafts = (&mut draft, &mut company);
    let title =
        match write_all(&tx, (panel, room.desk.db.engine(), clock.now()), (shelf, actor), Some(&row), drafts).await? {
            Outcome::Written(row) => {
                tx.commit().await?;
                title_of(shelf, &row, actor)
            }
            Outcome::Around => {
                tx.commit().await?;
                title_of(shelf, &row, actor)
            }
            Outcome::Unchanged => {
                let title = title_of(shelf, &row, actor);
                return Ok(saved(facts.name, &key, &sent).flash(words.about("forms-saved", &title)).into());
            }
            Outcome::Refused => {
                tx.rollback().await?;
                let sheet = Sheet { room: &room, draft: &draft, row: Some(&row), company: &company };
                let page = sheet.draw(&seals, &Sent::default()).await?;
                let is_stale = company.is_stale();
                return Ok(if is_stale { page.reply().status(StatusCode::CONFLICT) } else { page.invalid() });
            }
        };
    let (saved, flash) = (saved(facts.name, &key, &sent), words.about("forms-saved", &title));
    Ok(match undo::of_change(&room, &words, &key).await {
        Some(button) => saved.flash_with(flash, button).into(),
        None => saved.flash(flash).into(),
    })
}

/// Where somebody goes on after saving.
pub(super) fn saved(model: &str, key: &str, sent: &Sent) -> Redirect {
    let wanted = sent.text("-save").ok().flatten();
    Redirect::path(match wanted.as_deref() {
        Some("continue") => format!("/admin/{model}/{key}"),
        Some("another") => format!("/admin/{model}/-/new"),
        _ => format!("/admin/{model}"),
    })
}

/// What somebody else did meanwhile, beside what was to be saved.
fn conflict(room: &Room, seals: &Seals, row: &Row, draft: &Draft, originals: Option<&Originals>) -> views::Conflict {
    let (shelf, actor) = (room.shelf.as_ref(), &room.desk.actor);
    let facts = shelf.facts();
    let lines = draft.fields.iter().filter_map(|field| {
        let column = facts.columns.get(field.place)?;
        let original = originals.and_then(|originals| originals.get(column.name).cloned().flatten());
        let (theirs, mine) = (written_at(shelf, row, field.place), field.text.clone());
        let is_mine_changed = original.as_ref().map_or(mine != theirs, |original| *original != mine);
        let is_theirs_changed = original.as_ref().is_some_and(|original| *original != theirs);
        // What somebody did not touch they do not mean to undo.
        let result = if is_mine_changed { mine.clone() } else { theirs.clone() };
        let (name, label) = (column.name, column.label.clone());
        Some(Line { name, label, original, theirs, mine, is_theirs_changed, is_mine_changed, result })
    });
    let lines: Vec<Line> = lines.collect();
    let key = key_of(facts, row);
    let is_unseen = !lines.iter().any(|line| line.is_theirs_changed);
    let company = Company::default();
    let sheet = Sheet { room, draft, row: Some(row), company: &company };
    views::Conflict {
        frame: room.frame(),
        model: Kin::of(facts),
        title: title_of(shelf, row, actor),
        original: seals.seal(facts, &key, &sheet.originals(row)),
        version: seals.version(facts, row),
        key,
        lines,
        is_unseen,
        ..views::Conflict::default()
    }
}
