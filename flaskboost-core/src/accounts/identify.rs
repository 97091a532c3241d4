//! Who is behind the user id of a session.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::{Accounts, User, stamp};
use crate::auth::{Actor, Bearer, Identify, Identity, Roles};
use crate::db::Db;
use crate::error::Result;
use crate::http::Caller;
use crate::session::Session;

impl Identify for Accounts {
    fn identify<'a>(&'a self, db: &'a Db, id: i64) -> BoxFuture<'a, Result<Option<Identity>>> {
        async move {
            let found = User::find_with_grants(db, id).await?.filter(|(user, _)| user.is_admitted());
            Ok(found.map(|(user, grants)| identity(user, grants)))
        }
        .boxed()
    }

    fn identify_in<'a>(&'a self, db: &'a Db, session: &'a Session, id: i64) -> BoxFuture<'a, Result<Option<Identity>>> {
        async move {
            let found = User::find_with_grants(db, id).await?.filter(|(user, _)| user.is_admitted());
            let Some((user, grants)) = found else { return Ok(None) };
            Ok(stamp::is_current(session, &user).await?.then(|| identity(user, grants)))
        }
        .boxed()
    }

    fn identify_many<'a>(&'a self, db: &'a Db, ids: &'a [i64]) -> BoxFuture<'a, Result<Vec<Identity>>> {
        async move {
            let found = User::find_many_with_grants(db, ids).await?.into_iter().filter(|(user, _)| user.is_admitted());
            Ok(found.map(|(user, grants)| identity(user, grants)).collect())
        }
        .boxed()
    }

    fn bearers_among<'a>(&'a self, _: &'a Db, keys: &'a [String]) -> BoxFuture<'a, Result<Vec<String>>> {
        self.people.working_tokens(keys).boxed()
    }

    fn impersonation_over(&self, impersonator: i64, user_id: i64, caller: &Caller) {
        self.note_impersonation_over(impersonator, user_id, caller);
    }

    fn is_secured<'a>(&'a self, _: &'a Db, id: i64) -> BoxFuture<'a, Result<bool>> {
        self.people.is_secured(id).boxed()
    }

    fn takes_tokens(&self) -> bool {
        self.people.has_api_tokens()
    }

    fn identify_bearer<'a>(
        &'a self,
        _: &'a Db,
        token: &'a str,
        caller: &'a Caller,
    ) -> BoxFuture<'a, Result<Option<Bearer>>> {
        async move {
            let found = self.bearer(token, caller).await?;
            Ok(found.map(|(user, grants, key, scopes)| Bearer { identity: identity(user, grants), key, scopes }))
        }
        .boxed()
    }
}

fn identity(user: User, grants: Vec<String>) -> Identity {
    let role = user.role();
    let name = if user.name.is_empty() { user.email.clone() } else { user.name };
    Identity { id: user.id, email: user.email, name, role, grants }
}

impl User {
    /// The person as policies know them, in a job that does something for them: with the power of now. An account that
    /// is closed has none.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn actor(&self, db: &Db, roles: &Roles) -> Result<Actor> {
        let roles = Arc::new(roles.clone());
        let found = Self::find_with_grants(db, self.id).await?.filter(|(user, _)| user.is_admitted());
        Ok(found.map_or_else(Actor::anonymous, |(user, grants)| Actor::person(&identity(user, grants), &roles)))
    }
}
