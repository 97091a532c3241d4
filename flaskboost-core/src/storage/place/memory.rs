//! [`Memory`]: keeps files in the process, for tests.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::stream;

use super::{Draft, Kept, Place};
use crate::storage::{Content, FileKey, StorageError};

/// Files in the process. They are gone with it, and have no age: all are older than any time.
#[derive(Clone, Default)]
pub(super) struct Memory(Arc<Mutex<BTreeMap<FileKey, Bytes>>>);

impl Memory {
    fn files(&self) -> MutexGuard<'_, BTreeMap<FileKey, Bytes>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait::async_trait]
impl Place for Memory {
    async fn begin(&self, key: &FileKey) -> Result<Box<dyn Draft>, StorageError> {
        Ok(Box::new(MemoryDraft { memory: self.clone(), key: key.clone(), bytes: Vec::new() }))
    }

    async fn read(&self, key: &FileKey, range: Range<u64>) -> Result<Content, StorageError> {
        let whole = self.files().get(key).cloned().ok_or(StorageError::Gone)?;
        let at = |place: u64| usize::try_from(place).unwrap_or(usize::MAX).min(whole.len());
        let part = whole.slice(at(range.start)..at(range.end));
        Ok(Content::new(stream::iter([Ok(part)])))
    }

    async fn remove(&self, key: &FileKey) -> Result<(), StorageError> {
        self.files().remove(key);
        Ok(())
    }

    async fn contains(&self, key: &FileKey) -> Result<bool, StorageError> {
        Ok(self.files().contains_key(key))
    }

    async fn older_than(&self, _: DateTime<Utc>) -> Result<Vec<FileKey>, StorageError> {
        Ok(self.files().keys().cloned().collect())
    }

    async fn remove_drafts(&self, _: DateTime<Utc>) -> Result<u64, StorageError> {
        Ok(0)
    }
}

struct MemoryDraft {
    memory: Memory,
    key: FileKey,
    bytes: Vec<u8>,
}

#[async_trait::async_trait]
impl Draft for MemoryDraft {
    async fn write(&mut self, bytes: Bytes) -> Result<(), StorageError> {
        self.bytes.extend_from_slice(&bytes);
        Ok(())
    }

    async fn keep(self: Box<Self>) -> Result<Kept, StorageError> {
        let Self { memory, key, bytes } = *self;
        memory.files().insert(key.clone(), bytes.into());
        Ok(Kept::unless(move || {
            memory.files().remove(&key);
        }))
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Memory({} files)", self.files().len())
    }
}
