//! The panel of Runnerly: the administrator finds every model there, and nobody else gets in.

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
