//! A copy of the database opens nothing: it holds hashes only.

use flaskboost::db::Db;
use flaskboost::testing::TestApp;
use sea_orm::{ConnectionTrait, Statement};

use crate::visitors::{ANN, sign_up, site};

/// Every text of some columns.
async fn texts(db: &Db, sql: &str, column: &str) -> Vec<String> {
    let statement = Statement::from_string(ConnectionTrait::get_database_backend(db), sql);
    let rows = db.query_all_raw(statement).await.expect("rows");
    rows.iter().map(|row| row.try_get::<String>("", column).expect("a text")).collect()
}

#[tokio::test]
async fn no_secret_of_a_visitor_is_in_the_database() {
    let site = site().await;
    let ann = site.log_in_as(ANN).await;
    let mut forgetful = site.browser();
    forgetful.visit("/password/forgot").await.assert_status(200);
    forgetful.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/password/reset/");
    let token = link.rsplit('/').next().unwrap().to_owned();
    let cookies = [&ann, &forgetful].map(|browser| browser.cookie("session").unwrap().value().to_owned());
    let stored = [
        texts(site.db(), "SELECT id_hash || ' ' || data AS it FROM sessions", "it").await,
        texts(site.db(), "SELECT token_hash AS it FROM account_tokens", "it").await,
        texts(site.db(), "SELECT password_hash AS it FROM users", "it").await,
    ]
    .concat();
    assert!(stored.len() >= 4, "{stored:?}");
    for secret in [token.as_str(), &cookies[0], &cookies[1], TestApp::PASSWORD] {
        assert!(!stored.iter().any(|text| text.contains(secret)), "{secret} is in the database");
    }
    assert!(stored.iter().any(|text| text.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")), "{stored:?}");
}

#[tokio::test]
async fn what_stands_in_the_database_is_worthless_as_a_cookie_or_a_link() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    sign_up(&site, &mut site.browser(), "late@example.org").await.assert_status(200);
    for hash in texts(site.db(), "SELECT id_hash FROM sessions", "id_hash").await {
        for value in [hash.as_str(), &hash[..43]] {
            let mut thief = site.browser();
            thief.set_cookie("session", value).visit("/account").await.assert_redirected_to("/login");
        }
    }
    for hash in texts(site.db(), "SELECT token_hash FROM account_tokens", "token_hash").await {
        site.browser().visit(&format!("/confirm/{hash}")).await.assert_status(410);
        site.browser().visit(&format!("/password/reset/{hash}")).await.assert_status(410);
    }
    for hash in texts(site.db(), "SELECT password_hash FROM users", "password_hash").await {
        crate::visitors::log_in(&mut site.browser(), ANN, &hash).await.assert_status(422);
    }
}

#[tokio::test]
async fn the_ids_of_devices_and_the_links_of_every_kind_are_worthless_when_read_from_the_database() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let mut stranger = site.browser();
    stranger.visit("/login/link").await.assert_status(200);
    stranger.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let enter = site.last_mail_to(ANN).await.link_containing("/login/link/");
    let ask = async |ann: &mut flaskboost::testing::Browser, email: &str| {
        ann.visit("/account/email").await.assert_status(200);
        ann.fill("New e-mail", email).fill("Current password", TestApp::PASSWORD);
        ann.submit("Send the link").await.assert_redirected_to("/account");
        site.last_mail_to(email).await.link_containing("/email/")
    };
    let change = ask(&mut ann, "new@example.org").await;
    ann.visit(&change).await.assert_status(200);
    ann.fill("Password", TestApp::PASSWORD).submit("Use this address").await.assert_status(200);
    let undo = site.last_mail_to(ANN).await.link_containing("/email/undo/");
    site.advance(chrono::Duration::minutes(1));
    let again = ask(&mut ann, "newer@example.org").await;
    let stored = [
        texts(site.db(), "SELECT token_hash || ' ' || about AS it FROM account_tokens", "it").await,
        texts(site.db(), "SELECT address || ' ' || user_agent || ' ' || detail AS it FROM auth_events", "it").await,
        texts(site.db(), "SELECT public_id || ' ' || address || ' ' || user_agent AS it FROM sessions", "it").await,
    ]
    .concat();
    for link in [&enter, &change, &undo, &again] {
        let token = link.rsplit('/').next().unwrap();
        assert!(!stored.iter().any(|text| text.contains(token)), "{link} is in the database");
    }
    for text in stored.iter().flat_map(|text| text.split_whitespace()) {
        let text: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        for path in ["/login/link/", "/email/", "/email/undo/", "/password/reset/", "/confirm/"] {
            let status = site.browser().visit(&format!("{path}{text}")).await.status();
            assert!([404, 410].contains(&status.as_u16()), "{path}{text}: {status}");
        }
    }
    for id in texts(site.db(), "SELECT public_id FROM sessions", "public_id").await {
        site.browser().set_cookie("session", &id).visit("/account").await.assert_redirected_to("/login");
    }
}
