//! Redirects are followed as in a browser, and links lead on.

use axum::Router;
use axum::extract::ConnectInfo;
use axum::response::{Html, Redirect};
use axum::routing::{any, get};
use http::{Method, StatusCode, header};
use std::net::SocketAddr;

use crate::testing::Browser;
use crate::testing::tests::site::visitor_of;

fn site() -> Router {
    let tell = async |method: Method, body: String| format!("{method} [{body}]");
    let status = |code: StatusCode| any(async move || (code, [(header::LOCATION, "/end")]));
    Router::new()
        .route("/end", any(tell))
        .route("/301", status(StatusCode::MOVED_PERMANENTLY))
        .route("/302", status(StatusCode::FOUND))
        .route("/303", status(StatusCode::SEE_OTHER))
        .route("/307", status(StatusCode::TEMPORARY_REDIRECT))
        .route("/twice", get(async || Redirect::to("/303")))
        .route("/loop", get(async || Redirect::to("/loop")))
        .route("/away", get(async || Redirect::to("https://elsewhere.example/")))
        .route("/who", get(async |ConnectInfo(who): ConnectInfo<SocketAddr>| who.ip().to_string()))
}

#[tokio::test]
async fn after_a_post_a_redirect_asks_for_a_page() {
    let mut anna = Browser::new(site());
    for place in ["/301", "/302", "/303"] {
        let page = anna.post(place, &[("a", "b")]).await;
        page.assert_text("GET []").assert_redirected_to("/end");
        assert_eq!(page.redirected_from(), [place]);
    }
    anna.post("/307", &[("a", "b")]).await.assert_text("POST [a=b]");
}

#[tokio::test]
async fn every_redirect_is_recorded() {
    let mut anna = Browser::new(site());
    let page = anna.visit("/twice").await;
    assert_eq!((page.url(), page.redirected_from()), ("/end", vec!["/twice", "/303"]));
}

#[tokio::test]
async fn another_site_is_not_visited() {
    let mut anna = Browser::new(site());
    anna.visit("/away").await.assert_status(303).assert_redirected_to("https://elsewhere.example/");
}

#[tokio::test]
#[should_panic(expected = "more than 10 redirects: /loop -> /loop")]
async fn a_loop_of_redirects_ends() {
    let _ = Browser::new(site()).visit("/loop").await;
}

#[tokio::test]
#[should_panic(expected = "`https://elsewhere.example/` is on another site")]
async fn visiting_another_site_is_told() {
    let _ = Browser::new(site()).visit("https://elsewhere.example/").await;
}

#[tokio::test]
#[should_panic(expected = "the browser has opened no page yet")]
async fn filling_before_the_first_visit_is_told() {
    Browser::new(site()).fill("Name", "x");
}

#[tokio::test]
async fn the_visitor_comes_from_this_machine() {
    let mut anna = Browser::new(site());
    anna.visit("/who").await.assert_text("127.0.0.1");
}

#[tokio::test]
async fn a_link_is_found_by_its_text() {
    let links = r#"<nav><a href="/echo?a">More <b>runs</b></a> <a href="/echo?a">More runs</a></nav>
        <a href="echo?i"><img src="x" alt="Home"></a><a href="/echo?l" aria-label="Close">x</a>"#;
    for (text, url) in [("More runs", "/echo?a"), ("Home", "/echo?i"), ("Close", "/echo?l")] {
        let page = visitor_of(links).await.click(text).await;
        assert_eq!(page.url(), url);
    }
}

#[tokio::test]
async fn clicking_a_button_sends_its_form() {
    let twice = r#"<form method="post" action="/echo"><button>Log out</button></form>"#.repeat(2);
    let page = visitor_of(&twice).await.click("Log out").await;
    page.assert_text("POST /echo");
}

#[tokio::test]
#[should_panic(expected = "links called \"Edit\" lead to /a, /b: say which with `within(\"#id\")`")]
async fn links_of_one_text_to_two_places_are_told() {
    let _ = visitor_of("<a href=/b>Edit</a><a href=/a>Edit</a>").await.click("Edit").await;
}

#[tokio::test]
#[should_panic(expected = "no link or button \"Edit\"; its links: \"Home\"; its buttons: \"Go\"")]
async fn a_missing_link_is_told_with_those_that_exist() {
    let _ = visitor_of("<a href=/>Home</a><form><button>Go</button></form>").await.click("Edit").await;
}

#[tokio::test]
async fn a_page_is_still_open_after_a_refused_download() {
    let site = site().route("/", get(async || Html("<a href=/gone>Gone</a>")));
    let mut anna = Browser::new(site);
    let _ = anna.visit("/").await;
    anna.click("Gone").await.assert_status(404);
}
