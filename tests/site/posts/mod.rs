//! Posts, with a policy that names every kind of rule, and a site that shows them.

mod controllers;
pub(crate) mod model;
mod views;

use flaskboost::app::App;
use flaskboost::auth::{Action, Permission, Resource, Roles};
use flaskboost::prelude::{Guard, Routes};

pub(crate) use model::Model as Post;
pub(crate) use views::Posts;

use crate::visitors::notes;

/// Lists a post on the front page.
pub(crate) const FEATURE: Action = Action::named("feature");

impl Resource for Post {
    const NAME: &'static str = "posts";
}

/// A coach sees everything and changes it; a helper is something on the side.
pub(crate) fn roles() -> Roles {
    Roles::new()
        .role("user")
        .may(Permission::create::<Post>())
        .role("helper")
        .role("coach")
        .above("user")
        .above("helper")
        .may(Permission::view::<Post>())
        .may(Permission::edit::<Post>())
        .permission(Permission::to::<Post>(FEATURE))
}

/// The site of these tests, with other roles and the posts.
pub(crate) fn site() -> App {
    let guarded = |name: &str, path: &str, guard| Routes::new().get(name, path, async || "inside").guard(guard);
    notes()
        .roles(roles())
        .migrations(model::migrations)
        .routes(guarded("for.users", "/for/users", Guard::role("user")))
        .routes(guarded("for.helpers", "/for/helpers", Guard::role("helper")))
        .routes(guarded("for.service", "/for/service", Guard::role("service")))
        .routes(guarded("for.coaches", "/for/coaches", Guard::role("coach")))
        .routes(guarded("for.writers", "/for/writers", Guard::permission(Permission::create::<Post>())))
        .routes(guarded("for.features", "/for/features", Guard::permission(Permission::to::<Post>(FEATURE))))
        .routes(
            Routes::new()
                .get("posts.index", "/posts", controllers::index)
                .post("posts.create", "/posts", controllers::create)
                .get("posts.show", "/posts/{id}", controllers::show)
                .post("posts.update", "/posts/{id}", controllers::update)
                .post("posts.delete", "/posts/{id}/delete", controllers::delete),
        )
}
