//! What others do for somebody's account: rename it, and end what was begun with it.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use sea_orm::{ColumnTrait, ConnectionTrait};

use super::api_token::Model as ApiToken;
use super::auth_event::{Column as EventColumn, Entity as Events, Model as AuthEvent};
use super::event_kind::EventKind;
use super::new_event::NewEvent;
use super::new_user::checked_name;
use super::trusted_device;
use super::user::{Column as PersonColumn, Entity as People, Model as User};
use crate::clock::Clock;
use crate::db::Db;
use crate::error::Result;
use crate::session;

/// How many events are shown beside an account.
const LATEST: u64 = 10;

impl User {
    /// Those of these people who are still there, in any order.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn find_all(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Self>> {
        Ok(People::find().filter(PersonColumn::Id.is_in(ids.iter().copied())).all(db).await?)
    }

    /// Calls the person something else.
    ///
    /// # Errors
    ///
    /// - The name has more than 100 characters or a line break: the refusal names the field `name`.
    /// - The account is gone, or the database cannot answer.
    pub async fn rename(self, db: &Db, name: &str) -> Result<Self> {
        let name = checked_name(name)?;
        db.transaction(async |tx| {
            let mut user = self.into_active_model();
            user.name = Set(name);
            Ok(user.update(tx).await?)
        })
        .await
    }

    /// Logs the person out everywhere: ends every session, revokes every token, trusts no device any more, and writes
    /// this event down. Says how many sessions there were.
    ///
    /// # Errors
    ///
    /// - The account is gone, or the database cannot answer.
    pub async fn log_out_everywhere(&self, db: &Db, clock: &Clock, event: NewEvent) -> Result<u64> {
        db.transaction(async |tx| {
            Self::lock(tx, self.id).await?;
            let ended = session::end_all(tx, self.id).await?;
            let revoked = ApiToken::revoke_all_in(tx, self.id).await?;
            trusted_device::forget_all(tx, self.id).await?;
            if revoked > 0 {
                let mut also = event.clone().of(self.id);
                also.kind = EventKind::TokensRevokedAll;
                AuthEvent::record(tx, clock.now(), also).await?;
            }
            AuthEvent::record(tx, clock.now(), event.of(self.id)).await?;
            Ok(ended)
        })
        .await
    }
}

impl AuthEvent {
    /// The newest events of everybody, a few of them.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn latest(db: &impl ConnectionTrait) -> Result<Vec<Self>> {
        Ok(Events::find().order_by_desc(EventColumn::Id).limit(LATEST).all(db).await?)
    }

    /// The newest events of somebody, a few of them.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn latest_of(db: &impl ConnectionTrait, user_id: i64) -> Result<Vec<Self>> {
        let theirs = Events::find().filter(EventColumn::UserId.eq(user_id));
        Ok(theirs.order_by_desc(EventColumn::Id).limit(LATEST).all(db).await?)
    }
}
