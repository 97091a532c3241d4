//! Signing up: from a stranger to somebody whose address is confirmed.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::new_user::{checked_address, checked_name};
use super::people::People;
use super::stored_hash::StoredHash;
use super::token::{self, Purpose};
use super::user::{ActiveModel, Model as User};
use crate::auth::{PasswordHash, Role, Verdict};
use crate::db::Tx;
use crate::error::Result;
use crate::model::{Invalid, Violation, ViolationKind};

/// What signing up led to, which only the owner of the mailbox may learn.
#[derive(Debug)]
pub(crate) enum SignUp {
    /// The address waits to be confirmed with this token.
    Unconfirmed(User, String),
    /// The address has an account.
    Known(User),
    /// The address has an account that was closed.
    Closed,
}

impl People {
    /// Signs somebody up.
    ///
    /// An account that nobody confirmed belongs to nobody: signing up again replaces its password and voids the
    /// links that were mailed, so that whoever registers another person's address first gains nothing by it.
    pub(crate) async fn sign_up(&self, email: &str, name: &str, hash: &PasswordHash) -> Result<SignUp> {
        let signed_up = self.try_sign_up(email, name, hash).await;
        let is_race = |error: &_| Violation::of(error).is_some_and(|it| it.kind == ViolationKind::Unique);
        match signed_up {
            // Somebody else signed the same address up a moment ago, so now it is known.
            Err(error) if is_race(&error) => self.try_sign_up(email, name, hash).await,
            result => result,
        }
    }

    async fn try_sign_up(&self, email: &str, name: &str, hash: &PasswordHash) -> Result<SignUp> {
        let (email, name) = (checked_address(email)?, checked_name(name)?);
        self.db
            .transaction(async |tx| {
                let known = User::lock_by_email(tx, &email).await?;
                let mut row = match known {
                    Some(user) if !user.is_active => return Ok(SignUp::Closed),
                    Some(user) if user.is_confirmed() => return Ok(SignUp::Known(user)),
                    Some(user) => {
                        // A link to reset stays: it proves the mailbox, and sets a password of its own.
                        token::void(tx, &self.clock, user.id, Purpose::Confirm).await?;
                        user.into_active_model()
                    }
                    None => ActiveModel {
                        email: Set(email.as_str().to_owned()),
                        is_active: Set(true),
                        role: Set(Role::USER.name().to_owned()),
                        created_at: Set(self.clock.now()),
                        ..Default::default()
                    },
                };
                row.name = Set(name);
                row.password_hash = Set(StoredHash::from(hash));
                let user = row.save(tx).await?.try_into()?;
                self.confirmation(tx, user).await
            })
            .await
    }

    /// A new link for an address that waits to be confirmed; none while the last one is fresh.
    pub(crate) async fn resend(&self, email: &str) -> Result<Option<(User, String)>> {
        let waits = |user: &User| user.is_active && !user.is_confirmed();
        self.renew(email, Purpose::Confirm, self.confirmation_life(), waits).await
    }

    /// Whether this link would confirm an address. Changes nothing, so that a mail scanner cannot use it up.
    pub(crate) async fn can_confirm(&self, token: &str) -> Result<bool> {
        Ok(self.waits_for(token).await?.is_some())
    }

    /// Whose address this link would confirm. Changes nothing.
    pub(crate) async fn waits_for(&self, token: &str) -> Result<Option<i64>> {
        token::owner(&self.db, &self.clock, Purpose::Confirm, token).await
    }

    /// Confirms an address; `None` when the link has been used or is too old.
    ///
    /// The link proves that the mail was read, the password that its reader is the one who signed up. The link alone
    /// would open the account to whoever chose the password: a stranger who typed another person's address. A wrong
    /// password leaves the link as it was.
    pub(crate) async fn confirm(&self, token: &str, password: &str) -> Result<Option<User>> {
        let Some(id) = token::owner(&self.db, &self.clock, Purpose::Confirm, token).await? else { return Ok(None) };
        let Some(known) = User::find(&self.db, id).await? else { return Ok(None) };
        let hash = known.password_hash.read();
        let wrong = || Invalid::field("password", "This is not the password that was chosen at sign-up.");
        if self.passwords.verify(password, hash.as_ref()).await? == Verdict::Wrong {
            return Err(wrong().into());
        }
        self.db
            .transaction(async |tx| {
                let Some(user) = token::spend(tx, &self.clock, Purpose::Confirm, token).await? else { return Ok(None) };
                if user.password_hash != known.password_hash {
                    // Checking takes a while. What was spent comes back with the rest of the transaction.
                    return Err(wrong().into());
                }
                let now = self.clock.now();
                let mut row = user.into_active_model();
                row.confirmed_at = Set(Some(now));
                row.last_login_at = Set(Some(now));
                Ok(Some(row.update(tx).await?))
            })
            .await
    }

    async fn confirmation(&self, tx: &Tx, user: User) -> Result<SignUp> {
        let token = self.new_token(tx, user.id, (Purpose::Confirm, ""), self.confirmation_life()).await?;
        Ok(SignUp::Unconfirmed(user, token))
    }
}
