//! Taking another e-mail address, and taking the old one back.

use chrono::Duration;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel, ModelTrait};
use serde::{Deserialize, Serialize};

use super::address::Address;
use super::api_token::Model as ApiToken;
use super::identity::Model as Identity;
use super::new_user::checked_address;
use super::passkey::Model as Passkey;
use super::people::People;
use super::stored_hash::StoredHash;
use super::token::{self, Purpose};
use super::user::Model as User;
use super::{second_factor, trusted_device};
use crate::auth::Verdict;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::model::{Invalid, Violation, ViolationKind};
use crate::session;

/// How long the old address can be taken back, in days.
pub(crate) const UNDO_DAYS: u64 = 7;

const UNDO_LIFE: Duration = Duration::days(7);

/// From which address to which; a link is bound to both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Move {
    pub(crate) from: String,
    pub(crate) to: String,
}

impl Move {
    fn written(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Error::internal)
    }

    fn read(about: &str) -> Result<Self> {
        serde_json::from_str(about).map_err(Error::internal)
    }
}

/// What following a link led to.
#[derive(Debug)]
pub(crate) enum Moved {
    /// The address is another now, and every session is ended. The token is the next one: to take the old address back, or to choose a password.
    Done(Box<User>, Move, String),
    /// The address is an old one again that could still be taken back. Every session is ended.
    Back(Box<User>),
    /// The link has been used or is too old, or the address is not the one it was mailed for.
    Gone,
    /// The address has another account by now.
    Taken,
}

impl People {
    /// A link with which somebody who knows the password takes another address. Whether that address has an account
    /// makes no difference here.
    pub(crate) async fn ask_for_address(&self, id: i64, password: &str, to: &str) -> Result<(User, Move, String)> {
        let user = self.with_password(id, password).await?;
        let to = checked_address(to)?.into_string();
        if to == user.email {
            return Err(Invalid::field("email", "This is your address already.").into());
        }
        let hash = user.password_hash;
        self.db
            .transaction(async |tx| {
                let still = User::lock(tx, id).await?.filter(|now| now.is_active && now.password_hash == hash);
                let user = still.ok_or_else(Error::unauthorized)?;
                if token::is_fresh(tx, &self.clock, id, Purpose::ChangeEmail).await? {
                    return Err(Invalid::whole("A link was sent less than a minute ago. Wait a little.").into());
                }
                token::void(tx, &self.clock, id, Purpose::ChangeEmail).await?;
                let change = Move { from: user.email.clone(), to: to.clone() };
                let link = (Purpose::ChangeEmail, &*change.written()?);
                let token = self.new_token(tx, id, link, self.confirmation_life()).await?;
                Ok((user, change, token))
            })
            .await
    }

    /// Whose address this is, unless it belongs to nobody: an account that nobody confirmed gives way.
    pub(crate) async fn holder_of(&self, email: &str) -> Result<Option<User>> {
        Ok(User::find_by_email(&self.db, email).await?.filter(|user| user.is_confirmed() || !user.is_active))
    }

    /// What this link would do. Changes nothing.
    pub(crate) async fn address_change(&self, token: &str) -> Result<Option<Move>> {
        let about = token::about(&self.db, &self.clock, Purpose::ChangeEmail, token).await?;
        about.as_deref().map(Move::read).transpose()
    }

    /// What this link would take back. Changes nothing.
    pub(crate) async fn address_undo(&self, token: &str) -> Result<Option<Move>> {
        let about = token::about(&self.db, &self.clock, Purpose::UndoEmail, token).await?;
        about.as_deref().map(Move::read).transpose()
    }

    /// Takes the new address. The link proves that its mail is read, the password that its reader is the one who
    /// asked: a link that went to a stranger, because the address was misspelt, gives them nothing. Other links are
    /// void afterwards.
    pub(crate) async fn change_address(&self, token: &str, password: &str) -> Result<Moved> {
        let Some(id) = token::owner(&self.db, &self.clock, Purpose::ChangeEmail, token).await? else {
            return Ok(Moved::Gone);
        };
        let hash = self.with_password(id, password).await?.password_hash;
        let changed = self.db.transaction(async |tx| {
            let Some(change) = about(self, tx, Purpose::ChangeEmail, token).await? else { return Ok(Moved::Gone) };
            let Some(user) = token::spend(tx, &self.clock, Purpose::ChangeEmail, token).await? else {
                return Ok(Moved::Gone);
            };
            if user.password_hash != hash || user.email != change.from {
                return Ok(Moved::Gone);
            }
            make_way(tx, &user, &change.to).await?;
            token::void_all(tx, &self.clock, id).await?;
            let is_back = self.void_ways_back_to(tx, id, &change.to).await?;
            let mut row = user.into_active_model();
            row.email = Set(change.to.clone());
            row.confirmed_at = Set(Some(self.clock.now()));
            // Whoever was logged in elsewhere may be the reason for another address.
            session::end_all(tx, id).await?;
            trusted_device::forget_all(tx, id).await?;
            ApiToken::revoke_all_in(tx, id).await?;
            if is_back {
                Passkey::forget_all(tx, id).await?;
                Identity::unlink_all(tx, id).await?;
                return Ok(Moved::Back(Box::new(row.update(tx).await?)));
            }
            let undo = self.new_token(tx, id, (Purpose::UndoEmail, &*change.written()?), UNDO_LIFE).await?;
            Ok(Moved::Done(Box::new(row.update(tx).await?), change, undo))
        });
        taken_or(changed.await)
    }

    /// Whether the owner of this address can still take it back: then a move there is that, and voids the link and
    /// all younger ones. Who is left behind gets no way back of their own; they may be the thief, and theirs would
    /// live longer than the owner's.
    async fn void_ways_back_to(&self, tx: &Tx, id: i64, to: &str) -> Result<bool> {
        for (token_id, about) in token::ways_back(tx, &self.clock, id).await? {
            if Move::read(&about)?.from == to {
                token::void_ways_back_since(tx, &self.clock, id, token_id).await?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Takes the old address back: ends every session, voids every link, unlinks every provider, and forgets the
    /// password, which somebody else knows, and the passkeys, of which one may be somebody else's. The owner chooses
    /// another with the token.
    pub(crate) async fn undo_address(&self, token: &str) -> Result<Moved> {
        let undone = self.db.transaction(async |tx| {
            let Some(change) = about(self, tx, Purpose::UndoEmail, token).await? else { return Ok(Moved::Gone) };
            let Some(user) = token::spend_undo(tx, &self.clock, token).await? else { return Ok(Moved::Gone) };
            make_way(tx, &user, &change.from).await?;
            token::void_all(tx, &self.clock, user.id).await?;
            trusted_device::forget_all(tx, user.id).await?;
            // A thief may have turned one on to keep the owner out. An older one is the owner's.
            second_factor::remove_younger(tx, user.id, self.clock.now() - UNDO_LIFE - UNDO_LIFE).await?;
            session::end_all(tx, user.id).await?;
            Passkey::forget_all(tx, user.id).await?;
            Identity::unlink_all(tx, user.id).await?;
            ApiToken::revoke_all_in(tx, user.id).await?;
            let reset = self.new_token(tx, user.id, (Purpose::Reset, ""), self.reset_life()).await?;
            let mut row = user.into_active_model();
            row.email = Set(change.from.clone());
            row.password_hash = Set(StoredHash::default());
            Ok(Moved::Done(Box::new(row.update(tx).await?), change, reset))
        });
        taken_or(undone.await)
    }

    /// The person, if this is their password; the refusal names the field of the current one.
    pub(crate) async fn with_password(&self, id: i64, password: &str) -> Result<User> {
        let user = User::find(&self.db, id).await?.ok_or_else(Error::unauthorized)?;
        let known = user.password_hash.read();
        if self.passwords.verify(password, known.as_ref()).await? == Verdict::Wrong {
            return Err(Invalid::field("current_password", "This is not your current password.").into());
        }
        Ok(user)
    }
}

async fn about(people: &People, tx: &Tx, purpose: Purpose, token: &str) -> Result<Option<Move>> {
    let about = token::about(tx, &people.clock, purpose, token).await?;
    about.as_deref().map(Move::read).transpose()
}

/// Removes an account that nobody confirmed and that has this address: it belongs to nobody, and whoever stole an
/// account could make one to keep its owner from coming back.
async fn make_way(tx: &Tx, user: &User, email: &str) -> Result<()> {
    let Some(address) = Address::parse(email) else { return Ok(()) };
    let holder = User::lock_by_email(tx, &address).await?.filter(|holder| holder.id != user.id);
    if let Some(holder) = holder.filter(|holder| holder.is_active && !holder.is_confirmed()) {
        holder.delete(tx).await?;
    }
    Ok(())
}

/// The address is taken if the database says so, also when somebody was faster.
fn taken_or(moved: Result<Moved>) -> Result<Moved> {
    let is_taken = |error: &Error| {
        let kind = Violation::of(error).map(|violation| violation.kind);
        matches!(kind, Some(ViolationKind::Unique | ViolationKind::ForeignKey))
    };
    match moved {
        Err(error) if is_taken(&error) => Ok(Moved::Taken),
        moved => moved,
    }
}
