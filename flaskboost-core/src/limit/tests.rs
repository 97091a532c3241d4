//! No more than the limit pass, whatever the order and however many come at once.

use std::time::Duration;

use chrono::DateTime;
use futures_util::future::join_all;
use sea_orm::{ConnectionTrait, Statement};

use super::{Limit, Limiter};
use crate::clock::Clock;
use crate::db::{Db, Migrations};
use crate::random::Random;
use crate::settings::{DatabaseSettings, Runtime};
use crate::testing::TestDatabase;

const FIVE_IN_FIVE_MINUTES: Limit = Limit::new("tries", 5, Duration::from_secs(300));

struct Counting {
    limiter: Limiter,
    clock: Clock,
    db: Db,
    database: TestDatabase,
    secret: [u8; 16],
}

/// Where the same tests run on a Redis server.
fn redis_url() -> Option<String> {
    std::env::var("FLASKBOOST_TEST_LIMITS_REDIS").ok()
}

async fn limiter(db: &Db, clock: &Clock, secret: [u8; 16]) -> Limiter {
    match redis_url() {
        Some(url) => Limiter::in_redis(&url, clock.clone(), secret).await.unwrap(),
        None => Limiter::new(db.clone(), clock.clone(), secret),
    }
}

impl Counting {
    async fn begin() -> Self {
        let database = TestDatabase::create().await.unwrap();
        let clock = Clock::fixed(DateTime::from_timestamp(1_700_000_000, 0).unwrap());
        let db = Db::connect(database.url(), &DatabaseSettings::default()).await.unwrap();
        Migrations::default().with(super::migrations).apply(&db, Runtime::Testing, false).await.unwrap();
        // A secret of its own keeps this test's keys on a server apart from those of others.
        let secret = Random::system().bytes();
        let limiter = limiter(&db, &clock, secret).await;
        Self { limiter, clock, db, database, secret }
    }

    /// Whether the counts are on a Redis server. It forgets by its own clock, which no test can move.
    fn in_redis() -> bool {
        redis_url().is_some()
    }

    async fn is_allowed(&self, key: &str) -> bool {
        self.limiter.take(&FIVE_IN_FIVE_MINUTES, key).await.unwrap().is_allowed()
    }

    fn wait(&self, seconds: i64) {
        self.clock.advance(chrono::Duration::seconds(seconds)).unwrap();
    }

    async fn rows(&self) -> usize {
        let all =
            Statement::from_string(ConnectionTrait::get_database_backend(&self.db), "SELECT tat FROM rate_limits");
        self.db.query_all_raw(all).await.unwrap().len()
    }
}

#[tokio::test]
async fn of_two_hundred_at_once_no_more_pass_than_the_limit_lets() {
    let counting = Counting::begin().await;
    let many = Limit::new("many", 37, Duration::from_secs(7));
    for (limit, count) in [(FIVE_IN_FIVE_MINUTES, 5), (many, 37)] {
        let all = join_all((0..200).map(|_| {
            let limiter = counting.limiter.clone();
            let limit = limit.clone();
            tokio::spawn(async move { limiter.take(&limit, "ann").await.unwrap().is_allowed() })
        }));
        let passed = all.await.into_iter().filter(|allowed| *allowed.as_ref().unwrap()).count();
        assert_eq!(passed, count);
    }
}

#[tokio::test]
async fn another_process_goes_on_counting() {
    let counting = Counting::begin().await;
    for _ in 0..5 {
        assert!(counting.is_allowed("ann").await);
    }
    let db = Db::connect(counting.database.url(), &DatabaseSettings::default()).await.unwrap();
    let restarted = limiter(&db, &counting.clock, counting.secret).await;
    assert!(!restarted.take(&FIVE_IN_FIVE_MINUTES, "ann").await.unwrap().is_allowed());
    assert!(restarted.take(&FIVE_IN_FIVE_MINUTES, "ben").await.unwrap().is_allowed());
}

#[tokio::test]
async fn time_lets_in_again_one_by_one_and_then_all() {
    let counting = Counting::begin().await;
    for _ in 0..5 {
        assert!(counting.is_allowed("ann").await);
    }
    let refused = counting.limiter.take(&FIVE_IN_FIVE_MINUTES, "ann").await.unwrap();
    assert_eq!(refused.retry_after(), Some(Duration::from_secs(60)));
    counting.wait(59);
    let refused = counting.limiter.take(&FIVE_IN_FIVE_MINUTES, "ann").await.unwrap();
    assert_eq!(refused.retry_after(), Some(Duration::from_secs(1)));
    counting.wait(1);
    assert!(counting.is_allowed("ann").await);
    assert!(!counting.is_allowed("ann").await);
    counting.wait(300);
    for _ in 0..5 {
        assert!(counting.is_allowed("ann").await);
    }
    assert!(!counting.is_allowed("ann").await);
}

#[tokio::test]
async fn what_is_refused_counts_nothing() {
    let counting = Counting::begin().await;
    for _ in 0..50 {
        let _ = counting.is_allowed("ann").await;
    }
    counting.wait(60);
    assert!(counting.is_allowed("ann").await);
}

#[tokio::test]
async fn a_use_is_given_back_once_and_only_as_long_as_it_counts() {
    let counting = Counting::begin().await;
    let limiter = &counting.limiter;
    let early = limiter.take(&FIVE_IN_FIVE_MINUTES, "ann").await.unwrap();
    for _ in 0..4 {
        let taken = limiter.take(&FIVE_IN_FIVE_MINUTES, "ann").await.unwrap();
        limiter.give_back(taken).await.unwrap();
    }
    for _ in 0..4 {
        assert!(counting.is_allowed("ann").await);
    }
    assert!(!counting.is_allowed("ann").await);
    // The early one has been forgotten by then, so giving it back changes nothing.
    counting.wait(60);
    assert!(counting.is_allowed("ann").await);
    limiter.give_back(early).await.unwrap();
    assert!(!counting.is_allowed("ann").await);
    // A refusal took nothing.
    let refused = limiter.take(&FIVE_IN_FIVE_MINUTES, "ann").await.unwrap();
    limiter.give_back(refused).await.unwrap();
    assert!(!counting.is_allowed("ann").await);
}

#[tokio::test]
async fn a_key_can_be_forgotten() {
    let counting = Counting::begin().await;
    for key in ["ann", "ben"] {
        while counting.is_allowed(key).await {}
    }
    counting.limiter.forget(&FIVE_IN_FIVE_MINUTES, "ann").await.unwrap();
    assert!(counting.is_allowed("ann").await);
    assert!(!counting.is_allowed("ben").await);
}

#[tokio::test]
async fn what_time_has_forgotten_is_swept() {
    if Counting::in_redis() {
        return;
    }
    let counting = Counting::begin().await;
    let _ = counting.is_allowed("ann").await;
    counting.wait(60);
    let _ = counting.is_allowed("ben").await;
    assert_eq!((counting.limiter.sweep().await.unwrap(), counting.rows().await), (1, 1));
    counting.wait(60);
    assert_eq!((counting.limiter.sweep().await.unwrap(), counting.rows().await), (1, 0));
}

#[tokio::test]
async fn a_limit_of_nothing_asks_nothing() {
    let counting = Counting::begin().await;
    let off = Limit::new("tries", 0, Duration::from_secs(300));
    let before = counting.db.query_count();
    for _ in 0..100 {
        let taken = counting.limiter.take(&off, "ann").await.unwrap();
        assert!(taken.is_allowed());
        counting.limiter.give_back(taken).await.unwrap();
    }
    assert_eq!(counting.db.query_count(), before);
}

#[tokio::test]
async fn limits_of_other_names_and_sites_count_apart() {
    let counting = Counting::begin().await;
    while counting.is_allowed("ann").await {}
    let other = Limit::new("tries2", 5, Duration::from_secs(300));
    assert!(counting.limiter.take(&other, "ann").await.unwrap().is_allowed());
    let elsewhere = limiter(&counting.db, &counting.clock, Random::system().bytes()).await;
    assert!(elsewhere.take(&FIVE_IN_FIVE_MINUTES, "ann").await.unwrap().is_allowed());
}

#[tokio::test]
async fn a_count_that_does_not_divide_its_time_lets_no_one_more_through() {
    if Counting::in_redis() {
        return;
    }
    let counting = Counting::begin().await;
    for (name, count, micros) in [("a", 4, 10), ("b", 7, 1_000_003), ("c", 1000, 10), ("d", u32::MAX, 1)] {
        let limit = Limit::new(name, count, Duration::from_micros(micros));
        let most = count.min(1000) + 3;
        let mut passed = 0;
        for _ in 0..most {
            passed += u32::from(counting.limiter.take(&limit, "ann").await.unwrap().is_allowed());
        }
        assert_eq!(passed, count.min(most), "{name}");
    }
    let longest = Limit::new("e", 2, Duration::MAX);
    let mut passed = 0;
    for _ in 0..4 {
        passed += u32::from(counting.limiter.take(&longest, "ann").await.unwrap().is_allowed());
    }
    assert_eq!(passed, 2);
}

/// What a limit should do, in the simplest words: a bucket that leaks.
struct Bucket {
    filled: i64,
    since: i64,
}

#[tokio::test]
async fn in_any_order_it_does_what_a_leaking_bucket_does() {
    let counting = Counting::begin().await;
    let random = Random::seeded(11);
    let (mut bucket, mut now, mut open) = (Bucket { filled: 0, since: 0 }, 0, Vec::new());
    for step in 0..400 {
        let [kind, amount] = random.bytes::<2>();
        bucket.filled = (bucket.filled - (now - bucket.since)).max(0);
        bucket.since = now;
        match kind % 8 {
            0..=4 => {
                let expected = bucket.filled + 60 <= 300;
                let taken = counting.limiter.take(&FIVE_IN_FIVE_MINUTES, "ann").await.unwrap();
                assert_eq!(taken.is_allowed(), expected, "step {step}");
                if expected {
                    bucket.filled += 60;
                    open = vec![taken];
                }
            }
            // What was taken last comes back at once.
            5 => {
                for taken in open.drain(..) {
                    counting.limiter.give_back(taken).await.unwrap();
                    bucket.filled -= 60;
                }
            }
            _ => {
                open.clear();
                now += i64::from(amount);
                counting.wait(i64::from(amount));
            }
        }
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_found_at_the_start() {
    let clock = Clock::system();
    let refused = Limiter::in_redis("redis://127.0.0.1:1", clock.clone(), *b"a secret").await.unwrap_err().to_string();
    let expected = if cfg!(feature = "redis") { "cannot be counted on the Redis server" } else { "feature `redis`" };
    assert!(refused.contains(expected), "{refused}");
    let secret =
        Limiter::in_redis("redis://ann:hunter2@127.0.0.1:1", clock, *b"a secret").await.unwrap_err().to_string();
    assert!(!secret.contains("hunter2"), "{secret}");
}
