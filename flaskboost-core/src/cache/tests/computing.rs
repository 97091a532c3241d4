//! Of many who ask at once, one computes; what fails is not kept.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use futures_util::future::join_all;
use tokio::sync::{Notify, oneshot};

use super::{MINUTE, advance, caches};
use crate::error::{Error, Result};

#[tokio::test]
async fn of_a_hundred_at_once_one_computes() {
    for (cache, _) in caches().await {
        let calls = Arc::new(AtomicU32::new(0));
        let all = join_all((0..100).map(|_| {
            let (cache, calls) = (cache.clone(), Arc::clone(&calls));
            tokio::spawn(async move {
                let compute = async || {
                    calls.fetch_add(1, Ordering::SeqCst);
                    tokio::task::yield_now().await;
                    Ok(7_u32)
                };
                cache.get_or_compute("a", MINUTE, compute).await
            })
        }));
        for value in all.await {
            assert_eq!(value.unwrap().unwrap(), 7);
        }
        assert_eq!(calls.load(Ordering::SeqCst), 1, "{}", cache.describe());
    }
}

#[tokio::test]
async fn different_keys_do_not_wait_for_each_other() {
    for (cache, _) in caches().await {
        let (go, gone) = oneshot::channel::<()>();
        let slow = {
            let cache = cache.clone();
            tokio::spawn(async move {
                let compute = async || {
                    let _ = gone.await;
                    Ok(1)
                };
                cache.get_or_compute("slow", MINUTE, compute).await
            })
        };
        assert_eq!(cache.get_or_compute("quick", MINUTE, async || Ok(2)).await.unwrap(), 2);
        let _ = go.send(());
        assert_eq!(slow.await.unwrap().unwrap(), 1);
    }
}

#[tokio::test]
async fn what_fails_is_not_kept_and_the_next_one_tries() {
    for (cache, _) in caches().await {
        let failed: Result<u8> = cache.get_or_compute("a", MINUTE, async || Err(Error::internal("broken"))).await;
        assert!(failed.is_err());
        assert_eq!(cache.get::<u8>("a").await, None);
        assert_eq!(cache.get_or_compute("a", MINUTE, async || Ok(1)).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn who_gives_up_half_way_or_panics_keeps_nobody_waiting() {
    for (cache, _) in caches().await {
        let started = Arc::new(Notify::new());
        let (ours, note) = (cache.clone(), Arc::clone(&started));
        let stuck = tokio::spawn(async move {
            let compute = async || {
                note.notify_one();
                std::future::pending::<Result<u8>>().await
            };
            ours.get_or_compute("a", MINUTE, compute).await
        });
        started.notified().await;
        stuck.abort();
        assert!(stuck.await.unwrap_err().is_cancelled());
        // On a server the lock of whoever vanished has to end first; removing the key ends it.
        cache.remove("a").await.unwrap();
        assert_eq!(cache.get_or_compute("a", MINUTE, async || Ok(1)).await.unwrap(), 1);
        assert_eq!(cache.parts().1.count(), 0);
    }
}

#[tokio::test]
async fn while_one_computes_the_others_get_the_old_value() {
    for (cache, clock) in caches().await {
        cache.set("a", &1, MINUTE).await.unwrap();
        advance(&clock, 61);
        assert_eq!(cache.get::<u8>("a").await, None, "nobody is given an old value who only looks");
        let started = Arc::new(Notify::new());
        let (go, gone) = oneshot::channel::<()>();
        let (ours, note) = (cache.clone(), Arc::clone(&started));
        let computing = tokio::spawn(async move {
            let compute = async || {
                note.notify_one();
                let _ = gone.await;
                Ok(2)
            };
            ours.get_or_compute("a", MINUTE, compute).await
        });
        started.notified().await;
        let meanwhile = cache.get_or_compute("a", MINUTE, async || Ok(3)).await.unwrap();
        assert_eq!(meanwhile, 1);
        let _ = go.send(());
        assert_eq!(computing.await.unwrap().unwrap(), 2);
        assert_eq!(cache.get::<u8>("a").await, Some(2));
    }
}

#[tokio::test]
async fn what_was_removed_while_it_was_computed_is_not_kept() {
    for (cache, _) in caches().await {
        let inside = cache.clone();
        let compute = async || {
            inside.remove("a").await?;
            Ok(1)
        };
        assert_eq!(cache.get_or_compute("a", MINUTE, compute).await.unwrap(), 1);
        assert_eq!(cache.get::<u8>("a").await, None, "{}", cache.describe());
    }
}
