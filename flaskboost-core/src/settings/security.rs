//! `[security]`: the key that signs what a visitor hands back.

use serde::{Deserialize, Serialize};

use crate::settings::secret::Secret;

/// The `[security]` table.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct SecuritySettings {
    /// At least 32 characters, at least 10 of them different. Production must set its own;
    /// development and testing share a fixed key that production refuses.
    #[serde(skip_serializing)]
    pub secret_key: Option<Secret<String>>,
}
