//! [`Options`]: what the command line asks for.

use std::path::PathBuf;

/// What the command line asks for.
pub(crate) struct Options {
    /// Where the apps and their builds are.
    pub(crate) folder: PathBuf,
    /// Whether the folder stays when all is measured.
    pub(crate) is_kept: bool,
}

impl Options {
    /// Reads the arguments; cargo's own (`--bench`) mean nothing here.
    pub(crate) fn read(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let arguments: Vec<String> = arguments.filter(|argument| argument != "--bench").collect();
        match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            [] => {
                let name = format!("workshop-{}", std::process::id());
                Ok(Self { folder: PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name), is_kept: false })
            }
            ["--folder", folder] => {
                let folder = std::path::absolute(folder).map_err(|error| format!("{folder}: {error}"))?;
                Ok(Self { folder, is_kept: true })
            }
            other => Err(format!("{:?} is no option; there is --folder <path>", other.join(" "))),
        }
    }
}
