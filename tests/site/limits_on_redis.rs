//! The limits of the accounts, counted on a Redis server.

use flaskboost::random::Random;
use flaskboost::settings::{LimitsStore, Secret, Settings};
use flaskboost::testing::TestApp;
use futures_util::future::join_all;
use http::Method;

use crate::visitors::{ANN, form, site, site_with, token_on};

/// The address of the server; none says so, and in CI it is a failure.
fn server() -> Option<String> {
    let server = std::env::var("FLASKBOOST_TEST_REDIS").ok();
    if server.is_none() {
        assert!(std::env::var_os("CI").is_none(), "FLASKBOOST_TEST_REDIS names no server");
        eprintln!("!! LEFT OUT: limits on Redis; FLASKBOOST_TEST_REDIS names no server");
    }
    server
}

/// Counts there, under a secret that no other run has.
fn on(server: &str, secret: &str) -> impl FnOnce(&mut Settings) {
    let (server, secret) = (server.to_owned(), secret.to_owned());
    move |settings| {
        settings.limits.store = LimitsStore::Redis;
        settings.redis.url = Some(Secret::new(server));
        settings.security.secret_key = Some(Secret::new(secret));
        settings.limits.failures_per_account = 5;
    }
}

/// The status of each of so many wrong log-ins at once.
async fn wrong_log_ins(site: &TestApp, count: usize) -> Vec<u16> {
    let tries = (0..count).map(|_| async {
        let mut guesser = site.browser();
        let token = token_on(&guesser.visit("/login").await);
        let fields = [("csrf_token", token.as_str()), ("email", ANN), ("password", "not the password")];
        guesser.request(form(&Method::POST, "/login", &fields)).await.status().as_u16()
    });
    join_all(tries).await
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_hundred_log_ins_at_once_five_are_compared_and_a_restart_forgets_none() {
    let Some(server) = server() else { return };
    let secret = Random::system().token();
    let first = site_with(on(&server, &secret)).await;
    let answers = wrong_log_ins(&first, 200).await;
    assert_eq!(answers.iter().filter(|status| **status == 422).count(), 5, "{answers:?}");
    assert_eq!(answers.iter().filter(|status| **status == 429).count(), 195, "{answers:?}");
    // Another process with another database counts on.
    let second = site_with(on(&server, &secret)).await;
    assert_eq!(wrong_log_ins(&second, 1).await, [429]);
    // A site with another secret has counts of its own.
    let other = site_with(on(&server, &Random::system().token())).await;
    assert_eq!(wrong_log_ins(&other, 1).await, [422]);
}

#[tokio::test]
async fn a_site_whose_redis_is_not_there_does_not_start() {
    let secret = Random::system().token();
    let settings = on("redis://127.0.0.1:1", &secret);
    let refused = TestApp::boot(crate::visitors::notes(), settings).await.expect_err("it booted").to_string();
    assert!(refused.contains("Redis server of redis.url"), "{refused}");
    drop(site().await);
}
