//! The routes of the tools.

use axum::extract::FromRef;

use super::DevTools;
use super::controllers::{mails, reload, routing};
use crate::controller::{Routes, Services};

/// The routes of these tools. The handlers find the tools among the services of the app.
pub fn routes<S>(_: &DevTools) -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    Routes::new()
        .get("dev.mails", "/dev/mail", mails::index)
        .get("dev.mail", "/dev/mail/{id}", mails::show)
        .get("dev.mail_html", "/dev/mail/{id}/html", mails::html)
        .get("dev.reload", "/dev/reload", reload::show)
        .get("dev.routes", "/dev/routes", routing::index)
}
