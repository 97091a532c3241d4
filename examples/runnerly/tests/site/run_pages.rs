//! The pages of runs: the list, one run, and taking one away.

use views::runs::{Index, Show};

use crate::visitors::{short_run, site, token_of, upload};

#[tokio::test]
async fn everything_about_runs_is_closed_to_strangers() {
    let site = site().await;
    let mut stranger = site.browser();
    for place in ["/dashboard", "/runs", "/runs/new", "/runs/1", "/profile", "/users", "/create_user"] {
        stranger.visit(place).await.assert_title("Log in · Runnerly");
        stranger.get_json(place).await.assert_status(401);
    }
    for place in ["/runs", "/runs/1/delete", "/profile", "/create_user"] {
        // Sent to the log-in form, or refused for the missing token: nothing is done either way.
        let page = stranger.post(place, &[]).await;
        assert!(page.status() == 403 || page.title() == "Log in · Runnerly", "{place}: {page:?}");
    }
}

#[tokio::test]
async fn a_run_of_somebody_else_is_as_missing_as_one_that_never_was() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let id = upload(&mut anna, "run.gpx", short_run("Mine", 1)).await.view::<Show>().run.id;
    let mut ben = site.log_in_as("ben@example.com").await;
    upload(&mut ben, "run.gpx", short_run("His", 2)).await.assert_status(200);
    for place in [format!("/runs/{id}"), "/runs/999999".to_owned(), "/runs/none".to_owned(), "/runs/-1".to_owned()] {
        ben.visit(&place).await.assert_status(404).assert_no_text("Mine");
    }
    // With a sound token of his own, so that nothing but the owner stands in the way.
    let token = token_of(&mut ben).await;
    ben.post(&format!("/runs/{id}/delete"), &[("csrf_token", &token)]).await.assert_status(404);
    anna.visit(&format!("/runs/{id}")).await.assert_status(200).assert_text("Mine");
}

#[tokio::test]
async fn a_run_is_deleted_by_post_only_and_for_good() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    let id = upload(&mut anna, "run.gpx", short_run("Mine", 1)).await.view::<Show>().run.id;
    anna.visit(&format!("/runs/{id}/delete")).await.assert_status(405);
    anna.post(&format!("/runs/{id}/delete"), &[]).await.assert_status(403);
    anna.visit(&format!("/runs/{id}")).await.assert_status(200);
    anna.submit("Delete this run").await.assert_redirected_to("/runs").assert_text("The run is gone.");
    anna.visit(&format!("/runs/{id}")).await.assert_status(404);
}

#[tokio::test]
async fn the_list_comes_in_pages_and_page_zero_is_refused() {
    let site = site().await;
    let mut anna = site.log_in_as("anna@example.com").await;
    for day in 1..=22 {
        upload(&mut anna, "run.gpx", short_run(&format!("Run of day {day}"), day)).await.assert_status(200);
    }
    let first = anna.visit("/runs").await;
    assert_eq!(first.view::<Index>().runs.items.len(), 20);
    assert_eq!(anna.click("Next").await.view::<Index>().runs.items.len(), 2);
    anna.visit("/runs?page=99").await.assert_status(200).assert_text("There is no such page");
    for odd in ["0", "-1", "x", "4294967296", ""] {
        anna.visit(&format!("/runs?page={odd}")).await.assert_status(400);
    }
}
