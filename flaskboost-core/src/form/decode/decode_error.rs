//! [`DecodeError`]: a body that is not a form, or too much of one.

use http::StatusCode;

use crate::error::{BoxError, Error};

use super::limits;

/// A body that is not a form, or too much of one.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// The body is of a kind that no form has.
    #[error("a form cannot be read from `{0}`")]
    ContentType(String),
    /// The body is larger than the route allows.
    #[error("the body is too large")]
    BodyTooLarge,
    /// More values than a form may send.
    #[error("more than {} fields", limits::FIELDS)]
    TooManyFields,
    /// A name longer than a form may send.
    #[error("a field name of more than {} bytes", limits::NAME)]
    NameTooLong,
    /// Groups in groups in groups.
    #[error("fields nested more than {} deep", limits::DEPTH)]
    TooDeep,
    /// A text longer than a form may send.
    #[error("the text of `{name}` has more than {} bytes", limits::VALUE)]
    ValueTooLong {
        /// The name of the field.
        name: String,
    },
    /// Bytes that are not text.
    #[error("not UTF-8")]
    NotUtf8,
    /// A multipart body that breaks its own format.
    #[error("the multipart body is broken")]
    Multipart(#[source] BoxError),
    /// A JSON body that is not JSON.
    #[error("the JSON body is broken")]
    Json(#[source] serde_json::Error),
    /// A JSON body that is not an object of fields.
    #[error("the JSON body is not an object of fields")]
    NotAnObject,
    /// A form with a file for the storage was sent to a route that takes no uploads.
    #[error("a `StoredUpload` needs a route that says `takes_upload`")]
    NoStorage,
    /// More files than a form may send.
    #[error("more than {0} files")]
    TooManyFiles(usize),
    /// A file could not be kept, or the session not be read.
    #[error("a file of the form could not be kept")]
    Storage(#[source] Box<Error>),
    /// The client went away, or the connection broke.
    #[error("the body could not be read")]
    Read(#[source] BoxError),
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        let error = match error {
            DecodeError::Storage(error) => return *error,
            DecodeError::NoStorage => return Self::internal(error),
            error => error,
        };
        let (status, code, message) = match &error {
            DecodeError::ContentType(_) => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "FB3415",
                "Send this form as application/x-www-form-urlencoded, multipart/form-data or application/json.".into(),
            ),
            DecodeError::BodyTooLarge => {
                (StatusCode::PAYLOAD_TOO_LARGE, "FB3413", "This is larger than we accept. Send less, or a smaller file.".into())
            }
            DecodeError::TooManyFiles(most) => {
                (StatusCode::PAYLOAD_TOO_LARGE, "FB3413", format!("A form has at most {most} files."))
            }
            DecodeError::TooManyFields => {
                (StatusCode::PAYLOAD_TOO_LARGE, "FB3413", format!("A form has at most {} fields.", limits::FIELDS))
            }
            DecodeError::ValueTooLong { .. } => {
                (StatusCode::PAYLOAD_TOO_LARGE, "FB3413", format!("One text has at most {} bytes.", limits::VALUE))
            }
            DecodeError::NameTooLong => {
                (StatusCode::BAD_REQUEST, "FB3400", format!("The name of a field has at most {} bytes.", limits::NAME))
            }
            DecodeError::TooDeep => {
                (StatusCode::BAD_REQUEST, "FB3400", format!("Fields are nested at most {} deep.", limits::DEPTH))
            }
            DecodeError::NotUtf8 => {
                (StatusCode::BAD_REQUEST, "FB3400", "The form contains bytes that are not text. Send it as UTF-8.".into())
            }
            DecodeError::Multipart(_) | DecodeError::Read(_) | DecodeError::NoStorage | DecodeError::Storage(_) => {
                (StatusCode::BAD_REQUEST, "FB3400", "The form did not arrive whole. Send it again.".into())
            }
            DecodeError::Json(cause) => (StatusCode::BAD_REQUEST, "FB3400", format!("The body is not valid JSON: {cause}.")),
            DecodeError::NotAnObject => (
                StatusCode::BAD_REQUEST,
                "FB3400",
                "The body must be a JSON object whose values are texts, numbers, true, false, null, lists or objects of fields.".into(),
            ),
        };
        Self::new(status, code, message).with_source(error)
    }
}
