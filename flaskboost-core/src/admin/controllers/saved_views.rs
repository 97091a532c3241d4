//! The views of a list that somebody keeps.

use http::StatusCode;
use serde::Deserialize;

use super::list;
use crate::admin::SharedViews;
use crate::admin::desk::Room;
use crate::admin::models::listing::Asked;
use crate::admin::models::{SavedView, Seals, Wish};
use crate::admin::views::RefusedView;
use crate::admin::words::Words;
use crate::auth::Permission;
use crate::controller::{Path, Redirect, Replies, Reply};
use crate::error::{Error, Result};
use crate::form::Sent;
use crate::session::Session;

/// What was sent about a view.
struct Order {
    deed: String,
    wish: Wish,
    /// What the list shows now.
    here: String,
}

/// The view in the address.
#[derive(Deserialize)]
pub(in crate::admin) struct Place {
    id: i64,
}

pub(in crate::admin) async fn create(
    room: Room,
    session: Session,
    seals: Seals,
    words: Words,
    sent: Sent,
) -> Result<Reply> {
    let desk = &room.desk;
    let person = desk.actor.user_id().ok_or_else(|| desk.actor.refusal())?;
    let mut order = Order::read(&sent)?;
    order.wish.query = order.kept(&room, &sent)?;
    if order.wish.is_shared {
        desk.actor.require(Permission::edit::<SharedViews>())?;
    }
    let kept = match order.wish.refusal() {
        Some(why) => Err(why),
        None => SavedView::keep(&desk.db, room.shelf.facts().name, person, &order.wish).await?,
    };
    match kept {
        Ok(()) => Ok(back(&room, &order.wish.query).flash(words.about("views-saved", &order.wish.name)).into()),
        Err(why) => refused(&room, (&session, &seals), order.here, RefusedView { id: 0, wish: order.wish, why }).await,
    }
}

pub(in crate::admin) async fn update(
    room: Room,
    session: Session,
    seals: Seals,
    words: Words,
    Path(Place { id }): Path<Place>,
    sent: Sent,
) -> Result<Reply> {
    let desk = &room.desk;
    let person = desk.actor.user_id().ok_or_else(|| desk.actor.refusal())?;
    let view = SavedView::own(&desk.db, room.shelf.facts().name, person, id).await?;
    let mut order = Order::read(&sent)?;
    if order.deed == "remove" {
        let said = words.about("views-removed", &view.name);
        view.remove(&desk.db).await?;
        return Ok(back(&room, &order.here).flash(said).into());
    }
    order.wish.query = if order.deed == "replace" { order.kept(&room, &sent)? } else { view.query.clone() };
    // Who may not share any more may leave it as it is, or stop it, but shares nothing new with it.
    let is_more = order.wish.is_shared && (!view.is_shared || order.deed == "replace" || order.wish.name != view.name);
    if is_more {
        desk.actor.require(Permission::edit::<SharedViews>())?;
    }
    let changed = match order.wish.refusal() {
        Some(why) => Err(why),
        None => view.change(&desk.db, &order.wish).await?,
    };
    match changed {
        Ok(()) if order.deed == "replace" => {
            Ok(back(&room, &order.wish.query).flash(words.about("views-saved", &order.wish.name)).into())
        }
        Ok(()) => Ok(back(&room, &order.here).flash(words.about("views-changed", &order.wish.name)).into()),
        Err(why) => refused(&room, (&session, &seals), order.here, RefusedView { id, wish: order.wish, why }).await,
    }
}

/// The list again, with what was written and why it is refused.
async fn refused(room: &Room, state: (&Session, &Seals), here: String, refused: RefusedView) -> Result<Reply> {
    let query: Vec<(String, String)> = form_urlencoded::parse(here.as_bytes()).into_owned().collect();
    let page = list::page(room, state, &query, &list::saved(room).await?, Some(&refused)).await?;
    Ok(page.reply().status(StatusCode::UNPROCESSABLE_ENTITY))
}

fn back(room: &Room, query: &str) -> Redirect {
    let query = if query.is_empty() { "view=all" } else { query };
    Redirect::path(format!("/admin/{}?{query}", room.shelf.facts().name))
}

impl Order {
    fn read(sent: &Sent) -> Result<Self> {
        let text = |name: &str| -> Result<String> {
            let text = sent.text(name).map_err(|_| Error::bad_request("This form was sent in another way."))?;
            Ok(text.unwrap_or_default().into_owned())
        };
        let wish = Wish {
            name: text("name")?.trim().to_owned(),
            query: String::new(),
            is_shared: text("shared")? == "1",
            is_first: text("first")? == "1",
        };
        Ok(Self { deed: text("deed")?, wish, here: text("query")? })
    }

    /// What the list shows now, as a view keeps it.
    fn kept(&self, room: &Room, sent: &Sent) -> Result<String> {
        let rows = sent.text("rows").ok().flatten();
        let asked = Asked::of_view(room.shelf.as_ref(), &room.desk.actor, &self.here)?;
        Ok(asked.as_view(rows.as_deref().and_then(|rows| rows.parse().ok())))
    }
}
