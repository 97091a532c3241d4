//! The pages about the site itself: jobs, schedules, mail, each behind its own permission.

use flaskboost::admin::{Staff, SystemJobs, SystemMail};
use flaskboost::app::App;
use flaskboost::auth::Permission;
use flaskboost::error::{Error, Result};
use flaskboost::jobs::{Job, JobContext, JobOptions, JobState, Schedule};
use flaskboost::testing::{Browser, Page, TestApp};
use serde::{Deserialize, Serialize};

use crate::app;

/// Fails when it is told to, and tells a secret when it does.
#[derive(Serialize, Deserialize)]
struct Paint {
    colour: String,
    api_token: String,
    hook: String,
}

impl Job for Paint {
    const NAME: &'static str = "walls.paint";
    type Output = String;

    fn options() -> JobOptions {
        JobOptions { attempts: 1, ..JobOptions::default() }
    }

    async fn run(self, _: JobContext) -> Result<String> {
        if self.colour == "none" {
            Err(Error::internal("the hook https://paint.example/in/abc123?sig=1 says no"))
        } else {
            Ok(self.colour)
        }
    }
}

fn paint(colour: &str) -> Paint {
    let hook = "https://paint.example/in/abc123?sig=1".to_owned();
    Paint { colour: colour.to_owned(), api_token: "s3cret".to_owned(), hook }
}

fn works() -> App {
    let roles = app::models::roles()
        .role("watch")
        .above("user")
        .may(Permission::view::<Staff>())
        .may(Permission::view::<SystemJobs>())
        .may(Permission::view::<SystemMail>())
        .role("clerk")
        .above("user")
        .may(Permission::view::<Staff>())
        .role("outside")
        .above("user")
        .may(Permission::view::<SystemJobs>())
        .may(Permission::edit::<SystemJobs>());
    let schedule = Schedule::of("0 9 * * *", || paint("white")).named("walls every morning");
    crate::site_with_admin(|admin| admin).job::<Paint>().schedule(schedule).roles(roles)
}

async fn post(browser: &mut Browser, address: &str, fields: &[(&str, &str)]) -> Page {
    let page = browser.visit("/account/password").await;
    let inputs = page.find_all("input[name=csrf_token]");
    let token = inputs.first().and_then(|input| input.attribute("value")).expect("a token").to_owned();
    let mut all = vec![("csrf_token", token.as_str())];
    all.extend_from_slice(fields);
    browser.post(address, &all).await
}

#[tokio::test]
async fn a_dead_job_is_shown_without_its_secrets_and_put_back() {
    let site = TestApp::new(works()).await;
    let id = site.state().jobs.push(paint("none")).await.expect("a job").id().to_owned();
    site.work().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let page = root.visit("/admin/-/jobs?state=dead").await;
    page.assert_status(200).assert_text("walls.paint").assert_text("dead");
    let page = root.visit(&format!("/admin/-/jobs/{id}")).await;
    page.assert_status(200).assert_text("none").assert_text("[hidden]").assert_text("https://paint.example/…");
    assert!(!page.html().contains("s3cret") && !page.html().contains("abc123"), "{}", page.html());
    root.submit("Try again").await.assert_text("The job waits again.");
    let record = site.state().jobs.find(&id).await.expect("an answer").expect("the job");
    assert_eq!(record.state, JobState::Waiting);
    root.submit("Cancel the job").await.assert_text("The job is cancelled.");
    let record = site.state().jobs.find(&id).await.expect("an answer").expect("the job");
    assert_eq!(record.state, JobState::Cancelled);
}

#[tokio::test]
async fn a_queue_is_paused_and_goes_on_and_an_unknown_one_is_missing() {
    let site = TestApp::new(works()).await;
    let _ = site.state().jobs.push(paint("red")).await.expect("a job");
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin/-/jobs").await.assert_status(200).assert_text("default");
    let paused = async || site.state().jobs.counts().await.expect("an answer").iter().any(|queue| queue.is_paused);
    post(&mut root, "/admin/-/queues/default/pause", &[]).await.assert_text("gives out no more jobs");
    assert!(paused().await);
    root.visit("/admin/-/jobs").await.assert_text("paused");
    post(&mut root, "/admin/-/queues/default/resume", &[]).await.assert_text("gives out jobs again");
    assert!(!paused().await);
    post(&mut root, "/admin/-/queues/nothing/pause", &[]).await.assert_status(404);
    assert!(!paused().await);
}

#[tokio::test]
async fn what_was_done_in_the_last_day_is_drawn() {
    let site = TestApp::new(works()).await;
    for _ in 0..3 {
        let _ = site.state().jobs.push(paint("red")).await.expect("a job");
    }
    site.work().await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let page = root.visit("/admin/-/jobs").await;
    page.assert_status(200).assert_text("3 in all, at most 3 in one hour");
    assert_eq!(page.find_all(".bar-chart rect").len(), 48);
}

#[tokio::test]
async fn the_schedule_tells_when_and_can_be_paused() {
    let site = TestApp::new(works()).await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    root.visit("/admin/-/schedule")
        .await
        .assert_status(200)
        .assert_text("walls every morning")
        .assert_text("0 9 * * *");
    root.submit("Pause the schedule walls every morning").await.assert_text("paused");
    root.submit("Resume the schedule walls every morning").await.assert_no_text("paused");
    post(&mut root, "/admin/-/schedule/nothing/pause", &[]).await.assert_status(404);
}

#[tokio::test]
async fn mail_is_listed_without_what_it_says_and_addresses_are_held_back() {
    let site = TestApp::new(works()).await;
    site.log_in_as("ann@example.org").await;
    let mut stranger = site.browser();
    stranger.visit("/password/forgot").await.assert_status(200);
    stranger.fill("E-mail", "ann@example.org").submit("Send the link").await.assert_status(200);
    let mail = site.last_mail_to("ann@example.org").await;
    let mut root = site.log_in_as_admin("root@example.org").await;
    let page = root.visit("/admin/-/mail").await;
    page.assert_status(200).assert_text("ann@example.org").assert_text("Every address gets mail.");
    let html = page.html();
    for link in mail.links() {
        assert!(!html.contains(link.as_str()), "a link of a mail opens an account");
    }
    let held = root.within("main").fill("E-mail", "bob@example.org").fill("Note (optional)", "asked to");
    held.submit("Hold mail back").await.assert_text("bob@example.org").assert_text("asked to").assert_text("by hand");
    root.submit("Let mail through to bob@example.org").await.assert_text("Every address gets mail.");
    let bad = post(&mut root, "/admin/-/mail/hold-back", &[("email", "nobody")]).await;
    bad.assert_text("Write an address such as");
    post(&mut root, "/admin/-/mail/let-through", &[("address", "x@example.org")]).await.assert_text("not held back");
}

#[tokio::test]
async fn each_area_asks_for_its_own_permission() {
    let site = TestApp::new(works()).await;
    let id = site.state().jobs.push(paint("red")).await.expect("a job").id().to_owned();
    let job = format!("/admin/-/jobs/{id}");
    let pages = ["/admin/-/jobs", job.as_str(), "/admin/-/schedule", "/admin/-/mail"];
    let writes = [
        format!("{job}/retry"),
        format!("{job}/cancel"),
        "/admin/-/queues/default/pause".to_owned(),
        "/admin/-/queues/default/resume".to_owned(),
        "/admin/-/schedule/walls%20every%20morning/pause".to_owned(),
        "/admin/-/schedule/walls%20every%20morning/resume".to_owned(),
        "/admin/-/mail/hold-back".to_owned(),
        "/admin/-/mail/let-through".to_owned(),
    ];
    let mut watch = site.log_in_with_role("watch@example.org", "watch").await;
    let mut clerk = site.log_in_with_role("clerk@example.org", "clerk").await;
    let mut outside = site.log_in_with_role("outside@example.org", "outside").await;
    for page in pages {
        site.browser().visit(page).await.assert_title("Log in · FlaskBoost app");
        watch.visit(page).await.assert_status(200);
        clerk.visit(page).await.assert_status(403);
        // They may see jobs, and may not enter the panel.
        outside.visit(page).await.assert_status(403);
    }
    for write in &writes {
        for browser in [&mut watch, &mut clerk, &mut outside] {
            post(browser, write, &[("email", "a@example.org"), ("address", "a@example.org")]).await.assert_status(403);
        }
    }
    watch.visit("/admin/-/jobs").await.assert_no_text("Pause");
    clerk.visit("/admin").await.assert_status(200).assert_no_text("Jobs").assert_no_text("Schedule");
    let record = site.state().jobs.find(&id).await.expect("an answer").expect("the job");
    assert_eq!(record.state, JobState::Waiting);
    assert!(!site.state().jobs.counts().await.expect("an answer").iter().any(|queue| queue.is_paused));
}
