//! Jobs are taken with their transaction.

use super::bench::{Bench, Do, What};
use crate::places::Place;
use flaskboost::jobs::{JobFilter, JobState};

pub(crate) async fn ten_thousand_jobs_of_transactions_that_are_rolled_back_never_run(place: Place) {
    let bench = Bench::new(place);
    let worker = bench.worker();
    for _ in 0..100 {
        let tx = bench.place.db.begin().await.unwrap();
        for _ in 0..100 {
            let _ = bench.jobs.enqueue(&tx, Do::new("never", What::Note)).await.unwrap();
        }
        tx.rollback().await.unwrap();
    }
    let last = bench.jobs.push(Do::new("last", What::Note)).await.unwrap();
    (bench.place.deliver)().await;
    bench.reaches(last.id(), JobState::Done).await;
    worker.stop().await;
    assert_eq!(bench.log.count("last"), 1);
    assert_eq!(bench.log.count("never begins"), 0);
    let filter = JobFilter { max: 10, ..JobFilter::default() };
    assert_eq!(bench.jobs.list(&filter).await.unwrap().len(), 1);
}
