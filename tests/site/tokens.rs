//! The token of a form, and requests that carry it.

use axum::body::Body;
use flaskboost::testing::{Browser, Page};
use http::{Method, Request};

pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// A sound token of this visitor, for a request that only something else should refuse.
pub(crate) async fn token_of(browser: &mut Browser) -> String {
    browser.visit("/shelves/new").await.assert_status(200);
    token_on(browser.page())
}

/// The token of the first form on a page.
pub(crate) fn token_on(page: &Page) -> String {
    let inputs = page.find_all("input[name=csrf_token]");
    inputs.first().and_then(|input| input.attribute("value")).expect("a form with a token").to_owned()
}

/// A request with the token in its header.
pub(crate) fn with_token(method: &Method, path: &str, token: &str, kind: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::builder().method(method.clone()).uri(path);
    let request = request.header("x-csrf-token", token).header("content-type", kind);
    request.body(body.into()).expect("a sound request")
}
