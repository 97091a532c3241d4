//! How jobs end, for whoever waits and for people.

use std::time::Duration;

use flaskboost::jobs::{JobState, Registry};

use super::bench::{Bench, Do, Try, What, jobs, quick};
use crate::places::Place;

pub(crate) async fn whoever_waits_gets_the_result(place: Place) {
    let bench = Bench::new(place);
    let worker = bench.worker();
    let handle = bench.jobs.push(Do::new("a", What::Note)).await.unwrap();
    let result = handle.wait(Duration::from_secs(60)).await.unwrap();
    assert_eq!(result.as_deref(), Some("a"));
    worker.stop().await;
}

pub(crate) async fn whoever_waits_hears_that_it_is_not_there_in_time_or_never_comes(place: Place) {
    let bench = Bench::new(place);
    let waiting = bench.jobs.push(Do::new("a", What::Hold)).await.unwrap();
    assert!(waiting.wait(Duration::from_millis(50)).await.unwrap().is_none());
    let dead = bench.jobs.push(Do::new("b", What::Fail(9))).await.unwrap();
    let worker = bench.worker();
    let error = dead.wait(Duration::from_secs(60)).await.unwrap_err();
    assert!(error.source_chain().contains("b will not"), "{error:?}");
    bench.logged("a begins", 1).await;
    bench.open_gate();
    assert!(waiting.wait(Duration::from_secs(60)).await.unwrap().is_some());
    worker.stop().await;
    let cancelled = bench.jobs.push(Do::new("c", What::Note)).await.unwrap();
    assert!(bench.jobs.cancel(cancelled.id()).await.unwrap());
    let error = cancelled.wait(Duration::from_secs(60)).await.unwrap_err();
    assert!(error.source_chain().contains("was cancelled"), "{error:?}");
}

pub(crate) async fn a_job_that_fails_is_tried_again_until_it_works(place: Place) {
    let bench = Bench::new(place);
    let worker = bench.worker();
    let handle = bench.jobs.push(Try("a".to_owned(), What::Fail(2))).await.unwrap();
    let record = bench.reaches(handle.id(), JobState::Done).await;
    worker.stop().await;
    assert_eq!((record.attempts, record.crashes), (3, 0));
    assert_eq!((bench.log.count("a begins"), bench.log.count("a")), (3, 1));
}

pub(crate) async fn a_job_that_fails_too_often_is_a_dead_letter_and_can_be_retried(place: Place) {
    let bench = Bench::new(place);
    let worker = bench.worker();
    let handle = bench.jobs.push(Try("a".to_owned(), What::Fail(3))).await.unwrap();
    for times in 1..3 {
        let record = bench.reaches(handle.id(), JobState::Dead).await;
        assert_eq!(record.attempts, 3);
        assert!(record.error.unwrap().contains("a will not"));
        assert_eq!(bench.log.count("a begins"), 3 * times);
        if times == 1 {
            assert!(bench.jobs.retry(handle.id()).await.unwrap());
            bench.logged("a begins", 4).await;
        }
    }
    worker.stop().await;
}

pub(crate) async fn a_job_that_this_worker_does_not_know_stays_in_the_queue(place: Place) {
    let bench = Bench::new(place);
    let handle = bench.jobs.push(Do::new("a", What::Note)).await.unwrap();
    let due = bench.record(handle.id()).await.envelope.run_at;
    let old = jobs(&bench.place, Registry::default().with::<Try>());
    assert!(old.push(Do::new("b", What::Note)).await.is_err(), "and takes none of its kind");
    let worker = bench.worker_on(quick(), &old, &tokio::runtime::Handle::current());
    super::bench::until("it was put off", async || bench.record(handle.id()).await.envelope.run_at > due).await;
    worker.stop().await;
    let record = bench.record(handle.id()).await;
    assert_eq!((record.state, record.attempts, record.crashes), (JobState::Waiting, 0, 0));
    assert_eq!(bench.log.lines(), [""; 0]);
}

pub(crate) async fn a_job_that_is_cancelled_while_it_runs_is_stopped(place: Place) {
    let bench = Bench::new(place);
    let worker = bench.worker_with(flaskboost::jobs::WorkerOptions { lease: Duration::from_secs(3), ..quick() });
    let handle = bench.jobs.push(Try("a".to_owned(), What::Hang)).await.unwrap();
    bench.logged("a begins", 1).await;
    assert!(bench.jobs.cancel(handle.id()).await.unwrap());
    bench.logged("a leaves", 1).await;
    bench.reaches(handle.id(), JobState::Cancelled).await;
    worker.stop().await;
    assert_eq!(bench.log.count("a begins"), 1);
}
