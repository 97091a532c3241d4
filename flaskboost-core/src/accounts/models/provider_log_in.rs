//! Logging in, signing up and being known by what another provider says.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::address::Address;
use super::identity::{self, Column, Entity, Model as Identity};
use super::new_user::checked_name;
use super::passkey::Model as Passkey;
use super::people::People;
use super::stored_hash::StoredHash;
use super::token;
use super::user::{ActiveModel, Model as User};
use crate::auth::Role;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::model::{Invalid, Violation, ViolationKind};
use crate::oauth::Person;
use crate::session;

/// The longest address that is kept to be shown.
const LONGEST_ADDRESS: usize = 254;

/// What coming from another provider led to.
#[derive(Debug)]
pub(crate) enum Entrance {
    /// The person is known, or was made known: `true` when the account is new.
    Admitted(Box<User>, bool),
    /// The account was closed, or may not be entered for another reason. Whose it is, is for the log.
    Closed(Option<i64>),
    /// The address has an account, which nobody has linked to this person there.
    Taken(i64),
    /// The provider told no address that it vouches for, so nobody can be made known by it.
    Unverified,
    /// Nobody may sign up here.
    NoSignUp,
}

/// What linking led to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Linked {
    /// It is linked now.
    Done,
    /// It was linked to this account before.
    Already,
    /// It is linked to another account.
    Elsewhere,
}

impl People {
    /// Lets in whoever comes from another provider.
    ///
    /// Issuer and subject decide who it is, and nothing else. An address of somebody unknown, if the provider vouches
    /// for it, makes a new account; but it never opens an account that there is: its owner has to log in, and links.
    pub(crate) async fn enter_from(&self, provider: &str, person: &Person) -> Result<Entrance> {
        match self.try_to_enter_from(provider, person).await {
            // Two callbacks at once, or a sign-up in between: now the person, or the address, is known.
            Err(error) if is_taken(&error) => self.try_to_enter_from(provider, person).await,
            entered => entered,
        }
    }

    async fn try_to_enter_from(&self, provider: &str, person: &Person) -> Result<Entrance> {
        self.db
            .transaction(async |tx| {
                if let Some(identity) = find(tx, person).await? {
                    return self.enter_as(tx, &identity).await;
                }
                let email = person.email.as_deref().filter(|_| person.is_email_verified);
                let Some(email) = email.and_then(Address::parse) else { return Ok(Entrance::Unverified) };
                let holder = User::lock_by_email(tx, &email).await?;
                // Whoever came at the same moment may have made the person known while this one waited for the lock.
                if let Some(identity) = find(tx, person).await? {
                    return self.enter_as(tx, &identity).await;
                }
                match holder {
                    Some(holder) if !holder.is_active => Ok(Entrance::Closed(Some(holder.id))),
                    Some(holder) if holder.is_confirmed() => Ok(Entrance::Taken(holder.id)),
                    _ if !self.is_open() => Ok(Entrance::NoSignUp),
                    holder => self.make_known(tx, holder, (provider, person), &email).await,
                }
            })
            .await
    }

    async fn enter_as(&self, tx: &Tx, identity: &Identity) -> Result<Entrance> {
        let Some(user) = User::lock(tx, identity.user_id).await?.filter(User::is_admitted) else {
            return Ok(Entrance::Closed(Some(identity.user_id)));
        };
        let now = self.clock.now();
        // Somebody may have taken the link away before the lock was ours.
        let used = Entity::update_many()
            .col_expr(Column::LastUsedAt, Expr::value(now))
            .filter(Column::Id.eq(identity.id))
            .filter(Column::UserId.eq(user.id))
            .exec(tx)
            .await?;
        if used.rows_affected != 1 {
            return Ok(Entrance::Closed(Some(user.id)));
        }
        let mut row = user.into_active_model();
        row.last_login_at = Set(Some(now));
        Ok(Entrance::Admitted(Box::new(row.update(tx).await?), false))
    }

    /// Makes an account without a password. An account that waits to be confirmed belongs to nobody: whoever signed up
    /// with the address of somebody else, to be there first, loses the password, the links and the name.
    async fn make_known(
        &self,
        tx: &Tx,
        waiting: Option<User>,
        (provider, person): (&str, &Person),
        email: &Address,
    ) -> Result<Entrance> {
        let now = self.clock.now();
        let mut row = match waiting {
            Some(user) => {
                token::void_all(tx, &self.clock, user.id).await?;
                session::end_all(tx, user.id).await?;
                Identity::unlink_all(tx, user.id).await?;
                user.into_active_model()
            }
            None => ActiveModel {
                email: Set(email.as_str().to_owned()),
                is_active: Set(true),
                role: Set(Role::USER.name().to_owned()),
                created_at: Set(now),
                ..Default::default()
            },
        };
        row.name = Set(person.name.as_deref().and_then(|name| checked_name(name).ok()).unwrap_or_default());
        row.password_hash = Set(StoredHash::default());
        row.confirmed_at = Set(Some(now));
        row.last_login_at = Set(Some(now));
        let user: User = row.save(tx).await?.try_into()?;
        link_row(tx, user.id, (provider, person), now).await?;
        Ok(Entrance::Admitted(Box::new(user), true))
    }

    /// Refuses whoever does not know the password of this account. An account without one has nothing to ask for.
    pub(crate) async fn require_password(&self, id: i64, password: &str) -> Result<()> {
        if self.has_password(id).await? {
            self.with_password(id, password).await?;
        }
        Ok(())
    }

    /// Links what another provider calls somebody to their account.
    pub(crate) async fn link(&self, id: i64, provider: &str, person: &Person) -> Result<Linked> {
        let linked = self.db.transaction(async |tx| {
            User::lock(tx, id).await?.filter(User::is_admitted).ok_or_else(Error::unauthorized)?;
            match find(tx, person).await? {
                Some(known) if known.user_id == id => Ok(Linked::Already),
                Some(_) => Ok(Linked::Elsewhere),
                None => {
                    link_row(tx, id, (provider, person), self.clock.now()).await?;
                    Ok(Linked::Done)
                }
            }
        });
        match linked.await {
            Err(error) if is_taken(&error) => Ok(Linked::Elsewhere),
            linked => linked,
        }
    }

    /// Takes a link away, and gives the name of its provider; `None` when there is no such link of this person. The
    /// last way into an account stays, unless it has a password.
    pub(crate) async fn unlink(&self, id: i64, identity: i64) -> Result<Option<String>> {
        self.db
            .transaction(async |tx| {
                let user = User::lock(tx, id).await?.ok_or_else(Error::unauthorized)?;
                let theirs = Identity::all_of(tx, id).await?;
                let Some(found) = theirs.iter().find(|one| one.id == identity) else { return Ok(None) };
                let passkeys = if self.has_passkeys() { Passkey::all_of(tx, id).await?.len() } else { 0 };
                if theirs.len() + passkeys == 1 && user.password_hash.read().is_none() {
                    return Err(
                        Invalid::whole("This is the only way into your account. Choose a password first.").into()
                    );
                }
                Entity::delete_by_id(identity).exec(tx).await?;
                Ok(Some(found.provider.clone()))
            })
            .await
    }
}

async fn find(tx: &Tx, person: &Person) -> Result<Option<Identity>> {
    let known = Entity::find().filter(Column::Issuer.eq(&*person.issuer)).filter(Column::Subject.eq(&*person.subject));
    Ok(known.one(tx).await?)
}

/// Writes down that this person there is this user. Another row of the same person is a violation of a unique rule.
async fn link_row(tx: &Tx, user_id: i64, (provider, person): (&str, &Person), now: DateTime<Utc>) -> Result<()> {
    let email = person.email.as_deref().unwrap_or_default();
    let row = identity::ActiveModel {
        user_id: Set(user_id),
        provider: Set(provider.to_owned()),
        issuer: Set(person.issuer.clone()),
        subject: Set(person.subject.clone()),
        email: Set(email.chars().take(LONGEST_ADDRESS).collect()),
        linked_at: Set(now),
        ..Default::default()
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

fn is_taken(error: &Error) -> bool {
    Violation::of(error).is_some_and(|violation| violation.kind == ViolationKind::Unique)
}
