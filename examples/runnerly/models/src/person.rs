//! Somebody who has an account, as the list of runners shows them.

use chrono::{DateTime, Utc};
use flaskboost::accounts::{NewUser, User, users};
use flaskboost::auth::Passwords;
use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::error::Result;
use flaskboost::model::{Page, PageNumber};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryOrder, QuerySelect};
use serde::Serialize;

use crate::new_person::NewPerson;
use crate::profile;

/// How many people one page shows.
const PER_PAGE: u32 = 50;

/// Somebody who has an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The number of the account.
    pub id: i64,
    /// "firstname lastname"; empty while neither is known.
    pub name: String,
    /// The address, for administrators only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether they may log in, for administrators only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_active: Option<bool>,
}

#[derive(FromQueryResult)]
struct PersonRow {
    id: i64,
    email: String,
    is_active: bool,
    confirmed_at: Option<DateTime<Utc>>,
    firstname: Option<String>,
    lastname: Option<String>,
}

impl Person {
    /// One page of everybody, by last and first name, with what only an administrator may see.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn page(db: &Db, number: PageNumber) -> Result<Page<Self>> {
        let has_profile =
            users::Entity::belongs_to(profile::Entity).from(users::Column::Id).to(profile::Column::UserId).into();
        let pages = users::Entity::find()
            .select_only()
            .columns([users::Column::Id, users::Column::Email, users::Column::IsActive, users::Column::ConfirmedAt])
            .columns([profile::Column::Firstname, profile::Column::Lastname])
            .join(JoinType::LeftJoin, has_profile)
            // Who has no name comes last, on every database.
            .order_by_asc(profile::Column::Lastname.is_null())
            .order_by_asc(profile::Column::Lastname)
            .order_by_asc(profile::Column::Firstname)
            .order_by_asc(users::Column::Id)
            .into_model::<PersonRow>()
            .paginate(db, u64::from(PER_PAGE));
        let total = pages.num_items().await?;
        let rows = pages.fetch_page(u64::from(number.get() - 1)).await?;
        Ok(Page::new(rows, number, PER_PAGE, total).map(Self::from))
    }

    /// The person as other runners may see them: the name.
    #[must_use]
    pub fn in_public(self) -> Self {
        Self { email: None, is_active: None, ..self }
    }

    /// Creates an account with its profile: both or neither. The person chooses a password through
    /// "forgot your password".
    ///
    /// # Errors
    ///
    /// - The address has an account, or is none (beside the field `email`).
    pub async fn create(db: &Db, passwords: &Passwords, clock: &Clock, input: NewPerson) -> Result<User> {
        db.transaction(async |tx| {
            let user = User::create(tx, passwords, clock, NewUser::new(input.email.into_string())).await?;
            profile::Model::save(tx, user.id, input.profile).await?;
            Ok(user)
        })
        .await
    }
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        let parts: Vec<String> = [row.firstname, row.lastname].into_iter().flatten().collect();
        Self {
            id: row.id,
            name: parts.join(" "),
            email: Some(row.email),
            is_active: Some(row.is_active && row.confirmed_at.is_some()),
        }
    }
}
