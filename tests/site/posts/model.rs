//! A post: every column but its title may be empty.

use std::cell::RefCell;

use flaskboost::auth::{Action, Actor, Permission};
use flaskboost::db::Db;
use flaskboost::error::{Error, Result};
use flaskboost::policy::{Policy, Rule, Rules, Scope};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, IntoActiveModel, QueryOrder};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer_null, big_pk_auto, boolean_null, double_null, integer_null, string_len, string_len_null,
};
use serde::Serialize;

use super::FEATURE;

thread_local! {
    /// Rules for one test in place of those of the model.
    static OTHERS: RefCell<Option<Rules<Column>>> = const { RefCell::new(None) };
}

/// A post.
#[derive(Clone, Debug, Default, PartialEq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "posts")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    #[sea_orm(column_type = "String(StringLen::N(60))")]
    pub(crate) title: String,
    pub(crate) author_id: Option<i64>,
    #[sea_orm(column_type = "String(StringLen::N(20))", nullable)]
    pub(crate) state: Option<String>,
    pub(crate) is_hidden: Option<bool>,
    pub(crate) level: Option<i32>,
    pub(crate) score: Option<f64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Policy for Model {
    fn rules() -> Rules<Column> {
        OTHERS.with_borrow(Clone::clone).unwrap_or_else(|| {
            Rules::new()
                .view(
                    Rule::equals(Column::State, "public")
                        | Rule::owner(Column::AuthorId)
                        | Rule::permission(Permission::view::<Self>()),
                )
                .create(Rule::permission(Permission::create::<Self>()))
                .edit(Rule::owner(Column::AuthorId) | Rule::permission(Permission::edit::<Self>()))
                .delete(Rule::owner(Column::AuthorId) & Rule::differs(Column::State, "public"))
                .action(FEATURE, Rule::permission(Permission::to::<Self>(FEATURE)))
                .read(Column::Score, Rule::role("helper"))
                .write(Column::IsHidden, Rule::role("coach"))
                .write(Column::AuthorId, Rule::nobody())
        })
    }
}

impl Model {
    /// Puts other rules in place, on this thread; or its own again.
    pub(crate) fn use_rules(rules: Option<Rules<Column>>) {
        OTHERS.set(rules);
    }

    /// What somebody may do this to, by asking the database.
    pub(crate) async fn permitted(db: &Db, actor: &Actor, action: Action) -> Result<Vec<Self>> {
        Ok(Entity::find().permitted(actor, action).order_by_asc(Column::Id).all(db).await?)
    }

    pub(crate) async fn visible(db: &Db, actor: &Actor) -> Result<Vec<Self>> {
        Ok(Entity::find().visible_to(actor).order_by_asc(Column::Id).all(db).await?)
    }

    pub(crate) async fn find(db: &Db, id: i64) -> Result<Self> {
        Entity::find_by_id(id).one(db).await?.ok_or_else(|| Error::from_status(http::StatusCode::NOT_FOUND))
    }

    pub(crate) async fn add(db: &Db, title: &str, author_id: Option<i64>, state: Option<&str>) -> Result<Self> {
        Self { title: title.to_owned(), author_id, state: state.map(str::to_owned), ..Self::default() }.save(db).await
    }

    /// Writes a row as it is, but for its id.
    pub(crate) async fn save(self, db: &Db) -> Result<Self> {
        let mut row = self.into_active_model().reset_all();
        row.id = sea_orm::NotSet;
        Ok(row.insert(db).await?)
    }

    pub(crate) async fn publish(self, db: &Db) -> Result<Self> {
        let mut row = self.into_active_model();
        row.state = Set(Some("public".to_owned()));
        Ok(row.update(db).await?)
    }

    /// Hides everything that somebody may change, and says how much that was.
    pub(crate) async fn hide_all(db: &Db, actor: &Actor) -> Result<u64> {
        let hidden = Entity::update_many().col_expr(Column::IsHidden, Expr::value(true));
        Ok(hidden.permitted(actor, Action::EDIT).exec(db).await?.rows_affected)
    }

    /// Deletes one post, if this somebody may.
    pub(crate) async fn delete(db: &Db, actor: &Actor, id: i64) -> Result<()> {
        let one = Entity::delete_many().filter(Column::Id.eq(id)).permitted(actor, Action::DELETE);
        if one.exec(db).await?.rows_affected == 0 {
            // Only to say why.
            Self::find(db, id).await?.require(actor, Action::DELETE)?;
        }
        Ok(())
    }
}

/// The migration of the posts.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(CreatePosts)]
}

struct CreatePosts;

impl MigrationName for CreatePosts {
    fn name(&self) -> &'static str {
        "site_0003_create_posts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreatePosts {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let posts = Table::create()
            .table("posts")
            .col(big_pk_auto("id"))
            .col(string_len("title", 60))
            .col(big_integer_null("author_id"))
            .col(string_len_null("state", 20))
            .col(boolean_null("is_hidden"))
            .col(integer_null("level"))
            .col(double_null("score"))
            .to_owned();
        manager.create_table(posts).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("posts").to_owned()).await
    }
}
