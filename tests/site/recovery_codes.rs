//! Recovery codes: for somebody whose app is out of reach, each once.

use chrono::Duration;
use flaskboost::testing::TestApp;

use crate::authenticator::{codes_on, enter, halfway, next_code, turn_on};
use crate::visitors::{ANN, BEN, activity_of, log_in, site};

#[tokio::test]
async fn a_code_lets_its_owner_in_once_and_they_are_told() {
    let site = site().await;
    let mut laptop = site.log_in_as(ANN).await;
    let (_, codes) = turn_on(&site, &mut laptop).await;
    let mut ann = halfway(&site, ANN).await;
    enter(&mut ann, &codes[3]).await.assert_redirected_to("/").assert_text(ANN);
    let mail = site.last_mail_to(ANN).await;
    assert_eq!(mail.subject, "A recovery code was used at FlaskBoost app");
    for part in ["9 recovery codes", "127.0.0.1", "/account/second-factor", "/password/forgot"] {
        assert!(mail.text.contains(part), "{mail:?}");
        assert!(mail.html.as_deref().is_some_and(|html| html.contains(part)), "{mail:?}");
    }
    assert!(!mail.text.contains(&codes[3]), "{mail:?}");
    ann.visit("/account/second-factor").await.assert_text("9 left");
    assert!(activity_of(&site, &mut ann).await.contains(&"Used a recovery code".to_owned()));
    enter(&mut halfway(&site, ANN).await, &codes[3]).await.assert_status(422);
    let eight = &codes[4].to_uppercase().replace('-', " ").replace('0', "O").replace('1', "l");
    enter(&mut halfway(&site, ANN).await, eight).await.assert_redirected_to("/");
}

#[tokio::test]
async fn of_fifty_who_send_one_code_at_once_one_is_let_in() {
    let site = site().await;
    let (_, codes) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let mut browsers = Vec::new();
    for _ in 0..50 {
        let mut browser = halfway(&site, ANN).await;
        browser.fill("Code", &codes[0]);
        browsers.push(browser);
    }
    let pages = futures_util::future::join_all(browsers.iter_mut().map(|one| one.submit("Log in"))).await;
    let counted = |status: u16| pages.iter().filter(|page| page.status() == status).count();
    assert_eq!((counted(200), counted(422)), (1, 49));
}

#[tokio::test]
async fn all_ten_work_and_then_none() {
    let site = site().await;
    let (app, codes) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    for code in &codes {
        enter(&mut halfway(&site, ANN).await, code).await.assert_redirected_to("/");
        // One mail after the other: each is sent after its answer.
        let _ = site.mails().await;
    }
    assert!(site.last_mail_to(ANN).await.text.contains("0 recovery codes"));
    let mut ann = halfway(&site, ANN).await;
    enter(&mut ann, &codes[9]).await.assert_status(422);
    enter(&mut ann, &app.code(&site)).await.assert_redirected_to("/");
}

#[tokio::test]
async fn new_codes_void_those_before_and_are_shown_once() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let (_, old) = turn_on(&site, &mut ann).await;
    ann.visit("/account/second-factor").await.assert_status(200);
    let page = ann.submit("Make new recovery codes").await;
    page.assert_status(200).assert_header("cache-control", "no-store");
    let new = codes_on(&page);
    assert!(new.len() == 10 && new.iter().all(|code| !old.contains(code)));
    let page = ann.visit("/account/second-factor").await;
    page.assert_text("10 left");
    assert!(new.iter().all(|code| !page.html().contains(code)));
    enter(&mut halfway(&site, ANN).await, &old[0]).await.assert_status(422);
    enter(&mut halfway(&site, ANN).await, &new[0]).await.assert_redirected_to("/");
    assert!(activity_of(&site, &mut ann).await.contains(&"Made new recovery codes".to_owned()));
    site.advance(Duration::minutes(20));
    ann.visit("/account/second-factor").await.assert_redirected_to("/account/again");
}

#[tokio::test]
async fn the_codes_of_somebody_else_are_as_good_as_none() {
    let site = site().await;
    let (_, anns) = turn_on(&site, &mut site.log_in_as(ANN).await).await;
    let (_, bens) = turn_on(&site, &mut site.log_in_as(BEN).await).await;
    let mut ben = halfway(&site, BEN).await;
    for code in &anns[..3] {
        enter(&mut ben, code).await.assert_status(422);
    }
    enter(&mut ben, &bens[0]).await.assert_redirected_to("/");
    enter(&mut halfway(&site, ANN).await, &anns[0]).await.assert_redirected_to("/");
}

#[tokio::test]
async fn somebody_without_a_second_factor_has_no_codes() {
    let site = site().await;
    let mut ann = site.log_in_as(ANN).await;
    let (_, codes) = turn_on(&site, &mut ann).await;
    ann.visit("/account/second-factor").await.assert_status(200);
    ann.submit("Turn it off").await.assert_status(200);
    let token = crate::visitors::token_on(ann.page());
    let page = ann.post("/account/second-factor/codes", &[("csrf_token", &token)]).await;
    page.assert_redirected_to("/account/second-factor");
    assert!(codes_on(&page).is_empty());
    log_in(&mut site.browser(), ANN, TestApp::PASSWORD).await.assert_redirected_to("/");
    next_code(&site);
    turn_on(&site, &mut ann).await;
    enter(&mut halfway(&site, ANN).await, &codes[0]).await.assert_status(422);
}
