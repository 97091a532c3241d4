//! Rows to choose from, for a field that looks them up while somebody types.

use axum::Json;
use serde::{Deserialize, Serialize};

use crate::admin::desk::Room;
use crate::admin::models::Target;
use crate::admin::words::Words;
use crate::auth::Action;
use crate::controller::Query;
use crate::error::{Error, Result};
use crate::policy::Extent;

/// How many rows are offered at once.
const MOST: u64 = 20;

/// How long the words are at most in which one looks for a row, in characters.
const LONGEST: usize = 200;

/// What is looked for.
#[derive(Debug, Deserialize)]
pub(in crate::admin) struct Search {
    column: String,
    #[serde(default)]
    q: String,
}

/// What was found.
#[derive(Debug, Serialize)]
pub(in crate::admin) struct Found {
    /// How many they are, in words that are read out.
    said: String,
    choices: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    title: String,
}

/// Only for a column that they may write in some row, and only rows of the other model that they may see.
pub(in crate::admin) async fn index(room: Room, Query(search): Query<Search>, words: Words) -> Result<Json<Found>> {
    let (shelf, desk) = (room.shelf.as_ref(), &room.desk);
    let facts = shelf.facts();
    let may_write = |place: usize| {
        let edits = !matches!(shelf.extent(&desk.actor, Action::EDIT), Extent::Nothing);
        let writes = !matches!(shelf.extent_to_write(&desk.actor, place), Extent::Nothing);
        (edits || shelf.may_create(&desk.actor)) && writes
    };
    let is_in_form = |place: &usize| facts.fieldsets.iter().any(|fieldset| fieldset.columns.contains(place));
    let place = facts.place_of(&search.column).filter(is_in_form).filter(|place| may_write(*place));
    let column = place.and_then(|place| facts.columns.get(place));
    let column = column.filter(|column| !column.is_secret && !column.is_read_only);
    let target = column.and_then(|column| Target::of(&desk.panel, column));
    let target = target.ok_or_else(|| Error::not_found("There is nothing to choose from here."))?;
    let wanted: String = search.q.chars().take(LONGEST).collect();
    let offers = target.offers(&desk.db, &desk.actor, &wanted, MOST).await?;
    let said = words.counted("forms-choices", offers.len());
    let choices = offers.into_iter().map(|offer| Choice { value: offer.value, title: offer.title });
    Ok(Json(Found { said, choices: choices.collect() }))
}
