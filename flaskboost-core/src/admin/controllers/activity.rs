//! What happened in all models.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value as Json;

use crate::admin::desk::Desk;
use crate::admin::models::{Past, Shelf, deed_of};
use crate::admin::panel::AuditTrail;
use crate::admin::views;
use crate::auth::{Action, Permission};
use crate::controller::Query;
use crate::db::trail::{Entry, EntryFilter};
use crate::error::Result;
use crate::policy::Extent;

/// How many entries a page shows.
const SHOWN: usize = 50;

/// What somebody wants to see. What cannot be read is as if it was not said.
#[derive(Debug, Default, Deserialize)]
pub(in crate::admin) struct Wanted {
    #[serde(default)]
    model: String,
    #[serde(default)]
    user: String,
    before: Option<i64>,
}

pub(in crate::admin) async fn index(desk: Desk, Query(wanted): Query<Wanted>) -> Result<views::Activity> {
    desk.actor.require(Permission::view::<AuditTrail>())?;
    // An entry tells of a row, so only models of which they may see every row are told of.
    let open: Vec<&Arc<dyn Shelf>> = desk
        .panel
        .all()
        .iter()
        .filter(|shelf| matches!(shelf.extent_with_trash(&desk.actor, Action::VIEW), Extent::Everything))
        .collect();
    let chosen = open.iter().filter(|shelf| wanted.model.is_empty() || shelf.facts().name == wanted.model);
    let filter = EntryFilter {
        models: chosen.map(|shelf| shelf.facts().table.clone()).collect(),
        user_id: wanted.user.trim().parse().ok(),
        before: wanted.before,
        max: SHOWN as u64 + 1,
        ..EntryFilter::default()
    };
    // Without a name the filter would let everything through.
    let mut entries = if filter.models.is_empty() { Vec::new() } else { Entry::list(&desk.db, &filter).await? };
    let has_more = entries.len() > SHOWN;
    entries.truncate(SHOWN);
    Ok(views::Activity {
        frame: desk.frame(Some("activity")),
        models: open.iter().map(|shelf| (shelf.facts().name, shelf.facts().plural.clone())).collect(),
        model: open.iter().map(|shelf| shelf.facts().name).find(|name| *name == wanted.model).unwrap_or_default(),
        user: filter.user_id,
        is_first: wanted.before.is_none(),
        next: entries.last().filter(|_| has_more).map(|last| last.id),
        events: entries.iter().filter_map(|entry| event(&desk, &open, entry)).collect(),
    })
}

fn event(desk: &Desk, open: &[&Arc<dyn Shelf>], entry: &Entry) -> Option<views::Event> {
    let shelf = open.iter().find(|shelf| shelf.facts().table == entry.model)?;
    let facts = shelf.facts();
    let labels = entry.changes.keys().filter_map(|name| {
        let place = facts.place_of(name)?;
        let column = facts.columns.get(place).filter(|column| !column.is_secret)?;
        let is_open = matches!(shelf.extent_to_read(&desk.actor, place), Extent::Everything);
        is_open.then_some(column.label.as_str())
    });
    Some(views::Event {
        id: entry.id,
        at: entry.at().to_rfc3339(),
        what: deed_of(facts, entry),
        author: entry.by.kind.name(),
        name: entry.by.name.clone(),
        through: entry.by.impersonator_id,
        user_id: entry.by.user_id,
        address: entry.by.address.clone(),
        model: facts.name,
        label: facts.singular.clone(),
        row: words(&entry.key),
        key: Past::address_of(facts, &entry.key),
        fields: labels.collect::<Vec<_>>().join(", "),
    })
}

/// A key for people: its parts with commas between them.
fn words(key: &str) -> String {
    let parts: Vec<Json> = serde_json::from_str(key).unwrap_or_default();
    let parts = parts.iter().map(|part| part.as_str().map_or_else(|| part.to_string(), str::to_owned));
    parts.collect::<Vec<_>>().join(", ")
}
