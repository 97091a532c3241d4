//! What somebody is decides where they get in: roles, grants and the guards of routes.

use flaskboost::accounts::User;
use flaskboost::app::{App, BootError};
use flaskboost::auth::{Actor, Permission, Role, Roles};
use flaskboost::http::Assets;
use flaskboost::prelude::{Guard, Routes};
use flaskboost::testing::{Browser, TestApp};
use http::Method;

use crate::posts::{FEATURE, Post, Posts, roles, site};
use crate::visitors::{ANN, BEN, EVE, ROOT, json};

const DOORS: [&str; 6] =
    ["/for/users", "/for/helpers", "/for/service", "/for/coaches", "/for/writers", "/for/features"];

/// The doors that let somebody in; from the others they are told that they may not.
async fn open_doors(browser: &mut Browser) -> Vec<&'static str> {
    let mut open = Vec::new();
    for door in DOORS {
        let page = browser.visit(door).await;
        if page.status() == 200 {
            open.push(door);
        } else {
            page.assert_status(403).assert_text("FB0403");
        }
    }
    open
}

async fn user(site: &TestApp, email: &str) -> User {
    User::find_by_email(site.db(), email).await.expect("a database").expect("an account")
}

async fn grant(site: &TestApp, email: &str, permission: Permission) {
    user(site, email).await.grant(site.db(), site.clock(), permission).await.expect("a grant");
}

#[tokio::test]
async fn each_role_passes_the_guards_of_those_below_it_and_no_others() {
    let site = TestApp::new(site()).await;
    for (role, open) in [
        ("user", &["/for/users", "/for/writers"][..]),
        ("helper", &["/for/helpers"]),
        ("service", &["/for/users", "/for/service", "/for/writers"]),
        ("coach", &["/for/users", "/for/helpers", "/for/coaches", "/for/writers"]),
        ("admin", &DOORS),
        // Nobody declared it: it lets nobody in.
        ("captain", &[]),
    ] {
        let mut somebody = site.log_in_with_role(&format!("{role}@example.org"), role).await;
        assert_eq!(open_doors(&mut somebody).await, open, "{role}");
        somebody.visit("/account").await.assert_status(200);
    }
}

#[tokio::test]
async fn strangers_are_asked_to_log_in_and_their_programs_get_a_401() {
    let site = TestApp::new(site()).await;
    for door in DOORS {
        site.browser().visit(door).await.assert_redirected_to("/login");
        site.browser().get_json(door).await.assert_status(401);
    }
    let mut ann = site.log_in_as(ANN).await;
    let refused = ann.get_json("/for/coaches").await;
    refused.assert_status(403).assert_header("content-type", "application/problem+json");
}

#[tokio::test]
async fn a_new_role_and_a_lost_one_count_from_the_next_request_on() {
    let site = TestApp::new(site()).await;
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/for/coaches").await.assert_status(403);
    user(&site, ANN).await.change_role(site.db(), &Role::named("coach")).await.unwrap();
    ann.visit("/for/coaches").await.assert_status(200);
    user(&site, ANN).await.promote(site.db()).await.unwrap();
    ann.visit("/staff").await.assert_status(200);
    user(&site, ANN).await.demote(site.db()).await.unwrap();
    ann.visit("/for/coaches").await.assert_status(403);
    ann.visit("/staff").await.assert_status(403);
}

#[tokio::test]
async fn a_grant_opens_one_door_for_one_person_until_it_is_taken_back() {
    let site = TestApp::new(site()).await;
    let (mut ann, mut ben) = (site.log_in_as(ANN).await, site.log_in_as(BEN).await);
    for _ in 0..2 {
        grant(&site, ANN, Permission::to::<Post>(FEATURE)).await;
    }
    assert_eq!(open_doors(&mut ann).await, ["/for/users", "/for/writers", "/for/features"]);
    ben.visit("/for/features").await.assert_status(403);
    let ann_herself = user(&site, ANN).await;
    assert_eq!(ann_herself.grants(site.db()).await.unwrap(), ["posts.feature"]);
    assert!(ann_herself.revoke(site.db(), "posts.feature").await.unwrap());
    assert!(!ann_herself.revoke(site.db(), "posts.feature").await.unwrap());
    ann.visit("/for/features").await.assert_status(403);
}

#[tokio::test]
async fn a_grant_that_is_declared_no_longer_counts_for_nothing_and_check_can_tell() {
    let site = TestApp::new(site()).await;
    let mut ann = site.log_in_with_role(ANN, "captain").await;
    grant(&site, ANN, Permission::delete::<Post>()).await;
    grant(&site, ANN, Permission::to::<Post>(FEATURE)).await;
    assert_eq!(open_doors(&mut ann).await, ["/for/features"]);
    let undeclared = User::undeclared(site.db(), &roles()).await.unwrap();
    assert_eq!(undeclared, (vec!["captain".to_owned()], vec!["posts.delete".to_owned()]));
}

#[tokio::test]
async fn what_somebody_has_is_loaded_with_them_in_one_question() {
    let site = TestApp::new(site()).await;
    let mut ann = site.log_in_as(ANN).await;
    for permission in [Permission::to::<Post>(FEATURE), Permission::view::<Post>(), Permission::edit::<Post>()] {
        grant(&site, ANN, permission).await;
    }
    // The session, and the person with three grants.
    assert_eq!(site.query_count(ann.visit("/for/features")).await, 2);
    assert_eq!(site.query_count(ann.visit("/")).await, 2);
    // And the list.
    assert_eq!(site.query_count(ann.visit("/posts")).await, 3);
}

#[tokio::test]
async fn a_template_knows_the_roles_and_permissions_of_whoever_looks() {
    let site = TestApp::new(site()).await;
    let mut coach = site.log_in_with_role("coach@example.org", "coach").await;
    let page = coach.visit("/posts").await;
    page.assert_text("For helpers.").assert_text("You may write.").assert_no_text("You may feature.");
    let mut ann = site.log_in_as(ANN).await;
    grant(&site, ANN, Permission::to::<Post>(FEATURE)).await;
    let page = ann.visit("/posts").await;
    page.assert_no_text("For helpers.").assert_text("You may write.").assert_text("You may feature.");
    site.browser().visit("/posts").await.assert_no_text("You may");
    let page = site.log_in_as_admin(ROOT).await.visit("/posts").await;
    page.assert_text("For helpers.").assert_text("You may write.").assert_text("You may feature.");
}

#[tokio::test]
async fn a_job_acts_for_somebody_with_the_power_that_they_have_now() {
    let site = TestApp::new(site()).await;
    site.log_in_with_role(EVE, "coach").await;
    let eve = user(&site, EVE).await;
    let actor = eve.actor(site.db(), &roles()).await.unwrap();
    assert_eq!(actor.user_id(), Some(eve.id));
    assert!(actor.has_role("helper") && actor.may(Permission::edit::<Post>()));
    let eve = eve.deactivate(site.db(), site.clock()).await.unwrap();
    assert_eq!(eve.actor(site.db(), &roles()).await.unwrap(), Actor::anonymous());
}

#[tokio::test]
async fn a_form_cannot_give_anybody_a_role() {
    let site = TestApp::new(site()).await;
    let mut ann = site.log_in_as(ANN).await;
    let token = crate::visitors::token_of(&mut ann).await;
    let fields = serde_json::json!({
        "role": "admin", "current_password": TestApp::PASSWORD, "password": "another good password",
    });
    let page = ann.request(json(&Method::POST, "/account/password", &token, &fields)).await;
    assert!(page.status().as_u16() < 500, "{page:?}");
    let mut joining = site.browser();
    joining.visit("/signup").await.assert_status(200);
    let token = crate::visitors::token_on(joining.page());
    let fields = [
        ("csrf_token", token.as_str()),
        ("email", EVE),
        ("password", TestApp::PASSWORD),
        ("role", "admin"),
        ("is_admin", "true"),
    ];
    let _ = joining.post("/signup", &fields).await;
    site.last_mail_to(EVE).await;
    for email in [ANN, EVE] {
        assert_eq!(user(&site, email).await.role(), Role::USER, "{email}");
    }
}

#[tokio::test]
async fn roles_that_are_not_in_order_keep_the_site_from_starting_all_at_once() {
    let roles = Roles::new()
        .role("coach")
        .above("usr")
        .role("coach")
        .role("a")
        .above("b")
        .role("b")
        .above("a")
        .role("owner")
        .above("admin");
    let routes = Routes::new()
        .get("one", "/one", async || "")
        .guard(Guard::role("cooach"))
        .get("two", "/two", async || "")
        .guard(Guard::permission(Permission::edit::<Post>()));
    let app = App::new(Assets::NONE).roles(roles).routes(routes);
    let Err(BootError::Problems(problems)) = TestApp::boot(app, |_| ()).await else { panic!("it boots") };
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    for part in [
        "FB9400 the role `coach` stands above `usr`, which is not declared, did you mean `user`?",
        "FB9400 the role `coach` is declared twice",
        "FB9400 roles cannot stand above themselves, as in this circle: `a`, `b`",
        "FB9400 the role `owner` stands above `admin`, but nothing does",
        "FB9401 the guard of route `one`: the role `cooach` is not declared, did you mean `coach`?",
        "FB9401 the guard of route `two`: the permission `posts.edit` is not declared",
    ] {
        assert!(told.iter().any(|text| text.contains(part)), "{part} is not in {told:#?}");
    }
    assert_eq!(told.len(), 6, "{told:#?}");
}

#[tokio::test]
async fn a_program_gets_the_same_list_as_a_page() {
    let site = TestApp::new(site()).await;
    Post::add(site.db(), "Open", None, Some("public")).await.unwrap();
    Post::add(site.db(), "Closed", None, Some("draft")).await.unwrap();
    let titles = |page: &flaskboost::testing::Page| -> Vec<String> {
        let json = page.json::<serde_json::Value>();
        let posts = json["posts"].as_array().expect("a list").clone();
        posts.iter().map(|post| post["title"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let mut stranger = site.browser();
    assert_eq!(titles(&stranger.get_json("/posts").await), ["Open"]);
    stranger.visit("/posts").await.assert_text("Open").assert_no_text("Closed");
    assert_eq!(stranger.page().view::<Posts>().posts.len(), 1);
    let mut coach = site.log_in_with_role("coach@example.org", "coach").await;
    assert_eq!(titles(&coach.get_json("/posts").await), ["Open", "Closed"]);
}
