//! A value is there until its time is over, and only as what it is.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{MINUTE, advance, caches, clock, memory};
use crate::cache::CacheError;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Run {
    name: String,
    metres: u32,
}

#[tokio::test]
async fn a_value_is_there_until_its_time_is_over() {
    for (cache, clock) in caches().await {
        let run = Run { name: "Größe 🏃".to_owned(), metres: 10_000 };
        cache.set("run:7", &run, MINUTE).await.unwrap();
        assert_eq!(cache.get::<Run>("run:7").await, Some(run));
        assert_eq!(cache.get::<Run>("run:8").await, None);
        advance(&clock, 59);
        assert!(cache.get::<Run>("run:7").await.is_some());
        advance(&clock, 1);
        assert_eq!(cache.get::<Run>("run:7").await, None);
    }
}

#[tokio::test]
async fn without_a_time_the_default_holds() {
    let clock = clock();
    let cache = memory(&clock).with_default_time(Duration::from_secs(5));
    cache.set("a", &1, None).await.unwrap();
    advance(&clock, 4);
    assert_eq!(cache.get::<u8>("a").await, Some(1));
    advance(&clock, 1);
    assert_eq!(cache.get::<u8>("a").await, None);
}

#[tokio::test]
async fn a_value_that_is_removed_or_replaced_is_gone() {
    for (cache, _) in caches().await {
        cache.set("a", &1, MINUTE).await.unwrap();
        cache.set("a", &2, MINUTE).await.unwrap();
        assert_eq!(cache.get::<u8>("a").await, Some(2));
        cache.remove("a").await.unwrap();
        assert_eq!(cache.get::<u8>("a").await, None);
        cache.remove("a").await.unwrap();
    }
}

#[tokio::test]
async fn a_value_of_another_type_is_not_known() {
    for (cache, _) in caches().await {
        cache.set("a", &"text", MINUTE).await.unwrap();
        assert_eq!(cache.get::<u8>("a").await, None);
        assert_eq!(cache.get_or_compute("a", MINUTE, async || Ok(7_u8)).await.unwrap(), 7);
        assert_eq!(cache.get::<u8>("a").await, Some(7));
    }
}

#[tokio::test]
async fn no_time_at_all_is_refused() {
    for (cache, _) in caches().await {
        for time in [Duration::ZERO, Duration::from_micros(999)] {
            let error = cache.set("a", &1, time).await.unwrap_err();
            assert!(matches!(error.get::<CacheError>(), Some(CacheError::NoTime { .. })), "{error:?}");
            let computed = cache.get_or_compute("a", time, async || Ok(1)).await;
            assert!(computed.is_err());
        }
        assert_eq!(cache.get::<u8>("a").await, None);
    }
}

#[tokio::test]
async fn the_longest_time_there_is_is_no_mistake() {
    for (cache, _) in caches().await {
        cache.set("a", &1, Duration::MAX).await.unwrap();
        assert_eq!(cache.get::<u8>("a").await, Some(1));
    }
}

#[tokio::test]
async fn what_is_no_json_is_an_error_and_not_kept() {
    use std::collections::HashMap;
    for (cache, _) in caches().await {
        let value: HashMap<(u8, u8), u8> = HashMap::from([((1, 2), 3)]);
        let error = cache.set("a", &value, MINUTE).await.unwrap_err();
        assert!(matches!(error.get::<CacheError>(), Some(CacheError::NotJson { .. })), "{error:?}");
    }
}
