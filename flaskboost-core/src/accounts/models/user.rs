//! [`User`](Model): a person with an account.

use sea_orm::entity::prelude::*;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, IntoActiveModel, QueryOrder, QuerySelect, TransactionSession, TransactionTrait,
};
use serde::Serialize;

use super::address::Address;
use super::api_token::Model as ApiToken;
use super::auth_event::Model as AuthEvent;
use super::event_kind::EventKind;
use super::new_event::NewEvent;
use super::stored_hash::StoredHash;
use super::{token, trusted_device};
use crate::auth::Role;
use crate::clock::Clock;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::model::{Page, PageNumber, paginate};
use crate::session;

/// How many people a page of them holds.
const PER_PAGE: u32 = 50;

/// A person with an account.
///
/// The password hash never leaves this model: it is neither readable nor serialised nor printed. A person may log in
/// when the account is active and the address is confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    /// The id.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The address, trimmed and in lower case.
    #[sea_orm(unique, column_type = "String(StringLen::N(254))")]
    pub email: String,
    /// What the person is called; may be empty.
    #[sea_orm(column_type = "String(StringLen::N(100))")]
    pub name: String,
    #[serde(skip)]
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub(super) password_hash: StoredHash,
    /// Whether the account is open; an administrator may close it.
    pub is_active: bool,
    /// The name of what the person is on this site; see [`Model::role`].
    #[sea_orm(column_type = "String(StringLen::N(40))")]
    pub role: String,
    /// When the account was made.
    pub created_at: DateTimeUtc,
    /// When the person proved to read mail at the address.
    pub confirmed_at: Option<DateTimeUtc>,
    /// When the person last logged in.
    pub last_login_at: Option<DateTimeUtc>,
}

/// The relations of a user that the accounts themselves know of.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

crate::db::trail::audited!(ActiveModel, secret = [Column::PasswordHash], skip = [Column::LastLoginAt]);

impl Model {
    /// The user with this id.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Option<Self>> {
        Ok(Entity::find_by_id(id).one(db).await?)
    }

    /// The user with this address, however it is typed.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn find_by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Self>> {
        // What is no address asks the database all the same: refusing it faster would be an answer too.
        let email = Address::parse(email).map(Address::into_string).unwrap_or_default();
        Ok(Entity::find().filter(Column::Email.eq(email)).one(db).await?)
    }

    /// The user with this id, whom no other transaction changes until this one ends. Whatever changes a user together
    /// with sessions or tokens begins with it, so that two of them queue up instead of waiting for each other.
    pub(super) async fn lock(tx: &Tx, id: i64) -> Result<Option<Self>> {
        Ok(Entity::find_by_id(id).lock_exclusive().one(tx).await?)
    }

    /// The user with this address, locked in the same way.
    pub(super) async fn lock_by_email(tx: &Tx, email: &Address) -> Result<Option<Self>> {
        Ok(Entity::find().filter(Column::Email.eq(email.as_str())).lock_exclusive().one(tx).await?)
    }

    /// One page of all users, by address.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn page(db: &Db, number: PageNumber) -> Result<Page<Self>> {
        paginate(db, Entity::find().order_by_asc(Column::Email), number, PER_PAGE).await
    }

    /// Whether the person has proved to read mail at the address.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        self.confirmed_at.is_some()
    }

    /// Whether the person may log in and stay logged in.
    #[must_use]
    pub fn is_admitted(&self) -> bool {
        self.is_active && self.is_confirmed()
    }

    /// What tells this password from an earlier or a later one, and tells nothing else of it.
    pub(crate) fn password_stamp(&self) -> String {
        self.password_hash.stamp()
    }

    /// Closes the account: ends every session, revokes every token and voids every link that was mailed.
    ///
    /// # Errors
    ///
    /// - It is the account of the last administrator.
    /// - The database cannot answer.
    pub async fn deactivate(self, db: &Db, clock: &Clock) -> Result<Self> {
        db.transaction(async |tx| {
            self.require_other_admin(tx).await?;
            Self::lock(tx, self.id).await?;
            token::void_all(tx, clock, self.id).await?;
            session::end_all(tx, self.id).await?;
            ApiToken::revoke_all_in(tx, self.id).await?;
            trusted_device::forget_all(tx, self.id).await?;
            let closed = NewEvent::new(EventKind::UserDeactivated).of(self.id);
            AuthEvent::record(tx, clock.now(), closed).await?;
            let mut user = self.into_active_model();
            user.is_active = Set(false);
            Ok(user.update(tx).await?)
        })
        .await
    }

    /// Whether there is a password; without one people log in by other ways.
    pub(crate) fn has_password(&self) -> bool {
        self.password_hash.read().is_some()
    }

    /// Lets no device in without a code any more. Returns how many were trusted.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn forget_trusted_devices(&self, db: &Db) -> Result<u64> {
        trusted_device::forget_all(db, self.id).await
    }

    /// Opens the account, and takes the address as confirmed.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn activate(self, db: &Db, clock: &Clock) -> Result<Self> {
        let now = clock.now();
        let confirmed_at = self.confirmed_at.or(Some(now));
        let opened = NewEvent::new(EventKind::UserActivated).of(self.id);
        let mut user = self.into_active_model();
        user.is_active = Set(true);
        user.confirmed_at = Set(confirmed_at);
        db.transaction(async |tx| {
            let user = user.update(tx).await?;
            AuthEvent::record(tx, now, opened).await?;
            Ok(user)
        })
        .await
    }

    /// What the person is on this site.
    #[must_use]
    pub fn role(&self) -> Role {
        Role::from_stored(self.role.as_str())
    }

    /// Whether the person administers the site.
    #[must_use]
    pub fn is_admin(&self) -> bool {
        self.role == Role::ADMIN.name()
    }

    /// Gives the person another role. It holds from their next request on.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn change_role(self, db: &impl TransactionTrait, role: &Role) -> Result<Self> {
        let mut user = self.into_active_model();
        user.role = Set(role.name().to_owned());
        let tx = db.begin().await?;
        let user = user.update(&tx).await?;
        tx.commit().await?;
        Ok(user)
    }

    /// Makes the person an administrator.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn promote(self, db: &impl TransactionTrait) -> Result<Self> {
        self.change_role(db, &Role::ADMIN).await
    }

    /// Makes the person an ordinary user again. What was granted to them stays.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn demote(self, db: &impl TransactionTrait) -> Result<Self> {
        self.change_role(db, &Role::USER).await
    }
}
