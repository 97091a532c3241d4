//! A button beside the message takes back what was just done.

use flaskboost::testing::TestApp;

use super::{count, opened, run};
use crate::patients;

#[tokio::test]
async fn a_row_that_went_into_the_trash_comes_back() {
    let (site, mut root) = opened().await;
    // With the keyboard alone: find, open, change, save, delete, undo. Every step is a link, a field or a button.
    root.visit("/admin/-/search?q=First").await.assert_status(200);
    root.click("First").await.assert_status(200);
    root.fill("Title", "First of all").submit("Save").await.assert_text("Saved: First of all");
    root.visit("/admin/notes/1").await.assert_status(200);
    root.click("Delete").await.assert_status(200);
    root.submit("Yes, move to the trash").await.assert_text("Moved to the trash: First of all");
    assert_eq!(count(&site, "trash_notes WHERE deleted_at IS NOT NULL").await, 1);
    root.submit("Undo").await.assert_text("Restored: First of all");
    assert_eq!(count(&site, "trash_notes WHERE deleted_at IS NOT NULL").await, 0);
}

#[tokio::test]
async fn several_rows_come_back_at_once() {
    let (site, mut root) = opened().await;
    root.visit("/admin/notes").await.assert_status(200);
    root.check("First").check("Third").select("With the selected rows", "Delete");
    root.submit("Go on").await.assert_status(200);
    root.submit("Delete").await.assert_text("2 rows were moved to the trash.");
    root.submit("Undo").await.assert_text("2 rows were restored.");
    assert_eq!(count(&site, "trash_notes WHERE deleted_at IS NULL").await, 3);
}

#[tokio::test]
async fn a_change_is_taken_back() {
    let (site, mut root) = opened().await;
    root.visit("/admin/notes/1").await.assert_status(200);
    root.fill("Title", "Changed").submit("Save").await.assert_text("Saved: Changed");
    root.submit("Undo").await.assert_status(200).assert_text("It is as it was before.");
    assert_eq!(count(&site, "trash_notes WHERE title = 'First'").await, 1);
}

#[tokio::test]
async fn what_somebody_else_changed_meanwhile_is_not_taken_back() {
    let (site, mut root) = opened().await;
    root.visit("/admin/notes/1").await.assert_status(200);
    root.fill("Title", "Changed").submit("Save").await.assert_text("Saved: Changed");
    run(&site, "UPDATE trash_notes SET title = 'Theirs' WHERE id = 1").await;
    root.submit("Undo").await.assert_status(409).assert_text("These fields have been changed since.");
    assert_eq!(count(&site, "trash_notes WHERE title = 'Theirs'").await, 1);
}

#[tokio::test]
async fn a_model_that_nobody_audits_has_nothing_to_undo() {
    let (_site, mut root) = opened().await;
    root.visit("/admin/comments/1").await.assert_status(200);
    let page = root.fill("Text", "Changed").submit("Save").await;
    page.assert_text("Saved: Changed").assert_no_text("Undo");
    root.visit("/admin/comments/1/delete").await.assert_status(200);
    root.submit("Yes, delete").await.assert_text("Deleted: Changed").assert_no_text("Undo");
    // Nothing was changed, so there is nothing to take back.
    root.visit("/admin/notes/1").await.assert_status(200);
    root.submit("Save").await.assert_text("Saved: First").assert_no_text("Undo");
}

#[tokio::test]
async fn a_row_that_was_deleted_for_good_comes_back_if_the_trail_knows_all_of_it() {
    let site = TestApp::new(patients::hospital()).await;
    run(&site, "INSERT INTO patients (name) VALUES ('Lea'), ('Max')").await;
    let mut dora = site.log_in_with_role("dora@example.org", "doctor").await;
    dora.visit("/admin/patients/1/delete").await.assert_status(200);
    dora.submit("Yes, delete").await.assert_text("Deleted: Lea");
    assert_eq!(count(&site, "patients").await, 1);
    dora.submit("Undo").await.assert_status(200).assert_text("It is as it was before.");
    assert_eq!(count(&site, "patients WHERE name = 'Lea'").await, 1);
    let mut nora = site.log_in_with_role("nora@example.org", "nurse").await;
    nora.visit("/admin/patients/1").await.assert_status(200);
    nora.fill("Name", "Lena").submit("Save").await.assert_text("Saved: Lena");
    nora.submit("Undo").await.assert_status(200);
    assert_eq!(count(&site, "patients WHERE name = 'Lea'").await, 1);
}
