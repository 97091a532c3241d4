//! The routes of log-in with other providers.

use axum::extract::FromRef;

use super::controllers::{login_with, providers};
use crate::auth::Guard;
use crate::controller::{Routes, Services};

/// The way to a provider and back, and the page of those that are linked.
pub(super) fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    let strangers = Routes::new()
        .post("accounts.provider_start", "/login/with/{provider}", login_with::start)
        .guard(Guard::LoggedOut);
    let members =
        Routes::new().get("accounts.providers", "/account/providers", providers::index).guard(Guard::LoggedIn);
    // Whoever sits at an open browser must not leave a way in behind, nor take one away.
    let fresh = Routes::new()
        .post("accounts.provider_link", "/account/providers", providers::create)
        .post("accounts.provider_unlink", "/account/providers/{id}/unlink", providers::delete)
        .guard(Guard::Fresh);
    let anybody =
        Routes::new().get("accounts.provider_callback", "/login/with/{provider}/callback", login_with::callback);
    strangers.merge(members).merge(fresh).merge(anybody)
}
