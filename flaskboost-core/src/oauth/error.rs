//! What can go wrong between this site and another service.

use http::StatusCode;

use super::IdTokenError;
use crate::error::{self, BoxError};
use crate::fetch;

/// A journey to another service that did not end well, or an answer of it that is not taken.
///
/// As an [`error::Error`] it carries a status, a code from `FB6700` on, and a sentence for the visitor. The cause is
/// for the log.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No table of the settings has this name.
    #[error("no table `[oauth.{name}]` is in the settings")]
    Unknown {
        /// The name.
        name: String,
    },
    /// The person came back from a journey that did not begin in this session, ended before, or took too long.
    #[error("the state of the callback is not one that this session waits for")]
    InvalidState,
    /// The person did not give their consent.
    #[error("consent was refused")]
    Refused,
    /// The service sent the person back without a code, and said why, or nothing.
    #[error("the service sent back no code: {code}")]
    NoCode {
        /// What the service calls it.
        code: String,
    },
    /// The code or the refresh token is used up, too old, or withdrawn.
    #[error("the code or the refresh token is not valid any more")]
    InvalidGrant,
    /// The service refuses this site: its id, its secret or what it asks for.
    #[error("the service refuses this site: {code}")]
    Rejected {
        /// What the service calls it.
        code: String,
    },
    /// The service cannot be reached, takes too long, or answers too much.
    #[error("the service cannot be asked")]
    Fetch(#[from] fetch::Error),
    /// The service says that it cannot answer.
    #[error("the service answered with status {status}")]
    Down {
        /// The status of its answer.
        status: StatusCode,
    },
    /// The answer is a page of HTML, no JSON, or not the JSON that it should be.
    #[error("the answer of the service is not understood: {what}")]
    NotUnderstood {
        /// What is wrong with it; nothing of the answer itself.
        what: String,
    },
    /// What the provider says of the person cannot be believed.
    #[error("the ID token is not believed")]
    IdToken(#[from] IdTokenError),
    /// Something else broke on this side.
    #[error("the site cannot go on")]
    Site(#[source] error::Error),
}

impl Error {
    pub(super) fn not_understood(what: impl Into<String>) -> Self {
        Self::NotUnderstood { what: what.into() }
    }

    pub(super) fn site(cause: impl Into<BoxError>) -> Self {
        Self::Site(error::Error::internal(cause))
    }

    fn face(&self) -> (StatusCode, &'static str, &'static str) {
        const LATER: &str = "The other service cannot answer right now. Try again later.";
        match self {
            Self::InvalidState => (
                StatusCode::BAD_REQUEST,
                "FB6701",
                "This journey did not begin here, took too long, or has ended before. Begin again.",
            ),
            Self::Refused => (StatusCode::FORBIDDEN, "FB6702", "You did not give your consent, so nothing was done."),
            Self::InvalidGrant => (
                StatusCode::BAD_REQUEST,
                "FB6703",
                "The other service does not know this consent any more. Begin again.",
            ),
            Self::IdToken(_) => (
                StatusCode::BAD_GATEWAY,
                "FB6704",
                "What the other service says of you cannot be checked, so it is not believed. Begin again.",
            ),
            Self::Fetch(fetch::Error::TimedOut { .. }) => (StatusCode::GATEWAY_TIMEOUT, "FB6705", LATER),
            Self::Fetch(_) | Self::Down { .. } => (StatusCode::BAD_GATEWAY, "FB6705", LATER),
            Self::NoCode { .. } | Self::Rejected { .. } | Self::NotUnderstood { .. } => (
                StatusCode::BAD_GATEWAY,
                "FB6706",
                "The other service and this site do not understand each other. Tell us, please.",
            ),
            Self::Unknown { .. } | Self::Site(_) => {
                (StatusCode::INTERNAL_SERVER_ERROR, "FB6700", "Something went wrong on our side.")
            }
        }
    }
}

impl From<error::Error> for Error {
    fn from(error: error::Error) -> Self {
        Self::Site(error)
    }
}

impl From<Error> for error::Error {
    fn from(error: Error) -> Self {
        if let Error::Site(error) = error {
            return error;
        }
        let (status, code, message) = error.face();
        Self::new(status, code, message).with_source(error)
    }
}
