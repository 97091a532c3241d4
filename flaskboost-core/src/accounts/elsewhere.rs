//! What the box to stay logged in said, while the browser is elsewhere: at another provider, or asking for a passkey.

use crate::error::Result;
use crate::session::{Session, Stay};

/// Where the session keeps it.
const KEY: &str = "accounts.stay";

/// Remembers what the box said.
pub(super) async fn note(session: &Session, stay: Stay) -> Result<()> {
    session.set(KEY, &stay).await
}

/// What the box said when the browser left. Without one the session ends with the browser.
pub(super) async fn noted(session: &Session) -> Result<Stay> {
    Ok(session.get(KEY).await?.unwrap_or(Stay::UntilClosed))
}
