//! What people decide about jobs: cancelled, retried, paused.

use flaskboost::jobs::{Envelope, JobState, Lost, Outcome};
use serde_json::json;

use super::{KEEP, LEASE, ids, seconds};
use crate::places::{Place, start};

pub(crate) async fn a_waiting_job_that_is_cancelled_never_comes(place: Place) {
    let job = place.job();
    let scheduled = Envelope { run_at: start() + seconds(9), ..place.job() };
    place.push(&[job.clone(), scheduled.clone()]).await;
    for id in [&job.id, &scheduled.id] {
        assert!(place.engine.cancel(id, start()).await.unwrap());
        let record = place.record(id).await;
        assert_eq!((record.state, record.ended_at), (JobState::Cancelled, Some(start())));
    }
    assert!(place.reserve(10, start() + seconds(9)).await.is_empty());
}

pub(crate) async fn a_running_job_that_is_cancelled_loses_its_lease(place: Place) {
    place.push(&[place.job(), place.job()]).await;
    let leased = place.reserve(2, start()).await;
    let id = &leased[0].envelope.id;
    assert!(place.engine.cancel(id, start()).await.unwrap());
    let lost = place.engine.extend(&leased, start() + LEASE).await.unwrap();
    assert_eq!(lost, [(id.clone(), Lost::Cancelled)]);
    place.settle(&leased[0], Outcome::Cancelled, start() + seconds(1)).await;
    assert_eq!(place.state(id).await, JobState::Cancelled);
    assert_eq!(place.state(&leased[1].envelope.id).await, JobState::Running);
    assert!(place.reserve(10, start() + seconds(1)).await.is_empty());
}

pub(crate) async fn a_running_job_that_is_cancelled_is_not_tried_again(place: Place) {
    place.push(&[place.job(), place.job(), place.job()]).await;
    let leased = place.reserve(3, start()).await;
    let error = "no".to_owned();
    let outcomes = [Outcome::Retry { at: start(), error }, Outcome::Returned, Outcome::Postponed { until: start() }];
    for (one, outcome) in leased.iter().zip(outcomes) {
        assert!(place.engine.cancel(&one.envelope.id, start()).await.unwrap());
        place.settle(one, outcome, start()).await;
        assert_eq!(place.state(&one.envelope.id).await, JobState::Cancelled);
    }
    assert!(place.reserve(10, start() + LEASE).await.is_empty());
}

pub(crate) async fn a_cancelled_job_whose_worker_dies_is_not_given_out_again(place: Place) {
    place.push(&[place.job()]).await;
    let leased = place.only().await;
    assert!(place.engine.cancel(&leased.envelope.id, start()).await.unwrap());
    let later = start() + LEASE + seconds(1);
    place.engine.sweep(later, KEEP).await.unwrap();
    assert!(place.reserve(10, later).await.is_empty());
    assert_eq!(place.state(&leased.envelope.id).await, JobState::Cancelled);
}

pub(crate) async fn a_job_that_has_ended_cannot_be_cancelled_and_one_that_is_unknown_neither(place: Place) {
    place.push(&[place.job(), place.job()]).await;
    let leased = place.reserve(2, start()).await;
    place.settle(&leased[0], Outcome::Done(json!(7)), start()).await;
    place.settle(&leased[1], Outcome::Dead { error: "no".to_owned() }, start()).await;
    assert!(!place.engine.cancel(&leased[0].envelope.id, start()).await.unwrap());
    assert!(!place.engine.cancel(&leased[1].envelope.id, start()).await.unwrap());
    assert!(!place.engine.cancel("nobody", start()).await.unwrap());
    assert_eq!(place.state(&leased[0].envelope.id).await, JobState::Done);
    assert_eq!(place.state(&leased[1].envelope.id).await, JobState::Dead);
}

pub(crate) async fn a_paused_queue_gives_out_nothing_until_it_goes_on(place: Place) {
    let mail = Envelope { queue: "mail".to_owned(), ..place.job() };
    let other = place.job();
    place.push(&[mail.clone(), other.clone()]).await;
    place.engine.pause("mail", true).await.unwrap();
    place.engine.pause("mail", true).await.unwrap();
    assert_eq!(ids(&place.reserve_of(&["mail", "default"], 10, start()).await), [other.id.as_str()]);
    // What is pushed meanwhile waits too.
    let more = Envelope { queue: "mail".to_owned(), ..place.job() };
    place.push(std::slice::from_ref(&more)).await;
    assert!(place.reserve_of(&["mail"], 10, start()).await.is_empty());
    let paused: Vec<(String, bool)> =
        place.engine.counts(start()).await.unwrap().into_iter().map(|one| (one.queue, one.is_paused)).collect();
    assert_eq!(paused, [("default".to_owned(), false), ("mail".to_owned(), true)]);
    place.engine.pause("mail", false).await.unwrap();
    assert_eq!(ids(&place.reserve_of(&["mail"], 10, start()).await), [mail.id.as_str(), more.id.as_str()]);
}

async fn begins_anew(place: &Place, id: &str) {
    let later = start() + seconds(100);
    assert!(place.engine.retry(id, later).await.unwrap());
    assert!(!place.engine.retry(id, later).await.unwrap(), "it waits already");
    let record = place.record(id).await;
    assert_eq!((record.state, record.attempts, record.crashes), (JobState::Waiting, 0, 0));
    assert_eq!((record.ended_at, record.result), (None, None));
    assert!(place.reserve(1, later - seconds(1)).await.is_empty());
    let again = place.reserve(1, later).await.remove(0);
    assert_eq!((again.envelope.id.as_str(), again.attempt, again.crashes), (id, 1, 0));
    assert_eq!(place.engine.extend(std::slice::from_ref(&again), later + LEASE).await.unwrap(), []);
    place.settle(&again, Outcome::Done(json!("at last")), later).await;
    assert_eq!(place.state(id).await, JobState::Done);
}

pub(crate) async fn a_dead_letter_that_is_retried_begins_anew(place: Place) {
    place.push(&[place.job()]).await;
    let first = place.only().await;
    place.settle(&first, Outcome::Retry { at: start(), error: "no".to_owned() }, start()).await;
    let second = place.only().await;
    place.settle(&second, Outcome::Dead { error: "no".to_owned() }, start()).await;
    begins_anew(&place, &first.envelope.id).await;
}

pub(crate) async fn a_cancelled_job_that_is_retried_begins_anew(place: Place) {
    let job = place.job();
    place.push(std::slice::from_ref(&job)).await;
    assert!(place.engine.cancel(&job.id, start()).await.unwrap());
    begins_anew(&place, &job.id).await;
    // One that was cancelled while it ran.
    let job = place.job();
    place.push(std::slice::from_ref(&job)).await;
    let leased = place.only().await;
    assert!(place.engine.cancel(&job.id, start()).await.unwrap());
    place.settle(&leased, Outcome::Cancelled, start()).await;
    begins_anew(&place, &job.id).await;
}

pub(crate) async fn only_dead_and_cancelled_jobs_can_be_retried(place: Place) {
    let waiting = Envelope { run_at: start() + seconds(500), ..place.job() };
    place.push(&[waiting.clone(), place.job(), place.job()]).await;
    let leased = place.reserve(2, start()).await;
    place.settle(&leased[0], Outcome::Done(json!(7)), start()).await;
    for id in [waiting.id.as_str(), &leased[0].envelope.id, &leased[1].envelope.id, "nobody"] {
        assert!(!place.engine.retry(id, start()).await.unwrap(), "{id}");
    }
    assert!(place.reserve(10, start() + seconds(1)).await.is_empty());
}
