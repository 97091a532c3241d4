//! Who has a job, and for how long.

use std::collections::{BTreeSet, HashSet};

use flaskboost::jobs::{Envelope, JobState, Leased, Lost, Outcome};
use futures_util::future::join_all;
use serde_json::json;

use super::{KEEP, LEASE, ids, seconds};
use crate::places::{Place, start};

pub(crate) async fn of_eight_workers_at_once_no_two_get_the_same_job(place: Place) {
    let jobs: Vec<Envelope> = (0..400).map(|_| place.job()).collect();
    place.push(&jobs).await;
    let place = &place;
    let workers = (0..8).map(|number| async move {
        let mut mine = Vec::new();
        let mut empty = 0;
        // Whoever finds nothing may have been held off by the others: it looks a few times more.
        while empty < 20 {
            let some = place.reserve(1 + number % 3, start()).await;
            if some.is_empty() {
                empty += 1;
                tokio::task::yield_now().await;
            }
            mine.extend(some);
        }
        mine
    });
    let leased: Vec<Leased> = join_all(workers).await.concat();
    let distinct: BTreeSet<&str> = ids(&leased).into_iter().collect();
    assert_eq!((leased.len(), distinct.len()), (400, 400));
    let receipts: HashSet<&str> = leased.iter().map(|one| one.receipt.as_str()).collect();
    assert_eq!(receipts.len(), 400, "each lease has a receipt of its own");
}

pub(crate) async fn a_lease_that_ends_counts_as_a_crash_and_frees_the_job(place: Place) {
    place.push(&[place.job()]).await;
    let first = place.only().await;
    assert_eq!(place.engine.sweep(start() + LEASE - seconds(1), KEEP).await.unwrap(), 0);
    assert!(place.reserve(1, start() + LEASE - seconds(1)).await.is_empty());
    let later = start() + LEASE + seconds(1);
    assert_eq!(place.engine.sweep(later, KEEP).await.unwrap(), 1);
    assert_eq!(place.engine.sweep(later, KEEP).await.unwrap(), 0);
    let second = place.reserve(1, later).await.remove(0);
    assert_eq!(second.envelope, first.envelope);
    assert_eq!((second.attempt, second.crashes), (2, 1));
    assert_ne!(second.receipt, first.receipt);
    let lost = place.engine.extend(std::slice::from_ref(&first), later + LEASE).await.unwrap();
    assert_eq!(lost, [(first.envelope.id.clone(), Lost::Expired)]);
}

pub(crate) async fn a_lease_that_is_extended_does_not_end(place: Place) {
    let jobs: Vec<Envelope> = (0..70).map(|_| place.job()).collect();
    place.push(&jobs).await;
    let leased = place.reserve(100, start()).await;
    let (kept, left) = leased.split_at(69);
    let lost = place.engine.extend(kept, start() + LEASE + LEASE).await.unwrap();
    assert_eq!(lost, []);
    assert_eq!(place.engine.sweep(start() + LEASE + seconds(1), KEEP).await.unwrap(), 1);
    assert_eq!(ids(&place.reserve(100, start() + LEASE + seconds(1)).await), ids(left));
    assert_eq!(place.engine.extend(&[], start()).await.unwrap(), []);
}

pub(crate) async fn an_ending_whose_lease_is_lost_changes_nothing(place: Place) {
    place.push(&[place.job()]).await;
    let stale = place.only().await;
    let later = start() + LEASE + seconds(1);
    place.engine.sweep(later, KEEP).await.unwrap();
    place.settle(&stale, Outcome::Done(json!("stale")), later).await;
    assert_eq!(place.state(&stale.envelope.id).await, JobState::Waiting);
    let held = place.reserve(1, later).await.remove(0);
    let error = "stale".to_owned();
    for outcome in [
        Outcome::Done(json!("stale")),
        Outcome::Dead { error: error.clone() },
        Outcome::Retry { at: later, error },
        Outcome::Returned,
        Outcome::Cancelled,
    ] {
        place.settle(&stale, outcome, later).await;
        let record = place.record(&stale.envelope.id).await;
        assert_eq!((record.state, record.attempts), (JobState::Running, 2));
    }
    assert_eq!(place.engine.extend(std::slice::from_ref(&held), later + LEASE).await.unwrap(), []);
    place.settle(&held, Outcome::Done(json!("held")), later).await;
    let record = place.record(&held.envelope.id).await;
    assert_eq!((record.state, record.result), (JobState::Done, Some(json!("held"))));
}
