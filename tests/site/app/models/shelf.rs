//! A shelf, whose name nobody else may use.

use flaskboost::auth::Resource;
use flaskboost::db::Db;
use flaskboost::error::{Error, Result};
use flaskboost::form::Form;
use flaskboost::model::{Page, PageNumber, paginate};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QueryOrder};
use serde::Serialize;

/// A shelf.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "shelves")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    #[sea_orm(unique, column_type = "String(StringLen::N(60))")]
    pub(crate) name: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Resource for Model {
    const NAME: &'static str = "shelves";
}

/// What somebody types to add a shelf.
#[derive(Form)]
#[form(columns = Column)]
pub(crate) struct NewShelf {
    #[field(label = "Name")]
    pub(crate) name: String,
}

impl Model {
    pub(crate) async fn page(db: &Db, number: PageNumber) -> Result<Page<Self>> {
        paginate(db, Entity::find().order_by_asc(Column::Name), number, 5).await
    }

    pub(crate) async fn find(db: &Db, id: i64) -> Result<Self> {
        Entity::find_by_id(id).one(db).await?.ok_or_else(|| Error::not_found("There is no such shelf."))
    }

    pub(crate) async fn create(db: &Db, name: &str) -> Result<Self> {
        let row = ActiveModel { name: Set(name.to_owned()), ..Default::default() };
        Ok(row.insert(db).await?)
    }

    pub(crate) async fn plant(db: &Db, name: &str) -> Result<()> {
        if Entity::find().filter(Column::Name.eq(name)).one(db).await?.is_none() {
            Self::create(db, name).await?;
        }
        Ok(())
    }
}
