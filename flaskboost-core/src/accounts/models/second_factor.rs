//! The second factor of a person: an app on another device that shows a code.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ConnectionTrait};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::api_token::Model as ApiToken;
use super::auth_event::Model as AuthEvent;
use super::event_kind::EventKind;
use super::new_event::NewEvent;
use super::people::People;
use super::totp::TotpSecret;
use super::user::Model as User;
use super::{recovery_code, trusted_device};
use crate::clock::Clock;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::model::Invalid;

/// What the secret is sealed for: in the table, and while it is set up.
const PURPOSE: &str = "second factor";
const SET_UP: &str = "second factor, set-up";

/// A row of `second_factors`: one for a person who has turned it on.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_factors")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    user_id: i64,
    /// The secret, sealed for this person.
    #[sea_orm(column_type = "Text")]
    secret: String,
    /// The step of the code that was used last. No code of this step or an earlier one counts again.
    last_step: i64,
    since: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A second factor, as its owner sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct FactorFacts {
    pub(crate) since: DateTime<Utc>,
    /// How many recovery codes are left.
    pub(crate) codes_left: u64,
}

/// What an app is set up with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SetUp {
    /// The secret, to be typed.
    pub(crate) text: String,
    /// The address, to be scanned.
    pub(crate) uri: String,
}

/// Which code somebody knew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// The code of the app.
    Code,
    /// A recovery code; so many are left.
    RecoveryCode(u64),
}

impl Model {
    /// What a trusted device is bound to: the password and the secret of now, of which it tells nothing.
    pub(super) fn stamp(&self, user: &User) -> String {
        let digest = Sha256::new().chain_update(user.password_stamp()).chain_update(&self.secret).finalize();
        hex::encode(digest)
    }
}

impl People {
    /// Whether people may ask for a second factor on this site.
    pub(crate) fn has_second_factors(&self) -> bool {
        self.settings.second_factor
    }

    /// The second factor of somebody, if it is turned on.
    pub(crate) async fn second_factor(&self, user_id: i64) -> Result<Option<FactorFacts>> {
        let Some(factor) = self.factor(user_id).await? else { return Ok(None) };
        let codes_left = recovery_code::left(&self.db, user_id).await?;
        Ok(Some(FactorFacts { since: factor.since, codes_left }))
    }

    /// The row of somebody who has it turned on, on a site that has it.
    pub(super) async fn factor(&self, user_id: i64) -> Result<Option<Model>> {
        if !self.has_second_factors() {
            return Ok(None);
        }
        Ok(Entity::find_by_id(user_id).one(&self.db).await?)
    }

    /// A new secret for somebody who sets an app up, sealed.
    pub(crate) fn new_secret(&self, user_id: i64) -> String {
        self.seal.seal(SET_UP, user_id, TotpSecret::new(&self.random).as_bytes())
    }

    /// What the app of somebody is set up with; none when the sealed secret is not theirs.
    pub(crate) fn set_up(&self, user_id: i64, sealed: &str, (site, email): (&str, &str)) -> Option<SetUp> {
        let secret = self.opened(SET_UP, user_id, sealed).ok()?;
        Some(SetUp { text: secret.text(), uri: secret.uri(site, email) })
    }

    /// Turns the second factor on for somebody who typed a code of the app that was set up with this secret. Gives the
    /// recovery codes, which are told nobody again. The code is used up by it, and no device is trusted any more.
    ///
    /// Nobody else knows the secret yet, so trying codes here gains nothing.
    pub(crate) async fn turn_on(&self, id: i64, sealed: &str, code: &str) -> Result<(User, Vec<String>)> {
        let secret = self.opened(SET_UP, id, sealed)?;
        let Some(step) = secret.step_of(&digits(code), self.clock.now()) else {
            return Err(Invalid::field("code", "This is not the code that the app shows now.").into());
        };
        self.db
            .transaction(async |tx| {
                // Who registers an address that is not theirs must not keep its owner out with it.
                let user = User::lock(tx, id).await?.filter(User::is_admitted).ok_or_else(Error::unauthorized)?;
                if Entity::find_by_id(id).one(tx).await?.is_some() {
                    return Err(Invalid::whole("The second factor is turned on already.").into());
                }
                let row = ActiveModel {
                    user_id: Set(id),
                    secret: Set(self.seal.seal(PURPOSE, id, secret.as_bytes())),
                    last_step: Set(step),
                    since: Set(self.clock.now()),
                };
                Entity::insert(row).exec_without_returning(tx).await?;
                trusted_device::forget_all(tx, id).await?;
                // What was made without the factor may be the reason for it.
                ApiToken::revoke_all_in(tx, id).await?;
                Ok((user, recovery_code::renew(tx, &self.random, id).await?))
            })
            .await
    }

    /// Turns it off. Says whether it was on.
    pub(crate) async fn turn_off(&self, id: i64) -> Result<Option<User>> {
        let off = self.db.transaction(async |tx| {
            let user = User::lock(tx, id).await?.ok_or_else(Error::unauthorized)?;
            Ok(remove(tx, id).await?.then_some(user))
        });
        off.await
    }

    /// New recovery codes for somebody who has it turned on; those before are void.
    pub(crate) async fn renew_recovery_codes(&self, id: i64) -> Result<Option<Vec<String>>> {
        let renewed = self.db.transaction(async |tx| {
            User::lock(tx, id).await?.ok_or_else(Error::unauthorized)?;
            if Entity::find_by_id(id).one(tx).await?.is_none() {
                return Ok(None);
            }
            Ok(Some(recovery_code::renew(tx, &self.random, id).await?))
        });
        renewed.await
    }

    /// Uses a code of somebody up: the app's of now, or one of the recovery codes. Of many who send one code at once,
    /// one is let through.
    pub(crate) async fn use_code(&self, user_id: i64, typed: &str) -> Result<Option<Known>> {
        let Some(factor) = self.factor(user_id).await? else { return Ok(None) };
        let code = digits(typed);
        if code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(self.advance(&factor, &code).await?.then_some(Known::Code));
        }
        if !recovery_code::spend(&self.db, user_id, typed).await? {
            return Ok(None);
        }
        Ok(Some(Known::RecoveryCode(recovery_code::left(&self.db, user_id).await?)))
    }

    /// The same of the app's codes only.
    pub(crate) async fn use_app_code(&self, user_id: i64, typed: &str) -> Result<bool> {
        match self.factor(user_id).await? {
            Some(factor) => self.advance(&factor, &digits(typed)).await,
            None => Ok(false),
        }
    }

    /// Moves the last step forward to that of the code, if the code is right and its step was not used. One statement
    /// decides, so a code counts once.
    async fn advance(&self, factor: &Model, code: &str) -> Result<bool> {
        let secret = self.opened(PURPOSE, factor.user_id, &factor.secret)?;
        let Some(step) = secret.step_of(code, self.clock.now()) else { return Ok(false) };
        let moved = Entity::update_many()
            .col_expr(Column::LastStep, Expr::value(step))
            .filter(Column::UserId.eq(factor.user_id))
            .filter(Column::Secret.eq(&factor.secret))
            .filter(Column::LastStep.lt(step))
            .exec(&self.db)
            .await?;
        Ok(moved.rows_affected == 1)
    }

    fn opened(&self, purpose: &str, user_id: i64, sealed: &str) -> Result<TotpSecret> {
        let bytes = self.seal.open(purpose, user_id, sealed)?;
        TotpSecret::from_bytes(&bytes).ok_or_else(|| Error::internal("a sealed secret has another length"))
    }
}

impl User {
    /// Takes the second factor off somebody who cannot use it any more, with the recovery codes; no device is trusted
    /// any more. Says whether there was one. Make sure first that whoever asks for it is that person: afterwards the
    /// password is enough.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn reset_second_factor(&self, db: &Db, clock: &Clock) -> Result<bool> {
        db.transaction(async |tx| {
            Self::lock(tx, self.id).await?;
            let was_on = remove(tx, self.id).await?;
            if was_on {
                let event = NewEvent::new(EventKind::SecondFactorReset).of(self.id);
                AuthEvent::record(tx, clock.now(), event).await?;
            }
            Ok(was_on)
        })
        .await
    }

    /// Which of these people have a second factor, in their order.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn have_second_factor(db: &impl ConnectionTrait, people: &[Self]) -> Result<Vec<bool>> {
        let ids = people.iter().map(|user| user.id);
        let rows = Entity::find().filter(Column::UserId.is_in(ids)).all(db).await?;
        Ok(people.iter().map(|user| rows.iter().any(|row| row.user_id == user.id)).collect())
    }
}

/// Removes the second factor and all that hangs on it. Says whether there was one.
async fn remove(tx: &Tx, user_id: i64) -> Result<bool> {
    recovery_code::forget_all(tx, user_id).await?;
    trusted_device::forget_all(tx, user_id).await?;
    Ok(Entity::delete_by_id(user_id).exec(tx).await?.rows_affected == 1)
}

/// Removes a second factor that was turned on after this moment.
pub(super) async fn remove_younger(tx: &Tx, user_id: i64, than: DateTime<Utc>) -> Result<()> {
    let young = Entity::find_by_id(user_id).filter(Column::Since.gt(than)).one(tx).await?;
    if young.is_some() {
        remove(tx, user_id).await?;
    }
    Ok(())
}

/// A code without the spaces that apps show in it.
fn digits(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace()).take(64).collect()
}
