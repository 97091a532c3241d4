//! Each asks the policy, through the model.

use flaskboost::policy::Policy;
use flaskboost::prelude::*;

use super::{Post, Posts};

pub(super) async fn index(db: Db, actor: Actor) -> Result<Posts> {
    Ok(Posts { posts: Post::visible(&db, &actor).await? })
}

pub(super) async fn show(db: Db, actor: Actor, Path(id): Path<i64>) -> Result<Posts> {
    let post = Post::find(&db, id).await?;
    post.require(&actor, Action::VIEW)?;
    Ok(Posts { posts: vec![post] })
}

pub(super) async fn create(db: Db, actor: Actor) -> Result<Redirect> {
    Post::require_create(&actor)?;
    Post::add(&db, "new", actor.user_id(), Some("draft")).await?;
    Ok(Redirect::to("posts.index"))
}

pub(super) async fn update(db: Db, actor: Actor, Path(id): Path<i64>) -> Result<Redirect> {
    let post = Post::find(&db, id).await?;
    post.require(&actor, Action::EDIT)?;
    post.publish(&db).await?;
    Ok(Redirect::to("posts.index"))
}

pub(super) async fn delete(db: Db, actor: Actor, Path(id): Path<i64>) -> Result<Redirect> {
    Post::delete(&db, &actor, id).await?;
    Ok(Redirect::to("posts.index"))
}
