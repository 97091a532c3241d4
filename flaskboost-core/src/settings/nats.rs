//! `[nats]`: a NATS server with JetStream, for what the settings say is kept there.

use serde::{Deserialize, Serialize};

use crate::settings::secret::Secret;

/// The `[nats]` table.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct NatsSettings {
    /// `nats://…`, or `tls://…`.
    #[serde(skip_serializing)]
    pub url: Option<Secret<String>>,
}
