//! Forms: errors stand beside their fields, what was typed is kept, and what the database refuses is one of them.

use http::Method;
use serde_json::{Value, json};

use crate::app::models::{Note, Shelf};
use crate::visitors::{ANN, FORM, form, json as send_json, site, token_of, with_token};

#[tokio::test]
async fn what_was_typed_is_kept_and_each_error_stands_beside_its_field() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/notes/new").await.assert_status(200);
    ann.fill("Title", "").fill("Text", "First line\nsecond line").fill("Shelf", "many").fill("Secret word", "hush now");
    let page = ann.submit("Write").await;
    page.assert_status(422).assert_field_error("Title", "Fill in this field.");
    page.assert_field_error("Shelf", "Enter a whole number.").assert_no_field_error("Text");
    assert_eq!(page.field_value("Text"), "First line\nsecond line");
    assert_eq!(page.field_value("Shelf"), "many");
    assert_eq!(page.field_value("Secret word"), "", "a secret is never written back");
    assert!(!page.html().contains("hush now"), "{page:?}");
    assert_eq!(page.errors().len(), 2, "{:?}", page.errors());
    // The corrected form goes through.
    let page = ann.fill("Title", "A note").fill("Shelf", "").submit("Write").await;
    page.assert_redirected_to("/notes/1").assert_text("Note written.").assert_text("First line second line");
}

#[tokio::test]
async fn an_error_is_tied_to_its_field_for_a_screen_reader() {
    let site = site().await;
    let mut anybody = site.browser();
    anybody.visit("/shelves/new").await.assert_status(200);
    let page = anybody.submit("Add").await;
    page.assert_status(422).assert_element("[role=alert]");
    let inputs = page.find_all("input[name=name]");
    let input = inputs.first().expect("the field");
    assert_eq!(input.attribute("aria-invalid"), Some("true"));
    let described = input.attribute("aria-describedby").unwrap_or_default();
    assert!(described.split(' ').any(|id| page.document().by_id(id).is_some_and(|e| e.text().contains("Fill in"))));
}

#[tokio::test]
async fn the_length_of_a_column_is_the_limit_of_its_field() {
    let site = site().await;
    let mut anybody = site.browser();
    anybody.visit("/shelves/new").await.assert_status(200);
    let page = anybody.fill("Name", &"ä".repeat(61)).submit("Add").await;
    page.assert_status(422).assert_field_error("Name", "Enter at most 60 characters (now 61).");
    let page = anybody.fill("Name", &"🏃".repeat(60)).submit("Add").await;
    page.assert_redirected_to("/shelves/1");
}

#[tokio::test]
async fn a_value_that_is_taken_is_an_error_beside_its_field() {
    let site = site().await;
    Shelf::create(site.db(), "Poems").await.unwrap();
    let mut anybody = site.browser();
    anybody.visit("/shelves/new").await.assert_status(200);
    let page = anybody.fill("Name", "Poems").submit("Add").await;
    page.assert_status(422).assert_field_error("Name", "This name is already taken.");
    assert_eq!(page.field_value("Name"), "Poems");
}

#[tokio::test]
async fn of_fifty_who_want_one_name_at_once_one_gets_it_and_the_others_are_told() {
    let site = site().await;
    let mut first = site.browser();
    let token = token_of(&mut first).await;
    let mut browsers: Vec<_> = (0..50).map(|_| first.clone()).collect();
    let asked =
        browsers.iter_mut().map(|one| one.request(with_token(&Method::POST, "/shelves", &token, FORM, "name=Poems")));
    let pages = futures_util::future::join_all(asked).await;
    let count = |status: u16| pages.iter().filter(|page| page.status() == status).count();
    assert_eq!((count(303), count(422)), (1, 49), "{:?}", pages.iter().map(|page| page.status()).collect::<Vec<_>>());
    for page in pages.iter().filter(|page| page.status() == 422) {
        page.assert_field_error("Name", "This name is already taken.");
    }
    assert_eq!(Shelf::page(site.db(), flaskboost::model::PageNumber::default()).await.unwrap().total, 1);
}

#[tokio::test]
async fn of_fifty_who_write_at_once_nobody_is_turned_away() {
    let site = site().await;
    let mut first = site.browser();
    let token = token_of(&mut first).await;
    let mut browsers: Vec<_> = (0..50).map(|_| first.clone()).collect();
    let asked = browsers.iter_mut().enumerate().map(|(number, one)| {
        one.request(with_token(&Method::POST, "/shelves", &token, FORM, format!("name=Shelf+{number}")))
    });
    let pages = futures_util::future::join_all(asked).await;
    assert!(pages.iter().all(|page| page.status() == 303), "{pages:?}");
    assert_eq!(Shelf::page(site.db(), flaskboost::model::PageNumber::default()).await.unwrap().total, 50);
}

#[tokio::test]
async fn a_reference_to_what_is_not_there_is_an_error_of_the_form() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/notes/new").await.assert_status(200);
    let page = ann.fill("Title", "Lost").fill("Shelf", "77").submit("Write").await;
    page.assert_status(422);
    // PostgreSQL says which column it was; SQLite does not.
    let is_told = match site.db().engine() {
        flaskboost::db::Engine::Postgres => page.field_errors("Shelf") == ["The chosen shelf does not exist any more."],
        _ => page.errors().iter().any(|error| error.contains("does not exist any more.")),
    };
    assert!(is_told, "{page:?}");
    assert_eq!(page.field_value("Title"), "Lost");
    assert_eq!(Note::count(site.db()).await.unwrap(), 0);
}

#[tokio::test]
async fn editing_begins_with_what_is_there() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/notes/new").await.assert_status(200);
    ann.fill("Title", "Draft").fill("Text", "Some words").submit("Write").await.assert_status(200);
    let page = ann.visit("/notes/1/edit").await;
    assert_eq!((page.field_value("Title"), page.field_value("Text")), ("Draft".into(), "Some words".into()));
    ann.fill("Title", "Final").submit("Save").await.assert_redirected_to("/notes/1").assert_text("Note saved.");
    ann.visit("/notes/1").await.assert_title("Final");
}

#[tokio::test]
async fn one_handler_reads_a_form_and_json_alike() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let token = token_of(&mut ann).await;
    let body = json!({"title": "From a program", "text": "words", "shelf_id": null});
    let page = ann.request(send_json(&Method::POST, "/notes", &token, &body)).await;
    page.assert_status(303).assert_header("location", "/notes/1");
    let page = ann.get_json("/notes/1").await;
    page.assert_status(200).assert_header("content-type", "application/json");
    assert_eq!(
        page.json::<Value>(),
        json!({"note": {"id": 1, "shelf_id": null, "title": "From a program", "body": "words"}})
    );
    for method in [Method::PUT, Method::PATCH] {
        let request = send_json(&method, "/notes/1", &token, &json!({"title": "Changed"}));
        ann.request(request).await.assert_status(303);
    }
    assert_eq!(ann.get_json("/notes/1").await.json::<Value>()["note"]["title"], "Changed");
    ann.request(send_json(&Method::DELETE, "/notes/1", &token, &json!({}))).await.assert_status(303);
    ann.get_json("/notes/1").await.assert_status(404);
}

#[tokio::test]
async fn a_program_reads_the_errors_of_a_form_as_a_problem() {
    let site = site().await;
    Shelf::create(site.db(), "Poems").await.unwrap();
    let mut ann = site.log_in_as(ANN).await;
    let token = token_of(&mut ann).await;
    let body = json!({"title": "", "shelf_id": 1.5, "word": "hush now"});
    let page = ann.request(send_json(&Method::POST, "/notes", &token, &body)).await;
    page.assert_status(422).assert_header("content-type", "application/problem+json");
    let problem: Value = page.json();
    assert_eq!(problem["status"], 422, "{problem}");
    let errors = problem["errors"].as_array().expect("errors");
    assert_eq!(errors[0], json!({"field": "title", "message": "Fill in this field."}));
    assert_eq!(errors[1]["field"], "shelf_id", "{problem}");
    assert!(!page.html().contains("hush now"));
    let page = ann.request(send_json(&Method::POST, "/shelves", &token, &json!({"name": "Poems"}))).await;
    page.assert_status(422).assert_header("content-type", "application/problem+json");
    assert_eq!(page.json::<Value>()["errors"], json!([{"field": "name", "message": "This name is already taken."}]));
}

#[tokio::test]
async fn logging_in_as_a_program_tells_the_same_problem_for_all() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut program = site.browser();
    let token = token_of(&mut program).await;
    let mut problems = Vec::new();
    for email in [ANN, "eve@example.org"] {
        let body = json!({"email": email, "password": "not the password"});
        let page = program.request(send_json(&Method::POST, "/login", &token, &body)).await;
        page.assert_status(422);
        let mut problem: Value = page.json();
        problem["request_id"] = Value::Null;
        problems.push(problem);
    }
    assert_eq!(problems[0], problems[1]);
    assert!(!problems[0]["errors"].as_array().expect("errors").is_empty(), "{}", problems[0]);
}

#[tokio::test]
async fn a_field_that_is_sent_twice_is_refused() {
    let site = site().await;
    let mut anybody = site.browser();
    let token = token_of(&mut anybody).await;
    let fields = [("csrf_token", token.as_str()), ("name", "One"), ("name", "Two")];
    let page = anybody.request(form(&Method::POST, "/shelves", &fields)).await;
    page.assert_status(422).assert_field_error("Name", "Send only one value here.");
}

#[tokio::test]
async fn a_field_that_the_form_does_not_have_is_ignored() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let token = token_of(&mut ann).await;
    let fields =
        [("csrf_token", token.as_str()), ("title", "Mine"), ("user_id", "999"), ("id", "999"), ("is_admin", "true")];
    let page = ann.request(form(&Method::POST, "/notes", &fields)).await;
    page.assert_status(303).assert_header("location", "/notes/1");
    ann.visit("/staff").await.assert_status(403);
}
