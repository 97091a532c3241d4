//! What a cache keeps, forgets and computes. On a Redis server too, when `FLASKBOOST_TEST_REDIS` names one.

mod bounds;
mod computing;
mod keeping;
#[cfg(feature = "redis")]
mod shared;
mod tags;

use std::time::Duration;

use chrono::DateTime;

use super::Cache;
use crate::clock::Clock;

const MINUTE: Duration = Duration::from_secs(60);

fn clock() -> Clock {
    Clock::fixed(DateTime::from_timestamp(1_700_000_000, 0).unwrap())
}

fn memory(clock: &Clock) -> Cache {
    Cache::in_memory(1 << 20, clock.clone())
}

/// A cache in memory, and one on the server if there is one, each with the clock that it goes by.
async fn caches() -> Vec<(Cache, Clock)> {
    let clock = clock();
    let mut caches = vec![(memory(&clock), clock.clone())];
    #[cfg(feature = "redis")]
    if let Some(cache) = shared::on_server(&shared::prefix(), &clock).await {
        caches.push((cache, clock));
    }
    caches
}

fn advance(clock: &Clock, seconds: i64) {
    clock.advance(chrono::Duration::seconds(seconds)).unwrap();
}
