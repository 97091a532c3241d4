//! The list of a model.

use crate::admin::board::Board;
use crate::admin::desk::Room;
use crate::admin::models::listing::Asked;
use crate::admin::models::{Edits, Seals};
use crate::admin::views;
use crate::controller::Query;
use crate::error::Result;
use crate::session::Session;

/// Where a session remembers how many rows somebody wants on a page.
const ROWS: &str = "admin.rows";

pub(in crate::admin) async fn show(
    room: Room,
    session: Session,
    seals: Seals,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<views::List> {
    let asked = Asked::read(room.shelf.as_ref(), &room.desk.actor, &query)?;
    let rows = rows(&session, &asked).await?.unwrap_or(room.shelf.facts().per_page);
    Board { room: &room, seals: &seals, asked: &asked, rows, edits: Edits::default() }.draw().await
}

/// How many rows they want on a page: now, or whenever they said so.
pub(super) async fn rows(session: &Session, asked: &Asked) -> Result<Option<u32>> {
    let known = session.get::<u32>(ROWS).await?;
    if asked.rows.is_some() && asked.rows != known {
        session.set(ROWS, &asked.rows).await?;
    }
    Ok(asked.rows.or(known.filter(|rows| (1..=1000).contains(rows))))
}
