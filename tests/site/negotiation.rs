//! One handler answers people and programs, as the `Accept` header asks.

use serde_json::{Value, json};

use crate::app::models::Shelf;
use crate::visitors::{get_with, site};

#[tokio::test]
async fn one_handler_answers_html_or_json() {
    let site = site().await;
    Shelf::create(site.db(), "Poems").await.unwrap();
    let mut anybody = site.browser();
    anybody.visit("/shelves/1").await.assert_status(200).assert_title("Poems");
    let page = anybody.get_json("/shelves/1").await;
    page.assert_status(200).assert_header("content-type", "application/json").assert_header("vary", "accept, cookie");
    assert_eq!(page.json::<Value>(), json!({"shelf": {"id": 1, "name": "Poems"}}));
    let list: Value = anybody.get_json("/shelves").await.json();
    assert_eq!(list["shelves"]["items"], json!([{"id": 1, "name": "Poems"}]));
    assert_eq!(
        (&list["shelves"]["number"], &list["shelves"]["pages"], &list["shelves"]["next"]),
        (&json!(1), &json!(1), &Value::Null)
    );
}

#[tokio::test]
async fn who_does_not_mind_gets_html() {
    let site = site().await;
    for (accept, kind) in [
        ("", "text/html; charset=utf-8"),
        ("*/*", "text/html; charset=utf-8"),
        ("text/html", "text/html; charset=utf-8"),
        ("image/avif, text/*", "text/html; charset=utf-8"),
        ("text/html, application/json", "text/html; charset=utf-8"),
        ("text/html;q=0.5, application/json;q=0.5", "text/html; charset=utf-8"),
        ("text/html;q=0.1, application/json", "application/json"),
        ("application/json", "application/json"),
        ("APPLICATION/JSON", "application/json"),
        ("application/problem+json", "application/json"),
    ] {
        let page = site.browser().request(get_with("/shelves", "accept", accept)).await;
        page.assert_status(200).assert_header("content-type", kind);
    }
}

#[tokio::test]
async fn a_page_that_is_for_people_only_is_a_406_for_a_program() {
    let site = site().await;
    let mut program = site.browser();
    for path in ["/", "/shelves/new", "/login", "/signup", "/password/forgot"] {
        let page = program.get_json(path).await;
        page.assert_status(406).assert_header("content-type", "application/problem+json");
        assert_eq!(page.json::<Value>()["code"], "FB0406");
    }
}

#[tokio::test]
async fn json_of_a_page_holds_the_data_of_the_page_and_no_more() {
    let site = site().await;
    let mut ann = site.log_in_as("ann@example.org").await;
    let page = ann.get_json("/shelves").await;
    for word in ["csrf", "ann@example.org", "user", "flash", "token"] {
        assert!(!page.html().contains(word), "{}", page.html());
    }
}
