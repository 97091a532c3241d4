//! JSON of a kind that no form of the accounts means is refused as a problem: nothing breaks, and nothing is written.

use flaskboost::db::Db;
use flaskboost::testing::{Browser, Page, TestApp};
use http::{HeaderValue, Method, Request, header};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use crate::doors::{Door, Keys};
use crate::programs::pair_for;
use crate::visitors::{ANN, EVE, json as json_request, sign_up, site, token_of, with_token};

/// Each form of the accounts with what it takes. A form that is not here fails
/// `every_form_of_the_accounts_is_in_the_list`.
const FORMS: [(&str, &[&str]); 14] = [
    ("accounts.activate", &["password"]),
    ("accounts.authenticate", &["email", "password", "next"]),
    ("accounts.create", &["email", "password"]),
    ("accounts.delete_save", &["current_password"]),
    ("accounts.email_save", &["current_password"]),
    ("accounts.email_send", &["email", "current_password"]),
    ("accounts.forgot_send", &["email"]),
    ("accounts.magic_link_send", &["email", "next"]),
    ("accounts.password_save", &["current_password", "password"]),
    ("accounts.resend_send", &["email"]),
    ("accounts.reset_save", &["password"]),
    ("accounts.token_create", &["name", "kind", "scopes", "expires", "current_password"]),
    ("accounts.token_refresh", &["refresh_token"]),
    // A list of scopes may be one text.
    ("accounts.token_create", &["scopes"]),
];

/// Forms on a way that a session is in the middle of: who is not on it is sent to its beginning. What they take of somebody
/// who is stands in the tests of each way.
const JOURNEYS: [(&str, &[&str]); 12] = [
    ("accounts.again_code", &["code"]),
    ("accounts.again_save", &["current_password"]),
    ("accounts.code", &["code"]),
    ("accounts.passkey_add", &["answer"]),
    ("accounts.passkey_begin", &["next"]),
    ("accounts.passkey_begin_adding", &["name", "current_password"]),
    ("accounts.passkey_enter", &["answer"]),
    ("accounts.passkey_rename", &["name"]),
    ("accounts.provider_link", &["provider", "current_password"]),
    ("accounts.provider_start", &["next"]),
    ("accounts.second_factor_save", &["code"]),
    ("accounts.second_step_save", &["code", "trust"]),
];

/// Presses of a button, which read no body at all.
const BUTTONS: [&str; 14] = [
    "accounts.data_download",
    "accounts.email_undo_save",
    "accounts.logout",
    "accounts.magic_link_enter",
    "accounts.passkey_remove",
    "accounts.provider_unlink",
    "accounts.recovery_codes",
    "accounts.second_factor_begin",
    "accounts.second_factor_off",
    "accounts.session_end",
    "accounts.sessions_end_others",
    "accounts.token_revoke",
    "accounts.tokens_revoke_all",
    "accounts.trusted_forget",
];

/// What no field of the accounts takes.
fn wrong_values() -> Vec<Value> {
    let nested = json!({ "a": { "b": [1, { "c": null }] } });
    let texts = ["", " ", "\u{0}", "a\u{7}b", "\u{202e}", "' OR 1=1--", "%00", "{{ 7 * 7 }}"];
    let mut all = vec![
        json!(0),
        json!(-1),
        json!(1.5e300),
        json!(12_345_678_901_u64),
        json!(true),
        json!(false),
        Value::Null,
        json!([]),
        json!({}),
        json!([null]),
        json!([[]]),
        json!([["a"]]),
        json!(["a", 1, true, null]),
        json!([{ "email": ANN }]),
        json!({ "$ne": null }),
        nested,
        json!("x".repeat(20_000)),
        json!("ü".repeat(2_000)),
    ];
    all.extend(texts.iter().map(|text| json!(text)));
    all
}

/// Whether it is a sound name of a token: nearly any text is. A number is the text of its digits, as in a form, and so is
/// a list of one.
fn is_a_name(field: &str, value: &Value) -> bool {
    let is_sound = |text: &str| !text.trim().is_empty() && text.len() <= 100 && !text.contains(char::is_control);
    field == "name" && (value.is_boolean() || value.is_i64() || value.as_str().is_some_and(is_sound))
}

/// What a form takes, so that all but one field is in order.
fn sound(field: &str, refresh: &str) -> Value {
    match field {
        "email" => json!(EVE),
        "password" | "current_password" => json!("a quiet afternoon in the hills"),
        "next" => json!("/notes"),
        "name" => json!("Backup"),
        "kind" => json!("script"),
        "scopes" => json!(["all"]),
        "expires" => json!("never"),
        "refresh_token" => json!(refresh),
        other => panic!("say what {other} takes"),
    }
}

/// How much there is in each table of the accounts that a form writes to.
async fn weight(db: &Db) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in ["users", "account_tokens", "api_tokens", "api_refresh_tokens", "user_permissions"] {
        let statement = Statement::from_string(
            ConnectionTrait::get_database_backend(db),
            format!("SELECT count(*) AS n FROM {table}"),
        );
        let row = db.query_one_raw(statement).await.expect("a row").expect("a row");
        counts.push(row.try_get("", "n").expect("a number"));
    }
    counts
}

/// Refused as a problem, or as if it were a well-formed answer to a stranger: never a failure of ours.
#[track_caller]
fn assert_refused(told: &str, page: &Page) {
    let status = page.status().as_u16();
    assert!((400..500).contains(&status), "{told}: {page:?}");
    assert_eq!(page.header("content-type"), Some("application/problem+json"), "{told}: {page:?}");
    assert!(page.json::<Value>()["code"].as_str().is_some_and(|code| code.starts_with("FB")), "{told}: {page:?}");
}

struct Visit {
    site: TestApp,
    keys: Keys,
    refresh: String,
    links: [(&'static str, String); 2],
}

impl Visit {
    /// A site with links and a pair that work, so that more than the first check is reached.
    async fn begin() -> Self {
        let site = site().await;
        let refresh = pair_for(&mut site.log_in_as(ANN).await).await.refresh;
        sign_up(&site, &mut site.browser(), "late@example.org").await.assert_status(200);
        let confirm = site.last_mail_to("late@example.org").await.link_containing("/confirm/");
        let mut stranger = site.browser();
        stranger.visit("/password/forgot").await.assert_status(200);
        stranger.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
        let reset = site.last_mail_to(ANN).await.link_containing("/password/reset/");
        let links = [("accounts.activate", confirm), ("accounts.reset_save", reset)];
        Self { keys: Keys::of(&site).await, site, refresh, links }
    }

    fn path(&self, door: &Door) -> String {
        let link = self.links.iter().find(|(name, _)| *name == door.name);
        let path =
            link.map(|(_, link)| link.find("/confirm/").or_else(|| link.find("/password/")).map(|at| &link[at..]));
        path.flatten().map_or_else(|| door.path.clone(), str::to_owned)
    }

    fn body(&self, fields: &[&str]) -> Value {
        fields
            .iter()
            .map(|field| ((*field).to_owned(), sound(field, &self.refresh)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }

    async fn send(&self, door: &Door, body: impl Into<axum::body::Body>) -> Page {
        let (mut browser, token) = self.keys.to(door);
        let mut request = with_token(&door.method, &self.path(door), token, "application/json", body);
        request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        browser.request(request).await
    }
}

fn doors() -> Vec<(Door, &'static [&'static str])> {
    let all = Door::writes();
    let door = |name: &str| all.iter().find(|door| door.name == name).cloned().expect(name);
    FORMS.iter().map(|(name, fields)| (door(name), *fields)).collect()
}

#[test]
fn every_form_of_the_accounts_is_in_the_list() {
    let mut listed: Vec<&str> = FORMS.iter().chain(&JOURNEYS).map(|(name, _)| *name).chain(BUTTONS).collect();
    listed.sort_unstable();
    listed.dedup();
    let mut there: Vec<String> =
        Door::writes().into_iter().map(|door| door.name).filter(|name| name.starts_with("accounts.")).collect();
    there.sort();
    assert_eq!(listed, there, "give the new form its fields, or call it a button");
}

#[tokio::test]
async fn a_value_of_another_kind_is_refused_in_every_field_and_nothing_is_written() {
    let visit = Visit::begin().await;
    let before = weight(visit.site.db()).await;
    for (door, fields) in doors() {
        for field in fields.iter().filter(|field| **field != "next") {
            for wrong in wrong_values().into_iter().filter(|wrong| !is_a_name(field, wrong)) {
                let mut body = visit.body(fields);
                body[*field] = wrong.clone();
                let page = visit.send(&door, body.to_string()).await;
                assert_refused(&format!("{} {field}: {wrong:.60}", door.name), &page);
            }
            let mut body = visit.body(fields);
            body.as_object_mut().expect("an object").remove(*field);
            assert_refused(&format!("{} without {field}", door.name), &visit.send(&door, body.to_string()).await);
        }
    }
    drop(visit.site.mails().await);
    assert_eq!(weight(visit.site.db()).await, before);
}

#[tokio::test]
async fn where_to_go_next_is_no_place_at_all_when_it_is_of_another_kind() {
    let visit = Visit::begin().await;
    let door = doors().into_iter().find(|(door, _)| door.name == "accounts.authenticate").expect("log-in").0;
    for wrong in wrong_values() {
        let (mut browser, token) = visit.keys.stranger();
        let body = json!({ "email": ANN, "password": TestApp::PASSWORD, "next": wrong });
        let page = browser.request(json_request(&door.method, &door.path, token, &body)).await;
        match page.status().as_u16() {
            303 => drop(page.assert_header("location", "/").clone()),
            _ => assert_refused(&format!("next: {wrong:.60}"), &page),
        }
    }
}

#[tokio::test]
async fn a_body_that_is_no_object_of_texts_is_refused_at_every_form() {
    let visit = Visit::begin().await;
    let before = weight(visit.site.db()).await;
    let deep = |depth: usize| "{\"email\":".repeat(depth) + "1" + &"}".repeat(depth);
    let mut bodies: Vec<Vec<u8>> =
        ["", "null", "1", "\"x\"", "[]", "[{}]", "{", "{}{}", "{'a':1}", "\u{feff}{}", "NaN"]
            .map(|body| body.as_bytes().to_vec())
            .to_vec();
    bodies.extend([deep(9), deep(100), deep(10_000), "[".repeat(10_000)].map(String::into_bytes));
    bodies.extend([b"{\"email\":\"\xff\xfe\"}".to_vec(), b"{\"email\":\"\\ud800\"}".to_vec(), b"\x00".to_vec()]);
    for (door, fields) in doors() {
        for body in &bodies {
            let told = format!("{} {:.40}", door.name, String::from_utf8_lossy(body));
            assert_refused(&told, &visit.send(&door, body.clone()).await);
        }
        // A name twice: neither the first nor the last is silently right while the other was checked.
        for field in fields {
            for pair in [("1", "{}"), ("null", "[]"), ("\"\"", "false")] {
                let body = format!("{{\"{field}\":{},\"{field}\":{}}}", pair.0, pair.1);
                let page = visit.send(&door, body).await;
                assert_refused(&format!("{} {field} twice", door.name), &page);
            }
        }
        let many: serde_json::Map<String, Value> = (0..5_000).map(|n| (format!("field{n}"), json!(n))).collect();
        assert_refused(
            &format!("{} with many fields", door.name),
            &visit.send(&door, Value::from(many).to_string()).await,
        );
    }
    drop(visit.site.mails().await);
    assert_eq!(weight(visit.site.db()).await, before);
}

#[tokio::test]
async fn a_form_on_a_way_that_nobody_is_on_never_breaks() {
    let visit = Visit::begin().await;
    let before = weight(visit.site.db()).await;
    for (name, fields) in JOURNEYS {
        let door = Door::writes().into_iter().find(|door| door.name == name).expect(name);
        for field in fields {
            for wrong in wrong_values() {
                let body: serde_json::Map<String, Value> = fields
                    .iter()
                    .map(|other| ((*other).to_owned(), if other == field { wrong.clone() } else { json!("1") }))
                    .collect();
                let page = visit.send(&door, Value::from(body).to_string()).await;
                let status = page.status().as_u16();
                assert!(status == 303 || (400..500).contains(&status), "{name} {field}: {wrong:.60}: {page:?}");
            }
        }
        for body in ["", "null", "[]", "{", "\u{feff}{}"] {
            let status = visit.send(&door, body.as_bytes().to_vec()).await.status().as_u16();
            assert!(status == 303 || (400..500).contains(&status), "{name} {body}: {status}");
        }
    }
    assert_eq!(weight(visit.site.db()).await, before);
}

#[tokio::test]
async fn a_button_is_pressed_whatever_stands_in_the_body_and_never_breaks() {
    let visit = Visit::begin().await;
    for name in BUTTONS {
        let door = Door::writes().into_iter().find(|door| door.name == name).expect(name);
        for wrong in [json!(null), json!([]), json!({ "csrf_token": 1 }), json!({ "id": { "$gt": 0 } })] {
            let page = visit.send(&door, wrong.to_string()).await;
            assert!(page.status().as_u16() < 500, "{name}: {page:?}");
        }
    }
}

#[tokio::test]
async fn a_token_against_forged_requests_that_is_no_text_is_a_forgery() {
    let site = site().await;
    let mut ann: Browser = site.log_in_as(ANN).await;
    let token = token_of(&mut ann).await;
    for body in [json!({ "csrf_token": 1 }), json!({ "csrf_token": [token] }), json!({ "csrf_token": { "a": token } })]
    {
        let request =
            Request::builder().method(Method::POST).uri("/account/password").header("accept", "application/json");
        let request = request.header("content-type", "application/json").body(body.to_string().into()).expect("sound");
        let page = ann.request(request).await;
        page.assert_status(403);
        assert_eq!(page.json::<Value>()["code"], "FB3403");
    }
}
