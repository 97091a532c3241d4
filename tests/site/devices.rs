//! The devices on which somebody is logged in: shown to them only, and ended one by one or together.

use flaskboost::testing::{Browser, TestApp};
use http::Method;

use crate::visitors::{
    ANN, BEN, FIREFOX, SAFARI, activity_of, form, log_in_from, site, site_with, token_of, token_on, trust_this_machine,
};

/// The ids of the other devices, from the page.
async fn others(browser: &mut Browser) -> Vec<String> {
    let page = browser.visit("/account/sessions").await;
    page.assert_status(200);
    let rows = page.find_all("tr[id]");
    rows.iter().filter_map(|row| row.attribute("id")?.strip_prefix("device-").map(str::to_owned)).collect()
}

#[tokio::test]
async fn somebody_sees_where_they_are_logged_in() {
    let site = site_with(trust_this_machine).await;
    drop(site.log_in_as(BEN).await);
    let mut ann = site.log_in_as(ANN).await;
    site.advance(chrono::Duration::hours(1));
    drop(log_in_from(&site, ANN, (SAFARI, "203.0.113.9")).await);
    let page = ann.visit("/account/sessions").await;
    page.assert_text("Safari on iPhone").assert_text("203.0.113.9").assert_text("This device");
    page.assert_text("Unknown device").assert_text("127.0.0.1").assert_text("15 January 2026, 11:00 UTC");
    assert_eq!(page.find_all("tbody tr").len(), 2, "{page:?}");
}

#[tokio::test]
async fn one_device_is_logged_out_and_the_others_stay() {
    let site = site().await;
    let (mut ann, mut phone, mut tablet) =
        (site.log_in_as(ANN).await, site.log_in_as(ANN).await, site.log_in_as(ANN).await);
    let before = others(&mut ann).await;
    assert_eq!(before.len(), 2);
    ann.within(&format!("#device-{}", before[0]));
    let page = ann.submit("Log out this device").await;
    page.assert_redirected_to("/account/sessions").assert_text("That device is logged out.");
    assert_eq!(others(&mut ann).await, before[1..]);
    let mut out = 0;
    for device in [&mut phone, &mut tablet] {
        out += usize::from(device.visit("/account").await.redirected_from().contains(&"/account"));
    }
    assert_eq!(out, 1);
    assert_eq!(activity_of(&site, &mut ann).await[0], "Logged another device out");
}

#[tokio::test]
async fn all_other_devices_are_logged_out_together() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let mut others = [site.log_in_as(ANN).await, site.log_in_as(ANN).await];
    let mut ben = site.log_in_as(BEN).await;
    ann.visit("/account/sessions").await.assert_status(200);
    let page = ann.submit("Log out all other devices").await;
    page.assert_redirected_to("/account/sessions").assert_text("All your other devices are logged out.");
    for device in &mut others {
        device.visit("/account").await.assert_redirected_to("/login");
    }
    ben.visit("/account").await.assert_status(200);
    assert_eq!(ann.visit("/account/sessions").await.find_all("tbody tr").len(), 1);
    assert_eq!(activity_of(&site, &mut ann).await[0], "Logged all other devices out");
}

#[tokio::test]
async fn the_device_of_somebody_else_is_as_good_as_none() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.log_in_as(ANN).await;
    let theirs = others(&mut ann).await.remove(0);
    let mut ben = site.log_in_as(BEN).await;
    let token = token_of(&mut ben).await;
    let missing = "0".repeat(32);
    for id in [theirs.as_str(), &missing, "1", "%00", "..%2f..", &"a".repeat(5000)] {
        let path = format!("/account/sessions/{id}/end");
        ben.post(&path, &[("csrf_token", &token)]).await.assert_status(404);
    }
    assert_eq!(others(&mut ann).await, [theirs]);
    ben.visit("/account").await.assert_status(200);
}

#[tokio::test]
async fn ending_the_session_of_this_device_is_logging_out() {
    let site = site().await;
    let mut laptop = site.log_in_as(ANN).await;
    let mut phone = site.log_in_as(ANN).await;
    // Each finds the other's id, and its own by leaving that out.
    let own = others(&mut phone).await.remove(0);
    let token = token_of(&mut laptop).await;
    let cookie = laptop.cookie("session").expect("a session").value().to_owned();
    laptop
        .post(&format!("/account/sessions/{own}/end"), &[("csrf_token", &token)])
        .await
        .assert_redirected_to("/login");
    site.browser().set_cookie("session", &cookie).visit("/account").await.assert_redirected_to("/login");
    phone.visit("/account").await.assert_status(200);
}

#[tokio::test]
async fn a_stranger_and_a_forger_end_nothing() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.log_in_as(ANN).await;
    let id = others(&mut ann).await.remove(0);
    let mut stranger = site.browser();
    stranger.visit("/account/sessions").await.assert_redirected_to("/login");
    let token = token_on(stranger.page());
    for path in [format!("/account/sessions/{id}/end"), "/account/sessions/end-others".to_owned()] {
        stranger.post(&path, &[("csrf_token", &token)]).await.assert_redirected_to("/login");
        ann.request(form(&Method::POST, &path, &[("csrf_token", "forged")])).await.assert_status(403);
    }
    assert_eq!(others(&mut ann).await, [id]);
}

#[tokio::test]
async fn the_id_of_a_device_is_no_key_to_it() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.log_in_as(ANN).await;
    let id = others(&mut ann).await.remove(0);
    for value in [id.as_str(), &format!("{id}{}", &id[..11])] {
        site.browser().set_cookie("session", value).visit("/account").await.assert_redirected_to("/login");
    }
}

#[tokio::test]
async fn what_a_browser_calls_itself_cannot_break_the_page() {
    let site: TestApp = site_with(trust_this_machine).await;
    drop(site.log_in_as(ANN).await);
    let long = "x".repeat(8000);
    for agent in ["<script>alert(1)</script>", "\u{e4}\u{1f3c3} Firefox/1", &long, "", "' OR 1=1 --", FIREFOX] {
        drop(log_in_from(&site, ANN, (agent, "2001:db8::7")).await);
    }
    let mut ann = site.log_in_as(ANN).await;
    let page = ann.visit("/account/sessions").await;
    page.assert_status(200).assert_text("Firefox on Linux").assert_text("2001:db8::7");
    assert!(!page.html().contains("<script>alert"), "{page:?}");
    assert_eq!(page.find_all("tbody tr").len(), 8);
}

#[tokio::test]
async fn a_session_that_expired_is_no_device() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    site.advance(chrono::Duration::minutes(i64::try_from(site.settings().session.idle_minutes).unwrap()));
    let mut ann = site.log_in_as(ANN).await;
    assert!(others(&mut ann).await.is_empty());
}
