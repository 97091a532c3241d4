//! Programs that act for people: how they get a token, and what they send.

use axum::body::Body;
use flaskboost::testing::{Browser, Page, TestApp};
use http::{HeaderValue, Method, Request, header};
use serde_json::{Value, json};

use crate::visitors::token_on;

/// What a person got for a program.
#[derive(Clone, Debug)]
pub(crate) struct Handed {
    pub(crate) token: String,
    pub(crate) refresh: String,
}

/// Asks for a token as somebody who is logged in, and gives the answer.
pub(crate) async fn ask_for_token(person: &mut Browser, kind: &str, scopes: &[&str], expires: &str) -> Page {
    let csrf = token_on(&person.visit("/account/tokens/new").await);
    let fields = [
        ("csrf_token", csrf.as_str()),
        ("name", "Backup"),
        ("kind", kind),
        ("expires", expires),
        ("current_password", TestApp::PASSWORD),
    ];
    let scopes = scopes.iter().map(|scope| ("scopes", *scope));
    person.post("/account/tokens/new", &fields.into_iter().chain(scopes).collect::<Vec<_>>()).await
}

/// What stands on the page that shows a token.
pub(crate) fn handed(page: &Page) -> Handed {
    page.assert_status(201);
    let text = |selector: &str| page.find_all(selector).first().map(|it| it.text()).unwrap_or_default();
    Handed { token: text("#token"), refresh: text("#refresh-token") }
}

/// A token of a script.
pub(crate) async fn token_for(person: &mut Browser, scopes: &[&str]) -> String {
    handed(&ask_for_token(person, "script", scopes, "quarter").await).token
}

/// The pair of an app.
pub(crate) async fn pair_for(person: &mut Browser) -> Handed {
    handed(&ask_for_token(person, "app", &["all"], "year").await)
}

/// A request with a token and nothing else that tells who sends it, as a program sends it.
pub(crate) fn with_bearer(method: &Method, path: &str, token: &str) -> Request<Body> {
    let mut request = Request::builder().method(method.clone()).uri(path).body(Body::empty()).expect("a sound request");
    let value = HeaderValue::from_str(&format!("Bearer {token}")).expect("a sound header");
    request.headers_mut().insert(header::AUTHORIZATION, value);
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    request
}

/// The same with a JSON body.
pub(crate) fn json_with_bearer(method: &Method, path: &str, token: &str, body: &Value) -> Request<Body> {
    let mut request = with_bearer(method, path, token);
    request.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    *request.body_mut() = body.to_string().into();
    request
}

/// Asks for a page as a program of somebody.
pub(crate) async fn get(site: &TestApp, token: &str, path: &str) -> Page {
    site.browser().request(with_bearer(&Method::GET, path, token)).await
}

/// Renews a pair as an app does: without a cookie and without a header that a browser would send.
pub(crate) async fn refresh(site: &TestApp, token: &str) -> Page {
    let request = Request::post("/api/tokens/refresh").header(header::CONTENT_TYPE, "application/json");
    let body = json!({ "refresh_token": token }).to_string();
    site.browser().request(request.header(header::ACCEPT, "application/json").body(body.into()).expect("sound")).await
}

/// The pair in an answer.
pub(crate) fn pair_in(page: &Page) -> Handed {
    page.assert_status(200);
    let body: Value = page.json();
    let text = |name: &str| body[name].as_str().expect("a text").to_owned();
    Handed { token: text("access_token"), refresh: text("refresh_token") }
}

/// Refused as a problem for programs, with this code.
#[track_caller]
pub(crate) fn assert_problem(page: &Page, status: u16, code: &str) {
    page.assert_status(status).assert_header("content-type", "application/problem+json");
    assert_eq!(page.json::<Value>()["code"], code, "{page:?}");
}

/// Refused because the token does not work, whatever the reason.
#[track_caller]
pub(crate) fn assert_dead(page: &Page) {
    assert_problem(page, 401, "FB5401");
    page.assert_header("www-authenticate", "Bearer error=\"invalid_token\"");
    assert!(page.header("set-cookie").is_none(), "{page:?}");
}
