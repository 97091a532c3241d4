//! The models of the panel for programs.

mod asking;
mod documented;

use flaskboost::app::App;
use flaskboost::testing::{Browser, Page, TestApp};
use http::{Method, Request};
use serde_json::Value;

use crate::programs::{json_with_bearer, token_for, with_bearer};
use crate::trash::notes;

const NOTES: &str = "/api/admin/notes";

/// The notes with their trash, the comments of them, and the way in for programs.
fn desk() -> App {
    notes::desk_with(flaskboost::admin::Admin::api)
}

/// A site with three notes and two comments, and an administrator.
async fn opened() -> (TestApp, Browser) {
    let site = TestApp::new(desk()).await;
    crate::trash::plant(&site).await;
    let root = site.log_in_as_admin("root@example.org").await;
    (site, root)
}

/// Somebody's token that may do everything they may.
async fn program(browser: &mut Browser) -> String {
    token_for(browser, &["all"]).await
}

async fn get(site: &TestApp, token: &str, path: &str) -> Page {
    site.browser().request(with_bearer(&Method::GET, path, token)).await
}

/// Sends JSON, with a version if there is one.
async fn send(site: &TestApp, method: &Method, path: &str, token: &str, version: Option<&str>, body: &Value) -> Page {
    let mut request = json_with_bearer(method, path, token, body);
    stamp(&mut request, version);
    site.browser().request(request).await
}

fn stamp(request: &mut Request<axum::body::Body>, version: Option<&str>) {
    if let Some(version) = version {
        request.headers_mut().insert("if-match", version.parse().expect("a header"));
    }
}

/// The names of the fields that an answer refuses.
fn refused(page: &Page) -> Vec<String> {
    let problem: Value = page.json();
    let errors = problem["errors"].as_array().cloned().unwrap_or_default();
    errors.iter().filter_map(|error| Some(error["field"].as_str()?.to_owned())).collect()
}
