//! [`Trail`]: what a handle to the database needs to write the audit trail.

use std::fmt;
use std::sync::Arc;

use crate::clock::Clock;

/// The key of the chain and the time. A handle without one, such as that of a script, cannot write audited models.
#[derive(Clone)]
pub struct Trail {
    secret: Arc<[u8]>,
    clock: Clock,
}

impl Trail {
    /// The trail of a site. The secret is that of the site; the key of the chain is derived from it.
    #[must_use]
    pub fn new(secret: impl Into<Arc<[u8]>>, clock: Clock) -> Self {
        Self { secret: secret.into(), clock }
    }

    pub(super) fn secret(&self) -> &[u8] {
        &self.secret
    }

    pub(super) fn now_micros(&self) -> i64 {
        self.clock.now().timestamp_micros()
    }
}

impl fmt::Debug for Trail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Trail")
    }
}
