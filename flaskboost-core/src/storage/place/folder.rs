//! [`Folder`]: keeps files in a folder of this machine.

use std::io::{ErrorKind, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use chrono::{DateTime, Utc};
use futures_util::stream;
use tokio::fs::{self, File, OpenOptions};
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};

use super::{Draft, Kept, Place};
use crate::storage::{Content, FileKey, StorageError};

/// How much is read at once.
const CHUNK: usize = 64 * 1024;

/// Where files are while they are being written: beside the others, so that a rename is all it takes.
const DRAFTS: &str = "drafts";

/// A folder of this machine: `drafts/<key>` while a file is being written, `ab/cd/<key>` when it is whole.
#[derive(Debug)]
pub(super) struct Folder {
    root: Arc<Path>,
}

impl Folder {
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.into() }
    }

    fn path(&self, key: &FileKey) -> PathBuf {
        let name = key.as_str();
        self.root.join(&name[..2]).join(&name[2..4]).join(name)
    }
}

#[async_trait::async_trait]
impl Place for Folder {
    async fn begin(&self, key: &FileKey) -> Result<Box<dyn Draft>, StorageError> {
        let drafts = self.root.join(DRAFTS);
        let whole = self.path(key);
        for folder in [Some(drafts.as_path()), whole.parent()].into_iter().flatten() {
            fs::create_dir_all(folder).await.map_err(StorageError::bytes)?;
        }
        let draft = OnDisk(Some(drafts.join(key.as_str())));
        let file = OpenOptions::new().write(true).create_new(true).open(draft.path()).await;
        Ok(Box::new(FolderDraft { file: file.map_err(StorageError::bytes)?, draft, whole }))
    }

    async fn read(&self, key: &FileKey, range: Range<u64>) -> Result<Content, StorageError> {
        let mut file = File::open(self.path(key)).await.map_err(not_found)?;
        file.seek(SeekFrom::Start(range.start)).await.map_err(StorageError::bytes)?;
        let rest = file.take(range.end.saturating_sub(range.start));
        Ok(Content::new(stream::try_unfold(rest, |mut rest| async move {
            let mut chunk = BytesMut::with_capacity(CHUNK);
            let read = rest.read_buf(&mut chunk).await.map_err(StorageError::bytes)?;
            Ok((read > 0).then(|| (chunk.freeze(), rest)))
        })))
    }

    async fn remove(&self, key: &FileKey) -> Result<(), StorageError> {
        gone(fs::remove_file(self.path(key)).await)
    }

    async fn contains(&self, key: &FileKey) -> Result<bool, StorageError> {
        fs::try_exists(self.path(key)).await.map_err(StorageError::bytes)
    }

    async fn older_than(&self, time: DateTime<Utc>) -> Result<Vec<FileKey>, StorageError> {
        let root = Arc::clone(&self.root);
        let look = move || {
            let mut found = Vec::new();
            for outer in folders(&root)?.into_iter().filter(|path| !path.ends_with(DRAFTS)) {
                for inner in folders(&outer)? {
                    found.extend(files(&inner, time)?.into_iter().filter_map(|path| key_of(&path)));
                }
            }
            Ok(found)
        };
        blocking(look).await
    }

    async fn remove_drafts(&self, before: DateTime<Utc>) -> Result<u64, StorageError> {
        let drafts = self.root.join(DRAFTS);
        blocking(move || {
            let old = files(&drafts, before)?;
            for path in &old {
                gone(std::fs::remove_file(path))?;
            }
            Ok(old.len() as u64)
        })
        .await
    }
}

/// A file that is being written.
struct FolderDraft {
    file: File,
    draft: OnDisk,
    whole: PathBuf,
}

#[async_trait::async_trait]
impl Draft for FolderDraft {
    async fn write(&mut self, bytes: Bytes) -> Result<(), StorageError> {
        self.file.write_all(&bytes).await.map_err(StorageError::bytes)
    }

    async fn keep(self: Box<Self>) -> Result<Kept, StorageError> {
        let Self { mut file, mut draft, whole } = *self;
        file.flush().await.map_err(StorageError::bytes)?;
        file.sync_all().await.map_err(StorageError::bytes)?;
        drop(file);
        // One step, and the same guard on both sides of it: nothing is left behind if this future is dropped.
        std::fs::rename(draft.path(), &whole).map_err(StorageError::bytes)?;
        draft.0 = None;
        let folder = whole.parent().map(Path::to_path_buf);
        let kept = Kept::unless(move || drop(OnDisk(Some(whole))));
        // A rename lasts through a crash when its folder was written.
        if let Some(folder) = folder {
            blocking(move || std::fs::File::open(folder).and_then(|it| it.sync_all()).map_err(StorageError::bytes))
                .await?;
        }
        Ok(kept)
    }
}

/// A file on the disk that is removed when this is dropped.
struct OnDisk(Option<PathBuf>);

impl OnDisk {
    fn path(&self) -> &Path {
        self.0.as_deref().unwrap_or(Path::new(""))
    }
}

impl Drop for OnDisk {
    fn drop(&mut self) {
        if let Some(path) = self.0.take()
            && let Err(error) = gone(std::fs::remove_file(&path))
        {
            tracing::warn!("an unfinished file stays in {} until it is swept: {error}", path.display());
        }
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StorageError> + Send + 'static,
) -> Result<T, StorageError> {
    tokio::task::spawn_blocking(work).await.map_err(StorageError::bytes)?
}

/// What stands in a folder, if there is one.
fn entries(folder: &Path) -> Result<Vec<std::fs::DirEntry>, StorageError> {
    let listed = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        listed => listed.map_err(StorageError::bytes)?,
    };
    listed.collect::<Result<_, _>>().map_err(StorageError::bytes)
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, StorageError> {
    let inner = entries(folder)?.into_iter().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    Ok(inner.map(|entry| entry.path()).collect())
}

fn files(folder: &Path, before: DateTime<Utc>) -> Result<Vec<PathBuf>, StorageError> {
    let is_old = |entry: &std::fs::DirEntry| {
        let written = entry.metadata().ok().filter(std::fs::Metadata::is_file).and_then(|file| file.modified().ok());
        written.is_some_and(|at| DateTime::<Utc>::from(at) < before)
    };
    Ok(entries(folder)?.iter().filter(|entry| is_old(entry)).map(std::fs::DirEntry::path).collect())
}

fn key_of(path: &Path) -> Option<FileKey> {
    path.file_name()?.to_str()?.parse().ok()
}

/// No error when it is not there.
fn gone(removed: std::io::Result<()>) -> Result<(), StorageError> {
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(StorageError::bytes(error)),
        _ => Ok(()),
    }
}

fn not_found(error: std::io::Error) -> StorageError {
    if error.kind() == ErrorKind::NotFound { StorageError::Gone } else { StorageError::bytes(error) }
}
