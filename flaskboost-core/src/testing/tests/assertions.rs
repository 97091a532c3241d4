//! A failed assertion shows what a person would need to understand it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use axum::Router;
use axum::routing::get;

use crate::testing::tests::site::page_of;
use crate::testing::{Browser, Page};

const INVALID: &str = r#"
    <div class="flash tone-success" role="status"><p>Saved.</p><button hidden aria-label="Close">x</button></div>
    <div class="form-errors" role="alert"><h2>Please check</h2><ul><li><a>E-mail</a>: This is taken.</li></ul></div>
    <form><label for="m">E-mail</label><input id="m" aria-invalid="true" aria-describedby="m-help m-error">
      <p id="m-help">We never show it.</p>
      <div id="m-error" class="field-error"><svg></svg><div><p>This is taken.</p><p>Try again.</p></div></div>
      <label>Name <input></label></form>"#;

fn message(page: &Page, assertion: impl FnOnce(&Page)) -> String {
    let panic = catch_unwind(AssertUnwindSafe(|| assertion(page))).expect_err("the assertion must fail");
    *panic.downcast::<String>().expect("a message")
}

#[tokio::test]
async fn the_message_shows_title_errors_and_flashes() {
    let page = page_of(INVALID).await;
    let message = message(&page, |page| {
        page.assert_text("Check your mail");
    });
    assert_eq!(
        message,
        "expected to see \"Check your mail\"\n  \
         page:    GET /page -> 200 OK \"Test\"\n  \
         error:   E-mail: This is taken.\n  \
         error:   Try again.\n  \
         flash:   Saved.\n  \
         text:    Saved. Please check E-mail: This is taken. E-mail We never show it. This is taken. Try again. Name"
    );
}

#[tokio::test]
async fn field_errors_are_read_beside_their_control() {
    let page = page_of(INVALID).await;
    page.assert_field_error("E-mail", "This is taken.").assert_no_field_error("Name");
    page.assert_field_error("E-mail", "Try again.");
    assert_eq!(page.errors(), ["E-mail: This is taken.", "Try again."]);
    assert_eq!(page.flashes(), ["Saved."]);
    let told = message(&page, |page| {
        page.assert_field_error("Name", "No.");
    });
    assert!(told.starts_with("expected \"Name\" to have the error \"No.\"; it has no error\n"), "{told}");
}

#[tokio::test]
async fn each_assertion_fails_when_it_does_not_hold() {
    let page = page_of(INVALID).await;
    page.assert_status(200).assert_text("Saved.").assert_no_text("<p").assert_title("Test").assert_element(".flash");
    page.assert_header("content-type", "text/html; charset=utf-8");
    type Assertion = fn(&Page);
    let cases: [(&str, Assertion); 8] = [
        ("expected status 422, got 200 OK", |page| {
            page.assert_status(422);
        }),
        ("expected not to see \"Saved.\"", |page| {
            page.assert_no_text("Saved.");
        }),
        ("expected the title \"Home\"", |page| {
            page.assert_title("Home");
        }),
        ("expected an element `table`", |page| {
            page.assert_element("table");
        }),
        ("expected a redirect to /x, but there was none", |page| {
            page.assert_redirected_to("/x");
        }),
        ("expected the header x: y, but there is no x", |page| {
            page.assert_header("x", "y");
        }),
        ("expected \"E-mail\" to have no error", |page| {
            page.assert_no_field_error("E-mail");
        }),
        ("the body is not the JSON", |page| {
            let _ = page.json::<u32>();
        }),
    ];
    for (expected, assertion) in cases {
        let told = message(&page, assertion);
        assert!(told.starts_with(expected), "{told}");
    }
}

#[tokio::test]
async fn a_body_that_is_not_html_is_its_own_text() {
    let site = Router::new().route("/", get(async || axum::Json(serde_json::json!({ "a": [1, 2] }))));
    let page = Browser::new(site).visit("/").await;
    assert_eq!(page.text(), r#"{"a":[1,2]}"#);
    assert_eq!(page.json::<serde_json::Value>()["a"][1], 2);
    assert!(page.find_all("*").is_empty());
}
