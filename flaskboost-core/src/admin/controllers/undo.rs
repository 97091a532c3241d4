//! The button that takes back what was just done.

use crate::admin::desk::Room;
use crate::admin::models::Past;
use crate::admin::words::Words;
use crate::error::Result;
use crate::session::FlashButton;

/// Puts a row back where it was before it went into the trash.
pub(super) fn of_trash(room: &Room, words: &Words, key: &str) -> FlashButton {
    FlashButton::new(words.about("trash-undo", ""), format!("/admin/{}/{key}/restore", room.shelf.facts().name))
}

/// Takes back what this request did to a row, if the audit trail knows of it and they may. What cannot be found out is
/// no reason to say that the deed itself did not work.
pub(super) async fn of_change(room: &Room, words: &Words, key: &str) -> Option<FlashButton> {
    match newest(room, key).await {
        Ok(entry) => entry.map(|entry| {
            let path = format!("/admin/{}/{key}/history/{entry}/revert", room.shelf.facts().name);
            FlashButton::new(words.about("trash-undo", ""), path)
        }),
        Err(error) => {
            tracing::warn!("whether a change can be undone could not be found out: {error:?}");
            None
        }
    }
}

/// The entry that this request wrote about the row, if it can be taken back.
async fn newest(room: &Room, key: &str) -> Result<Option<i64>> {
    let past = Past::of(&room.shelf, &room.desk.actor, key)?;
    let mut entries = past.entries(&room.desk.db, None, 1).await?;
    let Some(entry) = entries.pop().filter(|entry| entry.by.request_id == room.desk.request_id) else {
        return Ok(None);
    };
    let sight = past.sight(&room.desk.db).await?;
    Ok(past.may_revert(&sight, &entry).then_some(entry.id))
}
