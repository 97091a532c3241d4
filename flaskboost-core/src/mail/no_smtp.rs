//! SMTP in a program that was built without it.

use std::sync::Arc;

use super::Error;
use super::transport::Transport;

/// Refuses, because the feature `smtp` is off.
pub(super) fn open(_url: &str) -> Result<Arc<dyn Transport>, Error> {
    Err(Error::SmtpNotBuilt)
}
