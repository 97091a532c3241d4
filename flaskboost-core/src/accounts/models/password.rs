//! Choosing a new password: with the old one, or with a link from a mail.

use chrono::Duration;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};

use super::api_token::Model as ApiToken;
use super::auth_event::Model as AuthEvent;
use super::event_kind::EventKind;
use super::new_event::NewEvent;
use super::people::People;
use super::stored_hash::StoredHash;
use super::token::{self, Purpose};
use super::trusted_device;
use super::user::Model as User;
use crate::auth::{Passwords, Verdict};
use crate::clock::Clock;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::model::Invalid;
use crate::session;

impl User {
    /// Sets the password of somebody who cannot do it, and ends everything that was begun with the old one: sessions,
    /// tokens, mailed links and trusted devices. Whether the password is good enough is for the caller to ask.
    ///
    /// # Errors
    ///
    /// - The account was deleted meanwhile.
    /// - The database cannot answer, or too many passwords wait to be hashed.
    pub async fn reset_password(&self, db: &Db, passwords: &Passwords, clock: &Clock, new: &str) -> Result<Self> {
        let hash = passwords.hash(new).await?;
        let id = self.id;
        db.transaction(async |tx| {
            let gone = || Error::not_found("There is no such account any more.");
            let user = Self::lock(tx, id).await?.ok_or_else(gone)?;
            token::void_all(tx, clock, id).await?;
            trusted_device::forget_all(tx, id).await?;
            session::end_all(tx, id).await?;
            ApiToken::revoke_all_in(tx, id).await?;
            let changed = NewEvent::new(EventKind::PasswordChanged).of(id);
            AuthEvent::record(tx, clock.now(), changed).await?;
            let mut row = user.into_active_model();
            row.password_hash = Set(StoredHash::from(&hash));
            Ok(row.update(tx).await?)
        })
        .await
    }
}

impl People {
    /// A link with which the owner of this address chooses a new password; none while the last one is fresh.
    pub(crate) async fn forgot(&self, email: &str) -> Result<Option<(User, String)>> {
        self.renew(email, Purpose::Reset, self.reset_life(), |user| user.is_active).await
    }

    /// Whether this link would let somebody choose a password. Changes nothing.
    pub(crate) async fn can_reset(&self, token: &str) -> Result<bool> {
        Ok(token::owner(&self.db, &self.clock, Purpose::Reset, token).await?.is_some())
    }

    /// Sets the password of whoever was mailed this link, ends all of their sessions and tokens, and takes the address as
    /// confirmed, since the mail was read. `None` when the link has been used or is too old.
    pub(crate) async fn reset(&self, token: &str, password: &str) -> Result<Option<User>> {
        // Hashing for everybody who guesses would be work for nothing.
        let Some(id) = token::owner(&self.db, &self.clock, Purpose::Reset, token).await? else { return Ok(None) };
        let Some(User { email, .. }) = User::find(&self.db, id).await? else { return Ok(None) };
        self.check_password("password", password, &email).await?;
        let hash = self.hash(password).await?;
        self.db
            .transaction(async |tx| {
                let Some(user) = token::spend(tx, &self.clock, Purpose::Reset, token).await? else { return Ok(None) };
                let confirmed_at = user.confirmed_at.or_else(|| Some(self.clock.now()));
                token::void_all(tx, &self.clock, user.id).await?;
                trusted_device::forget_all(tx, user.id).await?;
                session::end_all(tx, user.id).await?;
                ApiToken::revoke_all_in(tx, user.id).await?;
                let mut row = user.into_active_model();
                row.password_hash = Set(StoredHash::from(&hash));
                row.confirmed_at = Set(confirmed_at);
                Ok(Some(row.update(tx).await?))
            })
            .await
    }

    /// Changes the password of somebody who is logged in and knows the current one. Links that were mailed before
    /// are void afterwards, every token is revoked and every session has ended, also that of the caller, who begins a
    /// new one.
    ///
    /// Checking takes a while, in which the owner may have taken the account back with a link, or somebody closed it:
    /// then nothing is changed.
    pub(crate) async fn change_password(&self, id: i64, current: &str, new: &str) -> Result<User> {
        let user = User::find(&self.db, id).await?.ok_or_else(Error::unauthorized)?;
        let known = user.password_hash.read();
        if self.passwords.verify(current, known.as_ref()).await? == Verdict::Wrong {
            return Err(Invalid::field("current_password", "This is not your current password.").into());
        }
        self.check_password("password", new, &user.email).await?;
        let hash = self.hash(new).await?;
        self.db
            .transaction(async |tx| {
                let checked = &user.password_hash;
                let still = User::lock(tx, id).await?.filter(|now| now.is_active && now.password_hash == *checked);
                let still = still.ok_or_else(Error::unauthorized)?;
                token::void_all(tx, &self.clock, id).await?;
                trusted_device::forget_all(tx, id).await?;
                session::end_all(tx, id).await?;
                ApiToken::revoke_all_in(tx, id).await?;
                let mut row = still.into_active_model();
                row.password_hash = Set(StoredHash::from(&hash));
                Ok(row.update(tx).await?)
            })
            .await
    }

    /// A new link for the owner of this address, if `may` says so. None when the last one for this purpose is fresh:
    /// anybody may ask, and each answer is a mail in somebody's mailbox.
    pub(super) async fn renew(
        &self,
        email: &str,
        purpose: Purpose,
        life: Duration,
        may: fn(&User) -> bool,
    ) -> Result<Option<(User, String)>> {
        self.renew_about(email, (purpose, ""), life, may).await
    }

    /// The same for a link that stands for something more.
    pub(super) async fn renew_about(
        &self,
        email: &str,
        (purpose, about): (Purpose, &str),
        life: Duration,
        may: fn(&User) -> bool,
    ) -> Result<Option<(User, String)>> {
        let Some(User { id, .. }) = User::find_by_email(&self.db, email).await?.filter(may) else { return Ok(None) };
        self.db
            .transaction(async |tx| {
                let Some(user) = User::lock(tx, id).await?.filter(may) else { return Ok(None) };
                if token::is_fresh(tx, &self.clock, id, purpose).await? {
                    return Ok(None);
                }
                let token = self.new_token(tx, id, (purpose, about), life).await?;
                Ok(Some((user, token)))
            })
            .await
    }

    pub(super) async fn new_token(
        &self,
        db: &impl ConnectionTrait,
        id: i64,
        link: (Purpose, &str),
        life: Duration,
    ) -> Result<String> {
        token::issue(db, (&self.clock, &self.random), id, link, life).await
    }
}
