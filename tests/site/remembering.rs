//! Who stays logged in when the browser is closed, for how long, and what an old cookie of theirs does.

use chrono::Duration;
use flaskboost::session::SessionKeeper;
use flaskboost::testing::{Browser, TestApp};
use futures_util::future::join_all;

use crate::authenticator::{enter, turn_on};
use crate::fake_provider::FakeProvider;
use crate::providers::{count, site_of};
use crate::visitors::{ANN, activity_of, site, site_with};

const BOX: &str = "Keep me logged in on this device";

/// Types the password and leaves the box empty.
async fn log_in_for_now(site: &TestApp, email: &str) -> Browser {
    let mut browser = site.browser();
    browser.visit("/login").await.assert_status(200);
    browser.within(".card").fill("E-mail", email).fill("Password", TestApp::PASSWORD);
    assert!(!browser.uncheck(BOX).submit("Log in").await.redirected_from().is_empty());
    browser
}

fn id_of(browser: &Browser) -> String {
    browser.cookie("session").expect("a session").value().to_owned()
}

/// Whether the cookie is kept when the browser is closed.
fn is_kept(browser: &Browser) -> bool {
    browser.cookie("session").expect("a session").expires().is_some()
}

async fn is_inside(browser: &mut Browser) -> bool {
    browser.visit("/account").await.redirected_from().is_empty()
}

#[tokio::test]
async fn whoever_leaves_the_box_empty_is_logged_in_until_the_browser_is_closed_or_unused_for_half_a_day() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let hours = i64::try_from(site.settings().session.short_idle_hours).unwrap();
    let mut library = log_in_for_now(&site, ANN).await;
    assert!(!is_kept(&library));
    for _ in 0..3 {
        site.advance(Duration::hours(hours) - Duration::seconds(1));
        assert!(is_inside(&mut library).await, "it was used in between");
    }
    let id = id_of(&library);
    site.advance(Duration::hours(hours) + Duration::seconds(1));
    let mut laptop = site.log_in_as(ANN).await;
    let page = laptop.visit("/account/sessions").await;
    assert_eq!(page.find_all("tbody tr").len(), 2, "this one and the first; what has ended is no device: {page:?}");
    assert!(!is_inside(library.set_cookie("session", &id)).await);
}

#[tokio::test]
async fn whoever_ticks_it_stays_for_days() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    assert!(is_kept(&ann));
    site.advance(Duration::days(6));
    assert!(is_inside(&mut ann).await);
    assert!(is_kept(&ann));
}

#[tokio::test]
async fn the_setting_says_whether_the_box_is_ticked_at_first() {
    for is_ticked in [true, false] {
        let site = site_with(|settings| settings.session.remember = is_ticked).await;
        let page = site.browser().visit("/login").await;
        let boxes = page.find_all("input[name=remember]");
        assert_eq!(boxes.len(), 2, "one for the password, one for the other ways");
        for one in boxes {
            assert_eq!(one.attribute("checked").is_some(), is_ticked);
        }
        let ann = site.log_in_as(ANN).await;
        assert_eq!(is_kept(&ann), is_ticked);
    }
}

#[tokio::test]
async fn the_choice_survives_the_second_step() {
    let site = site().await;
    let (app, _) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    site.advance(Duration::minutes(1));
    let mut library = log_in_for_now(&site, ANN).await;
    enter(&mut library, &app.code(&site)).await.assert_redirected_to("/");
    assert!(!is_kept(&library));
    site.advance(Duration::minutes(1));
    let mut laptop = site.browser();
    laptop.visit("/login").await.assert_status(200);
    laptop.within(".card").fill("E-mail", ANN).fill("Password", TestApp::PASSWORD).check(BOX);
    laptop.submit("Log in").await.assert_redirected_to("/login/second");
    enter(&mut laptop, &app.code(&site)).await.assert_redirected_to("/");
    assert!(is_kept(&laptop));
}

#[tokio::test]
async fn the_choice_survives_the_journey_to_another_provider() {
    let provider = FakeProvider::start().await;
    let site = site_of(&provider).await;
    provider.is_used_by("ann-7", ANN, true);
    for is_ticked in [true, false] {
        let mut ann = site.browser();
        ann.visit("/login").await.assert_status(200);
        ann.within("#other-ways");
        if is_ticked {
            ann.check(BOX)
        } else {
            ann.uncheck(BOX)
        };
        let page = ann.submit("Continue with Fake Corp").await;
        let back = provider.consent(&crate::providers::link_on(&page));
        ann.visit(&back).await.assert_redirected_to("/");
        assert_eq!(is_kept(&ann), is_ticked);
    }
}

#[tokio::test]
async fn links_and_confirmations_ask_as_well() {
    let site = site().await;
    let mut ann = site.browser();
    ann.visit("/signup").await.assert_status(200);
    ann.within(".card")
        .fill("E-mail", ANN)
        .fill("Password", TestApp::PASSWORD)
        .submit("Sign up")
        .await
        .assert_redirected_to("/signup/sent");
    ann.visit(&site.last_mail_to(ANN).await.link_containing("/confirm/")).await.assert_status(200);
    ann.uncheck(BOX).fill("Password", TestApp::PASSWORD).submit("Confirm my e-mail").await.assert_redirected_to("/");
    assert!(!is_kept(&ann));
    let mut other = site.browser();
    other.visit("/login/link").await.assert_status(200);
    other.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let mail = site.last_mail_to(ANN).await;
    let mut third = other.clone();
    other.visit(&mail.link_containing("/login/link/")).await.assert_status(200);
    other.uncheck(BOX).submit("Log in now").await.assert_redirected_to("/");
    assert!(!is_kept(&other));
    site.advance(Duration::minutes(2));
    third.visit("/login/link").await.assert_status(200);
    third.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let mail = site.last_mail_to(ANN).await;
    let code = mail.text.lines().find(|line| line.len() == 7 && line.bytes().all(|b| b.is_ascii_digit() || b == b' '));
    third.fill("Code", code.expect("a code")).uncheck(BOX).submit("Use the code").await.assert_redirected_to("/");
    assert!(!is_kept(&third));
}

#[tokio::test]
async fn a_new_password_does_not_turn_a_borrowed_device_into_an_own_one() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut library = log_in_for_now(&site, ANN).await;
    library.visit("/account/password").await.assert_status(200);
    library.fill("Current password", TestApp::PASSWORD).fill("New password", "an entirely new password");
    library.submit("Change password").await.assert_redirected_to("/account");
    assert!(is_inside(&mut library).await);
    assert!(!is_kept(&library));
}

#[tokio::test]
async fn the_id_of_a_remembered_session_is_another_one_each_day_and_forms_that_are_open_still_work() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let mut ids = vec![id_of(&ann)];
    ann.visit("/notes/new").await.assert_status(200);
    let form = crate::visitors::token_on(ann.page());
    for _ in 0..3 {
        site.advance(Duration::hours(23));
        assert!(is_inside(&mut ann).await);
        assert_eq!(id_of(&ann), ids[ids.len() - 1], "not yet");
        site.advance(Duration::hours(1));
        assert!(is_inside(&mut ann).await);
        ids.push(id_of(&ann));
        assert_ne!(ids[ids.len() - 1], ids[ids.len() - 2]);
    }
    let sent = ann.post("/notes", &[("csrf_token", &form), ("title", ""), ("text", "")]).await;
    assert_ne!(sent.status(), 403, "{sent:?}");
    assert_eq!(ann.visit("/account/sessions").await.find_all("tbody tr").len(), 1);
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn a_session_that_ends_with_the_browser_keeps_its_id() {
    let site = site_with(|settings| settings.session.short_idle_hours = 100).await;
    drop(site.log_in_as(ANN).await);
    let mut library = log_in_for_now(&site, ANN).await;
    let id = id_of(&library);
    site.advance(Duration::days(2));
    assert!(is_inside(&mut library).await);
    assert_eq!(id_of(&library), id);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_requests_at_the_moment_of_the_change_one_gets_the_new_id_and_nobody_is_logged_out() {
    let site = site().await;
    let ann = site.log_in_as(ANN).await;
    let before = id_of(&ann);
    site.advance(Duration::hours(25));
    let mut all: Vec<Browser> = (0..50).map(|_| ann.clone()).collect();
    let inside = join_all(all.iter_mut().map(is_inside)).await;
    assert!(inside.into_iter().all(|is_inside| is_inside));
    let changed = all.iter().filter(|browser| id_of(browser) != before).count();
    assert_eq!(changed, 1);
    // And a moment later, when the browser has the new one.
    let new = all.iter().position(|browser| id_of(browser) != before).unwrap();
    assert!(is_inside(&mut all[new]).await);
    site.advance(Duration::seconds(59));
    let inside = join_all(all.iter_mut().map(is_inside)).await;
    assert!(inside.into_iter().all(|is_inside| is_inside));
    assert_eq!(count(&site, "sessions").await, 1);
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn an_answer_that_was_lost_on_its_way_logs_nobody_out() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let before = id_of(&ann);
    for _ in 0..3 {
        site.advance(Duration::hours(25));
        assert!(is_inside(&mut ann).await);
        assert_ne!(id_of(&ann), before);
        // The browser never saw it.
        assert!(is_inside(ann.set_cookie("session", &before)).await);
    }
    // When the next one arrives, all is as ever.
    site.advance(Duration::minutes(2));
    assert!(is_inside(&mut ann).await);
    let after = id_of(&ann);
    assert_ne!(after, before);
    site.advance(Duration::hours(1));
    assert!(is_inside(&mut ann).await);
    assert_eq!(id_of(&ann), after);
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn an_old_id_that_comes_later_is_a_copy_so_the_session_ends_and_its_owner_is_told() {
    let site = site().await;
    let (mut ann, mut phone) = (site.log_in_as(ANN).await, site.log_in_as(ANN).await);
    let mut thief = ann.clone();
    site.advance(Duration::hours(25));
    assert!(is_inside(&mut ann).await && is_inside(&mut ann).await, "once for the new id, once with it");
    site.advance(Duration::seconds(61));
    assert!(!is_inside(&mut thief).await);
    assert!(!is_inside(&mut ann).await, "nobody can tell which of the two is the owner");
    assert!(is_inside(&mut phone).await, "nobody had a copy of this one");
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "A device was logged out at FlaskBoost app");
    assert!(mail.link_containing("/password/forgot").starts_with("http"));
    let log = activity_of(&site, &mut phone).await;
    assert_eq!(log[0], "A device was logged out, because somebody had a copy of its cookie");
    // A second try is no second theft.
    assert!(!is_inside(&mut thief).await);
    assert_eq!(site.mails().await.len(), 1);
}

#[tokio::test]
async fn a_thief_who_is_quicker_than_the_owner_is_found_out_by_the_owner() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let mut thief = ann.clone();
    site.advance(Duration::hours(25));
    assert!(is_inside(&mut thief).await && is_inside(&mut thief).await, "nothing is known yet");
    site.advance(Duration::seconds(61));
    assert!(!is_inside(&mut ann).await);
    assert!(!is_inside(&mut thief).await);
    assert_eq!(site.mails().await.len(), 1);
}

#[tokio::test]
async fn an_old_id_of_a_session_that_is_over_means_nothing() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let mut copy = ann.clone();
    site.advance(Duration::hours(25));
    assert!(is_inside(&mut ann).await && is_inside(&mut ann).await);
    ann.submit("Log out").await.assert_redirected_to("/");
    site.advance(Duration::minutes(5));
    assert!(!is_inside(&mut copy).await);
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn what_is_over_is_swept_away() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    drop(log_in_for_now(&site, ANN).await);
    let state = site.state();
    let (clock, random) = (state.clock.clone(), state.random.clone());
    let keeper = SessionKeeper::new(site.db().clone(), clock, random, &site.settings().session, false);
    site.advance(Duration::hours(25));
    assert!(is_inside(&mut ann).await);
    assert_eq!(keeper.sweep().await.unwrap(), 1, "the one that ended with its browser");
    assert_eq!((count(&site, "sessions").await, count(&site, "session_past_ids").await), (1, 1));
    site.advance(Duration::days(31));
    assert_eq!(keeper.sweep().await.unwrap(), 1);
    assert_eq!(count(&site, "session_past_ids").await, 0);
}
