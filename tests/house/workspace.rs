//! The folders of this workspace, and the files in them.

use std::fs;
use std::path::{Path, PathBuf};

/// What holds no sources of ours.
const FOREIGN: [&str; 3] = ["target", "node_modules", "var"];

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the tests stand in a folder of the workspace").to_owned()
}

/// The text of a file, named from the root.
pub(crate) fn read(file: &str) -> String {
    match fs::read_to_string(root().join(file)) {
        Ok(text) => text,
        Err(why) => panic!("{file} cannot be read: {why}"),
    }
}

/// Every file below a folder with this extension, named from the root, sorted.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), extension, &mut found);
    found.sort();
    found
}

/// The folders in a folder, named from the root, sorted.
pub(crate) fn folders(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).expect("the folder can be read");
    let mut found: Vec<String> = entries
        .map(|entry| entry.expect("the entry can be read").path())
        .filter(|path| path.is_dir())
        .map(|path| name_of(&path))
        .collect();
    found.sort();
    found
}

fn collect(folder: &Path, extension: &str, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if path.is_dir() && !name.starts_with('.') && !FOREIGN.contains(&name.as_ref()) {
            collect(&path, extension, found);
        } else if path.is_file() && path.extension().is_some_and(|found| found == extension) {
            found.push(name_of(&path));
        }
    }
}

fn name_of(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
