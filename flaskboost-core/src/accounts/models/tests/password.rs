//! A new password needs the old one or a link, and ends what was begun with the old one.

use chrono::Duration;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::{PASSWORD, people};
use crate::accounts::models::stored_hash::StoredHash;
use crate::accounts::models::{NewUser, User};
use crate::auth::PasswordHash;
use crate::model::Invalid;

const ANN: &str = "ann@example.com";
const NEW: &str = "a brand new password";

#[tokio::test]
async fn a_reset_link_sets_a_password_once() {
    let people = people().await;
    people.member(ANN).await;
    let (_, older) = people.forgot("Ann@example.com ").await.unwrap().unwrap();
    people.clock.advance(Duration::minutes(1)).unwrap();
    let (_, token) = people.forgot(ANN).await.unwrap().unwrap();
    assert!(people.reset(&token, NEW).await.unwrap().is_some());
    assert!(people.reset(&token, "another one again").await.unwrap().is_none());
    assert!(people.reset(&older, "another one again").await.unwrap().is_none());
    assert!(people.log_in(ANN, NEW).await.unwrap().is_some());
    assert!(people.log_in(ANN, PASSWORD).await.unwrap().is_none());
}

#[tokio::test]
async fn a_reset_link_expires() {
    let people = people().await;
    people.member(ANN).await;
    let (_, token) = people.forgot(ANN).await.unwrap().unwrap();
    people.clock.advance(Duration::minutes(60)).unwrap();
    assert!(!people.can_reset(&token).await.unwrap());
    assert!(people.reset(&token, NEW).await.unwrap().is_none());
}

#[tokio::test]
async fn nobody_is_mailed_at_an_unknown_address() {
    let people = people().await;
    for unknown in ["nobody@example.com", "", "not an address", "a@b\0"] {
        assert!(people.forgot(unknown).await.unwrap().is_none());
        assert!(people.resend(unknown).await.unwrap().is_none());
        assert!(people.log_in(unknown, PASSWORD).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_change_needs_the_current_password_and_voids_older_links() {
    let people = people().await;
    let ann = people.member(ANN).await;
    let (_, token) = people.forgot(ANN).await.unwrap().unwrap();
    let refused = people.change_password(ann.id, "not the password", NEW).await.unwrap_err();
    assert_eq!(refused.get::<Invalid>().unwrap().errors[0].0, "current_password");
    people.change_password(ann.id, PASSWORD, NEW).await.unwrap();
    assert!(people.log_in(ANN, NEW).await.unwrap().is_some());
    assert!(people.reset(&token, "another one again").await.unwrap().is_none());
}

#[tokio::test]
async fn of_many_changes_at_once_one_succeeds() {
    let people = people().await;
    let ann = people.member(ANN).await;
    let new: Vec<String> = (0..6).map(|number| format!("{NEW} {number}")).collect();
    let changes = new.iter().map(|new| people.change_password(ann.id, PASSWORD, new));
    let done = futures_util::future::join_all(changes).await;
    assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1, "{done:?}");
    let winner = done.iter().position(Result::is_ok).unwrap();
    assert!(people.log_in(ANN, &new[winner]).await.unwrap().is_some());
    assert!(
        done.iter().flat_map(|done| done.as_ref().err()).all(|error| [401, 422].contains(&error.status().as_u16()))
    );
}

#[tokio::test]
async fn of_a_change_and_a_reset_at_once_one_succeeds() {
    let people = people().await;
    let ann = people.member(ANN).await;
    let (_, token) = people.forgot(ANN).await.unwrap().unwrap();
    let thief = "of a thief, of a thief";
    let (changed, reset) = tokio::join!(people.change_password(ann.id, PASSWORD, thief), people.reset(&token, NEW));
    // The change works on two hashes and the reset on one, so the reset is first, unless the machine is busy.
    let is_reset = reset.unwrap().is_some();
    assert_eq!(changed.as_ref().err().map(|error| error.status().as_u16()), is_reset.then_some(401), "{changed:?}");
    assert_eq!(people.log_in(ANN, NEW).await.unwrap().is_some(), is_reset);
    assert_eq!(people.log_in(ANN, thief).await.unwrap().is_some(), !is_reset);
}

#[tokio::test]
async fn an_account_that_is_closed_meanwhile_keeps_its_password_and_stays_closed() {
    let people = people().await;
    let ann = people.member(ANN).await;
    let closing = ann.clone().deactivate(&people.db, &people.clock);
    let (changed, closed) = tokio::join!(people.change_password(ann.id, PASSWORD, NEW), closing);
    assert_eq!(changed.unwrap_err().status(), 401);
    let closed = closed.unwrap();
    assert!(!User::find(&people.db, ann.id).await.unwrap().unwrap().is_active);
    closed.activate(&people.db, &people.clock).await.unwrap();
    assert!(people.log_in(ANN, PASSWORD).await.unwrap().is_some());
}

#[tokio::test]
async fn a_stamp_tells_passwords_apart_and_nothing_else() {
    let people = people().await;
    let ann = people.member(ANN).await;
    assert_eq!(ann.password_stamp(), User::find(&people.db, ann.id).await.unwrap().unwrap().password_stamp());
    let changed = people.change_password(ann.id, PASSWORD, NEW).await.unwrap();
    assert_ne!(changed.password_stamp(), ann.password_stamp());
    assert!(!ann.password_hash.read().unwrap().as_stored().contains(&ann.password_stamp()));
}

#[tokio::test]
async fn an_impatient_person_gets_one_link_a_minute() {
    let people = people().await;
    people.member(ANN).await;
    let all = futures_util::future::join_all((0..20).map(|_| people.forgot(ANN))).await;
    assert_eq!(all.into_iter().filter(|link| link.as_ref().unwrap().is_some()).count(), 1);
    people.clock.advance(Duration::seconds(59)).unwrap();
    assert!(people.forgot(ANN).await.unwrap().is_none());
    people.clock.advance(Duration::seconds(1)).unwrap();
    assert!(people.forgot(ANN).await.unwrap().is_some());
}

#[tokio::test]
async fn an_account_without_a_password_opens_to_no_password() {
    let people = people().await;
    let new = NewUser::new(ANN);
    User::create(&people.db, &people.passwords, &people.clock, new).await.unwrap();
    for guess in ["", PASSWORD] {
        assert!(people.log_in(ANN, guess).await.unwrap().is_none());
    }
    let (_, token) = people.forgot(ANN).await.unwrap().unwrap();
    assert!(people.reset(&token, NEW).await.unwrap().is_some());
    assert!(people.log_in(ANN, NEW).await.unwrap().is_some());
}

/// `PASSWORD` with parameters far below today's.
const WEAK: &str = "$argon2id$v=19$m=8,t=1,p=1$XQeW9Z9RTpx76IPURtz5SQ$zfhCou67s2kysXPVUS40M4oNQ+dllWtD8w51sp/lCM8";

#[tokio::test]
async fn a_hash_of_an_earlier_time_is_made_anew_at_log_in() {
    let people = people().await;
    let mut row = people.member(ANN).await.into_active_model();
    row.password_hash = Set(StoredHash::from(&PasswordHash::from_stored(WEAK)));
    let tx = people.db.begin().await.unwrap();
    row.update(&tx).await.unwrap();
    tx.commit().await.unwrap();
    assert!(people.log_in(ANN, "not the password").await.unwrap().is_none());
    let ann = people.log_in(ANN, PASSWORD).await.unwrap().unwrap();
    assert!(ann.password_hash.read().unwrap().as_stored().starts_with("$argon2id$v=19$m=19456,"));
    let stored = User::find(&people.db, ann.id).await.unwrap();
    assert_eq!(stored, Some(ann));
    assert!(people.log_in(ANN, PASSWORD).await.unwrap().is_some());
}

#[tokio::test]
async fn a_password_is_measured_in_characters_not_bytes() {
    let people = people().await;
    assert!(people.check_password("password", "пароль-пароль", ANN).await.is_ok());
    assert!(people.check_password("password", "пароль", ANN).await.is_err());
    assert!(people.check_password("password", &"naïve ".repeat(21), ANN).await.is_ok());
    assert!(people.check_password("password", &"naïve ".repeat(22), ANN).await.is_err());
}
