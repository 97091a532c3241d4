//! The list of a model.

use crate::admin::desk::Room;
use crate::admin::models::Shelf;
use crate::admin::models::listing::{Asked, Labels, Listing};
use crate::admin::views;
use crate::controller::Query;
use crate::error::Result;
use crate::session::Session;

/// Where a session remembers how many rows somebody wants on a page.
const ROWS: &str = "admin.rows";

pub(in crate::admin) async fn show(
    room: Room,
    session: Session,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<views::List> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let asked = Asked::read(shelf, &desk.actor, &query)?;
    let rows = rows(&session, &asked).await?.unwrap_or(shelf.facts().per_page);
    let indexes = desk.panel.indexes(&desk.db, shelf).await?;
    let listing = Listing { shelf, actor: &desk.actor, db: &desk.db, indexes };
    let found = listing.find(&asked, u64::from(rows)).await?;
    let find = |name: &str| -> Option<&dyn Shelf> { Some(desk.panel.find(name)?.as_ref()) };
    let labels = Labels::of(&desk.db, &desk.actor, shelf, &found.rows, find).await?;
    Ok(views::List::new(room.frame(), shelf, &desk.actor, &asked, &found, &labels, rows))
}

/// How many rows they want on a page: now, or whenever they said so.
async fn rows(session: &Session, asked: &Asked) -> Result<Option<u32>> {
    let known = session.get::<u32>(ROWS).await?;
    if asked.rows.is_some() && asked.rows != known {
        session.set(ROWS, &asked.rows).await?;
    }
    Ok(asked.rows.or(known.filter(|rows| (1..=1000).contains(rows))))
}
