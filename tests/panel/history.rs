//! The history of a row: who sees what of it, and who puts back what.

use flaskboost::db::trail::{Entry, EntryFilter, Verdict, What, verify};
use flaskboost::testing::{Browser, TestApp};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, IntoActiveModel};

use super::patients::{self, Entity, Model};
use crate::tokens::token_of;

const HISTORY: &str = "/admin/patients/1/history";

async fn site() -> TestApp {
    TestApp::new(patients::hospital()).await
}

async fn nurse(site: &TestApp) -> Browser {
    site.log_in_with_role("nora@example.org", "nurse").await
}

async fn doctor(site: &TestApp) -> Browser {
    site.log_in_with_role("dora@example.org", "doctor").await
}

/// A patient who was Lea and is Lena.
async fn lena(site: &TestApp) -> Model {
    let lea = patients::create(site.db(), "Lea").await.expect("a patient");
    change(site, &lea, |row| row.name = Set("Lena".to_owned())).await
}

async fn change(site: &TestApp, model: &Model, change: impl FnOnce(&mut patients::ActiveModel)) -> Model {
    let mut row = model.clone().into_active_model();
    change(&mut row);
    site.db().transaction(async |tx| Ok(row.update(tx).await?)).await.expect("a change")
}

async fn name_of(site: &TestApp) -> Option<String> {
    Entity::find_by_id(1).one(site.db()).await.expect("a database").map(|patient| patient.name)
}

async fn newest(site: &TestApp) -> Entry {
    let filter = EntryFilter { models: vec!["patients".to_owned()], max: 1, ..EntryFilter::default() };
    Entry::list(site.db(), &filter).await.expect("a trail").remove(0)
}

/// Sends what the button would send, also where there is none.
async fn revert(browser: &mut Browser, key: &str, entry: i64) -> flaskboost::testing::Page {
    let token = token_of(browser).await;
    browser.post(&format!("/admin/patients/{key}/history/{entry}/revert"), &[("csrf_token", &token)]).await
}

#[tokio::test]
async fn a_history_tells_who_did_what_with_old_and_new_values() {
    let site = site().await;
    lena(&site).await;
    let mut nora = nurse(&site).await;
    nora.visit("/admin/patients/1").await.assert_element(&format!("a[href='{HISTORY}']"));
    let page = nora.visit(HISTORY).await;
    page.assert_status(200).assert_text("History of Lena").assert_text("the site itself");
    page.assert_element("del").assert_element("ins");
    let text = page.text();
    assert!(text.contains("Lea") && text.contains("Lena"), "{text}");
    assert!(!text.contains("1111"), "a secret is told to nobody");
}

#[tokio::test]
async fn columns_that_somebody_may_not_read_are_not_in_it() {
    let site = site().await;
    let lea = patients::create(site.db(), "Lea").await.unwrap();
    change(&site, &lea, |row| row.diagnosis = Set(Some("measles".to_owned()))).await;
    let mut nora = nurse(&site).await;
    nora.visit(HISTORY).await.assert_status(200).assert_no_text("measles").assert_no_text("Diagnosis");
    let mut dora = doctor(&site).await;
    dora.visit(HISTORY).await.assert_status(200).assert_text("measles");
    nora.visit("/admin/-/activity").await.assert_status(200).assert_no_text("Diagnosis");
    dora.visit("/admin/-/activity").await.assert_status(200).assert_text("Diagnosis");
}

#[tokio::test]
async fn strangers_users_and_clerks_find_nothing_there() {
    let site = site().await;
    lena(&site).await;
    site.browser().visit(HISTORY).await.assert_redirected_to("/login?next=%2Fadmin%2Fpatients%2F1%2Fhistory");
    site.log_in_as("ann@example.org").await.visit(HISTORY).await.assert_status(403);
    let mut clerk = site.log_in_with_role("lee@example.org", "clerk").await;
    clerk.visit(HISTORY).await.assert_status(404);
    clerk.visit("/admin/-/activity").await.assert_status(403);
    let mut nora = nurse(&site).await;
    for missing in ["/admin/patients/2/history", "/admin/patients/x/history", "/admin/others/1/history"] {
        nora.visit(missing).await.assert_status(404);
    }
}

#[tokio::test]
async fn putting_back_writes_the_old_value_and_an_entry_of_its_own() {
    let site = site().await;
    lena(&site).await;
    let mut nora = nurse(&site).await;
    nora.visit(HISTORY).await.assert_status(200);
    nora.submit("Put back what entry 2 changed").await.assert_status(200).assert_text("It is as it was before.");
    assert_eq!(name_of(&site).await.as_deref(), Some("Lea"));
    let entry = newest(&site).await;
    assert_eq!((entry.what, entry.by.name.as_str()), (What::Update, "nora@example.org"));
    assert!(matches!(verify(site.db(), None).await.unwrap(), Verdict::Sound(_)));
}

#[tokio::test]
async fn what_was_changed_since_is_not_overwritten() {
    let site = site().await;
    let lena = lena(&site).await;
    change(&site, &lena, |row| row.name = Set("Leonie".to_owned())).await;
    let entry = newest(&site).await.id - 1;
    let mut nora = nurse(&site).await;
    let page = revert(&mut nora, "1", entry).await;
    page.assert_status(409).assert_text("Leonie").assert_text("Nothing was written");
    assert_eq!(name_of(&site).await.as_deref(), Some("Leonie"));
}

#[tokio::test]
async fn nobody_puts_back_what_they_may_not_write() {
    let site = site().await;
    let lea = patients::create(site.db(), "Lea").await.unwrap();
    change(&site, &lea, |row| {
        row.diagnosis = Set(Some("measles".to_owned()));
        row.name = Set("Lena".to_owned());
    })
    .await;
    let entry = newest(&site).await.id;
    let mut nora = nurse(&site).await;
    nora.visit(HISTORY).await.assert_no_text("Put back");
    revert(&mut nora, "1", entry).await.assert_status(403);
    let mut clerk = site.log_in_with_role("lee@example.org", "clerk").await;
    revert(&mut clerk, "1", entry).await.assert_status(404);
    let mut user = site.log_in_as("ann@example.org").await;
    revert(&mut user, "1", entry).await.assert_status(403);
    assert_eq!(name_of(&site).await.as_deref(), Some("Lena"));
    let mut dora = doctor(&site).await;
    revert(&mut dora, "1", entry).await.assert_status(200);
    assert_eq!(name_of(&site).await.as_deref(), Some("Lea"));
}

#[tokio::test]
async fn an_entry_of_another_row_a_missing_one_and_a_forged_request_change_nothing() {
    let site = site().await;
    lena(&site).await;
    let entry = newest(&site).await.id;
    patients::create(site.db(), "Tom").await.unwrap();
    let mut dora = doctor(&site).await;
    revert(&mut dora, "2", entry).await.assert_status(404);
    revert(&mut dora, "1", 999).await.assert_status(404);
    revert(&mut dora, "3", entry).await.assert_status(404);
    // The one that made the row has nothing before it.
    revert(&mut dora, "1", entry - 1).await.assert_status(404);
    let path = format!("/admin/patients/1/history/{entry}/revert");
    dora.post(&path, &[("csrf_token", "x")]).await.assert_status(403);
    assert_eq!(name_of(&site).await.as_deref(), Some("Lena"));
}

#[tokio::test]
async fn a_deleted_row_comes_back_without_its_secrets() {
    let site = site().await;
    let lena = lena(&site).await;
    let lena = change(&site, &lena, |row| row.diagnosis = Set(Some("measles".to_owned()))).await;
    site.db().transaction(async |tx| Ok(lena.delete(tx).await?)).await.unwrap();
    let deleted = newest(&site).await.id;
    let mut nora = nurse(&site).await;
    nora.visit(HISTORY).await.assert_status(200).assert_text("This row was deleted.").assert_no_text("Restore");
    revert(&mut nora, "1", deleted).await.assert_status(403);
    let mut dora = doctor(&site).await;
    dora.visit(HISTORY).await.assert_status(200);
    dora.submit("Restore this row").await.assert_status(200).assert_text("It is as it was before.");
    let back = Entity::find_by_id(1).one(site.db()).await.unwrap().unwrap();
    assert_eq!((back.name.as_str(), back.diagnosis.as_deref(), back.pin), ("Lena", Some("measles"), None));
    revert(&mut dora, "1", deleted).await.assert_status(409).assert_text("There is a row with this key again.");
}

#[tokio::test]
async fn a_long_history_has_pages_of_fifty() {
    let site = site().await;
    let mut patient = patients::create(site.db(), "name 0").await.unwrap();
    for number in 1..=54 {
        patient = change(&site, &patient, |row| row.name = Set(format!("name {number}"))).await;
    }
    let mut nora = nurse(&site).await;
    let page = nora.visit(HISTORY).await;
    assert_eq!(page.find_all(".history li").len(), 50);
    let page = nora.click("Older entries").await;
    assert_eq!(page.find_all(".history li").len(), 5);
    page.assert_text("name 0");
    let page = nora.visit("/admin/-/activity?model=patients").await;
    assert_eq!(page.find_all("tbody tr").len(), 50);
    let page = nora.click("Older entries").await;
    assert_eq!(page.find_all("tbody tr").len(), 5);
}

#[tokio::test]
async fn activity_can_be_narrowed_to_a_model_and_a_person() {
    let site = site().await;
    lena(&site).await;
    let mut nora = nurse(&site).await;
    nora.visit(HISTORY).await.assert_status(200);
    nora.submit("Put back what entry 2 changed").await.assert_status(200);
    let by = newest(&site).await.by.user_id.expect("a person");
    let page = nora.visit("/admin/-/activity").await;
    assert_eq!(page.find_all("tbody tr").len(), 3);
    page.assert_text("Patient 1").assert_no_text("users");
    let page = nora.visit(&format!("/admin/-/activity?user={by}")).await;
    assert_eq!(page.find_all("tbody tr").len(), 1);
    for nothing in ["/admin/-/activity?model=users", "/admin/-/activity?model=none", "/admin/-/activity?user=999"] {
        assert_eq!(nora.visit(nothing).await.assert_status(200).find_all("tbody tr").len(), 0, "{nothing}");
    }
}
