//! [`PersonalData`]: what an app adds to the download of a person's data.

use std::fmt;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use serde_json::{Map, Value};

use crate::db::Db;
use crate::error::Result;

type Part = Arc<dyn for<'a> Fn(&'a Db, i64) -> BoxFuture<'a, Result<Value>> + Send + Sync>;

/// What an app adds to the download of a person's data, part by part; `App::personal_data` adds one.
#[derive(Clone, Default)]
pub struct PersonalData(Vec<(String, Part)>);

impl PersonalData {
    /// The same and one more part. Its name is its key in the download.
    #[must_use]
    pub fn with<F>(mut self, name: &str, part: F) -> Self
    where
        F: for<'a> Fn(&'a Db, i64) -> BoxFuture<'a, Result<Value>> + Send + Sync + 'static,
    {
        self.0.push((name.to_owned(), Arc::new(part)));
        self
    }

    /// All parts for the user with this id.
    pub(super) async fn collect(&self, db: &Db, user_id: i64) -> Result<Value> {
        let mut all = Map::new();
        for (name, part) in &self.0 {
            all.insert(name.clone(), part(db, user_id).await?);
        }
        Ok(Value::Object(all))
    }
}

impl fmt::Debug for PersonalData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}
