//! The routes of the panel.

use axum::extract::FromRef;

use super::controllers::{bulk, export, home, list};
use crate::auth::Guard;
use crate::controller::{Routes, Services};
use crate::db::Db;

/// Every route of the panel. The handlers find the [`Panel`](super::Panel) among the services of the app.
///
/// A program with a token has no business here: what a token may do, its scopes and the site's own JSON say.
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Db: FromRef<S>,
{
    Routes::new()
        .get("admin.home", "/admin", home::show)
        .get("admin.list", "/admin/{model}", list::show)
        .get("admin.export", "/admin/{model}/-/export", export::download)
        .post("admin.bulk", "/admin/{model}/-/bulk", bulk::perform)
        .guard(Guard::LoggedIn)
        .without_tokens()
}
