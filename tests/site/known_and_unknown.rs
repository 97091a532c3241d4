//! Nobody learns from an answer, or from its time, who has an account.

use std::time::{Duration, Instant};

use flaskboost::testing::{Browser, Page, TestApp};
use http::Method;

use crate::visitors::{ANN, EVE, form, sign_up, site, token_on};

/// Two addresses of one length; the first has an account.
const KNOWN: &str = ANN;
const UNKNOWN: &str = EVE;

/// How much longer the median of one may be than that of the other. The work is the same; machines are busy.
const TOLERANCE: f64 = 2.0;
const SAMPLES: usize = 15;
const ATTEMPTS: usize = 3;

/// Posts one address to one page, as a stranger whose browser was never here before.
pub(crate) async fn ask(stranger: &mut Browser, page: &str, email: &str, password: &str) -> Page {
    let token = token_on(&stranger.visit(page).await);
    let fields = [("csrf_token", token.as_str()), ("email", email), ("password", password)];
    stranger.request(form(&Method::POST, page, &fields)).await
}

/// The answer without what differs from answer to answer: the tokens, the ids, and the address itself.
pub(crate) fn fingerprint(page: &Page, email: &str) -> (u16, Vec<String>, String) {
    let hidden = |name: &str, value: &str| match name {
        "x-request-id" => String::new(),
        "set-cookie" => {
            let (pair, attributes) = value.split_once(';').unwrap_or((value, ""));
            let (cookie, value) = pair.split_once('=').unwrap_or((pair, ""));
            format!("{cookie}={} bytes;{attributes}", value.len())
        }
        _ => value.to_owned(),
    };
    let mut headers: Vec<String> = page
        .headers()
        .iter()
        .map(|(name, value)| format!("{name}: {}", hidden(name.as_str(), value.to_str().unwrap_or_default())))
        .collect();
    headers.sort();
    let mut html = page.html().replace(email, "[email]");
    for input in page.find_all("input[name=csrf_token]") {
        html = html.replace(input.attribute("value").unwrap_or_default(), "[token]");
    }
    if let Some(id) = page.header("x-request-id") {
        html = html.replace(id, "[id]");
    }
    (page.status().as_u16(), headers, html)
}

/// Asks for both, and follows up with the page that each lands on.
async fn assert_same(site: &TestApp, page: &str, password: &str) {
    let mut answers = Vec::new();
    for email in [KNOWN, UNKNOWN] {
        let mut stranger = site.browser();
        let answer = ask(&mut stranger, page, email, password).await;
        let next = stranger.visit("/signup/sent").await;
        answers.push((fingerprint(&answer, email), fingerprint(&next, email)));
        // What is done after the answer must not fail for either.
        drop(site.mails().await);
    }
    assert_eq!(answers[0], answers[1], "{page}");
}

/// None is slower than the other by much. A real difference shows each time, one by chance does not.
async fn assert_same_time(site: &TestApp, page: &str, password: &str) {
    let mut medians = Vec::new();
    for _ in 0..ATTEMPTS {
        let [known, unknown] = medians_of(site, page, password).await;
        medians.push((known, unknown));
        let ratio = known.as_secs_f64() / unknown.as_secs_f64();
        if (1.0 / TOLERANCE..TOLERANCE).contains(&ratio) {
            return;
        }
    }
    panic!("{page}: known and unknown took {medians:?}");
}

/// The medians of both, asked in turns.
async fn medians_of(site: &TestApp, page: &str, password: &str) -> [Duration; 2] {
    let mut times = [Vec::new(), Vec::new()];
    for round in 0..SAMPLES {
        let turns = if round % 2 == 0 { [(0, KNOWN), (1, UNKNOWN)] } else { [(1, UNKNOWN), (0, KNOWN)] };
        for (slot, email) in turns {
            let mut stranger = site.browser();
            let token = token_on(&stranger.visit(page).await);
            // Signing up makes an address known, so each is new.
            let fresh = format!("{}@example.org", &site.state().random.token()[..3]);
            let email = if page == "/signup" && email == UNKNOWN { &fresh } else { email };
            let fields = [("csrf_token", token.as_str()), ("email", email), ("password", password)];
            let request = form(&Method::POST, page, &fields);
            let begun = Instant::now();
            let answer = stranger.request(request).await;
            times[slot].push(begun.elapsed());
            assert!(!answer.status().is_server_error(), "{answer:?}");
            drop(site.mails().await);
        }
    }
    times.map(median)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

#[tokio::test]
async fn logging_in_reads_the_same_for_a_known_and_an_unknown_address() {
    let site = site().await;
    drop(site.log_in_as(KNOWN).await);
    assert_same(&site, "/login", "not the password").await;
    // Nor does what is sent along make a difference.
    for password in ["", "x", &"long ".repeat(400), "naïve 🏃 password"] {
        assert_same(&site, "/login", password).await;
    }
}

#[tokio::test]
async fn logging_in_reads_the_same_for_an_address_that_waits_to_be_confirmed() {
    let site = site().await;
    sign_up(&site, &mut site.browser(), KNOWN).await.assert_status(200);
    assert_same(&site, "/login", TestApp::PASSWORD).await;
}

#[tokio::test]
async fn signing_up_reads_the_same_for_a_known_and_an_unknown_address() {
    let site = site().await;
    drop(site.log_in_as(KNOWN).await);
    assert_same(&site, "/signup", "another password of mine").await;
    assert_eq!(site.mails().await.len(), 2, "both owners are told, by mail");
}

#[tokio::test]
async fn signing_up_with_a_bad_password_reads_the_same_for_both() {
    let site = site().await;
    drop(site.log_in_as(KNOWN).await);
    for password in ["short", "password1234", "ann@example.org", "eve@example.org"] {
        assert_same(&site, "/signup", password).await;
    }
}

#[tokio::test]
async fn asking_for_a_new_password_reads_the_same_for_both() {
    let site = site().await;
    drop(site.log_in_as(KNOWN).await);
    assert_same(&site, "/password/forgot", "").await;
    assert_eq!(site.mails().await.len(), 1);
}

#[tokio::test]
async fn asking_for_a_link_to_log_in_reads_the_same_for_both() {
    let site = site().await;
    drop(site.log_in_as(KNOWN).await);
    assert_same(&site, "/login/link", "").await;
    assert_eq!(site.mails().await.len(), 1);
}

#[tokio::test]
async fn asking_for_a_link_to_log_in_reads_the_same_for_an_address_that_waits_to_be_confirmed() {
    let site = site().await;
    sign_up(&site, &mut site.browser(), KNOWN).await.assert_status(200);
    assert_same(&site, "/login/link", "").await;
    assert_eq!(site.mails().await.len(), 1, "the mail of the sign-up only");
}

#[tokio::test]
async fn asking_for_another_confirmation_reads_the_same_for_both() {
    let site = site().await;
    sign_up(&site, &mut site.browser(), KNOWN).await.assert_status(200);
    // The first time too soon for another mail, the second time not.
    for mails in [1, 2] {
        assert_same(&site, "/confirm-again", "").await;
        assert_eq!(site.mails().await.len(), mails);
        site.advance(chrono::Duration::minutes(1));
    }
}

#[tokio::test]
async fn the_time_of_an_answer_does_not_tell_who_has_an_account() {
    let site = site().await;
    drop(site.log_in_as(KNOWN).await);
    assert_same_time(&site, "/login", "not the password").await;
    assert_same_time(&site, "/password/forgot", "").await;
    assert_same_time(&site, "/login/link", "").await;
    assert_same_time(&site, "/signup", "another password of mine").await;
}
