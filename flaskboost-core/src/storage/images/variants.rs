//! [`Storage::variant`]: the copy of an image, made once.

use tokio::sync::Semaphore;

use super::Variant;
use super::make::make;
use crate::db::statement::all;
use crate::error::{Error, Result};
use crate::storage::stored_file::COLUMNS;
use crate::storage::{Arrival, Storage, StorageError, StoredFile};

/// How many copies are made at the same time in this process.
static MAKING: Semaphore = Semaphore::const_new(1);

impl Storage {
    /// The copy of an image, which is made when it is asked for the first time. The work is done beside the tasks of the
    /// server; how much memory it takes is bounded by the points that the variant allows.
    ///
    /// # Errors
    ///
    /// - The file is no JPEG, PNG or WebP, is broken, or has too many points.
    /// - The file is gone, or the copy cannot be kept.
    pub async fn variant(&self, file: &StoredFile, variant: &Variant) -> Result<StoredFile> {
        if let Some(known) = self.find_variant(file, variant).await? {
            return Ok(known);
        }
        // Each copy may take much memory for a moment: so one is made at a time, and who waited looks again.
        let _turn = MAKING.acquire().await.map_err(StorageError::bytes)?;
        if let Some(known) = self.find_variant(file, variant).await? {
            return Ok(known);
        }
        let original = self.read(file).await?.read(file.size()).await?;
        let wanted = *variant;
        let made = tokio::task::spawn_blocking(move || make(&original, &wanted)).await.map_err(StorageError::bytes)?;
        let (bytes, ending) = made?;
        let stem = file.file_name().rsplit_once('.').map_or(file.file_name(), |(stem, _)| stem);
        let mut arrival = Arrival::new(&format!("{stem}.{ending}"));
        if let Some(owner) = file.owner_id() {
            arrival = arrival.with_owner(owner);
        }
        let mut incoming = self.receive(arrival).await?;
        incoming.write(bytes.into()).await?;
        match incoming.finish_as(Some((file.key(), variant.name))).await {
            Ok(made) => Ok(made),
            // Somebody else made it meanwhile, and the table has one of each.
            Err(error) => self.find_variant(file, variant).await?.ok_or(error),
        }
    }

    async fn find_variant(&self, file: &StoredFile, variant: &Variant) -> Result<Option<StoredFile>, Error> {
        let sql = format!("SELECT {COLUMNS} FROM stored_files WHERE parent = $1 AND variant = $2 AND state <> 'loose'");
        let found = all(self.db(), &sql, [file.key().as_str().into(), variant.name.into()]).await?;
        found.first().map(StoredFile::of_row).transpose()
    }
}
