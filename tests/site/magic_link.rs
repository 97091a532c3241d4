//! Logging in with a link from a mail: once, for a while, and nobody but a member.

use chrono::Duration;
use flaskboost::accounts::User;
use flaskboost::testing::{Browser, TestApp};
use http::Method;

use crate::visitors::{ANN, BEN, activity_of, form, log_in, sign_up, site, site_with, token_of};

/// Asks for a link, as somebody who came from the page to log in.
async fn ask(site: &TestApp, browser: &mut Browser, email: &str) -> String {
    browser.visit("/login/link").await.assert_status(200);
    browser.fill("E-mail", email).submit("Send the link").await.assert_redirected_to("/signup/sent");
    site.last_mail_to(email).await.link_containing("/login/link/")
}

#[tokio::test]
async fn somebody_logs_in_without_a_password() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.browser();
    ann.visit("/login").await.assert_status(200);
    ann.click("Log in with a link by mail").await.assert_status(200);
    let page = ann.fill("E-mail", " ANN@example.org").submit("Send the link").await;
    page.assert_redirected_to("/signup/sent").assert_text("a mail with a link to log in is on its way");
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "Log in to FlaskBoost app");
    assert!(mail.text.contains("The link works once, within 15 minutes."), "{mail:?}");
    assert!(mail.html.as_deref().is_some_and(|html| html.contains("/login/link/")), "{mail:?}");
    ann.visit(&mail.link_containing("/login/link/")).await.assert_status(200).assert_text(ANN);
    ann.submit("Log in now").await.assert_redirected_to("/").assert_text(ANN);
    assert_eq!(activity_of(&site, &mut ann).await[0], "Logged in with a link");
}

#[tokio::test]
async fn opening_the_link_logs_nobody_in_until_the_button_is_pressed() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let link = ask(&site, &mut site.browser(), ANN).await;
    for _ in 0..3 {
        let mut scanner = site.browser();
        scanner.visit(&link).await.assert_status(200);
        scanner.visit("/account").await.assert_redirected_to("/login");
    }
    let mut ann = site.browser();
    ann.visit(&link).await.assert_status(200);
    ann.submit("Log in now").await.assert_redirected_to("/");
}

#[tokio::test]
async fn of_fifty_who_press_the_button_at_once_one_gets_in() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let link = ask(&site, &mut site.browser(), ANN).await;
    let mut browsers = Vec::new();
    for _ in 0..50 {
        let mut browser = site.browser();
        browser.visit(&link).await.assert_status(200);
        browsers.push(browser);
    }
    let pages = futures_util::future::join_all(browsers.iter_mut().map(|one| one.submit("Log in now"))).await;
    let entered = pages.iter().filter(|page| page.status() == 200).count();
    let gone = pages.iter().filter(|page| page.status() == 410).count();
    assert_eq!((entered, gone), (1, 49));
    browsers[0].visit(&link).await.assert_status(410).assert_text("This link is used up");
}

#[tokio::test]
async fn a_link_expires_after_a_quarter_of_an_hour() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.browser();
    let link = ask(&site, &mut ann, ANN).await;
    site.advance(Duration::minutes(15) - Duration::seconds(1));
    ann.visit(&link).await.assert_status(200);
    site.advance(Duration::seconds(1));
    ann.submit("Log in now").await.assert_status(410);
    ann.visit(&link).await.assert_status(410);
    ann.visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn a_link_for_another_purpose_logs_nobody_in() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.browser();
    let link = ask(&site, &mut ann, ANN).await;
    ann.visit("/password/forgot").await.assert_status(200);
    ann.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let reset = site.last_mail_to(ANN).await.link_containing("/password/reset/");
    let token = token_of(&mut ann).await;
    for wrong in [
        reset.replace("/password/reset/", "/login/link/"),
        link.replace("/login/link/", "/password/reset/"),
        link.replace("/login/link/", "/confirm/"),
        "/login/link/x".to_owned(),
    ] {
        ann.visit(&wrong).await.assert_status(410);
        let fields = [("csrf_token", token.as_str()), ("password", "an entirely new password")];
        ann.post(&wrong, &fields).await.assert_status(410);
    }
    ann.visit(&link).await.assert_status(200);
}

#[tokio::test]
async fn what_voids_links_voids_this_one() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let link = ask(&site, &mut site.browser(), ANN).await;
    ann.visit("/account/password").await.assert_status(200);
    ann.fill("Current password", TestApp::PASSWORD).fill("New password", "an entirely new password");
    ann.submit("Change password").await.assert_status(200);
    site.browser().visit(&link).await.assert_status(410);
    site.advance(Duration::minutes(1));
    let link = ask(&site, &mut site.browser(), ANN).await;
    let user = User::find_by_email(site.db(), ANN).await.unwrap().unwrap();
    user.deactivate(site.db(), site.clock()).await.unwrap();
    site.browser().visit(&link).await.assert_status(410);
}

#[tokio::test]
async fn a_link_goes_to_members_only_and_confirms_nothing() {
    let site = site().await;
    sign_up(&site, &mut site.browser(), ANN).await.assert_status(200);
    drop(site.log_in_as(BEN).await);
    let user = User::find_by_email(site.db(), BEN).await.unwrap().unwrap();
    user.deactivate(site.db(), site.clock()).await.unwrap();
    for email in [ANN, BEN, "nobody@example.org"] {
        let mut browser = site.browser();
        browser.visit("/login/link").await.assert_status(200);
        browser.fill("E-mail", email).submit("Send the link").await.assert_redirected_to("/signup/sent");
    }
    assert_eq!(site.mails().await.len(), 1, "the mail of the sign-up only");
    assert!(!User::find_by_email(site.db(), ANN).await.unwrap().unwrap().is_confirmed());
    log_in(&mut site.browser(), ANN, TestApp::PASSWORD).await.assert_status(422);
}

#[tokio::test]
async fn many_requests_for_a_link_send_one_mail_a_minute() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    for sent in 1..=2 {
        for _ in 0..10 {
            drop(ask(&site, &mut site.browser(), ANN).await);
        }
        assert_eq!(site.mails().await.len(), sent);
        site.advance(Duration::minutes(1));
    }
}

#[tokio::test]
async fn a_link_leads_where_somebody_wanted_to_go() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.browser();
    ann.visit("/notes?page=2").await.assert_redirected_to("/login?next=%2Fnotes%3Fpage%3D2");
    ann.click("Log in with a link by mail").await.assert_status(200);
    let page = ann.fill("E-mail", "not an address").submit("Send the link").await;
    page.assert_status(422);
    ann.fill("E-mail", ANN).submit("Send the link").await.assert_redirected_to("/signup/sent");
    let link = site.last_mail_to(ANN).await.link_containing("/login/link/");
    // Another browser, such as the one of the mail program, goes there too.
    let mut phone = site.browser();
    phone.visit(&link).await.assert_status(200);
    assert_eq!(phone.submit("Log in now").await.url(), "/notes?page=2");
}

#[tokio::test]
async fn the_way_on_never_leaves_the_site() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    for elsewhere in
        ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)"]
    {
        let encoded: String = form_urlencoded::byte_serialize(elsewhere.as_bytes()).collect();
        let mut ann = site.browser();
        let page = ann.visit(&format!("/login/link?next={encoded}")).await;
        assert!(!page.html().contains("evil.example") && !page.html().contains("alert(1)"), "{page:?}");
        let token = crate::visitors::token_on(&page);
        let fields = [("csrf_token", token.as_str()), ("email", ANN), ("next", elsewhere)];
        let page = ann.request(form(&Method::POST, "/login/link", &fields)).await;
        if page.status() == 422 {
            continue;
        }
        ann.visit(&site.last_mail_to(ANN).await.link_containing("/login/link/")).await.assert_status(200);
        assert_eq!(ann.submit("Log in now").await.url(), "/", "{elsewhere:?}");
        site.advance(Duration::minutes(1));
    }
}

#[tokio::test]
async fn entering_in_the_browser_of_somebody_else_logs_them_out() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let link = ask(&site, &mut site.browser(), ANN).await;
    let mut family = site.log_in_as(BEN).await;
    let before = family.cookie("session").expect("a session").value().to_owned();
    family.visit(&link).await.assert_status(200);
    family.submit("Log in now").await.assert_redirected_to("/");
    family.visit("/account").await.assert_text(ANN).assert_no_text(BEN);
    site.browser().set_cookie("session", &before).visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn a_forged_press_of_the_button_uses_nothing_up() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let link = ask(&site, &mut site.browser(), ANN).await;
    let path = &link[link.find("/login").unwrap()..];
    site.browser().request(form(&Method::POST, path, &[("csrf_token", "forged")])).await.assert_status(403);
    site.browser().visit(&link).await.assert_status(200);
}

#[tokio::test]
async fn where_links_let_nobody_in_there_are_no_such_pages() {
    let site = site_with(|settings| settings.accounts.magic_link = false).await;
    let mut ann = site.browser();
    let token = token_of(&mut ann).await;
    for path in ["/login/link", "/login/link/x"] {
        ann.visit(path).await.assert_status(404);
        ann.post(path, &[("csrf_token", token.as_str()), ("email", ANN)]).await.assert_status(404);
    }
    ann.visit("/login").await.assert_status(200).assert_no_text("Log in with a link");
    assert!(site.mails().await.is_empty());
}
