//! What has a tag is forgotten together, after the commit and never before.

use std::time::Duration;

use super::{MINUTE, advance, caches};
use crate::cache::Cache;
use crate::db::Db;
use crate::settings::DatabaseSettings;

async fn database() -> Db {
    Db::connect("sqlite::memory:", &DatabaseSettings::default()).await.unwrap()
}

/// Waits until a value is gone: on a server that is a moment after the commit.
async fn is_gone(cache: &Cache, key: &str) -> bool {
    let looking = async {
        while cache.get::<u8>(key).await.is_some() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), looking).await.is_ok()
}

#[tokio::test]
async fn a_tag_forgets_what_has_it_and_nothing_else() {
    for (cache, _) in caches().await {
        cache.tagged(["race:7", "race:8"]).set("both", &1, MINUTE).await.unwrap();
        cache.tagged(["race:8"]).set("other", &2, MINUTE).await.unwrap();
        cache.set("none", &3, MINUTE).await.unwrap();
        cache.invalidate_tag("race:7").await.unwrap();
        assert_eq!(cache.get::<u8>("both").await, None);
        assert_eq!(cache.get::<u8>("other").await, Some(2));
        assert_eq!(cache.get::<u8>("none").await, Some(3));
        cache.tagged(["race:7"]).set("both", &4, MINUTE).await.unwrap();
        assert_eq!(cache.get::<u8>("both").await, Some(4));
    }
}

#[tokio::test]
async fn what_is_invalidated_while_it_is_computed_is_not_kept() {
    for (cache, _) in caches().await {
        let inside = cache.clone();
        let compute = async || {
            inside.invalidate_tag("race:7").await?;
            Ok(1)
        };
        assert_eq!(cache.tagged(["race:7"]).get_or_compute("a", MINUTE, compute).await.unwrap(), 1);
        assert_eq!(cache.get::<u8>("a").await, None, "{}", cache.describe());
    }
}

#[tokio::test]
async fn an_old_value_that_was_invalidated_serves_nobody() {
    for (cache, clock) in caches().await {
        cache.tagged(["race:7"]).set("a", &1, MINUTE).await.unwrap();
        advance(&clock, 61);
        cache.invalidate_tag("race:7").await.unwrap();
        let fresh = cache.tagged(["race:7"]).get_or_compute("a", MINUTE, async || Ok(2)).await.unwrap();
        assert_eq!(fresh, 2);
    }
}

#[tokio::test]
async fn a_commit_forgets_and_a_rollback_does_not() {
    let db = database().await;
    for (cache, _) in caches().await {
        cache.tagged(["race:7"]).set("a", &1, MINUTE).await.unwrap();
        let tx = db.begin().await.unwrap();
        cache.invalidate_after(&tx, "race:7");
        assert_eq!(cache.get::<u8>("a").await, Some(1), "not before the commit");
        tx.rollback().await.unwrap();
        let tx = db.begin().await.unwrap();
        cache.invalidate_after(&tx, "another");
        tx.commit().await.unwrap();
        assert_eq!(cache.get::<u8>("a").await, Some(1), "nothing when it is rolled back");
        let tx = db.begin().await.unwrap();
        cache.invalidate_after(&tx, "race:7");
        tx.commit().await.unwrap();
        assert!(is_gone(&cache, "a").await, "{}", cache.describe());
    }
}
