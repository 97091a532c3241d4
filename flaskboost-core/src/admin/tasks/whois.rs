//! [`Whois`]: finds the person behind a number, with the power of now.

use std::fmt;
use std::sync::Arc;

use futures_util::future::BoxFuture;

use crate::auth::{Actor, Roles};
use crate::db::Db;
use crate::error::Result;

type Find = dyn for<'a> Fn(&'a Db, &'a Roles, i64) -> BoxFuture<'a, Result<Actor>> + Send + Sync;

/// Finds the person behind a number, with the power of now; nobody in particular where there is none any more.
#[derive(Clone)]
pub(in crate::admin) struct Whois(Arc<Find>);

impl Whois {
    pub(in crate::admin) fn new<F>(find: F) -> Self
    where
        F: for<'a> Fn(&'a Db, &'a Roles, i64) -> BoxFuture<'a, Result<Actor>> + Send + Sync + 'static,
    {
        Self(Arc::new(find))
    }

    pub(in crate::admin) async fn find(&self, db: &Db, roles: &Roles, id: i64) -> Result<Actor> {
        (self.0)(db, roles, id).await
    }
}

impl fmt::Debug for Whois {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Whois")
    }
}
