//! The list of a model.

use crate::admin::desk::Room;
use crate::admin::models::listing::{Asked, Labels, Listing};
use crate::admin::models::{SavedView, Shelf};
use crate::admin::views::{self, RefusedView, Seen, ViewBar};
use crate::controller::{Query, Redirect, Replies, Reply};
use crate::error::Result;
use crate::session::Session;

/// Where a session remembers how many rows somebody wants on a page.
const ROWS: &str = "admin.rows";

/// The list, or the view with which it begins for whoever asks.
pub(in crate::admin) async fn show(
    room: Room,
    session: Session,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Reply> {
    let saved = saved(&room).await?;
    if query.is_empty()
        && let Some(first) = saved.iter().find(|view| is_first(&room, view))
    {
        let query = if first.query.is_empty() { "view=all" } else { first.query.as_str() };
        return Ok(Redirect::path(format!("/admin/{}?{query}", room.shelf.facts().name)).into());
    }
    Ok(page(&room, &session, &query, &saved, None).await?.reply())
}

/// The page of a list. `refused` is what was written about a view and cannot be.
pub(super) async fn page(
    room: &Room,
    session: &Session,
    query: &[(String, String)],
    saved: &[SavedView],
    refused: Option<&RefusedView>,
) -> Result<views::List> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let asked = Asked::read(shelf, &desk.actor, query)?;
    let rows = rows(session, &asked).await?.unwrap_or(shelf.facts().per_page);
    let indexes = desk.panel.indexes(&desk.db, shelf).await?;
    let listing = Listing { shelf, actor: &desk.actor, db: &desk.db, indexes };
    let found = listing.find(&asked, u64::from(rows)).await?;
    let find = |name: &str| -> Option<&dyn Shelf> { Some(desk.panel.find(name)?.as_ref()) };
    let facets = listing.facets(&asked).await?;
    let days = listing.days(&asked).await?;
    let labels = Labels::of(&desk.db, &desk.actor, shelf, &found.rows, &facets, find).await?;
    let seen = Seen { shelf, actor: &desk.actor, asked: &asked, per_page: rows };
    let views = ViewBar::new(&seen, saved, refused);
    let facts = shelf.facts();
    Ok(views::List::new(room.frame(), shelf, &desk.actor, &asked, &found, &labels, rows)
        .with_views(views)
        .with_facets(facts, &asked, &facets, &labels)
        .with_days(facts, &asked, days.as_ref()))
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
async fn rows(session: &Session, asked: &Asked) -> Result<Option<u32>> {
    let known = session.get::<u32>(ROWS).await?;
    if asked.rows.is_some() && asked.rows != known {
        session.set(ROWS, &asked.rows).await?;
    }
    Ok(asked.rows.or(known.filter(|rows| (1..=1000).contains(rows))))
}
