//! Which passwords somebody may choose, what the refusal says, and that no keyboard keeps anybody out.

use flaskboost::testing::{Page, TestApp};
use http::Method;
use serde_json::{Value, json as value};

use crate::visitors::{ANN, json, log_in, notes, sign_up, site, site_with, token_on};

/// Long enough, and soon guessed.
const WEAK: [&str; 6] =
    ["password1234", "qwertyuiop12", "iloveyou1234", "aaaaaaaaaaaaaa", "abcabcabcabc", "P@ssw0rd1234"];

const GUESSABLE: &str = "This password is easy to guess.";

#[track_caller]
fn assert_refused(page: &Page, label: &str, password: &str, why: &str) {
    page.assert_status(422);
    let errors = page.field_errors(label);
    assert!(errors.len() == 1 && errors[0].starts_with(why), "{password}: {errors:?}");
    assert!(!page.html().contains(password), "the page repeats {password}: {page:?}");
    assert_eq!(page.field_value(label), "");
}

#[tokio::test]
async fn a_password_that_is_soon_guessed_is_refused_at_sign_up_with_advice() {
    let site = site().await;
    let mut ann = site.browser();
    for weak in WEAK {
        ann.visit("/signup").await.assert_status(200);
        let page = ann.fill("E-mail", ANN).fill("Password", weak).submit("Sign up").await;
        assert_refused(&page, "Password", weak, GUESSABLE);
        let advice = &page.field_errors("Password")[0];
        assert!(advice.len() > GUESSABLE.len() + 10, "{weak}: {advice}");
    }
    assert!(site.mails().await.is_empty());
}

#[tokio::test]
async fn a_password_about_the_person_or_the_site_is_refused() {
    let site = site().await;
    let mut ann = site.browser();
    for (password, why) in [
        ("Anna.Berg@example.org", "Leave your e-mail address out of the password."),
        ("annaberg in the sea", "Leave your e-mail address out of the password."),
        ("FlaskBoost App", "The name of this site alone is easy to guess."),
    ] {
        ann.visit("/signup").await.assert_status(200);
        let page = ann.fill("E-mail", "anna.berg@example.org").fill("Password", password).submit("Sign up").await;
        page.assert_status(422).assert_field_error("Password", why);
        assert_eq!(page.field_value("Password"), "");
    }
}

#[tokio::test]
async fn the_rules_hold_for_every_new_password_and_leave_the_old_one() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    for weak in WEAK {
        ann.visit("/account/password").await.assert_status(200);
        ann.fill("Current password", TestApp::PASSWORD).fill("New password", weak);
        assert_refused(&ann.submit("Change password").await, "New password", weak, GUESSABLE);
    }
    let mut forgetful = site.browser();
    forgetful.visit("/password/forgot").await.assert_status(200);
    forgetful.fill("E-mail", ANN).submit("Send the link").await.assert_status(200);
    let link = site.last_mail_to(ANN).await.link_containing("/password/reset/");
    for weak in WEAK {
        forgetful.visit(&link).await.assert_status(200);
        let page = forgetful.fill("New password", weak).submit("Save password").await;
        assert_refused(&page, "New password", weak, GUESSABLE);
    }
    log_in(&mut site.browser(), ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
}

#[tokio::test]
async fn a_program_is_told_the_reason_and_not_the_password() {
    let site = site().await;
    let mut program = site.browser();
    let token = token_on(&program.visit("/signup").await);
    for weak in WEAK {
        let answer =
            program.request(json(&Method::POST, "/signup", &token, &value!({ "email": ANN, "password": weak }))).await;
        answer.assert_status(422);
        let problem: Value = answer.json();
        assert_eq!(problem["errors"][0]["field"], "password", "{problem}");
        assert!(problem["errors"][0]["message"].as_str().is_some_and(|text| text.starts_with(GUESSABLE)), "{problem}");
        assert!(!problem.to_string().contains(weak), "{problem}");
    }
}

#[tokio::test]
async fn no_digit_capital_or_symbol_is_asked_for() {
    let site = site().await;
    for (number, fine) in
        ["purple elephants dance slowly", "ein langer satz genügt", "пароль из четырёх слов"].into_iter().enumerate()
    {
        let mut ann = site.browser();
        ann.visit("/signup").await.assert_status(200);
        ann.fill("E-mail", &format!("a{number}@example.org")).fill("Password", fine);
        ann.submit("Sign up").await.assert_redirected_to("/signup/sent");
    }
}

#[tokio::test]
async fn a_password_is_the_same_from_a_keyboard_that_composes_letters_and_one_that_does_not() {
    let site = site().await;
    let (composed, decomposed) = ("caf\u{e9} au lait, fra\u{ee}chement", "cafe\u{301} au lait, frai\u{302}chement");
    assert_ne!(composed, decomposed);
    let mut ann = site.browser();
    ann.visit("/signup").await.assert_status(200);
    ann.fill("E-mail", ANN).fill("Password", composed).submit("Sign up").await.assert_status(200);
    ann.visit(&site.last_mail_to(ANN).await.link_containing("/confirm/")).await.assert_status(200);
    ann.fill("Password", decomposed).submit("Confirm my e-mail").await.assert_redirected_to("/");
    for typed in [composed, decomposed] {
        log_in(&mut site.browser(), ANN, typed).await.assert_redirected_to("/");
    }
    log_in(&mut site.browser(), ANN, "cafe au lait, fraichement").await.assert_status(422);
    // And as the current one, when it is changed.
    ann.visit("/account/password").await.assert_status(200);
    ann.fill("Current password", decomposed).fill("New password", "an entirely new password");
    ann.submit("Change password").await.assert_redirected_to("/account");
}

#[tokio::test]
async fn a_long_password_full_of_symbols_is_judged_in_no_time_and_taken() {
    let site = site().await;
    let mut ann = site.browser();
    // Each symbol may stand for a letter, and trying out all that they may stand for would take seconds.
    let symbols = "4@8({[<369g!1|7$5+2%".repeat(6);
    ann.visit("/signup").await.assert_status(200);
    ann.fill("E-mail", ANN).fill("Password", &symbols).submit("Sign up").await.assert_redirected_to("/signup/sent");
    drop(sign_up(&site, &mut site.browser(), "ben@example.org").await);
}

/// Hard to guess, and known from a breach all the same: SHA-1 of "tr0mbone weather eleven".
const BREACHED: &str = "tr0mbone weather eleven";

#[tokio::test]
async fn a_password_that_is_known_from_a_breach_is_refused_wherever_one_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("breached.txt");
    let mut lines: Vec<String> =
        ["another", BREACHED, "a third one"].iter().map(|text| sha1(text) + ":12\r\n").collect();
    lines.sort();
    std::fs::write(&file, lines.concat()).unwrap();
    let site = site_with(|settings| settings.accounts.breached_passwords = Some(file.clone())).await;
    let why = "This password is known from a breach of another site.";
    let mut ann = site.browser();
    ann.visit("/signup").await.assert_status(200);
    let page = ann.fill("E-mail", ANN).fill("Password", BREACHED).submit("Sign up").await;
    assert_refused(&page, "Password", BREACHED, why);
    let mut ann = site.log_in_as(ANN).await;
    ann.visit("/account/password").await.assert_status(200);
    ann.fill("Current password", TestApp::PASSWORD).fill("New password", BREACHED);
    let page = ann.submit("Change password").await;
    assert_refused(&page, "New password", BREACHED, why);
    // Another one is taken, with the same list.
    ann.fill("Current password", TestApp::PASSWORD).fill("New password", "tr0mbone weather twelve");
    ann.submit("Change password").await.assert_redirected_to("/account");
}

#[tokio::test]
async fn a_list_of_breached_passwords_that_is_none_stops_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("missing.txt");
    let refused = TestApp::boot(notes(), |settings| settings.accounts.breached_passwords = Some(file)).await;
    let why = refused.expect_err("it booted").to_string();
    assert!(why.starts_with("accounts.breached_passwords: ") && why.contains("missing.txt"), "{why}");
}

fn sha1(text: &str) -> String {
    use sha1::{Digest, Sha1};
    Sha1::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02X}")).collect()
}
