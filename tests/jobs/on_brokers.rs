//! Redis and JetStream keep what every engine promises.

use std::env;
use std::sync::Arc;
use std::time::Duration;

use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::db::outbox::{Outbox, Relay, RelayOptions};
use flaskboost::jobs::{Engine, JobError, Keep, NatsEngine, OutboxConsumer, RedisEngine, Wanted};
use flaskboost::random::Random;
use futures_util::FutureExt;
use sea_orm::{ConnectionTrait, Statement};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::contract::contract;
use crate::places::{Deliver, Place, database, leave_out, start};

contract!(on_redis, redis);
contract!(in_jetstream, nats);

/// A name that no other test has.
pub(crate) fn site() -> String {
    format!("test-{:016x}", u64::from_be_bytes(Random::system().bytes()))
}

/// The address that this variable names, if a server answers there.
pub(crate) fn server(variable: &str) -> Option<String> {
    let url = env::var(variable).ok();
    if url.is_none() {
        leave_out(&format!("{variable} names no server"));
    }
    url
}

async fn redis() -> Option<Place> {
    let url = server("FLASKBOOST_TEST_REDIS")?;
    let outbox = Outbox::new();
    Some(place(RedisEngine::open(&url, &site(), outbox.clone()).await, outbox).await)
}

async fn nats() -> Option<Place> {
    let url = server("FLASKBOOST_TEST_NATS")?;
    let outbox = Outbox::new();
    Some(place(NatsEngine::open(&url, &site(), outbox.clone()).await, outbox).await)
}

async fn place(engine: Result<Arc<dyn Engine>, JobError>, outbox: Outbox) -> Place {
    let engine = engine.unwrap();
    let (database, db) = database(None).await;
    let (relayed, into) = (db.clone(), Arc::clone(&engine));
    let deliver: Deliver = Box::new(move || deliver(relayed.clone(), Arc::clone(&into), outbox.clone()).boxed());
    Place::new(database, db, engine, deliver)
}

/// Relays until nothing is left.
async fn deliver(db: Db, engine: Arc<dyn Engine>, outbox: Outbox) {
    let options = RelayOptions { poll: Duration::from_millis(20), ..RelayOptions::default() };
    let relay = Relay::new(db.clone(), (Clock::system(), Random::system()), &outbox, options);
    let empty = async {
        while left(&db).await > 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    relay.with(Arc::new(OutboxConsumer::new(engine))).run(empty).await;
}

/// How many entries are in the outbox.
pub(crate) async fn left(db: &Db) -> i64 {
    let sql = "SELECT COUNT(*) AS count FROM outbox";
    let count = Statement::from_string(db.get_database_backend(), sql);
    db.query_one_raw(count).await.unwrap().unwrap().try_get("", "count").unwrap()
}

#[tokio::test]
async fn who_waits_hears_of_what_somebody_else_pushes() {
    for place in [redis().await, nats().await].into_iter().flatten() {
        let queues = ["default".to_owned()];
        let wait = place.engine.wait(&queues, Duration::from_secs(3600));
        let push = async {
            // Whoever has only begun to wait may not hear the first ones.
            loop {
                place.engine.push(&[place.job()]).await.unwrap();
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let heard = async {
            tokio::select! {
                () = wait => {}
                () = push => {}
            }
        };
        tokio::time::timeout(Duration::from_secs(20), heard).await.expect("it is heard");
    }
}

#[tokio::test]
async fn who_looked_and_then_waits_finds_what_came_in_between_at_once() {
    for place in [redis().await, nats().await].into_iter().flatten() {
        let queues = ["default".to_owned()];
        let reserve = async || {
            let now = start();
            let until = now + chrono::TimeDelta::minutes(5);
            let wanted = Wanted { queues: queues.to_vec(), max: 1000, now, until, worker: "test".to_owned() };
            place.engine.reserve(&wanted).await.unwrap()
        };
        // Until it is heard at all.
        let mut heard = false;
        while !heard {
            reserve().await;
            place.engine.push(&[place.job()]).await.unwrap();
            let wait = place.engine.wait(&queues, Duration::from_secs(3600));
            heard = tokio::time::timeout(Duration::from_millis(200), wait).await.is_ok();
        }
        for turn in 0..20 {
            while !reserve().await.is_empty() {}
            place.engine.push(&[place.job()]).await.unwrap();
            let wait = place.engine.wait(&queues, Duration::from_secs(3600));
            tokio::time::timeout(Duration::from_secs(20), wait).await.expect("it is heard");
            assert_eq!(reserve().await.len(), 1, "{} {turn}", place.engine.describe());
        }
    }
}

/// Throws away what stands in a stream, as a server that was killed may have forgotten it.
async fn forget_all(url: &str, stream: &str) {
    let address = url.trim_start_matches("nats://");
    let mut connection = tokio::net::TcpStream::connect(address).await.unwrap();
    let purge =
        format!("CONNECT {{\"verbose\":false}}\r\nSUB answer 1\r\nPUB $JS.API.STREAM.PURGE.{stream} answer 0\r\n\r\n");
    connection.write_all(purge.as_bytes()).await.unwrap();
    let (mut answer, mut part) = (String::new(), [0; 4096]);
    while !answer.contains("stream_purge_response") {
        let count = connection.read(&mut part).await.unwrap();
        assert!(count > 0, "{answer}");
        answer.push_str(&String::from_utf8_lossy(&part[..count]));
    }
    assert!(answer.contains("\"success\":true"), "{answer}");
}

#[tokio::test]
async fn a_ticket_that_is_lost_twice_in_a_row_is_sent_again_soon() {
    let Some(url) = server("FLASKBOOST_TEST_NATS") else { return };
    let site = site();
    let engine = NatsEngine::open(&url, &site, Outbox::new()).await.unwrap();
    let place = place(Ok(engine), Outbox::new()).await;
    let reserve = async |now| {
        let until = now + chrono::TimeDelta::minutes(5);
        let wanted = Wanted { queues: vec!["default".to_owned()], max: 10, now, until, worker: "test".to_owned() };
        place.engine.reserve(&wanted).await.unwrap()
    };
    place.engine.push(&[place.job()]).await.unwrap();
    // The sweep of 7 and the one of 18 seconds later are in the same minute.
    for seconds in [7, 18] {
        forget_all(&url, &format!("flaskboost-{site}-queue")).await;
        let now = start() + chrono::TimeDelta::seconds(seconds);
        assert!(reserve(now).await.is_empty());
        let day = Duration::from_secs(24 * 3600);
        place.engine.sweep(now, Keep { done: day, dead: day }).await.unwrap();
    }
    assert_eq!(reserve(start() + chrono::TimeDelta::seconds(19)).await.len(), 1);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named_and_its_password_is_not() {
    let redis = RedisEngine::open("redis://somebody:secret@127.0.0.1:1", "test", Outbox::new()).await;
    let nats = NatsEngine::open("nats://somebody:secret@127.0.0.1:1", "test", Outbox::new()).await;
    for refusal in [redis.err(), nats.err()] {
        let refusal = refusal.expect("nobody answers there").to_string();
        assert!(refusal.contains("cannot be used"), "{refusal}");
        assert!(!refusal.contains("secret"), "{refusal}");
    }
}

#[tokio::test]
async fn a_site_whose_name_cannot_be_in_the_name_of_a_stream_is_refused() {
    for name in ["", "my site", "a.b", "a>"] {
        let refusal = NatsEngine::open("nats://127.0.0.1:1", name, Outbox::new()).await.err();
        assert!(refusal.is_some_and(|refusal| refusal.to_string().contains("stream")), "{name}");
    }
}
