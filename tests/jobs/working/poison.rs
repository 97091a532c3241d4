//! Jobs that harm their worker.

use std::time::Duration;

use chrono::TimeDelta;
use flaskboost::clock::Clock;
use flaskboost::jobs::{JobState, WorkerOptions};

use super::bench::{Bench, Do, Hurry, Try, What, quick};
use crate::places::Place;

/// This one is a dead letter for this reason, and the others are done.
async fn dies_alone(bench: &Bench, poison: &str, reason: &str, others: usize) {
    let record = bench.reaches(poison, JobState::Dead).await;
    let error = record.error.unwrap();
    assert!(error.contains(reason), "{error}");
    bench.logged("other", others).await;
}

async fn push_others(bench: &Bench, count: usize) {
    for _ in 0..count {
        let _ = bench.jobs.push(Try("other".to_owned(), What::Note)).await.unwrap();
    }
}

pub(crate) async fn a_job_that_panics_is_a_dead_letter_and_stops_no_other(place: Place) {
    let bench = Bench::new(place);
    let poison = bench.jobs.push(Try("bad".to_owned(), What::Panic)).await.unwrap();
    push_others(&bench, 10).await;
    let worker = bench.worker();
    dies_alone(&bench, poison.id(), "it panicked: bad panics", 10).await;
    worker.stop().await;
    assert_eq!(bench.log.count("bad begins"), 3);
}

pub(crate) async fn a_job_that_hangs_is_a_dead_letter_and_stops_no_other(place: Place) {
    let bench = Bench::new(place);
    let poison = bench.jobs.push(Hurry("bad".to_owned(), What::Hang)).await.unwrap();
    let worker = bench.worker_with(WorkerOptions { at_once: 1, ..quick() });
    bench.logged("bad begins", 1).await;
    push_others(&bench, 10).await;
    dies_alone(&bench, poison.id(), "it took longer than 1 seconds", 10).await;
    worker.stop().await;
    assert_eq!(bench.log.count("bad leaves"), 1, "it was stopped");
}

pub(crate) async fn a_job_that_blocks_its_thread_is_a_dead_letter_and_stops_no_other(place: Place) {
    let bench = Bench::new(place);
    let poison = bench.jobs.push(Hurry("bad".to_owned(), What::Block)).await.unwrap();
    let worker = bench.worker_with(WorkerOptions { at_once: 2, ..quick() });
    bench.logged("bad begins", 1).await;
    push_others(&bench, 10).await;
    dies_alone(&bench, poison.id(), "it blocks its thread", 10).await;
    push_others(&bench, 10).await;
    bench.logged("other", 20).await;
    bench.open_gate();
    worker.stop().await;
}

pub(crate) async fn jobs_whose_worker_died_run_alone_one_after_another(place: Place) {
    let bench = Bench::new(place);
    push_others(&bench, 6).await;
    bench.let_worker_die(6).await;
    for _ in 0..6 {
        let _ = bench.jobs.push(Do::new("fresh", What::Hold)).await.unwrap();
    }
    bench.open_gate();
    let worker = bench.worker();
    bench.logged("other", 6).await;
    bench.logged("fresh", 6).await;
    worker.stop().await;
    let lines = bench.log.lines();
    for (place, line) in lines.iter().enumerate().filter(|(_, line)| *line == "other begins") {
        assert_eq!(lines[place + 1..place + 3], ["other", "other leaves"], "{line} among others: {lines:?}");
    }
}

pub(crate) async fn a_job_whose_worker_died_three_times_is_a_dead_letter(place: Place) {
    let bench = Bench::new(place);
    let poison = bench.jobs.push(Try("bad".to_owned(), What::Hang)).await.unwrap();
    bench.let_worker_die(1).await;
    let (lease, stop) = (Duration::from_secs(3), Duration::from_millis(10));
    let worker = bench.worker_with(WorkerOptions { lease, stop, ..quick() });
    for times in 1..=2 {
        bench.logged("bad begins", times).await;
        // As if nothing had been heard of its worker for an hour.
        let later = Clock::system().now() + TimeDelta::hours(1);
        assert_eq!(bench.jobs.engine().sweep(later, quick().keep).await.unwrap(), 1);
        bench.logged("bad leaves", times).await;
    }
    push_others(&bench, 3).await;
    dies_alone(&bench, poison.id(), "its worker died 3 times while it had the job", 3).await;
    worker.stop().await;
    assert_eq!(bench.log.count("bad begins"), 2);
}

pub(crate) async fn a_job_that_is_tried_once_does_not_begin_again_when_its_worker_died(place: Place) {
    let bench = Bench::new(place);
    let poison = bench.jobs.push(Do::new("bad", What::Note)).await.unwrap();
    bench.let_worker_die(1).await;
    push_others(&bench, 3).await;
    let worker = bench.worker();
    dies_alone(&bench, poison.id(), "its worker died once while it had the job", 3).await;
    worker.stop().await;
    assert_eq!(bench.log.count("bad begins"), 0);
}

pub(crate) async fn workers_that_die_while_a_job_waits_to_be_alone_are_not_held_against_it(place: Place) {
    let bench = Bench::new(place);
    push_others(&bench, 4).await;
    for _ in 0..5 {
        bench.let_worker_die(4).await;
    }
    let worker = bench.worker();
    bench.logged("other", 4).await;
    worker.stop().await;
}

pub(crate) async fn a_job_that_waits_to_be_alone_does_not_wait_for_a_place_that_is_lost(place: Place) {
    let bench = Bench::new(place);
    let alone = bench.jobs.push(Try("alone".to_owned(), What::Note)).await.unwrap();
    bench.let_worker_die(1).await;
    // It comes second: the one that blocks runs when it wants to be alone.
    let poison = bench
        .jobs
        .push(
            flaskboost::jobs::Order::of(Hurry("bad".to_owned(), What::Block))
                .with_priority(flaskboost::jobs::Priority::High),
        )
        .await
        .unwrap();
    let worker = bench.worker_with(WorkerOptions { at_once: 2, ..quick() });
    bench.reaches(poison.id(), JobState::Dead).await;
    bench.reaches(alone.id(), JobState::Done).await;
    push_others(&bench, 3).await;
    bench.logged("other", 3).await;
    bench.open_gate();
    worker.stop().await;
}
