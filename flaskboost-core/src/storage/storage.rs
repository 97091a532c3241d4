//! [`Storage`]: takes files, gives them, and forgets them.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use chrono::{DateTime, TimeDelta, Utc};

use super::place::{self, Place};
use super::stored_file::COLUMNS;
use super::{Arrival, Content, FileKey, FileLink, Incoming, StorageError, StoredFile};
use crate::clock::Clock;
use crate::db::statement::{all, run};
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::random::Random;
use crate::settings::StorageSettings;

const INSERT: &str = "INSERT INTO stored_files \
    (key, sha256, size, media_type, file_name, owner_id, created_at, state, state_since, parent, variant) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, $9, $10)";
const ATTACH: &str = "UPDATE stored_files SET state = 'attached', state_since = $2 WHERE key = $1 AND state = 'fresh'";
const EXISTS: &str = "SELECT 1 AS one FROM stored_files WHERE key = $1 AND state = 'attached'";
const DELETE: &str = "UPDATE stored_files SET state = 'loose', state_since = $2 \
    WHERE (key = $1 OR parent = $1) AND state <> 'loose'";

/// Takes files, gives them, and forgets them. Clones share everything.
///
/// A controller takes it as `Service<Storage>`; model code gets it handed over, and attaches a file in the transaction
/// that writes its key into a table.
///
/// ```
/// use flaskboost::db::{Db, Tx};
/// use flaskboost::error::Result;
/// use flaskboost::storage::{Storage, StoredFile};
///
/// async fn keep(db: &Db, storage: &Storage, photo: &StoredFile) -> Result<()> {
///     db.transaction(async |tx: &Tx| {
///         storage.attach(tx, photo).await
///         // … and write photo.key().as_str() into a column.
///     })
///     .await
/// }
/// # let _ = keep;
/// ```
#[derive(Clone)]
pub struct Storage {
    place: Arc<dyn Place>,
    db: Db,
    clock: Clock,
    random: Random,
    secret: Arc<[u8]>,
    max_file_bytes: u64,
    max_files: usize,
    orphan_age: TimeDelta,
    link_age: TimeDelta,
}

impl Storage {
    /// The storage of a site. With the secret, which is that of the site, links are signed. Under the name of the site its
    /// files are apart from those of others who use the same folder or bucket, and so is what it sweeps.
    ///
    /// # Errors
    ///
    /// - The settings name S3, and the program was built without it, or the bucket cannot be described so.
    pub fn new(
        (settings, site): (&StorageSettings, &str),
        db: Db,
        clock: Clock,
        random: Random,
        secret: impl Into<Arc<[u8]>>,
    ) -> Result<Self, StorageError> {
        Ok(Self {
            place: place::of(settings, site)?,
            db,
            clock,
            random,
            secret: secret.into(),
            max_file_bytes: settings.max_file_bytes,
            max_files: settings.max_files,
            orphan_age: TimeDelta::hours(settings.orphan_hours.into()),
            link_age: TimeDelta::minutes(settings.link_minutes.into()),
        })
    }

    /// Begins to take a file.
    ///
    /// # Errors
    ///
    /// - The folder or the bucket cannot be written.
    pub async fn receive(&self, arrival: Arrival) -> Result<Incoming, StorageError> {
        Incoming::begin(self.clone(), arrival, self.max_file_bytes).await
    }

    /// Takes a file that is in memory already: one that the app made itself.
    ///
    /// # Errors
    ///
    /// - As [`Incoming::write`] and [`Incoming::finish`].
    pub async fn put(&self, arrival: Arrival, bytes: impl Into<Bytes>) -> Result<StoredFile> {
        let mut incoming = self.receive(arrival).await?;
        incoming.write(bytes.into()).await?;
        incoming.finish().await
    }

    /// What is known of a file; none when there is none, or it was deleted.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn find(&self, key: &FileKey) -> Result<Option<StoredFile>> {
        let sql = format!("SELECT {COLUMNS} FROM stored_files WHERE key = $1 AND state <> 'loose'");
        let found = all(&self.db, &sql, [key.as_str().into()]).await?;
        found.first().map(StoredFile::of_row).transpose()
    }

    /// What is known of a file that belongs to nothing yet.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn find_fresh(&self, key: &FileKey) -> Result<Option<StoredFile>> {
        let sql = format!("SELECT {COLUMNS} FROM stored_files WHERE key = $1 AND state = 'fresh' AND parent IS NULL");
        let found = all(&self.db, &sql, [key.as_str().into()]).await?;
        found.first().map(StoredFile::of_row).transpose()
    }

    /// Every file that somebody sent and that belongs to something: for the data that a person may download, and to
    /// delete it with them.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn find_by_owner(&self, user_id: i64) -> Result<Vec<StoredFile>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM stored_files WHERE owner_id = $1 AND state = 'attached' AND parent IS NULL \
             ORDER BY created_at, key"
        );
        all(&self.db, &sql, [user_id.into()]).await?.iter().map(StoredFile::of_row).collect()
    }

    /// The content of a file.
    ///
    /// # Errors
    ///
    /// - It is not there, or cannot be read.
    pub async fn read(&self, file: &StoredFile) -> Result<Content, StorageError> {
        self.read_range(file, 0..file.size).await
    }

    /// These bytes of a file.
    ///
    /// # Errors
    ///
    /// - It is not there, or cannot be read.
    pub async fn read_range(&self, file: &StoredFile, range: Range<u64>) -> Result<Content, StorageError> {
        self.place.read(&file.key, range.start..range.end.min(file.size)).await
    }

    /// Makes a fresh file one that belongs to something, in the transaction that writes its key into a table. When the
    /// transaction is rolled back it is fresh again, and swept away after a day.
    ///
    /// # Errors
    ///
    /// - It belongs to something already.
    /// - It is not there any more.
    pub async fn attach(&self, tx: &Tx, file: &StoredFile) -> Result<()> {
        if run(tx, ATTACH, [file.key.as_str().into(), self.seconds().into()]).await? == 1 {
            return Ok(());
        }
        let is_there = !all(tx, EXISTS, [file.key.as_str().into()]).await?.is_empty();
        Err(if is_there { StorageError::Attached.into() } else { StorageError::Gone.into() })
    }

    /// Deletes a file, and what was made of it, in the transaction that takes its key out of a table. From its commit on
    /// no link leads to it; its bytes are swept away a day later.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn delete(&self, tx: &Tx, key: &FileKey) -> Result<()> {
        run(tx, DELETE, [key.as_str().into(), self.seconds().into()]).await?;
        Ok(())
    }

    /// A link to a file, for a page whose reader may see it. It works for `storage.link_minutes`.
    pub fn link(&self, file: &StoredFile) -> FileLink {
        FileLink::new(self, file)
    }

    /// The most files that one form may send.
    #[must_use]
    pub fn max_files(&self) -> usize {
        self.max_files
    }

    /// Where the files are, in words.
    #[must_use]
    pub fn describe(&self) -> String {
        format!("{:?}", self.place)
    }

    /// Writes the row of a file.
    pub(super) async fn note(&self, file: &StoredFile, variant_of: Option<(&FileKey, &str)>) -> Result<()> {
        let size = i64::try_from(file.size).map_err(crate::error::Error::internal)?;
        let state = if variant_of.is_some() { "attached" } else { "fresh" };
        let values = [
            file.key.as_str().into(),
            file.sha256.as_str().into(),
            size.into(),
            file.media_type.as_str().into(),
            file.file_name.as_str().into(),
            file.owner_id.into(),
            file.created_at.timestamp().into(),
            state.into(),
            variant_of.map(|(parent, _)| parent.as_str()).into(),
            variant_of.map(|(_, name)| name).into(),
        ];
        run(&self.db, INSERT, values).await?;
        Ok(())
    }

    pub(super) fn place(&self) -> &dyn Place {
        &*self.place
    }

    pub(super) fn db(&self) -> &Db {
        &self.db
    }

    pub(super) fn random(&self) -> &Random {
        &self.random
    }

    pub(super) fn secret(&self) -> &[u8] {
        &self.secret
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub(super) fn link_age(&self) -> TimeDelta {
        self.link_age
    }

    pub(super) fn orphan_age(&self) -> TimeDelta {
        self.orphan_age
    }

    fn seconds(&self) -> i64 {
        self.now().timestamp()
    }
}

impl fmt::Debug for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Storage").field("place", &self.place).finish_non_exhaustive()
    }
}
