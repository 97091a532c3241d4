//! `[app]`: what the site is called and where it lives.

use serde::{Deserialize, Serialize};

/// The `[app]` table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct AppSettings {
    /// The name shown in titles and mails.
    pub name: String,
    /// Scheme, host and port without a trailing slash. Links in mails begin with it; the
    /// `Host` header of a request is never trusted for that.
    pub url: String,
}

impl Default for AppSettings {
    fn default() -> Self {
        Self { name: "FlaskBoost app".into(), url: "http://127.0.0.1:5000".into() }
    }
}
