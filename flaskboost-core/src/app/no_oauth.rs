//! Without the feature `oauth` there are no other services, and a table that names one is a mistake.

use super::AppState;
use crate::error::Problem;
use crate::settings::Settings;
use crate::view::ProviderFacts;

/// Adds nothing.
pub(super) fn install(_: &mut AppState) {}

/// No buttons.
pub(super) fn buttons(_: &Settings) -> Vec<ProviderFacts> {
    Vec::new()
}

/// Whoever writes such a table expects something of it.
pub(super) fn problems(settings: &Settings) -> Vec<Problem> {
    if settings.oauth.is_empty() && settings.login.is_empty() {
        return Vec::new();
    }
    let message = "the settings have tables `[oauth.…]` or `[login.…]`, but this program was built without \
                   flaskboost's feature `oauth`";
    vec![Problem::new("FB9303", message)]
}
