//! Logging in: who may, where it leads, and what is worthless afterwards.

use chrono::Duration;
use flaskboost::accounts::User;
use flaskboost::testing::TestApp;

use crate::visitors::{ANN, EVE, log_in, site, token_on};

#[tokio::test]
async fn logging_in_gives_the_session_a_new_id_and_makes_the_old_one_worthless() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.browser();
    // A session from before: something was remembered of the stranger.
    ann.visit("/password/forgot").await.assert_status(200);
    ann.fill("E-mail", EVE).submit("Send the link").await.assert_status(200);
    let before = ann.cookie("session").expect("a session").value().to_owned();
    log_in(&mut ann, ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
    let after = ann.cookie("session").expect("a session").value().to_owned();
    assert_ne!(before, after);
    let mut eve = site.browser();
    eve.set_cookie("session", &before).visit("/account").await.assert_redirected_to("/login");
    eve.set_cookie("session", &after).visit("/account").await.assert_status(200).assert_text(ANN);
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_from_other_sites() {
    let site = site().await;
    let ann = site.log_in_as(ANN).await;
    for name in ["session", "visitor"] {
        let cookie = ann.cookie(name).expect("the cookie");
        assert!(cookie.is_http_only() && cookie.path() == "/", "{cookie:?}");
        assert_eq!(cookie.same_site(), Some("Lax"));
        assert_eq!(cookie.value().len(), 43, "32 random bytes");
    }
}

#[tokio::test]
async fn logging_out_ends_the_session_in_the_database() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let stolen = ann.cookie("session").expect("a session").value().to_owned();
    ann.visit("/account").await.assert_status(200);
    ann.submit("Log out").await.assert_text("You are logged out.");
    let mut eve = site.browser();
    eve.set_cookie("session", &stolen).visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn logging_out_ends_only_the_session_of_this_device() {
    let site = site().await;
    let mut laptop = site.log_in_as(ANN).await;
    let mut phone = site.log_in_as(ANN).await;
    laptop.visit("/account").await.assert_status(200);
    laptop.submit("Log out").await.assert_status(200);
    phone.visit("/account").await.assert_status(200);
}

#[tokio::test]
async fn people_who_are_logged_in_are_sent_away_from_log_in_and_sign_up() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    for page in ["/login", "/signup", "/login?next=/account"] {
        ann.visit(page).await.assert_redirected_to("/");
    }
}

#[tokio::test]
async fn somebody_who_had_to_log_in_arrives_where_they_wanted_to_go() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.browser();
    let page = ann.visit("/notes?page=2").await;
    page.assert_redirected_to("/login?next=%2Fnotes%3Fpage%3D2");
    let page = ann.fill("E-mail", ANN).fill("Password", "not the password").submit("Log in").await;
    page.assert_status(422);
    let page = ann.fill("E-mail", ANN).fill("Password", TestApp::PASSWORD).submit("Log in").await;
    assert_eq!(page.url(), "/notes?page=2");
}

#[tokio::test]
async fn the_way_on_never_leaves_the_site() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    for elsewhere in [
        "https://evil.example",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "\t//evil.example",
        "http:evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/account\r\nset-cookie: a=b",
    ] {
        let encoded: String = form_urlencoded::byte_serialize(elsewhere.as_bytes()).collect();
        let mut ann = site.browser();
        let token = token_on(&ann.visit(&format!("/login?next={encoded}")).await);
        // Through the link, and through the field of the form.
        let page = ann.clone().fill("E-mail", ANN).fill("Password", TestApp::PASSWORD).submit("Log in").await;
        assert_eq!((page.status().as_u16(), page.url()), (200, "/"), "{elsewhere:?}");
        let fields =
            [("csrf_token", token.as_str()), ("email", ANN), ("password", TestApp::PASSWORD), ("next", elsewhere)];
        let page = ann.post("/login", &fields).await;
        let refused = page.status() == 422 && page.redirected_from().is_empty();
        assert!(refused || page.url() == "/", "{elsewhere:?} led to {}: {page:?}", page.url());
    }
}

#[tokio::test]
async fn a_closed_account_lets_nobody_in_and_ends_at_once() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let user = User::find_by_email(site.db(), ANN).await.unwrap().unwrap();
    user.deactivate(site.db(), site.clock()).await.unwrap();
    ann.visit("/account").await.assert_redirected_to("/login");
    log_in(&mut ann, ANN, TestApp::PASSWORD).await.assert_status(422);
    ann.visit("/password/forgot").await.assert_status(200);
    ann.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn a_session_that_nobody_uses_ends() {
    let site = site().await;
    let idle = Duration::minutes(i64::try_from(site.settings().session.idle_minutes).unwrap());
    let mut ann = site.log_in_as(ANN).await;
    site.advance(idle - Duration::seconds(1));
    ann.visit("/account").await.assert_status(200);
    // Using it made it last longer.
    site.advance(idle - Duration::seconds(1));
    ann.visit("/account").await.assert_status(200);
    site.advance(idle + Duration::seconds(1));
    ann.visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn a_session_ends_in_time_even_if_it_is_used() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let days = i64::try_from(site.settings().session.absolute_days).unwrap();
    for _ in 1..days {
        site.advance(Duration::days(1));
        ann.visit("/account").await.assert_status(200);
    }
    let cookie = ann.cookie("session").expect("a session").value().to_owned();
    site.advance(Duration::days(1));
    ann.set_cookie("session", &cookie).visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn an_address_is_the_same_however_it_is_typed() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    for email in ["ANN@EXAMPLE.ORG", "  ann@example.org  ", "Ann@example.org"] {
        log_in(&mut site.browser(), email, TestApp::PASSWORD).await.assert_redirected_to("/");
    }
    for password in [&TestApp::PASSWORD.to_uppercase(), " correct horse battery staple", ""] {
        log_in(&mut site.browser(), ANN, password).await.assert_status(422);
    }
}

#[tokio::test]
async fn the_password_is_not_in_the_page_that_refuses_it() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let page = log_in(&mut site.browser(), ANN, "a wrong password").await;
    page.assert_status(422);
    assert_eq!(page.field_value("E-mail"), ANN);
    assert_eq!(page.field_value("Password"), "");
    assert!(!page.html().contains("a wrong password"), "{page:?}");
}
