//! A cache that several processes share on a Redis server, and what becomes of a page when the server is gone.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot, watch};
use tokio::task::JoinHandle;

use super::{MINUTE, advance, clock};
use crate::cache::Cache;
use crate::clock::Clock;
use crate::random::Random;

/// The server of these tests. Without one they are left out, but not where all of them must run.
fn server() -> Option<String> {
    let url = std::env::var("FLASKBOOST_TEST_REDIS").ok();
    if url.is_none() {
        assert!(std::env::var("CI").is_err(), "FLASKBOOST_TEST_REDIS names no server, and these tests must run here");
        eprintln!("left out: set FLASKBOOST_TEST_REDIS to redis://127.0.0.1 to test the cache on a Redis server");
    }
    url
}

/// Keeps the keys of one test apart from those of others.
pub(super) fn prefix() -> String {
    format!("flaskboost-test:{}", Random::system().token())
}

/// A cache as one process has it.
pub(super) async fn on_server(prefix: &str, clock: &Clock) -> Option<Cache> {
    Some(Cache::in_redis(&server()?, prefix, clock.clone()).await.unwrap())
}

/// Caches as two processes have them.
async fn two(clock: &Clock) -> Option<[Cache; 2]> {
    let prefix = prefix();
    Some([on_server(&prefix, clock).await?, on_server(&prefix, clock).await?])
}

#[tokio::test]
async fn of_a_hundred_in_two_processes_one_computes() {
    let Some(caches) = two(&clock()).await else { return };
    let calls = Arc::new(AtomicU32::new(0));
    let all = join_all((0..100).map(|number| {
        let (cache, calls) = (caches[number % 2].clone(), Arc::clone(&calls));
        tokio::spawn(async move {
            let compute = async || {
                calls.fetch_add(1, Ordering::SeqCst);
                tokio::time::sleep(Duration::from_millis(50)).await;
                Ok(7_u32)
            };
            cache.get_or_compute("a", MINUTE, compute).await
        })
    }));
    for value in all.await {
        assert_eq!(value.unwrap().unwrap(), 7);
    }
    assert_eq!(calls.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn another_process_gets_the_old_value_meanwhile() {
    let clock = clock();
    let Some([one, other]) = two(&clock).await else { return };
    one.set("a", &1, MINUTE).await.unwrap();
    advance(&clock, 61);
    let started = Arc::new(Notify::new());
    let (go, gone) = oneshot::channel::<()>();
    let note = Arc::clone(&started);
    let computing = tokio::spawn(async move {
        let compute = async || {
            note.notify_one();
            let _ = gone.await;
            Ok(2)
        };
        one.get_or_compute("a", MINUTE, compute).await
    });
    started.notified().await;
    assert_eq!(other.get_or_compute("a", MINUTE, async || Ok(3)).await.unwrap(), 1);
    let _ = go.send(());
    assert_eq!(computing.await.unwrap().unwrap(), 2);
    assert_eq!(other.get::<u8>("a").await, Some(2));
}

#[tokio::test]
async fn who_comes_too_late_with_a_value_does_not_replace_a_newer_one() {
    let clock = clock();
    let Some([late, other]) = two(&clock).await else { return };
    let compute = async || {
        // The lock is gone, as after a pause that was too long, and another process computes.
        other.remove("a").await?;
        other.get_or_compute("a", MINUTE, async || Ok(2)).await?;
        Ok(1)
    };
    assert_eq!(late.get_or_compute("a", MINUTE, compute).await.unwrap(), 1);
    assert_eq!(other.get::<u8>("a").await, Some(2));
}

#[tokio::test]
async fn a_tag_is_invalidated_for_all_processes() {
    let clock = clock();
    let Some([one, other]) = two(&clock).await else { return };
    one.tagged(["race:7"]).set("a", &1, MINUTE).await.unwrap();
    assert_eq!(other.get::<u8>("a").await, Some(1));
    other.invalidate_tag("race:7").await.unwrap();
    assert_eq!(one.get::<u8>("a").await, None);
}

/// A door to the server that can be shut: then every connection ends, and no other one comes through.
struct Door {
    address: SocketAddr,
    is_open: Arc<watch::Sender<bool>>,
    keeper: JoinHandle<()>,
}

impl Door {
    async fn before(url: &str) -> Self {
        let host = url.trim_start_matches("redis://").trim_end_matches('/').to_owned();
        let host = if host.contains(':') { host } else { format!("{host}:6379") };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, is_open) = (listener.local_addr().unwrap(), Arc::new(watch::Sender::new(true)));
        let open = Arc::clone(&is_open);
        let keeper = tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let (mut is_open, host) = (open.subscribe(), host.clone());
                tokio::spawn(async move {
                    if !*is_open.borrow() {
                        return;
                    }
                    let mut server = TcpStream::connect(host).await.unwrap();
                    tokio::select! {
                        _ = copy_bidirectional(&mut stream, &mut server) => {}
                        _ = is_open.wait_for(|is_open| !is_open) => {}
                    }
                });
            }
        });
        Self { address, is_open, keeper }
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.keeper.abort();
    }
}

/// Waits until a cache gives this for `a`.
async fn until(cache: &Cache, wanted: Option<u8>) {
    let looking = async {
        while cache.get::<u8>("a").await != wanted {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), looking).await.expect("the cache gives what is wanted");
}

#[tokio::test]
async fn a_server_that_goes_away_breaks_no_page_and_is_used_again_when_it_is_back() {
    let Some(url) = server() else { return };
    let door = Door::before(&url).await;
    let cache = Cache::in_redis(&format!("redis://{}", door.address), &prefix(), clock()).await.unwrap();
    cache.set("a", &1, MINUTE).await.unwrap();
    assert_eq!(cache.get::<u8>("a").await, Some(1));

    door.is_open.send_replace(false);
    until(&cache, None).await;
    assert_eq!(cache.get_or_compute("a", MINUTE, async || Ok(2)).await.unwrap(), 2);
    cache.set("a", &3, MINUTE).await.unwrap();
    assert!(cache.invalidate_tag("race:7").await.is_err(), "what should be forgotten and is not, is told");

    door.is_open.send_replace(true);
    until(&cache, Some(1)).await;
}

#[tokio::test]
async fn a_server_that_is_not_there_is_found_at_the_start() {
    let error = Cache::in_redis("redis://127.0.0.1:1", &prefix(), clock()).await.unwrap_err();
    assert!(error.to_string().contains("redis.url"), "{error}");
}
