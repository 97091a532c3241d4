//! Without the feature `oauth` nobody logs in with other providers.

use axum::extract::FromRef;

use crate::controller::{Routes, Services};

/// No routes.
pub(super) fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    Routes::new()
}
