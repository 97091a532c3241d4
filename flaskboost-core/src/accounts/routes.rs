//! The routes of the accounts.

use axum::extract::FromRef;

use super::controllers::{
    account, activity, again, code, confirm, devices, leaving, login, magic_link, new_address, password, refresh,
    reset, second_factor, second_step, sent, signup, tokens,
};
use super::passkeys;
use super::provider_routes;
use crate::auth::Guard;
use crate::controller::{Routes, Services};

/// Every route of the accounts. The names are fixed; templates and apps refer to them.
///
/// The handlers find the [`Accounts`](super::Accounts) among the services of the app.
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    strangers()
        .merge(fresh_members())
        .merge(members())
        .merge(tokens())
        .merge(anybody())
        .merge(passkeys::routes())
        .merge(provider_routes::routes())
        .without_tokens()
        .without_impersonators()
        .merge(programs())
}

/// For people who are not logged in.
fn strangers<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    Routes::new()
        .get("accounts.signup", "/signup", signup::new)
        .post("accounts.create", "/signup", signup::create)
        .get("accounts.login", "/login", login::new)
        .post("accounts.authenticate", "/login", login::create)
        .get("accounts.magic_link", "/login/link", magic_link::new)
        .post("accounts.magic_link_send", "/login/link", magic_link::create)
        .get("accounts.second_step", "/login/second", second_step::new)
        .post("accounts.second_step_save", "/login/second", second_step::create)
        .guard(Guard::LoggedOut)
}

/// For people who are logged in.
fn members<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    Routes::new()
        .get("accounts.show", "/account", account::show)
        .get("accounts.password", "/account/password", password::edit)
        .post("accounts.password_save", "/account/password", password::update)
        .get("accounts.sessions", "/account/sessions", devices::index)
        .post("accounts.session_end", "/account/sessions/{id}/end", devices::end)
        .post("accounts.sessions_end_others", "/account/sessions/end-others", devices::end_others)
        .get("accounts.activity", "/account/activity", activity::index)
        .post("accounts.trusted_forget", "/account/trusted/{id}/forget", devices::forget)
        .get("accounts.again", "/account/again", again::new)
        .post("accounts.again_save", "/account/again", again::create)
        .post("accounts.again_code", "/account/again/code", again::create_with_code)
        .get("accounts.delete", "/account/delete", leaving::edit)
        .post("accounts.delete_save", "/account/delete", leaving::delete)
        .guard(Guard::LoggedIn)
}

/// For people who are logged in and have lately proved who they are.
fn fresh_members<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    Routes::new()
        .get("accounts.email", "/account/email", new_address::edit)
        .post("accounts.email_send", "/account/email", new_address::create)
        .get("accounts.data", "/account/data", leaving::data)
        .post("accounts.data_download", "/account/data", leaving::download)
        .get("accounts.second_factor", "/account/second-factor", second_factor::show)
        .post("accounts.second_factor_begin", "/account/second-factor", second_factor::begin)
        .get("accounts.second_factor_new", "/account/second-factor/new", second_factor::new)
        .post("accounts.second_factor_save", "/account/second-factor/new", second_factor::create)
        .post("accounts.second_factor_off", "/account/second-factor/off", second_factor::delete)
        .post("accounts.recovery_codes", "/account/second-factor/codes", second_factor::renew_codes)
        .guard(Guard::Fresh)
}

/// For people who are logged in: what they give to programs.
fn tokens<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    Routes::new()
        .get("accounts.tokens", "/account/tokens", tokens::index)
        .get("accounts.token_new", "/account/tokens/new", tokens::new)
        .post("accounts.token_create", "/account/tokens/new", tokens::create)
        .post("accounts.token_revoke", "/account/tokens/{id}/revoke", tokens::revoke)
        .post("accounts.tokens_revoke_all", "/account/tokens/revoke-all", tokens::revoke_all)
        .guard(Guard::LoggedIn)
}

/// For programs.
fn programs<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    Routes::new()
        .post("accounts.token_refresh", "/api/tokens/refresh", refresh::create)
        .without_csrf("the refresh token in the body proves who sends it, and no cookie is looked at")
        .without_tokens()
}

/// For everybody: a link from a mail may be opened in a browser where somebody else is logged in.
fn anybody<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    Routes::new()
        .get("accounts.sent", "/signup/sent", sent::show)
        .post("accounts.code", "/signup/sent", code::create)
        .get("accounts.confirm", "/confirm/{token}", confirm::show)
        .post("accounts.activate", "/confirm/{token}", confirm::create)
        .get("accounts.resend", "/confirm-again", confirm::new)
        .post("accounts.resend_send", "/confirm-again", confirm::resend)
        .post("accounts.logout", "/logout", login::delete)
        .open_to_impersonators()
        .get("accounts.forgot", "/password/forgot", reset::new)
        .post("accounts.forgot_send", "/password/forgot", reset::create)
        .get("accounts.reset", "/password/reset/{token}", reset::edit)
        .post("accounts.reset_save", "/password/reset/{token}", reset::update)
        .get("accounts.magic_link_show", "/login/link/{token}", magic_link::show)
        .post("accounts.magic_link_enter", "/login/link/{token}", magic_link::enter)
        .get("accounts.email_confirm", "/email/{token}", new_address::show)
        .post("accounts.email_save", "/email/{token}", new_address::update)
        .get("accounts.email_undo", "/email/undo/{token}", new_address::show_undo)
        .post("accounts.email_undo_save", "/email/undo/{token}", new_address::undo)
}
