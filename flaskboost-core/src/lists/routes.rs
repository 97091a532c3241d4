//! The routes of these pages.

use axum::extract::FromRef;

use super::controllers;
use crate::controller::{Routes, Services};

/// The routes of these pages. The handlers find the `Post` among the services of the app.
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    Routes::new()
        .get("mail.leave", "/mail/leave/{token}", controllers::show)
        .post("mail.leave_now", "/mail/leave/{token}", controllers::create)
        .without_csrf("the token in the address proves it, and a mail program has no other")
        .without_tokens()
}
