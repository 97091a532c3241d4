//! Where the bytes of files are kept: a folder, a bucket, or memory.

mod folder;
mod memory;
#[cfg(feature = "s3")]
mod s3;
#[cfg(not(feature = "s3"))]
#[path = "no_s3.rs"]
mod s3;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use chrono::{DateTime, Utc};

use super::{Content, FileKey, StorageError};
use crate::settings::{StorageEngine, StorageSettings};

/// Where the bytes of files are kept.
#[async_trait::async_trait]
pub(super) trait Place: Send + Sync + fmt::Debug {
    /// Begins a file. Nobody can read it before [`Draft::keep`], and without it nothing stays.
    async fn begin(&self, key: &FileKey) -> Result<Box<dyn Draft>, StorageError>;

    /// These bytes of a file.
    async fn read(&self, key: &FileKey, range: Range<u64>) -> Result<Content, StorageError>;

    /// Removes a file; it is no error when there is none.
    async fn remove(&self, key: &FileKey) -> Result<(), StorageError>;

    /// Whether the bytes of a file are there.
    async fn contains(&self, key: &FileKey) -> Result<bool, StorageError>;

    /// The keys of all files that were last written before this time.
    async fn older_than(&self, time: DateTime<Utc>) -> Result<Vec<FileKey>, StorageError>;

    /// Removes what was begun before this time and never finished. Says how many that were.
    async fn remove_drafts(&self, before: DateTime<Utc>) -> Result<u64, StorageError>;
}

/// A file that is being written. Dropped, it leaves nothing behind.
#[async_trait::async_trait]
pub(super) trait Draft: Send {
    /// Adds bytes.
    async fn write(&mut self, bytes: Bytes) -> Result<(), StorageError>;

    /// Makes the file one that can be read. It stays only if the [`Kept`] is told so.
    async fn keep(self: Box<Self>) -> Result<Kept, StorageError>;
}

/// A file that was written whole. It is removed again when this is dropped before [`Kept::for_good`].
pub(super) struct Kept(Option<Box<dyn FnOnce() + Send>>);

impl Kept {
    /// A file that `undo` removes.
    fn unless(undo: impl FnOnce() + Send + 'static) -> Self {
        Self(Some(Box::new(undo)))
    }

    /// It stays.
    pub(super) fn for_good(mut self) {
        self.0 = None;
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        if let Some(undo) = self.0.take() {
            undo();
        }
    }
}

/// The place that the settings name.
pub(super) fn of(settings: &StorageSettings, site: &str) -> Result<Arc<dyn Place>, StorageError> {
    Ok(match settings.engine {
        StorageEngine::Local => Arc::new(folder::Folder::new(&settings.folder.join(site))),
        StorageEngine::Memory => Arc::new(memory::Memory::default()),
        StorageEngine::S3 => s3::open(settings, site)?,
    })
}
