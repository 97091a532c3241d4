//! The demo data.

use views::dashboard::Show;

use crate::visitors::{log_in, site};

#[tokio::test]
async fn r0_12_the_database_keeps_users_runs_races_and_plans() {
    let site = site().await;
    let state = site.state();
    models::seed(&state.db, &state.passwords, &state.clock).await.expect("demo data");
    let mut demo = site.browser();
    let page = log_in(&mut demo, "demo@runnerly.test", "run with me 2026").await;
    let dashboard = page.view::<Show>();
    assert_eq!(dashboard.runs.len(), 10);
    assert!(dashboard.totals.month.runs > 0);
    assert_eq!(dashboard.races.len(), 5);
    assert_eq!(dashboard.races.iter().filter(|race| race.is_planned).count(), 1);
    page.assert_text("Lakeside Ten").assert_no_text("Last year's Ten").assert_text("you train for it");
    demo.visit("/users").await.assert_text("Dana Moyo").assert_text("Fleur d'Arc & Söhne");
    demo.visit("/runs").await.assert_text("40 in all");
}

#[tokio::test]
async fn seeding_twice_adds_nothing() {
    let site = site().await;
    let state = site.state();
    for _ in 0..2 {
        models::seed(&state.db, &state.passwords, &state.clock).await.expect("demo data");
    }
    let mut admin = site.browser();
    log_in(&mut admin, "admin@runnerly.test", "run with me 2026").await.assert_status(200);
    let people = admin.visit("/users").await;
    assert_eq!(people.view::<views::users::Index>().people.total, 6);
    assert_eq!(admin.visit("/dashboard").await.view::<Show>().races.len(), 5);
}
