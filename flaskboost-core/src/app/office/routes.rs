//! The routes of the pages about people.

use super::controllers as people;
use super::impersonating;
use crate::app::AppState;
use crate::auth::Guard;
use crate::controller::Routes;

/// The pages about people. They stand where the pages of any other model stand, and take their place. Whatever changes an
/// account asks for a fresh proof of who changes it.
pub(super) fn routes() -> Routes<AppState> {
    let seen = Routes::new()
        .get("admin.user", "/admin/users/{id}", people::show)
        .get("admin.user_new", "/admin/users/-/new", people::new)
        .get("admin.roles", "/admin/-/roles", people::power)
        .guard(Guard::LoggedIn);
    let changed = Routes::new()
        .post("admin.user_create", "/admin/users/-/new", people::create)
        .post("admin.user_name", "/admin/users/{id}/name", people::rename)
        .post("admin.user_role", "/admin/users/{id}/role", people::take_role)
        .post("admin.user_deactivate", "/admin/users/{id}/deactivate", people::deactivate)
        .post("admin.user_activate", "/admin/users/{id}/activate", people::activate)
        .post("admin.user_reset", "/admin/users/{id}/send-reset", people::send_reset)
        .post("admin.user_sessions_end", "/admin/users/{id}/end-sessions", people::end_sessions)
        .post("admin.user_factor_off", "/admin/users/{id}/second-factor-off", people::reset_second_factor)
        .post("admin.user_grant", "/admin/users/{id}/grant", people::grant)
        .post("admin.user_revoke", "/admin/users/{id}/revoke", people::revoke)
        .guard(Guard::Fresh);
    let looked_as = Routes::new()
        .get("admin.impersonate", "/admin/users/{id}/impersonate", impersonating::new)
        .post("admin.impersonate_begin", "/admin/users/{id}/impersonate", impersonating::create)
        .guard(Guard::Fresh);
    let way_out = Routes::new()
        .post("impersonation.end", "/impersonation/end", impersonating::end)
        .open_to_impersonators()
        .guard(Guard::LoggedIn);
    seen.merge(changed).merge(looked_as).merge(way_out).without_tokens()
}
