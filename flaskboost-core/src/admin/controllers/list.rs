//! The list of a model.

use crate::admin::board::Board;
use crate::admin::desk::Room;
use crate::admin::models::listing::Asked;
use crate::admin::models::{Edits, SavedView, Seals};
use crate::admin::views::{self, RefusedView};
use crate::controller::{Query, Redirect, Replies, Reply};
use crate::error::Result;
use crate::session::Session;

/// Where a session remembers how many rows somebody wants on a page.
const ROWS: &str = "admin.rows";

/// The list, or the view with which it begins for whoever asks.
pub(in crate::admin) async fn show(
    room: Room,
    session: Session,
    seals: Seals,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Reply> {
    let saved = saved(&room).await?;
    if query.is_empty()
        && let Some(first) = saved.iter().find(|view| is_first(&room, view))
    {
        let query = if first.query.is_empty() { "view=all" } else { first.query.as_str() };
        return Ok(Redirect::path(format!("/admin/{}?{query}", room.shelf.facts().name)).into());
    }
    Ok(page(&room, (&session, &seals), &query, &saved, None).await?.reply())
}

/// The page of a list. `refused` is what was written about a view and cannot be.
pub(super) async fn page(
    room: &Room,
    (session, seals): (&Session, &Seals),
    query: &[(String, String)],
    saved: &[SavedView],
    refused: Option<&RefusedView>,
) -> Result<views::List> {
    let asked = Asked::read(room.shelf.as_ref(), &room.desk.actor, query)?;
    let rows = rows(session, &asked).await?.unwrap_or(room.shelf.facts().per_page);
    Board { room, seals, asked: &asked, rows, edits: Edits::default(), saved, refused }.draw().await
}

/// The views of the list that whoever asks sees.
pub(super) async fn saved(room: &Room) -> Result<Vec<SavedView>> {
    match room.desk.actor.user_id() {
        Some(person) => SavedView::all_for(&room.desk.db, room.shelf.facts().name, person).await,
        None => Ok(Vec::new()),
    }
}

/// Whether the list begins with this view, and they may still ask for what it shows.
fn is_first(room: &Room, view: &SavedView) -> bool {
    let actor = &room.desk.actor;
    let is_own = view.is_first && Some(view.owner_id) == actor.user_id();
    is_own && Asked::of_view(room.shelf.as_ref(), actor, &view.query).is_ok()
}

/// How many rows they want on a page: now, or whenever they said so.
pub(super) async fn rows(session: &Session, asked: &Asked) -> Result<Option<u32>> {
    let known = session.get::<u32>(ROWS).await?;
    if asked.rows.is_some() && asked.rows != known {
        session.set(ROWS, &asked.rows).await?;
    }
    Ok(asked.rows.or(known.filter(|rows| (1..=1000).contains(rows))))
}
