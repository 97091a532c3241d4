//! Choosing another password: with a link from a mail, or with the old one.

use chrono::Duration;
use flaskboost::testing::{Browser, Page, TestApp};
use sea_orm::{ConnectionTrait, Statement};

use crate::visitors::{ANN, BEN, log_in, sign_up, site};

const NEW: &str = "an entirely new password";

async fn ask_for_a_link(site: &TestApp, browser: &mut Browser, email: &str) -> String {
    browser.visit("/password/forgot").await.assert_status(200);
    browser.fill("E-mail", email).submit("Send the link").await.assert_redirected_to("/signup/sent");
    site.last_mail_to(email).await.link_containing("/password/reset/")
}

async fn change(browser: &mut Browser, current: &str, new: &str) -> Page {
    browser.visit("/account/password").await.assert_status(200);
    browser.fill("Current password", current).fill("New password", new).submit("Change password").await
}

#[tokio::test]
async fn somebody_who_forgot_the_password_chooses_another() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.browser();
    ann.visit("/login").await.assert_status(200);
    ann.click("Forgot your password?").await.assert_status(200);
    ann.fill("E-mail", ANN).submit("Send the link").await.assert_text("Check your mail");
    let link = site.last_mail_to(ANN).await.link_containing("/password/reset/");
    ann.visit(&link).await.assert_status(200);
    let page = ann.fill("New password", NEW).submit("Save password").await;
    page.assert_redirected_to("/login").assert_text("Your password is changed. Log in with it.");
    assert_eq!(site.last_mail_to(ANN).await.subject, "Your password at FlaskBoost app was changed");
    log_in(&mut ann, ANN, TestApp::PASSWORD).await.assert_status(422);
    log_in(&mut ann, ANN, NEW).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_reset_ends_every_session_and_voids_every_link() {
    let site = site().await;
    let mut thief = site.log_in_as(ANN).await;
    let mut ann = site.browser();
    let first = ask_for_a_link(&site, &mut ann, ANN).await;
    site.advance(Duration::minutes(1));
    let second = ask_for_a_link(&site, &mut ann, ANN).await;
    assert_ne!(first, second);
    ann.visit(&first).await.assert_status(200);
    ann.visit(&second).await.assert_status(200);
    ann.fill("New password", NEW).submit("Save password").await.assert_redirected_to("/login");
    thief.visit("/account").await.assert_redirected_to("/login");
    for link in [&first, &second] {
        ann.visit(link).await.assert_status(410).assert_text("This link is used up");
    }
}

#[tokio::test]
async fn a_link_to_reset_works_once() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.browser();
    let link = ask_for_a_link(&site, &mut ann, ANN).await;
    ann.visit(&link).await.assert_status(200);
    let mut browsers: Vec<Browser> = (0..4).map(|_| ann.clone()).collect();
    for (number, browser) in browsers.iter_mut().enumerate() {
        browser.fill("New password", &format!("{NEW} {number}"));
    }
    let pages = futures_util::future::join_all(browsers.iter_mut().map(|one| one.submit("Save password"))).await;
    let statuses: Vec<u16> = pages.iter().map(|page| page.status().as_u16()).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 410).count(), 3, "{statuses:?}");
}

#[tokio::test]
async fn a_link_to_reset_expires() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.browser();
    let link = ask_for_a_link(&site, &mut ann, ANN).await;
    let minutes = i64::try_from(site.settings().accounts.reset_minutes).unwrap();
    site.advance(Duration::minutes(minutes) - Duration::seconds(1));
    ann.visit(&link).await.assert_status(200);
    site.advance(Duration::seconds(1));
    ann.fill("New password", NEW).submit("Save password").await.assert_status(410);
    ann.visit(&link).await.assert_status(410);
    log_in(&mut ann, ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_link_for_one_purpose_is_worthless_for_the_other() {
    let site = site().await;
    let mut ann = site.browser();
    sign_up(&site, &mut ann, ANN).await.assert_status(200);
    let confirm = site.last_mail_to(ANN).await.link_containing("/confirm/");
    let reset = ask_for_a_link(&site, &mut ann, ANN).await;
    ann.visit(&confirm.replace("/confirm/", "/password/reset/")).await.assert_status(410);
    ann.visit(&reset.replace("/password/reset/", "/confirm/")).await.assert_status(410);
    // Reading the mail proves the address, so a reset confirms it too.
    ann.visit(&reset).await.assert_status(200);
    ann.fill("New password", NEW).submit("Save password").await.assert_status(200);
    log_in(&mut ann, ANN, NEW).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_new_password_that_is_too_short_is_refused_and_leaves_the_link_working() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.browser();
    let link = ask_for_a_link(&site, &mut ann, ANN).await;
    ann.visit(&link).await.assert_status(200);
    let page = ann.fill("New password", "short").submit("Save password").await;
    page.assert_status(422).assert_field_error("New password", "Use at least 12 characters.");
    ann.fill("New password", NEW).submit("Save password").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn the_page_with_a_secret_in_its_address_tells_it_to_nobody() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.browser();
    let link = ask_for_a_link(&site, &mut ann, ANN).await;
    let page = ann.visit(&link).await;
    page.assert_status(200);
    // To our own pages only: the policy keeps the address from everybody else.
    let policy = page.header("referrer-policy").unwrap_or_default();
    assert!(["same-origin", "no-referrer"].contains(&policy), "{policy}");
    let caching = page.header("cache-control").unwrap_or_default();
    assert!(caching.contains("private") || caching.contains("no-store"), "{caching}");
    assert!(page.links().iter().all(|link| link.href.starts_with(['/', '#'])), "{:?}", page.links());
}

#[tokio::test]
async fn changing_the_password_ends_the_sessions_of_other_devices() {
    let site = site().await;
    let mut laptop = site.log_in_as(ANN).await;
    let mut phone = site.log_in_as(ANN).await;
    let mut ben = site.log_in_as(BEN).await;
    let before = laptop.cookie("session").expect("a session").value().to_owned();
    let page = change(&mut laptop, TestApp::PASSWORD, NEW).await;
    page.assert_redirected_to("/account").assert_text("your sessions on other devices have ended");
    phone.visit("/account").await.assert_redirected_to("/login");
    laptop.visit("/account").await.assert_status(200);
    ben.visit("/account").await.assert_status(200);
    let mut thief = site.browser();
    thief.set_cookie("session", &before).visit("/account").await.assert_redirected_to("/login");
    log_in(&mut phone, ANN, NEW).await.assert_redirected_to("/");
    assert_eq!(site.last_mail_to(ANN).await.subject, "Your password at FlaskBoost app was changed");
}

#[tokio::test]
async fn changing_the_password_takes_the_current_one() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let page = change(&mut ann, "not my password", NEW).await;
    page.assert_status(422).assert_field_error("Current password", "This is not your current password.");
    for label in ["Current password", "New password"] {
        assert_eq!(page.field_value(label), "");
    }
    let page = change(&mut ann, TestApp::PASSWORD, "short").await;
    page.assert_status(422).assert_field_error("New password", "Use at least 12 characters.");
    log_in(&mut site.browser(), ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn changing_the_password_voids_links_that_were_mailed_before() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let link = ask_for_a_link(&site, &mut site.browser(), ANN).await;
    change(&mut ann, TestApp::PASSWORD, NEW).await.assert_status(200);
    site.browser().visit(&link).await.assert_status(410);
}

#[tokio::test]
async fn many_requests_for_a_link_send_one_mail_a_minute() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    for sent in 1..=2 {
        let mut asking: Vec<Browser> = (0..20).map(|_| site.browser()).collect();
        for stranger in &mut asking {
            stranger.visit("/password/forgot").await.assert_status(200);
            stranger.fill("E-mail", ANN).submit("Send the link").await.assert_redirected_to("/signup/sent");
        }
        assert_eq!(site.mails().await.len(), sent);
        site.advance(Duration::minutes(1));
    }
}

#[tokio::test]
async fn a_session_that_begins_while_the_password_changes_is_refused() {
    let site = site().await;
    let mut thief = site.log_in_as(ANN).await;
    let mut ben = site.log_in_as(BEN).await;
    // As when another password is saved after the thief's was checked and before the session is written: the session
    // is not there to be ended yet.
    let change = "UPDATE users SET password_hash = password_hash || 'x' WHERE email = 'ann@example.org'";
    let statement = Statement::from_string(ConnectionTrait::get_database_backend(site.db()), change);
    site.db().execute_raw(statement).await.unwrap();
    thief.visit("/account").await.assert_redirected_to("/login");
    thief.visit("/").await.assert_no_text(ANN);
    ben.visit("/account").await.assert_status(200);
}

#[tokio::test]
async fn of_many_who_change_a_password_at_once_one_is_still_logged_in() {
    let site = site().await;
    let mut devices = Vec::new();
    for number in 0..4 {
        let mut device = site.log_in_as(ANN).await;
        device.visit("/account/password").await.assert_status(200);
        device.fill("Current password", TestApp::PASSWORD).fill("New password", &format!("{NEW} {number}"));
        devices.push(device);
    }
    futures_util::future::join_all(devices.iter_mut().map(|device| device.submit("Change password"))).await;
    let mut logged_in = Vec::new();
    for (number, device) in devices.iter_mut().enumerate() {
        if !device.visit("/account").await.redirected_from().contains(&"/account") {
            logged_in.push(number);
        }
    }
    let [winner] = logged_in[..] else { panic!("{logged_in:?}") };
    log_in(&mut site.browser(), ANN, &format!("{NEW} {winner}")).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_change_and_a_reset_at_once_leave_one_password_and_no_thief() {
    let site = site().await;
    let mut thief = site.log_in_as(ANN).await;
    let mut ann = site.browser();
    let link = ask_for_a_link(&site, &mut ann, ANN).await;
    ann.visit(&link).await.assert_status(200);
    ann.fill("New password", NEW);
    thief.visit("/account/password").await.assert_status(200);
    thief.fill("Current password", TestApp::PASSWORD).fill("New password", "of a thief, of a thief");
    let (reset, changed) = tokio::join!(ann.submit("Save password"), thief.submit("Change password"));
    let is_reset = reset.redirected_from().len() == 1;
    assert_eq!(changed.redirected_from().len() == 1 && changed.url() == "/account", !is_reset, "{changed:?}");
    log_in(&mut site.browser(), ANN, if is_reset { NEW } else { "of a thief, of a thief" }).await.assert_status(200);
    if is_reset {
        thief.visit("/account").await.assert_redirected_to("/login");
    }
}
