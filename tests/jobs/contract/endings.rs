//! How jobs end.

use flaskboost::jobs::{Ending, Envelope, JobState, Outcome, QueueCounts};
use serde_json::json;

use super::{KEEP, LEASE, seconds};
use crate::places::{Place, start};

pub(crate) async fn an_ending_may_be_told_twice(place: Place) {
    place.push(&[place.job()]).await;
    let leased = place.only().await;
    let outcome = Outcome::Retry { at: start(), error: "no".to_owned() };
    place.settle(&leased, outcome.clone(), start()).await;
    place.settle(&leased, outcome, start()).await;
    let again = place.only().await;
    assert_eq!((again.attempt, again.crashes), (2, 0));
    place.settle(&leased, Outcome::Done(json!(null)), start()).await;
    assert_eq!(place.state(&leased.envelope.id).await, JobState::Running);
}

pub(crate) async fn a_job_that_is_done_keeps_its_result(place: Place) {
    place.push(&[place.job()]).await;
    let leased = place.only().await;
    let result = json!({"metres": 5000, "text": "\u{0}ß"});
    place.settle(&leased, Outcome::Done(result.clone()), start() + seconds(2)).await;
    let record = place.record(&leased.envelope.id).await;
    assert_eq!((record.state, record.result), (JobState::Done, Some(result)));
    assert_eq!(record.ended_at, Some(start() + seconds(2)));
    let later = start() + LEASE + seconds(1);
    assert_eq!(place.engine.sweep(later, KEEP).await.unwrap(), 0);
    assert!(place.reserve(1, later).await.is_empty());
}

pub(crate) async fn a_job_that_failed_comes_back_at_its_time_with_one_more_attempt(place: Place) {
    place.push(&[place.job()]).await;
    for attempt in 1..4 {
        let now = start() + seconds(10) * attempt;
        let leased = place.reserve(1, now).await.remove(0);
        assert_eq!(i32::try_from(leased.attempt).unwrap(), attempt);
        let at = now + seconds(10);
        place.settle(&leased, Outcome::Retry { at, error: format!("no {attempt}") }, now).await;
        assert!(place.reserve(1, at - seconds(1)).await.is_empty());
        let record = place.record(&leased.envelope.id).await;
        assert_eq!((record.state, record.crashes), (JobState::Waiting, 0));
        assert_eq!(record.error, Some(format!("no {attempt}")));
        assert_eq!(record.ended_at, None);
    }
}

pub(crate) async fn a_dead_job_does_not_come_back(place: Place) {
    place.push(&[place.job()]).await;
    let leased = place.only().await;
    place.settle(&leased, Outcome::Dead { error: "it cannot".to_owned() }, start()).await;
    let later = start() + LEASE + seconds(1);
    assert_eq!(place.engine.sweep(later, KEEP).await.unwrap(), 0);
    assert!(place.reserve(1, later).await.is_empty());
    let record = place.record(&leased.envelope.id).await;
    assert_eq!((record.state, record.error.as_deref()), (JobState::Dead, Some("it cannot")));
    assert_eq!(record.ended_at, Some(start()));
}

pub(crate) async fn a_job_that_is_returned_comes_back_at_once_and_no_attempt_counts(place: Place) {
    place.push(&[place.job()]).await;
    let leased = place.only().await;
    place.settle(&leased, Outcome::Returned, start()).await;
    let again = place.only().await;
    assert_eq!((again.attempt, again.crashes), (1, 0));
    assert_ne!(again.receipt, leased.receipt);
}

pub(crate) async fn a_job_that_is_postponed_comes_back_at_its_time_and_no_attempt_counts(place: Place) {
    place.push(&[place.job()]).await;
    let leased = place.only().await;
    let until = start() + seconds(30);
    place.settle(&leased, Outcome::Postponed { until }, start()).await;
    assert!(place.reserve(1, until - seconds(1)).await.is_empty());
    let again = place.reserve(1, until).await.remove(0);
    assert_eq!((again.attempt, again.crashes), (1, 0));
}

pub(crate) async fn an_error_may_hold_any_character(place: Place) {
    place.push(&[place.job(), place.job()]).await;
    let leased = place.reserve(2, start()).await;
    let error = "zero \u{0}, quote ' and \", \u{202e} and 🚀".to_owned();
    let endings = [
        Ending { leased: leased[0].clone(), outcome: Outcome::Dead { error: error.clone() }, at: start() },
        Ending { leased: leased[1].clone(), outcome: Outcome::Retry { at: start(), error }, at: start() },
    ];
    place.engine.settle(&endings).await.unwrap();
    for one in &leased {
        let error = place.record(&one.envelope.id).await.error.unwrap();
        assert!(error.starts_with("zero ") && error.ends_with("🚀"), "{error:?}");
    }
}

pub(crate) async fn many_endings_of_every_kind_are_told_in_one_call(place: Place) {
    let jobs: Vec<Envelope> = (0..300).map(|_| place.job()).collect();
    place.push(&jobs).await;
    let leased = place.reserve(300, start()).await;
    let later = start() + seconds(5);
    let outcome = |number: usize| match number % 6 {
        0 => Outcome::Done(json!(number)),
        1 => Outcome::Retry { at: later, error: number.to_string() },
        2 => Outcome::Dead { error: number.to_string() },
        3 => Outcome::Returned,
        4 => Outcome::Postponed { until: later },
        _ => Outcome::Cancelled,
    };
    let endings: Vec<Ending> = leased
        .iter()
        .enumerate()
        .map(|(number, one)| Ending { leased: one.clone(), outcome: outcome(number), at: start() })
        .collect();
    place.engine.settle(&endings).await.unwrap();
    place.engine.settle(&[]).await.unwrap();
    let counts = place.engine.counts(start()).await.unwrap();
    let wanted = QueueCounts {
        queue: "default".to_owned(),
        due: 50,
        scheduled: 100,
        done: 50,
        dead: 50,
        cancelled: 50,
        oldest_due: Some(start()),
        ..QueueCounts::default()
    };
    assert_eq!(counts, [wanted]);
    assert_eq!(place.record(&leased[6].envelope.id).await.result, Some(json!(6)));
}
