//! The panel: what an administrator finds there, what a moderator does not, and what the audit trail says.

use flaskboost::db::trail::{Entry, EntryFilter, What};
use flaskboost::testing::{TestApp, TestPanel};
use models::Note;

/// Anna's note.
async fn shopping(site: &TestApp) -> Note {
    let mut anna = site.log_in_as("anna@example.com").await;
    anna.visit("/notes/new").await.assert_status(200);
    anna.fill("Title", "Shopping").fill("Text", "Milk, bread").submit("Write").await.assert_status(200);
    Note { id: 1, title: "Shopping".to_owned(), ..Note::default() }
}

/// What happened to notes, the newest first.
async fn trail(site: &TestApp) -> Vec<Entry> {
    let filter = EntryFilter { models: vec!["notes".to_owned()], max: 10, ..EntryFilter::default() };
    Entry::list(site.db(), &filter).await.expect("a trail")
}

#[tokio::test]
async fn an_administrator_finds_notes_and_deletes_them_and_changes_none() {
    let site = TestApp::new(site::app()).await;
    let note = shopping(&site).await;
    let mut admin = site.panel_as("admin").await;
    admin.list::<Note>().search("shop").await.assert_rows(["Shopping"]);
    admin.row(&note).open().await.assert_value("Title", "Shopping").assert_not_editable("Title");
    admin.row(&note).fill("title", "Mine").save().await.assert_forbidden();
    admin.export::<Note>("csv").await.assert_text("Shopping");
    admin.row(&note).delete().await.assert_done();
    admin.list::<Note>().await.assert_rows([]);
}

#[tokio::test]
async fn nobody_else_enters_the_panel() {
    let site = TestApp::new(site::app()).await;
    let note = shopping(&site).await;
    for role in ["user", "moderator", "service"] {
        let mut panel = site.panel_as(role).await;
        panel.list::<Note>().await.assert_forbidden();
        panel.row(&note).delete().await.assert_forbidden();
    }
    TestPanel::of(site.browser()).row(&note).delete().await.assert_refused();
}

#[tokio::test]
async fn whatever_happens_to_a_note_stands_in_the_audit_trail() {
    let site = TestApp::new(site::app()).await;
    let note = shopping(&site).await;
    let mut anna = site.log_in_as("anna@example.com").await;
    anna.visit("/notes/1/edit").await.assert_status(200);
    anna.fill("Text", "Milk").submit("Save").await.assert_status(200);
    site.panel_as("admin").await.row(&note).delete().await.assert_done();
    let entries = trail(&site).await;
    let told: Vec<(What, &str)> = entries.iter().map(|entry| (entry.what, entry.by.name.as_str())).collect();
    let (anna, admin) = ("anna@example.com", "admin@panel.test");
    assert_eq!(told, [(What::Delete, admin), (What::Update, anna), (What::Insert, anna)]);
    assert_eq!(entries[1].changes.keys().collect::<Vec<_>>(), ["body"]);
}
