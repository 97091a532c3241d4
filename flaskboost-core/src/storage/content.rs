//! [`Content`]: the bytes of a file, as they come.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::stream::{BoxStream, Stream, StreamExt};

use super::StorageError;

/// The bytes of a file or of a part of it, as they come: a stream, which is never whole in memory.
pub struct Content(BoxStream<'static, Result<Bytes, StorageError>>);

impl Content {
    pub(super) fn new(stream: impl Stream<Item = Result<Bytes, StorageError>> + Send + 'static) -> Self {
        Self(stream.boxed())
    }

    /// All of it in memory, if it is no more than `max` bytes.
    ///
    /// # Errors
    ///
    /// - It is more.
    /// - It cannot be read.
    pub async fn read(mut self, max: u64) -> Result<Bytes, StorageError> {
        let mut whole = Vec::new();
        while let Some(chunk) = self.0.next().await {
            let chunk = chunk?;
            if (whole.len() + chunk.len()) as u64 > max {
                return Err(StorageError::TooLarge { max });
            }
            whole.extend_from_slice(&chunk);
        }
        Ok(whole.into())
    }
}

impl Stream for Content {
    type Item = Result<Bytes, StorageError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context)
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Content")
    }
}
