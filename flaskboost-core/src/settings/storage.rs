//! `[storage]`: where the files that people send are kept, and how many they may be.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::settings::secret::Secret;

/// Where files are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum StorageEngine {
    /// In a folder of this machine.
    Local,
    /// In a bucket of a server that speaks S3; needs the feature `s3`.
    S3,
    /// In the process, for tests. Production refuses it.
    Memory,
}

/// The `[storage]` table.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct StorageSettings {
    /// Where files are kept.
    pub engine: StorageEngine,
    /// The folder of the engine `local`.
    pub folder: PathBuf,
    /// The largest file, in bytes.
    pub max_file_bytes: u64,
    /// The most files that one form may send.
    pub max_files: usize,
    /// How long a link to a file works.
    pub link_minutes: u32,
    /// After how long a file that belongs to nothing is removed.
    pub orphan_hours: u32,
    /// The bucket.
    pub bucket: Option<String>,
    /// The region of the bucket.
    pub region: String,
    /// The address of the server, when it is not that of Amazon.
    pub endpoint: Option<String>,
    /// The name of the key with which the bucket is opened.
    pub access_key: Option<String>,
    /// The key itself.
    #[serde(skip_serializing)]
    pub secret_key: Option<Secret<String>>,
}

impl Default for StorageSettings {
    fn default() -> Self {
        Self {
            engine: StorageEngine::Local,
            folder: "var/uploads".into(),
            max_file_bytes: 20_000_000,
            max_files: 20,
            link_minutes: 60,
            orphan_hours: 24,
            bucket: None,
            region: "us-east-1".into(),
            endpoint: None,
            access_key: None,
            secret_key: None,
        }
    }
}
