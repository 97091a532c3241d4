//! Every route lets in only those whom its guard names, whatever they send.

use axum::body::Body;
use http::{Method, Request};

use crate::doors::{Door, Keys};
use crate::visitors::{ANN, BEN, FORM, form, json, site, token_of, with_token};

#[tokio::test]
async fn a_stranger_is_sent_to_log_in_from_every_guarded_route() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::all()
        .iter()
        .filter(|door| ["logged in", "proven lately", "administrators"].contains(&door.guard.as_str()))
    {
        let (mut stranger, token) = keys.stranger();
        let page = stranger.request(with_token(&door.method, &door.path, token, FORM, "title=x")).await;
        page.assert_status(303);
        let expected = if door.is_write() {
            "/login".to_owned()
        } else {
            format!("/login?next={}", door.path.replace('/', "%2F"))
        };
        page.assert_header("location", &expected);
    }
}

#[tokio::test]
async fn a_program_of_a_stranger_gets_a_401_at_every_guarded_route() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::all()
        .iter()
        .filter(|door| ["logged in", "proven lately", "administrators"].contains(&door.guard.as_str()))
    {
        let (mut stranger, token) = keys.stranger();
        let page = stranger.request(json(&door.method, &door.path, token, &serde_json::json!({"title": "x"}))).await;
        page.assert_status(401).assert_header("content-type", "application/problem+json");
        assert_eq!(page.json::<serde_json::Value>()["code"], "FB0401", "{door:?}");
    }
}

#[tokio::test]
async fn a_member_is_refused_at_every_route_for_administrators() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::all().iter().filter(|door| door.guard == "administrators") {
        let (mut ann, token) = keys.member();
        ann.request(with_token(&door.method, &door.path, token, FORM, "")).await.assert_status(403);
    }
}

#[tokio::test]
async fn people_who_are_logged_in_are_sent_away_from_every_route_for_strangers() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::all().iter().filter(|door| door.guard == "logged out") {
        let (mut ann, token) = keys.member();
        let page = ann.request(with_token(&door.method, &door.path, token, FORM, "email=ann%40example.org")).await;
        page.assert_status(303).assert_header("location", "/");
    }
}

#[tokio::test]
async fn every_route_lets_in_whom_its_guard_names() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::all().iter().filter(|door| door.name != "dev.reload") {
        let (mut browser, token) = keys.to(door);
        let page = browser.request(with_token(&door.method, &door.path, token, FORM, "")).await;
        let status = page.status().as_u16();
        assert!(![401, 403, 405, 415].contains(&status), "{door:?}: {page:?}");
        assert!(status < 500 || door.name.starts_with("faults."), "{door:?}: {page:?}");
    }
}

#[tokio::test]
async fn every_address_refuses_methods_that_it_does_not_answer() {
    let site = site().await;
    let doors = Door::all();
    let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"];
    for path in doors.iter().map(|door| &door.path) {
        let known: Vec<&Method> = doors.iter().filter(|door| door.path == *path).map(|door| &door.method).collect();
        for method in methods.iter().filter(|method| !known.iter().any(|known| known.as_str() == **method)) {
            let mut stranger = site.browser();
            let page =
                stranger.request(Request::builder().method(*method).uri(path).body(Body::empty()).unwrap()).await;
            page.assert_status(405);
            let allowed = page.header("allow").unwrap_or_default().to_owned();
            for one in &known {
                assert!(
                    allowed.contains(one.as_str()),
                    "{method} {path} does not say that {one} is allowed: {allowed:?}"
                );
            }
        }
    }
}

#[tokio::test]
async fn head_is_answered_like_get_at_every_route() {
    let site = site().await;
    let keys = Keys::of(&site).await;
    for door in Door::all().iter().filter(|door| !door.is_write() && door.name != "dev.reload") {
        let (mut browser, _) = keys.to(door);
        let ask = |method| Request::builder().method(method).uri(&door.path).body(Body::empty()).unwrap();
        let (get, head) = (browser.request(ask("GET")).await, browser.request(ask("HEAD")).await);
        assert_eq!(head.status(), get.status(), "{door:?}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{door:?}");
    }
}

#[tokio::test]
async fn what_belongs_to_somebody_else_does_not_exist() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/notes/new").await.assert_status(200);
    let page = ann.fill("Title", "Ann's own").submit("Write").await;
    page.assert_status(200).assert_text("Ann's own");
    let own = page.url().to_owned();
    let mut ben = site.log_in_as(BEN).await;
    let token = token_of(&mut ben).await;
    let doors = Door::all();
    let ones: Vec<&Door> = doors.iter().filter(|door| door.pattern.starts_with("/notes/{id}")).collect();
    assert_eq!(ones.len(), 7);
    for door in ones {
        let path = door.path.replace("/notes/1", &own);
        let page = ben.request(with_token(&door.method, &path, &token, FORM, "title=Ben's")).await;
        page.assert_status(404).assert_no_text("Ann's own");
        // It reads like a note that there never was.
        let never = path.replace(&own, "/notes/999");
        let missing = ben.request(with_token(&door.method, &never, &token, FORM, "title=x")).await;
        missing.assert_status(404);
        assert_eq!(without_ids(&page.html()), without_ids(&missing.html()), "{door:?}");
    }
    ben.visit("/notes").await.assert_status(200).assert_no_text("Ann's own");
    ann.visit(&own).await.assert_status(200).assert_text("Ann's own");
}

/// A page without what differs from answer to answer.
fn without_ids(html: &str) -> String {
    let lines = html.lines().filter(|line| !line.contains("csrf_token") && !line.contains("<code>"));
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_write_of_a_stranger_is_refused_before_its_token_is_looked_at() {
    let site = site().await;
    let mut stranger = site.browser();
    let page = stranger.request(form(&Method::POST, "/notes", &[("title", "x")])).await;
    page.assert_status(303).assert_header("location", "/login");
}
