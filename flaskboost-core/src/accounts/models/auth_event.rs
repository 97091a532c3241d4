//! [`AuthEvent`](Model): one line of the log of an account.

use chrono::Duration;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryOrder, QuerySelect, Select};
use serde::Serialize;

use super::event_kind::EventKind;
use super::network::network_of;
use super::new_event::NewEvent;
use super::user::Model as User;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::http::{Caller, device_name};
use crate::model::{Page, PageNumber, Violation, ViolationKind, paginate};

/// How many events a page holds.
const PER_PAGE: u32 = 25;

/// How many log-ins are looked at to know a device again, and how many events a download holds.
const RECENT: u64 = 500;
const LONGEST_LIST: u64 = 10_000;

/// The log-ins among the kinds.
const LOG_INS: &[EventKind] = &[
    EventKind::LogIn,
    EventKind::MagicLinkUsed,
    EventKind::CodeUsed,
    EventKind::Confirm,
    EventKind::PasskeyUsed,
    EventKind::ProviderLogIn,
    EventKind::ProviderSignUp,
];

/// One line of the log of an account: what happened, when, and from where. It holds no secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "auth_events")]
pub struct Model {
    /// The id; a later event has a greater one.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whom it is about, if that is known.
    pub user_id: Option<i64>,
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub at: DateTimeUtc,
    /// The address of whoever did it; empty when nobody knows.
    #[sea_orm(column_type = "String(StringLen::N(45))")]
    pub address: String,
    /// What the browser called itself; at most 300 characters.
    #[sea_orm(column_type = "String(StringLen::N(300))")]
    pub user_agent: String,
    /// A small JSON object with more.
    #[sea_orm(column_type = "Text")]
    pub detail: String,
}

/// An event refers to nothing that the accounts join.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Writes an event down.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    /// - There is no such user: a violation of a foreign key.
    pub async fn record(db: &impl ConnectionTrait, at: DateTimeUtc, event: NewEvent) -> Result<()> {
        let row = ActiveModel {
            user_id: Set(event.user_id),
            kind: Set(event.kind),
            at: Set(at),
            address: Set(event.caller.address_text()),
            detail: Set(event.detail_text()),
            user_agent: Set(event.caller.user_agent),
            ..Default::default()
        };
        Entity::insert(row).exec_without_returning(db).await?;
        Ok(())
    }

    /// One page of all events, the newest first.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn page(db: &Db, number: PageNumber) -> Result<Page<Self>> {
        paginate(db, newest_first(Entity::find()), number, PER_PAGE).await
    }

    /// One page of the events of a person, the newest first.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn page_of(db: &Db, user_id: i64, number: PageNumber) -> Result<Page<Self>> {
        paginate(db, newest_first(of(user_id)), number, PER_PAGE).await
    }

    /// The device in words, such as `Firefox on Linux`.
    #[must_use]
    pub fn device(&self) -> String {
        device_name(&self.user_agent)
    }

    /// The newest ten thousand events of a person, for a download.
    pub(crate) async fn all_of(db: &impl ConnectionTrait, user_id: i64) -> Result<Vec<Self>> {
        Ok(newest_first(of(user_id)).limit(LONGEST_LIST).all(db).await?)
    }

    /// Deletes what is older. Returns how many there were.
    pub(crate) async fn sweep(db: &impl ConnectionTrait, before: DateTimeUtc) -> Result<u64> {
        Ok(Entity::delete_many().filter(Column::At.lt(before)).exec(db).await?.rows_affected)
    }

    /// Whether this person never logged in with such a browser from such a network. The first log-in ever is from no
    /// new device, unless the account is older than the log, which then has forgotten the first.
    pub(crate) async fn is_new_device(
        db: &impl ConnectionTrait,
        user: &User,
        caller: &Caller,
        (now, kept): (DateTimeUtc, Duration),
    ) -> Result<bool> {
        let log_ins =
            newest_first(of(user.id)).filter(Column::Kind.is_in(LOG_INS.iter().copied())).limit(RECENT).all(db).await?;
        if log_ins.is_empty() {
            return Ok(user.created_at < now - kept);
        }
        let seen = (caller.device(), network_of(&caller.address_text()));
        Ok(!log_ins.iter().any(|event| (event.device(), network_of(&event.address)) == seen))
    }
}

fn of(user_id: i64) -> Select<Entity> {
    Entity::find().filter(Column::UserId.eq(user_id))
}

fn newest_first(events: Select<Entity>) -> Select<Entity> {
    events.order_by_desc(Column::Id)
}

/// Whether an event could not be written because the person is gone by now.
pub(crate) fn is_of_nobody(error: &Error) -> bool {
    Violation::of(error).is_some_and(|violation| violation.kind == ViolationKind::ForeignKey)
}
