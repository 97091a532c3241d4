//! [`Folder`]: the outbox of development, one JSON file for each mail.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::outbox::{KEPT, Outbox, is_id};
use super::transport::Transport;
use super::{Captured, Error};

/// Keeps the newest mails in a folder, where they outlive a restart.
#[derive(Clone)]
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    /// Writes beside the mails and renames, so that a reader never meets half a file.
    fn write(&self, mail: &Captured) -> io::Result<()> {
        fs::create_dir_all(&self.path)?;
        let beside = self.path.join(format!(".{}.part", mail.id));
        fs::write(&beside, serde_json::to_vec_pretty(mail)?)?;
        fs::rename(&beside, self.file(&mail.id))?;
        for id in self.ids()?.iter().skip(KEPT) {
            remove(&self.file(id))?;
        }
        Ok(())
    }

    fn file(&self, id: &str) -> PathBuf {
        self.path.join(format!("{id}.json"))
    }

    /// The ids of the mails, newest first; none while there is no folder.
    fn ids(&self) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut ids = Vec::new();
        for entry in entries {
            let name = PathBuf::from(entry?.file_name());
            let id = name.file_stem().and_then(OsStr::to_str).filter(|id| is_id(id));
            if let (Some(id), Some("json")) = (id, name.extension().and_then(OsStr::to_str)) {
                ids.push(id.to_owned());
            }
        }
        ids.sort_unstable_by(|a, b| b.cmp(a));
        Ok(ids)
    }

    /// One mail; a file that is gone is none, and so is one that somebody else wrote or broke.
    fn read(&self, id: &str) -> io::Result<Option<Captured>> {
        let file = self.file(id);
        let bytes = match fs::read(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            bytes => bytes?,
        };
        match serde_json::from_slice::<Captured>(&bytes) {
            Ok(mail) => Ok(Some(Captured { id: id.to_owned(), ..mail })),
            Err(error) => {
                tracing::warn!(file = %file.display(), %error, "this file is not a captured mail and is left out");
                Ok(None)
            }
        }
    }

    fn failure(&self, source: io::Error) -> Error {
        Error::Outbox { folder: self.path.clone(), source }
    }
}

/// Removes a file that another process may have removed first.
fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

impl Transport for Folder {
    fn deliver<'a>(&'a self, mail: &'a Captured) -> BoxFuture<'a, Result<(), Error>> {
        let (folder, mail) = (self.clone(), mail.clone());
        async move {
            tokio::task::spawn_blocking(move || folder.write(&mail))
                .await
                .unwrap_or_else(|panic| Err(io::Error::other(panic)))
                .map_err(|source| self.failure(source))
        }
        .boxed()
    }

    fn describe(&self) -> String {
        format!("captured in {}", self.path.display())
    }
}

impl Outbox for Folder {
    fn all(&self) -> Result<Vec<Captured>, Error> {
        let read_all = || self.ids()?.iter().filter_map(|id| self.read(id).transpose()).collect::<io::Result<_>>();
        read_all().map_err(|source| self.failure(source))
    }

    fn find(&self, id: &str) -> Result<Option<Captured>, Error> {
        if is_id(id) { self.read(id).map_err(|source| self.failure(source)) } else { Ok(None) }
    }
}
