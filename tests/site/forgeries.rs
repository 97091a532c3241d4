//! A write that no page of this site asked for is refused, and changes nothing.

use axum::body::Body;
use flaskboost::testing::{Browser, Page, TestApp};
use http::{HeaderValue, Method, Request};

use crate::app::models::{Note, Shelf};
use crate::doors::{Door, Keys};
use crate::visitors::{ANN, BEN, FORM, form, log_in, site, token_of, token_on, with_token};

/// Refused for its token, and nothing else.
#[track_caller]
fn assert_forged(door: &Door, page: &Page) {
    page.assert_status(403);
    assert!(page.text().contains("FB3403"), "{door:?}: {page:?}");
}

#[tokio::test]
async fn every_write_without_a_token_is_refused() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::protected() {
        let (mut browser, _) = keys.to(&door);
        let fields = [("title", "forged"), ("name", "forged"), ("email", ANN), ("password", TestApp::PASSWORD)];
        assert_forged(&door, &browser.request(form(&door.method, &door.path, &fields)).await);
        let json =
            Request::builder().method(door.method.clone()).uri(&door.path).header("content-type", "application/json");
        assert_forged(&door, &browser.request(json.body(r#"{"title":"forged"}"#.into()).unwrap()).await);
        let bare = Request::builder().method(door.method.clone()).uri(&door.path);
        assert_forged(&door, &browser.request(bare.body(Body::empty()).unwrap()).await);
    }
    assert_eq!(Note::count(site.db()).await.unwrap(), 0);
}

#[tokio::test]
async fn every_write_with_a_forged_token_is_refused() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::protected() {
        let (_, sound) = keys.to(&door);
        let (first, rest) = sound.split_at(1);
        let other = if first == "A" { "B" } else { "A" };
        let changed = format!("{other}{rest}");
        for token in ["", "x", "null", &sound[1..], &changed, &"A".repeat(64), &format!("{sound}{sound}"), "%00", "ü"]
        {
            let (mut browser, _) = keys.to(&door);
            let fields = [("csrf_token", token), ("title", "forged"), ("name", "forged")];
            assert_forged(&door, &browser.request(form(&door.method, &door.path, &fields)).await);
            if HeaderValue::from_str(token).is_ok() {
                let request = with_token(&door.method, &door.path, token, FORM, "title=forged&name=forged");
                assert_forged(&door, &browser.request(request).await);
            }
        }
    }
    assert_eq!(Note::count(site.db()).await.unwrap(), 0);
}

#[tokio::test]
async fn every_write_with_the_token_of_another_visitor_is_refused() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    let foreign = token_of(&mut site.browser()).await;
    for door in Door::protected() {
        let (mut browser, _) = keys.to(&door);
        assert_forged(&door, &browser.request(with_token(&door.method, &door.path, &foreign, FORM, "title=x")).await);
    }
}

#[tokio::test]
async fn every_write_with_the_token_of_another_user_is_refused() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    let foreign = token_of(&mut site.log_in_as(BEN).await).await;
    for door in Door::protected() {
        let (mut browser, _) = keys.to(&door);
        assert_forged(&door, &browser.request(with_token(&door.method, &door.path, &foreign, FORM, "title=x")).await);
    }
}

#[tokio::test]
async fn a_token_with_no_visitor_is_refused() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::protected().iter().filter(|door| door.guard == "anybody" || door.guard == "logged out") {
        let (mut browser, token) = keys.to(door);
        browser.clear_cookies();
        assert_forged(door, &browser.request(with_token(&door.method, &door.path, token, FORM, "name=x")).await);
    }
}

#[tokio::test]
async fn every_write_from_a_page_of_another_site_is_refused() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    let foreign: [&[(&str, &str)]; 6] = [
        &[("sec-fetch-site", "cross-site"), ("origin", "")],
        &[("sec-fetch-site", "same-site"), ("origin", "https://blog.site.example")],
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
        // Browsers that send no Sec-Fetch-Site say where they come from all the same.
        &[("sec-fetch-site", ""), ("origin", "https://evil.example")],
        &[("sec-fetch-site", ""), ("origin", "http://127.0.0.1:5001")],
        &[("sec-fetch-site", ""), ("origin", "null")],
    ];
    for door in Door::writes() {
        for headers in foreign {
            let (mut browser, token) = keys.to(&door);
            let mut request = with_token(&door.method, &door.path, token, FORM, "title=forged&name=forged");
            for (name, value) in headers {
                request.headers_mut().insert(*name, HeaderValue::from_static(value));
            }
            let page = browser.request(request).await;
            page.assert_status(403);
        }
    }
    assert_eq!(Note::count(site.db()).await.unwrap(), 0);
}

#[tokio::test]
async fn a_page_of_ours_may_write() {
    let site = site().await;
    let mut anybody = site.browser();
    let token = token_of(&mut anybody).await;
    let page = anybody.request(with_token(&Method::POST, "/shelves", &token, FORM, "name=Ours")).await;
    page.assert_status(303);
    // A program needs no Origin, but it needs the token.
    let mut request = with_token(&Method::POST, "/shelves", &token, FORM, "name=Theirs");
    request.headers_mut().insert("sec-fetch-site", HeaderValue::from_static("none"));
    anybody.request(request).await.assert_status(303);
    let page = Shelf::page(site.db(), flaskboost::model::PageNumber::default()).await.unwrap();
    assert_eq!(page.total, 2);
}

#[tokio::test]
async fn a_route_may_do_without_a_token_if_it_says_so() {
    let site = site().await;
    let mut program = site.browser();
    let page = program.request(form(&Method::POST, "/hooks", &[("event", "paid")])).await;
    page.assert_status(200).assert_text("10 bytes");
}

#[tokio::test]
async fn tokens_of_open_pages_end_with_logging_in_and_out() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.browser();
    let before = token_of(&mut ann).await;
    log_in(&mut ann, ANN, TestApp::PASSWORD).await.assert_status(200);
    refuses(&mut ann, &before).await;
    let during = token_of(&mut ann).await;
    ann.visit("/account").await.assert_status(200);
    ann.submit("Log out").await.assert_status(200);
    refuses(&mut ann, &during).await;
}

async fn refuses(browser: &mut Browser, token: &str) {
    let page = browser.request(with_token(&Method::POST, "/shelves", token, FORM, "name=late")).await;
    page.assert_status(403).assert_text("FB3403");
}

#[tokio::test]
async fn every_page_has_a_token_of_its_own() {
    let site = site().await;
    let mut ann = site.browser();
    ann.visit("/shelves/new").await.assert_status(200);
    let first = token_on(ann.page());
    assert_ne!(first, token_of(&mut ann).await);
    // Both may be used: two tabs are open.
    ann.request(with_token(&Method::POST, "/shelves", &first, FORM, "name=first")).await.assert_status(303);
    ann.request(with_token(&Method::POST, "/shelves", &first, FORM, "name=again")).await.assert_status(303);
}
