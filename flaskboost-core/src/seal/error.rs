//! [`SealError`]: why a sealed text does not open.

use crate::error::Error;

/// Why a sealed text does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// It is no text of a seal, or of a version that is not known here.
    #[error("the sealed text is not of a form that is known here")]
    Form,
    /// It was changed, it was sealed for another row or another purpose, or the secret of the site is another now.
    #[error("the sealed text does not open: it was changed or moved, or the secret key of the site is another now")]
    Closed,
}

impl From<SealError> for Error {
    fn from(error: SealError) -> Self {
        Self::internal(error).with_code("FB3500")
    }
}
