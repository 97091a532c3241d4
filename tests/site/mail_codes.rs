//! The six digits in a mail: for the browser that asked, five tries, a quarter of an hour, and no oracle.

use chrono::Duration;
use flaskboost::accounts::User;
use flaskboost::testing::{Browser, Mail, Page, TestApp};
use http::Method;
use sea_orm::{ConnectionTrait, Statement};

use crate::visitors::{ANN, BEN, EVE, activity_of, form, log_in, site, site_with, token_on};

/// The code in a mail.
fn code_in(mail: &Mail) -> String {
    let line = mail.text.lines().find(|line| {
        let digits = line.bytes().filter(u8::is_ascii_digit).count();
        digits == 6 && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ')
    });
    line.unwrap_or_else(|| panic!("no code in {mail:?}")).to_owned()
}

/// Another code than this one.
fn not(code: &str) -> String {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    format!("{:06}", (digits.parse::<u32>().expect("digits") + 1) % 1_000_000)
}

/// Signs up, up to "check your mail".
async fn sign_up(browser: &mut Browser, email: &str, password: &str) {
    browser.visit("/signup").await.assert_status(200);
    browser.fill("E-mail", email).fill("Password", password);
    browser.submit("Sign up").await.assert_redirected_to("/signup/sent");
}

/// Asks for a link to log in, up to "check your mail".
async fn ask(browser: &mut Browser, email: &str) {
    browser.visit("/login/link").await.assert_status(200);
    browser.fill("E-mail", email).submit("Send the link").await.assert_redirected_to("/signup/sent");
}

async fn enter(browser: &mut Browser, code: &str) -> Page {
    browser.visit("/signup/sent").await.assert_status(200);
    browser.fill("Code", code).submit("Use the code").await
}

/// A member who is logged out, and the code that they were mailed.
async fn asked(site: &TestApp, email: &str) -> (Browser, String) {
    drop(site.log_in_as(email).await);
    let mut browser = site.browser();
    ask(&mut browser, email).await;
    (browser, code_in(&site.last_mail_to(email).await))
}

async fn assert_stranger(browser: &mut Browser) {
    browser.visit("/account").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn the_code_of_a_sign_up_confirms_the_address_in_the_same_browser_without_the_password_again() {
    let site = site().await;
    let mut ann = site.browser();
    sign_up(&mut ann, ANN, TestApp::PASSWORD).await;
    ann.page().assert_text("type the code from the mail here");
    let mail = site.last_mail_to(ANN).await;
    assert!(mail.text.contains("The code works for 15 minutes"), "{mail:?}");
    let code = code_in(&mail);
    assert!(mail.html.as_deref().is_some_and(|html| html.contains(&code)), "{mail:?}");
    enter(&mut ann, &code).await.assert_redirected_to("/").assert_text("Your address is confirmed. Welcome!");
    assert_eq!(activity_of(&site, &mut ann).await[0], "Confirmed the address");
    // The link is spent with it.
    site.browser().visit(&mail.link_containing("/confirm/")).await.assert_status(410);
    log_in(&mut site.browser(), ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
}

#[tokio::test]
async fn the_code_to_log_in_logs_in_and_leads_on() {
    let site = site().await;
    drop(site.log_in_as(ANN).await);
    let mut ann = site.browser();
    ann.visit("/notes").await.assert_redirected_to("/login");
    ann.click("Log in with a link by mail").await.assert_status(200);
    ann.fill("E-mail", ANN).submit("Send the link").await.assert_redirected_to("/signup/sent");
    let mail = site.last_mail_to(ANN).await;
    enter(&mut ann, &code_in(&mail)).await.assert_redirected_to("/notes");
    assert_eq!(activity_of(&site, &mut ann).await[0], "Logged in with a code");
    site.browser().visit(&mail.link_containing("/login/link/")).await.assert_status(410);
}

#[tokio::test]
async fn a_code_is_read_however_it_is_grouped_and_must_have_six_digits() {
    let site = site().await;
    let (mut ann, code) = asked(&site, ANN).await;
    for odd in ["12345", "1234567", "abcdef", ""] {
        enter(&mut ann, odd).await.assert_status(422);
    }
    enter(&mut ann, &"1".repeat(21)).await.assert_status(422);
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let odd = format!(" {}-{} {} ", &digits[..2], &digits[2..5], &digits[5..]);
    enter(&mut ann, &odd).await.assert_redirected_to("/");
}

#[tokio::test]
async fn the_link_spends_the_code() {
    let site = site().await;
    let (mut ann, code) = asked(&site, ANN).await;
    let mut phone = site.browser();
    phone.visit(&site.last_mail_to(ANN).await.link_containing("/login/link/")).await.assert_status(200);
    phone.submit("Log in now").await.assert_redirected_to("/");
    enter(&mut ann, &code).await.assert_status(422).assert_text("it works no longer");
    assert_stranger(&mut ann).await;
}

#[tokio::test]
async fn a_code_works_once() {
    let site = site().await;
    let (mut ann, code) = asked(&site, ANN).await;
    let mut twin = ann.clone();
    enter(&mut ann, &code).await.assert_redirected_to("/");
    twin.visit("/signup/sent").await.assert_redirected_to("/login");
}

#[tokio::test]
async fn of_twenty_who_type_the_right_code_at_once_one_gets_in() {
    let site = site().await;
    let (mut ann, code) = asked(&site, ANN).await;
    ann.visit("/signup/sent").await.assert_status(200);
    let token = token_on(ann.page());
    let fields = [("csrf_token", token.as_str()), ("code", code.as_str())];
    let mut twins: Vec<Browser> = (0..20).map(|_| ann.clone()).collect();
    let pages = futures_util::future::join_all(twins.iter_mut().map(|twin| twin.post("/signup/sent", &fields))).await;
    let won = |page: &&Page| page.status() == 200 && !page.url().ends_with("/signup/sent");
    let winners = pages.iter().filter(won).count();
    // A database that is busy may have kept the winner waiting for too long; then nobody got in.
    assert!(winners == 1 || (winners == 0 && pages.iter().any(|page| page.status() == 503)), "{winners} got in");
    let mut inside = 0;
    for twin in &mut twins {
        let page = twin.visit("/account").await;
        inside += usize::from(page.status() == 200 && page.redirected_from().is_empty());
    }
    assert!(inside <= winners, "{inside} are in");
}

#[tokio::test]
async fn of_fifty_wrong_tries_at_once_five_are_compared() {
    let site = site().await;
    let (mut ann, code) = asked(&site, ANN).await;
    ann.visit("/signup/sent").await.assert_status(200);
    let (token, wrong) = (token_on(ann.page()), not(&code));
    let fields = [("csrf_token", token.as_str()), ("code", wrong.as_str())];
    let mut twins: Vec<Browser> = (0..50).map(|_| ann.clone()).collect();
    let pages = futures_util::future::join_all(twins.iter_mut().map(|twin| twin.post("/signup/sent", &fields))).await;
    assert!(pages.iter().all(|page| page.status() == 422));
    let statement = Statement::from_string(site.db().get_database_backend(), "SELECT tries FROM account_codes");
    let rows = site.db().query_all_raw(statement).await.unwrap();
    let tries: Vec<i32> = rows.iter().map(|row| row.try_get("", "tries").unwrap()).collect();
    assert_eq!(tries, [5]);
    let page = ann.post("/signup/sent", &[("csrf_token", &token), ("code", &code)]).await;
    page.assert_status(422);
    assert_stranger(&mut ann).await;
}

#[tokio::test]
async fn after_five_wrong_tries_the_right_one_is_refused_and_the_link_still_works() {
    let site = site().await;
    let (mut ann, code) = asked(&site, ANN).await;
    for left in ["4 more tries", "3 more tries", "2 more tries", "One more try", "Use the link in the mail"] {
        enter(&mut ann, &not(&code)).await.assert_status(422).assert_text(left);
    }
    let page = ann.visit("/signup/sent").await;
    assert!(page.find_all("input[name=code]").is_empty(), "there is nothing left to try");
    let token = token_on(&ann.visit("/login").await);
    ann.post("/signup/sent", &[("csrf_token", &token), ("code", &code)]).await.assert_status(422);
    assert_stranger(&mut ann).await;
    ann.visit(&site.last_mail_to(ANN).await.link_containing("/login/link/")).await.assert_status(200);
    ann.submit("Log in now").await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_code_works_for_a_quarter_of_an_hour() {
    let site = site().await;
    let mut ann = site.browser();
    sign_up(&mut ann, ANN, TestApp::PASSWORD).await;
    let code = code_in(&site.last_mail_to(ANN).await);
    let mut late = ann.clone();
    site.advance(Duration::minutes(15) - Duration::seconds(1));
    late.visit("/signup/sent").await.assert_status(200);
    site.advance(Duration::seconds(1));
    late.fill("Code", &code).submit("Use the code").await.assert_status(422);
    let page = ann.visit("/signup/sent").await;
    assert!(page.find_all("input[name=code]").is_empty());
    assert!(!User::find_by_email(site.db(), ANN).await.unwrap().unwrap().is_confirmed());
}

#[tokio::test]
async fn a_code_is_good_in_the_browser_that_asked_only() {
    let site = site().await;
    let (mut ann, code) = asked(&site, ANN).await;
    // Somebody who asked for another address, somebody who asked for the same one, and somebody who asked nothing.
    let mut ben = site.browser();
    ask(&mut ben, BEN).await;
    enter(&mut ben, &code).await.assert_status(422);
    let mut eve = site.browser();
    ask(&mut eve, ANN).await;
    enter(&mut eve, &code).await.assert_status(422);
    let mut nobody = site.browser();
    let token = token_on(&nobody.visit("/login").await);
    nobody.post("/signup/sent", &[("csrf_token", &token), ("code", &code)]).await.assert_redirected_to("/login");
    for browser in [&mut ben, &mut eve, &mut nobody] {
        assert_stranger(browser).await;
    }
    enter(&mut ann, &code).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_strangers_sign_up_with_another_password_voids_the_code_of_the_first() {
    let site = site().await;
    let mut eve = site.browser();
    sign_up(&mut eve, ANN, "the password of a stranger").await;
    let planted = code_in(&site.last_mail_to(ANN).await);
    let mut ann = site.browser();
    sign_up(&mut ann, ANN, TestApp::PASSWORD).await;
    let code = code_in(&site.last_mail_to(ANN).await);
    // The code of the stranger's browser is worthless now, and was never worth anything in Ann's.
    enter(&mut eve, &planted).await.assert_status(422);
    enter(&mut ann, &planted).await.assert_status(422);
    enter(&mut ann, &code).await.assert_redirected_to("/");
    log_in(&mut site.browser(), ANN, "the password of a stranger").await.assert_status(422);
    log_in(&mut site.browser(), ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_confirmation_that_is_sent_again_has_a_link_only_since_whoever_asks_may_not_know_the_password() {
    let site = site().await;
    let mut eve = site.browser();
    sign_up(&mut eve, ANN, "the password of a stranger").await;
    drop(site.last_mail_to(ANN).await);
    site.advance(Duration::minutes(1));
    let mut ann = site.browser();
    ann.visit("/confirm-again").await.assert_status(200);
    ann.fill("E-mail", ANN);
    let button = ann.page().find_all("main form button")[0].text();
    let page = ann.submit(&button).await;
    page.assert_redirected_to("/signup/sent");
    assert!(page.find_all("input[name=code]").is_empty());
    let mail = site.last_mail_to(ANN).await;
    assert!(!mail.text.contains("code"), "{mail:?}");
}

#[tokio::test]
async fn whatever_the_address_is_the_pages_and_the_tries_are_the_same() {
    let site = site().await;
    drop(site.log_in_as(BEN).await);
    let closed = User::find_by_email(site.db(), BEN).await.unwrap().unwrap();
    closed.deactivate(site.db(), site.clock()).await.unwrap();
    drop(site.log_in_as(ANN).await);
    let mut seen: Vec<Vec<String>> = Vec::new();
    for purpose in ["sign up", "log in"] {
        let mut of_purpose = Vec::new();
        for email in [ANN, BEN, EVE] {
            let mut browser = site.browser();
            match purpose {
                "sign up" => sign_up(&mut browser, email, TestApp::PASSWORD).await,
                _ => ask(&mut browser, email).await,
            }
            let mut story = vec![browser.page().text().replace(email, "somebody")];
            drop(site.mails().await);
            for _ in 0..6 {
                let token = token_on(&browser.visit("/login").await);
                let page = browser.post("/signup/sent", &[("csrf_token", &token), ("code", "000000")]).await;
                story.push(format!("{} {}", page.status(), page.text().replace(email, "somebody")));
                story.push(browser.visit("/signup/sent").await.text().replace(email, "somebody"));
            }
            of_purpose.push(story);
        }
        assert_eq!(of_purpose[0], of_purpose[1], "{purpose}");
        assert_eq!(of_purpose[0], of_purpose[2], "{purpose}");
        seen.extend(of_purpose);
    }
    assert_eq!(seen.len(), 6);
}

#[tokio::test]
async fn wrong_codes_are_counted_for_a_mailbox_over_a_day_known_or_not() {
    let site = site_with(|settings| settings.limits.failures_per_account = 3).await;
    drop(site.log_in_as(ANN).await);
    for email in [ANN, "nobody@example.org"] {
        let mut statuses = Vec::new();
        for _ in 0..3 {
            let mut browser = site.browser();
            ask(&mut browser, email).await;
            for _ in 0..3 {
                statuses.push(enter(&mut browser, "000000").await.status().as_u16());
            }
        }
        assert_eq!(statuses, [422, 422, 422, 422, 422, 422, 429, 429, 429], "{email}");
    }
    // The link is another way in.
    site.advance(Duration::minutes(1));
    let mut ann = site.browser();
    ask(&mut ann, ANN).await;
    ann.visit(&site.last_mail_to(ANN).await.link_containing("/login/link/")).await.assert_status(200);
    ann.submit("Log in now").await.assert_redirected_to("/");
}

#[tokio::test]
async fn asking_again_within_a_minute_leaves_the_code_that_was_mailed() {
    let site = site().await;
    let (mut ann, code) = asked(&site, ANN).await;
    ask(&mut ann, ANN).await;
    assert_eq!(site.mails().await.len(), 1);
    enter(&mut ann, &code).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_closed_account_and_a_new_password_void_the_code() {
    let site = site().await;
    let (mut ann, code) = asked(&site, ANN).await;
    let user = User::find_by_email(site.db(), ANN).await.unwrap().unwrap();
    user.deactivate(site.db(), site.clock()).await.unwrap();
    enter(&mut ann, &code).await.assert_status(422);
    assert_stranger(&mut ann).await;
}

#[tokio::test]
async fn the_database_holds_neither_the_code_nor_a_hash_that_anybody_could_try() {
    let site = site().await;
    let (ann, code) = asked(&site, ANN).await;
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let statement = Statement::from_string(
        site.db().get_database_backend(),
        "SELECT handle_hash, code_mac, token_hash FROM account_codes",
    );
    let rows = site.db().query_all_raw(statement).await.unwrap();
    assert_eq!(rows.len(), 1);
    let sha = |text: &str| {
        use sha2::{Digest, Sha256};
        Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    for column in ["handle_hash", "code_mac", "token_hash"] {
        let text: String = rows[0].try_get("", column).unwrap();
        assert_eq!(text.len(), 64);
        assert_ne!(text, sha(&digits));
        assert!(!text.contains(&digits) || column != "code_mac");
    }
    drop(ann);
}

#[tokio::test]
async fn one_setting_takes_the_codes_away() {
    let site = site_with(|settings| settings.accounts.mail_codes = false).await;
    drop(site.log_in_as(BEN).await);
    let mut ann = site.browser();
    sign_up(&mut ann, ANN, TestApp::PASSWORD).await;
    assert!(!ann.page().text().contains("code"));
    let mut ben = site.browser();
    ask(&mut ben, BEN).await;
    for email in [ANN, BEN] {
        let mail = site.last_mail_to(email).await;
        assert!(!mail.text.contains("code"), "{mail:?}");
    }
    let token = token_on(&ann.visit("/login").await);
    ann.post("/signup/sent", &[("csrf_token", &token), ("code", "123456")]).await.assert_status(404);
}

#[tokio::test]
async fn without_links_to_log_in_there_are_no_codes_to_log_in() {
    let site = site_with(|settings| settings.accounts.magic_link = false).await;
    let mut ann = site.browser();
    ann.visit("/login/link").await.assert_status(404);
    sign_up(&mut ann, ANN, TestApp::PASSWORD).await;
    let code = code_in(&site.last_mail_to(ANN).await);
    enter(&mut ann, &code).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_huge_code_and_one_without_a_token_are_refused() {
    let site = site().await;
    let (mut ann, code) = asked(&site, ANN).await;
    let request = form(&Method::POST, "/signup/sent", &[("code", &code)]);
    ann.request(request).await.assert_status(403);
    ann.visit("/signup/sent").await.assert_status(200);
    let token = token_on(ann.page());
    let huge = "1".repeat(3_000_000);
    let request = form(&Method::POST, "/signup/sent", &[("csrf_token", &token), ("code", &huge)]);
    ann.request(request).await.assert_status(413);
    enter(&mut ann, &code).await.assert_redirected_to("/");
}
