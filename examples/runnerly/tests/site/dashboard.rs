//! The dashboard.

use views::dashboard::Show;

use crate::visitors::{short_run, site, site_on, upload};

#[tokio::test]
async fn r0_5_the_dashboard_shows_the_last_ten_runs_newest_first() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    for day in [3, 1, 12, 7, 5, 2, 9, 4, 11, 6, 8, 10] {
        upload(&mut anna, "run.gpx", short_run(&format!("Run of day {day}"), day)).await.assert_status(200);
    }
    let page = anna.visit("/dashboard").await;
    let titles: Vec<&str> = page.view::<Show>().runs.iter().map(|run| run.title.as_str()).collect();
    let expected: Vec<String> = (3..=12).rev().map(|day| format!("Run of day {day}")).collect();
    assert_eq!(titles, expected);
    page.assert_text("1.00 km").assert_text("5:00").assert_text("5:00 /km");
}

#[tokio::test]
async fn the_totals_are_those_of_this_week_and_this_month() {
    // A Wednesday.
    let site = site_on("2026-05-13T12:00:00Z").await;
    let mut anna = site.log_in_as("anna@example.com").await;
    // Monday of this week, Sunday before it, and the first of the month.
    for day in [11, 10, 1] {
        upload(&mut anna, "run.gpx", short_run("Run", day)).await.assert_status(200);
    }
    let page = anna.visit("/dashboard").await;
    let totals = page.view::<Show>().totals;
    assert_eq!((totals.week.runs, totals.month.runs), (1, 3));
    assert!((totals.month.distance.metres() - 3000.0).abs() < 1.0, "{totals:?}");
    assert_eq!(totals.month.moving.seconds(), 900);
}

#[tokio::test]
async fn nobody_sees_the_runs_of_somebody_else() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    upload(&mut anna, "run.gpx", short_run("Secret way home", 1)).await.assert_status(200);
    let mut ben = site.log_in_as("ben@example.com").await;
    for place in ["/dashboard", "/runs"] {
        ben.visit(place).await.assert_status(200).assert_no_text("Secret way home");
    }
}

#[tokio::test]
async fn the_dashboard_asks_the_database_the_same_few_questions_however_many_runs_there_are() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    upload(&mut anna, "run.gpx", short_run("Run", 1)).await.assert_status(200);
    anna.visit("/dashboard").await.assert_status(200);
    // It waits for what was begun before, such as the note that somebody logged in.
    let with_one = site.query_count(anna.visit("/dashboard")).await;
    for day in 2..=9 {
        upload(&mut anna, "run.gpx", short_run("Run", day)).await.assert_status(200);
    }
    anna.visit("/dashboard").await.assert_status(200);
    assert_eq!(site.query_count(anna.visit("/dashboard")).await, with_one);
}
