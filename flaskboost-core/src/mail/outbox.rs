//! [`Outbox`]: a place that keeps mails instead of sending them.

use super::{Captured, Error};

/// Keeps the newest mails to be read later.
pub(super) trait Outbox: Send + Sync {
    /// The mails, newest first.
    fn all(&self) -> Result<Vec<Captured>, Error>;

    /// One mail.
    fn find(&self, id: &str) -> Result<Option<Captured>, Error>;
}

/// How many mails an outbox keeps.
pub(super) const KEPT: usize = 200;

/// Whether this could be the id of a captured mail, and so cannot lead out of a folder.
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 64 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}
