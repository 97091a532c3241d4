//! From a stranger to somebody with an account: sign up, read the mail, confirm with the password.

use chrono::Duration;
use flaskboost::accounts::User;
use flaskboost::testing::TestApp;
use http::Request;

use crate::visitors::{ANN, BEN, EVE, confirm, log_in, sign_up, site, site_with, token_on};

const REFUSAL: &str = "The e-mail address or the password is not right, or the address is not confirmed yet.";

#[tokio::test]
async fn somebody_signs_up_confirms_logs_in_and_logs_out() {
    let site = site().await;
    let mut ann = site.browser();
    ann.visit("/").await.assert_status(200);
    ann.click("Sign up").await.assert_status(200);
    let page = ann.fill("E-mail", " Ann@Example.org ").fill("Password", TestApp::PASSWORD).submit("Sign up").await;
    page.assert_redirected_to("/signup/sent").assert_text("Check your mail");
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "Confirm your e-mail for FlaskBoost app");
    assert!(mail.html.as_deref().is_some_and(|html| html.contains("/confirm/")), "{mail:?}");
    ann.visit(&mail.link_containing("/confirm/")).await.assert_status(200);
    let page = confirm(&mut ann).await;
    page.assert_redirected_to("/").assert_text("Your address is confirmed. Welcome!").assert_text(ANN);
    ann.submit("Log out").await.assert_redirected_to("/").assert_text("You are logged out.");
    log_in(&mut ann, ANN, TestApp::PASSWORD).await.assert_redirected_to("/").assert_text(ANN);
    ann.click(&format!("A{ANN}")).await.assert_status(200);
    ann.visit("/account").await.assert_status(200).assert_text(ANN);
    ann.submit("Log out").await.assert_redirected_to("/").assert_text("You are logged out.");
    ann.visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn an_address_must_be_confirmed_before_its_owner_may_log_in() {
    let site = site().await;
    let mut ann = site.browser();
    sign_up(&site, &mut ann, ANN).await.assert_status(200);
    let page = log_in(&mut ann, ANN, TestApp::PASSWORD).await;
    page.assert_status(422).assert_text(REFUSAL);
    assert!(ann.cookie("session").is_some(), "the address typed at sign-up is remembered");
    ann.visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn opening_the_link_confirms_nothing_until_the_button_is_pressed() {
    let site = site().await;
    let mut ann = site.browser();
    sign_up(&site, &mut ann, ANN).await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/confirm/");
    for _ in 0..3 {
        site.browser().visit(&link).await.assert_status(200);
    }
    assert!(!User::find_by_email(site.db(), ANN).await.unwrap().unwrap().is_confirmed());
    confirm(&mut ann).await.assert_redirected_to("/");
    assert!(User::find_by_email(site.db(), ANN).await.unwrap().unwrap().is_confirmed());
}

#[tokio::test]
async fn a_link_confirms_once() {
    let site = site().await;
    let mut ann = site.browser();
    sign_up(&site, &mut ann, ANN).await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/confirm/");
    let mut other = ann.clone();
    confirm(&mut ann).await.assert_redirected_to("/");
    confirm(&mut other).await.assert_status(410);
    other.visit(&link).await.assert_status(410).assert_text("This link is used up");
}

#[tokio::test]
async fn confirming_takes_the_password_of_the_sign_up() {
    let site = site().await;
    let mut ann = site.browser();
    let page = sign_up(&site, &mut ann, ANN).await;
    page.assert_element("input[type=password][autocomplete=current-password]");
    page.assert_text("The one you chose when you signed up.");
    for wrong in ["", "something else"] {
        let page = ann.fill("Password", wrong).submit("Confirm my e-mail").await;
        page.assert_status(422);
        assert!(!page.field_errors("Password").is_empty(), "{page:?}");
        assert_eq!(page.field_value("Password"), "");
    }
    ann.visit("/account").await.assert_redirected_to("/login");
    assert!(!User::find_by_email(site.db(), ANN).await.unwrap().unwrap().is_confirmed());
    let link = site.last_mail_to(ANN).await.link_containing("/confirm/");
    ann.visit(&link).await.assert_status(200);
    confirm(&mut ann).await.assert_redirected_to("/");
    ann.visit("/account").await.assert_status(200).assert_text(ANN);
    // A link that is used up says nothing about the password.
    let mut stranger = site.browser();
    let token = crate::visitors::token_of(&mut stranger).await;
    for password in [TestApp::PASSWORD, "something else", ""] {
        stranger.post(&link, &[("csrf_token", &token), ("password", password)]).await.assert_status(410);
    }
}

#[tokio::test]
async fn confirming_in_the_browser_of_somebody_else_logs_them_out() {
    let site = site().await;
    sign_up(&site, &mut site.browser(), ANN).await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/confirm/");
    let mut family = site.log_in_as(BEN).await;
    let before = family.cookie("session").expect("a session").value().to_owned();
    family.visit(&link).await.assert_status(200);
    confirm(&mut family).await.assert_redirected_to("/");
    family.visit("/account").await.assert_text(ANN).assert_no_text(BEN);
    site.browser().set_cookie("session", &before).visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn an_attacker_who_signs_up_a_strangers_address_gains_nothing() {
    let site = site().await;
    let (mut eve, mut ann) = (site.browser(), site.browser());
    let planted = "a password that Eve knows";
    eve.visit("/signup").await.assert_status(200);
    eve.fill("E-mail", ANN).fill("Password", planted).submit("Sign up").await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/confirm/");
    // Ann is curious and presses the button, with nothing and with what she would have chosen.
    ann.visit(&link).await.assert_status(200);
    ann.submit("Confirm my e-mail").await.assert_status(422);
    confirm(&mut ann).await.assert_status(422);
    log_in(&mut eve, ANN, planted).await.assert_status(422);
    // She wants an account after all, and takes the way that the page shows to whoever chose no password.
    ann.visit(&link).await.assert_status(200);
    ann.click("Choose a new one").await.assert_status(200);
    ann.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let reset = site.last_mail_to(ANN).await.link_containing("/password/reset/");
    ann.visit(&reset).await.assert_status(200);
    ann.fill("New password", TestApp::PASSWORD).submit("Save password").await.assert_redirected_to("/login");
    log_in(&mut ann, ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
    log_in(&mut eve, ANN, planted).await.assert_status(422);
    eve.visit(&link).await.assert_status(410);
    // Nor does a sign-up of Eve's take her own address anywhere near it.
    sign_up(&site, &mut eve, EVE).await.assert_status(200);
    confirm(&mut eve).await.assert_redirected_to("/");
    eve.visit("/account").await.assert_text(EVE).assert_no_text(ANN);
}

#[tokio::test]
async fn many_requests_for_the_mail_send_one_a_minute() {
    let site = site().await;
    let mut ann = site.browser();
    sign_up(&site, &mut ann, ANN).await.assert_status(200);
    for _ in 0..20 {
        ann.visit("/confirm-again").await.assert_status(200);
        ann.fill("E-mail", ANN).submit("Send again").await.assert_redirected_to("/signup/sent");
    }
    assert_eq!(site.mails().await.len(), 1);
    site.advance(Duration::minutes(1));
    for _ in 0..20 {
        ann.visit("/confirm-again").await.assert_status(200);
        ann.fill("E-mail", ANN).submit("Send again").await.assert_redirected_to("/signup/sent");
    }
    assert_eq!(site.mails().await.len(), 2);
}

#[tokio::test]
async fn many_who_press_the_button_at_once_confirm_once() {
    let site = site().await;
    let mut ann = site.browser();
    sign_up(&site, &mut ann, ANN).await.assert_status(200);
    let mut browsers: Vec<_> = (0..8).map(|_| ann.clone()).collect();
    let pages = futures_util::future::join_all(browsers.iter_mut().map(confirm)).await;
    let confirmed = pages.iter().filter(|page| page.status() == 200).count();
    let gone = pages.iter().filter(|page| page.status() == 410).count();
    assert_eq!((confirmed, gone), (1, 7), "{pages:?}");
}

#[tokio::test]
async fn a_link_to_confirm_expires() {
    let site = site_with(|settings| settings.accounts.confirm_hours = 48).await;
    let mut ann = site.browser();
    sign_up(&site, &mut ann, ANN).await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/confirm/");
    site.advance(Duration::hours(48) - Duration::seconds(1));
    ann.visit(&link).await.assert_status(200);
    site.advance(Duration::seconds(1));
    ann.visit(&link).await.assert_status(410);
    ann.visit("/confirm-again").await.assert_status(200);
    ann.fill("E-mail", ANN).submit("Send again").await.assert_redirected_to("/signup/sent");
    let link = site.last_mail_to(ANN).await.link_containing("/confirm/");
    ann.visit(&link).await.assert_status(200);
    confirm(&mut ann).await.assert_redirected_to("/");
}

#[tokio::test]
async fn asking_for_the_mail_again_leaves_the_first_link_working() {
    let site = site().await;
    let mut ann = site.browser();
    sign_up(&site, &mut ann, ANN).await.assert_status(200);
    let first = site.last_mail_to(ANN).await.link_containing("/confirm/");
    site.advance(Duration::minutes(1));
    ann.visit("/confirm-again").await.assert_status(200);
    ann.fill("E-mail", ANN).submit("Send again").await.assert_status(200);
    let second = site.last_mail_to(ANN).await.link_containing("/confirm/");
    assert_ne!(first, second);
    ann.visit(&second).await.assert_status(200);
    ann.visit(&first).await.assert_status(200);
    confirm(&mut ann).await.assert_redirected_to("/");
    // One of them was used, so neither works any more.
    ann.visit(&second).await.assert_status(410);
}

#[tokio::test]
async fn signing_up_again_replaces_the_password_and_voids_the_first_link() {
    let site = site().await;
    let mut eve = site.browser();
    sign_up(&site, &mut eve, ANN).await.assert_status(200);
    let planted = site.last_mail_to(ANN).await.link_containing("/confirm/");
    site.advance(Duration::minutes(1));
    let mut ann = site.browser();
    ann.visit("/signup").await.assert_status(200);
    ann.fill("E-mail", ANN).fill("Password", "Ann's very own words").submit("Sign up").await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/confirm/");
    eve.visit(&planted).await.assert_status(410);
    ann.visit(&link).await.assert_status(200);
    ann.fill("Password", "Ann's very own words").submit("Confirm my e-mail").await.assert_redirected_to("/");
    log_in(&mut eve, ANN, TestApp::PASSWORD).await.assert_status(422);
    ann.visit("/account").await.assert_status(200).assert_text(ANN);
}

#[tokio::test]
async fn signing_up_with_a_known_address_changes_nothing_and_tells_its_owner() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut eve = site.browser();
    eve.visit("/signup").await.assert_status(200);
    eve.fill("E-mail", ANN).fill("Password", "something else entirely").submit("Sign up").await.assert_status(200);
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "You already have an account at FlaskBoost app");
    assert!(!mail.links().iter().any(|link| link.contains("/confirm/")), "{mail:?}");
    log_in(&mut eve, ANN, "something else entirely").await.assert_status(422);
    log_in(&mut eve, ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_password_that_is_too_short_or_too_long_is_refused_and_not_shown_again() {
    let site = site().await;
    let mut ann = site.browser();
    for (password, error) in
        [("eleven char", "Use at least 12 characters."), (&"x".repeat(129), "Enter at most 128 characters (now 129).")]
    {
        ann.visit("/signup").await.assert_status(200);
        let page = ann.fill("E-mail", ANN).fill("Password", password).submit("Sign up").await;
        page.assert_status(422).assert_field_error("Password", error);
        assert_eq!(page.field_value("E-mail"), ANN);
        assert_eq!(page.field_value("Password"), "");
        assert!(!page.html().contains(password), "{page:?}");
    }
    assert!(site.mails().await.is_empty());
    ann.visit("/signup").await.assert_status(200);
    let long: String = "Äpfel aus einem naïven Garten, ".chars().cycle().take(128).collect();
    ann.fill("E-mail", ANN).fill("Password", &long).submit("Sign up").await.assert_redirected_to("/signup/sent");
}

#[tokio::test]
async fn what_is_no_address_is_refused_beside_the_field() {
    let site = site().await;
    let mut ann = site.browser();
    for email in ["", "ann", "ann@", "a b@c.d", "a@b.c, d@e.f", "ann@example.org\r\nBcc: eve@example.org"] {
        ann.visit("/signup").await.assert_status(200);
        let page = ann.fill("E-mail", email).fill("Password", TestApp::PASSWORD).submit("Sign up").await;
        page.assert_status(422);
        assert!(!page.field_errors("E-mail").is_empty(), "{email:?}: {page:?}");
    }
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn links_in_mails_lead_to_the_address_of_the_settings_whatever_host_was_asked() {
    let site = site().await;
    let mut eve = site.browser();
    let token = token_on(&eve.visit("/signup").await);
    let fields = [("csrf_token", token.as_str()), ("email", BEN), ("password", TestApp::PASSWORD)];
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
    let request = Request::post("/signup")
        .header("content-type", crate::visitors::FORM)
        .header("host", "evil.example")
        .header("x-forwarded-host", "evil.example")
        .header("forwarded", "host=evil.example");
    eve.request(request.body(body.into()).unwrap()).await.assert_status(303);
    let links = site.last_mail_to(BEN).await.links();
    assert!(links.iter().all(|link| link.starts_with("http://127.0.0.1:5000/")), "{links:?}");
}

#[tokio::test]
async fn where_strangers_may_not_sign_up_there_is_no_such_page() {
    let site = site_with(|settings| settings.accounts.signup = false).await;
    let mut ann = site.browser();
    let token = crate::visitors::token_of(&mut ann).await;
    ann.visit("/signup").await.assert_status(404);
    let fields = [("csrf_token", token.as_str()), ("email", ANN), ("password", TestApp::PASSWORD)];
    ann.post("/signup", &fields).await.assert_status(404);
    ann.visit("/login").await.assert_status(200).assert_no_text("Create an account");
    assert!(site.mails().await.is_empty());
}
