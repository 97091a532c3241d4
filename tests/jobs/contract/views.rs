//! What is shown of jobs, and for how long they are known.

use std::time::Duration;

use flaskboost::jobs::{Envelope, JobFilter, JobRecord, JobState, Outcome, Priority, QueueCounts};
use serde_json::json;

use super::{KEEP, seconds};
use crate::places::{Place, start};

pub(crate) async fn jobs_are_counted_by_queue_and_state(place: Place) {
    assert_eq!(place.engine.counts(start()).await.unwrap(), []);
    let mut jobs: Vec<Envelope> = (0..5).map(|_| place.job()).collect();
    jobs[4].priority = Priority::Low;
    jobs[4].run_at = start() - seconds(7);
    jobs.push(Envelope { run_at: start() + seconds(1), ..place.job() });
    jobs.push(Envelope { queue: "mail".to_owned(), ..place.job() });
    place.push(&jobs).await;
    let leased = place.reserve(4, start()).await;
    place.settle(&leased[0], Outcome::Done(json!(1)), start()).await;
    place.settle(&leased[1], Outcome::Dead { error: String::new() }, start()).await;
    place.settle(&leased[2], Outcome::Cancelled, start()).await;
    place.engine.pause("night", true).await.unwrap();
    let default = QueueCounts {
        queue: "default".to_owned(),
        is_paused: false,
        due: 1,
        scheduled: 1,
        running: 1,
        done: 1,
        dead: 1,
        cancelled: 1,
        oldest_due: Some(start() - seconds(7)),
    };
    let mail = QueueCounts { queue: "mail".to_owned(), due: 1, oldest_due: Some(start()), ..QueueCounts::default() };
    let night = QueueCounts { queue: "night".to_owned(), is_paused: true, ..QueueCounts::default() };
    assert_eq!(place.engine.counts(start()).await.unwrap(), [default, mail, night]);
}

async fn listed(place: &Place, filter: JobFilter) -> Vec<String> {
    let found = place.engine.list(&filter).await.unwrap();
    found.into_iter().map(|record| record.envelope.id).collect()
}

pub(crate) async fn jobs_are_listed_newest_first_by_state_queue_and_name(place: Place) {
    let of = |queue: &str, name: &str| Envelope { queue: queue.to_owned(), name: name.to_owned(), ..place.job() };
    let jobs = [of("default", "tests.a"), of("mail", "tests.a"), of("default", "tests.b"), of("default", "tests.a")];
    place.push(&jobs).await;
    let leased = place.reserve(1, start()).await;
    place.settle(&leased[0], Outcome::Dead { error: "no".to_owned() }, start()).await;
    let all = || JobFilter { max: 10, ..JobFilter::default() };
    let of = |places: &[usize]| places.iter().map(|place| jobs[*place].id.clone()).collect::<Vec<_>>();
    let (default, a) = (Some("default".to_owned()), Some("tests.a".to_owned()));
    let waiting = Some(JobState::Waiting);
    assert_eq!(listed(&place, all()).await, of(&[3, 2, 1, 0]));
    assert_eq!(listed(&place, JobFilter { max: 2, ..all() }).await, of(&[3, 2]));
    assert_eq!(listed(&place, JobFilter { max: 0, ..all() }).await, of(&[]));
    assert_eq!(listed(&place, JobFilter { queue: default.clone(), ..all() }).await, of(&[3, 2, 0]));
    assert_eq!(listed(&place, JobFilter { name: a.clone(), ..all() }).await, of(&[3, 1, 0]));
    assert_eq!(listed(&place, JobFilter { state: waiting, ..all() }).await, of(&[3, 2, 1]));
    assert_eq!(listed(&place, JobFilter { state: Some(JobState::Dead), ..all() }).await, of(&[0]));
    assert_eq!(listed(&place, JobFilter { state: Some(JobState::Done), ..all() }).await, of(&[]));
    let every = JobFilter { state: waiting, queue: default, name: a, ..all() };
    assert_eq!(listed(&place, every).await, of(&[3]));
}

pub(crate) async fn a_list_goes_on_where_the_page_before_ended(place: Place) {
    let jobs: Vec<Envelope> = (0..25).map(|_| place.job()).collect();
    place.push(&jobs).await;
    let (mut seen, mut before) = (Vec::new(), None);
    loop {
        let page = listed(&place, JobFilter { before, max: 10, ..JobFilter::default() }).await;
        let Some(last) = page.last() else { break };
        before = Some(last.clone());
        seen.extend(page);
    }
    assert_eq!(seen, jobs.iter().rev().map(|job| job.id.clone()).collect::<Vec<_>>());
}

pub(crate) async fn a_job_is_found_by_its_id_with_all_that_is_known(place: Place) {
    let job = place.job();
    place.push(std::slice::from_ref(&job)).await;
    let waiting = place.record(&job.id).await;
    let nothing = JobRecord {
        envelope: job.clone(),
        state: JobState::Waiting,
        attempts: 0,
        crashes: 0,
        error: None,
        result: None,
        worker: None,
        started_at: None,
        ended_at: None,
    };
    assert_eq!(waiting, nothing);
    let now = start() + seconds(3);
    let leased = place.reserve(1, now).await.remove(0);
    let running = JobRecord {
        state: JobState::Running,
        attempts: 1,
        worker: Some("worker 1".to_owned()),
        started_at: Some(now),
        ..nothing
    };
    assert_eq!(place.record(&job.id).await, running);
    place.settle(&leased, Outcome::Done(json!([1])), now + seconds(1)).await;
    let done =
        JobRecord { state: JobState::Done, result: Some(json!([1])), ended_at: Some(now + seconds(1)), ..running };
    assert_eq!(place.record(&job.id).await, done);
    assert!(place.engine.find("nobody").await.unwrap().is_none());
}

pub(crate) async fn what_ended_long_ago_is_forgotten_and_the_rest_is_kept(place: Place) {
    place.push(&(0..5).map(|_| place.job()).collect::<Vec<_>>()).await;
    let leased = place.reserve(4, start()).await;
    place.settle(&leased[0], Outcome::Done(json!(1)), start()).await;
    place.settle(&leased[1], Outcome::Cancelled, start()).await;
    place.settle(&leased[2], Outcome::Dead { error: "no".to_owned() }, start()).await;
    let far = start() + seconds(100_000);
    assert_eq!(place.engine.extend(&leased[3..], far).await.unwrap(), []);
    let known = || async {
        let filter = JobFilter { max: 10, ..JobFilter::default() };
        let mut known: Vec<_> = place.engine.list(&filter).await.unwrap().iter().map(|one| one.state.name()).collect();
        known.sort_unstable();
        known
    };
    place.engine.sweep(start() + seconds(3599), KEEP).await.unwrap();
    assert_eq!(known().await, ["cancelled", "dead", "done", "running", "waiting"]);
    place.engine.sweep(start() + seconds(3601), KEEP).await.unwrap();
    assert_eq!(known().await, ["dead", "running", "waiting"]);
    place.engine.sweep(start() + seconds(7201), KEEP).await.unwrap();
    assert_eq!(known().await, ["running", "waiting"]);
    // A job of its id is a new one.
    place.push(std::slice::from_ref(&leased[0].envelope)).await;
    assert_eq!(place.state(&leased[0].envelope.id).await, JobState::Waiting);
}

pub(crate) async fn waiting_ends_after_its_time(place: Place) {
    let wait = place.engine.wait(&[], Duration::from_millis(50));
    tokio::time::timeout(Duration::from_secs(30), wait).await.expect("it does not wait for ever");
}
