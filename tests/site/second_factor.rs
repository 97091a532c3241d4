//! The second factor: a code of an app after the password, each once.

use chrono::Duration;
use flaskboost::accounts::User;
use flaskboost::db::Db;
use flaskboost::testing::TestApp;
use http::Method;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use crate::authenticator::{begin, codes_on, enter, halfway, next_code, turn_on};
use crate::visitors::{
    ANN, BEN, EVE, activity_of, form, json as json_request, log_in, site, site_with, token_of, token_on,
};

const OTHER: &str = "an entirely new password";

async fn texts(db: &Db, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(ConnectionTrait::get_database_backend(db), sql);
    let rows = db.query_all_raw(statement).await.expect("rows");
    rows.iter().map(|row| row.try_get::<String>("", "it").expect("a text")).collect()
}

#[tokio::test]
async fn somebody_turns_it_on_and_logs_in_with_a_code() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/account").await.assert_status(200);
    ann.click("Second factor").await.assert_text("Whoever learns your password still cannot log in");
    let (app, _) = turn_on(&site, &mut ann).await;
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "A second factor was turned on at FlaskBoost app");
    assert!(mail.html.as_deref().is_some_and(|html| html.contains("turned on")), "{mail:?}");
    ann.visit("/account/second-factor").await.assert_text("On").assert_text("10 left");
    let mut phone = site.browser();
    phone.visit("/account/activity").await.assert_redirected_to("/login");
    phone.fill("E-mail", ANN).fill("Password", TestApp::PASSWORD);
    phone.submit("Log in").await.assert_redirected_to("/login/second").assert_text("One more step");
    let page = enter(&mut phone, &app.code(&site)).await;
    page.assert_redirected_to("/account/activity");
    let log = activity_of(&site, &mut phone).await;
    assert_eq!(
        log,
        ["Logged in", "Gave the password and was asked for a code", "Turned the second factor on", "Logged in"]
    );
    assert_eq!(site.mails().await.len(), 1, "the device is known");
}

#[tokio::test]
async fn a_code_may_be_typed_with_spaces_and_half_a_minute_late_and_no_later() {
    let site = site().await;
    let (app, _) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let now = site.clock().now();
    let mut ann = halfway(&site, ANN).await;
    for wrong in [app.code_at(now + Duration::seconds(30)), app.code_at(now - Duration::seconds(60))] {
        enter(&mut ann, &wrong)
            .await
            .assert_status(422)
            .assert_field_error("Code", "This code is not right, or it was used already.");
    }
    let code = app.code_at(now);
    next_code(&site);
    enter(&mut ann, &format!(" {} {} ", &code[..3], &code[3..])).await.assert_redirected_to("/");
}

#[tokio::test]
async fn until_the_code_is_right_somebody_is_a_stranger() {
    let site = site().await;
    let (app, _) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let mut ann = halfway(&site, ANN).await;
    for path in ["/account", "/account/sessions", "/account/again", "/account/second-factor", "/notes/new"] {
        ann.visit(path).await.assert_redirected_to("/login");
        ann.get_json(path).await.assert_status(401);
    }
    let token = token_on(&ann.visit("/login/second").await);
    for path in ["/account/second-factor/off", "/account/second-factor/codes", "/account/sessions/end-others"] {
        ann.post(path, &[("csrf_token", &token)]).await.assert_redirected_to("/login");
    }
    ann.visit("/").await.assert_status(200).assert_no_text(ANN);
    ann.visit("/login/second").await.assert_status(200);
    enter(&mut ann, &app.code(&site)).await.assert_redirected_to("/").assert_text(ANN);
}

#[tokio::test]
async fn a_code_counts_once_and_none_before_it_any_more() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let app = begin(&mut ann).await;
    let (before, first) = (app.code_at(site.clock().now() - Duration::seconds(30)), app.code(&site));
    ann.fill("Code", &first).submit("Turn it on").await.assert_text("Your recovery codes");
    let mut phone = halfway(&site, ANN).await;
    for used in [&first, &before] {
        enter(&mut phone, used).await.assert_status(422).assert_text("it was used already");
    }
    next_code(&site);
    let code = app.code(&site);
    enter(&mut phone, &code).await.assert_redirected_to("/");
    let mut thief = halfway(&site, ANN).await;
    enter(&mut thief, &code).await.assert_status(422);
    next_code(&site);
    enter(&mut thief, &code).await.assert_status(422);
}

#[tokio::test]
async fn of_fifty_who_send_one_code_at_once_one_is_let_in() {
    let site = site().await;
    let (app, _) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let mut browsers = Vec::new();
    for _ in 0..50 {
        let mut browser = halfway(&site, ANN).await;
        browser.fill("Code", &app.code(&site));
        browsers.push(browser);
    }
    let pages = futures_util::future::join_all(browsers.iter_mut().map(|one| one.submit("Log in"))).await;
    let counted = |status: u16| pages.iter().filter(|page| page.status() == status).count();
    assert_eq!((counted(200), counted(422)), (1, 49));
}

#[tokio::test]
async fn guessing_is_stopped_and_sessions_go_on() {
    let site = site_with(|settings| settings.limits.failures_per_account = 5).await;
    let mut laptop = site.log_in_as(ANN).await;
    let (app, codes) = turn_on(&site, &mut laptop).await;
    let mut thief = halfway(&site, ANN).await;
    let wrong = app.wrong(&site);
    for _ in 0..5 {
        enter(&mut thief, &wrong).await.assert_status(422);
        thief.visit("/login/second").await.assert_status(200);
    }
    for code in [&app.code(&site), &wrong, &codes[0]] {
        let page = enter(&mut thief, code).await;
        page.assert_status(429);
        assert!(page.header("retry-after").is_some());
        thief.visit("/login/second").await.assert_status(200);
    }
    laptop.visit("/account").await.assert_status(200);
    let log = activity_of(&site, &mut laptop).await;
    assert_eq!(log.iter().filter(|line| *line == "Tried to log in with a wrong code").count(), 5, "{log:?}");
    site.advance(Duration::minutes(1));
    enter(&mut thief, &app.code(&site)).await.assert_redirected_to("/");
}

#[tokio::test]
async fn of_many_guesses_at_once_no_more_are_compared_than_may_fail() {
    let site = site_with(|settings| settings.limits.failures_per_account = 5).await;
    let (app, _) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let mut browsers = Vec::new();
    for _ in 0..30 {
        let mut browser = halfway(&site, ANN).await;
        browser.fill("Code", &app.wrong(&site));
        browsers.push(browser);
    }
    let pages = futures_util::future::join_all(browsers.iter_mut().map(|one| one.submit("Log in"))).await;
    let counted = |status: u16| pages.iter().filter(|page| page.status() == status).count();
    assert_eq!((counted(422), counted(429)), (5, 25));
}

#[tokio::test]
async fn the_first_step_counts_for_ten_minutes_and_with_its_password_only() {
    let site = site().await;
    let mut laptop = site.log_in_as(ANN).await;
    let (app, _) = turn_on(&site, &mut laptop).await;
    let mut late = halfway(&site, ANN).await;
    site.advance(Duration::minutes(10));
    let page = enter(&mut late, &app.code(&site)).await;
    page.assert_redirected_to("/login").assert_text("That took too long");
    late.visit("/login/second").await.assert_redirected_to("/login");
    let mut thief = halfway(&site, ANN).await;
    laptop.visit("/account/password").await.assert_status(200);
    laptop.fill("Current password", TestApp::PASSWORD).fill("New password", OTHER);
    laptop.submit("Change password").await.assert_redirected_to("/account");
    enter(&mut thief, &app.code(&site)).await.assert_redirected_to("/login");
    let mut closed = site.browser();
    log_in(&mut closed, ANN, OTHER).await.assert_redirected_to("/login/second");
    let user = User::find_by_email(site.db(), ANN).await.unwrap().unwrap();
    user.deactivate(site.db(), site.clock()).await.unwrap();
    enter(&mut closed, &app.code(&site)).await.assert_redirected_to("/login");
}

#[tokio::test]
async fn each_step_has_a_session_of_its_own() {
    let site = site().await;
    let (app, _) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let mut ann = site.browser();
    ann.visit("/password/forgot").await.assert_status(200);
    ann.fill("E-mail", EVE).submit("Send the link").await.assert_status(200);
    let planted = ann.cookie("session").expect("a session").value().to_owned();
    log_in(&mut ann, ANN, TestApp::PASSWORD).await.assert_redirected_to("/login/second");
    let first = ann.cookie("session").expect("a session").value().to_owned();
    enter(&mut ann, &app.code(&site)).await.assert_redirected_to("/");
    let second = ann.cookie("session").expect("a session").value().to_owned();
    assert!(planted != first && first != second);
    for old in [&planted, &first] {
        let mut thief = site.browser();
        thief.set_cookie("session", old).visit("/account").await.assert_redirected_to("/login");
        thief.set_cookie("session", old).visit("/login/second").await.assert_redirected_to("/login");
    }
}

#[tokio::test]
async fn a_link_by_mail_and_a_new_password_do_not_get_around_it() {
    let site = site().await;
    let (app, _) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let mut linked = site.browser();
    linked.visit("/login/link?next=/account").await.assert_status(200);
    linked.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/login/link/");
    linked.visit(&link).await.assert_status(200);
    linked.submit("Log in now").await.assert_redirected_to("/login/second");
    linked.visit("/account").await.assert_redirected_to("/login");
    linked.visit("/login/second").await.assert_status(200);
    enter(&mut linked, &app.code(&site)).await.assert_redirected_to("/account");
    let mut forgetful = site.browser();
    forgetful.visit("/password/forgot").await.assert_status(200);
    forgetful.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/password/reset/");
    forgetful.visit(&link).await.assert_status(200);
    forgetful.fill("New password", OTHER).submit("Save password").await.assert_redirected_to("/login");
    log_in(&mut forgetful, ANN, OTHER).await.assert_redirected_to("/login/second");
    next_code(&site);
    enter(&mut forgetful, &app.code(&site)).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_wrong_first_code_turns_nothing_on() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let app = begin(&mut ann).await;
    for wrong in ["", &app.wrong(&site), "abcdef", &"1".repeat(64), "1\u{661}2345"] {
        let page = ann.fill("Code", wrong).submit("Turn it on").await;
        page.assert_status(422).assert_text(&app.key);
        assert!(!page.field_errors("Code").is_empty(), "{page:?}");
    }
    log_in(&mut site.browser(), ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
    ann.fill("Code", &app.code(&site)).submit("Turn it on").await.assert_text("Your recovery codes");
}

#[tokio::test]
async fn turning_it_on_ends_the_sessions_that_were_begun_without_it() {
    let site = site().await;
    let mut phone = site.log_in_as(ANN).await;
    let mut ben = site.log_in_as(BEN).await;
    let mut ann = site.log_in_as(ANN).await;
    turn_on(&site, &mut ann).await;
    phone.visit("/account").await.assert_redirected_to("/login");
    ann.visit("/account").await.assert_status(200);
    ben.visit("/account").await.assert_status(200);
    log_in(&mut site.browser(), BEN, TestApp::PASSWORD).await.assert_redirected_to("/");
}

#[tokio::test]
async fn of_many_who_turn_it_on_at_once_one_does() {
    let site = site().await;
    let mut browsers = Vec::new();
    for _ in 0..6 {
        let mut browser = site.log_in_as(ANN).await;
        let app = begin(&mut browser).await;
        browser.fill("Code", &app.code(&site));
        browsers.push(browser);
    }
    let pages = futures_util::future::join_all(browsers.iter_mut().map(|one| one.submit("Turn it on"))).await;
    assert_eq!(pages.iter().filter(|page| codes_on(page).len() == 10).count(), 1, "{pages:?}");
    assert!(pages.iter().all(|page| !page.status().is_server_error()), "{pages:?}");
    let stored = texts(site.db(), "SELECT code_hash AS it FROM recovery_codes").await;
    assert_eq!(stored.len(), 10);
}

#[tokio::test]
async fn a_key_is_new_each_time_and_is_shown_for_half_an_hour_at_most() {
    let site = site_with(|settings| settings.accounts.fresh_minutes = 0).await;
    let mut ann = site.log_in_as(ANN).await;
    let seen = begin(&mut ann).await;
    let app = begin(&mut ann).await;
    assert_ne!(seen.key, app.key);
    ann.fill("Code", &seen.code(&site)).submit("Turn it on").await.assert_status(422);
    site.advance(Duration::minutes(30));
    let page = ann.fill("Code", &app.code(&site)).submit("Turn it on").await;
    page.assert_redirected_to("/account/second-factor").assert_text("Begin anew");
    ann.visit("/account/second-factor/new").await.assert_redirected_to("/account/second-factor");
}

#[tokio::test]
async fn it_is_turned_off_by_whoever_has_lately_proved_who_they_are() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    turn_on(&site, &mut ann).await;
    let token = token_on(&ann.visit("/account/second-factor").await);
    let off = "/account/second-factor/off";
    ann.request(form(&Method::POST, off, &[("csrf_token", "forged")])).await.assert_status(403);
    let mut ben = site.log_in_as(BEN).await;
    let bens = token_of(&mut ben).await;
    ben.post(off, &[("csrf_token", &bens)]).await.assert_redirected_to("/account/second-factor");
    site.advance(Duration::minutes(20));
    ann.post(off, &[("csrf_token", &token)]).await.assert_redirected_to("/account/again");
    halfway(&site, ANN).await;
    ann.visit("/account/second-factor").await.assert_redirected_to("/account/again");
    ann.fill("Password", TestApp::PASSWORD).submit("Go on").await.assert_redirected_to("/account/second-factor");
    ann.submit("Turn it off").await.assert_text("Your password is enough again.");
    assert_eq!(site.last_mail_to(ANN).await.subject, "The second factor was turned off at FlaskBoost app");
    log_in(&mut site.browser(), ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
    assert!(texts(site.db(), "SELECT code_hash AS it FROM recovery_codes").await.is_empty());
    assert_eq!(activity_of(&site, &mut ann).await[1], "Turned the second factor off");
}

#[tokio::test]
async fn where_a_site_has_none_there_are_no_such_pages_and_nobody_is_asked() {
    let site = site_with(|settings| settings.accounts.second_factor = false).await;
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/account").await.assert_status(200).assert_no_text("Second factor");
    let token = token_of(&mut ann).await;
    for path in ["/account/second-factor", "/account/second-factor/new"] {
        ann.visit(path).await.assert_status(404);
        ann.post(path, &[("csrf_token", &token), ("code", "123456")]).await.assert_status(404);
    }
    for path in ["/account/second-factor/off", "/account/second-factor/codes"] {
        ann.post(path, &[("csrf_token", &token)]).await.assert_status(404);
    }
    let mut stranger = site.browser();
    let token = token_of(&mut stranger).await;
    stranger.visit("/login/second").await.assert_status(404);
    stranger.post("/login/second", &[("csrf_token", &token), ("code", "123456")]).await.assert_status(404);
}

#[tokio::test]
async fn a_copy_of_the_database_tells_no_key_and_no_code() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let begun = begin(&mut ann).await;
    let begun_in = texts(site.db(), "SELECT data AS it FROM sessions").await.concat();
    let (app, codes) = turn_on(&site, &mut ann).await;
    let mut ben = site.log_in_as(BEN).await;
    turn_on(&site, &mut ben).await;
    let stored = [
        texts(site.db(), "SELECT secret AS it FROM second_factors").await,
        texts(site.db(), "SELECT code_hash AS it FROM recovery_codes").await,
        texts(site.db(), "SELECT data AS it FROM sessions").await,
        texts(site.db(), "SELECT detail AS it FROM auth_events").await,
        vec![begun_in],
    ]
    .concat()
    .join(" ");
    use base64_of::*;
    for secret in [&begun, &app] {
        for written in written(&secret.secret, &secret.key) {
            assert!(!stored.contains(&written), "{written} is in the database");
        }
    }
    for code in &codes {
        assert!(!stored.contains(code) && !stored.contains(&code.replace('-', "")), "{code} is in the database");
    }
    // Moved to another person, a secret does not open: whoever may write to the database gains nothing by it.
    site.db()
        .execute_unprepared(
            "UPDATE second_factors SET secret = (SELECT secret FROM second_factors AS of_ben WHERE of_ben.user_id = 2) \
             WHERE user_id = 1",
        )
        .await
        .unwrap();
    enter(&mut halfway(&site, ANN).await, &app.code(&site)).await.assert_status(500);
}

/// How a secret could stand in a text.
mod base64_of {
    use std::fmt::Write as _;

    pub(super) fn written(secret: &[u8], key: &str) -> Vec<String> {
        let hex = secret.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        let bits: Vec<u8> = secret.iter().flat_map(|byte| (0..8).rev().map(move |at| byte >> at & 1)).collect();
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let base64 = bits.chunks_exact(6).map(|six| six.iter().fold(0, |sum, bit| sum << 1 | usize::from(*bit)));
        let base64: String = base64.map(|at| char::from(letters[at])).collect();
        vec![hex, base64[..20].to_owned(), key.to_owned(), key.replace(' ', "")]
    }
}

#[tokio::test]
async fn whoever_takes_an_address_back_is_not_kept_out_by_the_second_factor_of_a_thief() {
    for (age, is_left) in [(Duration::days(1), false), (Duration::days(20), true)] {
        let site = site().await;
        let (app, _) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
        site.advance(age);
        let mut ann = halfway(&site, ANN).await;
        enter(&mut ann, &app.code(&site)).await.assert_redirected_to("/");
        ann.visit("/account/email").await.assert_status(200);
        ann.fill("New e-mail", EVE).fill("Current password", TestApp::PASSWORD);
        ann.submit("Send the link").await.assert_redirected_to("/account");
        let link = site.last_mail_to(EVE).await.link_containing("/email/");
        ann.visit(&link).await.assert_status(200);
        ann.fill("Password", TestApp::PASSWORD).submit("Use this address").await.assert_status(200);
        let undo = site.last_mail_to(ANN).await.link_containing("/email/undo/");
        let mut owner = site.browser();
        owner.visit(&undo).await.assert_status(200);
        owner.submit("Take my address back").await.assert_status(200);
        owner.fill("New password", OTHER).submit("Save password").await.assert_redirected_to("/login");
        let there = if is_left { "/login/second" } else { "/" };
        log_in(&mut owner, ANN, OTHER).await.assert_redirected_to(there);
    }
}

#[tokio::test]
async fn what_is_no_code_is_refused_whatever_it_is() {
    let site = site().await;
    let (app, _) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let mut ann = halfway(&site, ANN).await;
    let token = token_on(ann.page());
    for code in [json!(123_456), json!(["123456"]), json!({"a": 1}), json!(null), json!(true), json!("a\0b")] {
        let body = json!({ "code": code });
        ann.request(json_request(&Method::POST, "/login/second", &token, &body)).await.assert_status(422);
    }
    for code in ["", " ", "-", &"9".repeat(64), &"9".repeat(100_000), "١٢٣٤٥٦", "' OR 1=1 --", "\u{0}"] {
        ann.post("/login/second", &[("csrf_token", &token), ("code", code)]).await.assert_status(422);
    }
    ann.visit("/login/second").await.assert_status(200);
    enter(&mut ann, &app.code(&site)).await.assert_redirected_to("/");
}

#[tokio::test]
async fn the_second_step_leads_nowhere_but_to_this_site() {
    let site = site().await;
    let (app, _) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let mut ann = site.browser();
    ann.visit("/login?next=//evil.example").await.assert_status(200);
    let token = token_on(ann.page());
    let fields =
        [("csrf_token", token.as_str()), ("email", ANN), ("password", TestApp::PASSWORD), ("next", "//evil.example")];
    ann.post("/login", &fields).await.assert_redirected_to("/login/second");
    let token = token_on(ann.page());
    ann.request(form(&Method::POST, "/login/second", &[("csrf_token", "forged"), ("code", &app.code(&site))]))
        .await
        .assert_status(403);
    let fields = [("csrf_token", token.as_str()), ("code", &app.code(&site)), ("next", "//evil.example")];
    ann.post("/login/second", &fields).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_stranger_has_no_second_step() {
    let site = site().await;
    let (app, codes) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let mut stranger = site.browser();
    stranger.visit("/login/second").await.assert_redirected_to("/login");
    let token = token_on(stranger.page());
    for code in [&app.code(&site), &codes[0]] {
        let page = stranger.post("/login/second", &[("csrf_token", &token), ("code", code)]).await;
        page.assert_redirected_to("/login");
    }
    stranger.visit("/account").await.assert_redirected_to("/login");
    let mut ann = halfway(&site, ANN).await;
    enter(&mut ann, &app.code(&site)).await.assert_redirected_to("/");
}
