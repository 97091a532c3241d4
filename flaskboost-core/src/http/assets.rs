//! [`Assets`]: the files of an app, inside the binary in release and on the disk in development.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The `templates/`, `static/` and `settings/` of one crate.
///
/// `flaskboost::embed!()` makes it. A release build carries every file inside; a development build reads the disk
/// each time, so that a saved file is served at once.
#[derive(Debug, Clone, Copy)]
pub struct Assets {
    folder: &'static str,
    files: &'static [(&'static str, &'static [u8])],
    is_on_disk: bool,
}

impl Assets {
    /// No files at all, for an app that is one source file.
    pub const NONE: Self = Self { folder: "", files: &[], is_on_disk: false };

    /// What `embed!()` expands to: the crate's folder, its files sorted by name, and where to read them.
    #[must_use]
    pub const fn new(folder: &'static str, files: &'static [(&'static str, &'static [u8])], is_on_disk: bool) -> Self {
        Self { folder, files, is_on_disk }
    }

    /// Whether files are read from the disk.
    #[must_use]
    pub fn is_on_disk(&self) -> bool {
        self.is_on_disk
    }

    /// The folder that relative paths of settings start from, when files are read from the disk.
    #[must_use]
    pub fn folder(&self) -> &'static Path {
        Path::new(self.folder)
    }

    /// One file by its name, such as `"static/app.css"`.
    ///
    /// A name that leaves the folder (`..`, an absolute path, a drive) is no file.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Cow<'static, [u8]>> {
        if self.is_on_disk {
            return std::fs::read(self.on_disk(name)?).ok().map(Cow::Owned);
        }
        let index = self.files.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
        Some(Cow::Borrowed(self.files[index].1))
    }

    /// The names of all files below a folder such as `"templates"`, sorted, relative to that folder.
    #[must_use]
    pub fn list(&self, below: &str) -> Vec<String> {
        let prefix = format!("{below}/");
        if !self.is_on_disk {
            return self.files.iter().filter_map(|(name, _)| name.strip_prefix(&prefix).map(str::to_owned)).collect();
        }
        let mut found = BTreeMap::new();
        if let Some(root) = self.on_disk(below) {
            walk(&root, "", &mut found);
        }
        found.into_keys().collect()
    }

    /// A number that changes when a file below the folder is added, removed or saved; constant in release.
    #[must_use]
    pub fn stamp(&self, below: &str) -> u64 {
        if !self.is_on_disk {
            return 0;
        }
        let mut found = BTreeMap::new();
        if let Some(root) = self.on_disk(below) {
            walk(&root, "", &mut found);
        }
        found.iter().fold(found.len() as u64, |stamp, (name, modified)| {
            let name = name.bytes().fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
            stamp.wrapping_mul(0x100_0000_01b3) ^ name ^ modified
        })
    }

    /// When one file was last saved, as a number that only serves to compare; constant in release.
    #[must_use]
    pub fn saved_at(&self, name: &str) -> u64 {
        if !self.is_on_disk {
            return 0;
        }
        self.on_disk(name).and_then(|path| path.metadata().ok()).map_or(0, |meta| modified(&meta))
    }

    fn on_disk(&self, name: &str) -> Option<PathBuf> {
        let relative = Path::new(name);
        let is_inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
        // A release build knows a file by one name only; here too, and hidden files stay hidden.
        let is_plain =
            name.split('/').all(|part| !part.is_empty() && (!part.starts_with('.') || part == ".well-known"));
        (is_inside && is_plain && !name.contains('\0')).then(|| Path::new(self.folder).join(relative))
    }
}

fn walk(folder: &Path, prefix: &str, found: &mut BTreeMap<String, u64>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let file_name = entry.file_name();
        let Some(name) = file_name.to_str().filter(|name| !name.starts_with('.')) else { continue };
        let path = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}/{name}") };
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            walk(&entry.path(), &path, found);
        } else if kind.is_file()
            && let Ok(meta) = entry.metadata()
        {
            found.insert(path, modified(&meta));
        }
    }
}

fn modified(meta: &std::fs::Metadata) -> u64 {
    let since = meta.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    // Nanoseconds of one file fit into 64 bits until the year 2554; the length catches a save within one tick.
    since.map_or(0, |since| since.as_nanos() as u64).wrapping_add(meta.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMBEDDED: Assets = Assets::new(
        "/nowhere",
        &[("static/a.css", b"a"), ("templates/x/y.html", b"y"), ("templates/z.html", b"z")],
        false,
    );

    #[test]
    fn embedded_files_are_found_by_name_and_listed_by_folder() {
        assert_eq!(EMBEDDED.get("static/a.css").as_deref(), Some(&b"a"[..]));
        assert_eq!(EMBEDDED.get("static/b.css"), None);
        assert_eq!(EMBEDDED.list("templates"), ["x/y.html", "z.html"]);
    }

    #[test]
    fn no_name_leaves_the_folder_on_disk() {
        let here = Assets::new(env!("CARGO_MANIFEST_DIR"), &[], true);
        assert!(here.get("Cargo.toml").is_some());
        for name in ["../Cargo.toml", "/etc/passwd", "src/../../Cargo.toml", "./Cargo.toml", "a\0b"] {
            assert_eq!(here.get(name), None, "{name}");
        }
    }
}
