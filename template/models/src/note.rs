//! A note: something that one user wrote down, and that only they can see.

use chrono::{DateTime, Utc};
use flaskboost::error::{Error, Result};
use flaskboost::model::{Page, PageNumber, paginate};
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder};
use serde::Serialize;

use crate::note_form::NoteForm;

/// How many notes one page of the list shows.
const PER_PAGE: u32 = 20;

/// Something that a user wrote down.
#[sea_orm::model]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "notes")]
pub struct Model {
    /// The number of the note.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose note it is; only they see it.
    #[serde(skip)]
    pub user_id: i64,
    /// What it is about.
    #[sea_orm(column_type = "String(StringLen::N(120))")]
    pub title: String,
    /// What it says.
    #[sea_orm(column_type = "Text")]
    pub body: String,
    /// When it was written.
    pub written_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// One page of the notes of a user, newest first.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn page_of(db: &impl ConnectionTrait, user_id: i64, number: PageNumber) -> Result<Page<Self>> {
        let newest = Entity::find().filter(Column::UserId.eq(user_id)).order_by_desc(Column::Id);
        paginate(db, newest, number, PER_PAGE).await
    }

    /// One note of a user.
    ///
    /// # Errors
    ///
    /// - There is no such note, or it is somebody else's: the answer is the same.
    pub async fn find_for(db: &impl ConnectionTrait, user_id: i64, id: i64) -> Result<Self> {
        let note = Entity::find_by_id(id).filter(Column::UserId.eq(user_id)).one(db).await?;
        note.ok_or_else(|| Error::not_found("There is no such note."))
    }

    /// Writes a new note for a user.
    ///
    /// # Errors
    ///
    /// - The database refuses it.
    pub async fn create(db: &impl ConnectionTrait, user_id: i64, input: NoteForm, now: DateTime<Utc>) -> Result<Self> {
        let note = ActiveModel {
            id: NotSet,
            user_id: Set(user_id),
            title: Set(input.title),
            body: Set(input.body),
            written_at: Set(now),
        };
        Ok(note.insert(db).await?)
    }

    /// Changes a note.
    ///
    /// # Errors
    ///
    /// - The note is gone, or the database refuses the change.
    pub async fn update(self, db: &impl ConnectionTrait, input: NoteForm) -> Result<Self> {
        let mut note = self.into_active_model();
        note.title = Set(input.title);
        note.body = Set(input.body);
        Ok(note.update(db).await?)
    }

    /// Deletes one note of a user for good.
    ///
    /// # Errors
    ///
    /// - There is no such note, or it is somebody else's: the answer is the same.
    pub async fn delete(db: &impl ConnectionTrait, user_id: i64, id: i64) -> Result<()> {
        let done = Entity::delete_by_id(id).filter(Column::UserId.eq(user_id)).exec(db).await?;
        if done.rows_affected == 0 { Err(Error::not_found("There is no such note.")) } else { Ok(()) }
    }
}
