//! Taking jobs in.

use flaskboost::jobs::{Envelope, JobState, Outcome};
use serde_json::json;

use super::ids;
use crate::places::{Place, start};

pub(crate) async fn a_job_that_is_pushed_twice_is_there_once(place: Place) {
    let job = place.job();
    let other = Envelope { name: "tests.other".to_owned(), ..job.clone() };
    place.push(&[job.clone(), other.clone()]).await;
    place.push(std::slice::from_ref(&other)).await;
    let leased = place.only().await;
    assert_eq!(leased.envelope.name, "tests.note");
    // Neither while it runs nor after it is done.
    place.push(std::slice::from_ref(&job)).await;
    assert!(place.reserve(1, start()).await.is_empty());
    place.settle(&leased, Outcome::Done(json!(1)), start()).await;
    place.push(std::slice::from_ref(&job)).await;
    assert!(place.reserve(1, start()).await.is_empty());
    assert_eq!(place.state(&job.id).await, JobState::Done);
}

pub(crate) async fn what_is_pushed_in_a_transaction_is_there_after_the_commit(place: Place) {
    let jobs = [place.job(), place.job()];
    let tx = place.db.begin().await.unwrap();
    place.engine.push_in(&tx, &jobs).await.unwrap();
    assert!(place.reserve(10, start()).await.is_empty());
    tx.commit().await.unwrap();
    (place.deliver)().await;
    assert_eq!(ids(&place.reserve(10, start()).await), [jobs[0].id.as_str(), jobs[1].id.as_str()]);
    // Told again, for whoever does not know that it was told.
    let tx = place.db.begin().await.unwrap();
    place.engine.push_in(&tx, &jobs).await.unwrap();
    tx.commit().await.unwrap();
    (place.deliver)().await;
    assert!(place.reserve(10, start()).await.is_empty());
}

pub(crate) async fn what_is_pushed_in_a_transaction_that_is_rolled_back_is_never_there(place: Place) {
    let job = place.job();
    let tx = place.db.begin().await.unwrap();
    place.engine.push_in(&tx, std::slice::from_ref(&job)).await.unwrap();
    tx.rollback().await.unwrap();
    (place.deliver)().await;
    assert!(place.reserve(10, start()).await.is_empty());
    assert!(place.engine.find(&job.id).await.unwrap().is_none());
}

pub(crate) async fn many_jobs_are_pushed_in_one_call(place: Place) {
    let jobs: Vec<Envelope> = (0..500).map(|_| place.job()).collect();
    place.push(&jobs).await;
    place.push(&[]).await;
    let leased = place.reserve(1000, start()).await;
    assert_eq!(leased.len(), 500);
    assert_eq!(ids(&leased), jobs.iter().map(|job| job.id.as_str()).collect::<Vec<_>>());
}
