//! Only the owner of a mailbox becomes a member, once, however often somebody asks.

use chrono::Duration;

use super::{PASSWORD, people};
use crate::accounts::models::{SignUp, User};
use crate::model::Invalid;

const ANN: &str = "ann@example.com";

#[tokio::test]
async fn a_new_person_may_log_in_only_after_confirming() {
    let people = people().await;
    let token = people.ask_to_join(" Ann@Example.com", PASSWORD).await;
    assert!(people.log_in(ANN, PASSWORD).await.unwrap().is_none());
    assert!(people.log_in(ANN, "something else").await.unwrap().is_none());
    assert!(people.can_confirm(&token).await.unwrap());
    assert!(people.confirm(&token, PASSWORD).await.unwrap().is_some());
    let user = people.log_in("ANN@example.com", PASSWORD).await.unwrap().unwrap();
    assert_eq!((user.email.as_str(), user.last_login_at), (ANN, Some(people.clock.now())));
}

#[tokio::test]
async fn confirming_takes_the_password_of_the_sign_up_and_a_wrong_one_spends_nothing() {
    let people = people().await;
    let token = people.ask_to_join(ANN, PASSWORD).await;
    for wrong in ["", "something else", "correct horse batter"] {
        let refused = people.confirm(&token, wrong).await.unwrap_err();
        assert_eq!(refused.get::<Invalid>().unwrap().errors[0].0, "password");
    }
    assert!(!User::find_by_email(&people.db, ANN).await.unwrap().unwrap().is_confirmed());
    assert!(people.confirm(&token, PASSWORD).await.unwrap().unwrap().is_confirmed());
}

#[tokio::test]
async fn a_password_that_is_replaced_while_it_is_checked_confirms_nothing() {
    let people = people().await;
    let planted = people.ask_to_join(ANN, "of an impostor").await;
    let mine = people.passwords.hash(PASSWORD).await.unwrap();
    // Checking takes a hash's time, and signing up again none, since its hash is made already.
    let (confirmed, signed_up) =
        tokio::join!(people.confirm(&planted, "of an impostor"), people.sign_up(ANN, "Ann", &mine));
    assert!(!matches!(confirmed, Ok(Some(_))), "{confirmed:?}");
    let SignUp::Unconfirmed(_, token) = signed_up.unwrap() else { panic!("confirmed by an impostor") };
    assert!(people.confirm(&token, PASSWORD).await.unwrap().is_some());
}

#[tokio::test]
async fn an_impatient_person_gets_one_link_a_minute() {
    let people = people().await;
    people.ask_to_join(ANN, PASSWORD).await;
    assert!(people.resend(ANN).await.unwrap().is_none());
    people.clock.advance(Duration::seconds(59)).unwrap();
    assert!(people.resend(ANN).await.unwrap().is_none());
    people.clock.advance(Duration::seconds(1)).unwrap();
    let all = futures_util::future::join_all((0..20).map(|_| people.resend(ANN))).await;
    assert_eq!(all.into_iter().filter(|link| link.as_ref().unwrap().is_some()).count(), 1);
    // The other purpose has a minute of its own.
    assert!(people.forgot(ANN).await.unwrap().is_some());
}

#[tokio::test]
async fn a_link_works_once_and_not_for_ever() {
    let people = people().await;
    let token = people.ask_to_join(ANN, PASSWORD).await;
    assert!(people.confirm(&token, PASSWORD).await.unwrap().is_some());
    assert!(people.confirm(&token, PASSWORD).await.unwrap().is_none());
    assert!(!people.can_confirm(&token).await.unwrap());

    let late = people.ask_to_join("bob@example.com", PASSWORD).await;
    people.clock.advance(Duration::hours(48)).unwrap();
    assert!(people.confirm(&late, PASSWORD).await.unwrap().is_none());
    let (_, fresh) = people.resend("bob@example.com").await.unwrap().unwrap();
    assert!(people.confirm(&fresh, PASSWORD).await.unwrap().is_some());
}

#[tokio::test]
async fn of_many_who_use_one_link_at_once_one_succeeds() {
    let people = people().await;
    let token = people.ask_to_join(ANN, PASSWORD).await;
    let tries = (0..20).map(|_| people.confirm(&token, PASSWORD));
    let done = futures_util::future::join_all(tries).await;
    assert_eq!(done.into_iter().filter(|user| user.as_ref().unwrap().is_some()).count(), 1);
}

#[tokio::test]
async fn a_link_for_one_purpose_is_useless_for_another() {
    let people = people().await;
    let confirm = people.ask_to_join(ANN, PASSWORD).await;
    assert!(people.reset(&confirm, "a brand new password").await.unwrap().is_none());
    let (_, reset) = people.forgot(ANN).await.unwrap().unwrap();
    assert!(people.confirm(&reset, PASSWORD).await.unwrap().is_none());
}

#[tokio::test]
async fn confirming_voids_the_older_links() {
    let people = people().await;
    let first = people.ask_to_join(ANN, PASSWORD).await;
    people.clock.advance(Duration::minutes(1)).unwrap();
    let (_, second) = people.resend(ANN).await.unwrap().unwrap();
    assert!(people.confirm(&first, PASSWORD).await.unwrap().is_some());
    assert!(people.confirm(&second, PASSWORD).await.unwrap().is_none());
    assert!(people.resend(ANN).await.unwrap().is_none());
}

#[tokio::test]
async fn a_known_address_is_told_so_and_keeps_its_password() {
    let people = people().await;
    people.member(ANN).await;
    assert!(matches!(people.join("ANN@example.com", "of an impostor").await, SignUp::Known(_)));
    assert!(people.log_in(ANN, PASSWORD).await.unwrap().is_some());
    assert!(people.log_in(ANN, "of an impostor").await.unwrap().is_none());
}

#[tokio::test]
async fn whoever_registers_anothers_address_first_gains_nothing() {
    let people = people().await;
    let planted = people.ask_to_join(ANN, "of an impostor").await;
    // Its owner, who knows no password, presses the button all the same.
    assert!(people.confirm(&planted, PASSWORD).await.is_err());
    assert!(people.log_in(ANN, "of an impostor").await.unwrap().is_none());
    let mine = people.ask_to_join(ANN, PASSWORD).await;
    assert!(people.confirm(&planted, "of an impostor").await.unwrap().is_none());
    assert!(people.confirm(&mine, "of an impostor").await.is_err());
    assert!(people.confirm(&mine, PASSWORD).await.unwrap().is_some());
    assert!(people.log_in(ANN, "of an impostor").await.unwrap().is_none());
    assert!(people.log_in(ANN, PASSWORD).await.unwrap().is_some());
}

#[tokio::test]
async fn a_closed_account_cannot_be_reopened_from_outside() {
    let people = people().await;
    let token = people.ask_to_join(ANN, PASSWORD).await;
    let ann = User::find_by_email(&people.db, ANN).await.unwrap().unwrap();
    let ann = ann.deactivate(&people.db, &people.clock).await.unwrap();
    assert!(people.confirm(&token, PASSWORD).await.unwrap().is_none());
    assert!(matches!(people.join(ANN, PASSWORD).await, SignUp::Closed));
    assert!(people.resend(ANN).await.unwrap().is_none());
    assert!(people.forgot(ANN).await.unwrap().is_none());
    assert!(people.log_in(ANN, PASSWORD).await.unwrap().is_none());
    ann.activate(&people.db, &people.clock).await.unwrap();
    assert!(people.log_in(ANN, PASSWORD).await.unwrap().is_some());
}

#[tokio::test]
async fn a_database_that_was_stolen_holds_no_usable_link() {
    let people = people().await;
    let token = people.ask_to_join(ANN, PASSWORD).await;
    let stored = crate::accounts::models::token::stored(&people.db).await;
    assert_eq!(stored.len(), 1);
    assert!(!stored[0].contains(&token));
    assert!(people.confirm(&stored[0], PASSWORD).await.unwrap().is_none());
}
