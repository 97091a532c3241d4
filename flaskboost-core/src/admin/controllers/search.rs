//! Search over all models.

use serde::Deserialize;

use crate::admin::desk::Desk;
use crate::admin::models::look_up;
use crate::admin::views::{Found, Search};
use crate::controller::Query;
use crate::error::Result;

/// The longest text that is looked for, in characters.
const LONGEST: usize = 100;

/// What somebody looks for.
#[derive(Debug, Default, Deserialize)]
pub(in crate::admin) struct Wanted {
    #[serde(default)]
    q: String,
}

pub(in crate::admin) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Search> {
    let plain = wanted.q.trim().chars().filter(|letter| !letter.is_control());
    let q: String = plain.take(LONGEST).collect();
    let mut found = Vec::new();
    if !q.is_empty() {
        for shelf in desk.panel.seen_by(&desk.actor) {
            let hits = look_up(&desk.db, shelf.as_ref(), &desk.actor, &q).await?;
            if !hits.is_empty() {
                found.push(Found::new(shelf.facts(), hits));
            }
        }
    }
    Ok(Search { frame: desk.frame(Some("search")), q, found })
}
