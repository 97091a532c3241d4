//! What happened to an account is written down, and shown to its owner only.

use flaskboost::accounts::{Accounts, AuthEvent, EventKind, User};
use flaskboost::model::PageNumber;
use flaskboost::testing::TestApp;
use http::Method;

use crate::visitors::{
    ANN, BEN, EVE, FIREFOX, SAFARI, activity_of, confirm, form, log_in, log_in_from, sign_up, site, site_with,
    token_on, trust_this_machine,
};

/// The names of all events, the oldest first.
async fn kinds(site: &TestApp) -> Vec<&'static str> {
    drop(site.mails().await);
    let page = AuthEvent::page(site.db(), PageNumber::default()).await.expect("a page");
    page.items.iter().rev().map(|event| event.kind.name()).collect()
}

#[tokio::test]
async fn joining_logging_in_and_out_is_written_down() {
    let site = site().await;
    let mut ann = site.browser();
    sign_up(&site, &mut ann, ANN).await.assert_status(200);
    log_in(&mut site.browser(), ANN, TestApp::PASSWORD).await.assert_status(422);
    assert_eq!(kinds(&site).await, ["sign_up", "log_in_unconfirmed"]);
    ann.fill("Password", "something else").submit("Confirm my e-mail").await.assert_status(422);
    assert_eq!(kinds(&site).await[2..], ["confirm_failed"]);
    let link = site.last_mail_to(ANN).await.link_containing("/confirm/");
    confirm(&mut ann).await.assert_redirected_to("/");
    assert_eq!(kinds(&site).await[3..], ["confirm"]);
    ann.submit("Log out").await.assert_status(200);
    ann.post(&link, &[("csrf_token", &crate::visitors::token_of(&mut ann.clone()).await)]).await.assert_status(410);
    assert_eq!(kinds(&site).await[4..], ["log_out", "confirm_link_invalid"]);
    log_in(&mut ann, ANN, "not the password").await.assert_status(422);
    log_in(&mut ann, BEN, "not the password").await.assert_status(422);
    assert_eq!(kinds(&site).await[6..], ["log_in_failed", "log_in_failed"]);
    log_in(&mut ann, ANN, TestApp::PASSWORD).await.assert_status(200);
    assert_eq!(kinds(&site).await[8..], ["log_in"]);
}

#[tokio::test]
async fn signing_up_again_and_asking_for_links_is_written_down() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut eve = site.browser();
    let ask = async |eve: &mut flaskboost::testing::Browser, path: &str, email: &str| {
        let token = token_on(&eve.visit(path).await);
        let fields = [("csrf_token", token.as_str()), ("email", email), ("password", TestApp::PASSWORD)];
        eve.request(form(&Method::POST, path, &fields)).await.assert_status(303);
    };
    for path in ["/signup", "/confirm-again", "/password/forgot", "/login/link"] {
        ask(&mut eve, path, ANN).await;
        drop(site.mails().await);
    }
    let expected = ["log_in", "sign_up_known", "confirm_asked", "reset_asked", "magic_link_asked"];
    assert_eq!(kinds(&site).await, expected);
    let ann = User::find_by_email(site.db(), ANN).await.unwrap().unwrap();
    ann.deactivate(site.db(), site.clock()).await.unwrap();
    ask(&mut eve, "/signup", ANN).await;
    log_in(&mut eve, ANN, TestApp::PASSWORD).await.assert_status(422);
    drop(site.mails().await);
    let ann = User::find_by_email(site.db(), ANN).await.unwrap().unwrap();
    ann.activate(site.db(), site.clock()).await.unwrap();
    let mut now = kinds(&site).await.split_off(expected.len());
    // Two of them are written after their answers, in no order.
    now[1..3].sort_unstable();
    assert_eq!(now, ["user_deactivated", "log_in_inactive", "sign_up_closed", "user_activated"]);
}

#[tokio::test]
async fn new_passwords_are_written_down() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    for (current, new) in [("not my password", "an entirely new password"), (TestApp::PASSWORD, "another new password")]
    {
        ann.visit("/account/password").await.assert_status(200);
        let _ = ann.fill("Current password", current).fill("New password", new).submit("Change password").await;
        drop(site.mails().await);
    }
    assert_eq!(kinds(&site).await, ["log_in", "password_change_refused", "password_changed"]);
    let mut forgetful = site.browser();
    forgetful.visit("/password/forgot").await.assert_status(200);
    forgetful.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/password/reset/");
    forgetful.visit(&link).await.assert_status(200);
    let mut late = forgetful.clone();
    forgetful.fill("New password", "one more new password").submit("Save password").await.assert_status(200);
    drop(site.mails().await);
    late.fill("New password", "one more new password").submit("Save password").await.assert_status(410);
    assert_eq!(kinds(&site).await[3..], ["reset_asked", "reset_done", "reset_link_invalid"]);
}

#[tokio::test]
async fn an_event_tells_where_and_with_what() {
    let site = site_with(trust_this_machine).await;
    drop(site.log_in_as(ANN).await);
    let mut ann = log_in_from(&site, ANN, (FIREFOX, "192.0.2.7")).await;
    drop(site.mails().await);
    let page = ann.visit("/account/activity").await;
    page.assert_text("Logged in").assert_text("Firefox on Linux").assert_text("192.0.2.7");
    page.assert_text("15 January 2026, 10:00 UTC");
}

#[tokio::test]
async fn the_log_of_somebody_is_theirs_and_in_pages() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let mut ben = site.log_in_as(BEN).await;
    ann.visit("/account/data").await.assert_status(200);
    let token = token_on(ann.page());
    for _ in 0..30 {
        let _ = ann.post("/account/data", &[("csrf_token", &token)]).await;
    }
    assert_eq!(activity_of(&site, &mut ben).await, ["Logged in"]);
    assert_eq!(activity_of(&site, &mut ann).await.len(), 25);
    let page = ann.visit("/account/activity?page=2").await;
    assert_eq!(page.find_all("tbody tr").len(), 6);
    page.assert_text("Page 2 of 2");
    ann.visit("/account/activity?page=99").await.assert_status(200).assert_text("Nothing here");
    ann.visit("/account/activity?page=0").await.assert_status(400);
    let mut stranger = site.browser();
    stranger.visit("/account/activity").await.assert_redirected_to("/login?next=%2Faccount%2Factivity");
}

#[tokio::test]
async fn no_event_holds_a_secret_or_what_a_stranger_typed() {
    let site = site().await;
    let typed = "a password in the wrong field";
    log_in(&mut site.browser(), EVE, typed).await.assert_status(422);
    drop(site.log_in_as(ANN).await);
    drop(site.mails().await);
    let events = AuthEvent::page(site.db(), PageNumber::default()).await.unwrap().items;
    let text = serde_json::to_string(&events).unwrap();
    for secret in [typed, EVE, TestApp::PASSWORD, "argon2"] {
        assert!(!text.contains(secret), "{text}");
    }
    assert_eq!(events.iter().map(|event| event.user_id).collect::<Vec<_>>(), [Some(1), None]);
}

#[tokio::test]
async fn old_events_are_swept() {
    let site = site_with(|settings| settings.accounts.events_days = 30).await;
    drop(site.log_in_as(ANN).await);
    drop(site.mails().await);
    let accounts = site.state().services.get::<Accounts>().unwrap();
    site.advance(chrono::Duration::days(30));
    assert_eq!(accounts.sweep().await.unwrap(), 0);
    site.advance(chrono::Duration::seconds(1));
    drop(site.log_in_as(BEN).await);
    drop(site.mails().await);
    assert_eq!(accounts.sweep().await.unwrap(), 1);
    assert_eq!(kinds(&site).await, ["log_in"]);
}

#[tokio::test]
async fn a_new_device_is_told_by_mail_once_and_a_known_one_is_not() {
    let site = site_with(trust_this_machine).await;
    drop(site.log_in_as(ANN).await);
    assert!(site.mails().await.is_empty(), "the first log-in ever is no news");
    drop(log_in_from(&site, ANN, (FIREFOX, "192.0.2.7")).await);
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "A new device logged in to FlaskBoost app");
    for part in ["Firefox on Linux", "192.0.2.7", "15 January 2026, 10:00 UTC", "/account/sessions", "/password/forgot"]
    {
        assert!(mail.text.contains(part), "{part} is not in {mail:?}");
        assert!(mail.html.as_deref().is_some_and(|html| html.contains(part)), "{part} is not in {mail:?}");
    }
    assert!(!mail.html.as_deref().unwrap_or_default().contains("{{"), "{mail:?}");
    // An address nearby and a browser that updated itself are known; each of the two alone is not enough.
    let newer = FIREFOX.replace("140", "141");
    for (agent, address, mails) in [
        (newer.as_str(), "192.0.2.99", 1),
        (FIREFOX, "198.51.100.7", 2),
        (SAFARI, "192.0.2.7", 3),
        (SAFARI, "192.0.2.8", 3),
    ] {
        drop(log_in_from(&site, ANN, (agent, address)).await);
        assert_eq!(site.mails().await.len(), mails, "{agent} {address}");
    }
    let told = kinds(&site).await.iter().filter(|kind| **kind == EventKind::NewDevice.name()).count();
    assert_eq!(told, 3);
    // It is nobody else's news.
    drop(site.log_in_as(BEN).await);
    assert_eq!(site.mails().await.len(), 3);
}

#[tokio::test]
async fn who_wants_no_notices_gets_none() {
    let site = site_with(|settings| {
        trust_this_machine(settings);
        settings.accounts.notices = false;
    })
    .await;
    drop(site.log_in_as(ANN).await);
    let mut ann = log_in_from(&site, ANN, (FIREFOX, "192.0.2.7")).await;
    ann.visit("/account/password").await.assert_status(200);
    ann.fill("Current password", TestApp::PASSWORD).fill("New password", "an entirely new password");
    ann.submit("Change password").await.assert_status(200);
    assert!(site.mails().await.is_empty());
    assert_eq!(kinds(&site).await, ["log_in", "log_in", "new_device", "password_changed"]);
}
