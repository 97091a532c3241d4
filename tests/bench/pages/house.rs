//! The page as a FlaskBoost app, with everything a new app has switched on.

use chrono::{DateTime, Utc};
use flaskboost::app::App;
use flaskboost::db::Db;
use flaskboost::error::Result;
use flaskboost::http::Assets;
use flaskboost::session::Session;
use flaskboost::view::View;
use sea_orm::{EntityTrait, QueryOrder, QuerySelect};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_pk_auto, string, text, timestamp_with_time_zone};
use serde::Serialize;

/// The files of the app, as a release carries them.
const FILES: Assets = Assets::new(
    "",
    &[
        ("templates/layout.html", include_bytes!("templates/layout.html")),
        ("templates/posts.html", include_bytes!("templates/posts.html")),
    ],
    false,
);

/// The app.
pub(crate) fn app() -> App {
    App::new(FILES).migrations(|| vec![Box::new(CreatePosts)]).accounts().get("posts.index", "/", index).get(
        "remember",
        "/remember",
        remember,
    )
}

/// Twenty posts and the colour that the visitor likes.
#[derive(Default, Serialize, View)]
#[view("posts.html")]
struct Index {
    colour: String,
    posts: Vec<post::Model>,
}

async fn index(db: Db, session: Session) -> Result<Index> {
    let colour = session.get("colour").await?.unwrap_or_default();
    let posts = post::Entity::find().order_by_desc(post::Column::Id).limit(20).all(&db).await?;
    Ok(Index { colour, posts })
}

/// Begins the session that the benchmark then uses.
async fn remember(session: Session) -> Result<&'static str> {
    session.set("colour", &"a warm green").await?;
    Ok("remembered")
}

mod post {
    //! The posts of the benchmark.

    use super::{DateTime, Utc};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "posts")]
    pub(super) struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub title: String,
        pub author: String,
        #[sea_orm(column_type = "Text")]
        pub summary: String,
        pub published_at: DateTime<Utc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

struct CreatePosts;

impl MigrationName for CreatePosts {
    fn name(&self) -> &'static str {
        "pages_0001_create_posts"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for CreatePosts {
    async fn up(&self, manager: &SchemaManager) -> std::result::Result<(), DbErr> {
        let table = Table::create()
            .table("posts")
            .col(big_pk_auto("id"))
            .col(string("title"))
            .col(string("author"))
            .col(text("summary"))
            .col(timestamp_with_time_zone("published_at"))
            .to_owned();
        manager.create_table(table).await
    }
}
