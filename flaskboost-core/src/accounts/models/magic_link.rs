//! Logging in with a link from a mail, without the password.

use chrono::Duration;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::people::People;
use super::token::{self, Purpose};
use super::user::Model as User;
use crate::error::Result;

/// How long the link works, in minutes.
pub(crate) const MAGIC_LINK_MINUTES: u64 = 15;

const LIFE: Duration = Duration::minutes(15);

impl People {
    /// Whether a link by mail lets somebody in on this site.
    pub(crate) fn has_magic_links(&self) -> bool {
        self.settings.magic_link
    }

    /// A link that logs the owner of this address in and leads to `next`; none while the last one is fresh, and none
    /// for somebody who may not log in: the link proves an address that is confirmed, and confirms nothing.
    pub(crate) async fn ask_for_magic_link(&self, email: &str, next: &str) -> Result<Option<(User, String)>> {
        self.renew_about(email, (Purpose::MagicLink, next), LIFE, User::is_admitted).await
    }

    /// Whom this link would log in. Changes nothing, so that a mail scanner cannot use it up.
    pub(crate) async fn magic_link_of(&self, token: &str) -> Result<Option<User>> {
        match token::owner(&self.db, &self.clock, Purpose::MagicLink, token).await? {
            Some(id) => Ok(User::find(&self.db, id).await?.filter(User::is_admitted)),
            None => Ok(None),
        }
    }

    /// Uses the link up and lets its owner in, with the place to go on to. `None` when it was used, is too old, or
    /// when something has happened since that voids links: a new password, another address, a closed account.
    pub(crate) async fn use_magic_link(&self, token: &str) -> Result<Option<(User, String)>> {
        self.enter_with_hashed(&token::hash(token)).await
    }

    /// The same by the hash of the token, for whoever proved otherwise to read the mail.
    pub(super) async fn enter_with_hashed(&self, token_hash: &str) -> Result<Option<(User, String)>> {
        self.db
            .transaction(async |tx| {
                let Some(about) = token::about_hashed(tx, &self.clock, Purpose::MagicLink, token_hash).await? else {
                    return Ok(None);
                };
                let spent = token::spend_hashed(tx, &self.clock, Purpose::MagicLink, token_hash).await?;
                let Some(user) = spent.filter(User::is_admitted) else { return Ok(None) };
                let mut row = user.into_active_model();
                row.last_login_at = Set(Some(self.clock.now()));
                Ok(Some((row.update(tx).await?, about)))
            })
            .await
    }
}
