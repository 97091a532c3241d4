//! What can go wrong with a question to another server.

use http::StatusCode;

use crate::error::{self, BoxError};

/// An answer that did not come, or is not taken.
///
/// As an [`error::Error`] it carries the code `FB6602`, `FB6604` when it took too long.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The address is not HTTPS, and not on this machine either.
    #[error("`{host}` is asked over https:// only")]
    NotEncrypted {
        /// The host of the address.
        host: String,
    },
    /// There is no connection, or it broke off.
    #[error("`{host}` cannot be reached")]
    Unreachable {
        /// Who was asked.
        host: String,
        /// What went wrong.
        #[source]
        source: BoxError,
    },
    /// The answer took too long.
    #[error("`{host}` did not answer within {seconds} seconds")]
    TimedOut {
        /// Who was asked.
        host: String,
        /// How long we waited.
        seconds: u64,
    },
    /// The answer is too long.
    #[error("the answer of `{host}` has more than {limit} bytes, or broke off")]
    TooLarge {
        /// Who was asked.
        host: String,
        /// The longest answer that is taken.
        limit: usize,
    },
}

impl From<Error> for error::Error {
    fn from(error: Error) -> Self {
        let (status, code, message) = match &error {
            Error::TimedOut { .. } => {
                (StatusCode::GATEWAY_TIMEOUT, "FB6604", "Another service took too long to answer. Try again later.")
            }
            _ => (StatusCode::BAD_GATEWAY, "FB6602", "Another service cannot be reached right now. Try again later."),
        };
        Self::new(status, code, message).with_source(error)
    }
}
