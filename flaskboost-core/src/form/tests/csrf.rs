//! A write needs a token of this site, for this visitor.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::from_fn_with_state;
use axum::routing::post;
use futures_util::stream;
use http::header::{CONTENT_TYPE, COOKIE};
use tower::ServiceExt;

use super::sending::{MULTIPART, URL_ENCODED, multipart};
use crate::form::{CsrfKeys, protect};
use crate::random::Random;

fn keys() -> CsrfKeys {
    CsrfKeys::new(b"a secret of this site".to_vec(), false)
}

fn app() -> Router {
    let echo = post(async |body: Body| to_bytes(body, usize::MAX).await.unwrap()).get(async || "read");
    Router::new().route("/", echo).layer(from_fn_with_state(keys(), protect))
}

struct Visit {
    visitor: String,
    token: String,
}

async fn visit(keys: &CsrfKeys, seed: u64) -> Visit {
    let random = Random::seeded(seed);
    let visitor = keys.new_visitor(&random);
    let token = keys.issue(&random, &visitor, None).await.unwrap();
    Visit { visitor, token }
}

impl Visit {
    async fn send(&self, content_type: &str, body: impl Into<Body>) -> (u16, Vec<u8>) {
        let request = Request::post("/").header(COOKIE, format!("a=b; visitor={}", self.visitor));
        answer(request.header(CONTENT_TYPE, content_type).body(body.into()).unwrap()).await
    }
}

async fn answer(request: Request) -> (u16, Vec<u8>) {
    let response = app().oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    (status, to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec())
}

#[tokio::test]
async fn reading_needs_no_token() {
    assert_eq!(answer(Request::get("/").body(Body::empty()).unwrap()).await.0, 200);
}

#[tokio::test]
async fn a_form_with_its_token_arrives_unchanged() {
    let visit = visit(&keys(), 1).await;
    let body = format!("csrf_token={}&q=a+b", visit.token);
    assert_eq!(visit.send(URL_ENCODED, body.clone()).await, (200, body.into_bytes()));
}

#[tokio::test]
async fn the_header_serves_scripts() {
    let visit = visit(&keys(), 1).await;
    let request =
        Request::post("/").header(COOKIE, format!("visitor={}", visit.visitor)).header("X-CSRF-Token", &visit.token);
    let request = request.header(CONTENT_TYPE, "application/json").body(Body::from("{}")).unwrap();
    assert_eq!(answer(request).await.0, 200);
}

#[tokio::test]
async fn an_upload_is_passed_on_after_its_first_part() {
    let visit = visit(&keys(), 1).await;
    let file = vec![7; 100_000];
    let body = multipart(&[("csrf_token", None, visit.token.as_bytes()), ("track", Some("a.gpx"), &file)]);
    for size in [1, 50, 8192, body.len()] {
        let chunks: Vec<Result<Vec<u8>, std::io::Error>> = body.chunks(size).map(|chunk| Ok(chunk.to_vec())).collect();
        let sent = Body::from_stream(stream::iter(chunks));
        assert_eq!(visit.send(MULTIPART, sent).await, (200, body.clone()), "in pieces of {size}");
    }
}

#[tokio::test]
async fn only_the_start_of_an_upload_is_looked_at() {
    let visit = visit(&keys(), 1).await;
    let endless = stream::repeat_with(|| Ok::<_, std::io::Error>(vec![0; 1024]));
    assert_eq!(visit.send(MULTIPART, Body::from_stream(endless)).await.0, 403);
    let late = multipart(&[("title", None, b"x"), ("csrf_token", None, visit.token.as_bytes())]);
    assert_eq!(visit.send(MULTIPART, late).await.0, 403);
    let file = multipart(&[("csrf_token", Some("a"), visit.token.as_bytes())]);
    assert_eq!(visit.send(MULTIPART, file).await.0, 403);
    assert_eq!(visit.send("multipart/form-data", "x").await.0, 403);
}

#[tokio::test]
async fn a_missing_or_forged_token_is_refused() {
    let visit = visit(&keys(), 1).await;
    for body in ["", "q=a", "csrf_token=", "csrf_token=%FF", "csrf_token=AAAA"] {
        assert_eq!(visit.send(URL_ENCODED, body).await.0, 403, "{body}");
    }
    assert_eq!(visit.send("application/json", format!("{{\"csrf_token\":\"{}\"}}", visit.token)).await.0, 403);
    assert_eq!(visit.send("text/plain", format!("csrf_token={}", visit.token)).await.0, 403);
    for position in [0, 30, 62] {
        let mut forged = visit.token.clone().into_bytes();
        forged[position] = if forged[position] == b'A' { b'B' } else { b'A' };
        let body = format!("csrf_token={}", String::from_utf8(forged).unwrap());
        assert_eq!(visit.send(URL_ENCODED, body).await.0, 403);
    }
}

#[tokio::test]
async fn a_token_of_another_visitor_or_site_is_refused() {
    let (mine, other) = (visit(&keys(), 1).await, visit(&keys(), 2).await);
    assert_eq!(mine.send(URL_ENCODED, format!("csrf_token={}", other.token)).await.0, 403);
    let elsewhere = visit(&CsrfKeys::new(b"another secret".to_vec(), false), 1).await;
    assert_eq!(mine.send(URL_ENCODED, format!("csrf_token={}", elsewhere.token)).await.0, 403);
    let stranger = Request::post("/").header("x-csrf-token", &mine.token).body(Body::empty()).unwrap();
    assert_eq!(answer(stranger).await.0, 403);
}

#[tokio::test]
async fn an_oversized_form_is_refused_as_such() {
    let visit = visit(&keys(), 1).await;
    assert_eq!(visit.send(URL_ENCODED, vec![b'a'; 3_000_000]).await.0, 413);
}

#[tokio::test]
async fn each_token_is_new_and_stays_good() {
    let keys = keys();
    let random = Random::seeded(5);
    let visitor = keys.new_visitor(&random);
    let first = keys.issue(&random, &visitor, None).await.unwrap();
    let second = keys.issue(&random, &visitor, None).await.unwrap();
    assert_ne!(first, second);
    for token in [&first, &second] {
        assert_eq!(token.len(), 64);
        assert!(keys.verify(token, &visitor, None).await.unwrap());
    }
}

#[test]
fn the_cookie_is_locked_to_the_host_where_it_can_be() {
    let visitor = Random::seeded(1).token();
    let plain = keys().cookie(&visitor);
    assert_eq!(plain.to_str().unwrap(), format!("visitor={visitor}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"));
    let secure = CsrfKeys::new(b"x".to_vec(), true);
    assert!(secure.cookie(&visitor).to_str().unwrap().starts_with("__Host-visitor="));
    assert!(secure.cookie(&visitor).to_str().unwrap().ends_with("; Secure"));
    assert!(!format!("{:?}", keys()).contains("secret"));
}

#[test]
fn a_visitor_nobody_issued_is_nobody() {
    let mut headers = http::HeaderMap::new();
    for value in ["visitor=", "visitor=short", "visitor=<script>alert(1)</script>alert(1)aaaaaaaaaaa", "xvisitor=1"] {
        headers.insert(COOKIE, value.parse().unwrap());
        assert_eq!(keys().visitor(&headers), None, "{value}");
    }
}
