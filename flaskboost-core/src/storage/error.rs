//! [`StorageError`]: why a file was not taken, or cannot be given.

use http::StatusCode;

use crate::error::{BoxError, Error};

/// Why a file was not taken, or cannot be given.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StorageError {
    /// The file is larger than it may be.
    #[error("the file has more than {max} bytes")]
    TooLarge {
        /// The most bytes.
        max: u64,
    },
    /// What is in the file is not of a kind that is wanted here.
    #[error("a file of the type {found} is not among {accept}")]
    NotAccepted {
        /// What it is.
        found: String,
        /// What is wanted.
        accept: String,
    },
    /// What is in the file is not what its name says.
    #[error("the name says {claimed}, the content is {found}")]
    Disguised {
        /// The type that the name stands for.
        claimed: String,
        /// What it is.
        found: String,
    },
    /// There is no such file, or no longer.
    #[error("there is no such file")]
    Gone,
    /// The file belongs to something already.
    #[error("the file is attached already")]
    Attached,
    /// A link that was not made here, that was changed, or that has ended.
    #[error("the link to the file is not valid")]
    Link,
    /// The folder or the bucket of the settings cannot be used.
    #[error("the files cannot be kept: {reason}")]
    Place {
        /// Why.
        reason: String,
    },
    /// The settings name S3, and the program was built without it.
    #[error("storage.engine is `s3`, but this program was built without it: give flaskboost-core the feature `s3`")]
    S3NotBuilt,
    /// The bytes could not be read or written.
    #[error("the bytes of a file could not be read or written")]
    Bytes(#[source] BoxError),
    /// An image that has more points than are worked on, or that cannot be read.
    #[error("the image cannot be worked on: {reason}")]
    Image {
        /// Why.
        reason: String,
    },
}

impl StorageError {
    /// The bytes could not be read or written, because of this.
    pub(super) fn bytes(cause: impl Into<BoxError>) -> Self {
        Self::Bytes(cause.into())
    }
}

impl From<StorageError> for Error {
    fn from(error: StorageError) -> Self {
        let (status, code, message) = match &error {
            StorageError::TooLarge { .. } => {
                (StatusCode::PAYLOAD_TOO_LARGE, "FB4613", "This file is larger than we accept.")
            }
            StorageError::NotAccepted { .. } => {
                (StatusCode::UNPROCESSABLE_ENTITY, "FB4615", "This kind of file is not accepted here.")
            }
            StorageError::Disguised { .. } => {
                (StatusCode::UNPROCESSABLE_ENTITY, "FB4616", "This file is not what its name says.")
            }
            StorageError::Image { .. } => {
                (StatusCode::UNPROCESSABLE_ENTITY, "FB4617", "This image cannot be read, or is too large.")
            }
            StorageError::Gone => (StatusCode::NOT_FOUND, "FB4604", "This file is not there any more."),
            StorageError::Attached => (StatusCode::CONFLICT, "FB4609", "This file was sent before. Choose it again."),
            StorageError::Link => (
                StatusCode::FORBIDDEN,
                "FB4603",
                "This link to a file has ended. Go back, reload the page and try again.",
            ),
            StorageError::Bytes(_) | StorageError::Place { .. } | StorageError::S3NotBuilt => {
                return Self::unavailable(error).with_code("FB4650");
            }
        };
        Self::new(status, code, message).with_source(error)
    }
}
