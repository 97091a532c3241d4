//! A policy says the same about a row and about a list, and what it does not allow is refused.

use std::sync::Arc;

use flaskboost::auth::{Action, Actor, Identity, Permission, Role};
use flaskboost::policy::{Policy, Rule, Rules};
use flaskboost::testing::{Browser, TestApp};
use http::Method;
use sea_orm::{ActiveValue::Set, IntoActiveModel};

use crate::posts::model::Column;
use crate::posts::{FEATURE, Post, roles, site};
use crate::visitors::{ANN, BEN, FORM, ROOT, token_of, with_token};

/// Somebody, without an account.
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

/// One of each kind.
fn actors() -> Vec<Actor> {
    vec![
        Actor::anonymous(),
        somebody(1, "user", &[]),
        somebody(2, "user", &["posts.feature", "posts.delete"]),
        somebody(3, "coach", &[]),
        somebody(1, "captain", &[]),
        somebody(4, "admin", &[]),
        Actor::system(),
    ]
}

/// A row for every combination of what its columns may hold, nothing among it.
async fn every_row(site: &TestApp) -> Vec<Post> {
    let mut rows = Vec::new();
    for author_id in [None, Some(1), Some(2)] {
        for state in [None, Some("public"), Some("draft")] {
            for is_hidden in [None, Some(true), Some(false)] {
                for level in [None, Some(0), Some(7)] {
                    let state = state.map(str::to_owned);
                    let row = Post { author_id, state, is_hidden, level, ..Post::default() };
                    rows.push(row.save(site.db()).await.expect("a row"));
                }
            }
        }
    }
    rows
}

/// Every rule there is, and rules that cannot be meant: a text for a number, a fraction for a key.
fn single_rules() -> Vec<Rule<Column>> {
    vec![
        Rule::anyone(),
        Rule::nobody(),
        Rule::logged_in(),
        Rule::role("coach"),
        Rule::permission(Permission::to::<Post>(FEATURE)),
        Rule::owner(Column::AuthorId),
        Rule::owner(Column::Level),
        Rule::owner(Column::State),
        Rule::owner(Column::Score),
        Rule::equals(Column::State, "public"),
        Rule::equals(Column::IsHidden, true),
        Rule::equals(Column::Level, 7),
        Rule::equals(Column::Level, "7"),
        Rule::equals(Column::State, 7),
        Rule::equals(Column::IsHidden, 1),
        Rule::differs(Column::State, "public"),
        Rule::differs(Column::IsHidden, true),
        Rule::differs(Column::Level, 7_i64),
        Rule::differs(Column::Level, "x"),
        Rule::missing(Column::State),
        Rule::missing(Column::Score),
    ]
}

/// A program and a database agree about every row, for every actor.
async fn assert_agreement(site: &TestApp, rows: &[Post], rules: Rules<Column>, action: Action) {
    Post::use_rules(Some(rules.clone()));
    for actor in actors() {
        let listed: Vec<i64> =
            Post::permitted(site.db(), &actor, action).await.expect("a list").iter().map(|row| row.id).collect();
        let allowed: Vec<i64> = rows.iter().filter(|row| row.may(&actor, action)).map(|row| row.id).collect();
        assert_eq!(listed, allowed, "{action} by {actor:?} under {rules:?}");
    }
    Post::use_rules(None);
}

#[tokio::test]
async fn a_list_holds_exactly_the_rows_that_one_may_have_under_any_two_rules() {
    let site = TestApp::new(site()).await;
    let rows = every_row(&site).await;
    for one in single_rules() {
        assert_agreement(&site, &rows, Rules::new().view(one.clone()), Action::VIEW).await;
        for other in single_rules() {
            let rules = Rules::new().view(one.clone() | other.clone()).edit(one.clone() & other);
            assert_agreement(&site, &rows, rules, Action::EDIT).await;
        }
    }
}

#[tokio::test]
async fn and_under_rules_of_any_shape() {
    let site = TestApp::new(site()).await;
    let rows = every_row(&site).await;
    // The same in each run: a generator of Knuth's, whose higher bits are used.
    let mut state = 20_260_115_u64;
    let mut pick = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    for _ in 0..150 {
        let mut rules = single_rules();
        let mut rule = rules.swap_remove(pick(rules.len()));
        for _ in 0..1 + pick(6) {
            let next = rules.swap_remove(pick(rules.len()));
            rule = match pick(4) {
                0 => rule & next,
                1 => rule | next,
                2 => next.clone() & (rule | next),
                _ => next.clone() | (rule & next),
            };
        }
        let other = rules.swap_remove(pick(rules.len()));
        let rules = Rules::new().view(rule.clone() | other.clone()).action(FEATURE, rule).action(FEATURE, other);
        assert_agreement(&site, &rows, rules, FEATURE).await;
    }
}

#[tokio::test]
async fn what_no_rule_names_is_refused_to_everybody_but_the_site_itself() {
    let site = TestApp::new(site()).await;
    let rows = every_row(&site).await;
    Post::use_rules(Some(Rules::new()));
    for actor in actors() {
        for action in [Action::VIEW, Action::EDIT, Action::DELETE, FEATURE] {
            let is_allowed = rows.iter().any(|row| row.may(&actor, action));
            assert_eq!(is_allowed, actor.is_system(), "{action} by {actor:?}");
            let listed = Post::permitted(site.db(), &actor, action).await.unwrap();
            assert_eq!(listed.is_empty(), !actor.is_system(), "{action} by {actor:?}");
        }
        assert_eq!(Post::may_create(&actor), actor.is_system());
    }
    // To change what one cannot see is no right either.
    Post::use_rules(Some(Rules::new().edit(Rule::anyone())));
    assert!(!rows[0].may(&somebody(4, "admin", &[]), Action::EDIT));
    Post::use_rules(None);
}

#[tokio::test]
async fn an_empty_column_opens_nothing() {
    let site = TestApp::new(site()).await;
    let empty = Post::default().save(site.db()).await.unwrap();
    for rule in [
        Rule::owner(Column::AuthorId),
        Rule::equals(Column::State, "public"),
        Rule::differs(Column::State, "draft"),
        Rule::equals(Column::IsHidden, false),
        Rule::differs(Column::IsHidden, true),
        Rule::differs(Column::Level, 7) & Rule::anyone(),
        Rule::differs(Column::Level, 7) | Rule::equals(Column::Level, 7),
    ] {
        Post::use_rules(Some(Rules::new().view(rule.clone())));
        for actor in actors().iter().filter(|actor| !actor.is_system()) {
            assert!(!empty.may(actor, Action::VIEW), "{rule:?}");
            assert!(Post::visible(site.db(), actor).await.unwrap().is_empty(), "{rule:?}");
        }
    }
    Post::use_rules(Some(Rules::new().view(Rule::missing(Column::State))));
    assert!(empty.may(&Actor::anonymous(), Action::VIEW));
    Post::use_rules(None);
}

#[tokio::test]
async fn an_update_of_many_rows_changes_those_that_one_may_change() {
    let site = TestApp::new(site()).await;
    let rows = every_row(&site).await;
    for actor in actors() {
        let allowed = rows.iter().filter(|row| row.may(&actor, Action::EDIT)).count();
        assert_eq!(Post::hide_all(site.db(), &actor).await.unwrap(), allowed as u64, "{actor:?}");
    }
}

#[tokio::test]
async fn an_administrator_is_let_in_by_permissions_and_not_by_ownership() {
    let site = TestApp::new(site()).await;
    let post = Post::add(site.db(), "Diary", Some(1), Some("draft")).await.unwrap();
    let root = somebody(4, "admin", &[]);
    assert!(post.may(&root, Action::VIEW) && post.may(&root, Action::EDIT) && !post.may(&root, Action::DELETE));
    Post::use_rules(Some(Rules::new().view(Rule::owner(Column::AuthorId))));
    assert!(!post.may(&root, Action::VIEW) && post.may(&somebody(1, "user", &[]), Action::VIEW));
    Post::use_rules(None);
}

async fn id_of(site: &TestApp, email: &str) -> i64 {
    flaskboost::accounts::User::find_by_email(site.db(), email).await.expect("a database").expect("an account").id
}

async fn send(browser: &mut Browser, path: &str) -> flaskboost::testing::Page {
    let token = token_of(browser).await;
    browser.request(with_token(&Method::POST, path, &token, FORM, "")).await
}

#[tokio::test]
async fn what_one_may_not_see_is_not_there_and_what_one_sees_is_refused_by_name() {
    let site = TestApp::new(site()).await;
    let (mut ann, mut ben) = (site.log_in_as(ANN).await, site.log_in_as(BEN).await);
    let (mut stranger, mut root) = (site.browser(), site.log_in_as_admin(ROOT).await);
    let ann_id = id_of(&site, ANN).await;
    let draft = Post::add(site.db(), "Ann's draft", Some(ann_id), Some("draft")).await.unwrap().id;
    let public = Post::add(site.db(), "Ann's post", Some(ann_id), Some("public")).await.unwrap().id;

    for path in [format!("/posts/{draft}"), "/posts/999".to_owned()] {
        ben.visit(&path).await.assert_status(404).assert_no_text("Ann's draft");
        stranger.visit(&path).await.assert_status(404).assert_no_text("Ann's draft");
        send(&mut ben, &path).await.assert_status(404);
        send(&mut ben, &format!("{path}/delete")).await.assert_status(404);
        send(&mut stranger, &path).await.assert_status(404);
    }
    ben.visit("/posts").await.assert_text("Ann's post").assert_no_text("Ann's draft");

    let path = format!("/posts/{public}");
    ben.visit(&path).await.assert_status(200).assert_text("Ann's post");
    send(&mut ben, &path).await.assert_status(403).assert_header("content-type", "text/html; charset=utf-8");
    send(&mut ben, &format!("{path}/delete")).await.assert_status(403);
    send(&mut stranger, &path).await.assert_status(303).assert_header("location", "/login");
    // Hers, and still not to be deleted by anybody: what is public stays.
    send(&mut ann, &format!("{path}/delete")).await.assert_status(403);
    send(&mut root, &format!("{path}/delete")).await.assert_status(403);

    send(&mut ann, &format!("/posts/{draft}/delete")).await.assert_status(303);
    ann.visit(&format!("/posts/{draft}")).await.assert_status(404);
    send(&mut root, &path).await.assert_status(303);
}

#[tokio::test]
async fn a_new_row_takes_the_right_to_make_one() {
    let site = TestApp::new(site()).await;
    let (mut ann, mut helper) = (site.log_in_as(ANN).await, site.log_in_with_role(BEN, "helper").await);
    send(&mut ann, "/posts").await.assert_status(303).assert_header("location", "/posts");
    send(&mut helper, "/posts").await.assert_status(403);
    send(&mut site.browser(), "/posts").await.assert_status(303).assert_header("location", "/login");
    ann.visit("/posts").await.assert_text("new");
    // Without a row, a rule about a column is false.
    Post::use_rules(Some(Rules::new().create(Rule::owner(Column::AuthorId) | Rule::missing(Column::State))));
    assert!(!Post::may_create(&somebody(1, "user", &[])));
    Post::use_rules(None);
}

#[tokio::test]
async fn a_column_is_read_and_changed_by_those_whom_its_rule_names() {
    let site = TestApp::new(site()).await;
    let post = Post { author_id: Some(1), score: Some(1.5), ..Post::default() }.save(site.db()).await.unwrap();
    let (author, coach, root) = (somebody(1, "user", &[]), somebody(3, "coach", &[]), somebody(4, "admin", &[]));
    let reads = |actor: &Actor, column| post.may_read(actor, column);
    assert!(reads(&author, Column::Title) && !reads(&author, Column::Score));
    assert!(reads(&coach, Column::Score) && reads(&root, Column::Score) && reads(&Actor::system(), Column::Score));
    assert!(!reads(&Actor::anonymous(), Column::Title), "who does not see the row reads nothing of it");

    let mut changes = post.clone().into_active_model();
    changes.title = Set("New".to_owned());
    assert!(post.check_changes(&author, &changes).is_ok());
    changes.is_hidden = Set(Some(true));
    changes.author_id = Set(Some(2));
    let fields = |actor: &Actor| {
        let refusal = post.check_changes(actor, &changes).err();
        let errors = refusal.map(|refusal| refusal.errors).unwrap_or_default();
        errors.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(fields(&author), ["author_id", "is_hidden"]);
    assert_eq!(fields(&coach), ["author_id"]);
    assert_eq!(fields(&root), ["author_id"]);
    assert_eq!(fields(&Actor::anonymous()), ["title", "author_id", "is_hidden"]);
    assert!(fields(&Actor::system()).is_empty());
    // What is set to the value that it has is no change.
    let mut same = post.clone().into_active_model();
    same.author_id = Set(Some(1));
    assert!(post.check_changes(&author, &same).is_ok());
}
