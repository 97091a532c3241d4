//! What is deleted lies in the trash, and what was done can be undone.

mod leaving;
mod lying;
pub(crate) mod notes;
mod undoing;

use flaskboost::testing::{Browser, Page, TestApp};
use sea_orm::{ConnectionTrait, Statement};

use crate::tokens::token_of;

/// Three notes; the first has two comments.
const NOTES: [&str; 2] = [
    "INSERT INTO trash_notes (title, slug) VALUES ('First', 'one'), ('Second', 'two'), ('Third', 'three')",
    "INSERT INTO trash_comments (note_id, text) VALUES (1, 'Well said'), (1, 'Not so')",
];

async fn opened() -> (TestApp, Browser) {
    let site = TestApp::new(notes::desk()).await;
    plant(&site).await;
    let root = site.log_in_as_admin("root@example.org").await;
    (site, root)
}

/// Plants the notes and the comments.
pub(crate) async fn plant(site: &TestApp) {
    for sql in NOTES {
        run(site, sql).await;
    }
}

pub(crate) async fn run(site: &TestApp, sql: &str) {
    site.db().execute_unprepared(sql).await.expect("a change");
}

/// How many rows a query counts.
pub(crate) async fn count(site: &TestApp, from: &str) -> i64 {
    let db = site.db();
    let sql = format!("SELECT COUNT(*) AS many FROM {from}");
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.expect("an answer");
    row.expect("a row").try_get("", "many").expect("a number")
}

/// Posts with a sound token, whatever the pages show.
async fn post(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let token = token_of(browser).await;
    let fields: Vec<(&str, &str)> =
        [("csrf_token", token.as_str())].into_iter().chain(fields.iter().copied()).collect();
    browser.post(path, &fields).await
}

/// Puts a note into the trash, as somebody does it.
async fn throw_away(browser: &mut Browser, key: i64) {
    browser.visit(&format!("/admin/notes/{key}/delete")).await.assert_status(200);
    browser.submit("Yes, move to the trash").await.assert_text("Moved to the trash");
}

fn titles(page: &Page) -> Vec<String> {
    page.find_all("tbody th").iter().map(|head| head.text().trim().to_owned()).collect()
}
