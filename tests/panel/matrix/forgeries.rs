//! A write that no page of the panel asked for is refused, and changes nothing.

use axum::body::Body;
use http::Request;

use super::{opened, state, writes};
use crate::tokens::{FORM, token_of, with_token};

#[tokio::test]
async fn every_write_without_a_sound_token_is_refused() {
    let (site, mut root, sound) = opened().await;
    let foreign = token_of(&mut site.log_in_as("eve@example.org").await).await;
    let before = state(&site).await;
    let other = if sound.starts_with('A') { "B" } else { "A" };
    let changed = format!("{other}{}", &sound[1..]);
    assert!(writes().len() > 20);
    for door in writes() {
        for token in ["", "forged", &sound[1..], &changed, &foreign] {
            let mut fields = form_urlencoded::Serializer::new(String::new());
            let fields =
                [("csrf_token", token), ("action", "delete"), ("key", "1"), ("confirmed", "1"), ("role", "admin")]
                    .iter()
                    .fold(&mut fields, |fields, (name, value)| fields.append_pair(name, value))
                    .finish();
            let request = Request::builder().method(&door.method).uri(&door.path).header("content-type", FORM);
            let page = root.request(request.body(fields.into()).expect("a request")).await;
            page.assert_status(403).assert_text("FB3403");
            let page = root.request(with_token(&door.method, &door.path, token, FORM, "title=Mine")).await;
            page.assert_status(403).assert_text("FB3403");
        }
        let bare = Request::builder().method(&door.method).uri(&door.path).body(Body::empty()).expect("a request");
        root.request(bare).await.assert_status(403).assert_text("FB3403");
    }
    assert_eq!(state(&site).await, before);
}

#[tokio::test]
async fn every_write_from_the_page_of_another_site_is_refused() {
    let (site, mut root, sound) = opened().await;
    let before = state(&site).await;
    for door in writes() {
        for (name, value) in [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site")] {
            let mut request = with_token(&door.method, &door.path, &sound, FORM, "title=Mine");
            request.headers_mut().insert(name, value.parse().expect("a value"));
            request.headers_mut().insert("origin", "https://evil.example".parse().expect("a value"));
            root.request(request).await.assert_status(403);
        }
    }
    assert_eq!(state(&site).await, before);
}
