//! The scopes of a token hold wherever power is asked for: at guards, at policies, and in lists.

use std::sync::Arc;

use flaskboost::auth::{Action, Actor, Identity, Permission, Role, Scopes};
use flaskboost::policy::Policy;
use flaskboost::testing::TestApp;
use http::Method;
use serde_json::{Value, json};

use crate::posts::{FEATURE, Post, roles, site};
use crate::programs::{assert_problem, get, json_with_bearer, token_for, with_bearer};
use crate::visitors::{ANN, BEN};

/// Every set of scopes there is on this site.
fn every_set() -> Vec<Vec<String>> {
    let names = Scopes::names(&roles());
    (0..1_u32 << names.len())
        .map(|bits| {
            names.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1).map(|(_, name)| name.clone()).collect()
        })
        .collect()
}

fn somebody(id: i64, role: &'static str, grants: &[&str]) -> Actor {
    let identity = Identity {
        id,
        email: format!("{id}@example.org"),
        name: String::new(),
        role: Role::named(role),
        grants: grants.iter().map(|name| (*name).to_owned()).collect(),
    };
    Actor::person(&identity, &Arc::new(roles()))
}

#[tokio::test]
async fn no_set_of_scopes_gives_more_than_its_owner_has_and_a_row_and_a_list_agree() {
    let site = TestApp::new(site()).await;
    let db = site.db();
    for (author, state) in
        [(None, "public"), (Some(1), "public"), (Some(1), "draft"), (Some(2), "draft"), (None, "draft")]
    {
        Post::add(db, "x", author, Some(state)).await.expect("a row");
    }
    let rows = Post::permitted(db, &Actor::system(), Action::VIEW).await.expect("rows");
    let actors = [somebody(1, "user", &[]), somebody(2, "user", &["posts.feature"]), somebody(3, "coach", &[])];
    for owner in actors.into_iter().chain([somebody(4, "admin", &[])]) {
        for names in every_set() {
            let scopes = Scopes::from_stored(names.iter().map(String::as_str), &roles());
            let program = owner.clone().within(&scopes);
            for action in [Action::VIEW, Action::EDIT, Action::DELETE, FEATURE] {
                let may = Post::permitted(db, &program, action).await.expect("rows");
                for row in &rows {
                    let told = format!("{names:?} {action} {row:?}");
                    assert_eq!(row.may(&program, action), may.contains(row), "{told}");
                    assert!(!row.may(&program, action) || row.may(&owner, action), "more than the owner: {told}");
                    let is_covered =
                        scopes.cover(Permission::to::<Post>(action)) && scopes.cover(Permission::view::<Post>());
                    assert!(is_covered || !row.may(&program, action), "more than the scopes: {told}");
                    assert!(!scopes.are_all() || row.may(&program, action) == row.may(&owner, action), "less: {told}");
                }
            }
            let may_create = Post::may_create(&program);
            assert!(
                !may_create || (Post::may_create(&owner) && scopes.cover(Permission::create::<Post>())),
                "{names:?}"
            );
            for role in ["user", "helper", "service", "coach", "admin"] {
                assert_eq!(program.has_role(role), scopes.are_all() && owner.has_role(role), "{names:?} {role}");
            }
        }
    }
}

/// The doors that let a program in; at the others it is told that its token is too narrow.
async fn open_doors(site: &TestApp, token: &str) -> Vec<&'static str> {
    let mut open = Vec::new();
    for door in ["/for/users", "/for/helpers", "/for/service", "/for/coaches", "/for/writers", "/for/features"] {
        let page = get(site, token, door).await;
        if page.status() == 200 { open.push(door) } else { assert_problem(&page, 403, "FB5405") }
    }
    open
}

#[tokio::test]
async fn guards_ask_for_the_scope_of_their_permission_and_roles_for_all() {
    let site = TestApp::new(site()).await;
    let mut root = site.log_in_as_admin(ANN).await;
    for (scopes, open) in [
        (&["read"][..], &[][..]),
        (&["posts.create"], &["/for/writers"]),
        (&["posts.feature", "posts.create"], &["/for/writers", "/for/features"]),
        (&["posts.edit", "read"], &[]),
    ] {
        let token = token_for(&mut root, scopes).await;
        assert_eq!(open_doors(&site, &token).await, open, "{scopes:?}");
    }
    let all = token_for(&mut root, &["all"]).await;
    assert_eq!(open_doors(&site, &all).await.len(), 6);
}

#[tokio::test]
async fn pages_that_ask_a_policy_obey_the_scopes() {
    let site = TestApp::new(site()).await;
    let mut coach = site.log_in_with_role(ANN, "coach").await;
    let draft = Post::add(site.db(), "draft", None, Some("draft")).await.expect("a row").id;
    let (path, gone) = (format!("/posts/{draft}"), format!("/posts/{draft}/delete"));
    let (read, edit) = (token_for(&mut coach, &["read"]).await, token_for(&mut coach, &["posts.edit"]).await);
    let both = token_for(&mut coach, &["read", "posts.edit"]).await;
    let post = async |token: &str, path: &str| {
        site.browser().request(json_with_bearer(&Method::POST, path, token, &json!({}))).await
    };
    get(&site, &read, &path).await.assert_status(200);
    assert_problem(&post(&read, &path).await, 403, "FB5405");
    // Whoever may not see it is not told that it is there.
    assert_problem(&post(&edit, &path).await, 404, "FB0404");
    assert_problem(&get(&site, &edit, &path).await, 404, "FB0404");
    assert_eq!(get(&site, &edit, "/posts").await.json::<Value>()["posts"], json!([]));
    assert_problem(&post(&both, "/posts").await, 403, "FB5405");
    post(&both, &path).await.assert_status(303);
    assert!(post(&both, &gone).await.status().is_client_error());
    // Ben may not edit it, whatever his token says.
    let ben = token_for(&mut site.log_in_as(BEN).await, &["all"]).await;
    assert_problem(&post(&ben, &path).await, 403, "FB0403");
    let head = site.browser().request(with_bearer(&Method::HEAD, &path, &read)).await;
    head.assert_status(200);
}
