//! Passkeys: adding them, logging in with them, and everything that must not do.

use chrono::Duration;
use flaskboost::accounts::{AuthEvent, EventKind, NewUser, User};
use flaskboost::settings::Runtime;
use flaskboost::testing::{Browser, Page, TestApp};
use http::Method;
use serde_json::Value;

use crate::security_key::{Key, Says, decode, encode};
use crate::visitors::{ANN, BEN, EVE, Served, activity_of, form, site, site_with, token_of, token_on};

/// What the page asks the browser.
fn asked(page: &Page) -> Value {
    let forms = page.find_all("form[data-passkey]");
    let options = forms.first().and_then(|form| form.attribute("data-options")).expect("a page that asks");
    serde_json::from_str(options).expect("JSON")
}

/// Types the password and goes on to the page that asks for a passkey.
async fn begin_adding(browser: &mut Browser, name: &str) -> Value {
    browser.visit("/account/passkeys").await.assert_status(200);
    browser.fill("Name", name).fill("Current password", TestApp::PASSWORD);
    asked(browser.submit("Continue").await.assert_redirected_to("/account/passkeys/new"))
}

/// Sends the answer of the authenticator, as the script does.
async fn send(browser: &mut Browser, path: &str, answer: &Value) -> Page {
    let token = token_on(browser.page());
    browser.post(path, &[("csrf_token", &token), ("answer", &answer.to_string())]).await
}

const NEW: &str = "/account/passkeys/new";
const ENTER: &str = "/login/passkey/answer";

async fn add(browser: &mut Browser, name: &str) -> Key {
    add_saying(browser, name, &Says::default()).await
}

async fn add_saying(browser: &mut Browser, name: &str, says: &Says) -> Key {
    let options = begin_adding(browser, name).await;
    let (key, answer) = Key::make(&options, says);
    send(browser, NEW, &answer).await.assert_redirected_to("/account/passkeys").assert_text(name);
    key
}

/// Presses the button on the page to log in, up to the question.
async fn begin_log_in(browser: &mut Browser) -> Value {
    browser.visit("/login").await.assert_status(200);
    asked(browser.submit("Log in with a passkey").await.assert_redirected_to("/login/passkey"))
}

async fn enter(browser: &mut Browser, key: &mut Key) -> Page {
    let options = begin_log_in(browser).await;
    let answer = key.sign(&options, &Says::default());
    send(browser, ENTER, &answer).await
}

/// A member with a passkey.
async fn member(site: &TestApp, email: &str) -> (Browser, Key) {
    let mut browser = site.log_in_as(email).await;
    let key = add(&mut browser, "Phone").await;
    (browser, key)
}

async fn assert_refused(browser: &mut Browser, page: &Page) {
    page.assert_status(422).assert_text("This passkey does not log you in here.");
    browser.visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn somebody_adds_a_passkey_and_logs_in_with_it() {
    let site = site().await;
    let (mut ann, mut key) = member(&site, ANN).await;
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "A passkey was added to your account at FlaskBoost app");
    assert!(mail.text.contains("\"Phone\"") && mail.text.contains("/account/passkeys"), "{mail:?}");
    assert_eq!(activity_of(&site, &mut ann).await[0], "Added a passkey");
    let mut elsewhere = site.browser();
    enter(&mut elsewhere, &mut key).await.assert_redirected_to("/").assert_text(ANN);
    assert_eq!(activity_of(&site, &mut elsewhere).await[0], "Logged in with a passkey");
    for _ in 0..3 {
        enter(&mut site.browser(), &mut key).await.assert_redirected_to("/");
    }
}

#[tokio::test]
async fn a_log_in_leads_to_where_somebody_wanted_to_go_and_never_elsewhere() {
    let site = site().await;
    let (_, mut key) = member(&site, ANN).await;
    for (next, expected) in [("/notes", "/notes"), ("https://evil.example/", "/"), ("//evil.example", "/")] {
        let mut browser = site.browser();
        let token = token_of(&mut browser).await;
        let page = browser.post("/login/passkey", &[("csrf_token", &token), ("next", next)]).await;
        let answer = key.sign(&asked(&page), &Says::default());
        send(&mut browser, ENTER, &answer).await.assert_redirected_to(expected);
    }
    let mut browser = site.browser();
    browser.visit("/notes").await.assert_redirected_to("/login");
    let page = browser.submit("Log in with a passkey").await;
    let answer = key.sign(&asked(&page), &Says::default());
    send(&mut browser, ENTER, &answer).await.assert_redirected_to("/notes");
}

#[tokio::test]
async fn the_session_of_a_log_in_is_a_new_one() {
    let site = site().await;
    let (_, mut key) = member(&site, ANN).await;
    let mut browser = site.browser();
    let options = begin_log_in(&mut browser).await;
    let name = &site.settings().session.cookie;
    let before = browser.cookie(name).map(|cookie| cookie.value().to_owned());
    send(&mut browser, ENTER, &key.sign(&options, &Says::default())).await.assert_redirected_to("/");
    let after = browser.cookie(name).map(|cookie| cookie.value().to_owned());
    assert!(before.is_some() && after.is_some());
    assert_ne!(before, after);
}

#[tokio::test]
async fn the_question_names_the_site_and_asks_for_verification_and_tells_nobody_who_it_is() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let options = begin_adding(&mut ann, "Phone").await;
    assert_eq!(options["rp"]["id"], "localhost");
    assert_eq!(options["attestation"], "none");
    assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(decode(options["challenge"].as_str().unwrap()).len(), 32);
    let handle = decode(options["user"]["id"].as_str().unwrap());
    assert_eq!(handle.len(), 16);
    let user = User::find_by_email(site.db(), ANN).await.unwrap().unwrap();
    assert!(!handle.ends_with(&user.id.to_be_bytes()));
    // The name is the same for every passkey of a person, and another one for another person.
    let again = begin_adding(&mut ann, "Laptop").await;
    assert_eq!(options["user"]["id"], again["user"]["id"]);
    assert_ne!(options["challenge"], again["challenge"]);
    let other = begin_adding(&mut site.log_in_as(BEN).await, "Phone").await;
    assert_ne!(options["user"]["id"], other["user"]["id"]);
    let options = begin_log_in(&mut site.browser()).await;
    assert_eq!(options["rpId"], "localhost");
    assert_eq!(options["userVerification"], "required");
    assert_eq!(options["allowCredentials"].as_array().map(Vec::len), Some(0), "nobody is named");
}

#[tokio::test]
async fn what_was_added_is_listed_renamed_and_removed() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    add_saying(&mut ann, "Phone", &Says { is_synced: true, ..Says::default() }).await;
    let page = ann.visit("/account/passkeys").await;
    page.assert_text("Phone").assert_text("Synced").assert_text("never");
    ann.click("Rename Phone").await.assert_status(200);
    ann.fill("Name", "").submit("Rename").await.assert_status(422);
    ann.fill("Name", &"x".repeat(65)).submit("Rename").await.assert_status(422);
    ann.fill("Name", "Old phone").submit("Rename").await.assert_redirected_to("/account/passkeys");
    ann.page().assert_text("Old phone");
    ann.submit("Remove").await.assert_redirected_to("/account/passkeys").assert_text("You have no passkey yet.");
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "A passkey of your account at FlaskBoost app was removed");
    assert_eq!(activity_of(&site, &mut ann).await[..2], ["Removed a passkey", "Added a passkey"]);
}

#[tokio::test]
async fn a_passkey_that_was_removed_logs_nobody_in() {
    let site = site().await;
    let (mut ann, mut key) = member(&site, ANN).await;
    let mut browser = site.browser();
    let options = begin_log_in(&mut browser).await;
    ann.visit("/account/passkeys").await.assert_status(200);
    ann.submit("Remove").await.assert_redirected_to("/account/passkeys");
    let page = send(&mut browser, ENTER, &key.sign(&options, &Says::default())).await;
    assert_refused(&mut browser, &page).await;
}

#[tokio::test]
async fn adding_takes_the_current_password() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    for wrong in ["", "not the password"] {
        ann.visit("/account/passkeys").await.assert_status(200);
        ann.fill("Name", "Phone").fill("Current password", wrong);
        let page = ann.submit("Continue").await;
        page.assert_status(422).assert_text("This is not your current password.");
        ann.visit(NEW).await.assert_redirected_to("/account/passkeys");
    }
    assert_eq!(activity_of(&site, &mut ann).await[0], "Tried to add a passkey and was refused");
}

#[tokio::test]
async fn wrong_passwords_are_counted_when_adding() {
    let site = site_with(|settings| settings.limits.failures_per_account = 3).await;
    let mut ann = site.log_in_as(ANN).await;
    for expected in [422, 422, 422, 429] {
        ann.visit("/account/passkeys").await.assert_status(200);
        ann.fill("Name", "Phone").fill("Current password", "not the password");
        ann.submit("Continue").await.assert_status(expected);
    }
}

#[tokio::test]
async fn somebody_without_a_password_adds_one_after_a_fresh_log_in_and_keeps_the_last() {
    let site = site().await;
    let state = site.state();
    let user = User::create(site.db(), &state.passwords, site.clock(), NewUser::new(ANN)).await.unwrap();
    user.activate(site.db(), site.clock()).await.unwrap();
    let mut ann = site.browser();
    ann.visit("/login/link").await.assert_status(200);
    ann.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/login/link/");
    ann.visit(&link).await.assert_status(200);
    ann.submit("Log in now").await.assert_redirected_to("/");
    let add = async |ann: &mut Browser, name: &str| {
        ann.visit("/account/passkeys").await.assert_status(200);
        ann.fill("Name", name).submit("Continue").await
    };
    let (mut key, answer) = Key::make(&asked(&add(&mut ann, "Phone").await), &Says::default());
    send(&mut ann, NEW, &answer).await.assert_redirected_to("/account/passkeys");
    ann.submit("Remove").await.assert_redirected_to("/account/passkeys").assert_text("This is your last way in.");
    enter(&mut site.browser(), &mut key).await.assert_redirected_to("/");
    site.advance(Duration::minutes(15));
    add(&mut ann, "Tablet").await.assert_status(422).assert_text("You logged in a while ago.");
    enter(&mut site.browser(), &mut key).await.assert_redirected_to("/");
}

#[tokio::test]
async fn twenty_passkeys_are_enough() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    for number in 0..19 {
        add(&mut ann, &format!("Key {number}")).await;
    }
    let first = begin_adding(&mut ann, "Key 19").await;
    send(&mut ann, NEW, &Key::make(&first, &Says::default()).1).await.assert_status(200);
    ann.visit("/account/passkeys").await.assert_status(200);
    ann.fill("Name", "One more").fill("Current password", TestApp::PASSWORD);
    ann.submit("Continue").await.assert_status(422).assert_text("You have 20 passkeys");
}

#[tokio::test]
async fn an_answer_to_a_log_in_must_be_true_in_every_part() {
    let site = site().await;
    let (_, mut key) = member(&site, ANN).await;
    let lies = [
        Says { origin: "https://evil.example".into(), ..Says::default() },
        Says { origin: "http://127.0.0.1:5000".into(), ..Says::default() },
        Says { origin: "http://localhost:5001".into(), ..Says::default() },
        Says { name: "evil.example".into(), ..Says::default() },
        Says { challenge: Some(encode(&[7; 32])), ..Says::default() },
        Says { kind: Some("webauthn.create"), ..Says::default() },
        Says { is_verified: false, ..Says::default() },
        Says { is_present: false, ..Says::default() },
    ];
    for lie in lies {
        let mut browser = site.browser();
        let options = begin_log_in(&mut browser).await;
        let page = send(&mut browser, ENTER, &key.sign(&options, &lie)).await;
        assert_refused(&mut browser, &page).await;
    }
    enter(&mut site.browser(), &mut key).await.assert_redirected_to("/");
}

#[tokio::test]
async fn an_answer_to_a_new_passkey_must_be_true_in_every_part() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let lies = [
        Says { origin: "https://evil.example".into(), ..Says::default() },
        Says { name: "evil.example".into(), ..Says::default() },
        Says { challenge: Some(encode(&[7; 32])), ..Says::default() },
        Says { kind: Some("webauthn.get"), ..Says::default() },
        Says { is_verified: false, ..Says::default() },
        Says { is_present: false, ..Says::default() },
    ];
    for lie in lies {
        let options = begin_adding(&mut ann, "Phone").await;
        let page = send(&mut ann, NEW, &Key::make(&options, &lie).1).await;
        page.assert_status(422).assert_text("The passkey was not added");
        ann.visit("/account/passkeys").await.assert_text("You have no passkey yet.");
    }
}

#[tokio::test]
async fn a_tampered_answer_is_refused_in_every_byte_that_counts() {
    let site = site().await;
    let (_, mut key) = member(&site, ANN).await;
    for part in ["signature", "authenticatorData", "clientDataJSON", "userHandle"] {
        let mut browser = site.browser();
        let options = begin_log_in(&mut browser).await;
        let mut answer = key.sign(&options, &Says::default());
        let mut bytes = decode(answer["response"][part].as_str().unwrap());
        *bytes.last_mut().unwrap() ^= 1;
        answer["response"][part] = encode(&bytes).into();
        let page = send(&mut browser, ENTER, &answer).await;
        assert_refused(&mut browser, &page).await;
    }
    enter(&mut site.browser(), &mut key).await.assert_redirected_to("/");
}

#[tokio::test]
async fn an_answer_counts_once_and_in_one_browser() {
    let site = site().await;
    let (_, mut key) = member(&site, ANN).await;
    let mut browser = site.browser();
    let options = begin_log_in(&mut browser).await;
    let mut eve = site.browser();
    begin_log_in(&mut eve).await;
    let answer = key.sign(&options, &Says::default());
    // In a browser that was asked something else, and in one that was asked nothing.
    let page = send(&mut eve, ENTER, &answer).await;
    assert_refused(&mut eve, &page).await;
    let mut stranger = site.browser();
    let token = token_of(&mut stranger).await;
    let page = stranger.post(ENTER, &[("csrf_token", &token), ("answer", &answer.to_string())]).await;
    assert_refused(&mut stranger, &page).await;
    send(&mut browser, ENTER, &answer).await.assert_redirected_to("/");
    // And again, in the same browser.
    browser.visit("/shelves/new").await.assert_status(200);
    browser.submit("Log out").await.assert_status(200);
    begin_log_in(&mut browser).await;
    let page = send(&mut browser, ENTER, &answer).await;
    assert_refused(&mut browser, &page).await;
}

#[tokio::test]
async fn of_twenty_answers_at_once_one_logs_in() {
    let site = site().await;
    // A passkey that is copied to a cloud does not count, so nothing but the question can be used up.
    let synced = Says { is_synced: true, ..Says::default() };
    let mut key = add_saying(&mut site.log_in_as(ANN).await, "Phone", &synced).await;
    let mut browser = site.browser();
    let options = begin_log_in(&mut browser).await;
    let answer = key.sign(&options, &synced);
    let mut browsers: Vec<Browser> = (0..20).map(|_| browser.clone()).collect();
    let pages = browsers.iter_mut().map(|browser| send(browser, ENTER, &answer));
    let pages = futures_util::future::join_all(pages).await;
    let entered = pages.iter().filter(|page| page.status() == 200).count();
    let refused = pages.iter().filter(|page| page.status() == 422).count();
    assert_eq!((entered, refused), (1, 19));
}

#[tokio::test]
async fn a_question_is_open_for_five_minutes() {
    let site = site().await;
    let (mut ann, mut key) = member(&site, ANN).await;
    let mut browser = site.browser();
    let options = begin_log_in(&mut browser).await;
    let new = begin_adding(&mut ann, "Laptop").await;
    site.advance(Duration::minutes(5) - Duration::seconds(1));
    browser.visit("/login/passkey").await.assert_status(200);
    site.advance(Duration::seconds(1));
    let page = send(&mut browser, ENTER, &key.sign(&options, &Says::default())).await;
    assert_refused(&mut browser, &page).await;
    browser.visit("/login/passkey").await.assert_redirected_to("/login");
    let page = send(&mut ann, NEW, &Key::make(&new, &Says::default()).1).await;
    page.assert_status(422).assert_text("it took too long");
}

#[tokio::test]
async fn the_passkey_of_one_person_is_not_that_of_another() {
    let site = site().await;
    let (_, mut anns) = member(&site, ANN).await;
    let (mut ben, mut bens) = member(&site, BEN).await;
    // Each signs soundly, and says to be the other.
    (anns.owner, bens.owner) = (bens.owner.clone(), anns.owner.clone());
    for key in [&mut anns, &mut bens] {
        let mut browser = site.browser();
        let page = enter(&mut browser, key).await;
        assert_refused(&mut browser, &page).await;
    }
    // A name that Ann's passkey has is not given again.
    let options = begin_adding(&mut ben, "Ann's").await;
    let (_, answer) = Key::make_with_id(&options, &Says::default(), anns.id.clone());
    send(&mut ben, NEW, &answer).await.assert_status(422).assert_text("it is in use already");
    // Nor is her passkey shown to him, renamed or removed.
    let token = token_of(&mut ben).await;
    ben.visit("/account/passkeys/1").await.assert_status(404);
    let fields = [("csrf_token", token.as_str()), ("name", "Mine")];
    ben.post("/account/passkeys/1", &fields).await.assert_status(404);
    ben.post("/account/passkeys/1/remove", &fields).await.assert_status(404);
    ben.post("/account/passkeys/99/remove", &fields).await.assert_status(404);
}

#[tokio::test]
async fn a_question_to_one_member_is_not_answered_by_another() {
    let site = site().await;
    let mut browser = site.log_in_as(ANN).await;
    let options = begin_adding(&mut browser, "Phone").await;
    let answer = Key::make(&options, &Says::default()).1;
    let mut ben = site.log_in_as(BEN).await;
    begin_adding(&mut ben, "Phone").await;
    send(&mut ben, NEW, &answer).await.assert_status(422);
    ben.visit("/account/passkeys").await.assert_text("You have no passkey yet.");
}

#[tokio::test]
async fn nobody_gets_in_who_may_not() {
    let site = site().await;
    let (_, mut key) = member(&site, ANN).await;
    let user = User::find_by_email(site.db(), ANN).await.unwrap().unwrap();
    let mut browser = site.browser();
    let options = begin_log_in(&mut browser).await;
    let user = user.deactivate(site.db(), site.clock()).await.unwrap();
    let page = send(&mut browser, ENTER, &key.sign(&options, &Says::default())).await;
    assert_refused(&mut browser, &page).await;
    user.activate(site.db(), site.clock()).await.unwrap();
    let mut ann = site.browser();
    enter(&mut ann, &mut key).await.assert_redirected_to("/");
    ann.visit("/account/delete").await.assert_status(200);
    ann.fill("Current password", TestApp::PASSWORD).submit("Delete my account").await.assert_redirected_to("/");
    let page = enter(&mut browser, &mut key).await;
    assert_refused(&mut browser, &page).await;
}

#[tokio::test]
async fn a_counter_that_goes_backwards_is_refused_and_noted() {
    let site = site().await;
    let (mut ann, mut key) = member(&site, ANN).await;
    key.count = Some(9);
    enter(&mut site.browser(), &mut key).await.assert_redirected_to("/");
    // It counted to ten, and counts one on before it signs.
    for count in [0, 8, 9] {
        key.count = Some(count);
        let mut browser = site.browser();
        let page = enter(&mut browser, &mut key).await;
        assert_refused(&mut browser, &page).await;
        let expected = "A passkey was refused, because there may be a copy of it";
        assert_eq!(activity_of(&site, &mut ann).await[0], expected);
    }
    key.count = Some(10);
    enter(&mut site.browser(), &mut key).await.assert_redirected_to("/");
}

#[tokio::test]
async fn nonsense_is_refused_like_everything_else() {
    let site = site().await;
    let (mut ann, mut key) = member(&site, ANN).await;
    let mut browser = site.browser();
    let options = begin_log_in(&mut browser).await;
    let sound = key.sign(&options, &Says::default());
    let mut wrong_types = sound.clone();
    wrong_types["response"]["signature"] = 7.into();
    let mut no_owner = sound.clone();
    no_owner["response"]["userHandle"] = Value::Null;
    let mut short_owner = sound.clone();
    short_owner["response"]["userHandle"] = "AQ".into();
    let huge = "x".repeat(20_001);
    let nonsense = [
        String::new(),
        "{".to_owned(),
        "[]".to_owned(),
        "7".to_owned(),
        "{}".to_owned(),
        wrong_types.to_string(),
        no_owner.to_string(),
        short_owner.to_string(),
        huge.clone(),
        "[".repeat(19_000),
    ];
    for answer in nonsense {
        begin_log_in(&mut browser).await;
        let token = token_on(browser.page());
        let page = browser.post(ENTER, &[("csrf_token", &token), ("answer", &answer)]).await;
        assert_refused(&mut browser, &page).await;
        begin_adding(&mut ann, "Laptop").await;
        let token = token_on(ann.page());
        let page = ann.post(NEW, &[("csrf_token", &token), ("answer", &answer)]).await;
        page.assert_status(422).assert_text("The passkey was not added");
    }
    begin_log_in(&mut browser).await;
    let token = token_on(browser.page());
    let answer = "x".repeat(3_000_000);
    let request = form(&Method::POST, ENTER, &[("csrf_token", &token), ("answer", &answer)]);
    browser.request(request).await.assert_status(413);
}

#[tokio::test]
async fn strangers_add_nothing_and_members_do_not_log_in_again() {
    let site = site().await;
    let mut eve = site.browser();
    for path in ["/account/passkeys", "/account/passkeys/new", "/account/passkeys/1"] {
        eve.visit(path).await.assert_redirected_to("/login");
    }
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/login/passkey").await.assert_redirected_to("/");
}

#[tokio::test]
async fn failures_are_counted_by_where_they_come_from() {
    let site = site_with(|settings| settings.limits.failures_per_address = 3).await;
    let (_, mut key) = member(&site, ANN).await;
    let mut browser = site.browser();
    for _ in 0..5 {
        enter(&mut site.browser(), &mut key).await.assert_redirected_to("/");
    }
    for expected in [422, 422, 422, 429] {
        let options = begin_log_in(&mut browser).await;
        let lie = Says { is_verified: false, ..Says::default() };
        send(&mut browser, ENTER, &key.sign(&options, &lie)).await.assert_status(expected);
    }
    let site = site_with(|settings| settings.limits.failures_per_network = 3).await;
    for expected in [200, 200, 200, 429] {
        let mut browser = site.browser();
        browser.visit("/login").await.assert_status(200);
        browser.submit("Log in with a passkey").await.assert_status(expected);
    }
}

#[tokio::test]
async fn taking_an_address_back_removes_the_passkeys_of_whoever_stole_the_account() {
    let site = site().await;
    // Eve is in Ann's account and knows its password.
    let (mut eve, mut key) = member(&site, ANN).await;
    eve.visit("/account/email").await.assert_status(200);
    eve.fill("New e-mail", EVE).fill("Current password", TestApp::PASSWORD);
    eve.submit("Send the link").await.assert_redirected_to("/account");
    let link = site.last_mail_to(EVE).await.link_containing("/email/");
    eve.visit(&link).await.assert_status(200);
    eve.fill("Password", TestApp::PASSWORD);
    let button = eve.page().find_all("main form button")[0].text();
    eve.submit(&button).await.assert_redirected_to("/account");
    let late = begin_adding(&mut eve, "Another").await;
    let undo = site.last_mail_to(ANN).await.link_containing("/email/undo/");
    let mut ann = site.browser();
    ann.visit(&undo).await.assert_status(200);
    let button = ann.page().find_all("main form button")[0].text();
    ann.submit(&button).await.assert_status(200);
    let page = enter(&mut site.browser(), &mut key).await;
    page.assert_status(422);
    // What Eve began to add before is not added now.
    send(&mut eve, NEW, &Key::make(&late, &Says::default()).1).await.assert_redirected_to("/login");
}

#[tokio::test]
async fn a_password_that_changed_meanwhile_keeps_a_passkey_out() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let options = begin_adding(&mut ann, "Phone").await;
    let token = token_on(ann.page());
    let mut same = ann.clone();
    same.visit("/account/password").await.assert_status(200);
    same.fill("Current password", TestApp::PASSWORD).fill("New password", "an entirely new password");
    same.submit("Change password").await.assert_status(200);
    // The same session, under its new id.
    let answer = Key::make(&options, &Says::default()).1.to_string();
    let stale = same.post(NEW, &[("csrf_token", &token), ("answer", &answer)]).await;
    stale.assert_status(403);
    let token = token_of(&mut same).await;
    let page = same.post(NEW, &[("csrf_token", &token), ("answer", &answer)]).await;
    page.assert_status(422).assert_text("it took too long, or was tried before");
}

#[tokio::test]
async fn a_new_password_ends_sessions_that_began_with_a_passkey_and_keeps_the_passkey() {
    let site = site().await;
    let (mut ann, mut key) = member(&site, ANN).await;
    let mut other = site.browser();
    enter(&mut other, &mut key).await.assert_redirected_to("/");
    ann.visit("/account/password").await.assert_status(200);
    ann.fill("Current password", TestApp::PASSWORD).fill("New password", "an entirely new password");
    ann.submit("Change password").await.assert_status(200);
    other.visit("/account").await.assert_redirected_to("/login");
    enter(&mut other, &mut key).await.assert_redirected_to("/");
}

#[tokio::test]
async fn what_is_known_of_passkeys_is_in_the_download_without_the_key() {
    let site = site().await;
    let (mut ann, key) = member(&site, ANN).await;
    let token = token_of(&mut ann).await;
    let page = ann.post("/account/data", &[("csrf_token", &token)]).await;
    let all: Value = page.json();
    assert_eq!(all["passkeys"][0]["name"], "Phone");
    assert!(!page.text().contains(&encode(&key.id)));
}

#[tokio::test]
async fn one_setting_switches_all_of_it_off() {
    let site = site_with(|settings| settings.accounts.passkeys = false).await;
    let mut stranger = site.browser();
    assert!(!stranger.visit("/login").await.text().contains("passkey"));
    let token = token_of(&mut stranger).await;
    stranger.visit("/login/passkey").await.assert_status(404);
    for path in ["/login/passkey", ENTER] {
        stranger.post(path, &[("csrf_token", &token), ("answer", "{}")]).await.assert_status(404);
    }
    let mut ann = site.log_in_as(ANN).await;
    assert!(!ann.visit("/account").await.text().contains("asskey"));
    let token = token_of(&mut ann).await;
    for path in ["/account/passkeys", NEW, "/account/passkeys/1"] {
        ann.visit(path).await.assert_status(404);
        ann.post(path, &[("csrf_token", &token), ("name", "x"), ("answer", "{}")]).await.assert_status(404);
    }
    ann.post("/account/passkeys/1/remove", &[("csrf_token", &token)]).await.assert_status(404);
}

#[tokio::test]
async fn at_an_address_without_a_name_the_page_says_why_and_nothing_else_breaks() {
    for (url, why) in [("http://192.0.2.7:5000", "has an IP address"), ("http://site.example", "https://")] {
        let site = site_with(|settings| settings.app.url = url.to_owned()).await;
        let mut ann = site.log_in_as(ANN).await;
        ann.visit("/account").await.assert_text("Passkeys");
        ann.visit("/account/passkeys").await.assert_status(200).assert_text(why);
        let token = token_of(&mut ann).await;
        let fields = [("csrf_token", token.as_str()), ("name", "Phone"), ("current_password", TestApp::PASSWORD)];
        ann.post("/account/passkeys", &fields).await.assert_status(404);
        let mut stranger = site.browser();
        assert!(!stranger.visit("/login").await.text().contains("passkey"));
        let token = token_of(&mut stranger).await;
        stranger.post("/login/passkey", &[("csrf_token", &token)]).await.assert_status(404);
    }
}

#[tokio::test]
async fn in_production_the_name_is_that_of_app_url_whatever_the_host_says() {
    let served = Served::boot(Runtime::Production, |_| {}).await;
    let mut browser = served.browser();
    let page = browser.visit("/login").await;
    page.assert_status(200);
    let options = asked(&browser.submit("Log in with a passkey").await);
    assert_eq!(options["rpId"], "site.example");
    let origin = browser.page().find_all("form[data-passkey]")[0].attribute("data-origin").map(str::to_owned);
    assert_eq!(origin.as_deref(), Some("https://site.example"));
}

#[tokio::test]
async fn a_first_log_in_from_elsewhere_is_told_also_with_a_passkey() {
    let site = site().await;
    let (_, mut key) = member(&site, ANN).await;
    enter(&mut site.browser(), &mut key).await.assert_redirected_to("/");
    drop(site.mails().await);
    let events = AuthEvent::page(site.db(), flaskboost::model::PageNumber::default()).await.unwrap();
    let kinds: Vec<EventKind> = events.items.iter().map(|event| event.kind).collect();
    assert_eq!(kinds[0], EventKind::PasskeyUsed, "{kinds:?}");
}

#[tokio::test]
async fn the_box_beside_the_button_says_whether_the_device_is_remembered() {
    const BOX: &str = "Keep me logged in on this device";
    for is_ticked in [true, false] {
        let site = site().await;
        let (_, mut key) = member(&site, ANN).await;
        let mut browser = site.browser();
        browser.visit("/login").await.assert_status(200);
        browser.within("#other-ways");
        let chosen = if is_ticked { browser.check(BOX) } else { browser.uncheck(BOX) };
        let options = asked(chosen.submit("Log in with a passkey").await.assert_redirected_to("/login/passkey"));
        let answer = key.sign(&options, &Says::default());
        send(&mut browser, ENTER, &answer).await.assert_redirected_to("/");
        assert_eq!(browser.cookie("session").expect("a session").expires().is_some(), is_ticked);
    }
}
