//! [`Incoming`]: a file that is being taken, piece by piece.

use std::fmt;

use bytes::Bytes;
use sha2::{Digest, Sha256};

use super::place::Draft;
use super::{FileKey, Storage, StorageError, StoredFile, file_name, media};
use crate::error::Result;

/// What is known of a file before it comes: its name, and what is asked of it.
#[derive(Clone, Debug, Default)]
#[must_use = "it says what may come; `Storage::receive` takes it"]
pub struct Arrival {
    file_name: String,
    max: Option<u64>,
    accept: Option<String>,
    owner_id: Option<i64>,
}

impl Arrival {
    /// A file of this name.
    pub fn new(file_name: &str) -> Self {
        Self { file_name: file_name::cleaned(file_name), ..Self::default() }
    }

    /// No more bytes than this. `storage.max_file_bytes` holds as well.
    pub fn with_max(mut self, bytes: u64) -> Self {
        self.max = Some(bytes);
        self
    }

    /// Only files of these kinds: `.gpx`, `image/*`, `image/png`, with commas between them.
    pub fn with_accept(mut self, accept: impl Into<String>) -> Self {
        self.accept = Some(accept.into());
        self
    }

    /// The id of whoever sends it.
    pub fn with_owner(mut self, user_id: i64) -> Self {
        self.owner_id = Some(user_id);
        self
    }
}

/// A file that is being taken, piece by piece. Dropped before [`Incoming::finish`], it leaves nothing behind.
pub struct Incoming {
    storage: Storage,
    key: FileKey,
    draft: Box<dyn Draft>,
    arrival: Arrival,
    max: u64,
    hash: Sha256,
    size: u64,
    /// The first bytes, until they have been judged; they are not written before.
    head: Vec<u8>,
    media_type: Option<String>,
}

impl Incoming {
    pub(super) async fn begin(storage: Storage, arrival: Arrival, limit: u64) -> Result<Self, StorageError> {
        let key = FileKey::new(storage.random());
        let draft = storage.place().begin(&key).await?;
        let max = arrival.max.unwrap_or(limit).min(limit);
        let (hash, head) = (Sha256::new(), Vec::new());
        Ok(Self { storage, key, draft, arrival, max, hash, size: 0, head, media_type: None })
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    ///
    /// - The file is larger than it may be.
    /// - Its first bytes show that it is not of a kind that is accepted, or not what its name says.
    /// - The bytes cannot be written.
    pub async fn write(&mut self, bytes: Bytes) -> Result<(), StorageError> {
        self.size += bytes.len() as u64;
        if self.size > self.max {
            return Err(StorageError::TooLarge { max: self.max });
        }
        self.hash.update(&bytes);
        if self.media_type.is_some() {
            return self.draft.write(bytes).await;
        }
        self.head.extend_from_slice(&bytes);
        if self.head.len() >= media::HEAD { self.judge().await } else { Ok(()) }
    }

    /// Makes it a file that is kept: fresh, until model code attaches it to something.
    ///
    /// # Errors
    ///
    /// - It is shorter than what has to be seen to judge it, and is refused now; see [`Incoming::write`].
    /// - The bytes or the row cannot be written; nothing is left behind then.
    pub async fn finish(self) -> Result<StoredFile> {
        self.finish_as(None).await
    }

    /// The same for what was made of another file: it belongs to that one, under this name.
    pub(super) async fn finish_as(mut self, variant_of: Option<(&FileKey, &str)>) -> Result<StoredFile> {
        if self.media_type.is_none() {
            self.judge().await?;
        }
        let file = StoredFile {
            key: self.key,
            sha256: hex::encode(self.hash.finalize()),
            size: self.size,
            media_type: self.media_type.unwrap_or_default(),
            file_name: self.arrival.file_name,
            owner_id: self.arrival.owner_id,
            created_at: self.storage.now(),
        };
        let kept = self.draft.keep().await?;
        self.storage.note(&file, variant_of).await?;
        kept.for_good();
        Ok(file)
    }

    /// Looks at the first bytes, and writes them.
    async fn judge(&mut self) -> Result<(), StorageError> {
        let seen = &self.head[..self.head.len().min(media::HEAD)];
        let sniffed = media::sniff(seen, &self.arrival.file_name);
        if let Some(claimed) = sniffed.disguised_as {
            return Err(StorageError::Disguised { claimed, found: sniffed.media_type });
        }
        if let Some(accept) = &self.arrival.accept
            && !media::is_accepted(accept, &sniffed.media_type, &self.arrival.file_name)
        {
            return Err(StorageError::NotAccepted { found: sniffed.media_type, accept: accept.clone() });
        }
        self.media_type = Some(sniffed.media_type);
        self.draft.write(std::mem::take(&mut self.head).into()).await
    }
}

impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming").field("key", &self.key).field("size", &self.size).finish_non_exhaustive()
    }
}
