//! Without the feature `passkeys` there are no pages for them and nothing to check.

use axum::extract::FromRef;

use crate::controller::{Routes, Services};
use crate::settings::Settings;

/// Nothing to work with.
#[derive(Clone, Debug)]
pub(super) struct Passkeys;

impl Passkeys {
    pub(super) fn open(_: &Settings) -> Self {
        Self
    }
}

/// No routes.
pub(super) fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    Routes::new()
}

/// Whether there are passkeys on this site: no.
#[must_use]
pub fn has_passkeys(_: &Settings) -> bool {
    false
}

/// Where passkeys work: nowhere.
#[must_use]
pub fn passkeys_at(_: &Settings) -> Option<String> {
    None
}
