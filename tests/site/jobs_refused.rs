//! What the queue does not take, and what happens where jobs get in each other's way.

use flaskboost::error::{Error, Result};
use flaskboost::jobs::{
    Batch, Job, JobContext, JobError, JobFilter, JobOptions, JobState, Order, Unique, UniqueUntil, Wanted,
};
use flaskboost::testing::TestApp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::visitors::notes;

/// Keeps something, and gives something of a size.
#[derive(Serialize, Deserialize)]
struct Keep {
    what: Value,
    gives: usize,
}

impl Job for Keep {
    const NAME: &'static str = "things.keep";
    type Output = String;

    async fn run(self, _: JobContext) -> Result<String> {
        Ok("x".repeat(self.gives))
    }
}

/// One of each key; fails when it is told to.
#[derive(Serialize, Deserialize)]
struct Alone {
    key: String,
    fails: bool,
}

impl Job for Alone {
    const NAME: &'static str = "things.alone";
    type Output = ();

    fn options() -> JobOptions {
        JobOptions { attempts: 1, ..JobOptions::default() }
    }

    fn unique(&self) -> Option<Unique> {
        Some(Unique { key: self.key.clone(), until: UniqueUntil::Ended })
    }

    async fn run(self, _: JobContext) -> Result<()> {
        if self.fails { Err(Error::internal("as it was told")) } else { Ok(()) }
    }
}

fn keep(what: Value) -> Keep {
    Keep { what, gives: 1 }
}

fn alone(fails: bool) -> Alone {
    Alone { key: "a".to_owned(), fails }
}

async fn site() -> TestApp {
    TestApp::new(notes().job::<Keep>().job::<Alone>()).await
}

/// The names of jobs in this state, the newest first.
async fn names(site: &TestApp, state: JobState) -> Vec<String> {
    let filter = JobFilter { state: Some(state), max: 100, ..JobFilter::default() };
    let found = site.state().jobs.list(&filter).await.expect("the jobs");
    found.into_iter().map(|record| record.envelope.name).collect()
}

#[tokio::test]
async fn a_job_that_is_too_large_or_too_deep_is_refused_and_nothing_waits() {
    let site = site().await;
    let jobs = &site.state().jobs;
    let large = jobs.push(keep("x".repeat(600_000).into())).await.expect_err("it is too large");
    assert!(matches!(large.get::<JobError>(), Some(JobError::TooLarge { .. })), "{large:?}");
    let deep = (0..120).fold(json!(1), |inner, _| json!([inner]));
    let deep = jobs.push(keep(deep)).await.expect_err("it is too deep");
    assert!(matches!(deep.get::<JobError>(), Some(JobError::TooDeep { .. })), "{deep:?}");
    let chain = (0..80).fold(Order::of(keep(json!(0))), |order, number| order.then(keep(json!(number))));
    assert!(jobs.push(chain).await.is_err(), "so is a chain of eighty");
    assert!(names(&site, JobState::Waiting).await.is_empty());
}

#[tokio::test]
async fn a_result_that_is_too_large_makes_a_dead_letter_and_holds_nobody_up() {
    let site = site().await;
    let jobs = &site.state().jobs;
    let large = jobs.push(Keep { what: json!(1), gives: 600_000 }).await.expect("a job");
    let small = jobs.push(Keep { what: json!(1), gives: 3 }).await.expect("a job");
    site.work().await;
    let large = jobs.find(large.id()).await.expect("an answer").expect("the job");
    assert_eq!(large.state, JobState::Dead);
    assert!(large.error.expect("an error").contains("result"));
    assert_eq!(jobs.find(small.id()).await.expect("an answer").expect("the job").result, Some("xxx".into()));
}

#[tokio::test]
async fn a_chain_goes_on_after_a_unique_job_of_which_one_waits() {
    let site = site().await;
    let jobs = &site.state().jobs;
    let later = Order::of(alone(false)).after(std::time::Duration::from_secs(3600));
    let _ = jobs.push(later).await.expect("a job");
    let chain = Order::of(keep(json!(1))).then(alone(false)).then(keep(json!(2)));
    let _ = jobs.push(chain).await.expect("a chain");
    site.work().await;
    assert_eq!(names(&site, JobState::Done).await, ["things.keep", "things.keep"]);
    assert_eq!(names(&site, JobState::Waiting).await, ["things.alone"]);
}

#[tokio::test]
async fn a_dead_unique_job_is_not_put_back_beside_another_one() {
    let site = site().await;
    let jobs = &site.state().jobs;
    let dead = jobs.push(alone(true)).await.expect("a job");
    site.work().await;
    let other = jobs.push(Order::of(alone(false)).after(std::time::Duration::from_secs(3600))).await.expect("a job");
    assert!(other.is_new());
    let refused = jobs.retry(dead.id()).await.expect_err("another one waits");
    assert!(matches!(refused.get::<JobError>(), Some(JobError::Waits { .. })), "{refused:?}");
    assert!(jobs.cancel(other.id()).await.expect("an answer"));
    assert!(jobs.retry(dead.id()).await.expect("an answer"));
    assert!(!jobs.push(alone(false)).await.expect("a job").is_new(), "the one that was put back has the key");
}

#[tokio::test]
async fn a_batch_ends_although_the_worker_of_a_cancelled_member_died() {
    let site = site().await;
    let jobs = site.state().jobs.clone();
    let batch = Batch::new().with(keep(json!(1))).then(keep(json!(2)));
    let id = site.db().transaction(async |tx| jobs.enqueue_batch(tx, batch).await).await.expect("a batch");
    let now = site.clock().now();
    let until = now + chrono::Duration::seconds(60);
    let wanted = Wanted { queues: vec!["default".to_owned()], max: 1, now, until, worker: "dies".to_owned() };
    let taken = jobs.engine().reserve(&wanted).await.expect("a job").remove(0);
    assert!(jobs.cancel(&taken.envelope.id).await.expect("an answer"));
    site.advance(chrono::Duration::seconds(61));
    let ended = async {
        while !jobs.batch(&id).await.expect("an answer").expect("the batch").has_ended {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    // The next worker first puts back what dead ones had, and a later one lets go of what nobody did.
    for _ in 0..2 {
        let stop = tokio::time::sleep(std::time::Duration::from_millis(300));
        site.site().labour().worker().run(stop).await;
    }
    tokio::time::timeout(std::time::Duration::from_secs(20), ended).await.expect("the batch ends");
    assert_eq!(jobs.batch(&id).await.expect("an answer").expect("the batch").failed, 1);
}
