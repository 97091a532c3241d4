//! A program with a token does what its scopes and its owner may do, and nothing else.

use chrono::Duration;
use flaskboost::accounts::{ApiToken, User};
use flaskboost::testing::{Browser, TestApp};
use http::{HeaderValue, Method, header};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::app::models::Note;
use crate::doors::Door;
use crate::programs::{
    ask_for_token, assert_dead, assert_problem, get, handed, json_with_bearer, pair_for, token_for, with_bearer,
};
use crate::visitors::{ANN, BEN, EVE, ROOT, activity_of, log_in, site, site_with, token_of, token_on};

async fn user(site: &TestApp, email: &str) -> User {
    User::find_by_email(site.db(), email).await.expect("a database").expect("an account")
}

async fn count(site: &TestApp, table: &str) -> i64 {
    let sql = format!("SELECT count(*) AS n FROM {table}");
    let statement = Statement::from_string(ConnectionTrait::get_database_backend(site.db()), sql);
    site.db().query_one_raw(statement).await.expect("a row").expect("a row").try_get("", "n").expect("a number")
}

#[tokio::test]
async fn a_token_is_shown_once_and_then_stands_in_the_list_with_its_last_use() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let page = ask_for_token(&mut ann, "script", &["all"], "quarter").await;
    page.assert_header("cache-control", "no-store").assert_text("it is not shown again");
    let token = handed(&page).token;
    assert!(token.starts_with("fb_pat_") && token.len() == 58, "{token}");
    let list = ann.visit("/account/tokens").await;
    list.assert_status(200).assert_text("Backup").assert_text("never").assert_text("15 April 2026");
    assert!(!list.html().contains(&token));
    get(&site, &token, "/notes").await.assert_status(200);
    ann.visit("/account/tokens").await.assert_text("from 127.0.0.1");
    let made = ApiToken::all_of(site.db(), user(&site, ANN).await.id).await.unwrap().remove(0);
    assert_eq!(made.last_used_at, Some(site.clock().now()));
    site.advance(Duration::seconds(59));
    get(&site, &token, "/notes").await.assert_status(200);
    let seen = ApiToken::all_of(site.db(), made.user_id).await.unwrap().remove(0).last_used_at;
    assert_eq!(seen, made.last_used_at);
    site.advance(Duration::seconds(1));
    get(&site, &token, "/notes").await.assert_status(200);
    let seen = ApiToken::all_of(site.db(), made.user_id).await.unwrap().remove(0).last_used_at;
    assert_eq!(seen, Some(site.clock().now()));
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "A new API token at FlaskBoost app");
    assert!(!mail.text.contains(&token) && mail.text.contains("Backup"), "{}", mail.text);
    assert_eq!(activity_of(&site, &mut ann).await[0], "Made an API token");
}

#[tokio::test]
async fn a_program_writes_without_a_csrf_token_and_leaves_no_session_behind() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let token = token_for(&mut ann, &["all"]).await;
    let sessions = count(&site, "sessions").await;
    let mut program = site.browser();
    let request = json_with_bearer(&Method::POST, "/notes", &token, &json!({ "title": "By a program" }));
    let page = program.request(request).await;
    page.assert_status(303);
    assert!(page.header("set-cookie").is_none(), "{page:?}");
    assert_eq!(Note::count(site.db()).await.unwrap(), 1);
    assert_eq!(count(&site, "sessions").await, sessions);
    get(&site, &token, "/notes").await.assert_status(200).assert_text("By a program");
    // A page for people shows whose token it is, and sets no session either.
    let mut request = with_bearer(&Method::GET, "/notes", &token);
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("text/html"));
    program.request(request).await.assert_status(200).assert_text(ANN);
    assert_eq!(count(&site, "sessions").await, sessions);
}

#[tokio::test]
async fn the_cookie_is_not_looked_at_where_a_token_is_sent() {
    let site = site().await;
    let token = token_for(&mut site.log_in_as(ANN).await, &["all"]).await;
    let mut ben = site.log_in_as(BEN).await;
    let csrf = token_of(&mut ben).await;
    let request = json_with_bearer(&Method::POST, "/notes", &token, &json!({ "title": "Whose?" }));
    ben.request(request).await.assert_status(303);
    ben.visit("/notes").await.assert_no_text("Whose?");
    get(&site, &token, "/notes").await.assert_text("Whose?");
    let value = ben.cookie("session").unwrap().value().to_owned();
    for wrong in ["", "x", "fb_pat_", &token[1..], &token[..57], &format!("{token}x"), &value, &csrf, "null", "ü"] {
        for (method, path) in
            [(Method::GET, "/notes"), (Method::GET, "/"), (Method::POST, "/notes"), (Method::GET, "/x")]
        {
            let mut request = with_bearer(&method, path, "x");
            let header = HeaderValue::from_bytes(format!("Bearer {wrong}").as_bytes()).unwrap();
            request.headers_mut().insert(header::AUTHORIZATION, header);
            request.headers_mut().insert("x-csrf-token", HeaderValue::from_str(&csrf).unwrap());
            assert_dead(&ben.request(request).await);
        }
    }
    let mut twice = with_bearer(&Method::GET, "/notes", &token);
    twice.headers_mut().append(header::AUTHORIZATION, HeaderValue::from_str(&format!("Bearer {token}")).unwrap());
    assert_dead(&ben.request(twice).await);
    // What is no bearer is nothing to us.
    let mut basic = with_bearer(&Method::GET, "/notes", &token);
    basic.headers_mut().insert(header::AUTHORIZATION, HeaderValue::from_static("Basic YTpi"));
    ben.request(basic).await.assert_status(200);
    ben.visit("/notes").await.assert_status(200);
}

#[tokio::test]
async fn a_dead_token_is_a_problem_for_programs_that_do_not_say_what_they_want() {
    let site = site().await;
    for accept in ["*/*", "text/html", "image/png"] {
        let mut request = with_bearer(&Method::GET, "/notes", "x");
        request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static(accept));
        assert_dead(&site.browser().request(request).await);
        for header in ["Bearer", "bearer ", "Bearer\tx", "BEARER x y"] {
            let mut request = with_bearer(&Method::GET, "/notes", "x");
            request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static(accept));
            request.headers_mut().insert(header::AUTHORIZATION, HeaderValue::from_static(header));
            assert_dead(&site.browser().request(request).await);
        }
    }
}

#[tokio::test]
async fn no_door_of_the_accounts_opens_to_any_token() {
    let site = site().await;
    let mut root = site.log_in_as_admin(ROOT).await;
    let token = token_for(&mut root, &["all", "read"]).await;
    let doors: Vec<Door> = Door::all().into_iter().filter(|door| door.name.starts_with("accounts.")).collect();
    assert!(doors.len() > 40, "{doors:?}");
    for door in &doors {
        let page = site.browser().request(with_bearer(&door.method, &door.path, &token)).await;
        assert_problem(&page, 403, "FB5404");
    }
    // Not even beside a session that may.
    for door in &doors {
        let page = root.request(with_bearer(&door.method, &door.path, &token)).await;
        assert_problem(&page, 403, "FB5404");
    }
    root.visit("/account").await.assert_status(200);
    assert_eq!(ApiToken::all_of(site.db(), user(&site, ROOT).await.id).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_token_to_read_sees_what_its_owner_sees_and_changes_nothing() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let (all, read) = (token_for(&mut ann, &["all"]).await, token_for(&mut ann, &["read"]).await);
    let request = json_with_bearer(&Method::POST, "/notes", &all, &json!({ "title": "Mine" }));
    site.browser().request(request).await.assert_status(303);
    get(&site, &read, "/notes").await.assert_status(200).assert_text("Mine");
    site.browser().request(with_bearer(&Method::HEAD, "/notes", &read)).await.assert_status(200);
    for door in Door::writes().into_iter().filter(|door| door.guard == "logged in" && door.name.starts_with("notes.")) {
        let page =
            site.browser().request(json_with_bearer(&door.method, &door.path, &read, &json!({"title": "x"}))).await;
        assert_problem(&page, 403, "FB5405");
    }
    get(&site, &all, "/notes").await.assert_text("Mine");
    assert_eq!(Note::count(site.db()).await.unwrap(), 1);
}

#[tokio::test]
async fn a_token_with_a_permission_opens_no_door_that_names_none() {
    let site = site().await;
    let token = token_for(&mut site.log_in_as(ANN).await, &["shelves.create"]).await;
    for path in ["/notes", "/notes/new"] {
        assert_problem(&get(&site, &token, path).await, 403, "FB5405");
    }
    let request = json_with_bearer(&Method::POST, "/notes", &token, &json!({ "title": "x" }));
    assert_problem(&site.browser().request(request).await, 403, "FB5405");
    // What is open to strangers and asks nobody's name stays open.
    get(&site, &token, "/shelves").await.assert_status(200);
}

#[tokio::test]
async fn roles_count_only_for_a_token_of_an_administrator_that_may_do_everything() {
    let site = site().await;
    let mut root = site.log_in_as_admin(ROOT).await;
    for (scopes, status) in
        [(&["read"][..], 403), (&["shelves.delete"], 403), (&["read", "shelves.edit"], 403), (&["all"], 406)]
    {
        let token = token_for(&mut root, scopes).await;
        let page = get(&site, &token, "/staff").await;
        // 406: the page is for people only, but whoever asks may see it.
        page.assert_status(status);
        if status == 403 {
            assert_problem(&page, 403, "FB5405");
        }
        let tidy = site.browser().request(with_bearer(&Method::POST, "/staff/tidy", &token)).await;
        assert_eq!(tidy.status().as_u16() == 303, status == 406, "{scopes:?}: {tidy:?}");
    }
    let token = token_for(&mut root, &["all"]).await;
    user(&site, ROOT).await.demote(site.db()).await.unwrap();
    get(&site, &token, "/staff").await.assert_status(403);
    let ann = token_for(&mut site.log_in_as(ANN).await, &["all"]).await;
    assert_problem(&get(&site, &ann, "/staff").await, 403, "FB0403");
}

#[tokio::test]
async fn a_page_drawn_for_a_narrow_token_shows_no_power_that_it_has_not() {
    let site = site().await;
    let mut root = site.log_in_as_admin(ROOT).await;
    for (scopes, is_admin) in [(["read"], false), (["all"], true)] {
        let token = token_for(&mut root, &scopes).await;
        let mut request = with_bearer(&Method::GET, "/notes", &token);
        request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("text/html"));
        let page = site.browser().request(request).await;
        page.assert_status(200);
        assert_eq!(page.html().contains("/staff"), is_admin && root.visit("/notes").await.html().contains("/staff"));
    }
}

#[tokio::test]
async fn a_token_is_dead_at_once_when_it_is_revoked_or_its_owner_may_not_log_in() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let (one, other) = (token_for(&mut ann, &["all"]).await, token_for(&mut ann, &["all"]).await);
    let made = ApiToken::all_of(site.db(), user(&site, ANN).await.id).await.unwrap();
    let csrf = token_on(&ann.visit("/account/tokens").await);
    ann.post(&format!("/account/tokens/{}/revoke", made[1].id), &[("csrf_token", &csrf)]).await.assert_status(200);
    assert_dead(&get(&site, &one, "/notes").await);
    get(&site, &other, "/notes").await.assert_status(200);
    // An account that is closed by hand, and one that is not confirmed any more.
    for set in ["is_active = FALSE", "is_active = TRUE, confirmed_at = NULL"] {
        site.db().execute_unprepared(&format!("UPDATE users SET {set} WHERE email = '{ANN}'")).await.unwrap();
        assert_dead(&get(&site, &other, "/notes").await);
        assert_dead(&get(&site, &other, "/").await);
    }
    let opened = user(&site, ANN).await.activate(site.db(), site.clock()).await.unwrap();
    get(&site, &other, "/notes").await.assert_status(200);
    opened.deactivate(site.db(), site.clock()).await.unwrap();
    user(&site, ANN).await.activate(site.db(), site.clock()).await.unwrap();
    assert_dead(&get(&site, &other, "/notes").await);
}

#[tokio::test]
async fn a_token_lives_as_long_as_was_chosen() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let mut tokens = Vec::new();
    for expires in ["month", "quarter", "year", "never"] {
        tokens.push(handed(&ask_for_token(&mut ann, "script", &["all"], expires).await).token);
    }
    for (place, days) in [(0, 30), (1, 60), (2, 275)] {
        site.advance(Duration::days(days) - Duration::seconds(1));
        get(&site, &tokens[place], "/notes").await.assert_status(200);
        site.advance(Duration::seconds(1));
        assert_dead(&get(&site, &tokens[place], "/notes").await);
        get(&site, &tokens[place + 1], "/notes").await.assert_status(200);
    }
    site.advance(Duration::days(20_000));
    get(&site, &tokens[3], "/notes").await.assert_status(200);
}

#[tokio::test]
async fn another_password_and_logging_out_everywhere_revoke_all_tokens() {
    let site = site().await;
    for way in ["change", "reset", "end others"] {
        let email = &format!("{}@example.org", way.replace(' ', "-"));
        let mut ann = site.log_in_as(email).await;
        let (token, app) = (token_for(&mut ann, &["all"]).await, pair_for(&mut ann).await);
        match way {
            "change" => {
                ann.visit("/account/password").await.assert_status(200);
                ann.fill("Current password", TestApp::PASSWORD).fill("New password", "quite another passphrase");
                ann.submit("Change password").await.assert_redirected_to("/account");
            }
            "reset" => {
                let mut forgetful = site.browser();
                forgetful.visit("/password/forgot").await.assert_status(200);
                forgetful.fill("E-mail", email).submit("Send the link").await.assert_status(200);
                let link = site.last_mail_to(email).await.link_containing("/password/reset/");
                forgetful.visit(&link).await.assert_status(200);
                forgetful
                    .fill("New password", "quite another passphrase")
                    .submit("Save password")
                    .await
                    .assert_status(200);
                log_in(&mut forgetful, email, "quite another passphrase").await.assert_status(200);
            }
            _ => {
                drop(site.log_in_as(email).await);
                ann.visit("/account/sessions").await.assert_status(200);
                ann.submit("Log out all other devices").await.assert_text("your API tokens are revoked");
            }
        }
        for dead in [&token, &app.token] {
            assert_dead(&get(&site, dead, "/notes").await);
        }
        assert_problem(&crate::programs::refresh(&site, &app.refresh).await, 401, "FB5411");
    }
    assert_eq!(count(&site, "api_tokens").await, 0);
    assert_eq!(count(&site, "api_refresh_tokens").await, 0);
}

#[tokio::test]
async fn a_token_goes_with_its_owner() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let token = token_for(&mut ann, &["all"]).await;
    ann.visit("/account/data").await.assert_status(200);
    let data = ann.submit("Download").await;
    assert_eq!(data.json::<Value>()["tokens"][0]["name"], "Backup");
    assert!(!data.text().contains("hash") && !String::from_utf8_lossy(data.bytes()).contains("_hash"), "{data:?}");
    ann.visit("/account/delete").await.assert_status(200);
    ann.fill("Current password", TestApp::PASSWORD).submit("Delete my account").await.assert_status(200);
    assert_dead(&get(&site, &token, "/notes").await);
    assert_eq!(count(&site, "api_tokens").await, 0);
}

/// Sends the form with some fields changed.
async fn ask_with(person: &mut Browser, changes: &[(&str, &str)]) -> flaskboost::testing::Page {
    let csrf = token_on(&person.visit("/account/tokens/new").await);
    let sound = [("name", "x"), ("kind", "script"), ("scopes", "read"), ("expires", "month")];
    let password = [("current_password", TestApp::PASSWORD), ("csrf_token", csrf.as_str())];
    let is_kept = |(name, _): &(&str, &str)| !changes.iter().any(|(changed, _)| changed == name);
    let fields: Vec<(&str, &str)> =
        sound.into_iter().chain(password).filter(is_kept).chain(changes.iter().copied()).collect();
    person.post("/account/tokens/new", &fields).await
}

#[tokio::test]
async fn a_token_with_an_unknown_scope_or_without_the_password_is_not_made() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let long = "x".repeat(101);
    for change in [
        ("scopes", ""),
        ("scopes", "write"),
        ("scopes", "ALL"),
        ("scopes", "read all"),
        ("scopes", "shelves.fly"),
        // A permission that Ann does not have herself.
        ("scopes", "shelves.delete"),
        ("name", ""),
        ("name", &long),
        ("name", "a\nb"),
        ("kind", ""),
        ("kind", "robot"),
        ("expires", ""),
        ("expires", "9999 days"),
        ("current_password", ""),
        ("current_password", "not the password"),
    ] {
        ask_with(&mut ann, &[change]).await.assert_status(422);
    }
    let mixed = ask_with(&mut ann, &[("scopes", "read"), ("scopes", "shelves.delete")]).await;
    mixed.assert_status(422).assert_field_error("Scopes", "Choose one or more of the list.");
    assert_eq!(count(&site, "api_tokens").await, 0);
    assert!(site.mails().await.is_empty());
    assert!(activity_of(&site, &mut ann).await.contains(&"Tried to make an API token and was refused".to_owned()));
    let made = ask_with(&mut ann, &[("scopes", "read"), ("scopes", "shelves.create"), ("scopes", "read")]).await;
    made.assert_status(201);
    let made = ApiToken::all_of(site.db(), user(&site, ANN).await.id).await.unwrap().remove(0);
    assert_eq!(made.scope_names().collect::<Vec<_>>(), ["read", "shelves.create"]);
}

#[tokio::test]
async fn guessing_the_password_at_the_form_for_tokens_is_stopped() {
    let site = site_with(|settings| settings.limits.failures_per_account = 3).await;
    let mut ann = site.log_in_as(ANN).await;
    for _ in 0..3 {
        ask_with(&mut ann, &[("current_password", "a wrong password")]).await.assert_status(422);
    }
    ask_with(&mut ann, &[]).await.assert_status(429);
    assert_eq!(count(&site, "api_tokens").await, 0);
}

#[tokio::test]
async fn nobody_revokes_the_token_of_somebody_else_and_the_list_shows_only_ones_own() {
    let site = site().await;
    let token = token_for(&mut site.log_in_as(ANN).await, &["all"]).await;
    let id = ApiToken::all_of(site.db(), user(&site, ANN).await.id).await.unwrap()[0].id;
    let mut eve = site.log_in_as(EVE).await;
    eve.visit("/account/tokens").await.assert_no_text("Backup").assert_text("No tokens");
    let csrf = token_of(&mut eve).await;
    for path in [format!("/account/tokens/{id}/revoke"), "/account/tokens/0/revoke".to_owned()] {
        eve.post(&path, &[("csrf_token", &csrf)]).await.assert_status(404);
    }
    for path in ["/account/tokens/x/revoke", "/account/tokens/99999999999999999999/revoke", "/account/tokens/-1/revoke"]
    {
        assert!(eve.post(path, &[("csrf_token", &csrf)]).await.status().is_client_error());
    }
    eve.post("/account/tokens/revoke-all", &[("csrf_token", &csrf)]).await.assert_status(200);
    get(&site, &token, "/notes").await.assert_status(200);
    let mut stranger = site.browser();
    let csrf = token_of(&mut stranger).await;
    let page = stranger.post(&format!("/account/tokens/{id}/revoke"), &[("csrf_token", &csrf)]).await;
    page.assert_redirected_to("/login");
    get(&site, &token, "/notes").await.assert_status(200);
}

#[tokio::test]
async fn all_tokens_are_revoked_with_one_press() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let tokens =
        [token_for(&mut ann, &["all"]).await, token_for(&mut ann, &["read"]).await, pair_for(&mut ann).await.token];
    ann.visit("/account/tokens").await.assert_text("App");
    ann.submit("Revoke all tokens").await.assert_text("No tokens");
    for token in &tokens {
        assert_dead(&get(&site, token, "/notes").await);
    }
    assert_eq!(activity_of(&site, &mut ann).await[0], "Revoked all API tokens");
}

#[tokio::test]
async fn nobody_has_more_than_fifty_tokens_and_expired_ones_do_not_count() {
    let site = site_with(|settings| settings.limits.requests_per_address = 0).await;
    let mut ann = site.log_in_as(ANN).await;
    token_for(&mut ann, &["read"]).await;
    let id = user(&site, ANN).await.id;
    for number in 0..49 {
        let sql = format!(
            "INSERT INTO api_tokens (user_id, name, kind, scopes, token_hash, created_at, expires_at, last_address) \
             SELECT {id}, 'x', kind, scopes, 'hash {number}', created_at, expires_at, '' FROM api_tokens LIMIT 1"
        );
        site.db().execute_unprepared(&sql).await.unwrap();
    }
    ask_with(&mut ann, &[]).await.assert_status(422).assert_text("You have 50 tokens already");
    site.advance(Duration::days(91));
    drop(ann);
    let mut ann = site.log_in_as(ANN).await;
    ask_with(&mut ann, &[]).await.assert_status(201);
}

#[tokio::test]
async fn wrong_tokens_are_counted_by_network_and_right_ones_are_not() {
    let site = site_with(|settings| settings.limits.wrong_tokens_per_network = 3).await;
    let mut ann = site.log_in_as(ANN).await;
    let (token, gone) = (token_for(&mut ann, &["all"]).await, token_for(&mut ann, &["all"]).await);
    ApiToken::revoke_all(site.db(), user(&site, ANN).await.id).await.unwrap();
    let live = token_for(&mut ann, &["all"]).await;
    for _ in 0..10 {
        get(&site, &live, "/notes").await.assert_status(200);
    }
    // What is no token by its form is compared with nothing, and counted nowhere.
    for _ in 0..10 {
        assert_dead(&get(&site, "fb_pat_x", "/notes").await);
    }
    for wrong in [&token, &gone, &token] {
        assert_dead(&get(&site, wrong, "/notes").await);
    }
    for refused in [&token, &live] {
        let page = get(&site, refused, "/notes").await;
        assert_problem(&page, 429, "FB4429");
        assert!(page.header("retry-after").is_some());
    }
    // Whoever has a session goes on.
    ann.visit("/notes").await.assert_status(200);
    site.advance(Duration::minutes(5));
    get(&site, &live, "/notes").await.assert_status(200);
}

#[tokio::test]
async fn of_many_wrong_tokens_at_once_no_more_are_looked_for_than_may_be() {
    let site = site_with(|settings| settings.limits.wrong_tokens_per_network = 10).await;
    let mut ann = site.log_in_as(ANN).await;
    let gone = token_for(&mut ann, &["all"]).await;
    ApiToken::revoke_all(site.db(), user(&site, ANN).await.id).await.unwrap();
    let all = futures_util::future::join_all((0..50).map(|_| get(&site, &gone, "/notes"))).await;
    let refused = all.iter().filter(|page| page.status() == 401).count();
    assert_eq!(refused, 10);
    assert_eq!(all.iter().filter(|page| page.status() == 429).count(), 40);
}

#[tokio::test]
async fn a_token_does_not_become_a_session() {
    let site = TestApp::new(crate::visitors::notes().routes(flaskboost::prelude::Routes::new().post(
        "sneak.in",
        "/sneak-in",
        async |session: flaskboost::session::Session| {
            session.log_in(1).await?;
            Ok::<_, flaskboost::error::Error>("in")
        },
    )))
    .await;
    let token = token_for(&mut site.log_in_as(ANN).await, &["all"]).await;
    let sessions = count(&site, "sessions").await;
    let page = site.browser().request(with_bearer(&Method::POST, "/sneak-in", &token)).await;
    assert_problem(&page, 403, "FB0403");
    assert!(page.header("set-cookie").is_none());
    assert_eq!(count(&site, "sessions").await, sessions);
}

#[tokio::test]
async fn where_tokens_are_turned_off_there_are_none() {
    let site = site().await;
    site.browser().visit("/").await.assert_status(200);
    let off = site_with(|settings| settings.accounts.api_tokens = false).await;
    let mut ann = off.log_in_as(ANN).await;
    for path in ["/account/tokens", "/account/tokens/new"] {
        ann.visit(path).await.assert_status(404);
    }
    let csrf = token_of(&mut ann).await;
    for path in ["/account/tokens/new", "/account/tokens/1/revoke", "/account/tokens/revoke-all"] {
        let fields = [
            ("csrf_token", csrf.as_str()),
            ("name", "x"),
            ("kind", "script"),
            ("scopes", "all"),
            ("expires", "never"),
            ("current_password", TestApp::PASSWORD),
        ];
        ann.post(path, &fields).await.assert_status(404);
    }
    assert_problem(&crate::programs::refresh(&off, "x").await, 404, "FB0404");
    ann.visit("/account").await.assert_no_text("API tokens");
    site.log_in_as(ANN).await.visit("/account").await.assert_text("API tokens");
    // The header means nothing to the library then: an app may give it a meaning.
    off.browser().request(with_bearer(&Method::GET, "/shelves", "theirs")).await.assert_status(200);
    ann.request(with_bearer(&Method::GET, "/notes", "theirs")).await.assert_status(200);
    let forged = json_with_bearer(&Method::POST, "/notes", "theirs", &json!({ "title": "forged" }));
    assert_problem(&ann.request(forged).await, 403, "FB3403");
    assert_eq!(Note::count(off.db()).await.unwrap(), 0);
}

#[tokio::test]
async fn a_program_creates_what_anybody_may_with_a_token_too() {
    let site = site().await;
    let token = token_for(&mut site.log_in_as(ANN).await, &["shelves.create"]).await;
    let request = json_with_bearer(&Method::POST, "/shelves", &token, &json!({ "name": "By hand" }));
    site.browser().request(request).await.assert_status(303);
    get(&site, &token, "/shelves").await.assert_text("By hand");
}
