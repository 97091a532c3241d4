//! The routes of passkeys.

use axum::extract::FromRef;

use super::controllers::{adding, entering, list};
use crate::auth::Guard;
use crate::controller::{Routes, Services};

/// Every route of passkeys.
pub(in crate::accounts) fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    let strangers = Routes::new()
        .get("accounts.passkey", "/login/passkey", entering::show)
        .post("accounts.passkey_begin", "/login/passkey", entering::begin)
        .post("accounts.passkey_enter", "/login/passkey/answer", entering::enter)
        .guard(Guard::LoggedOut);
    let members = Routes::new()
        .get("accounts.passkeys", "/account/passkeys", list::index)
        .post("accounts.passkey_begin_adding", "/account/passkeys", adding::begin)
        .get("accounts.passkey_new", "/account/passkeys/new", adding::show)
        .post("accounts.passkey_add", "/account/passkeys/new", adding::create)
        .get("accounts.passkey_edit", "/account/passkeys/{id}", list::edit)
        .post("accounts.passkey_rename", "/account/passkeys/{id}", list::update)
        .guard(Guard::LoggedIn);
    // Whoever sits at an open browser must not take a way in away.
    let fresh = Routes::new()
        .post("accounts.passkey_remove", "/account/passkeys/{id}/remove", list::delete)
        .guard(Guard::Fresh);
    strangers.merge(members).merge(fresh)
}
