//! [`Watch`]: notices that a source file was saved.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Notices that a source file below a folder was saved, added or removed.
///
/// It looks at the files themselves instead of asking the system to be told: that also works on network folders,
/// in containers and under WSL, where such messages get lost, and an app has few files to look at.
#[derive(Debug)]
pub(super) struct Watch {
    folder: PathBuf,
    seen: Vec<(PathBuf, SystemTime)>,
}

impl Watch {
    /// Watches the sources below this folder.
    pub(super) fn new(folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        let seen = look(&folder);
        Self { folder, seen }
    }

    /// The files that changed since the last look.
    pub(super) fn changed(&mut self) -> Vec<PathBuf> {
        let now = look(&self.folder);
        let mut changed: Vec<PathBuf> =
            now.iter().filter(|file| !self.seen.contains(file)).map(|(path, _)| path.clone()).collect();
        let is_gone = |(path, _): &&(PathBuf, SystemTime)| !now.iter().any(|(known, _)| known == path);
        changed.extend(self.seen.iter().filter(is_gone).map(|(path, _)| path.clone()));
        self.seen = now;
        changed
    }
}

fn look(folder: &Path) -> Vec<(PathBuf, SystemTime)> {
    let mut found = Vec::new();
    collect(folder, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, SystemTime)>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            // Templates and static files are read again by the running server; they need no build.
            if !name.starts_with('.')
                && !matches!(&*name, "target" | "var" | "templates" | "static" | "node_modules" | "tests")
            {
                collect(&entry.path(), found);
            }
        } else if (name.ends_with(".rs")
            || name == "Cargo.toml"
            || (name.ends_with(".toml") && folder.ends_with("settings")))
            && let Ok(saved) = entry.metadata().and_then(|meta| meta.modified())
        {
            found.push((entry.path(), saved));
        }
    }
}
