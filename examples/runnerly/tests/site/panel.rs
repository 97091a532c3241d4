//! The panel of Runnerly: the administrator finds every model there, and nobody else gets in.

use flaskboost::db::trail::{Change, Entry, EntryFilter, What};
use flaskboost::testing::TestApp;

use crate::visitors::{log_in, short_run, site, upload};

#[tokio::test]
async fn an_administrator_finds_every_model_and_a_runner_none() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    upload(&mut anna, "morning.gpx", short_run("Morning", 3)).await.assert_status(200);
    anna.visit("/admin").await.assert_status(403);
    site.browser().visit("/admin").await.assert_text("Forgot your password?");
    let mut root = site.log_in_as_admin("root@example.com").await;
    let page = root.visit("/admin").await;
    for model in ["Users", "Runs", "Races", "Plans", "Profiles"] {
        page.assert_status(200).assert_text(model);
    }
    root.visit("/admin/-/search?q=morning")
        .await
        .assert_status(200)
        .assert_text("Runs")
        .assert_element("a[href='/admin/runs/1']");
}

#[tokio::test]
async fn the_demo_administrator_of_the_seed_enters_the_panel() {
    let site = site().await;
    let state = site.state();
    models::seed(&state.db, &state.passwords, &state.clock).await.expect("demo data");
    let mut admin = site.browser();
    log_in(&mut admin, "admin@runnerly.test", "run with me 2026").await.assert_status(200);
    admin.visit("/admin").await.assert_status(200).assert_text("Runs");
}

#[tokio::test]
async fn what_a_runner_does_to_a_run_stands_in_its_history() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    upload(&mut anna, "morning.gpx", short_run("Morning", 3)).await.assert_status(200);
    let entries = trail(&site, "runs").await;
    let made = &entries[0];
    assert_eq!((entries.len(), made.what, made.by.name.as_str()), (1, What::Insert, "anna@example.com"));
    assert!(made.changes.contains_key("title") && !made.changes.contains_key("track"), "{made:?}");
    anna.visit("/runs/1").await.assert_status(200);
    anna.click("Delete this run").await.assert_redirected_to("/runs");
    assert_eq!(trail(&site, "runs").await[0].what, What::Delete);
    // Who looks after the site finds the run in its history, and whose it was. Nobody makes a run but of a file.
    let mut root = site.panel_as("admin").await;
    let page = root.browser().visit("/admin/runs/1/history").await;
    page.assert_status(200).assert_text("anna@example.com").assert_text("Morning").assert_no_text("Restore this row");
}

#[tokio::test]
async fn a_profile_and_a_title_that_are_changed_leave_what_was_before() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    for name in ["Anna", "Annika"] {
        anna.visit("/profile").await.assert_status(200);
        anna.fill("First name", name).submit("Save profile").await.assert_status(200);
    }
    let entries = trail(&site, "profiles").await;
    let change = entries[0].changes.get("firstname").expect("a change");
    assert_eq!(*change, Change::Open { old: "Anna".into(), new: "Annika".into() });
    assert_eq!(entries.len(), 2);
    upload(&mut anna, "morning.gpx", short_run("Morning", 3)).await.assert_status(200);
    let mut root = site.panel_as("admin").await;
    let page = root.browser().visit("/admin/runs/1").await;
    page.assert_status(200);
    root.browser().fill("Title", "Early").submit("Save").await.assert_redirected_to("/admin/runs");
    let entry = &trail(&site, "runs").await[0];
    assert_eq!((entry.what, entry.changes.len()), (What::Update, 1));
    assert_eq!(entry.by.name, "admin@panel.test");
}

#[tokio::test]
async fn races_and_plans_are_audited_and_so_is_the_seed() {
    let site = site().await;
    let state = site.state();
    models::seed(&state.db, &state.passwords, &state.clock).await.expect("demo data");
    for (model, many) in [("races", 6), ("plans", 1), ("profiles", 6), ("runs", 62)] {
        assert_eq!(trail(&site, model).await.len(), many, "{model}");
    }
    let mut root = site.panel_as("admin").await;
    root.browser().visit("/admin/races/1/delete").await.assert_status(200);
    root.browser().submit("Yes, delete").await.assert_redirected_to("/admin/races");
    assert_eq!(trail(&site, "races").await[0].what, What::Delete);
}

/// What happened to a model, the newest first.
async fn trail(site: &TestApp, model: &str) -> Vec<Entry> {
    let filter = EntryFilter { models: vec![model.to_owned()], max: 1000, ..EntryFilter::default() };
    Entry::list(site.db(), &filter).await.expect("a trail")
}
