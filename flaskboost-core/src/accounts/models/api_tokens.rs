//! The rules by which programs act for people.

use chrono::{DateTime, Duration, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::api_secret::{ApiSecret, Sort};
use super::api_token::{ActiveModel, ApiTokenKind, Column, Entity, Model as ApiToken};
use super::people::People;
use super::refresh_token::Model as RefreshToken;
use super::user::Model as User;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::http::Caller;
use crate::model::Invalid;

/// How long the token of an app is good for, and how long it may wait to renew it.
pub(crate) const ACCESS_LIFE: Duration = Duration::hours(1);
const REFRESH_LIFE: Duration = Duration::days(60);

/// How long a token that was used to renew may come again without being taken for stolen: of two threads of one app
/// that renew at once, one is late. It gets nothing either way.
const GRACE: Duration = Duration::seconds(10);

/// The most tokens that one person has.
const MOST: usize = 50;

/// A token that somebody wants to have.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    pub(crate) name: String,
    pub(crate) kind: ApiTokenKind,
    pub(crate) scopes: Vec<String>,
    /// After which time it is over for good; never, if `None`.
    pub(crate) life: Option<Duration>,
}

/// What a program gets. It is shown once.
#[derive(Debug, Clone)]
pub(crate) struct Handed {
    pub(crate) token: ApiToken,
    pub(crate) secret: ApiSecret,
    /// For an app: with what it renews, and until when that works.
    pub(crate) refresh: Option<(ApiSecret, DateTime<Utc>)>,
}

/// What came of an attempt to renew a pair.
#[derive(Debug)]
pub(crate) enum Renewal {
    /// A new pair.
    Done(Box<Handed>),
    /// It was used a moment ago: the app renews twice at once.
    Raced,
    /// It was used before, so one of the two who used it stole it; the whole family is revoked.
    Reused(Box<User>, Box<ApiToken>),
    /// There is no such token, or it is over, or its owner may not log in.
    Invalid,
}

impl People {
    /// Whether programs may act for people here.
    pub(crate) fn has_api_tokens(&self) -> bool {
        self.settings.api_tokens
    }

    /// The tokens of a person, without those that are over.
    pub(crate) async fn api_tokens_of(&self, id: i64) -> Result<Vec<ApiToken>> {
        let now = self.clock.now();
        let all = ApiToken::all_of(&self.db, id).await?;
        Ok(all.into_iter().filter(|token| !token.is_expired(now)).collect())
    }

    /// Makes a token for somebody who knows the password.
    ///
    /// Checking takes a while, in which the owner may have taken the account back: then nothing is made.
    pub(crate) async fn make_api_token(&self, id: i64, password: &str, wish: Wish) -> Result<(User, Handed)> {
        let user = self.with_password(id, password).await?;
        let hash = user.password_hash;
        self.db
            .transaction(async |tx| {
                let still = User::lock(tx, id).await?.filter(|now| now.is_admitted() && now.password_hash == hash);
                let user = still.ok_or_else(Error::unauthorized)?;
                let now = self.clock.now();
                let open = ApiToken::all_of(tx, id).await?.into_iter().filter(|token| !token.is_expired(now)).count();
                if open >= MOST {
                    let why = format!("You have {MOST} tokens already. Revoke one that you do not need any more.");
                    return Err(Invalid::whole(why).into());
                }
                Ok((user, self.hand_out(tx, id, &wish).await?))
            })
            .await
    }

    async fn hand_out(&self, tx: &Tx, id: i64, wish: &Wish) -> Result<Handed> {
        let now = self.clock.now();
        let expires_at = wish.life.map(|life| now + life);
        let (sort, access_until) = match wish.kind {
            ApiTokenKind::Personal => (Sort::Personal, None),
            ApiTokenKind::App => (Sort::Access, Some(now + ACCESS_LIFE)),
        };
        let secret = ApiSecret::new(sort, &self.random);
        let row = ActiveModel {
            user_id: Set(id),
            name: Set(wish.name.clone()),
            kind: Set(wish.kind),
            scopes: Set(wish.scopes.join(" ")),
            token_hash: Set(secret.hash()),
            access_until: Set(access_until),
            created_at: Set(now),
            expires_at: Set(expires_at),
            last_used_at: Set(None),
            last_address: Set(String::new()),
            ..Default::default()
        };
        let token = row.insert(tx).await?;
        let refresh = match wish.kind {
            ApiTokenKind::Personal => None,
            ApiTokenKind::App => Some(self.new_refresh(tx, &token).await?),
        };
        Ok(Handed { token, secret, refresh })
    }

    async fn new_refresh(&self, tx: &Tx, token: &ApiToken) -> Result<(ApiSecret, DateTime<Utc>)> {
        let end = self.clock.now() + REFRESH_LIFE;
        let end = token.expires_at.map_or(end, |over| over.min(end));
        let secret = ApiSecret::new(Sort::Refresh, &self.random);
        RefreshToken::keep(tx, token.id, &secret, end).await?;
        Ok((secret, end))
    }

    /// Revokes one token of a person, and says which it was.
    pub(crate) async fn revoke_api_token(&self, user_id: i64, id: i64) -> Result<Option<ApiToken>> {
        self.db
            .transaction(async |tx| {
                User::lock(tx, user_id).await?;
                ApiToken::revoke(tx, user_id, id).await
            })
            .await
    }

    /// Revokes all tokens of a person. Returns how many there were.
    pub(crate) async fn revoke_api_tokens(&self, user_id: i64) -> Result<u64> {
        ApiToken::revoke_all(&self.db, user_id).await
    }

    /// Who sends this token: the person, what was granted to them, and the scopes of the token. `None` when it does not
    /// work, or when its owner may not log in.
    pub(crate) async fn bearer_of(
        &self,
        secret: &ApiSecret,
        caller: &Caller,
    ) -> Result<Option<(User, Vec<String>, ApiToken)>> {
        let now = self.clock.now();
        let Some(token) = ApiToken::find_working(&self.db, secret.hash(), now).await? else { return Ok(None) };
        let found = User::find_with_grants(&self.db, token.user_id).await?;
        let Some((user, grants)) = found.filter(|(user, _)| user.is_admitted()) else { return Ok(None) };
        token.note_use(&self.db, now, caller).await?;
        Ok(Some((user, grants, token)))
    }

    /// Those of these hashes of tokens that still work.
    pub(crate) async fn working_tokens(&self, hashes: &[String]) -> Result<Vec<String>> {
        let found = Entity::find().filter(Column::TokenHash.is_in(hashes)).all(&self.db).await?;
        let now = self.clock.now();
        Ok(found.into_iter().filter(|token| token.works_at(now)).map(|token| token.token_hash).collect())
    }

    /// Uses a refresh token up for a new pair. The token that the app has shown so far stops working.
    ///
    /// One that was used before comes from somebody who stole it, or stole the pair that it was used for: nobody can
    /// tell who of the two is asking now, so the family is revoked. No pair is ever handed out for the second use.
    pub(crate) async fn renew_api_token(&self, secret: &ApiSecret) -> Result<Renewal> {
        let Some(known) = RefreshToken::find(&self.db, secret).await? else { return Ok(Renewal::Invalid) };
        let Some(family) = Entity::find_by_id(known.token_id).one(&self.db).await? else {
            return Ok(Renewal::Invalid);
        };
        self.db
            .transaction(async |tx| {
                // Whoever renews queues up behind whatever else happens to the person: a new password, a closed account.
                let owner = User::lock(tx, family.user_id).await?.filter(User::is_admitted);
                let family = Entity::find_by_id(family.id).one(tx).await?.filter(|it| !it.is_expired(self.clock.now()));
                let (Some(owner), Some(family)) = (owner, family) else { return Ok(Renewal::Invalid) };
                let now = self.clock.now();
                if known.spend(tx, now).await? {
                    return Ok(Renewal::Done(Box::new(self.renew_pair(tx, family).await?)));
                }
                let Some(newest) = RefreshToken::find(tx, secret).await? else { return Ok(Renewal::Invalid) };
                if newest.used_at.is_none() {
                    return Ok(Renewal::Invalid);
                }
                if newest.was_used_within(GRACE, now) {
                    return Ok(Renewal::Raced);
                }
                ApiToken::revoke(tx, owner.id, family.id).await?;
                Ok(Renewal::Reused(Box::new(owner), Box::new(family)))
            })
            .await
    }

    async fn renew_pair(&self, tx: &Tx, family: ApiToken) -> Result<Handed> {
        let secret = ApiSecret::new(Sort::Access, &self.random);
        Entity::update_many()
            .col_expr(Column::TokenHash, Expr::value(secret.hash()))
            .col_expr(Column::AccessUntil, Expr::value(Some(self.clock.now() + ACCESS_LIFE)))
            .filter(Column::Id.eq(family.id))
            .exec(tx)
            .await?;
        let refresh = Some(self.new_refresh(tx, &family).await?);
        Ok(Handed { token: family, secret, refresh })
    }

    /// Removes what is over. Returns how many rows that were.
    pub(crate) async fn sweep_api_tokens(&self) -> Result<u64> {
        let now = self.clock.now();
        let renewals = RefreshToken::sweep(&self.db, now).await?;
        Ok(renewals + ApiToken::sweep(&self.db, now).await?)
    }
}
