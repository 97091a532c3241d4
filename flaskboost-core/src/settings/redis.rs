//! `[redis]`: a Redis server, for what the settings say is kept there.

use serde::{Deserialize, Serialize};

use crate::settings::secret::Secret;

/// The `[redis]` table.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct RedisSettings {
    /// `redis://…`, or `rediss://…` with TLS.
    #[serde(skip_serializing)]
    pub url: Option<Secret<String>>,
}
