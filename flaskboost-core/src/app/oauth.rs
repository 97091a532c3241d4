//! Gives handlers the services of the settings, and pages the buttons of the providers.

use std::sync::Arc;

use super::AppState;
use crate::error::Problem;
use crate::oauth::OAuth;
use crate::settings::Settings;
use crate::view::ProviderFacts;

/// Adds the services: `Service<OAuth>`.
pub(super) fn install(state: &mut AppState) {
    let oauth = OAuth::new(
        &state.settings,
        Arc::clone(&state.urls),
        state.clock.clone(),
        state.random.clone(),
        state.limiter.clone(),
    );
    state.services = state.services.with(oauth);
}

/// The providers with whom people log in.
pub(super) fn buttons(settings: &Settings) -> Vec<ProviderFacts> {
    let providers = settings.login.iter();
    let button = |(name, provider): (&String, &crate::settings::LoginSettings)| ProviderFacts {
        name: name.clone(),
        label: provider.label.clone().unwrap_or_else(|| name.clone()),
    };
    providers.map(button).collect()
}

/// Nothing is wrong: this program knows such services.
pub(super) fn problems(_: &Settings) -> Vec<Problem> {
    Vec::new()
}
