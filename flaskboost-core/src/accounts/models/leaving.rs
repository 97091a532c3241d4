//! Leaving for good.

use sea_orm::ModelTrait;

use super::auth_event::Model as AuthEvent;
use super::event_kind::EventKind;
use super::identity::Model as Identity;
use super::new_event::NewEvent;
use super::people::People;
use super::user::Model as User;
use crate::error::{Error, Result};
use crate::model::{Invalid, Violation, ViolationKind};
use crate::session;

impl People {
    /// Deletes the account of somebody who knows its password, with everything of it in the tables of the library:
    /// sessions, links and events. Of the events one is left, which says that somebody left, and not who.
    ///
    /// What the tables of the app do stands in their foreign keys. One that forbids is told to the person.
    pub(crate) async fn leave(&self, id: i64, password: &str) -> Result<User> {
        let user = self.with_password(id, password).await?;
        let left = self.db.transaction(async |tx| {
            user.require_other_admin(tx).await?;
            let checked = &user.password_hash;
            let still = User::lock(tx, id).await?.filter(|now| now.is_active && now.password_hash == *checked);
            let still = still.ok_or_else(Error::unauthorized)?;
            session::end_all(tx, id).await?;
            still.delete(tx).await?;
            AuthEvent::record(tx, self.clock.now(), NewEvent::new(EventKind::AccountDeleted)).await
        });
        match left.await {
            Ok(()) => Ok(user),
            Err(error) if Violation::of(&error).is_some_and(|it| it.kind == ViolationKind::ForeignKey) => {
                let why = "Something on this site still needs your account, so it cannot be deleted yet. \
                           Remove what you have here, or ask us to help.";
                Err(Invalid::whole(why).into())
            }
            Err(error) => Err(error),
        }
    }

    /// What other providers call somebody.
    pub(crate) async fn identities_of(&self, id: i64) -> Result<Vec<Identity>> {
        Identity::all_of(&self.db, id).await
    }

    /// What happened to somebody's account, for a download.
    pub(crate) async fn events_of(&self, id: i64) -> Result<Vec<AuthEvent>> {
        AuthEvent::all_of(&self.db, id).await
    }
}
