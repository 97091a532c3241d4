//! Chains and batches.

use flaskboost::jobs::{Batch, JobState, Order, WorkerOptions};
use std::time::Duration;

use super::bench::{Bench, Do, What, quick, until};
use crate::places::Place;

pub(crate) async fn a_chain_runs_in_its_order_and_ends_at_a_dead_letter(place: Place) {
    let bench = Bench::new(place);
    let note = |name: &str| Do::new(name, What::Note);
    let worker = bench.worker();
    let chain = Order::of(note("a")).then(note("b")).then(note("c"));
    let _ = bench.jobs.push(chain).await.unwrap();
    let broken = Order::of(note("d")).then(Do::new("e", What::Fail(9))).then(note("f"));
    let handle = bench.jobs.push(broken).await.unwrap();
    bench.logged("c", 1).await;
    let dead = bench.reaches(&format!("{}.1", handle.id()), JobState::Dead).await;
    assert!(dead.error.unwrap().contains("e will not"));
    worker.stop().await;
    let lines = bench.log.lines();
    let done: Vec<&String> = lines.iter().filter(|line| ["a", "b", "c"].contains(&line.as_str())).collect();
    assert_eq!(done, ["a", "b", "c"]);
    assert_eq!((bench.log.count("d"), bench.log.count("f begins")), (1, 0));
}

pub(crate) async fn what_follows_a_batch_runs_once_when_all_have_ended_the_failed_one_included(place: Place) {
    let bench = Bench::new(place);
    let worker = bench.worker();
    let mut batch = Batch::new();
    for _ in 0..20 {
        batch = batch.with(Do::new("member", What::Note));
    }
    batch = batch.with(Do::new("bad", What::Fail(9))).then(Do::new("next", What::Note));
    let tx = bench.place.db.begin().await.unwrap();
    let id = bench.jobs.enqueue_batch(&tx, batch).await.unwrap();
    tx.commit().await.unwrap();
    bench.logged("next", 1).await;
    until("it has ended", async || bench.jobs.batch(&id).await.unwrap().is_some_and(|batch| batch.has_ended)).await;
    worker.stop().await;
    let progress = bench.jobs.batch(&id).await.unwrap().unwrap();
    assert_eq!((progress.total, progress.left, progress.failed), (21, 0, 1));
    let lines = bench.log.lines();
    let next = lines.iter().position(|line| line == "next begins").unwrap();
    assert_eq!(lines[..next].iter().filter(|line| *line == "member").count(), 20);
    assert_eq!(bench.log.count("next"), 1);
}

pub(crate) async fn the_cancelled_member_of_a_batch_does_not_hold_it_up(place: Place) {
    let bench = Bench::new(place);
    let batch = Batch::new()
        .with(Order::of(Do::new("later", What::Note)).after(Duration::MAX))
        .with(Do::new("runs", What::Hang))
        .then(Do::new("next", What::Note));
    let tx = bench.place.db.begin().await.unwrap();
    let id = bench.jobs.enqueue_batch(&tx, batch).await.unwrap();
    tx.commit().await.unwrap();
    let worker = bench.worker_with(WorkerOptions { lease: Duration::from_secs(3), ..quick() });
    bench.logged("runs begins", 1).await;
    let filter = flaskboost::jobs::JobFilter { max: 9, ..Default::default() };
    for record in bench.jobs.list(&filter).await.unwrap() {
        assert!(bench.jobs.cancel(&record.envelope.id).await.unwrap());
    }
    bench.logged("next", 1).await;
    worker.stop().await;
    assert_eq!(bench.jobs.batch(&id).await.unwrap().unwrap().failed, 2);
    assert_eq!(bench.log.count("later begins"), 0);
}
