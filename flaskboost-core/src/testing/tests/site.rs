//! A site of one page, which also tells what it was sent.

use axum::Router;
use axum::body::Bytes;
use axum::response::Html;
use axum::routing::get;
use http::{HeaderMap, Method, Uri};

use crate::testing::{Browser, Page};

/// A visitor on a page with this body, at `/page`; `/echo` answers with the request in plain text.
pub(super) async fn visitor_of(body: &str) -> Browser {
    let html = format!("<!doctype html><html><head><title>Test</title></head><body>{body}</body></html>");
    let router = Router::new().route("/page", get(async move || Html(html))).route("/echo", get(echo).post(echo));
    let mut anna = Browser::new(router);
    let _ = anna.visit("/page").await;
    anna
}

/// The page of a body that nobody acts on.
pub(super) async fn page_of(body: &str) -> Page {
    visitor_of(body).await.page().clone()
}

/// The request's line, the headers that matter, and its body.
async fn echo(method: Method, uri: Uri, headers: HeaderMap, body: Bytes) -> String {
    let mut told = format!("{method} {uri}\n");
    for name in ["content-type", "referer", "origin", "sec-fetch-site", "accept", "user-agent", "host", "cookie"] {
        if let Some(value) = headers.get(name) {
            told += &format!("{name}: {}\n", value.to_str().unwrap());
        }
    }
    told + "\n" + &String::from_utf8_lossy(&body)
}

/// What the request to `/echo` carried after its headers.
pub(super) fn sent_body(page: &Page) -> String {
    let text = page.html();
    text.split_once("\n\n").expect("the echo parts headers and body with an empty line").1.to_owned()
}
