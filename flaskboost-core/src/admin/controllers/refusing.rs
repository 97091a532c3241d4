//! Pages for what cannot be saved.

use http::StatusCode;

use crate::admin::desk::Room;
use crate::admin::models::Company;
use crate::admin::views::{self, Kin, Typed};
use crate::controller::{Replies, Reply};
use crate::form::Sent;
use crate::policy::Extent;

/// Refuses what was sent under names that the form has no field for: no page of ours sends that, so it is logged.
pub(super) fn intruders(room: &Room, key: Option<&str>, names: Vec<String>) -> Reply {
    let model = room.shelf.facts().name;
    let user = room.desk.actor.user_id();
    tracing::warn!(model, key, user, fields = ?names, "fields were sent to the panel that its form does not have");
    let page = views::Refused { frame: room.frame(), model: Kin::of(room.shelf.facts()), names };
    page.reply().status(StatusCode::FORBIDDEN)
}

/// Says that the row is gone, and gives back what was typed for it.
pub(super) fn gone(room: &Room, sent: &Sent) -> Reply {
    let (shelf, actor) = (room.shelf.as_ref(), &room.desk.actor);
    let columns =
        shelf.facts().columns.iter().enumerate().filter(|(place, column)| {
            !column.is_secret && !matches!(shelf.extent_to_read(actor, *place), Extent::Nothing)
        });
    let typed = columns.filter_map(|(_, column)| {
        let text = sent.text(column.name).ok().flatten()?;
        Some(Typed { label: column.label.clone(), text: text.into_owned() })
    });
    let typed = typed.chain(typed_around(room, sent)).collect();
    let page = views::Gone { frame: room.frame(), model: Kin::of(shelf.facts()), typed };
    page.reply().status(StatusCode::NOT_FOUND)
}

/// What was typed for rows that belong to it, in the order of the form.
fn typed_around(room: &Room, sent: &Sent) -> Vec<Typed> {
    let children = &room.shelf.facts().children;
    let typed = Company::carried(sent).into_iter().filter_map(|(name, text)| {
        let (line, column) = name.split_once('.')?;
        let place: usize = line.split('-').nth(2)?.parse().ok()?;
        let shelf = room.desk.panel.find(children.get(place)?.model)?;
        let place = shelf.facts().place_of(column)?;
        let column = shelf.facts().columns.get(place).filter(|column| !column.is_secret)?;
        let label = format!("{}: {}", shelf.facts().singular, column.label);
        (!text.is_empty() && !matches!(shelf.extent_to_read(&room.desk.actor, place), Extent::Nothing))
            .then_some(Typed { label, text })
    });
    typed.collect()
}
