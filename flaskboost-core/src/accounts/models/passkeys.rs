//! Adding passkeys, logging in with them, and taking them away.

use chrono::Duration;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

use super::identity::Model as Identity;
use super::passkey::{ActiveModel, Column, Entity, Model as Passkey};
use super::passkey_owner;
use super::people::People;
use super::user::Model as User;
use crate::error::{Error, Result};
use crate::model::{Invalid, Violation, ViolationKind};

/// The most passkeys that a person may have.
pub(crate) const MOST: usize = 20;

/// How long ago somebody without a password may have logged in to add a passkey.
const FRESH: Duration = Duration::minutes(15);

/// A passkey that was made just now.
#[derive(Debug)]
pub(crate) struct NewPasskey {
    pub(crate) credential_id: String,
    pub(crate) credential: String,
    pub(crate) sign_count: u32,
    pub(crate) is_backed_up: bool,
}

/// What became of a passkey that was to be added.
#[derive(Debug)]
pub(crate) enum Added {
    /// It is theirs now.
    Done(Box<User>),
    /// It is known already, here or at another account.
    Known,
    /// They have as many as they may have.
    TooMany,
    /// The password is another by now, or the account is closed.
    TooLate,
}

/// What became of a passkey that was to be removed.
#[derive(Debug)]
pub(crate) enum Removed {
    /// It is gone; who they are, and what it was called.
    Done(Box<User>, String),
    /// They have no such passkey.
    Unknown,
    /// Without it they could not get in any more.
    LastWayIn,
}

impl People {
    /// Whether people may log in with passkeys on this site.
    pub(crate) fn has_passkeys(&self) -> bool {
        self.settings.passkeys
    }

    /// Whether whoever adds a passkey is the owner: who has a password types it, and others have just logged in.
    ///
    /// A session alone is not enough. Whoever took over a browser for a minute would stay in the account for ever.
    ///
    /// # Errors
    ///
    /// - It is not the password, or the log-in is too long ago: the refusal names the field `current_password`.
    pub(crate) async fn prove(&self, id: i64, password: Option<&str>, begun_at: Option<DateTimeUtc>) -> Result<User> {
        let user = self.find(id).await?.ok_or_else(Error::unauthorized)?;
        if user.password_hash.read().is_some() {
            return self.with_password(id, password.unwrap_or_default()).await;
        }
        if begun_at.is_some_and(|begun_at| self.clock.now() - begun_at < FRESH) {
            return Ok(user);
        }
        let why = "You logged in a while ago. Log out, log in again, and add the passkey then.";
        Err(Invalid::field("current_password", why).into())
    }

    /// One passkey of this person.
    pub(crate) async fn passkey_of(&self, user_id: i64, id: i64) -> Result<Option<Passkey>> {
        Ok(Entity::find_by_id(id).filter(Column::UserId.eq(user_id)).one(&self.db).await?)
    }

    /// Adds a passkey to the account of somebody whose password was checked when it had this stamp. If it is another
    /// by now, its owner may have taken the account back from whoever is adding here.
    pub(crate) async fn add_passkey(&self, id: i64, stamp: &str, name: &str, new: NewPasskey) -> Result<Added> {
        let added = self.db.transaction(async |tx| {
            let Some(user) = User::lock(tx, id).await?.filter(|user| user.is_admitted()) else {
                return Ok(Added::TooLate);
            };
            if user.password_stamp() != stamp {
                return Ok(Added::TooLate);
            }
            if Entity::find().filter(Column::UserId.eq(id)).count(tx).await? >= MOST as u64 {
                return Ok(Added::TooMany);
            }
            let row = ActiveModel {
                user_id: Set(id),
                name: Set(name.to_owned()),
                credential_id: Set(new.credential_id),
                credential: Set(new.credential),
                sign_count: Set(i64::from(new.sign_count)),
                is_backed_up: Set(new.is_backed_up),
                created_at: Set(self.clock.now()),
                ..Default::default()
            };
            Entity::insert(row).exec_without_returning(tx).await?;
            Ok(Added::Done(Box::new(user)))
        });
        match added.await {
            Err(error) if Violation::of(&error).is_some_and(|it| it.kind == ViolationKind::Unique) => Ok(Added::Known),
            added => added,
        }
    }

    /// The passkey with this name, if it belongs to whom the authenticator says it does, and its owner.
    pub(crate) async fn claimed_passkey(&self, credential_id: &str, handle: u128) -> Result<Option<(Passkey, User)>> {
        let found = Entity::find().filter(Column::CredentialId.eq(credential_id)).one(&self.db).await?;
        let owner = passkey_owner::owner_of(&self.db, handle).await?;
        let Some(passkey) = found.filter(|passkey| owner == Some(passkey.user_id)) else { return Ok(None) };
        let user = User::find(&self.db, passkey.user_id).await?;
        Ok(user.map(|user| (passkey, user)))
    }

    /// Lets the owner of a passkey in that has proved itself, and keeps what it said of itself. `None` when they may
    /// not log in, when it was taken away meanwhile, or when it was used twice at the same count: then one of the two
    /// may be a copy.
    pub(crate) async fn enter_with_passkey(&self, was: &Passkey, now: NewPasskey) -> Result<Option<User>> {
        self.db
            .transaction(async |tx| {
                let user = User::lock(tx, was.user_id).await?.filter(User::is_admitted);
                let Some(user) = user else { return Ok(None) };
                let used = Entity::update_many()
                    .col_expr(Column::Credential, Expr::value(now.credential))
                    .col_expr(Column::SignCount, Expr::value(i64::from(now.sign_count)))
                    .col_expr(Column::IsBackedUp, Expr::value(now.is_backed_up))
                    .col_expr(Column::UsedAt, Expr::value(self.clock.now()))
                    .filter(Column::Id.eq(was.id))
                    .filter(Column::SignCount.eq(was.sign_count));
                if used.exec(tx).await?.rows_affected != 1 {
                    return Ok(None);
                }
                let mut row = user.into_active_model();
                row.last_login_at = Set(Some(self.clock.now()));
                Ok(Some(row.update(tx).await?))
            })
            .await
    }

    /// Gives a passkey another name. Says whether there is one.
    pub(crate) async fn rename_passkey(&self, user_id: i64, id: i64, name: &str) -> Result<bool> {
        let renamed = Entity::update_many()
            .col_expr(Column::Name, Expr::value(name))
            .filter(Column::Id.eq(id))
            .filter(Column::UserId.eq(user_id));
        Ok(renamed.exec(&self.db).await?.rows_affected == 1)
    }

    /// Takes a passkey away, unless it is the last way in of somebody who has no password.
    pub(crate) async fn remove_passkey(&self, user_id: i64, id: i64) -> Result<Removed> {
        self.db
            .transaction(async |tx| {
                let Some(user) = User::lock(tx, user_id).await? else { return Ok(Removed::Unknown) };
                let theirs = Passkey::all_of(tx, user_id).await?;
                let Some(passkey) = theirs.iter().find(|passkey| passkey.id == id) else {
                    return Ok(Removed::Unknown);
                };
                let providers = Identity::all_of(tx, user_id).await?.len();
                if theirs.len() + providers == 1 && user.password_hash.read().is_none() {
                    return Ok(Removed::LastWayIn);
                }
                Entity::delete_by_id(id).exec(tx).await?;
                Ok(Removed::Done(Box::new(user), passkey.name.clone()))
            })
            .await
    }
}
