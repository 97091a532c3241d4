//! `[session]`: the session cookie and how long it lasts.

use serde::{Deserialize, Serialize};

/// The `[session]` table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct SessionSettings {
    /// The name of the cookie.
    pub cookie: String,
    /// A session that nobody used for so long ends.
    pub idle_minutes: u64,
    /// Whether the box "Keep me logged in on this device" is ticked at first.
    pub remember: bool,
    /// A session without that box ends with the browser, and when nobody used it for so long.
    pub short_idle_hours: u64,
    /// A session ends after so long even when it is used.
    pub absolute_days: u64,
}

impl Default for SessionSettings {
    fn default() -> Self {
        Self { cookie: "session".into(), idle_minutes: 10_080, remember: true, short_idle_hours: 12, absolute_days: 30 }
    }
}
