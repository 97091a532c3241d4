//! Notes: what their owner can do, and what everybody else cannot. Who moderates has a file of tests of their own.

use flaskboost::testing::{Browser, TestApp};
use views::notes::Index;

/// Writes a note through the form and returns its address.
async fn write(browser: &mut Browser, title: &str) -> String {
    browser.visit("/notes/new").await.assert_status(200);
    let page = browser.fill("Title", title).fill("Text", "Milk, bread").submit("Write").await;
    page.assert_status(200).assert_text("The note is written.");
    page.url().to_owned()
}

/// A sound CSRF token of this visitor, for a request that only something else should refuse.
async fn token_of(browser: &mut Browser) -> String {
    let page = browser.visit("/login").await;
    let inputs = page.find_all("input[name=csrf_token]");
    inputs.first().and_then(|input| input.attribute("value")).expect("a token").to_owned()
}

#[tokio::test]
async fn a_note_is_written_read_changed_and_deleted() {
    let site = TestApp::new(site::app()).await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let address = write(&mut anna, "Shopping").await;
    anna.visit("/notes").await.assert_text("Shopping").assert_text("15 Jan 2026");

    anna.click("Shopping").await.assert_title("Shopping · My app").assert_text("Milk, bread");
    let form = anna.click("Change it").await;
    assert_eq!((form.field_value("Title"), form.field_value("Text")), ("Shopping".into(), "Milk, bread".into()));
    let changed = anna.fill("Text", "Milk").submit("Save").await;
    changed.assert_redirected_to(&address).assert_text("The note is changed.").assert_no_text("bread");

    anna.click("Delete this note").await.assert_redirected_to("/notes").assert_text("The note is gone.");
    anna.visit(&address).await.assert_status(404);
}

#[tokio::test]
async fn what_the_table_cannot_hold_is_refused_beside_its_field_and_the_rest_is_kept() {
    let site = TestApp::new(site::app()).await;
    let mut anna = site.log_in_as("anna@example.com").await;
    for title in ["", "   ", &"x".repeat(121)] {
        anna.visit("/notes/new").await.assert_status(200);
        let page = anna.fill("Title", title).fill("Text", "Milk, bread").submit("Write").await;
        page.assert_status(422).assert_no_field_error("Text");
        assert_eq!(page.field_errors("Title").len(), 1, "{page:?}");
        assert_eq!(page.field_value("Text"), "Milk, bread");
    }
    anna.visit("/notes").await.assert_text("No notes yet");
}

#[tokio::test]
async fn what_somebody_types_stays_text() {
    let site = TestApp::new(site::app()).await;
    let mut anna = site.log_in_as("anna@example.com").await;
    anna.visit("/notes/new").await.assert_status(200);
    anna.fill("Title", "<b>bold</b>").fill("Text", "<script>alert(1)</script>\nnext line");
    let page = anna.submit("Write").await;
    page.assert_text("<b>bold</b>").assert_text("<script>alert(1)</script>");
    assert!(!page.html().contains("<script>alert"), "{}", page.html());
}

#[tokio::test]
async fn the_list_comes_in_pages() {
    let site = TestApp::new(site::app()).await;
    let mut anna = site.log_in_as("anna@example.com").await;
    anna.visit("/notes?page=0").await.assert_status(400);
    anna.visit("/notes?page=one").await.assert_status(400);
    write(&mut anna, "Shopping").await;
    let list = anna.visit("/notes").await;
    assert_eq!(list.view::<Index>().notes.total, 1);
    anna.visit("/notes?page=2").await.assert_status(200).assert_text("There is no such page");
}

#[tokio::test]
async fn strangers_are_asked_to_log_in() {
    let site = TestApp::new(site::app()).await;
    let address = write(&mut site.log_in_as("anna@example.com").await, "Shopping").await;
    let mut stranger = site.browser();
    for page in ["/notes", "/notes/new", &address, &format!("{address}/edit")] {
        stranger.visit(page).await.assert_redirected_to("/login").assert_no_text("Shopping");
    }
    let token = token_of(&mut stranger).await;
    let fields = [("csrf_token", token.as_str()), ("title", "Mine"), ("body", "now")];
    for target in ["/notes", &address, &format!("{address}/delete")] {
        stranger.post(target, &fields).await.assert_redirected_to("/login");
    }
    site.log_in_as("anna@example.com").await.visit(&address).await.assert_text("Shopping");
}

#[tokio::test]
async fn a_note_of_somebody_else_does_not_exist() {
    let site = TestApp::new(site::app()).await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let mut ben = site.log_in_as("ben@example.com").await;
    let address = write(&mut anna, "Shopping").await;
    ben.visit(&address).await.assert_status(404);
    ben.visit(&format!("{address}/edit")).await.assert_status(404);
    ben.visit("/notes").await.assert_no_text("Shopping");
    let token = token_of(&mut ben).await;
    let fields = [("csrf_token", token.as_str()), ("title", "Mine"), ("body", "now")];
    for target in [&address, &format!("{address}/delete")] {
        ben.post(target, &fields).await.assert_status(404);
    }
    anna.visit(&address).await.assert_title("Shopping · My app").assert_text("Milk, bread");
}

#[tokio::test]
async fn a_note_that_never_was_is_not_found() {
    let site = TestApp::new(site::app()).await;
    let mut anna = site.log_in_as("anna@example.com").await;
    for address in ["/notes/4711", "/notes/4711/edit", "/notes/shopping"] {
        anna.visit(address).await.assert_status(404);
    }
}

#[tokio::test]
async fn without_a_sound_csrf_token_nothing_changes() {
    let site = TestApp::new(site::app()).await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let address = write(&mut anna, "Shopping").await;
    for target in ["/notes", &address, &format!("{address}/delete")] {
        anna.post(target, &[("title", "Mine"), ("body", "now")]).await.assert_status(403);
        anna.post(target, &[("csrf_token", "forged"), ("title", "Mine"), ("body", "now")]).await.assert_status(403);
    }
    let list = anna.visit("/notes").await;
    assert_eq!(list.find_all("tbody tr").len(), 1, "{list:?}");
    list.assert_text("Shopping");
}
