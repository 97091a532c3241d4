//! What people call a row.

use super::{Row, Shelf, key_of, text_of};
use crate::auth::Actor;

/// What people call a row: its title, or else the column that stands for it, if somebody may read it, or else its key.
pub(super) fn name_of(shelf: &dyn Shelf, row: &Row, actor: &Actor) -> String {
    let title = shelf.title(row);
    if !title.is_empty() {
        return title;
    }
    let facts = shelf.facts();
    let words = facts.words.filter(|place| shelf.may_read(row, actor, *place));
    let words = words.and_then(|place| row.values.get(place)).and_then(text_of).filter(|text| !text.is_empty());
    words.unwrap_or_else(|| key_of(facts, row))
}
