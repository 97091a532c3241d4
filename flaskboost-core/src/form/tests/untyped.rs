//! What was sent for fields that no type names.

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use http::header::CONTENT_TYPE;

use super::sending::{MULTIPART, URL_ENCODED, multipart};
use crate::error::Error;
use crate::form::Sent;

async fn post(content_type: &str, body: impl Into<Body>) -> Result<Sent, Error> {
    let request = Request::post("/").header(CONTENT_TYPE, content_type).body(body.into()).expect("a request");
    Sent::from_request(request, &()).await
}

#[tokio::test]
async fn three_kinds_of_body_give_the_same_texts() {
    let parts: [(&str, Option<&str>, &[u8]); 2] = [("title", None, "Läufe & mehr".as_bytes()), ("level", None, b"7")];
    for sent in [
        post(URL_ENCODED, "title=L%C3%A4ufe+%26+mehr&level=7").await.unwrap(),
        post("application/json", r#"{"title": "Läufe & mehr", "level": 7}"#).await.unwrap(),
        post(MULTIPART, multipart(&parts)).await.unwrap(),
    ] {
        assert_eq!(sent.names().collect::<Vec<_>>(), ["level", "title"]);
        assert_eq!(sent.text("title").unwrap().as_deref(), Some("Läufe & mehr"));
        assert_eq!(sent.text("level").unwrap().as_deref(), Some("7"));
        assert_eq!(sent.text("body").unwrap(), None);
    }
}

#[tokio::test]
async fn a_page_that_is_asked_for_brings_its_query() {
    let request = Request::get("/?after=a%2Cb&empty=").body(Body::empty()).unwrap();
    let sent = Sent::from_request(request, &()).await.unwrap();
    assert_eq!(sent.text("after").unwrap().as_deref(), Some("a,b"));
    assert_eq!(sent.text("empty").unwrap().as_deref(), Some(""));
}

#[tokio::test]
async fn two_values_and_files_are_no_text() {
    let sent = post(URL_ENCODED, "a=1&a=2").await.unwrap();
    assert_eq!(sent.text("a").unwrap_err().message(), "Send only one value here.");
    let sent = post(MULTIPART, multipart(&[("a", Some("a.gpx"), b"<gpx/>")])).await.unwrap();
    assert_eq!(sent.text("a").unwrap_err().message(), "Send text here, not a file.");
    assert_eq!(format!("{sent:?}"), r#"Sent(["a"])"#, "what was typed may be secret");
}

#[tokio::test]
async fn the_limits_of_forms_are_obeyed() {
    let status = async |kind: &str, body: String| post(kind, body).await.unwrap_err().status().as_u16();
    assert_eq!(status(URL_ENCODED, "q=a&".repeat(1001)).await, 413);
    assert_eq!(status(URL_ENCODED, format!("q={}", "a".repeat(1_048_577))).await, 413);
    assert_eq!(status(URL_ENCODED, "q=%FF".to_owned()).await, 400);
    assert_eq!(status("text/plain", "q=a".to_owned()).await, 415);
}
