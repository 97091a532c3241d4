//! [`Identity`]: what is known of a person who is logged in.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::Serialize;

use super::{Bearer, Role};
use crate::db::Db;
use crate::error::Result;
use crate::http::Caller;
use crate::session::Session;

/// A person who is logged in, as guards and pages know them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Identity {
    /// The id of the user.
    pub id: i64,
    /// The e-mail address.
    pub email: String,
    /// The name to show; the e-mail address when there is none.
    pub name: String,
    /// What they are on this site.
    pub role: Role,
    /// The names of the permissions that were granted to them, on top of those of their role.
    pub grants: Vec<String>,
}

impl Identity {
    /// Whether they may do everything.
    #[must_use]
    pub fn is_admin(&self) -> bool {
        self.role == Role::ADMIN
    }
}

/// Finds the person behind a user id. The accounts that ship with the library implement it; an app with users of
/// its own implements it instead.
pub trait Identify: Send + Sync + 'static {
    /// The person, or `None` when there is no such user or the user may not log in any more.
    fn identify<'a>(&'a self, db: &'a Db, id: i64) -> BoxFuture<'a, Result<Option<Identity>>>;

    /// The same for the user of a session. Whoever keeps something in the session that says when it is over, such as
    /// a mark of the password it was begun with, looks at it here; by itself it asks [`Identify::identify`].
    fn identify_in<'a>(&'a self, db: &'a Db, session: &'a Session, id: i64) -> BoxFuture<'a, Result<Option<Identity>>> {
        let _ = session;
        self.identify(db, id)
    }

    /// The same for several people, in any order, without those who may not log in any more. It is asked again and
    /// again while answers to them are open, so whoever can ask for all of them at once does it here.
    fn identify_many<'a>(&'a self, db: &'a Db, ids: &'a [i64]) -> BoxFuture<'a, Result<Vec<Identity>>> {
        async move {
            let mut found = Vec::with_capacity(ids.len());
            for id in ids {
                found.extend(self.identify(db, *id).await?);
            }
            Ok(found)
        }
        .boxed()
    }

    /// Those of these tokens, by [`Bearer::key`], that still work. It is asked again and again while answers to them are
    /// open; by itself none does.
    fn bearers_among<'a>(&'a self, db: &'a Db, keys: &'a [String]) -> BoxFuture<'a, Result<Vec<String>>> {
        let _ = (db, keys);
        Box::pin(std::future::ready(Ok(Vec::new())))
    }

    /// Is told once when somebody does not look as somebody else any more, because the time is over or they may no longer:
    /// who did, as whom, and whose request found out. It must not wait for anything.
    fn impersonation_over(&self, impersonator: i64, user_id: i64, caller: &Caller) {
        let _ = (impersonator, user_id, caller);
    }

    /// Whether more than a password keeps this person's account: a second factor. By itself it is taken to be
    /// so; an app with users of its own says it here, for `accounts.staff_second_factor`.
    fn is_secured<'a>(&'a self, db: &'a Db, id: i64) -> BoxFuture<'a, Result<bool>> {
        let _ = (db, id);
        Box::pin(std::future::ready(Ok(true)))
    }

    /// Whether requests with `Authorization: Bearer` are for [`Identify::identify_bearer`]. If not, which is so by
    /// itself, the header means nothing to the library, and an app may give it a meaning of its own.
    fn takes_tokens(&self) -> bool {
        false
    }

    /// Whose token this is, and how far it reaches; `None` when it is not valid, for whatever reason.
    fn identify_bearer<'a>(
        &'a self,
        db: &'a Db,
        token: &'a str,
        caller: &'a Caller,
    ) -> BoxFuture<'a, Result<Option<Bearer>>> {
        let _ = (db, token, caller);
        Box::pin(std::future::ready(Ok(None)))
    }
}
