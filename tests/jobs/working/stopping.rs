//! Workers that stop, and leases that are lost.

use std::time::Duration;

use chrono::TimeDelta;
use flaskboost::clock::Clock;
use flaskboost::jobs::{JobState, WorkerOptions};

use super::bench::{Bench, Do, What, quick};
use crate::places::Place;

pub(crate) async fn a_worker_that_stops_gives_back_what_does_not_end(place: Place) {
    let bench = Bench::new(place);
    let running = bench.jobs.push(Do::new("a", What::Hang)).await.unwrap();
    let worker = bench.worker_with(WorkerOptions { stop: Duration::from_millis(10), ..quick() });
    bench.logged("a begins", 1).await;
    worker.stop().await;
    assert_eq!(bench.log.count("a leaves"), 1);
    let record = bench.record(running.id()).await;
    assert_eq!((record.state, record.attempts, record.crashes), (JobState::Waiting, 0, 0));
    // Another worker has it at once.
    let worker = bench.worker_with(WorkerOptions { stop: Duration::from_millis(10), ..quick() });
    bench.logged("a begins", 2).await;
    worker.stop().await;
}

pub(crate) async fn a_worker_that_stops_lets_end_what_ends(place: Place) {
    let bench = Bench::new(place);
    let running = bench.jobs.push(Do::new("a", What::Hold)).await.unwrap();
    let worker = bench.worker_with(WorkerOptions { at_once: 1, ..quick() });
    bench.logged("a begins", 1).await;
    let waiting = bench.jobs.push(Do::new("b", What::Note)).await.unwrap();
    let stopping = tokio::spawn(worker.stop());
    bench.open_gate();
    stopping.await.unwrap();
    let record = bench.record(running.id()).await;
    assert_eq!((record.state, record.result), (JobState::Done, Some("a".into())));
    assert_ne!(bench.record(waiting.id()).await.state, JobState::Running);
}

pub(crate) async fn a_job_whose_lease_is_lost_is_stopped_and_runs_again(place: Place) {
    let bench = Bench::new(place);
    let handle = bench.jobs.push(Do::new("a", What::Hang)).await.unwrap();
    let (lease, stop) = (Duration::from_secs(3), Duration::from_millis(10));
    let worker = bench.worker_with(WorkerOptions { lease, stop, ..quick() });
    bench.logged("a begins", 1).await;
    // As if its worker had been asleep for an hour.
    let later = Clock::system().now() + TimeDelta::hours(1);
    assert_eq!(bench.jobs.engine().sweep(later, quick().keep).await.unwrap(), 1);
    bench.logged("a leaves", 1).await;
    worker.stop().await;
    let record = bench.record(handle.id()).await;
    assert_eq!(record.crashes, 1);
    assert_ne!(record.state, JobState::Done);
}
