//! [`SavedView`](Model): what somebody keeps of a list.

use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, ConnectionTrait, QueryOrder, QuerySelect};

use super::{Refusal, Wish};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::model::Violation;

/// How many views of one list somebody may keep, and how many of it are shown, those of others among them.
const MOST_OWN: u64 = 50;
const MOST_SHOWN: u64 = 150;

/// What somebody keeps of a list: a name, and the query that shows it again.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "admin_views")]
pub(in crate::admin) struct Model {
    #[sea_orm(primary_key)]
    pub(in crate::admin) id: i64,
    /// The name of the model in addresses.
    pub(in crate::admin) model: String,
    pub(in crate::admin) owner_id: i64,
    pub(in crate::admin) name: String,
    /// What stands after the `?` in the address.
    #[sea_orm(column_type = "Text")]
    pub(in crate::admin) query: String,
    /// Whether everybody who sees the list sees it.
    pub(in crate::admin) is_shared: bool,
    /// Whether the list begins with it, for its owner.
    pub(in crate::admin) is_first: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(in crate::admin) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Those of a list that somebody sees, by their names: their own, and what others share.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn all_for(db: &Db, model: &str, person: i64) -> Result<Vec<Self>> {
        let own = Condition::all().add(Column::Model.eq(model)).add(Column::OwnerId.eq(person));
        let shared = Condition::all().add(Column::Model.eq(model)).add(Column::IsShared.eq(true));
        // None of their own is lost among those of others.
        let is_foreign: Expr = Expr::case(Column::OwnerId.eq(person), 0).finally(1).into();
        let found = Entity::find()
            .filter(Condition::any().add(own).add(shared))
            .order_by_asc(is_foreign)
            .order_by_asc(Column::Name)
            .order_by_asc(Column::Id)
            .limit(MOST_SHOWN);
        Ok(found.all(db).await?)
    }

    /// One of somebody's own.
    ///
    /// # Errors
    ///
    /// - They have no such view of this list: 404.
    pub(in crate::admin) async fn own(db: &Db, model: &str, person: i64, id: i64) -> Result<Self> {
        let found = Entity::find_by_id(id).filter(Column::Model.eq(model)).filter(Column::OwnerId.eq(person));
        found.one(db).await?.ok_or_else(|| Error::not_found("You have no such view of this list."))
    }

    /// Keeps what somebody wishes under a new name.
    ///
    /// # Errors
    ///
    /// - The database cannot answer. What is wrong with the wish is the value inside.
    pub(in crate::admin) async fn keep(db: &Db, model: &str, person: i64, wish: &Wish) -> Result<Result<(), Refusal>> {
        let tx = db.begin().await?;
        let own = Entity::find().filter(Column::Model.eq(model)).filter(Column::OwnerId.eq(person));
        if own.count(&tx).await? >= MOST_OWN {
            return Ok(Err(Refusal::TooMany));
        }
        let view = ActiveModel {
            model: Set(model.to_owned()),
            owner_id: Set(person),
            name: Set(wish.name.clone()),
            query: Set(wish.query.clone()),
            is_shared: Set(wish.is_shared),
            is_first: Set(wish.is_first),
            ..<ActiveModel as ActiveModelTrait>::default()
        };
        let view = match insert_or_refuse(view.insert(&tx).await)? {
            Ok(view) => view,
            Err(refusal) => return Ok(Err(refusal)),
        };
        view.alone(&tx).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// Makes it what somebody wishes.
    ///
    /// # Errors
    ///
    /// - The database cannot answer. What is wrong with the wish is the value inside.
    pub(in crate::admin) async fn change(&self, db: &Db, wish: &Wish) -> Result<Result<(), Refusal>> {
        let tx = db.begin().await?;
        let view = ActiveModel {
            id: Unchanged(self.id),
            name: Set(wish.name.clone()),
            query: Set(wish.query.clone()),
            is_shared: Set(wish.is_shared),
            is_first: Set(wish.is_first),
            ..<ActiveModel as ActiveModelTrait>::default()
        };
        let view = match insert_or_refuse(view.update(&tx).await)? {
            Ok(view) => view,
            Err(refusal) => return Ok(Err(refusal)),
        };
        view.alone(&tx).await?;
        tx.commit().await?;
        Ok(Ok(()))
    }

    /// Removes it.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub(in crate::admin) async fn remove(self, db: &Db) -> Result<()> {
        self.delete(db).await?;
        Ok(())
    }

    /// A list begins with one view at most.
    async fn alone(&self, tx: &impl ConnectionTrait) -> Result<()> {
        if self.is_first {
            let others = Entity::update_many()
                .col_expr(Column::IsFirst, Expr::value(false))
                .filter(Column::Model.eq(&self.model))
                .filter(Column::OwnerId.eq(self.owner_id))
                .filter(Column::Id.ne(self.id));
            others.exec(tx).await?;
        }
        Ok(())
    }
}

fn insert_or_refuse(done: Result<Model, DbErr>) -> Result<Result<Model, Refusal>> {
    match done.map_err(Error::from) {
        Ok(view) => Ok(Ok(view)),
        Err(error) if Violation::of(&error).is_some() => Ok(Err(Refusal::NameTaken)),
        Err(error) => Err(error),
    }
}
