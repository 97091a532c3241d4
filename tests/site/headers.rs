//! What every answer tells the browser to refuse, and what no page of ours contains.

use flaskboost::settings::Runtime;
use flaskboost::testing::{Page, TestApp};
use http::Method;

use crate::visitors::{ANN, FORM, Served, form, sign_up, site, token_of, with_token};

const POLICY: &str = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; \
                      form-action 'self'; img-src 'self' data:";

#[track_caller]
fn assert_guarded(page: &Page) {
    page.assert_header("content-security-policy", POLICY);
    page.assert_header("x-content-type-options", "nosniff");
    page.assert_header("x-frame-options", "DENY");
    page.assert_header("referrer-policy", "same-origin");
    page.assert_header("cross-origin-opener-policy", "same-origin");
    page.assert_header("cross-origin-resource-policy", "same-origin");
    assert!(page.header("permissions-policy").is_some_and(|policy| policy.contains("camera=()")), "{page:?}");
    assert!(page.header("x-request-id").is_some_and(|id| id.len() == 16), "{page:?}");
    for leak in ["server", "x-powered-by"] {
        assert_eq!(page.header(leak), None);
    }
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let site = site().await;
    let mut anybody = site.browser();
    let token = token_of(&mut anybody).await;
    for path in [
        "/",
        "/login",
        "/shelves",
        "/client",
        "/nowhere",
        "/static/flaskboost.css",
        "/static/nothing.css",
        "/faults/panic",
        "/faults/error",
    ] {
        assert_guarded(&anybody.visit(path).await);
        assert_guarded(&anybody.get_json(path).await);
    }
    let redirect = anybody.request(form(&Method::GET, "/notes", &[])).await;
    assert_guarded(redirect.assert_status(303));
    assert_guarded(anybody.request(form(&Method::POST, "/shelves", &[])).await.assert_status(403));
    assert_guarded(anybody.request(form(&Method::PUT, "/shelves", &[])).await.assert_status(405));
    let added = anybody.request(with_token(&Method::POST, "/shelves", &token, FORM, "name=x")).await;
    assert_guarded(added.assert_status(303));
    let refused = anybody.request(with_token(&Method::POST, "/shelves", &token, FORM, "name=")).await;
    assert_guarded(refused.assert_status(422));
}

#[tokio::test]
async fn the_policy_lets_nothing_inline_through() {
    assert!(!POLICY.contains("unsafe") && !POLICY.contains('*'));
    let site = site().await;
    let mut anybody = site.browser();
    let page = anybody.visit("/").await;
    let all: Vec<_> = page.headers().get_all("content-security-policy").iter().collect();
    assert_eq!(all.len(), 1, "{all:?}");
}

/// Nothing that the policy would stop: scripts and styles are files of ours.
#[track_caller]
fn assert_clean(page: &Page) {
    for element in page.document().elements() {
        let name = element.name();
        assert!(name != "style" && !element.has_attribute("style"), "an inline style in {page:?}");
        if name == "script" {
            let source = element.attribute("src").unwrap_or_default();
            assert!(
                source.starts_with("/static/") && element.raw_text().trim().is_empty(),
                "an inline script in {page:?}"
            );
        }
        for address in ["href", "src", "action", "formaction"].iter().filter_map(|name| element.attribute(name)) {
            let is_ours = address.is_empty() || address.starts_with(['/', '#', '?']) && !address.starts_with("//");
            assert!(is_ours || address.starts_with("data:image/"), "{address} in {page:?}");
        }
        for event in ["onclick", "onload", "onerror", "onsubmit", "onchange", "oninput", "onfocus", "onkeydown"] {
            assert!(!element.has_attribute(event), "{event} in {page:?}");
        }
        if name == "form" && element.attribute("method").is_some_and(|method| method.eq_ignore_ascii_case("post")) {
            let inputs = element.find_all("input");
            let first = inputs.first().and_then(|input| input.attribute("name"));
            assert_eq!(first, Some("csrf_token"), "the token stands first in every form: {page:?}");
        }
    }
}

#[tokio::test]
async fn no_built_in_page_has_an_inline_script_or_style() {
    let site = site().await;
    let mut ann = site.browser();
    for path in [
        "/",
        "/login",
        "/login?next=/account",
        "/signup",
        "/login/link",
        "/login/link/x",
        "/password/forgot",
        "/confirm-again",
        "/email/x",
        "/email/undo/x",
        "/nowhere",
        "/confirm/x",
        "/password/reset/x",
        "/dev/mail",
        "/dev/letters/digest/1",
        "/dev/routes",
        "/faults/panic",
    ] {
        assert_clean(&ann.visit(path).await);
    }
    assert_clean(&sign_up(&site, &mut ann, ANN).await);
    assert_clean(&ann.fill("Password", "y").submit("Confirm my e-mail").await);
    assert_clean(&ann.visit("/signup/sent").await);
    assert_clean(&sign_up(&site, &mut ann, ANN).await);
    crate::visitors::confirm(&mut ann).await.assert_status(200);
    assert_clean(ann.page());
    ann.submit("Log out").await.assert_status(200);
    ann.visit("/login").await.assert_status(200);
    assert_clean(&ann.fill("E-mail", "x").fill("Password", "y").submit("Log in").await);
    assert_clean(&ann.fill("E-mail", ANN).fill("Password", TestApp::PASSWORD).submit("Log in").await);
    for path in ["/account", "/account/password", "/", "/notes/new", "/nowhere", "/staff", "/dev/mail"] {
        assert_clean(&ann.visit(path).await);
    }
    for page in ["sessions", "activity", "email", "data", "delete"] {
        assert_clean(ann.visit(&format!("/account/{page}")).await.assert_status(200));
    }
    ann.visit("/account/password").await.assert_status(200);
    assert_clean(&ann.submit("Change password").await);
    let mut forgetful = site.browser();
    forgetful.visit("/password/forgot").await.assert_status(200);
    assert_clean(&forgetful.fill("E-mail", ANN).submit("Send the link").await);
    let link = site.last_mail_to(ANN).await.link_containing("/password/reset/");
    assert_clean(&forgetful.visit(&link).await);
    assert_clean(&forgetful.fill("New password", "short").submit("Save password").await);
}

#[tokio::test]
async fn over_https_the_browser_is_told_to_stay_there_and_cookies_are_bound_to_the_host() {
    let served = Served::boot(Runtime::Production, |_| ()).await;
    let mut visitor = served.browser();
    let page = visitor.visit("/shelves/new").await;
    page.assert_header("strict-transport-security", "max-age=31536000; includeSubDomains");
    let page = visitor.fill("Name", "Poems").submit("Add").await;
    page.assert_redirected_to("/shelves/1").assert_text("Shelf added.");
    for name in ["__Host-session", "__Host-visitor"] {
        let cookie = visitor.cookie(name).unwrap_or_else(|| panic!("no cookie {name}"));
        assert!(cookie.is_secure() && cookie.is_http_only() && cookie.path() == "/", "{cookie:?}");
    }
    assert!(visitor.cookie("session").is_none() && visitor.cookie("visitor").is_none());
    // A cookie without the prefix, which any subdomain could plant, is not looked at.
    let session = visitor.cookie("__Host-session").expect("a session").value().to_owned();
    let mut planted = served.browser();
    planted.set_cookie("session", &session).set_cookie("visitor", &session);
    assert!(planted.visit("/shelves/new").await.header("set-cookie").is_some_and(|c| c.starts_with("__Host-visitor=")));
}

#[tokio::test]
async fn over_http_nothing_is_said_of_https() {
    let site = site().await;
    let page = site.browser().visit("/").await;
    assert_eq!(page.header("strict-transport-security"), None);
}

#[tokio::test]
async fn data_is_kept_by_nobody_whoever_asks() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let mut stranger = site.browser();
    for page in [ann.get_json("/notes").await, ann.get_json("/shelves").await, stranger.get_json("/shelves").await] {
        page.assert_status(200).assert_header("cache-control", "no-store").assert_header("vary", "accept, cookie");
    }
    stranger.get_json("/notes").await.assert_status(401).assert_header("cache-control", "no-store");
}

#[tokio::test]
async fn pages_for_one_person_are_kept_by_nobody_else() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    for path in ["/", "/account", "/notes", "/shelves"] {
        let page = ann.visit(path).await;
        // Not even by the browser: after log-out, "back" must not show it again.
        page.assert_status(200).assert_header("cache-control", "no-store").assert_header("vary", "accept, cookie");
        let page = site.browser().visit(path).await;
        assert!(!page.header("cache-control").unwrap_or_default().contains("public"), "{page:?}");
    }
    let redirect = ann.request(form(&Method::GET, "/login", &[])).await;
    assert!(!redirect.header("cache-control").unwrap_or_default().contains("public"));
}
