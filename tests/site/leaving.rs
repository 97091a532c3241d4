//! Taking one's data along, and leaving for good.

use flaskboost::accounts::{AuthEvent, EventKind, User};
use flaskboost::auth::{BoxFuture, Role};
use flaskboost::db::Db;
use flaskboost::error::Result;
use flaskboost::model::PageNumber;
use flaskboost::testing::{Browser, Page, TestApp};
use http::Method;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::Value;

use crate::visitors::{ANN, BEN, ROOT, activity_of, form, log_in, notes, site, token_on};

async fn leave(browser: &mut Browser, password: &str) -> Page {
    browser.visit("/account/delete").await.assert_status(200);
    browser.fill("Current password", password).submit("Delete my account").await
}

async fn count(db: &Db, sql: &str) -> i64 {
    let statement = Statement::from_string(ConnectionTrait::get_database_backend(db), sql);
    let row = db.query_one_raw(statement).await.expect("an answer").expect("a row");
    row.try_get::<i64>("", "it").expect("a number")
}

#[tokio::test]
async fn somebody_leaves_and_nothing_of_them_is_left() {
    let site = site().await;
    drop(site.log_in_as(BEN).await);
    let mut phone = site.log_in_as(ANN).await;
    let mut ann = site.log_in_as(ANN).await;
    let mut forgetful = site.browser();
    forgetful.visit("/password/forgot").await.assert_status(200);
    forgetful.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/password/reset/");
    ann.visit("/account").await.assert_status(200);
    ann.click("Delete your account").await.assert_status(200);
    let page = leave(&mut ann, TestApp::PASSWORD).await;
    page.assert_redirected_to("/").assert_text("Your account is deleted.");
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "Your account at FlaskBoost app was deleted");
    assert!(mail.html.as_deref().is_some_and(|html| html.contains("deleted")), "{mail:?}");
    for browser in [&mut ann, &mut phone] {
        browser.visit("/account").await.assert_redirected_to("/login");
    }
    log_in(&mut ann, ANN, TestApp::PASSWORD).await.assert_status(422);
    forgetful.visit(&link).await.assert_status(410);
    drop(site.mails().await);
    assert!(User::find_by_email(site.db(), ANN).await.unwrap().is_none());
    for sql in [
        "SELECT count(*) AS it FROM sessions WHERE user_id = 2",
        "SELECT count(*) AS it FROM account_tokens WHERE user_id = 2",
        "SELECT count(*) AS it FROM auth_events WHERE user_id = 2",
    ] {
        assert_eq!(count(site.db(), sql).await, 0, "{sql}");
    }
    let events = AuthEvent::page(site.db(), PageNumber::default()).await.unwrap().items;
    let left = events.iter().find(|event| event.kind == EventKind::AccountDeleted).unwrap();
    assert_eq!((left.user_id, left.address.as_str(), left.user_agent.as_str()), (None, "", ""));
    assert!(User::find_by_email(site.db(), BEN).await.unwrap().is_some());
    // The address may join again.
    drop(site.log_in_as(ANN).await);
}

#[tokio::test]
async fn leaving_takes_the_password() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    for wrong in ["", "not my password"] {
        let page = leave(&mut ann, wrong).await;
        page.assert_status(422);
        assert!(!page.field_errors("Current password").is_empty(), "{page:?}");
    }
    let token = token_on(ann.page());
    let fields = [("csrf_token", "forged"), ("current_password", TestApp::PASSWORD)];
    ann.request(form(&Method::POST, "/account/delete", &fields)).await.assert_status(403);
    let mut stranger = site.browser();
    stranger.visit("/account/delete").await.assert_redirected_to("/login");
    let fields = [("csrf_token", token.as_str()), ("current_password", TestApp::PASSWORD)];
    stranger.post("/account/delete", &fields).await.assert_redirected_to("/login");
    assert!(site.mails().await.is_empty());
    assert_eq!(activity_of(&site, &mut ann).await[0], "Tried to delete the account and was refused");
}

#[tokio::test]
async fn a_table_of_the_app_that_forbids_it_is_told_and_nothing_is_deleted() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    site.db()
        .execute_unprepared("CREATE TABLE bills (user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE RESTRICT)")
        .await
        .unwrap();
    site.db().execute_unprepared("INSERT INTO bills VALUES (1)").await.unwrap();
    let page = leave(&mut ann, TestApp::PASSWORD).await;
    page.assert_status(422).assert_text("Something on this site still needs your account");
    ann.visit("/account").await.assert_status(200).assert_text(ANN);
    assert!(site.mails().await.is_empty());
    site.db().execute_unprepared("DELETE FROM bills").await.unwrap();
    leave(&mut ann, TestApp::PASSWORD).await.assert_redirected_to("/");
}

#[tokio::test]
async fn of_many_who_leave_at_once_one_does() {
    let site = site().await;
    let mut devices = Vec::new();
    for _ in 0..6 {
        let mut device = site.log_in_as(ANN).await;
        device.visit("/account/delete").await.assert_status(200);
        device.fill("Current password", TestApp::PASSWORD);
        devices.push(device);
    }
    let pages = futures_util::future::join_all(devices.iter_mut().map(|one| one.submit("Delete my account"))).await;
    let left = pages.iter().filter(|page| page.url() == "/" && page.text().contains("is deleted")).count();
    assert_eq!(left, 1, "{pages:?}");
    assert!(pages.iter().all(|page| !page.status().is_server_error()), "{pages:?}");
    assert_eq!(site.mails().await.len(), 1);
}

fn size_of(_: &Db, user_id: i64) -> BoxFuture<'_, Result<Value>> {
    Box::pin(async move { Ok(serde_json::json!({ "user": user_id, "shoes": 42 })) })
}

#[tokio::test]
async fn somebody_downloads_what_is_known_of_them() {
    let site = TestApp::new(notes().personal_data("size", size_of)).await;
    drop(site.log_in_as(BEN).await);
    let mut ann = site.log_in_as(ANN).await;
    drop(site.mails().await);
    ann.visit("/account").await.assert_status(200);
    ann.click("Download your data").await.assert_status(200);
    let page = ann.submit("Download").await;
    page.assert_status(200)
        .assert_header("content-type", "application/json")
        .assert_header("cache-control", "no-store");
    page.assert_header("content-disposition", "attachment; filename=\"account.json\"");
    let all: Value = page.json();
    assert_eq!(all["account"]["email"], ANN);
    assert_eq!(all["devices"][0]["address"], "127.0.0.1");
    assert_eq!(all["events"][0]["kind"], "log_in");
    assert_eq!(all["more"]["size"], serde_json::json!({ "user": 2, "shoes": 42 }));
    let text = page.text();
    let cookie = ann.cookie("session").expect("a session").value();
    for secret in ["argon2", "hash", cookie, BEN] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
    assert_eq!(activity_of(&site, &mut ann).await[0], "Downloaded the data of the account");
}

#[tokio::test]
async fn nobody_downloads_the_data_of_somebody_else() {
    let site = site().await;
    let mut stranger = site.browser();
    stranger.visit("/account/data").await.assert_redirected_to("/login");
    let token = token_on(stranger.page());
    stranger.post("/account/data", &[("csrf_token", &token)]).await.assert_redirected_to("/login");
    let mut ann = site.log_in_as(ANN).await;
    ann.request(form(&Method::POST, "/account/data", &[("csrf_token", "forged")])).await.assert_status(403);
    assert_eq!(activity_of(&site, &mut ann).await, ["Logged in"]);
}

#[tokio::test]
async fn the_last_administrator_cannot_leave() {
    let site = site().await;
    let mut root = site.log_in_as_admin(ROOT).await;
    leave(&mut root, TestApp::PASSWORD)
        .await
        .assert_status(422)
        .assert_text("This is the last administrator of the site.");
    root.visit("/account").await.assert_status(200);
    drop(site.log_in_as_admin(ANN).await);
    leave(&mut root, TestApp::PASSWORD).await.assert_redirected_to("/");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_administrators_who_are_demoted_at_once_one_stays() {
    let site = site().await;
    drop((site.log_in_as_admin(ANN).await, site.log_in_as_admin(ROOT).await));
    let find = async |email| User::find_by_email(site.db(), email).await.unwrap().unwrap();
    let (ann, root) = (find(ANN).await, find(ROOT).await);
    let user = Role::USER;
    let (one, other) = tokio::join!(ann.take_role(site.db(), &user), root.take_role(site.db(), &user));
    assert_ne!(one.is_ok(), other.is_ok());
}
