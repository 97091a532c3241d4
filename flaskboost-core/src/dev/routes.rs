//! The routes of the tools.

use axum::extract::FromRef;

use super::DevTools;
use super::controllers::{jobs, letters, mails, reload, routing};
use crate::controller::{Routes, Services};
use crate::jobs::Jobs;

/// The routes of these tools. The handlers find the tools among the services of the app.
pub fn routes<S>(_: &DevTools) -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
    Jobs: FromRef<S>,
{
    Routes::new()
        .get("dev.jobs", "/dev/jobs", jobs::index)
        .get("dev.job", "/dev/jobs/{id}", jobs::show)
        .post("dev.job_retry", "/dev/jobs/{id}/retry", jobs::retry)
        .post("dev.job_cancel", "/dev/jobs/{id}/cancel", jobs::cancel)
        .get("dev.mails", "/dev/mail", mails::index)
        .get("dev.mail", "/dev/mail/{id}", mails::show)
        .get("dev.mail_html", "/dev/mail/{id}/html", mails::html)
        .get("dev.letter", "/dev/letters/{letter}/{number}", letters::show)
        .get("dev.letter_html", "/dev/letters/{letter}/{number}/html", letters::html)
        .get("dev.reload", "/dev/reload", reload::show)
        .get("dev.routes", "/dev/routes", routing::index)
}
