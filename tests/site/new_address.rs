//! Another e-mail address: the new one is proved, the old one is told, and it may be taken back.

use chrono::Duration;
use flaskboost::accounts::User;
use flaskboost::testing::{Browser, Page, TestApp};
use http::Method;

use crate::visitors::{ANN, BEN, EVE, activity_of, form, log_in, sign_up, site, token_of, token_on};

const NEW: &str = "ann.new@example.org";
const OTHER: &str = "an entirely new password";

async fn ask(browser: &mut Browser, email: &str, password: &str) -> Page {
    browser.visit("/account/email").await.assert_status(200);
    browser.fill("New e-mail", email).fill("Current password", password).submit("Send the link").await
}

/// Follows the link in the mail to the new address, and types the password.
async fn follow(site: &TestApp, browser: &mut Browser, email: &str) -> Page {
    let link = site.last_mail_to(email).await.link_containing("/email/");
    browser.visit(&link).await.assert_status(200).assert_text(email);
    browser.fill("Password", TestApp::PASSWORD).submit("Use this address").await
}

/// Moves from one address to another, and gives back the link to undo it.
async fn change(site: &TestApp, browser: &mut Browser, from: &str, to: &str) -> String {
    ask(browser, to, TestApp::PASSWORD).await.assert_redirected_to("/account");
    follow(site, browser, to).await.assert_redirected_to("/account").assert_text(to);
    site.advance(Duration::minutes(1));
    site.last_mail_to(from).await.link_containing("/email/undo/")
}

#[tokio::test]
async fn somebody_takes_another_address() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/account").await.assert_status(200);
    ann.click("Change your e-mail").await.assert_status(200).assert_text(ANN);
    let page = ask(&mut ann, " Ann.New@Example.org", TestApp::PASSWORD).await;
    page.assert_redirected_to("/account").assert_text("Check the mail of ann.new@example.org");
    page.assert_text(ANN);
    let mail = site.last_mail_to(NEW).await;
    assert_eq!(mail.subject, "Your new e-mail for FlaskBoost app");
    assert!(mail.html.as_deref().is_some_and(|html| html.contains("/email/")), "{mail:?}");
    assert_eq!(site.mails().await.len(), 1, "nothing has changed yet, so the old address is not told");
    let page = follow(&site, &mut ann, NEW).await;
    page.assert_redirected_to("/account").assert_text("Your e-mail address is changed.").assert_text(NEW);
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "Your e-mail at FlaskBoost app was changed");
    for part in [NEW, "/email/undo/", "within 7 days"] {
        assert!(mail.text.contains(part), "{mail:?}");
        assert!(mail.html.as_deref().is_some_and(|html| html.contains(part)), "{mail:?}");
    }
    log_in(&mut site.browser(), ANN, TestApp::PASSWORD).await.assert_status(422);
    log_in(&mut site.browser(), NEW, TestApp::PASSWORD).await.assert_redirected_to("/");
    let log = activity_of(&site, &mut ann).await;
    assert_eq!(log, ["Logged in", "Changed the e-mail address", "Asked for another e-mail address", "Logged in"]);
}

#[tokio::test]
async fn asking_takes_the_current_password_and_an_address_that_is_another() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let page = ask(&mut ann, NEW, "not my password").await;
    page.assert_status(422).assert_field_error("Current password", "This is not your current password.");
    assert_eq!(page.field_value("New e-mail"), NEW);
    assert_eq!(page.field_value("Current password"), "");
    let page = ask(&mut ann, "ANN@example.org", TestApp::PASSWORD).await;
    page.assert_status(422).assert_field_error("New e-mail", "This is your address already.");
    ask(&mut ann, "not an address", TestApp::PASSWORD).await.assert_status(422);
    assert!(site.mails().await.is_empty());
    assert_eq!(activity_of(&site, &mut ann).await[1], "Tried to change the e-mail address and was refused");
    let mut stranger = site.browser();
    stranger.visit("/account/email").await.assert_redirected_to("/login");
    let token = token_on(stranger.page());
    let fields = [("csrf_token", token.as_str()), ("email", NEW), ("current_password", TestApp::PASSWORD)];
    stranger.post("/account/email", &fields).await.assert_redirected_to("/login");
    let forged = [("csrf_token", "forged"), ("email", NEW), ("current_password", TestApp::PASSWORD)];
    ann.request(form(&Method::POST, "/account/email", &forged)).await.assert_status(403);
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn an_address_that_has_an_account_gets_the_same_answer_and_its_owner_is_told() {
    let site = site().await;
    drop(site.log_in_as(BEN).await);
    let mut ann = site.log_in_as(ANN).await;
    let taken = ask(&mut ann, BEN, TestApp::PASSWORD).await;
    taken.assert_redirected_to("/account").assert_text(&format!("Check the mail of {BEN}"));
    let mail = site.last_mail_to(BEN).await;
    assert_eq!(mail.subject, "Your address has an account at FlaskBoost app");
    assert!(!mail.links().iter().any(|link| link.contains("/email/")), "{mail:?}");
    assert!(mail.html.is_some());
    site.advance(Duration::minutes(1));
    let free = ask(&mut ann, EVE, TestApp::PASSWORD).await;
    assert_eq!(taken.text().replace(BEN, "[email]"), free.text().replace(EVE, "[email]"));
    assert_eq!(site.mails().await.len(), 2);
}

#[tokio::test]
async fn one_link_a_minute_and_only_the_newest_works() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    ask(&mut ann, NEW, TestApp::PASSWORD).await.assert_redirected_to("/account");
    let first = site.last_mail_to(NEW).await.link_containing("/email/");
    let page = ask(&mut ann, EVE, TestApp::PASSWORD).await;
    page.assert_status(422).assert_text("A link was sent less than a minute ago.");
    site.advance(Duration::minutes(1));
    ask(&mut ann, EVE, TestApp::PASSWORD).await.assert_redirected_to("/account");
    ann.visit(&first).await.assert_status(410);
    follow(&site, &mut ann, EVE).await.assert_redirected_to("/account").assert_text(EVE);
}

#[tokio::test]
async fn opening_the_link_changes_nothing_and_a_stranger_who_gets_it_gains_nothing() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    ask(&mut ann, EVE, TestApp::PASSWORD).await.assert_status(200);
    let link = site.last_mail_to(EVE).await.link_containing("/email/");
    let mut eve = site.browser();
    for guess in ["", "a guess", TestApp::PASSWORD.trim_end_matches('e')] {
        eve.visit(&link).await.assert_status(200);
        eve.fill("Password", guess).submit("Use this address").await.assert_status(422);
    }
    assert!(User::find_by_email(site.db(), ANN).await.unwrap().is_some());
    let path = &link[link.find("/email/").unwrap()..];
    eve.request(form(&Method::POST, path, &[("csrf_token", "forged")])).await.assert_status(403);
    eve.visit(&link).await.assert_status(200);
}

#[tokio::test]
async fn a_link_expires_is_for_its_purpose_only_and_ends_with_the_password() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let token = token_of(&mut ann).await;
    ask(&mut ann, NEW, TestApp::PASSWORD).await.assert_status(200);
    let link = site.last_mail_to(NEW).await.link_containing("/email/");
    for wrong in ["/email/undo/", "/confirm/", "/password/reset/", "/login/link/"] {
        let wrong = link.replace("/email/", wrong);
        ann.visit(&wrong).await.assert_status(410);
        let fields = [("csrf_token", token.as_str()), ("password", OTHER)];
        ann.post(&wrong, &fields).await.assert_status(410);
    }
    site.advance(Duration::hours(48));
    ann.visit(&link).await.assert_status(410).assert_text("This link is used up");
    ann.post(&link, &[("csrf_token", &token), ("current_password", TestApp::PASSWORD)]).await.assert_status(410);
    let mut ann = site.log_in_as(ANN).await;
    ask(&mut ann, NEW, TestApp::PASSWORD).await.assert_status(200);
    let link = site.last_mail_to(NEW).await.link_containing("/email/");
    ann.visit("/account/password").await.assert_status(200);
    ann.fill("Current password", TestApp::PASSWORD).fill("New password", OTHER);
    ann.submit("Change password").await.assert_status(200);
    ann.visit(&link).await.assert_status(410);
}

#[tokio::test]
async fn of_fifty_who_follow_the_link_at_once_one_changes_the_address() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    ask(&mut ann, NEW, TestApp::PASSWORD).await.assert_status(200);
    let link = site.last_mail_to(NEW).await.link_containing("/email/");
    let mut browsers = Vec::new();
    for _ in 0..50 {
        let mut browser = site.browser();
        browser.visit(&link).await.assert_status(200);
        browser.fill("Password", TestApp::PASSWORD);
        browsers.push(browser);
    }
    let pages = futures_util::future::join_all(browsers.iter_mut().map(|one| one.submit("Use this address"))).await;
    let changed = pages.iter().filter(|page| page.status() == 200).count();
    let gone = pages.iter().filter(|page| page.status() == 410).count();
    assert_eq!((changed, gone), (1, 49));
    let told = site.mails().await.iter().filter(|mail| mail.is_to(ANN)).count();
    assert_eq!(told, 1);
}

#[tokio::test]
async fn of_two_who_want_one_address_the_first_gets_it_and_the_other_is_told_kindly() {
    let site = site().await;
    let (mut ann, mut ben) = (site.log_in_as(ANN).await, site.log_in_as(BEN).await);
    ask(&mut ann, NEW, TestApp::PASSWORD).await.assert_status(200);
    let anns = site.last_mail_to(NEW).await.link_containing("/email/");
    ask(&mut ben, NEW, TestApp::PASSWORD).await.assert_status(200);
    let bens = site.last_mail_to(NEW).await.link_containing("/email/");
    assert_ne!(anns, bens);
    for (browser, link) in [(&mut ann, &anns), (&mut ben, &bens)] {
        browser.visit(link).await.assert_status(200);
        browser.fill("Password", TestApp::PASSWORD);
    }
    let (one, other) = tokio::join!(ann.submit("Use this address"), ben.submit("Use this address"));
    let mut statuses = [one.status().as_u16(), other.status().as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let refused = if one.status() == 409 { one } else { other };
    refused.assert_text("This address is in use").assert_text("nothing was changed");
}

#[tokio::test]
async fn an_account_that_nobody_confirmed_gives_way() {
    let site = site().await;
    sign_up(&site, &mut site.browser(), NEW).await.assert_status(200);
    let mut ann = site.log_in_as(ANN).await;
    ask(&mut ann, NEW, TestApp::PASSWORD).await.assert_status(200);
    follow(&site, &mut ann, NEW).await.assert_redirected_to("/account").assert_text(NEW);
}

#[tokio::test]
async fn a_change_voids_links_that_went_to_the_old_address() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let mut old = site.browser();
    old.visit("/password/forgot").await.assert_status(200);
    old.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let reset = site.last_mail_to(ANN).await.link_containing("/password/reset/");
    drop(change(&site, &mut ann, ANN, NEW).await);
    old.visit(&reset).await.assert_status(410);
}

#[tokio::test]
async fn the_old_address_takes_the_account_back_from_a_thief() {
    let site = site().await;
    let mut thief = site.log_in_as(ANN).await;
    let undo = change(&site, &mut thief, ANN, EVE).await;
    // The thief chooses another password, and moves on once more.
    thief.visit("/account/password").await.assert_status(200);
    thief.fill("Current password", TestApp::PASSWORD).fill("New password", OTHER);
    thief.submit("Change password").await.assert_redirected_to("/account");
    // Opening the link changes nothing.
    let mut ann = site.browser();
    ann.visit(&undo).await.assert_status(200).assert_text(ANN);
    thief.visit("/account").await.assert_status(200);
    let page = ann.submit("Take my address back").await;
    page.assert_status(200).assert_text("Now choose a new password.");
    assert!(page.url().starts_with("/password/reset/"), "{}", page.url());
    thief.visit("/account").await.assert_redirected_to("/login");
    for email in [ANN, EVE] {
        for password in [TestApp::PASSWORD, OTHER] {
            log_in(&mut thief, email, password).await.assert_status(422);
        }
    }
    ann.fill("New password", "only Ann knows this one").submit("Save password").await.assert_redirected_to("/login");
    log_in(&mut ann, ANN, "only Ann knows this one").await.assert_redirected_to("/");
    let log = activity_of(&site, &mut ann).await;
    assert!(log.contains(&"Took back the change of the e-mail address".to_owned()), "{log:?}");
    ann.visit(&undo).await.assert_status(410);
}

#[tokio::test]
async fn a_thief_who_moves_twice_cannot_keep_the_owner_from_coming_back() {
    let site = site().await;
    let mut thief = site.log_in_as(ANN).await;
    let owners = change(&site, &mut thief, ANN, EVE).await;
    let thiefs = change(&site, &mut thief, EVE, BEN).await;
    // To use the younger link does not void the older one, and the older voids the younger.
    let mut ann = site.browser();
    ann.visit(&owners).await.assert_status(200);
    let mut other = site.browser();
    other.visit(&thiefs).await.assert_status(200);
    other.submit("Take my address back").await.assert_status(200);
    ann.submit("Take my address back").await.assert_status(200).assert_text("Now choose a new password.");
    other.visit(&thiefs).await.assert_status(410);
    // Nor does an account that the thief makes at the old address.
    assert!(User::find_by_email(site.db(), ANN).await.unwrap().is_some());
}

#[tokio::test]
async fn an_owner_who_moves_back_leaves_a_thief_no_way_back() {
    let site = site().await;
    let mut owner = site.log_in_as(ANN).await;
    let mut thief = site.log_in_as(ANN).await;
    let undo = change(&site, &mut thief, ANN, EVE).await;
    site.advance(Duration::days(3));
    // The owner was logged out by it, but still knows the password.
    owner.visit("/account").await.assert_redirected_to("/login");
    log_in(&mut owner, EVE, TestApp::PASSWORD).await.assert_status(200);
    ask(&mut owner, ANN, TestApp::PASSWORD).await.assert_redirected_to("/account");
    let link = site.last_mail_to(ANN).await.link_containing("/email/");
    owner.visit(&link).await.assert_status(200);
    let page = owner.fill("Password", TestApp::PASSWORD).submit("Use this address").await;
    page.assert_redirected_to("/login").assert_text("Your old address is back");
    // Neither the way back of the thief is there, nor a session, nor the owner's own way, which is used up.
    assert!(site.mails().await.iter().all(|mail| mail.to != EVE || !mail.text.contains("/email/undo/")));
    thief.visit("/account").await.assert_redirected_to("/login");
    owner.visit(&undo).await.assert_status(410);
    log_in(&mut owner, ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
}

#[tokio::test]
async fn the_older_way_back_voids_the_younger() {
    let site = site().await;
    let mut thief = site.log_in_as(ANN).await;
    let owners = change(&site, &mut thief, ANN, EVE).await;
    let thiefs = change(&site, &mut thief, EVE, BEN).await;
    let mut ann = site.browser();
    ann.visit(&owners).await.assert_status(200);
    ann.submit("Take my address back").await.assert_status(200);
    site.browser().visit(&thiefs).await.assert_status(410);
}

#[tokio::test]
async fn a_sign_up_with_the_old_address_does_not_stand_in_the_way() {
    let site = site().await;
    let mut thief = site.log_in_as(ANN).await;
    let undo = change(&site, &mut thief, ANN, EVE).await;
    sign_up(&site, &mut site.browser(), ANN).await.assert_status(200);
    let mut ann = site.browser();
    ann.visit(&undo).await.assert_status(200);
    ann.submit("Take my address back").await.assert_status(200).assert_text("Now choose a new password.");
}

#[tokio::test]
async fn an_old_address_that_has_an_account_by_now_is_told_kindly() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let undo = change(&site, &mut ann, ANN, NEW).await;
    drop(site.log_in_as(ANN).await);
    let mut old = site.browser();
    old.visit(&undo).await.assert_status(200);
    old.submit("Take my address back").await.assert_status(409).assert_text("This address is in use");
    ann.visit("/account").await.assert_status(200).assert_text(NEW);
}

#[tokio::test]
async fn the_way_back_works_once_for_a_week_and_not_for_a_forger() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let undo = change(&site, &mut ann, ANN, NEW).await;
    let path = undo[undo.find("/email/").unwrap()..].to_owned();
    site.browser().request(form(&Method::POST, &path, &[("csrf_token", "forged")])).await.assert_status(403);
    site.advance(Duration::days(7) - Duration::minutes(1) - Duration::seconds(1));
    let mut browsers = Vec::new();
    for _ in 0..50 {
        let mut browser = site.browser();
        browser.visit(&undo).await.assert_status(200);
        browsers.push(browser);
    }
    let mut late = browsers[0].clone();
    site.advance(Duration::seconds(1));
    late.submit("Take my address back").await.assert_status(410);
    late.visit(&undo).await.assert_status(410);
    site.advance(Duration::seconds(-1));
    let pages = futures_util::future::join_all(browsers.iter_mut().map(|one| one.submit("Take my address back"))).await;
    let undone = pages.iter().filter(|page| page.status() == 200).count();
    let gone = pages.iter().filter(|page| page.status() == 410).count();
    assert_eq!((undone, gone), (1, 49));
}

#[tokio::test]
async fn a_closed_account_cannot_be_taken_back() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let undo = change(&site, &mut ann, ANN, NEW).await;
    let user = User::find_by_email(site.db(), NEW).await.unwrap().unwrap();
    user.deactivate(site.db(), site.clock()).await.unwrap();
    let mut old = site.browser();
    old.visit(&undo).await.assert_status(200);
    old.submit("Take my address back").await.assert_status(410);
}
