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
