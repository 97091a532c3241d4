//! [`FileLink`]: a signed address of a file, which ends.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};

use super::ticket::{LINK, issue, redeem, seconds};
use super::{FileKey, Storage, StorageError, StoredFile, file_name};
use crate::error::Result;

/// Links made within so many seconds are the same, so that a browser finds an image of the last page in its cache.
const STEP: u64 = 300;

/// The bit of the signed word that says "show it in the page"; the other bits are when the link ends.
const SHOWN: u64 = 1 << 63;

/// A signed address of a file, which ends. Whoever has it may see the file, so a page shows it only to those who may.
///
/// Written into a template it is `/files/…`, relative to the site.
#[derive(Clone)]
#[must_use = "a link does nothing until it stands in a page"]
pub struct FileLink {
    storage: Storage,
    key: FileKey,
    is_safe: bool,
    is_shown: bool,
    age: TimeDelta,
}

impl FileLink {
    pub(super) fn new(storage: &Storage, file: &StoredFile) -> Self {
        let age = storage.link_age();
        Self { storage: storage.clone(), key: file.key.clone(), is_safe: file.is_safe_to_show(), is_shown: false, age }
    }

    /// Lets the browser show the file in the page, if it is an image, a sound or a film. Anything else is offered to be
    /// saved all the same.
    pub fn shown(mut self) -> Self {
        self.is_shown = self.is_safe;
        self
    }

    /// Lets it end after another time, at least five minutes.
    pub fn lasting(mut self, age: TimeDelta) -> Self {
        self.age = age;
        self
    }

    /// The path on the site.
    #[must_use]
    pub fn path(&self) -> String {
        let now = seconds(self.storage.now());
        let age = u64::try_from(self.age.num_seconds()).unwrap_or_default().max(STEP);
        let ends = (now + age).next_multiple_of(STEP);
        let word = if self.is_shown { ends | SHOWN } else { ends };
        format!("/files/{}", issue(self.storage.secret(), LINK, &self.key, word, ""))
    }
}

impl fmt::Display for FileLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path())
    }
}

impl serde::Serialize for FileLink {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.path())
    }
}

impl fmt::Debug for FileLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FileLink").field(&self.key).finish()
    }
}

/// What a link that is valid grants.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Granted {
    /// The file.
    pub file: StoredFile,
    /// Whether the browser may show it in the page.
    pub is_shown: bool,
    /// When the link ends.
    pub ends: DateTime<Utc>,
}

impl Granted {
    /// The header `Content-Disposition`.
    #[must_use]
    pub fn disposition(&self) -> String {
        file_name::disposition(if self.is_shown { "inline" } else { "attachment" }, self.file.file_name())
    }
}

impl Storage {
    /// How long what was granted still holds.
    #[must_use]
    pub fn left(&self, granted: &Granted) -> TimeDelta {
        granted.ends - self.now()
    }

    /// What the last part of a link grants.
    ///
    /// # Errors
    ///
    /// - It was not made here, was changed, or has ended.
    /// - The file was deleted.
    pub async fn redeem(&self, ticket: &str) -> Result<Granted> {
        let (key, word) = redeem(self.secret(), LINK, ticket, "")?;
        let ends = word & !SHOWN;
        if ends <= seconds(self.now()) {
            return Err(StorageError::Link.into());
        }
        let file = self.find(&key).await?.ok_or(StorageError::Gone)?;
        let is_shown = word & SHOWN != 0 && file.is_safe_to_show();
        let ends = i64::try_from(ends).ok().and_then(|ends| DateTime::from_timestamp(ends, 0)).unwrap_or_default();
        Ok(Granted { file, is_shown, ends })
    }
}
