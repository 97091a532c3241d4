//! What is remembered of a visitor between requests, and what is not.

use std::sync::Arc;

use flaskboost::testing::TestApp;
use http::Method;

use crate::app::models::Shelf;
use crate::visitors::{ANN, FORM, site, token_of, with_token};

#[tokio::test]
async fn a_flash_is_shown_once() {
    let site = site().await;
    let mut anybody = site.browser();
    anybody.visit("/shelves/new").await.assert_status(200);
    let page = anybody.fill("Name", "Poems").submit("Add").await;
    assert_eq!(page.flashes(), ["Shelf added."]);
    assert!(anybody.visit("/shelves").await.flashes().is_empty());
}

#[tokio::test]
async fn a_flash_waits_for_a_page_that_can_show_it() {
    let site = site().await;
    let mut anybody = site.browser();
    let token = token_of(&mut anybody).await;
    let added = anybody.request(with_token(&Method::POST, "/shelves", &token, FORM, "name=Poems")).await;
    added.assert_status(303);
    let _ = anybody.get_json("/shelves").await;
    let _ = anybody.visit("/client").await;
    assert_eq!(anybody.visit("/shelves").await.flashes(), ["Shelf added."]);
}

#[tokio::test]
async fn what_a_stranger_left_is_forgotten_after_an_hour() {
    for (minutes, expected) in [(59, &["Left grey."][..]), (61, &[])] {
        let site = site().await;
        let mut stranger = site.browser();
        let token = token_of(&mut stranger).await;
        stranger.request(with_token(&Method::POST, "/marks/grey", &token, FORM, "")).await.assert_status(303);
        site.advance(chrono::Duration::minutes(minutes));
        assert_eq!(stranger.visit("/marks").await.flashes(), expected, "after {minutes} minutes");
    }
}

#[tokio::test]
async fn an_hour_does_not_log_anybody_out() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    site.advance(chrono::Duration::minutes(61));
    ann.visit("/account").await.assert_status(200);
}

#[tokio::test]
async fn a_flash_is_not_shown_to_anybody_else() {
    let site = site().await;
    let (mut ann, mut ben) = (site.browser(), site.browser());
    let token = token_of(&mut ann).await;
    let _ = ann.request(with_token(&Method::POST, "/shelves", &token, FORM, "name=Poems")).await;
    assert!(ben.visit("/shelves").await.flashes().is_empty());
}

#[tokio::test]
async fn a_page_for_nobody_in_particular_asks_no_database_and_sets_no_cookie() {
    let site = site().await;
    let mut stranger = site.browser();
    for path in ["/", "/nowhere", "/static/flaskboost.css", "/client"] {
        let mut set = true;
        let queries = site.query_count(async { set = stranger.visit(path).await.header("set-cookie").is_some() }).await;
        assert_eq!((queries, set), (0, false), "{path}");
    }
}

#[tokio::test]
async fn a_page_without_a_form_sets_no_cookie() {
    let site = site().await;
    Shelf::create(site.db(), "Poems").await.unwrap();
    let mut stranger = site.browser();
    for path in ["/shelves", "/shelves/1", "/marks", "/shelves/99"] {
        let page = stranger.visit(path).await;
        assert_eq!(page.header("set-cookie"), None, "{path}: {page:?}");
    }
    let page = stranger.visit("/shelves/new").await;
    assert!(page.header("set-cookie").is_some_and(|cookie| cookie.starts_with("visitor=")), "{page:?}");
}

#[tokio::test]
async fn a_page_for_somebody_asks_the_database_no_more_than_it_must() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    // The session, the user, and the two queries of the list.
    assert_eq!(site.query_count(ann.visit("/notes")).await, 4);
    assert_eq!(site.query_count(ann.visit("/")).await, 2);
}

#[tokio::test]
async fn two_requests_at_once_do_not_lose_what_the_other_remembered() {
    let site = Arc::new(site().await);
    let mut ann = site.browser();
    let token = token_of(&mut ann).await;
    let mark = |name: &str| with_token(&Method::POST, &format!("/marks/{name}"), &token, FORM, "");
    ann.request(mark("grey")).await.assert_status(303);
    assert_eq!(ann.visit("/marks").await.flashes(), ["Left grey."]);
    let (mut one, mut other, mut third) = (ann.clone(), ann.clone(), ann.clone());
    let pages = tokio::join!(one.request(mark("red")), other.request(mark("green")), third.request(mark("blue")));
    for page in [&pages.0, &pages.1, &pages.2] {
        page.assert_status(303);
    }
    let page = ann.visit("/marks").await;
    page.assert_text("red, green, blue, grey");
    let mut flashes = page.flashes();
    flashes.sort();
    assert_eq!(flashes, ["Left blue.", "Left green.", "Left red."]);
}

#[tokio::test]
async fn a_cookie_that_somebody_made_up_is_ignored() {
    let site = site().await;
    let long = "A".repeat(4000);
    let right_length = "A".repeat(43);
    let (longer, letters) = (format!("{right_length}A"), "é".repeat(21));
    let made_up = [
        "",
        "x",
        &right_length[1..],
        &longer,
        &long,
        &right_length,
        "../../../etc/passwd",
        "' OR 1=1 --",
        "%00",
        &letters,
    ];
    for (number, value) in made_up.into_iter().enumerate() {
        let mut forger = site.browser();
        forger.set_cookie("session", value).set_cookie("visitor", value);
        forger.visit("/").await.assert_status(200);
        forger.visit("/account").await.assert_redirected_to("/login");
        forger.visit("/shelves/new").await.assert_status(200);
        let page = forger.fill("Name", &format!("Shelf {number}")).submit("Add").await;
        page.assert_status(200);
        // What was made up is never taken over as the id of a real session.
        assert_ne!(forger.cookie("session").expect("a session").value(), value);
    }
}

#[tokio::test]
async fn a_cookie_of_a_session_that_is_over_is_taken_away() {
    let site: TestApp = site().await;
    let mut ann = site.log_in_as(ANN).await;
    site.advance(chrono::Duration::days(40));
    let stale = "A".repeat(43);
    ann.set_cookie("session", &stale).visit("/account").await.assert_redirected_to("/login");
    assert!(ann.cookie("session").is_none_or(|cookie| cookie.value() != stale));
}
