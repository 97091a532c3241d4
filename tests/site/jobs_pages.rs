//! The pages about jobs, for a developer on this machine.

use flaskboost::error::{Error, Result};
use flaskboost::jobs::{Job, JobContext, JobOptions, JobState, Order};
use flaskboost::testing::TestApp;
use serde::{Deserialize, Serialize};

use crate::visitors::notes;

/// Fails when it is told to.
#[derive(Serialize, Deserialize)]
struct Paint {
    colour: String,
}

impl Job for Paint {
    const NAME: &'static str = "walls.paint";
    type Output = String;

    fn options() -> JobOptions {
        JobOptions { attempts: 1, ..JobOptions::default() }
    }

    async fn run(self, _: JobContext) -> Result<String> {
        if self.colour == "<b>none</b>" {
            Err(Error::internal("there is no <b>such</b> paint"))
        } else {
            Ok(self.colour)
        }
    }
}

/// A site with a job that is a dead letter; gives its id.
async fn site() -> (TestApp, String) {
    let site = TestApp::new(notes().job::<Paint>()).await;
    let job = site.state().jobs.push(Paint { colour: "<b>none</b>".to_owned() }).await.expect("a job");
    site.work().await;
    let id = job.id().to_owned();
    (site, id)
}

#[tokio::test]
async fn a_dead_letter_is_listed_shown_and_put_back() {
    let (site, id) = site().await;
    let mut browser = site.browser();
    let page = browser.visit("/dev/jobs").await;
    page.assert_status(200).assert_text("walls.paint").assert_text("dead");
    let later = Order::of(Paint { colour: "red".to_owned() }).after(std::time::Duration::from_secs(60));
    let _ = site.state().jobs.push(later).await.expect("a job that has no error yet");
    browser.visit("/dev/jobs").await.assert_status(200).assert_text("waiting").assert_text("dead");
    browser.visit("/dev/jobs?state=done").await.assert_status(200).assert_no_text("Last error");
    let page = browser.visit(&format!("/dev/jobs/{id}")).await;
    page.assert_status(200).assert_text("there is no <b>such</b> paint").assert_text("<b>none</b>");
    assert!(!page.html().contains("<b>such</b>"), "what a job says is text");
    browser.submit("Try again").await.assert_text("The job waits again.");
    let record = site.state().jobs.find(&id).await.expect("an answer").expect("the job");
    assert_eq!(record.state, JobState::Waiting);
    browser.submit("Cancel").await.assert_text("The job is cancelled.");
    let record = site.state().jobs.find(&id).await.expect("an answer").expect("the job");
    assert_eq!(record.state, JobState::Cancelled);
}

#[tokio::test]
async fn a_job_that_is_not_there_is_missing() {
    let (site, _) = site().await;
    let mut browser = site.browser();
    browser.visit("/dev/jobs/nothing").await.assert_status(404);
    browser.visit("/dev/jobs?before=nothing&queue=none").await.assert_status(200);
}
