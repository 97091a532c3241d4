//! A folder for one SQLite file, gone with the test.

use std::path::{Path, PathBuf};

use crate::db::DbError;

const FILE: &str = "test.sqlite";

/// A fresh folder; SQLite keeps its companions (`-wal`, `-shm`) beside the file, so all go together.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn create(name: &str) -> Result<Self, DbError> {
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir(&folder)
            .map_err(|source| DbError::Folder { folder: folder.display().to_string(), source })?;
        Ok(Self(folder))
    }

    /// A fresh folder with a copy of a SQLite file, for reading: opening the file itself would set it to WAL mode and
    /// tidy it when it is closed.
    pub(super) fn with_copy_of(file: &Path, name: &str) -> Result<Self, DbError> {
        let folder = Self::create(name)?;
        for end in ["", "-wal"] {
            let (mut from, mut to) = (file.as_os_str().to_owned(), folder.0.join(FILE).into_os_string());
            from.push(end);
            to.push(end);
            if Path::new(&from).exists() {
                std::fs::copy(&from, &to)
                    .map_err(|source| DbError::Folder { folder: folder.0.display().to_string(), source })?;
            }
        }
        Ok(folder)
    }

    pub(super) fn url(&self) -> String {
        format!("sqlite:{}", self.0.join(FILE).display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A file that is still open cannot be removed on every system; the system's own tidying takes it then.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
