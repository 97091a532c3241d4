//! How often somebody may try: guessing is stopped, for every address alike, and nobody is thrown out by it.

use chrono::Duration;
use flaskboost::app::Parts;
use flaskboost::clock::Clock;
use flaskboost::db::Db;
use flaskboost::limit::{Limit, Limiter};
use flaskboost::mail::Mailer;
use flaskboost::random::Random;
use flaskboost::settings::{LimitsSettings, Runtime, Settings};
use flaskboost::testing::{Browser, Page, TestApp};
use http::{HeaderValue, Method};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json as value};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::known_and_unknown::{ask, fingerprint};
use crate::visitors::{ANN, BEN, EVE, Served, confirm, form, json, log_in, notes, sign_up, site, site_with, token_on};

const WRONG: &str = "not the password";
const NEW: &str = "an entirely new password";

/// Nothing is limited; a test sets what it is about.
fn unlimited() -> LimitsSettings {
    LimitsSettings {
        failures_per_account: 0,
        failures_per_address: 0,
        failures_per_network: 0,
        wrong_tokens_per_network: 0,
        failure_minutes: 5,
        requests_per_address: 0,
        requests_per_network: 0,
        mails_per_mailbox: 0,
        ..LimitsSettings::default()
    }
}

async fn limited(change: impl FnOnce(&mut LimitsSettings)) -> TestApp {
    site_with(|settings| {
        settings.limits = unlimited();
        change(&mut settings.limits);
    })
    .await
}

/// One try by a stranger whose browser was never here before.
async fn guess(site: &TestApp, email: &str, password: &str) -> Page {
    ask(&mut site.browser(), "/login", email, password).await
}

/// The same, with a header that says where it comes from.
async fn guess_from(site: &TestApp, forwarded: &str, email: &str) -> Page {
    let mut stranger = site.browser();
    let token = token_on(&stranger.visit("/login").await);
    let fields = [("csrf_token", token.as_str()), ("email", email), ("password", WRONG)];
    let mut request = form(&Method::POST, "/login", &fields);
    request.headers_mut().insert("x-forwarded-for", HeaderValue::from_str(forwarded).expect("a header"));
    stranger.request(request).await
}

#[track_caller]
fn assert_refused(page: &Page, seconds: u64) {
    page.assert_status(429)
        .assert_header("retry-after", &seconds.to_string())
        .assert_header("cache-control", "no-store");
}

fn trust_this_machine(settings: &mut Settings) {
    settings.server.trusted_proxies = vec!["127.0.0.1".parse().expect("a network")];
}

#[tokio::test]
async fn each_limited_form_answers_with_a_page_and_with_a_problem_that_say_when_to_come_back() {
    let site = limited(|limits| {
        (limits.failures_per_address, limits.requests_per_address) = (1, 1);
    })
    .await;
    let (failures, requests) = (300, 3600);
    for (path, seconds) in [
        ("/login", failures),
        ("/confirm/dead", failures),
        ("/password/reset/dead", failures),
        ("/login/link/dead", failures),
        ("/email/dead", failures),
        ("/email/undo/dead", failures),
        ("/login/link", requests),
        ("/signup", requests),
        ("/password/forgot", requests),
        ("/confirm-again", requests),
    ] {
        let mut stranger = site.browser();
        let token = token_on(&stranger.visit("/login").await);
        let fields = [("csrf_token", token.as_str()), ("email", EVE), ("password", NEW)];
        let first = stranger.request(form(&Method::POST, path, &fields)).await;
        assert!([303, 410, 422].contains(&first.status().as_u16()), "{path}: {first:?}");

        let page = stranger.request(form(&Method::POST, path, &fields)).await;
        assert_refused(&page, seconds);
        page.assert_text("That was too often.").assert_text("Try again in").assert_text("FB4429");
        let program = json(&Method::POST, path, &token, &value!({ "email": EVE, "password": NEW }));
        let problem = stranger.request(program).await;
        assert_refused(&problem, seconds);
        problem.assert_header("content-type", "application/problem+json");
        let told: Value = problem.json();
        assert_eq!((&told["status"], &told["code"]), (&value!(429), &value!("FB4429")), "{path}: {told}");
        for text in [page.html(), told.to_string()] {
            assert!(!text.contains(NEW) && !text.contains(EVE), "{path} repeats what was typed: {text}");
        }
        site.advance(Duration::hours(1));
    }
}

#[tokio::test]
async fn a_password_is_guessed_so_often_and_no_more_whoever_guesses() {
    let site = limited(|limits| limits.failures_per_account = 3).await;
    drop(site.log_in_as(ANN).await);
    for _ in 0..3 {
        guess(&site, ANN, WRONG).await.assert_status(422);
    }
    assert_refused(&guess(&site, ANN, WRONG).await, 100);
    // However the address is typed, and even with the right password: else guessing would go on.
    assert_refused(&guess(&site, " Ann@EXAMPLE.org", WRONG).await, 100);
    assert_refused(&guess(&site, ANN, TestApp::PASSWORD).await, 100);
    guess(&site, BEN, WRONG).await.assert_status(422);
}

#[tokio::test]
async fn of_many_guesses_at_once_no_more_are_compared_than_may_fail() {
    let site = limited(|limits| limits.failures_per_account = 5).await;
    drop(site.log_in_as(ANN).await);
    let pages = futures_util::future::join_all((0..40).map(|_| guess(&site, ANN, WRONG))).await;
    let count = |status: u16| pages.iter().filter(|page| page.status() == status).count();
    assert_eq!((count(422), count(429)), (5, 35));
}

#[tokio::test]
async fn an_address_without_an_account_is_refused_in_the_same_way() {
    let site = limited(|limits| limits.failures_per_account = 2).await;
    drop(site.log_in_as(ANN).await);
    for _ in 0..4 {
        let [known, unknown] = [guess(&site, ANN, WRONG).await, guess(&site, EVE, WRONG).await];
        assert_eq!(fingerprint(&known, ANN), fingerprint(&unknown, EVE));
    }
    assert_refused(&guess(&site, EVE, WRONG).await, 150);
}

#[tokio::test]
async fn asking_for_mail_too_often_reads_the_same_for_every_address() {
    for page in ["/signup", "/password/forgot", "/confirm-again"] {
        let site = limited(|limits| (limits.requests_per_address, limits.mails_per_mailbox) = (6, 1)).await;
        drop(site.log_in_as(ANN).await);
        for round in 0..4 {
            let mut answers = Vec::new();
            for email in [ANN, EVE] {
                let answer = ask(&mut site.browser(), page, email, NEW).await;
                assert_eq!(answer.status().as_u16(), if round < 3 { 303 } else { 429 }, "{page}");
                answers.push(fingerprint(&answer, email));
            }
            assert_eq!(answers[0], answers[1], "{page}");
        }
    }
}

#[tokio::test]
async fn the_right_password_is_no_failure_and_makes_those_of_the_account_forgotten() {
    let site = limited(|limits| (limits.failures_per_account, limits.failures_per_address) = (3, 6)).await;
    drop(site.log_in_as(ANN).await);
    for _ in 0..10 {
        guess(&site, ANN, TestApp::PASSWORD).await.assert_status(303);
    }
    for _ in 0..2 {
        for _ in 0..2 {
            guess(&site, ANN, WRONG).await.assert_status(422);
        }
        guess(&site, ANN, TestApp::PASSWORD).await.assert_status(303);
    }
    // The four of the address are not forgotten: others may sit behind it.
    for email in [BEN, EVE] {
        guess(&site, email, WRONG).await.assert_status(422);
    }
    assert_refused(&guess(&site, ANN, TestApp::PASSWORD).await, 50);
}

#[tokio::test]
async fn an_address_that_waits_to_be_confirmed_is_no_success_with_its_password() {
    let site = limited(|limits| limits.failures_per_account = 2).await;
    sign_up(&site, &mut site.browser(), ANN).await.assert_status(200);
    for email in [ANN, EVE] {
        for _ in 0..2 {
            guess(&site, email, TestApp::PASSWORD).await.assert_status(422);
        }
        assert_refused(&guess(&site, email, TestApp::PASSWORD).await, 150);
    }
}

#[tokio::test]
async fn whoever_is_logged_in_stays_so_while_the_account_is_guessed_at() {
    let site = limited(|limits| limits.failures_per_account = 3).await;
    let mut ann = site.log_in_as(ANN).await;
    for _ in 0..6 {
        let _ = guess(&site, ANN, WRONG).await;
    }
    ann.visit("/account").await.assert_status(200).assert_text(ANN);
    ann.visit("/account/password").await.assert_status(200);
    ann.fill("Current password", TestApp::PASSWORD).fill("New password", NEW);
    ann.submit("Change password").await.assert_redirected_to("/account");
    assert_refused(&guess(&site, ANN, NEW).await, 100);
    site.advance(Duration::seconds(100));
    guess(&site, ANN, NEW).await.assert_status(303);
}

#[tokio::test]
async fn somebody_who_is_kept_out_by_a_guesser_comes_in_with_a_link() {
    let site = limited(|limits| limits.failures_per_account = 3).await;
    drop(site.log_in_as(ANN).await);
    for _ in 0..4 {
        let _ = guess(&site, ANN, WRONG).await;
    }
    let mut ann = site.browser();
    ann.visit("/password/forgot").await.assert_status(200);
    ann.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/password/reset/");
    ann.visit(&link).await.assert_status(200);
    ann.fill("New password", NEW).submit("Save password").await.assert_redirected_to("/login");
    log_in(&mut ann, ANN, NEW).await.assert_redirected_to("/");
}

#[tokio::test]
async fn guessing_at_the_current_password_ends_no_session() {
    let site = limited(|limits| limits.failures_per_account = 3).await;
    let mut ann = site.log_in_as(ANN).await;
    let mut change = async |current: &str, new: &str| {
        ann.visit("/account/password").await.assert_status(200);
        ann.fill("Current password", current).fill("New password", new).submit("Change password").await
    };
    for _ in 0..2 {
        change(WRONG, NEW).await.assert_status(422);
    }
    // A new password that is refused is no guess.
    for _ in 0..4 {
        change(TestApp::PASSWORD, "short").await.assert_status(422);
    }
    for _ in 0..3 {
        change(WRONG, NEW).await.assert_status(422);
    }
    assert_refused(&change(WRONG, NEW).await, 100);
    assert_refused(&change(TestApp::PASSWORD, NEW).await, 100);
    site.advance(Duration::seconds(100));
    change(TestApp::PASSWORD, NEW).await.assert_redirected_to("/account");
    log_in(&mut site.browser(), ANN, NEW).await.assert_redirected_to("/");
}

#[tokio::test]
async fn the_current_password_is_guessed_no_more_often_on_one_page_than_on_all_together() {
    let site = limited(|limits| limits.failures_per_account = 3).await;
    let mut ann = site.log_in_as(ANN).await;
    for (path, button) in [
        ("/account/password", "Change password"),
        ("/account/email", "Send the link"),
        ("/account/delete", "Delete my account"),
    ] {
        ann.visit(path).await.assert_status(200);
        ann.fill("Current password", WRONG);
        match path {
            "/account/password" => drop(ann.fill("New password", NEW)),
            "/account/email" => drop(ann.fill("New e-mail", BEN)),
            _ => {}
        }
        ann.submit(button).await.assert_status(422);
    }
    ann.visit("/account/delete").await.assert_status(200);
    let page = ann.fill("Current password", TestApp::PASSWORD).submit("Delete my account").await;
    assert_refused(&page, 100);
    // The session goes on, and time heals.
    ann.visit("/account").await.assert_status(200);
    site.advance(Duration::minutes(5));
    ann.visit("/account/delete").await.assert_status(200);
    ann.fill("Current password", TestApp::PASSWORD).submit("Delete my account").await.assert_status(200);
}

#[tokio::test]
async fn a_stranger_is_not_flooded_by_somebody_who_wants_their_address() {
    let site = limited(|limits| limits.mails_per_mailbox = 2).await;
    let mut ann = site.log_in_as(ANN).await;
    for _ in 0..4 {
        ann.visit("/account/email").await.assert_status(200);
        let asked =
            ann.fill("Current password", TestApp::PASSWORD).fill("New e-mail", EVE).submit("Send the link").await;
        asked.assert_status(200);
        site.advance(Duration::minutes(2));
    }
    assert_eq!(site.mails().await.iter().filter(|mail| mail.to == EVE).count(), 2);
}

#[tokio::test]
async fn guessing_at_the_password_of_a_sign_up_leaves_the_link_as_it_was() {
    let site = limited(|limits| limits.failures_per_account = 3).await;
    let mut ann = site.browser();
    sign_up(&site, &mut ann, ANN).await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/confirm/");
    for _ in 0..3 {
        ann.visit(&link).await.assert_status(200);
        ann.fill("Password", WRONG).submit("Confirm my e-mail").await.assert_status(422);
    }
    ann.visit(&link).await.assert_status(200);
    assert_refused(&confirm(&mut ann).await, 100);
    site.advance(Duration::seconds(100));
    ann.visit(&link).await.assert_status(200);
    confirm(&mut ann).await.assert_redirected_to("/");
}

#[tokio::test]
async fn an_address_that_nobody_vouches_for_evades_nothing() {
    let site = limited(|limits| limits.failures_per_address = 3).await;
    for number in 0..3 {
        guess_from(&site, &format!("192.0.2.{number}"), EVE).await.assert_status(422);
    }
    assert_refused(&guess_from(&site, "198.51.100.7", EVE).await, 100);
    assert_refused(&guess_from(&site, "2001:db8::7", BEN).await, 100);
}

#[tokio::test]
async fn an_address_that_a_trusted_proxy_reports_is_counted_for_itself() {
    let site = site_with(|settings| {
        trust_this_machine(settings);
        settings.limits = LimitsSettings { failures_per_address: 2, ..unlimited() };
    })
    .await;
    for client in ["192.0.2.1", "192.0.2.2", "2001:db8::1"] {
        for _ in 0..2 {
            guess_from(&site, client, EVE).await.assert_status(422);
        }
        assert_refused(&guess_from(&site, client, EVE).await, 150);
    }
    // What the visitor claims stands before what the proxy saw.
    assert_refused(&guess_from(&site, "6.6.6.6, 192.0.2.1", EVE).await, 150);
    assert_refused(&guess_from(&site, "::ffff:192.0.2.1", EVE).await, 150);
}

#[tokio::test]
async fn the_addresses_that_one_client_of_ipv6_has_at_least_count_as_one() {
    let site = site_with(|settings| {
        trust_this_machine(settings);
        settings.limits = LimitsSettings { failures_per_address: 2, ..unlimited() };
    })
    .await;
    for client in ["2001:db8:0:1::1", "2001:db8:0:1:ffff::2"] {
        guess_from(&site, client, EVE).await.assert_status(422);
    }
    assert_refused(&guess_from(&site, "2001:db8:0:1::3", EVE).await, 150);
    guess_from(&site, "2001:db8:0:2::1", EVE).await.assert_status(422);
}

#[tokio::test]
async fn a_whole_network_is_counted_together() {
    let site = site_with(|settings| {
        trust_this_machine(settings);
        settings.limits = LimitsSettings { failures_per_network: 3, failures_per_address: 2, ..unlimited() };
    })
    .await;
    for [first, second, other] in
        [["192.0.2.1", "192.0.2.200", "192.0.3.1"], ["2001:db8:0:1::1", "2001:db8:0:7:ffff::2", "2001:db8:1:1::1"]]
    {
        for client in [first, first, second] {
            guess_from(&site, client, EVE).await.assert_status(422);
        }
        assert_refused(&guess_from(&site, second, EVE).await, 100);
        guess_from(&site, other, EVE).await.assert_status(422);
    }
}

#[tokio::test]
async fn what_one_limit_refuses_is_not_counted_by_the_others() {
    let site = limited(|limits| (limits.failures_per_account, limits.failures_per_address) = (1, 3)).await;
    guess(&site, EVE, WRONG).await.assert_status(422);
    for _ in 0..5 {
        assert_refused(&guess(&site, EVE, WRONG).await, 300);
    }
    guess(&site, ANN, WRONG).await.assert_status(422);
    guess(&site, BEN, WRONG).await.assert_status(422);
    assert_refused(&guess(&site, "dan@example.org", WRONG).await, 100);
}

#[tokio::test]
async fn another_process_and_a_restart_go_on_counting() {
    let site = limited(|limits| limits.failures_per_account = 3).await;
    for _ in 0..3 {
        guess(&site, EVE, WRONG).await.assert_status(422);
    }
    let settings = Settings::clone(site.settings());
    let (clock, random) = (site.clock().clone(), Random::seeded(2));
    let mailer = Mailer::in_memory(&settings.mail.from, clock.clone(), random.clone()).expect("a mailer");
    let url = settings.app.url.clone();
    let parts = Parts { clock: clock.clone(), random, mailer: Some(mailer) };
    let restarted = notes().boot(settings, parts).await.expect("a second process");
    let mut stranger = Browser::at(&url, restarted.router(), Clock::clone(&clock));
    assert_refused(&ask(&mut stranger, "/login", EVE, WRONG).await, 100);
    site.advance(Duration::minutes(5));
    ask(&mut stranger, "/login", EVE, WRONG).await.assert_status(422);
}

#[tokio::test]
async fn a_mailbox_is_not_flooded_by_sign_ups_and_nobody_is_told() {
    let site = limited(|limits| limits.mails_per_mailbox = 5).await;
    drop(site.log_in_as(BEN).await);
    for email in [ANN, BEN] {
        let sent = async || site.mails().await.iter().filter(|mail| mail.is_to(email)).count();
        let mut answers = Vec::new();
        for _ in 0..9 {
            answers.push(fingerprint(&ask(&mut site.browser(), "/signup", email, NEW).await, email));
        }
        answers.dedup();
        assert_eq!((answers.len(), answers[0].0, sent().await), (1, 303, 5), "{email}");
        // Nor by asking for the same mail in another way; but a new password can be chosen meanwhile.
        let _ = ask(&mut site.browser(), "/confirm-again", email, "").await;
        assert_eq!(sent().await, 5, "{email}");
        let _ = ask(&mut site.browser(), "/password/forgot", email, "").await;
        assert_eq!(sent().await, 6, "{email}");
        site.advance(Duration::minutes(12));
        for _ in 0..3 {
            let _ = ask(&mut site.browser(), "/signup", email, NEW).await;
        }
        assert_eq!(sent().await, 7, "{email}");
    }
}

#[tokio::test]
async fn a_sign_up_that_mails_nothing_changes_nothing() {
    let site = limited(|limits| limits.mails_per_mailbox = 1).await;
    let mut ann = site.browser();
    sign_up(&site, &mut ann, ANN).await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/confirm/");
    ask(&mut site.browser(), "/signup", ANN, "a password that Eve knows").await.assert_status(303);
    assert_eq!(site.mails().await.len(), 1);
    ann.visit(&link).await.assert_status(200);
    confirm(&mut ann).await.assert_redirected_to("/");
}

#[tokio::test]
async fn asking_in_vain_uses_up_no_mail() {
    let site = limited(|limits| limits.mails_per_mailbox = 2).await;
    drop(site.log_in_as(ANN).await);
    // Ann is confirmed already, and a link a minute is enough.
    for _ in 0..5 {
        let _ = ask(&mut site.browser(), "/confirm-again", ANN, "").await;
        let _ = ask(&mut site.browser(), "/password/forgot", ANN, "").await;
    }
    assert_eq!(site.mails().await.len(), 1);
    site.advance(Duration::minutes(1));
    let _ = ask(&mut site.browser(), "/password/forgot", ANN, "").await;
    assert_eq!(site.mails().await.len(), 2);
}

#[tokio::test]
async fn the_database_names_no_address_that_was_counted() {
    let site = site().await;
    let _ = guess(&site, ANN, WRONG).await;
    let _ = ask(&mut site.browser(), "/signup", BEN, NEW).await;
    drop(site.mails().await);
    let keys = keys(site.db()).await;
    // Address, network and account; address, network and mailbox: also in tests the limiter counts.
    assert_eq!(keys.len(), 6);
    assert!(keys.iter().all(|key| key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit())), "{keys:?}");
}

/// The keys that are counted.
async fn keys(db: &Db) -> Vec<String> {
    let all = Statement::from_string(ConnectionTrait::get_database_backend(db), "SELECT key_hash FROM rate_limits");
    let rows = db.query_all_raw(all).await.expect("rows");
    rows.iter().map(|row| row.try_get("", "key_hash").expect("a text")).collect()
}

#[tokio::test]
async fn a_site_that_serves_deletes_what_time_has_forgotten() {
    let Served { site, database } = Served::boot(Runtime::Testing, |_| ()).await;
    let (db, limit) = (site.state().db.clone(), Limit::new("tries", 1, std::time::Duration::from_secs(60)));
    let yesterday = Clock::fixed(Clock::system().now() - Duration::days(1));
    assert!(Limiter::new(db.clone(), yesterday, *b"a secret").take(&limit, 1).await.unwrap().is_allowed());
    assert!(site.state().limiter.take(&limit, 2).await.unwrap().is_allowed());
    assert_eq!(keys(&db).await.len(), 2);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let (stop, stopped) = oneshot::channel::<()>();
    let ended = tokio::spawn(site.serve(listener, async move { drop(stopped.await) }));
    // It begins by sweeping; the test gives up with the time limit of its runner.
    while keys(&db).await.len() > 1 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    stop.send(()).expect("the site still runs");
    ended.await.expect("the end");
    drop(database);
}

#[tokio::test]
async fn the_defaults_let_people_in_and_stop_guessers() {
    let site = site_with(|settings| settings.limits = LimitsSettings::default()).await;
    drop(site.log_in_as(ANN).await);
    for _ in 0..30 {
        guess(&site, ANN, TestApp::PASSWORD).await.assert_status(303);
    }
    for _ in 0..5 {
        guess(&site, ANN, WRONG).await.assert_status(422);
    }
    assert_refused(&guess(&site, ANN, WRONG).await, 60);
    for number in 0..15 {
        guess(&site, &format!("{number}@example.org"), WRONG).await.assert_status(422);
    }
    assert_refused(&guess(&site, BEN, WRONG).await, 15);
}

/// A lock in the simplest words: failures fill a bucket that leaks, and a success empties it.
struct Lock {
    filled: i64,
}

impl Lock {
    const ROOM: i64 = 300;
    const ONE: i64 = 100;

    fn is_shut(&self) -> bool {
        self.filled + Self::ONE > Self::ROOM
    }

    /// The status that an attempt should get.
    fn answer(&mut self, is_right: bool) -> u16 {
        if self.is_shut() {
            429
        } else if is_right {
            self.filled = 0;
            303
        } else {
            self.filled += Self::ONE;
            422
        }
    }

    fn wait(&mut self, seconds: i64) {
        self.filled = (self.filled - seconds).max(0);
    }
}

#[tokio::test]
async fn in_any_order_of_right_and_wrong_the_account_is_shut_exactly_when_it_should_be() {
    let site = limited(|limits| limits.failures_per_account = 3).await;
    drop(site.log_in_as(ANN).await);
    let dice = Random::seeded(3);
    let (mut known, mut unknown) = (Lock { filled: 0 }, Lock { filled: 0 });
    let mut seen = std::collections::BTreeMap::new();
    for step in 0..120 {
        let [kind, amount] = dice.bytes::<2>();
        if kind % 8 < 2 {
            let seconds = i64::from(amount);
            site.advance(Duration::seconds(seconds));
            known.wait(seconds);
            unknown.wait(seconds);
            continue;
        }
        let is_right = kind % 8 > 5;
        let password = if is_right { TestApp::PASSWORD } else { WRONG };
        let expected = [known.answer(is_right), unknown.answer(false)];
        let answers = [guess(&site, ANN, password).await, guess(&site, EVE, password).await];
        let statuses = answers.map(|page| page.status().as_u16());
        assert_eq!(statuses, expected, "step {step}");
        *seen.entry(statuses[0]).or_insert(0) += 1;
    }
    assert!([303, 422, 429].iter().all(|status| seen.get(status).is_some_and(|times| *times >= 4)), "{seen:?}");
}
