//! S3 in a program that was built without it.

use std::sync::Arc;

use super::Place;
use crate::settings::StorageSettings;
use crate::storage::StorageError;

/// Refuses, because the feature `s3` is off.
pub(super) fn open(_: &StorageSettings, _: &str) -> Result<Arc<dyn Place>, StorageError> {
    Err(StorageError::S3NotBuilt)
}
