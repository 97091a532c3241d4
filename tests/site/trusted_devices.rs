//! Trusted devices: a browser that is not asked for a code, and still for the password.

use chrono::Duration;
use flaskboost::db::Db;
use flaskboost::settings::Runtime;
use flaskboost::testing::{Browser, TestApp};
use http::Method;
use sea_orm::{ConnectionTrait, Statement};

use crate::authenticator::{Authenticator, enter, enter_and_trust, halfway, next_code, turn_on};
use crate::visitors::{ANN, BEN, Served, activity_of, form, log_in, site, site_with, token_on};

const OTHER: &str = "an entirely new password";

/// Ann's second browser, which she trusts, and which is logged out again; the first; and her app.
async fn trusted(site: &TestApp) -> (Browser, Browser, Authenticator) {
    let mut laptop = site.log_in_as(ANN).await;
    let (app, _) = turn_on(site, &mut laptop).await;
    let mut phone = halfway(site, ANN).await;
    enter_and_trust(&mut phone, &app.code(site)).await.assert_redirected_to("/");
    log_out(&mut phone).await;
    next_code(site);
    (phone, laptop, app)
}

async fn log_out(browser: &mut Browser) {
    browser.visit("/account").await.assert_status(200);
    browser.submit("Log out").await.assert_redirected_to("/");
}

async fn is_asked(browser: &Browser, password: &str) -> bool {
    let mut browser = browser.clone();
    let page = log_in(&mut browser, ANN, password).await;
    assert!(["/", "/login/second"].contains(&page.url()), "{page:?}");
    page.url() == "/login/second"
}

async fn texts(db: &Db, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(ConnectionTrait::get_database_backend(db), sql);
    let rows = db.query_all_raw(statement).await.expect("rows");
    rows.iter().map(|row| row.try_get::<String>("", "it").expect("a text")).collect()
}

#[tokio::test]
async fn a_trusted_device_is_asked_for_the_password_only_for_thirty_days() {
    let site = site().await;
    let (mut phone, mut laptop, _) = trusted(&site).await;
    log_in(&mut phone, ANN, "not my password").await.assert_status(422);
    assert!(!is_asked(&phone, TestApp::PASSWORD).await);
    assert!(is_asked(&site.browser(), TestApp::PASSWORD).await, "another device is asked");
    assert!(
        activity_of(&site, &mut laptop).await.contains(&"Trusted a device, which is not asked for a code".to_owned())
    );
    site.advance(Duration::days(30) - Duration::minutes(2));
    assert!(!is_asked(&phone, TestApp::PASSWORD).await);
    site.advance(Duration::minutes(2));
    assert!(is_asked(&phone, TestApp::PASSWORD).await);
}

#[tokio::test]
async fn whoever_does_not_trust_the_device_is_asked_again() {
    let site = site().await;
    let (app, _) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let mut phone = halfway(&site, ANN).await;
    enter(&mut phone, &app.code(&site)).await.assert_redirected_to("/");
    assert!(phone.cookie("trusted").is_none());
    log_out(&mut phone).await;
    assert!(is_asked(&phone, TestApp::PASSWORD).await);
}

#[tokio::test]
async fn a_wrong_code_makes_no_trust() {
    let site = site().await;
    let (app, _) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let mut thief = halfway(&site, ANN).await;
    enter_and_trust(&mut thief, &app.wrong(&site)).await.assert_status(422);
    assert!(thief.cookie("trusted").is_none());
    assert!(texts(site.db(), "SELECT public_id AS it FROM trusted_devices").await.is_empty());
}

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_holds_for_its_owner_only() {
    let site = site().await;
    let (phone, _, _) = trusted(&site).await;
    let cookie = phone.cookie("trusted").expect("the cookie");
    assert!(cookie.is_http_only() && cookie.same_site() == Some("Lax") && cookie.path() == "/");
    assert_eq!(cookie.expires(), Some(site.clock().now() - Duration::seconds(30) + Duration::days(30)));
    turn_on(&site, &mut site.log_in_as(BEN).await).await;
    let mut shared = phone.clone();
    log_in(&mut shared, BEN, TestApp::PASSWORD).await.assert_redirected_to("/login/second");
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_this_host() {
    let served = Served::boot(Runtime::Testing, |settings| settings.app.url = "https://site.example".to_owned()).await;
    let state = served.site.state();
    let new = flaskboost::accounts::NewUser {
        password: Some(TestApp::PASSWORD.to_owned()),
        ..flaskboost::accounts::NewUser::new(ANN)
    };
    flaskboost::accounts::User::create(&state.db, &state.passwords, &state.clock, new).await.unwrap();
    let mut ann = served.browser();
    log_in(&mut ann, ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
    ann.visit("/account/second-factor").await.assert_status(200);
    let page = ann.submit("Set it up").await;
    let app = Authenticator::of(&page);
    ann.fill("Code", &app.code_at(state.clock.now())).submit("Turn it on").await.assert_text("Your recovery codes");
    let codes = crate::authenticator::codes_on(ann.page());
    let mut phone = served.browser();
    log_in(&mut phone, ANN, TestApp::PASSWORD).await.assert_redirected_to("/login/second");
    let token = token_on(phone.page());
    let fields = [("csrf_token", token.as_str()), ("code", &codes[0]), ("trust", "true")];
    phone.post("/login/second", &fields).await.assert_redirected_to("/");
    let cookie = phone.cookie("__Host-trusted").expect("the cookie");
    assert!(cookie.is_secure() && cookie.is_http_only());
    assert!(phone.cookie("trusted").is_none());
}

#[tokio::test]
async fn its_owner_sees_it_and_trusts_it_no_more() {
    let site = site().await;
    let (phone, mut laptop, _) = trusted(&site).await;
    let page = laptop.visit("/account/sessions").await;
    page.assert_text("Trusted devices").assert_text("127.0.0.1");
    let id = texts(site.db(), "SELECT public_id AS it FROM trusted_devices").await.remove(0);
    laptop.within(&format!("#trusted-{id}"));
    let page = laptop.submit("Trust no more").await;
    page.assert_redirected_to("/account/sessions")
        .assert_text("asked for a code again")
        .assert_no_text("Trusted devices");
    assert!(is_asked(&phone, TestApp::PASSWORD).await);
    assert_eq!(activity_of(&site, &mut laptop).await[1], "Trusted a device no more");
}

#[tokio::test]
async fn nobody_ends_the_trust_of_somebody_else() {
    let site = site().await;
    let (phone, _, _) = trusted(&site).await;
    let id = texts(site.db(), "SELECT public_id AS it FROM trusted_devices").await.remove(0);
    let mut ben = site.log_in_as(BEN).await;
    let token = token_on(&ben.visit("/account/sessions").await);
    for id in [id.as_str(), &"0".repeat(32), "1", "%00", &"a".repeat(5000)] {
        let path = format!("/account/trusted/{id}/forget");
        ben.post(&path, &[("csrf_token", &token)]).await.assert_status(404);
        ben.request(form(&Method::POST, &path, &[("csrf_token", "forged")])).await.assert_status(403);
    }
    let mut stranger = site.browser();
    let token = token_on(&stranger.visit("/login").await);
    let path = format!("/account/trusted/{id}/forget");
    stranger.post(&path, &[("csrf_token", &token)]).await.assert_redirected_to("/login");
    assert!(!is_asked(&phone, TestApp::PASSWORD).await);
}

#[tokio::test]
async fn logging_out_all_other_devices_ends_every_trust() {
    let site = site().await;
    let (phone, mut laptop, _) = trusted(&site).await;
    let mut tablet = halfway(&site, ANN).await;
    drop(tablet.visit("/login/second").await);
    let token = token_on(&laptop.visit("/account/sessions").await);
    laptop.post("/account/sessions/end-others", &[("csrf_token", &token)]).await.assert_status(200);
    assert!(is_asked(&phone, TestApp::PASSWORD).await);
}

#[tokio::test]
async fn a_new_password_ends_every_trust() {
    let site = site().await;
    let (phone, mut laptop, _) = trusted(&site).await;
    laptop.visit("/account/password").await.assert_status(200);
    laptop.fill("Current password", TestApp::PASSWORD).fill("New password", OTHER);
    laptop.submit("Change password").await.assert_redirected_to("/account");
    assert!(is_asked(&phone, OTHER).await);
    assert!(texts(site.db(), "SELECT public_id AS it FROM trusted_devices").await.is_empty());
}

#[tokio::test]
async fn a_password_that_is_chosen_with_a_link_ends_every_trust() {
    let site = site().await;
    let (phone, _, _) = trusted(&site).await;
    let mut forgetful = phone.clone();
    forgetful.visit("/password/forgot").await.assert_status(200);
    forgetful.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/password/reset/");
    forgetful.visit(&link).await.assert_status(200);
    forgetful.fill("New password", OTHER).submit("Save password").await.assert_redirected_to("/login");
    assert!(is_asked(&phone, OTHER).await);
}

#[tokio::test]
async fn another_second_factor_ends_every_trust() {
    let site = site().await;
    let (phone, mut laptop, _) = trusted(&site).await;
    laptop.visit("/account/second-factor").await.assert_status(200);
    laptop.submit("Turn it off").await.assert_status(200);
    turn_on(&site, &mut laptop).await;
    assert!(is_asked(&phone, TestApp::PASSWORD).await);
}

#[tokio::test]
async fn what_stands_in_the_database_is_worthless_as_the_cookie() {
    let site = site().await;
    let (phone, _, _) = trusted(&site).await;
    let token = phone.cookie("trusted").expect("the cookie").value().to_owned();
    let sql = "SELECT token_hash || ' ' || public_id || ' ' || stamp AS it FROM trusted_devices";
    let stored = texts(site.db(), sql).await.remove(0);
    assert!(!stored.contains(&token));
    let words: Vec<&str> = stored.split(' ').collect();
    for value in [words[0], &words[0][..43], words[1], words[2], "", &"x".repeat(43), &"x".repeat(5000)] {
        let mut thief = site.browser();
        thief.set_cookie("trusted", value);
        assert!(is_asked(&thief, TestApp::PASSWORD).await, "{value}");
    }
}

#[tokio::test]
async fn where_no_device_is_trusted_there_is_no_box_and_no_cookie() {
    let site = site_with(|settings| settings.accounts.trusted_device_days = 0).await;
    let (app, _) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let mut ann = halfway(&site, ANN).await;
    ann.page().assert_no_text("Trust this device");
    let token = token_on(ann.page());
    let fields = [("csrf_token", token.as_str()), ("code", &app.code(&site)), ("trust", "true")];
    ann.post("/login/second", &fields).await.assert_redirected_to("/");
    assert!(ann.cookie("trusted").is_none());
    assert!(texts(site.db(), "SELECT public_id AS it FROM trusted_devices").await.is_empty());
}
