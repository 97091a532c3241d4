//! [`Storage::sweep`]: removes what belongs to nothing.

use super::{FileKey, Storage};
use crate::db::statement::{all, run};
use crate::error::{Error, Result};

/// How many files are looked at together.
const BATCH: usize = 200;

const ORPHANS: &str = "SELECT key FROM stored_files WHERE state <> 'attached' AND state_since < $1 \
    ORDER BY state_since LIMIT 200";
const FORGET: &str = "DELETE FROM stored_files WHERE key = $1 AND state <> 'attached' AND state_since < $2";
const VARIANTS: &str = "SELECT key FROM stored_files WHERE parent = $1";
const FORGET_VARIANT: &str = "DELETE FROM stored_files WHERE key = $1 AND parent = $2";

const LET_GO: &str = "UPDATE stored_files SET state = 'loose', state_since = $1 WHERE parent IS NOT NULL \
    AND state = 'attached' AND NOT EXISTS (SELECT 1 FROM stored_files AS original WHERE original.key = stored_files.parent)";

/// What a sweep removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Swept {
    /// Files that were never attached, or were deleted, and what was made of them.
    pub files: u64,
    /// Files whose writing was begun and never ended.
    pub drafts: u64,
    /// Files without a row.
    pub strays: u64,
}

impl Storage {
    /// Removes what has belonged to nothing for `storage.orphan_hours`: files that were never attached or that were
    /// deleted, and drafts of a process that died. A site that serves does it each hour.
    ///
    /// A row goes first and its bytes after it: if the process dies in between, [`Storage::sweep_strays`] finds them.
    ///
    /// # Errors
    ///
    /// - The database cannot answer, or the bytes cannot be removed.
    pub async fn sweep(&self) -> Result<Swept> {
        let before = self.now() - self.orphan_age();
        let mut swept = Swept { drafts: self.place().remove_drafts(before).await?, ..Swept::default() };
        loop {
            let orphans = self.keys(ORPHANS, [before.timestamp().into()]).await?;
            for key in &orphans {
                swept.files += self.forget(key, before.timestamp()).await?;
            }
            if orphans.len() < BATCH {
                return Ok(swept);
            }
        }
    }

    /// Removes bytes that no row knows of and that are older than `storage.orphan_hours`. It lists the whole folder or
    /// bucket, so a site that serves does it once a day.
    ///
    /// # Errors
    ///
    /// - The database cannot answer, or the bytes cannot be listed or removed.
    pub async fn sweep_strays(&self) -> Result<Swept> {
        let mut swept = Swept::default();
        // A copy whose original was swept while it was made, or before the process died, belongs to nothing either.
        run(self.db(), LET_GO, [self.now().timestamp().into()]).await?;
        let old = self.place().older_than(self.now() - self.orphan_age()).await?;
        for batch in old.chunks(BATCH) {
            let places: Vec<String> = (1..=batch.len()).map(|number| format!("${number}")).collect();
            let sql = format!("SELECT key FROM stored_files WHERE key IN ({})", places.join(", "));
            let known = self.keys(&sql, batch.iter().map(|key| key.as_str().into())).await?;
            for stray in batch.iter().filter(|key| !known.contains(key)) {
                self.place().remove(stray).await?;
                swept.strays += 1;
            }
        }
        Ok(swept)
    }

    /// Every file that has a row and no bytes: what was lost, by a disk or by somebody who tidied up. It changes nothing.
    ///
    /// # Errors
    ///
    /// - The database or the place cannot answer.
    pub async fn find_lost(&self) -> Result<Vec<FileKey>> {
        let mut lost = Vec::new();
        for key in self.keys("SELECT key FROM stored_files WHERE state = 'attached' ORDER BY key", []).await? {
            if !self.place().contains(&key).await? {
                lost.push(key);
            }
        }
        Ok(lost)
    }

    /// Removes one orphan, unless somebody attached it meanwhile.
    async fn forget(&self, key: &FileKey, before: i64) -> Result<u64> {
        if run(self.db(), FORGET, [key.as_str().into(), before.into()]).await? == 0 {
            return Ok(0);
        }
        let mut gone = 1;
        for variant in self.keys(VARIANTS, [key.as_str().into()]).await? {
            gone += run(self.db(), FORGET_VARIANT, [variant.as_str().into(), key.as_str().into()]).await?;
            self.place().remove(&variant).await?;
        }
        self.place().remove(key).await?;
        Ok(gone)
    }

    async fn keys(&self, sql: &str, values: impl IntoIterator<Item = sea_orm::Value>) -> Result<Vec<FileKey>> {
        let key = |row: &sea_orm::QueryResult| row.try_get::<String>("", "key")?.parse().map_err(Error::internal);
        all(self.db(), sql, values).await?.iter().map(key).collect()
    }
}
