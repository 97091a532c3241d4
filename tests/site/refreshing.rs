//! An app renews its pair of tokens: each refresh token once, and whoever uses one twice loses all.

use chrono::Duration;
use flaskboost::accounts::{Accounts, ApiToken, ApiTokenKind, User};
use flaskboost::testing::{Page, TestApp};
use http::{HeaderValue, Method, Request, header};
use serde_json::{Value, json};

use crate::programs::{
    ask_for_token, assert_dead, assert_problem, get, handed, pair_for, pair_in, refresh, token_for, with_bearer,
};
use crate::visitors::{ANN, FORM, activity_of, site, site_with};

async fn tokens_of(site: &TestApp, email: &str) -> Vec<ApiToken> {
    let user = User::find_by_email(site.db(), email).await.expect("a database").expect("an account");
    ApiToken::all_of(site.db(), user.id).await.expect("a database")
}

#[tokio::test]
async fn a_pair_is_renewed_and_the_old_one_stops_working() {
    let site = site().await;
    let first = pair_for(&mut site.log_in_as(ANN).await).await;
    assert!(first.token.starts_with("fb_app_") && first.refresh.starts_with("fb_ref_"), "{first:?}");
    get(&site, &first.token, "/notes").await.assert_status(200);
    site.advance(Duration::minutes(60));
    assert_dead(&get(&site, &first.token, "/notes").await);
    let answer = refresh(&site, &first.refresh).await;
    answer.assert_header("cache-control", "no-store").assert_header("content-type", "application/json");
    assert!(answer.header("set-cookie").is_none());
    let told: Value = answer.json();
    assert_eq!((&told["token_type"], &told["expires_in"]), (&json!("Bearer"), &json!(3600)));
    assert_eq!((&told["scope"], &told["refresh_expires_in"]), (&json!("all"), &json!(60 * 24 * 3600)));
    let second = pair_in(&answer);
    get(&site, &second.token, "/notes").await.assert_status(200);
    // Renewing before the hour is over ends the old one too.
    let third = pair_in(&refresh(&site, &second.refresh).await);
    assert_dead(&get(&site, &second.token, "/notes").await);
    get(&site, &third.token, "/notes").await.assert_status(200);
    assert_eq!(tokens_of(&site, ANN).await.len(), 1);
}

#[tokio::test]
async fn using_a_refresh_token_again_revokes_the_whole_family_and_tells_its_owner() {
    let site = site_with(|settings| settings.accounts.notices = false).await;
    let mut ann = site.log_in_as(ANN).await;
    let (stolen, other) = (pair_for(&mut ann).await, pair_for(&mut ann).await);
    let thief = pair_in(&refresh(&site, &stolen.refresh).await);
    let thief = pair_in(&refresh(&site, &thief.refresh).await);
    get(&site, &thief.token, "/notes").await.assert_status(200);
    site.advance(Duration::seconds(10));
    assert_problem(&refresh(&site, &stolen.refresh).await, 401, "FB5411");
    assert_dead(&get(&site, &thief.token, "/notes").await);
    assert_problem(&refresh(&site, &thief.refresh).await, 401, "FB5411");
    assert_problem(&refresh(&site, &stolen.refresh).await, 401, "FB5411");
    // Another family of the same person has nothing to do with it.
    get(&site, &other.token, "/notes").await.assert_status(200);
    let told: Vec<String> = site.mails().await.into_iter().map(|mail| mail.subject.clone()).collect();
    assert_eq!(told, ["An API token at FlaskBoost app was revoked"]);
    let log = activity_of(&site, &mut ann).await;
    assert_eq!(log.iter().filter(|line| line.contains("used twice and revoked")).count(), 1, "{log:?}");
}

#[tokio::test]
async fn a_second_use_within_ten_seconds_gets_nothing_and_does_no_harm() {
    let site = site().await;
    let first = pair_for(&mut site.log_in_as(ANN).await).await;
    let second = pair_in(&refresh(&site, &first.refresh).await);
    site.advance(Duration::milliseconds(9_999));
    let late = refresh(&site, &first.refresh).await;
    assert_problem(&late, 409, "FB5409");
    assert!(!String::from_utf8_lossy(late.bytes()).contains("fb_"), "{late:?}");
    get(&site, &second.token, "/notes").await.assert_status(200);
    pair_in(&refresh(&site, &second.refresh).await);
}

async fn fifty_at_once(site: &TestApp, token: &str) -> Vec<Page> {
    futures_util::future::join_all((0..50).map(|_| refresh(site, token))).await
}

#[tokio::test]
async fn of_fifty_who_renew_at_once_one_gets_a_pair() {
    let site = site_with(|settings| settings.limits.wrong_tokens_per_network = 0).await;
    let first = pair_for(&mut site.log_in_as(ANN).await).await;
    let answers = fifty_at_once(&site, &first.refresh).await;
    let winners: Vec<&Page> = answers.iter().filter(|page| page.status() == 200).collect();
    assert_eq!(winners.len(), 1);
    for late in answers.iter().filter(|page| page.status() != 200) {
        assert_problem(late, 409, "FB5409");
    }
    let pair = pair_in(winners[0]);
    get(&site, &pair.token, "/notes").await.assert_status(200);
    site.advance(Duration::seconds(10));
    for thief in fifty_at_once(&site, &first.refresh).await {
        assert_problem(&thief, 401, "FB5411");
    }
    assert_dead(&get(&site, &pair.token, "/notes").await);
    assert!(tokens_of(&site, ANN).await.is_empty());
    let told = site.mails().await.into_iter().filter(|mail| mail.subject.contains("revoked")).count();
    assert_eq!(told, 1);
}

#[tokio::test]
async fn renewing_and_revoking_at_once_leaves_no_pair_that_works() {
    let site = site_with(|settings| settings.limits.requests_per_address = 0).await;
    let mut ann = site.log_in_as(ANN).await;
    for _ in 0..10 {
        let pair = pair_for(&mut ann).await;
        let user_id = tokens_of(&site, ANN).await[0].user_id;
        let (renewed, revoked) = tokio::join!(refresh(&site, &pair.refresh), ApiToken::revoke_all(site.db(), user_id));
        assert_eq!(revoked.unwrap(), 1);
        assert!([200, 401].contains(&renewed.status().as_u16()), "{renewed:?}");
        if renewed.status() == 200 {
            assert_dead(&get(&site, &pair_in(&renewed).token, "/notes").await);
        }
        assert_dead(&get(&site, &pair.token, "/notes").await);
    }
}

#[tokio::test]
async fn a_refresh_token_is_over_after_sixty_days_and_never_outlives_what_was_chosen() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let year = pair_for(&mut ann).await;
    let month = handed(&ask_for_token(&mut ann, "app", &["read"], "month").await);
    site.advance(Duration::days(29));
    let answer = refresh(&site, &month.refresh).await;
    let told: Value = answer.json();
    assert_eq!((&told["refresh_expires_in"], &told["scope"]), (&json!(24 * 3600), &json!("read")));
    let month = pair_in(&answer);
    site.advance(Duration::days(1) - Duration::minutes(10));
    let answer = refresh(&site, &month.refresh).await;
    assert_eq!(answer.json::<Value>()["expires_in"], 600);
    let month = pair_in(&answer);
    site.advance(Duration::minutes(10));
    assert_dead(&get(&site, &month.token, "/notes").await);
    assert_problem(&refresh(&site, &month.refresh).await, 401, "FB5411");
    site.advance(Duration::days(30) - Duration::seconds(1));
    let year = pair_in(&refresh(&site, &year.refresh).await);
    site.advance(Duration::days(60));
    assert_problem(&refresh(&site, &year.refresh).await, 401, "FB5411");
    // It was too old, and not used twice: nothing is revoked, and nobody is told of a thief.
    assert!(tokens_of(&site, ANN).await.iter().any(|token| token.scopes == "all"));
}

#[tokio::test]
async fn nothing_but_a_sound_refresh_token_is_renewed() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let (pair, script) = (pair_for(&mut ann).await, token_for(&mut ann, &["all"]).await);
    for wrong in [&pair.token, &script, &pair.refresh[1..], &pair.refresh[..57], "x", "fb_ref_", &"x".repeat(500)] {
        assert_problem(&refresh(&site, wrong).await, 401, "FB5411");
    }
    assert_problem(&refresh(&site, "").await, 422, "FB0422");
    // A refresh token opens no page.
    assert_dead(&get(&site, &pair.refresh, "/notes").await);
    // Somebody who has a token gets no pair with it, nor with both.
    let mut both = with_bearer(&Method::POST, "/api/tokens/refresh", &pair.token);
    both.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    *both.body_mut() = json!({ "refresh_token": pair.refresh }).to_string().into();
    assert_problem(&site.browser().request(both).await, 403, "FB5404");
    pair_in(&refresh(&site, &pair.refresh).await);
}

#[tokio::test]
async fn a_form_will_do_as_well_and_a_get_will_not() {
    let site = site().await;
    let pair = pair_for(&mut site.log_in_as(ANN).await).await;
    let in_query = format!("/api/tokens/refresh?refresh_token={}", pair.refresh);
    site.browser().request(Request::get(&in_query).body("".into()).unwrap()).await.assert_status(405);
    let bare = Request::post(&in_query).header("content-type", FORM).header("accept", "application/json");
    assert_problem(&site.browser().request(bare.body("".into()).unwrap()).await, 422, "FB0422");
    let body = format!("grant_type=refresh_token&refresh_token={}", pair.refresh);
    let form = Request::post("/api/tokens/refresh").header("content-type", FORM).body(body.into()).unwrap();
    let page = site.browser().request(form).await;
    page.assert_status(200).assert_header("content-type", "application/json");
}

#[tokio::test]
async fn a_page_of_another_site_cannot_renew() {
    let site = site().await;
    let pair = pair_for(&mut site.log_in_as(ANN).await).await;
    let request = Request::post("/api/tokens/refresh").header("content-type", FORM);
    let request = request.header("origin", "https://evil.example").header("sec-fetch-site", "cross-site");
    let body = format!("refresh_token={}", pair.refresh);
    site.browser().request(request.body(body.into()).unwrap()).await.assert_status(403);
    pair_in(&refresh(&site, &pair.refresh).await);
}

#[tokio::test]
async fn the_app_of_somebody_who_may_not_log_in_renews_nothing() {
    use sea_orm::ConnectionTrait;

    let site = site().await;
    let pair = pair_for(&mut site.log_in_as(ANN).await).await;
    site.db().execute_unprepared("UPDATE users SET is_active = FALSE").await.unwrap();
    assert_problem(&refresh(&site, &pair.refresh).await, 401, "FB5411");
    site.db().execute_unprepared("UPDATE users SET is_active = TRUE").await.unwrap();
    pair_in(&refresh(&site, &pair.refresh).await);
}

#[tokio::test]
async fn wrong_refresh_tokens_are_counted_too() {
    let site = site_with(|settings| settings.limits.wrong_tokens_per_network = 3).await;
    let mut ann = site.log_in_as(ANN).await;
    let gone = pair_for(&mut ann).await;
    ApiToken::revoke_all(site.db(), tokens_of(&site, ANN).await[0].user_id).await.unwrap();
    let mut live = pair_for(&mut ann).await;
    for _ in 0..5 {
        live = pair_in(&refresh(&site, &live.refresh).await);
    }
    for _ in 0..3 {
        assert_problem(&refresh(&site, &gone.refresh).await, 401, "FB5411");
    }
    assert_problem(&refresh(&site, &live.refresh).await, 429, "FB4429");
    assert_problem(&get(&site, &live.token, "/notes").await, 429, "FB4429");
}

#[tokio::test]
async fn what_is_over_is_removed_and_what_can_be_renewed_stays() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    handed(&ask_for_token(&mut ann, "script", &["all"], "month").await);
    handed(&ask_for_token(&mut ann, "script", &["all"], "never").await);
    handed(&ask_for_token(&mut ann, "app", &["all"], "never").await);
    let used = handed(&ask_for_token(&mut ann, "app", &["read"], "never").await);
    let accounts = site.state().services.get::<Accounts>().expect("the accounts");
    let sweep = async || {
        accounts.sweep().await.expect("a sweep");
        tokens_of(&site, ANN).await.into_iter().map(|token| (token.kind, token.scopes)).collect::<Vec<_>>()
    };
    assert_eq!(sweep().await.len(), 4);
    site.advance(Duration::days(59));
    let used = pair_in(&refresh(&site, &used.refresh).await);
    assert_eq!(sweep().await.len(), 3);
    site.advance(Duration::days(2));
    // The app that renewed, and the script whose token never expires.
    let left = sweep().await;
    assert_eq!(left, [(ApiTokenKind::App, "read".to_owned()), (ApiTokenKind::Personal, "all".to_owned())]);
    pair_in(&refresh(&site, &used.refresh).await);
}
