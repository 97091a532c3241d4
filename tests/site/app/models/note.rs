//! A note, which only its owner may see.

use flaskboost::db::Db;
use flaskboost::error::{Error, Result};
use flaskboost::form::Form;
use flaskboost::model::{Page, PageNumber, paginate};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, IntoActiveModel, QueryOrder};
use serde::Serialize;

/// A note.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "notes")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    #[serde(skip)]
    pub(crate) user_id: i64,
    pub(crate) shelf_id: Option<i64>,
    #[sea_orm(column_type = "String(StringLen::N(80))")]
    pub(crate) title: String,
    #[sea_orm(column_type = "Text")]
    pub(crate) body: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What somebody types to write a note.
#[derive(Form)]
#[form(columns = Column)]
pub(crate) struct NewNote {
    #[field(label = "Title")]
    pub(crate) title: String,
    #[field(label = "Text", widget = "textarea", no_column, max_len = 2000)]
    pub(crate) text: Option<String>,
    #[field(label = "Shelf")]
    pub(crate) shelf_id: Option<i64>,
    #[field(label = "Secret word", no_column)]
    pub(crate) word: Option<flaskboost::form::Password>,
}

impl Model {
    pub(crate) async fn page(db: &Db, owner: i64, number: PageNumber) -> Result<Page<Self>> {
        paginate(db, Entity::find().filter(Column::UserId.eq(owner)).order_by_asc(Column::Id), number, 5).await
    }

    /// The note, if it is this person's; nobody learns of the notes of others.
    pub(crate) async fn find(db: &Db, owner: i64, id: i64) -> Result<Self> {
        let note = Entity::find_by_id(id).filter(Column::UserId.eq(owner)).one(db).await?;
        note.ok_or_else(|| Error::not_found("There is no such note."))
    }

    pub(crate) async fn create(db: &Db, owner: i64, new: NewNote) -> Result<Self> {
        let row = ActiveModel {
            user_id: Set(owner),
            shelf_id: Set(new.shelf_id),
            title: Set(new.title),
            body: Set(new.text.unwrap_or_default()),
            ..Default::default()
        };
        Ok(row.insert(db).await?)
    }

    pub(crate) async fn update(self, db: &Db, new: NewNote) -> Result<Self> {
        let mut row = self.into_active_model();
        row.shelf_id = Set(new.shelf_id);
        row.title = Set(new.title);
        row.body = Set(new.text.unwrap_or_default());
        Ok(row.update(db).await?)
    }

    pub(crate) async fn delete(self, db: &Db) -> Result<()> {
        Entity::delete_by_id(self.id).exec(db).await?;
        Ok(())
    }

    pub(crate) async fn count(db: &Db) -> Result<u64> {
        use sea_orm::PaginatorTrait;
        Ok(Entity::find().count(db).await?)
    }

    pub(crate) fn form(&self) -> NewNote {
        NewNote { title: self.title.clone(), text: Some(self.body.clone()), shelf_id: self.shelf_id, word: None }
    }
}
