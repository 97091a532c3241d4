//! Jobs of one key.

use flaskboost::jobs::{JobState, Order, Rate, RunLimit, Unique, UniqueUntil};
use futures_util::future::join_all;

use super::bench::{Bench, Do, What, until};
use crate::places::Place;

fn unique(until: UniqueUntil) -> Do {
    let unique = Some(Unique { key: "k".to_owned(), until });
    Do { unique, ..Do::new("a", What::Hold) }
}

pub(crate) async fn of_a_unique_job_one_waits_or_runs(place: Place) {
    let bench = Bench::new(place);
    let pushes = (0..10).map(|_| bench.jobs.push(unique(UniqueUntil::Ended)));
    let handles: Vec<_> = join_all(pushes).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(handles.iter().filter(|handle| handle.is_new()).count(), 1);
    assert!(handles.iter().all(|handle| handle.id() == handles[0].id()));
    let worker = bench.worker();
    bench.logged("a begins", 1).await;
    assert!(!bench.jobs.push(unique(UniqueUntil::Ended)).await.unwrap().is_new(), "it runs");
    bench.open_gate();
    bench.reaches(handles[0].id(), JobState::Done).await;
    let next = bench.jobs.push(unique(UniqueUntil::Ended)).await.unwrap();
    assert!(next.is_new());
    bench.reaches(next.id(), JobState::Done).await;
    worker.stop().await;
    // One that is cancelled makes room too.
    let waiting = bench.jobs.push(unique(UniqueUntil::Ended)).await.unwrap();
    assert!(bench.jobs.cancel(waiting.id()).await.unwrap());
    assert!(bench.jobs.push(unique(UniqueUntil::Ended)).await.unwrap().is_new());
    assert_eq!(bench.log.count("a"), 2);
}

pub(crate) async fn a_job_that_is_unique_until_it_starts_can_be_asked_for_again_while_it_runs(place: Place) {
    let bench = Bench::new(place);
    let first = bench.jobs.push(unique(UniqueUntil::Started)).await.unwrap();
    assert!(!bench.jobs.push(unique(UniqueUntil::Started)).await.unwrap().is_new());
    let worker = bench.worker();
    bench.logged("a begins", 1).await;
    let second = bench.jobs.push(unique(UniqueUntil::Started)).await.unwrap();
    assert!(second.is_new() && second.id() != first.id());
    bench.open_gate();
    bench.reaches(first.id(), JobState::Done).await;
    bench.reaches(second.id(), JobState::Done).await;
    worker.stop().await;
    assert_eq!(bench.log.count("a"), 2);
}

pub(crate) async fn no_more_run_at_the_same_moment_than_the_limit_of_their_key_over_two_workers(place: Place) {
    let bench = Bench::new(place);
    for _ in 0..8 {
        let run_limit = Some(RunLimit { key: "printer".to_owned(), at_once: 2 });
        let _ = bench.jobs.push(Do { run_limit, ..Do::new("a", What::Hold) }).await.unwrap();
    }
    let workers = [bench.worker(), bench.worker()];
    bench.logged("a begins", 2).await;
    // The others were put off: they asked, and there was no place.
    until("six were put off", async || {
        let filter = flaskboost::jobs::JobFilter { state: Some(JobState::Waiting), max: 9, ..Default::default() };
        let waiting = bench.jobs.list(&filter).await.unwrap();
        waiting.iter().filter(|record| record.started_at.is_some() && record.attempts == 0).count() == 6
    })
    .await;
    bench.open_gate();
    bench.logged("a", 8).await;
    for worker in workers {
        worker.stop().await;
    }
    assert_eq!(bench.log.most_at_once(), 2);
}

pub(crate) async fn no_more_start_than_the_rate_of_their_key(place: Place) {
    let bench = Bench::new(place);
    for _ in 0..5 {
        let rate = Some(Rate { key: "api".to_owned(), count: 2, seconds: 36_000 });
        let _ = bench.jobs.push(Do { rate, ..Do::new("a", What::Note) }).await.unwrap();
    }
    let last = bench.jobs.push(Do::new("last", What::Note)).await.unwrap();
    let worker = bench.worker();
    bench.reaches(last.id(), JobState::Done).await;
    until("two have run, and three wait for hours", async || {
        let counts = bench.jobs.counts().await.unwrap();
        (counts[0].done, counts[0].scheduled) == (3, 3)
    })
    .await;
    worker.stop().await;
    assert_eq!(bench.log.count("a"), 2);
}

pub(crate) async fn of_twenty_duplicates_at_once_one_has_its_effect(place: Place) {
    let bench = Bench::new(place);
    for _ in 0..20 {
        let order = Order::of(Do::new("a", What::Once)).with_key("order 7");
        let _ = bench.jobs.push(order).await.unwrap();
    }
    let options = flaskboost::jobs::WorkerOptions { at_once: 20, ..super::bench::quick() };
    let worker = bench.worker_with(options);
    bench.logged("a", 20).await;
    worker.stop().await;
    assert_eq!(bench.log.count("effect"), 1);
    let other = bench.jobs.push(Order::of(Do::new("b", What::Once)).with_key("order 8")).await.unwrap();
    let worker = bench.worker();
    bench.reaches(other.id(), JobState::Done).await;
    worker.stop().await;
    assert_eq!(bench.log.count("effect"), 2);
}
