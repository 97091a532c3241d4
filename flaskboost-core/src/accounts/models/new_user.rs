//! [`NewUser`]: an account made by an administrator, a seed or a command, without the sign-up page.

use std::fmt;

use sea_orm::{ActiveModelTrait, ActiveValue::Set, TransactionSession, TransactionTrait};

use super::address::Address;
use super::stored_hash::StoredHash;
use super::user::{ActiveModel, Model as User};
use crate::auth::{PasswordRules, Passwords, Role};
use crate::clock::Clock;
use crate::error::Result;
use crate::model::Invalid;

/// The longest name, in characters.
const LONGEST_NAME: usize = 100;

/// What an account is made of.
#[derive(Clone, PartialEq, Eq)]
pub struct NewUser {
    /// The address; capitals and spaces around it do not matter.
    pub email: String,
    /// What the person is called; may be empty.
    pub name: String,
    /// Without one, the person chooses it through "forgot your password".
    pub password: Option<String>,
    /// What the person is on this site.
    pub role: Role,
    /// An active account needs no confirmation; one that is not active waits until somebody activates it.
    pub is_active: bool,
}

impl NewUser {
    /// An active account that has no name and no password, and no power.
    #[must_use]
    pub fn new(email: impl Into<String>) -> Self {
        Self { email: email.into(), name: String::new(), password: None, role: Role::USER, is_active: true }
    }
}

impl fmt::Debug for NewUser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewUser")
            .field("email", &self.email)
            .field("name", &self.name)
            .field("role", &self.role)
            .field("is_active", &self.is_active)
            .finish_non_exhaustive()
    }
}

impl User {
    /// Makes an account.
    ///
    /// The rules of passwords are for the pages, not for this function: a seed may want a short one.
    ///
    /// # Errors
    ///
    /// - The address is none, the name has more than 100 characters, or the password more than 128: the refusal
    ///   names the field.
    /// - The address has an account already: a violation of `users.email`, which a form shows beside the field.
    /// - The database cannot answer.
    pub async fn create(
        db: &impl TransactionTrait,
        passwords: &Passwords,
        clock: &Clock,
        new: NewUser,
    ) -> Result<Self> {
        let (email, name) = (checked_address(&new.email)?, checked_name(&new.name)?);
        let hash = match &new.password {
            Some(password) if password.chars().count() > PasswordRules::LONGEST => {
                return Err(Invalid::field("password", "Use at most 128 characters.").into());
            }
            Some(password) => StoredHash::from(&passwords.hash(password).await?),
            None => StoredHash::default(),
        };
        let now = clock.now();
        let row = ActiveModel {
            email: Set(email.into_string()),
            name: Set(name),
            password_hash: Set(hash),
            is_active: Set(new.is_active),
            role: Set(new.role.name().to_owned()),
            created_at: Set(now),
            confirmed_at: Set(new.is_active.then_some(now)),
            last_login_at: Set(None),
            ..Default::default()
        };
        let tx = db.begin().await?;
        let user = row.insert(&tx).await?;
        tx.commit().await?;
        Ok(user)
    }
}

pub(super) fn checked_address(typed: &str) -> Result<Address, Invalid> {
    Address::parse(typed).ok_or_else(|| Invalid::field("email", "Write an address such as ann@example.com."))
}

pub(super) fn checked_name(typed: &str) -> Result<String, Invalid> {
    let name = typed.trim();
    if name.chars().count() > LONGEST_NAME {
        return Err(Invalid::field("name", "Use at most 100 characters."));
    }
    if name.contains(char::is_control) {
        return Err(Invalid::field("name", "Write the name in one line."));
    }
    Ok(name.to_owned())
}
