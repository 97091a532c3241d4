//! What somebody was told.

use serde::Deserialize;

use crate::admin::desk::Desk;
use crate::admin::models::{Notices, PER_PAGE};
use crate::admin::views;
use crate::controller::{Path, Query, Redirect, Service};
use crate::error::{Error, Result};
use crate::form::Form;

/// Where the page goes on.
#[derive(Debug, Default, Deserialize)]
pub(in crate::admin) struct Place {
    before: Option<i64>,
}

/// The newest notice that the page of the button showed: what has come since stays unread.
#[derive(Form)]
pub(in crate::admin) struct Seen {
    #[field(label = "Newest", widget = "hidden")]
    newest: i64,
}

pub(in crate::admin) async fn index(
    desk: Desk,
    notices: Service<Notices>,
    Query(place): Query<Place>,
) -> Result<views::Notices> {
    let user_id = reader(&desk)?;
    let mut found = notices.page(&desk.db, user_id, place.before).await?;
    let has_more = found.len() > PER_PAGE;
    found.truncate(PER_PAGE);
    Ok(views::Notices {
        frame: desk.frame(Some("notices")),
        is_first: place.before.is_none(),
        next: found.last().filter(|_| has_more).map(|last| last.id),
        newest: found.first().map(|first| first.id).filter(|_| place.before.is_none()),
        has_unread: desk.unread.is_some_and(|unread| unread > 0),
        notices: found,
    })
}

pub(in crate::admin) async fn read(desk: Desk, notices: Service<Notices>, Path(id): Path<i64>) -> Result<Redirect> {
    notices.read(&desk.db, reader(&desk)?, id).await?;
    Ok(Redirect::to("admin.notices"))
}

pub(in crate::admin) async fn read_all(desk: Desk, notices: Service<Notices>, form: Form<Seen>) -> Result<Redirect> {
    let Ok(Seen { newest }) = form.check() else {
        return Err(Error::bad_request("The newest notice of the page is missing.").with_hint("Load the page again."));
    };
    notices.read_all(&desk.db, reader(&desk)?, newest).await?;
    Ok(Redirect::to("admin.notices"))
}

/// Whose notices they are. Only people are told something.
fn reader(desk: &Desk) -> Result<i64> {
    desk.actor.user_id().ok_or_else(Error::unauthorized)
}
