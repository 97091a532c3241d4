//! [`StoredFile`]: what is known of a file that is kept.

use chrono::{DateTime, Utc};
use sea_orm::QueryResult;

use super::FileKey;
use crate::error::{Error, Result};

/// The columns that [`StoredFile::of_row`] reads.
pub(super) const COLUMNS: &str = "key, sha256, size, media_type, file_name, owner_id, created_at";

/// What is known of a file that is kept. Only the storage makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    pub(super) key: FileKey,
    pub(super) sha256: String,
    pub(super) size: u64,
    pub(super) media_type: String,
    pub(super) file_name: String,
    pub(super) owner_id: Option<i64>,
    pub(super) created_at: DateTime<Utc>,
}

impl StoredFile {
    pub(super) fn of_row(row: &QueryResult) -> Result<Self> {
        let key: String = row.try_get("", "key")?;
        let size: i64 = row.try_get("", "size")?;
        let created_at: i64 = row.try_get("", "created_at")?;
        Ok(Self {
            key: key.parse().map_err(Error::internal)?,
            sha256: row.try_get("", "sha256")?,
            size: size.try_into().map_err(Error::internal)?,
            media_type: row.try_get("", "media_type")?,
            file_name: row.try_get("", "file_name")?,
            owner_id: row.try_get("", "owner_id")?,
            created_at: DateTime::from_timestamp(created_at, 0).unwrap_or_default(),
        })
    }

    /// The key, for a column of the table whose row the file belongs to.
    #[must_use]
    pub fn key(&self) -> &FileKey {
        &self.key
    }

    /// The SHA-256 of the content, in hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// How many bytes it has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// What it is: read off its first bytes, not off what the browser said.
    #[must_use]
    pub fn media_type(&self) -> &str {
        &self.media_type
    }

    /// The name that it had where it came from, without folders. For people to read, never for a path.
    #[must_use]
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// The id of whoever was logged in when it was sent.
    #[must_use]
    pub fn owner_id(&self) -> Option<i64> {
        self.owner_id
    }

    /// When it was sent.
    #[must_use]
    pub fn created_at(&self) -> DateTime<Utc> {
        self.created_at
    }

    /// Whether a browser may show it in the page: an image, a sound or a film that can run nothing.
    #[must_use]
    pub fn is_safe_to_show(&self) -> bool {
        super::media::is_safe_to_show(&self.media_type)
    }
}
