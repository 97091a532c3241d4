//! Who somebody is who asked the panel for something earlier.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::accounts::User;
use crate::auth::{Actor, Roles};
use crate::db::Db;
use crate::error::Result;

/// The person of this number with the power of now; nobody in particular where the account is gone or closed.
pub(super) fn with_power_of_now<'a>(db: &'a Db, roles: &'a Roles, id: i64) -> BoxFuture<'a, Result<Actor>> {
    async move {
        match User::find_all(db, &[id]).await?.first() {
            Some(user) => user.actor(db, roles).await,
            None => Ok(Actor::anonymous()),
        }
    }
    .boxed()
}
