//! A fresh proof: what matters to an account asks whether whoever sits there is still its owner.

use chrono::Duration;
use flaskboost::auth::Guard;
use flaskboost::controller::Routes;
use flaskboost::db::Db;
use flaskboost::error::Result;
use flaskboost::session::{Session, end_all};
use flaskboost::testing::{Browser, Page, TestApp};
use http::Method;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::authenticator::{next_code, turn_on};
use crate::programs::token_for;
use crate::visitors::{ANN, BEN, activity_of, form, get_with, json as json_request, notes, site, site_with, token_on};

/// The pages that ask for it.
const PAGES: [&str; 3] = ["/account/email", "/account/data", "/account/second-factor"];

async fn prove(browser: &mut Browser, password: &str) -> Page {
    browser.visit("/account/again").await.assert_status(200);
    browser.fill("Password", password).submit("Go on").await
}

#[tokio::test]
async fn a_log_in_is_fresh_for_twenty_minutes() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    site.advance(Duration::minutes(20) - Duration::seconds(1));
    for page in PAGES {
        ann.visit(page).await.assert_status(200);
    }
    site.advance(Duration::seconds(1));
    for page in PAGES {
        ann.visit(page).await.assert_redirected_to("/account/again");
    }
    ann.visit("/account").await.assert_status(200);
    ann.visit("/account/sessions").await.assert_status(200);
}

#[tokio::test]
async fn somebody_proves_who_they_are_and_goes_on_to_where_they_wanted() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    site.advance(Duration::minutes(30));
    let page = ann.visit("/account/data?from=menu").await;
    page.assert_redirected_to("/account/again").assert_text("Is it you?");
    let page = ann.fill("Password", TestApp::PASSWORD).submit("Go on").await;
    assert_eq!(page.url(), "/account/data?from=menu");
    ann.submit("Download").await.assert_header("content-type", "application/json");
    assert_eq!(activity_of(&site, &mut ann).await[1], "Proved again who they are");
}

#[tokio::test]
async fn a_write_that_came_too_late_is_not_done_and_its_sender_is_told() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/account/email").await.assert_status(200);
    site.advance(Duration::minutes(30));
    ann.fill("New e-mail", "new@example.org").fill("Current password", TestApp::PASSWORD);
    let page = ann.submit("Send the link").await;
    page.assert_redirected_to("/account/again").assert_text("This was not done yet.");
    assert!(site.mails().await.is_empty());
    let page = ann.fill("Password", TestApp::PASSWORD).submit("Go on").await;
    page.assert_redirected_to("/account/email");
    ann.fill("New e-mail", "new@example.org").fill("Current password", TestApp::PASSWORD);
    ann.submit("Send the link").await.assert_redirected_to("/account");
    assert_eq!(site.mails().await.len(), 1);
}

#[tokio::test]
async fn a_program_gets_a_403_with_a_code_of_its_own() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let token = token_on(&ann.visit("/account/email").await);
    site.advance(Duration::minutes(30));
    for page in [
        ann.get_json("/account/data").await,
        ann.request(json_request(&Method::POST, "/account/data", &token, &json!({}))).await,
        ann.request(json_request(&Method::POST, "/account/second-factor/off", &token, &json!({}))).await,
    ] {
        page.assert_status(403).assert_header("content-type", "application/problem+json");
        assert_eq!(page.json::<Value>()["code"], "FB5403");
    }
    let body = json!({ "current_password": TestApp::PASSWORD });
    let page = ann.request(json_request(&Method::POST, "/account/again", &token, &body)).await;
    page.assert_status(303);
    let token = token_on(&ann.visit("/account/data").await);
    let page = ann.request(json_request(&Method::POST, "/account/data", &token, &json!({}))).await;
    page.assert_status(200);
}

#[tokio::test]
async fn the_proof_of_one_session_freshens_no_other() {
    let site = site().await;
    let mut laptop = site.log_in_as(ANN).await;
    let mut phone = site.log_in_as(ANN).await;
    let mut ben = site.log_in_as(BEN).await;
    site.advance(Duration::minutes(30));
    prove(&mut laptop, TestApp::PASSWORD).await.assert_redirected_to("/account");
    laptop.visit("/account/data").await.assert_status(200).assert_text("Download your data");
    for other in [&mut phone, &mut ben] {
        other.visit("/account/data").await.assert_redirected_to("/account/again");
    }
    // Neither does a log-in elsewhere.
    drop(site.log_in_as(ANN).await);
    phone.visit("/account/data").await.assert_redirected_to("/account/again");
}

#[tokio::test]
async fn a_proof_counts_for_the_person_who_gave_it() {
    let site = site().await;
    drop(site.log_in_as(BEN).await);
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/account/data").await.assert_text("Download your data");
    let proof = |user_id: i64| format!(r#"{{"_proven":{{"user_id":{user_id},"at":"2026-01-15T10:00:00Z"}}}}"#);
    for (user_id, counts) in [(2, true), (1, false)] {
        let sql = format!("UPDATE sessions SET data = '{}' WHERE user_id = 2", proof(user_id));
        site.db().execute_unprepared(&sql).await.unwrap();
        let there = if counts { "/account/data" } else { "/account/again?next=%2Faccount%2Fdata" };
        assert_eq!(ann.visit("/account/data").await.url(), there, "{user_id}");
    }
    // One that lies ahead, from a clock that was set back, counts for no longer than another.
    let ahead = proof(2).replace("2026", "2027");
    site.db().execute_unprepared(&format!("UPDATE sessions SET data = '{ahead}' WHERE user_id = 2")).await.unwrap();
    ann.visit("/account/data").await.assert_redirected_to("/account/again");
}

#[tokio::test]
async fn a_proof_names_nobody_but_whoever_is_logged_in() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    drop(site.log_in_as(BEN).await);
    site.advance(Duration::minutes(30));
    let token = token_on(&ann.visit("/account/again").await);
    // Ann's session, the password of somebody else, who is named in every way that a form could.
    let fields = [
        ("csrf_token", token.as_str()),
        ("current_password", "the password of Ben"),
        ("email", BEN),
        ("user_id", "2"),
        ("id", "2"),
    ];
    ann.post("/account/again", &fields).await.assert_status(422);
    ann.visit("/account/data").await.assert_redirected_to("/account/again");
}

#[tokio::test]
async fn a_wrong_password_proves_nothing_and_guessing_is_stopped() {
    let site = site_with(|settings| settings.limits.failures_per_account = 5).await;
    let mut ann = site.log_in_as(ANN).await;
    site.advance(Duration::minutes(30));
    for wrong in ["", "not my password", "not my password", "not my password", "not my password", "not my password"] {
        prove(&mut ann, wrong).await.assert_status(422);
        ann.visit("/account/data").await.assert_redirected_to("/account/again");
    }
    let page = prove(&mut ann, TestApp::PASSWORD).await;
    page.assert_status(429);
    assert!(page.header("retry-after").is_some());
    ann.visit("/account").await.assert_status(200);
    let log = activity_of(&site, &mut ann).await;
    assert_eq!(log.iter().filter(|line| *line == "Tried to prove who they are and was refused").count(), 5, "{log:?}");
    site.advance(Duration::minutes(1));
    prove(&mut ann, TestApp::PASSWORD).await.assert_redirected_to("/account");
}

#[tokio::test]
async fn a_code_proves_it_too_and_once() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/account/again").await.assert_no_text("Or with a code");
    let (app, codes) = turn_on(&site, &mut ann).await;
    site.advance(Duration::minutes(30));
    ann.visit("/account/data").await.assert_redirected_to("/account/again");
    for wrong in [&app.wrong(&site), &codes[0]] {
        let page = ann.fill("Code", wrong).submit("Go on with the code").await;
        page.assert_status(422).assert_field_error("Code", "This code is not right, or it was used already.");
    }
    let code = app.code(&site);
    let page = ann.fill("Code", &code).submit("Go on with the code").await;
    page.assert_redirected_to("/account/data");
    site.advance(Duration::minutes(30));
    ann.visit("/account/again").await.assert_status(200);
    ann.fill("Code", &code).submit("Go on with the code").await.assert_status(422);
    next_code(&site);
    // Without a second factor there is no code that could be right.
    let mut ben = site.log_in_as(BEN).await;
    let token = token_on(&ben.visit("/account/again").await);
    let fields = [("csrf_token", token.as_str()), ("code", &app.code(&site))];
    ben.post("/account/again/code", &fields).await.assert_status(422);
}

#[tokio::test]
async fn proving_gives_the_session_a_new_id_and_a_copy_of_the_old_cookie_ends() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let old = ann.cookie("session").expect("a session").value().to_owned();
    site.advance(Duration::minutes(30));
    prove(&mut ann, TestApp::PASSWORD).await.assert_redirected_to("/account");
    assert_ne!(ann.cookie("session").expect("a session").value(), old);
    site.browser().set_cookie("session", &old).visit("/account").await.assert_redirected_to("/login");
    ann.visit("/account").await.assert_status(200);
    // The session is no younger for it.
    let days = i64::try_from(site.settings().session.absolute_days).unwrap();
    for _ in 0..days {
        ann.visit("/account").await.assert_status(200);
        site.advance(Duration::days(1) - Duration::minutes(1));
    }
    site.advance(Duration::minutes(days));
    ann.visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn proving_leads_nowhere_but_to_this_site() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    for next in ["https://evil.example", "//evil.example", "/%5Cevil.example", "javascript:alert(1)", ""] {
        let token = token_on(&ann.visit("/account/again").await);
        let fields = [("csrf_token", token.as_str()), ("current_password", TestApp::PASSWORD)];
        ann.post(&format!("/account/again?next={next}"), &fields).await.assert_redirected_to("/account");
    }
    // What a browser says of the page before is taken as a path of this site.
    site.advance(Duration::minutes(30));
    for (referer, there) in [
        ("https://evil.example/account/data", "/account/again?next=%2Faccount%2Fdata"),
        ("https://evil.example//evil.example", "/account/again?next=%2F%2Fevil.example"),
        ("nonsense", "/account/again"),
    ] {
        let mut request = form(&Method::POST, "/account/data", &[]);
        request.headers_mut().insert("referer", http::HeaderValue::from_static(referer));
        let page = ann.request(request).await;
        page.assert_status(303).assert_header("location", there);
    }
}

#[tokio::test]
async fn strangers_and_forgers_prove_nothing() {
    let site = site().await;
    let mut stranger = site.browser();
    stranger.visit("/account/again").await.assert_redirected_to("/login");
    let token = token_on(stranger.page());
    let mut ann = site.log_in_as(ANN).await;
    site.advance(Duration::minutes(30));
    for path in ["/account/again", "/account/again/code"] {
        let fields = [("csrf_token", token.as_str()), ("current_password", TestApp::PASSWORD), ("code", "123456")];
        stranger.post(path, &fields).await.assert_redirected_to("/login");
        let forged = [("csrf_token", "forged"), ("current_password", TestApp::PASSWORD)];
        ann.request(form(&Method::POST, path, &forged)).await.assert_status(403);
    }
    ann.visit("/account/data").await.assert_redirected_to("/account/again");
}

#[tokio::test]
async fn a_session_that_was_ended_does_not_come_back_by_proving() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let mut laptop = site.log_in_as(ANN).await;
    ann.visit("/account/again").await.assert_status(200);
    let token = token_on(&laptop.visit("/account/sessions").await);
    laptop.post("/account/sessions/end-others", &[("csrf_token", &token)]).await.assert_status(200);
    ann.fill("Password", TestApp::PASSWORD).submit("Go on").await.assert_redirected_to("/login");
    ann.visit("/account").await.assert_redirected_to("/login");
}

/// Proves, and is ended from another device before the answer leaves.
async fn prove_too_late(session: Session, db: Db) -> Result<&'static str> {
    session.prove().await?;
    if let Some(user_id) = session.user_id().await? {
        end_all(&db, user_id).await?;
    }
    Ok("proved\n")
}

#[tokio::test]
async fn a_session_that_is_ended_while_it_proves_stays_ended() {
    let site = TestApp::new(notes().get("prove_too_late", "/prove-too-late", prove_too_late)).await;
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/prove-too-late").await.assert_status(200);
    assert!(ann.cookie("session").is_none());
    ann.visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn where_nothing_asks_for_it_there_is_no_such_page() {
    let site = site_with(|settings| settings.accounts.fresh_minutes = 0).await;
    let mut ann = site.log_in_as(ANN).await;
    let token = token_on(&ann.visit("/account/email").await);
    site.advance(Duration::days(2));
    for page in PAGES {
        ann.visit(page).await.assert_status(200);
    }
    ann.visit("/account/again").await.assert_status(404);
    for path in ["/account/again", "/account/again/code"] {
        let fields = [("csrf_token", token.as_str()), ("current_password", TestApp::PASSWORD), ("code", "123456")];
        ann.post(path, &fields).await.assert_status(404);
    }
}

#[tokio::test]
async fn another_address_ends_the_other_sessions_of_its_owner() {
    let site = site().await;
    let mut phone = site.log_in_as(ANN).await;
    let mut ben = site.log_in_as(BEN).await;
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/account/email").await.assert_status(200);
    ann.fill("New e-mail", "new@example.org").fill("Current password", TestApp::PASSWORD);
    ann.submit("Send the link").await.assert_redirected_to("/account");
    phone.visit("/account").await.assert_status(200);
    let link = site.last_mail_to("new@example.org").await.link_containing("/email/");
    ann.visit(&link).await.assert_status(200);
    let page = ann.fill("Password", TestApp::PASSWORD).submit("Use this address").await;
    page.assert_redirected_to("/account").assert_text("Your sessions on other devices have ended.");
    phone.visit("/account").await.assert_redirected_to("/login");
    ben.visit("/account").await.assert_status(200);
}

#[tokio::test]
async fn a_token_passes_no_door_that_asks_for_a_fresh_proof_whatever_the_settings_ask() {
    for fresh_minutes in [20, 0] {
        let vault = Routes::new().get("vault", "/vault", async || "gold").guard(Guard::Fresh);
        let app = notes().routes(vault);
        let site = TestApp::with(app, |settings| settings.accounts.fresh_minutes = fresh_minutes).await;
        let mut ann = site.log_in_as(ANN).await;
        ann.visit("/vault").await.assert_status(200);
        for scopes in [&["all"][..], &["read"]] {
            let token = token_for(&mut ann, scopes).await;
            let page = site.browser().request(get_with("/vault", "authorization", &format!("Bearer {token}"))).await;
            page.assert_status(403);
            assert_eq!(page.json::<Value>()["code"], "FB5405", "{scopes:?} with {fresh_minutes} minutes");
        }
    }
}
