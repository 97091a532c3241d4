//! Who may turn a second factor on, and which codes count.

use chrono::Duration;

use super::{PASSWORD, people};
use crate::accounts::models::totp::TotpSecret;
use crate::accounts::models::{Known, People};
use crate::model::Invalid;

/// The key of a set-up, as an app has it.
fn key(people: &People, id: i64, sealed: &str) -> TotpSecret {
    let bytes = people.seal.open("second factor, set-up", id, sealed).unwrap();
    TotpSecret::from_bytes(&bytes).unwrap()
}

/// The code that an app shows now.
fn code(people: &People, secret: &TotpSecret) -> String {
    secret.code(people.clock.now())
}

#[tokio::test]
async fn an_account_whose_address_is_not_confirmed_or_that_is_closed_turns_nothing_on() {
    let people = people().await;
    people.ask_to_join("eve@example.com", PASSWORD).await;
    let closed = people.member("ann@example.com").await.deactivate(&people.db, &people.clock).await.unwrap();
    for id in [1, closed.id, 999] {
        let sealed = people.new_secret(id);
        let code = code(&people, &key(&people, id, &sealed));
        assert_eq!(people.turn_on(id, &sealed, &code).await.unwrap_err().status(), 401);
        assert_eq!(people.second_factor(id).await.unwrap(), None);
    }
}

#[tokio::test]
async fn the_set_up_of_somebody_else_is_as_good_as_none() {
    let people = people().await;
    let (ann, ben) = (people.member("ann@example.com").await, people.member("ben@example.com").await);
    let sealed = people.new_secret(ann.id);
    let code = code(&people, &key(&people, ann.id, &sealed));
    assert!(people.set_up(ann.id, &sealed, ("Site", "ann@example.com")).is_some());
    assert!(people.set_up(ben.id, &sealed, ("Site", "ben@example.com")).is_none());
    assert_eq!(people.turn_on(ben.id, &sealed, &code).await.unwrap_err().code(), "FB3500");
}

#[tokio::test]
async fn it_is_turned_on_once_and_each_code_counts_once() {
    let people = people().await;
    let ann = people.member("ann@example.com").await;
    let sealed = people.new_secret(ann.id);
    let secret = key(&people, ann.id, &sealed);
    let first = code(&people, &secret);
    let wrong = people.turn_on(ann.id, &sealed, "000000 ").await;
    assert!(first == "000000" || wrong.unwrap_err().get::<Invalid>().is_some());
    let (_, codes) = people.turn_on(ann.id, &sealed, &first).await.unwrap();
    assert!(people.turn_on(ann.id, &sealed, &first).await.unwrap_err().get::<Invalid>().is_some());
    assert_eq!(people.use_code(ann.id, &first).await.unwrap(), None);
    people.clock.advance(Duration::seconds(30)).unwrap();
    let second = code(&people, &secret);
    assert_eq!(people.use_code(ann.id, &second).await.unwrap(), Some(Known::Code));
    assert!(!people.use_app_code(ann.id, &second).await.unwrap());
    assert_eq!(people.use_code(ann.id, &codes[0]).await.unwrap(), Some(Known::RecoveryCode(9)));
    assert!(!people.use_app_code(ann.id, &codes[1]).await.unwrap(), "a recovery code is no code of the app");
    assert!(people.turn_off(ann.id).await.unwrap().is_some());
    assert!(people.turn_off(ann.id).await.unwrap().is_none());
    assert_eq!(people.use_code(ann.id, &codes[1]).await.unwrap(), None);
    assert_eq!(people.renew_recovery_codes(ann.id).await.unwrap(), None);
}
