//! In which order jobs come, and when.

use chrono::TimeDelta;
use flaskboost::jobs::{Envelope, Extras, Priority, Unique, UniqueUntil};

use super::{ids, seconds};
use crate::places::{Place, start};

pub(crate) async fn jobs_come_by_priority_and_then_by_time(place: Place) {
    let of = |priority, run_at| Envelope { priority, run_at, ..place.job() };
    let jobs = [
        of(Priority::Low, start() - seconds(9)),
        of(Priority::Normal, start()),
        of(Priority::Normal, start() - seconds(1)),
        of(Priority::High, start()),
        of(Priority::High, start() - seconds(1)),
    ];
    place.push(&jobs).await;
    let wanted: Vec<&str> = [4, 3, 2, 1, 0].map(|place: usize| jobs[place].id.as_str()).to_vec();
    let first = place.reserve(3, start()).await;
    let second = place.reserve(3, start()).await;
    assert_eq!([ids(&first), ids(&second)].concat(), wanted);
}

pub(crate) async fn jobs_of_several_queues_come_in_one_order_and_those_of_others_not_at_all(place: Place) {
    let of = |queue: &str, priority, run_at| Envelope { queue: queue.to_owned(), priority, run_at, ..place.job() };
    let jobs = [
        of("default", Priority::Normal, start() - seconds(2)),
        of("mail", Priority::Normal, start() - seconds(1)),
        of("mail", Priority::High, start()),
        of("other", Priority::High, start() - seconds(5)),
        of("default", Priority::Normal, start()),
    ];
    place.push(&jobs).await;
    let leased = place.reserve_of(&["default", "mail"], 10, start()).await;
    assert_eq!(ids(&leased), [2, 0, 1, 4].map(|place: usize| jobs[place].id.as_str()));
    assert!(place.reserve_of(&[], 10, start()).await.is_empty());
    assert_eq!(ids(&place.reserve_of(&["other"], 10, start()).await), [jobs[3].id.as_str()]);
}

pub(crate) async fn all_of_a_job_comes_back_as_it_was_pushed(place: Place) {
    let next = Box::new(place.job());
    let unique = Some(Unique { key: "ä b".to_owned(), until: UniqueUntil::Ended });
    let extras = Extras { unique, batch: Some("b1".to_owned()), next: Some(next), ..Extras::default() };
    let micro = TimeDelta::microseconds(1);
    let job = Envelope {
        key: "order 7".to_owned(),
        priority: Priority::High,
        created_at: start() - micro,
        run_at: start() - micro,
        max_attempts: 7,
        timeout_seconds: 90,
        extras,
        ..place.job()
    };
    place.push(std::slice::from_ref(&job)).await;
    let leased = place.only().await;
    assert_eq!(leased.envelope, job);
    assert_eq!((leased.attempt, leased.crashes), (1, 0));
    assert_eq!(place.record(&job.id).await.envelope, job);
}

pub(crate) async fn a_job_does_not_come_before_its_time(place: Place) {
    let job = Envelope { run_at: start() + seconds(10), ..place.job() };
    place.push(std::slice::from_ref(&job)).await;
    assert!(place.reserve(1, start()).await.is_empty());
    assert!(place.reserve(1, start() + seconds(10) - TimeDelta::milliseconds(1)).await.is_empty());
    assert_eq!(ids(&place.reserve(1, start() + seconds(10)).await), [job.id.as_str()]);
}

pub(crate) async fn a_scheduled_job_of_high_priority_holds_up_nobody(place: Place) {
    let later = Envelope { priority: Priority::High, run_at: start() + seconds(9), ..place.job() };
    let due = Envelope { priority: Priority::Low, ..place.job() };
    place.push(&[later.clone(), due.clone()]).await;
    assert_eq!(ids(&place.reserve(1, start()).await), [due.id.as_str()]);
    assert_eq!(ids(&place.reserve(1, start() + seconds(9)).await), [later.id.as_str()]);
}

pub(crate) async fn a_worker_gets_no_more_jobs_than_it_asks_for(place: Place) {
    let jobs: Vec<Envelope> = (0..10).map(|_| place.job()).collect();
    place.push(&jobs).await;
    assert_eq!(place.reserve(0, start()).await.len(), 0);
    assert_eq!(place.reserve(3, start()).await.len(), 3);
    assert_eq!(place.reserve(100, start()).await.len(), 7);
    assert_eq!(place.reserve(100, start()).await.len(), 0);
}
