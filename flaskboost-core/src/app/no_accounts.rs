//! Without the feature `accounts` there is nothing to add and nothing to wait for.

use super::AppState;
use crate::error::Result;
use crate::session::SessionKeeper;
use crate::settings::Settings;

/// Hastens nothing.
pub(super) fn hasten(_: &AppState) {}

/// Waits for nothing.
#[expect(clippy::unused_async, reason = "the module with accounts waits here")]
pub(super) async fn settle(_: &AppState) {}

/// Has nobody told.
pub(super) fn with_alarm(keeper: SessionKeeper, _: &AppState) -> SessionKeeper {
    keeper
}

/// Deletes nothing.
#[expect(clippy::unused_async, reason = "the module with accounts asks the database here")]
pub(super) async fn sweep(_: &AppState) -> Result<()> {
    Ok(())
}

/// Whether there are passkeys: no.
pub(super) fn has_passkeys(_: &Settings) -> bool {
    false
}

/// Where passkeys work: nowhere.
pub(super) fn passkeys_at(_: &Settings) -> Option<String> {
    None
}
