//! What is written to the outbox is told to others after the commit, at least once and in order.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::db::outbox::{Consumer, Entry, Outbox, Relay, RelayOptions};
use flaskboost::error::{Error, Result};
use flaskboost::random::Random;
use flaskboost::testing::TestDatabase;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde_json::json;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::on_brokers::left;
use crate::places::database;

/// Remembers what it was told.
#[derive(Debug)]
struct Listener {
    topic: &'static str,
    heard: Mutex<Vec<String>>,
    calls: AtomicUsize,
    /// It cannot take this key as long as this is set.
    refused: Option<&'static str>,
    refuses: AtomicBool,
    /// It never comes back.
    hangs: bool,
    told: Notify,
}

impl Listener {
    fn of(topic: &'static str) -> Self {
        Self {
            topic,
            heard: Mutex::default(),
            calls: AtomicUsize::new(0),
            refused: None,
            refuses: AtomicBool::new(true),
            hangs: false,
            told: Notify::new(),
        }
    }

    fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    async fn until_heard(&self, count: usize) -> Vec<String> {
        let until = async {
            loop {
                let told = self.told.notified();
                if self.heard().len() >= count {
                    return self.heard();
                }
                told.await;
            }
        };
        timeout(Duration::from_secs(20), until).await.expect("it is told")
    }

    async fn until_called(&self, count: usize) {
        let until = async {
            loop {
                let told = self.told.notified();
                if self.calls.load(Ordering::SeqCst) >= count {
                    return;
                }
                told.await;
            }
        };
        timeout(Duration::from_secs(20), until).await.expect("it is called");
    }
}

impl Consumer for Listener {
    fn topic(&self) -> &str {
        self.topic
    }

    fn take<'a>(&'a self, entries: &'a [Entry]) -> BoxFuture<'a, Result<()>> {
        async move {
            self.calls.fetch_add(1, Ordering::SeqCst);
            let refuses = self.refuses.load(Ordering::SeqCst);
            let is_bad = entries.iter().any(|entry| Some(entry.key.as_str()) == self.refused);
            if !(refuses && is_bad) {
                self.heard.lock().unwrap().extend(entries.iter().map(|entry| entry.key.clone()));
            }
            self.told.notify_waiters();
            if self.hangs {
                std::future::pending::<()>().await;
            }
            if refuses && is_bad { Err(Error::unavailable("not now")) } else { Ok(()) }
        }
        .boxed()
    }
}

struct Site {
    db: Db,
    outbox: Outbox,
    _database: TestDatabase,
}

/// On SQLite, and on the server of `DATABASE_URL` when there is one.
async fn site() -> Site {
    let url = std::env::var("DATABASE_URL").ok();
    let (database, db) = database(url.as_deref()).await;
    Site { db, outbox: Outbox::new(), _database: database }
}

fn entry(topic: &str, key: &str) -> Entry {
    Entry { topic: topic.to_owned(), key: key.to_owned(), payload: json!({"of": key}), due_at: Utc::now() }
}

fn quick() -> RelayOptions {
    RelayOptions { poll: Duration::from_millis(20), lease: Duration::from_millis(600), ..RelayOptions::default() }
}

impl Site {
    async fn write(&self, entries: &[Entry]) {
        let tx = self.db.begin().await.unwrap();
        self.outbox.write(&tx, entries).await.unwrap();
        tx.commit().await.unwrap();
    }

    fn relay(&self, options: RelayOptions, listeners: &[&Arc<Listener>]) -> JoinHandle<()> {
        let mut relay = Relay::new(self.db.clone(), (Clock::system(), Random::system()), &self.outbox, options);
        for listener in listeners {
            relay = relay.with(Arc::clone(listener) as Arc<dyn Consumer>);
        }
        tokio::spawn(relay.run(std::future::pending()))
    }

    async fn until_empty(&self) {
        let empty = async {
            while left(&self.db).await > 0 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(Duration::from_secs(20), empty).await.expect("all is handed over");
    }
}

#[tokio::test]
async fn what_is_committed_is_told_in_order_and_what_is_rolled_back_never() {
    let site = site().await;
    let listener = Arc::new(Listener::of("a"));
    let tx = site.db.begin().await.unwrap();
    site.outbox.write(&tx, &[entry("a", "never")]).await.unwrap();
    tx.rollback().await.unwrap();
    let keys: Vec<String> = (0..450).map(|number| format!("{number:03}")).collect();
    let due_at = Utc::now();
    let entries: Vec<Entry> = keys.iter().map(|key| Entry { due_at, ..entry("a", key) }).collect();
    site.write(&entries).await;
    let relay = site.relay(quick(), &[&listener]);
    assert_eq!(listener.until_heard(450).await, keys);
    site.until_empty().await;
    relay.abort();
}

#[tokio::test]
async fn what_is_committed_in_this_process_is_told_at_once() {
    let site = site().await;
    let listener = Arc::new(Listener::of("a"));
    let relay = site.relay(RelayOptions { poll: Duration::from_secs(3600), ..quick() }, &[&listener]);
    // It has looked once, and looks again in an hour.
    site.write(&[entry("a", "first")]).await;
    listener.until_heard(1).await;
    site.until_empty().await;
    site.write(&[entry("a", "second")]).await;
    assert_eq!(listener.until_heard(2).await, ["first", "second"]);
    relay.abort();
}

#[tokio::test]
async fn what_is_due_later_is_told_later() {
    let site = site().await;
    let listener = Arc::new(Listener::of("a"));
    let later = Utc::now() + TimeDelta::milliseconds(400);
    site.write(&[Entry { due_at: later, ..entry("a", "later") }, entry("a", "now")]).await;
    let relay = site.relay(quick(), &[&listener]);
    assert_eq!(listener.until_heard(2).await, ["now", "later"]);
    assert!(Utc::now() >= later);
    relay.abort();
}

#[tokio::test]
async fn a_consumer_that_fails_holds_up_its_own_topic_and_nothing_else() {
    let site = site().await;
    let bad = Arc::new(Listener { refused: Some("2"), ..Listener::of("bad") });
    let good = Arc::new(Listener::of("good"));
    site.write(&["1", "2", "3"].map(|key| entry("bad", key))).await;
    let relay = site.relay(quick(), &[&bad, &good]);
    bad.until_called(4).await;
    assert_eq!(bad.heard(), ["1"], "what stands before it is told, what stands behind it waits");
    site.write(&[entry("good", "1")]).await;
    assert_eq!(good.until_heard(1).await, ["1"]);
    bad.refuses.store(false, Ordering::SeqCst);
    assert_eq!(bad.until_heard(3).await, ["1", "2", "3"]);
    site.until_empty().await;
    relay.abort();
}

#[tokio::test]
async fn of_two_relays_one_tells_it_and_the_other_one_goes_on_when_it_dies() {
    let site = site().await;
    let first = Arc::new(Listener { hangs: true, ..Listener::of("a") });
    let second = Arc::new(Listener::of("a"));
    site.write(&[entry("a", "1")]).await;
    let dies = site.relay(quick(), &[&first]);
    first.until_heard(1).await;
    let lives = site.relay(quick(), &[&second]);
    // It hangs for longer than its lease, and keeps it all the same.
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert_eq!(second.heard(), [""; 0]);
    dies.abort();
    assert_eq!(second.until_heard(1).await, ["1"], "it was not deleted: it is told again");
    site.until_empty().await;
    lives.abort();
}

#[tokio::test]
async fn a_relay_that_stops_leaves_its_topics_to_the_next_one() {
    let site = site().await;
    let (first, second) = (Arc::new(Listener::of("a")), Arc::new(Listener::of("a")));
    let options = RelayOptions { lease: Duration::from_secs(3600), ..quick() };
    let stop = Arc::new(Notify::new());
    let relay = Relay::new(site.db.clone(), (Clock::system(), Random::system()), &site.outbox, options.clone());
    let relay = relay.with(Arc::clone(&first) as Arc<dyn Consumer>);
    let stopping = Arc::clone(&stop);
    let running = tokio::spawn(relay.run(async move { stopping.notified().await }));
    site.write(&[entry("a", "1")]).await;
    first.until_heard(1).await;
    site.until_empty().await;
    stop.notify_one();
    timeout(Duration::from_secs(20), running).await.expect("it stops").unwrap();
    site.write(&[entry("a", "2")]).await;
    let next = site.relay(options, &[&second]);
    assert_eq!(second.until_heard(1).await, ["2"]);
    next.abort();
}

#[tokio::test]
async fn what_nobody_consumes_stays() {
    let site = site().await;
    let listener = Arc::new(Listener::of("a"));
    site.write(&[entry("b", "1"), entry("a", "1")]).await;
    let relay = site.relay(quick(), &[&listener]);
    listener.until_heard(1).await;
    assert_eq!(left(&site.db).await.min(1), 1);
    relay.abort();
}
