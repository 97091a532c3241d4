//! [`Tagged`]: a cache whose values are forgotten together.

use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Cache;
use crate::error::Result;

/// A cache that gives these tags to whatever it keeps; [`Cache::tagged`] makes one.
#[derive(Debug, Clone)]
pub struct Tagged {
    pub(super) cache: Cache,
    pub(super) tags: Vec<String>,
}

impl Tagged {
    /// As [`Cache::set`].
    ///
    /// # Errors
    ///
    /// - As of [`Cache::set`].
    pub async fn set<T: Serialize>(&self, key: &str, value: &T, time: impl Into<Option<Duration>>) -> Result<()> {
        self.cache.keep(key, value, time.into(), &self.tags).await
    }

    /// As [`Cache::get_or_compute`].
    ///
    /// # Errors
    ///
    /// - As of [`Cache::get_or_compute`].
    pub async fn get_or_compute<T, F>(&self, key: &str, time: impl Into<Option<Duration>>, compute: F) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
        F: AsyncFnOnce() -> Result<T>,
    {
        self.cache.find_or_compute(key, time.into(), &self.tags, compute).await
    }
}
