//! A copy of the database opens nothing: it holds hashes only.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use flaskboost::db::Db;
use flaskboost::testing::TestApp;
use hmac::{Hmac, KeyInit, Mac};
use sea_orm::{ConnectionTrait, Statement};
use sha2::{Digest, Sha256};

use crate::programs::{get, pair_for, refresh, token_for};
use crate::visitors::{ANN, get_with, sign_up, site, site_with};

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

/// Every text in every column of every table, as somebody reads it who has a copy of the database.
async fn dump(db: &Db) -> Vec<String> {
    let is_sqlite = ConnectionTrait::get_database_backend(db) == sea_orm::DbBackend::Sqlite;
    let columns = if is_sqlite {
        "SELECT t.name || ' ' || c.name AS it FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'"
    } else {
        "SELECT table_name || ' ' || column_name AS it FROM information_schema.columns WHERE table_schema = 'public'"
    };
    let mut values = Vec::new();
    for place in texts(db, columns, "it").await {
        let (table, column) = place.split_once(' ').expect("a table and a column");
        let sql = format!("SELECT CAST(\"{column}\" AS TEXT) AS it FROM \"{table}\" WHERE \"{column}\" IS NOT NULL");
        values.extend(texts(db, &sql, "it").await);
    }
    values
}

fn mac(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

/// What a thief makes of bytes: as text in each writing that is usual, and as a token of each sort with its checksum.
fn written(bytes: &[u8]) -> Vec<String> {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut all = vec![URL_SAFE_NO_PAD.encode(bytes), hex];
    if let Ok(text) = String::from_utf8(bytes.to_vec()) {
        all.push(text);
    }
    for body in all.clone().into_iter().filter(|body| body.len() == 43) {
        for beginning in ["fb_pat_", "fb_app_", "fb_ref_"] {
            let text = format!("{beginning}{body}");
            let sum: String = Sha256::digest(&text).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
            all.push(format!("{text}{sum}"));
        }
    }
    all
}

/// What a thief may make of a value who has the secret key too: itself and its parts, decoded, hashed and signed.
fn made_of(value: &str, key: &[u8]) -> BTreeSet<String> {
    let is_in_token = |c: char| c.is_ascii_alphanumeric() || "-_+/=.$".contains(c);
    let parts = value.split(|c: char| !is_in_token(c)).chain(value.split(|c: char| !c.is_ascii_alphanumeric()));
    let mut bytes: Vec<Vec<u8>> = Vec::new();
    let bare = ["fb_pat_", "fb_app_", "fb_ref_"].iter().filter_map(|beginning| value.strip_prefix(beginning));
    for part in parts.chain([value]).chain(bare).filter(|part| part.len() >= 32) {
        bytes.push(part.as_bytes().to_vec());
        bytes.extend(part.get(..43).map(|start| start.as_bytes().to_vec()));
        let pairs = part.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap_or_default());
        bytes.extend(pairs.map(|pair| u8::from_str_radix(pair, 16)).collect::<Result<Vec<u8>, _>>());
        bytes.extend(URL_SAFE_NO_PAD.decode(part));
        bytes.extend(STANDARD.decode(part));
    }
    let more: Vec<Vec<u8>> = bytes.iter().flat_map(|it| [mac(key, it), Sha256::digest(it).to_vec()]).collect();
    let signed = bytes.iter().filter_map(|it| std::str::from_utf8(it).ok()).flat_map(|text| {
        let signature = mac(key, text.as_bytes());
        [format!("{text}.{}", URL_SAFE_NO_PAD.encode(&signature)), format!("{text}--{}", STANDARD.encode(&signature))]
    });
    bytes.iter().chain(&more).flat_map(|it| written(it)).chain(signed).collect()
}

/// The door that this opens, if any: as a cookie, as a link of each kind, as a token, as a token to renew.
async fn door_opened_by(site: &TestApp, text: &str) -> Option<String> {
    if text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b';') {
        let mut thief = site.browser();
        thief.set_cookie("session", text);
        if thief.request(get_with("/account", "accept", "text/html")).await.status() == 200 {
            return Some("session".to_owned());
        }
        if get(site, text, "/notes").await.status() == 200 {
            return Some("bearer".to_owned());
        }
    }
    let escaped: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    for path in ["/confirm/", "/password/reset/", "/login/link/", "/email/", "/email/undo/"] {
        let page = site.browser().request(get_with(&format!("{path}{escaped}"), "accept", "text/html")).await;
        if page.status() == 200 {
            return Some(path.to_owned());
        }
        assert!([404, 410].contains(&page.status().as_u16()), "{path}{escaped}: {page:?}");
    }
    (refresh(site, text).await.status() == 200).then(|| "refresh".to_owned())
}

#[tokio::test]
async fn whoever_has_the_database_and_the_secret_key_gets_in_nowhere() {
    // Nobody is stopped here by a limit: it is the secrets that hold.
    let site = site_with(|settings| settings.limits.wrong_tokens_per_network = 0).await;
    let mut ann = site.log_in_as(ANN).await;
    let (script, app) = (token_for(&mut ann, &["all"]).await, pair_for(&mut ann).await);
    sign_up(&site, &mut site.browser(), "late@example.org").await.assert_status(200);
    let confirm = site.last_mail_to("late@example.org").await.link_containing("/confirm/");
    let mut links = vec![confirm];
    for (form, path) in [("/password/forgot", "/password/reset/"), ("/login/link", "/login/link/")] {
        let mut stranger = site.browser();
        stranger.visit(form).await.assert_status(200);
        stranger.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
        links.push(site.last_mail_to(ANN).await.link_containing(path));
    }
    // What a thief does in the night, when nobody changes anything.
    let stolen: BTreeSet<String> = dump(site.db()).await.into_iter().collect();
    let key = site.settings().secret_key().to_vec();
    let made: BTreeSet<String> = stolen.iter().flat_map(|value| made_of(value, &key)).collect();
    assert!(stolen.len() > 40 && made.len() > 300, "{} values, {} tries", stolen.len(), made.len());
    for text in &made {
        assert_eq!(door_opened_by(&site, text).await, None, "{text}");
    }
    // The same hands open every door with what its owner has, so the doors were really tried.
    let cookie = ann.cookie("session").expect("a session").value().to_owned();
    let tokens = links.iter().filter_map(|link| link.rsplit('/').next());
    for (secret, door) in
        tokens.zip(["/confirm/", "/password/reset/", "/login/link/"]).chain([(cookie.as_str(), "session")])
    {
        assert_eq!(door_opened_by(&site, secret).await.as_deref(), Some(door));
    }
    for (secret, door) in [(&script, "bearer"), (&app.token, "bearer"), (&app.refresh, "refresh")] {
        assert_eq!(door_opened_by(&site, secret).await.as_deref(), Some(door));
        assert!(!stolen.iter().any(|value| value.contains(secret.as_str())), "{secret} is in the database");
        // Not even the random part alone.
        assert!(!stolen.iter().any(|value| value.contains(&secret[7..50])), "{secret} is in the database");
    }
}

#[test]
fn a_thief_would_find_what_is_stored_as_it_is_or_merely_written_otherwise() {
    let random = flaskboost::random::Random::seeded(5);
    let token = random.token();
    let raw = URL_SAFE_NO_PAD.decode(&token).expect("base64");
    let hex: String = raw.iter().map(|byte| format!("{byte:02x}")).collect();
    let json = format!("{{\"token\":\"{token}\"}}");
    for stored in [&token, &hex, &STANDARD.encode(&raw), &json, &format!("fb_pat_{token}")] {
        assert!(made_of(stored, b"key").contains(&token), "{stored}");
    }
    let signed = URL_SAFE_NO_PAD.encode(mac(b"key", token.as_bytes()));
    assert!(made_of(&token, b"key").contains(&signed));
}
