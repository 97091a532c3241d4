//! Who is behind the user id of a session.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::{Accounts, User, stamp};
use crate::auth::{Identify, Identity};
use crate::db::Db;
use crate::error::Result;
use crate::session::Session;

impl Identify for Accounts {
    fn identify<'a>(&'a self, db: &'a Db, id: i64) -> BoxFuture<'a, Result<Option<Identity>>> {
        async move { Ok(User::find(db, id).await?.filter(User::is_admitted).map(identity)) }.boxed()
    }

    fn identify_in<'a>(&'a self, db: &'a Db, session: &'a Session, id: i64) -> BoxFuture<'a, Result<Option<Identity>>> {
        async move {
            let Some(user) = User::find(db, id).await?.filter(User::is_admitted) else { return Ok(None) };
            Ok(stamp::is_current(session, &user).await?.then(|| identity(user)))
        }
        .boxed()
    }
}

fn identity(user: User) -> Identity {
    let name = if user.name.is_empty() { user.email.clone() } else { user.name };
    Identity { id: user.id, email: user.email, name, is_admin: user.is_admin }
}
