//! What the `View` derive writes into an app; not for use by hand.

pub use axum::response::{IntoResponse, Response};
pub use inventory;

pub use super::sample::{Probe, WithoutSample};
