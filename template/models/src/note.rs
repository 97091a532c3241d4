//! A note: something that one user wrote down, and who may do what to it.

use chrono::{DateTime, Utc};
use flaskboost::accounts::User;
use flaskboost::admin::{AdminModel, AdminSpec};
use flaskboost::auth::{Action, Actor, Permission};
use flaskboost::db::Tx;
use flaskboost::error::{Error, Result};
use flaskboost::model::{Page, PageNumber, paginate};
use flaskboost::policy::{Policy, Rule, Rules, Scope};
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
    /// Whose note it is.
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

// Who changed what stands in the audit trail. Every write needs a transaction.
flaskboost::audited!(ActiveModel);

/// Everybody has their own notes. Moderators read and delete those of others, and nobody changes them.
impl Policy for Model {
    fn rules() -> Rules<Column> {
        Rules::new()
            .view(Rule::owner(Column::UserId) | Rule::permission(Permission::view::<Self>()))
            .create(Rule::permission(Permission::create::<Self>()))
            .edit(Rule::owner(Column::UserId))
            .delete(Rule::owner(Column::UserId) | Rule::permission(Permission::delete::<Self>()))
    }
}

/// The pages of the panel about notes.
impl AdminModel for Model {
    fn admin(spec: AdminSpec<Self>) -> AdminSpec<Self> {
        spec.list([Column::Title, Column::UserId, Column::WrittenAt])
            .search([Column::Title])
            .filter(Column::WrittenAt)
            .belongs_to::<User>(Column::UserId)
            .chart(Column::WrittenAt)
    }
}

impl Model {
    /// One page of the notes that somebody may see, newest first.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn page(db: &impl ConnectionTrait, actor: &Actor, number: PageNumber) -> Result<Page<Self>> {
        let newest = Entity::find().visible_to(actor).order_by_desc(Column::Id);
        paginate(db, newest, number, PER_PAGE).await
    }

    /// One note, if somebody may do this to it.
    ///
    /// # Errors
    ///
    /// - There is no such note, or they may not see it: the answer is the same.
    /// - They see it, and may not do this.
    pub async fn find_for(db: &impl ConnectionTrait, actor: &Actor, action: Action, id: i64) -> Result<Self> {
        let note = Entity::find_by_id(id).visible_to(actor).one(db).await?;
        let note = note.ok_or_else(|| Error::not_found("There is no such note."))?;
        note.require(actor, action)?;
        Ok(note)
    }

    /// Writes a new note for a user.
    ///
    /// # Errors
    ///
    /// - The database refuses it.
    pub async fn create(tx: &Tx, user_id: i64, input: NoteForm, now: DateTime<Utc>) -> Result<Self> {
        let note = ActiveModel {
            id: NotSet,
            user_id: Set(user_id),
            title: Set(input.title),
            body: Set(input.body),
            written_at: Set(now),
        };
        Ok(note.insert(tx).await?)
    }

    /// Changes a note.
    ///
    /// # Errors
    ///
    /// - The note is gone, or the database refuses the change.
    pub async fn update(self, tx: &Tx, input: NoteForm) -> Result<Self> {
        let mut note = self.into_active_model();
        note.title = Set(input.title);
        note.body = Set(input.body);
        Ok(note.update(tx).await?)
    }

    /// Deletes a note for good.
    ///
    /// # Errors
    ///
    /// - The database refuses it.
    pub async fn delete(self, tx: &Tx) -> Result<()> {
        self.into_active_model().delete(tx).await?;
        Ok(())
    }
}
