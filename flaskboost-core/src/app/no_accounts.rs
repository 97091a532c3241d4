//! Without the feature `accounts` there is nothing to add and nothing to wait for.

use super::AppState;
use crate::error::Result;

/// Waits for nothing.
#[expect(clippy::unused_async, reason = "the module with accounts waits here")]
pub(super) async fn settle(_: &AppState) {}

/// Deletes nothing.
#[expect(clippy::unused_async, reason = "the module with accounts asks the database here")]
pub(super) async fn sweep(_: &AppState) -> Result<()> {
    Ok(())
}
