//! The one route of this part.

use axum::extract::FromRef;

use super::show::show;
use crate::controller::{Routes, Services};

/// `files.show`, which answers what [`Storage::link`](crate::storage::Storage::link) makes.
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Services: FromRef<S>,
{
    Routes::new().get("files.show", "/files/{ticket}", show)
}
