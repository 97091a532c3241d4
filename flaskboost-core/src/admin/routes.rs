//! The routes of the panel.

use std::sync::Arc;

use axum::extract::FromRef;

use super::controllers::{activity, bulk, choices, delete, export, history, home, list, new, row};
use crate::auth::Guard;
use crate::controller::{Routes, Services};
use crate::db::Db;
use crate::settings::Settings;

/// Every route of the panel. The handlers find the [`Panel`](super::Panel) among the services of the app.
///
/// A program with a token has no business here: what a token may do, its scopes and the site's own JSON say.
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Db: FromRef<S>,
    Arc<Settings>: FromRef<S>,
{
    Routes::new()
        .get("admin.home", "/admin", home::show)
        .get("admin.activity", "/admin/-/activity", activity::index)
        .get("admin.history", "/admin/{model}/{key}/history", history::show)
        .post("admin.revert", "/admin/{model}/{key}/history/{entry}/revert", history::revert)
        .get("admin.list", "/admin/{model}", list::show)
        .get("admin.export", "/admin/{model}/-/export", export::download)
        .post("admin.bulk", "/admin/{model}/-/bulk", bulk::perform)
        .merge(rows())
        .guard(Guard::LoggedIn)
        .without_tokens()
}

/// The pages of one row. No key begins with a hyphen, so `-` is free for what is about no row.
fn rows<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Db: FromRef<S>,
    Arc<Settings>: FromRef<S>,
{
    Routes::new()
        .get("admin.new", "/admin/{model}/-/new", new::new)
        .post("admin.create", "/admin/{model}/-/new", new::create)
        .get("admin.choices", "/admin/{model}/-/choices", choices::index)
        .get("admin.row", "/admin/{model}/{key}", row::show)
        .post("admin.update", "/admin/{model}/{key}", row::update)
        .get("admin.delete", "/admin/{model}/{key}/delete", delete::preview)
        .post("admin.destroy", "/admin/{model}/{key}/delete", delete::destroy)
}
