//! The routes of the panel.

use std::sync::Arc;

use axum::extract::FromRef;

use super::controllers::{
    activity, api, bulk, choices, delete, edits, export, history, home, imports, jobs, language, list, mail, new,
    notices, order, row, saved_views, search, tasks, trash,
};
use super::{SystemJobs, SystemMail};
use crate::auth::{Guard, Permission};
use crate::clock::Clock;
use crate::controller::{Routes, Services};
use crate::db::Db;
use crate::jobs::Jobs;
use crate::mail::Mailer;
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
    Clock: FromRef<S>,
    Jobs: FromRef<S>,
    Mailer: FromRef<S>,
{
    Routes::new()
        .get("admin.home", "/admin", home::show)
        .get("admin.search", "/admin/-/search", search::show)
        .post("admin.language", "/admin/-/language", language::update)
        .get("admin.activity", "/admin/-/activity", activity::index)
        .get("admin.history", "/admin/{model}/{key}/history", history::show)
        .post("admin.revert", "/admin/{model}/{key}/history/{entry}/revert", history::revert)
        .get("admin.list", "/admin/{model}", list::show)
        .get("admin.export", "/admin/{model}/-/export", export::download)
        .post("admin.bulk", "/admin/{model}/-/bulk", bulk::perform)
        .merge(edited())
        .merge(rows())
        .merge(about_trash())
        .merge(views())
        .merge(about_tasks())
        .merge(about_imports())
        .guard(Guard::LoggedIn)
        .merge(about_jobs())
        .merge(about_mail())
        .without_tokens()
        .without_impersonators()
}

/// The models for programs. Tokens are welcome here, so each handler asks the actor, whose power ends at their scopes.
pub(crate) fn api_routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Db: FromRef<S>,
    Arc<Settings>: FromRef<S>,
    Clock: FromRef<S>,
{
    Routes::new()
        .get("admin.api", "/api/admin/openapi.json", api::document)
        .get("admin.api_list", "/api/admin/{model}", api::index)
        .post("admin.api_create", "/api/admin/{model}", api::create)
        .get("admin.api_row", "/api/admin/{model}/{key}", api::show)
        .patch("admin.api_update", "/api/admin/{model}/{key}", api::update)
        .delete("admin.api_delete", "/api/admin/{model}/{key}", api::destroy)
        .without_impersonators()
}

/// What is changed in a list itself.
fn edited<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Db: FromRef<S>,
    Arc<Settings>: FromRef<S>,
{
    Routes::new().post("admin.edits", "/admin/{model}/-/edits", edits::save).post(
        "admin.order",
        "/admin/{model}/-/order",
        order::update,
    )
}

/// The pages of one row. No key begins with a hyphen, so `-` is free for what is about no row.
fn rows<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Db: FromRef<S>,
    Arc<Settings>: FromRef<S>,
    Clock: FromRef<S>,
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

/// The way out of the trash; the way into it is the one by which a row is deleted.
fn about_trash<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Db: FromRef<S>,
{
    Routes::new().post("admin.restore", "/admin/{model}/{key}/restore", trash::restore)
}

/// The views of a list that people keep.
fn views<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Db: FromRef<S>,
    Arc<Settings>: FromRef<S>,
{
    Routes::new().post("admin.view_create", "/admin/{model}/-/views", saved_views::create).post(
        "admin.view_update",
        "/admin/{model}/-/views/{id}",
        saved_views::update,
    )
}

/// Long work in the background: everybody sees their own.
fn about_tasks<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Jobs: FromRef<S>,
{
    Routes::new()
        .get("admin.tasks", "/admin/-/tasks", tasks::index)
        .get("admin.task", "/admin/-/tasks/{id}", tasks::show)
        .post("admin.task_cancel", "/admin/-/tasks/{id}/cancel", tasks::cancel)
        .post("admin.task_resume", "/admin/-/tasks/{id}/resume", tasks::resume)
}

/// Rows from files, of the models that take them.
fn about_imports<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Jobs: FromRef<S>,
{
    Routes::new()
        .get("admin.import_new", "/admin/{model}/-/import", imports::new)
        .post("admin.import_create", "/admin/{model}/-/import", imports::create)
        .takes_upload()
        .get("admin.import", "/admin/{model}/-/import/{id}", imports::show)
        .post("admin.import_map", "/admin/{model}/-/import/{id}", imports::map)
        .post("admin.import_confirm", "/admin/{model}/-/import/{id}/confirm", imports::confirm)
        .get("admin.import_failures", "/admin/{model}/-/import/{id}/failures", imports::failures)
}

/// Each handler takes a desk too, so that whoever may see jobs and may not enter the panel stays outside.
fn about_jobs<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Db: FromRef<S>,
    Clock: FromRef<S>,
    Jobs: FromRef<S>,
{
    let seen = Routes::new()
        .get("admin.jobs", "/admin/-/jobs", jobs::index)
        .get("admin.job", "/admin/-/jobs/{id}", jobs::show)
        .get("admin.schedule", "/admin/-/schedule", jobs::schedule)
        .guard(Guard::permission(Permission::view::<SystemJobs>()));
    let changed = Routes::new()
        .post("admin.job_retry", "/admin/-/jobs/{id}/retry", jobs::retry)
        .post("admin.job_cancel", "/admin/-/jobs/{id}/cancel", jobs::cancel)
        .post("admin.queue_pause", "/admin/-/queues/{name}/pause", jobs::pause)
        .post("admin.queue_resume", "/admin/-/queues/{name}/resume", jobs::resume)
        .post("admin.schedule_pause", "/admin/-/schedule/{name}/pause", jobs::pause_schedule)
        .post("admin.schedule_resume", "/admin/-/schedule/{name}/resume", jobs::resume_schedule)
        .guard(Guard::permission(Permission::edit::<SystemJobs>()));
    seen.merge(changed)
}

/// What people are told, in a panel that has [`Admin::notices`](super::Admin::notices).
pub(crate) fn about_notices<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Db: FromRef<S>,
{
    Routes::new()
        .get("admin.notices", "/admin/-/notices", notices::index)
        .post("admin.notice_read", "/admin/-/notices/{id}/read", notices::read)
        .post("admin.notices_read_all", "/admin/-/notices/read-all", notices::read_all)
        .guard(Guard::LoggedIn)
        .without_tokens()
}

fn about_mail<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Db: FromRef<S>,
    Jobs: FromRef<S>,
    Mailer: FromRef<S>,
{
    let seen = Routes::new()
        .get("admin.mail", "/admin/-/mail", mail::index)
        .guard(Guard::permission(Permission::view::<SystemMail>()));
    let changed = Routes::new()
        .post("admin.mail_hold_back", "/admin/-/mail/hold-back", mail::hold_back)
        .post("admin.mail_let_through", "/admin/-/mail/let-through", mail::let_through)
        .guard(Guard::permission(Permission::edit::<SystemMail>()));
    seen.merge(changed)
}
