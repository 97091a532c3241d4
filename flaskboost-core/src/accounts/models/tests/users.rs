//! What the rest of an app may do with a user.

use super::{PASSWORD, people};
use crate::accounts::models::{NewUser, User};
use crate::model::{Invalid, PageNumber, Violation};

#[tokio::test]
async fn a_user_is_found_however_the_address_is_typed() {
    let people = people().await;
    let made = people.member(" Ann@Example.COM ").await;
    assert_eq!(User::find_by_email(&people.db, "ann@example.com").await.unwrap(), Some(made.clone()));
    assert_eq!(User::find(&people.db, made.id).await.unwrap(), Some(made));
    assert_eq!(User::find(&people.db, 999).await.unwrap(), None);
}

#[tokio::test]
async fn one_address_has_one_account() {
    let people = people().await;
    people.member("ann@example.com").await;
    let again = NewUser::new("ANN@example.com");
    let error = User::create(&people.db, &people.passwords, &people.clock, again).await.unwrap_err();
    assert_eq!(error.status(), 409);
    assert_eq!(Violation::of(&error).unwrap().columns, ["email"]);
}

#[tokio::test]
async fn what_cannot_be_a_user_is_refused_field_by_field() {
    let people = people().await;
    let ann = || NewUser::new("ann@example.com");
    for (new, field) in [
        (NewUser::new("ann"), "email"),
        (NewUser { name: "x".repeat(101), ..ann() }, "name"),
        (NewUser { name: "x\r\ny".to_owned(), ..ann() }, "name"),
        (NewUser { password: Some("x".repeat(129)), ..ann() }, "password"),
    ] {
        let error = User::create(&people.db, &people.passwords, &people.clock, new).await.unwrap_err();
        assert_eq!(error.get::<Invalid>().unwrap().errors[0].0, field);
    }
}

#[tokio::test]
async fn a_password_hash_is_neither_serialised_nor_printed() {
    let ann = people().await.member("ann@example.com").await;
    let json = serde_json::to_string(&ann).unwrap();
    assert!(json.contains("ann@example.com") && !json.contains("hash") && !json.contains("argon2"), "{json}");
    assert!(!format!("{ann:?}").contains("argon2"));
    let new = NewUser { password: Some(PASSWORD.to_owned()), ..NewUser::new("ann@example.com") };
    assert!(!format!("{new:?}").contains(PASSWORD));
}

#[tokio::test]
async fn promotion_can_be_taken_back() {
    let people = people().await;
    let ann = people.member("ann@example.com").await.promote(&people.db).await.unwrap();
    assert!(ann.is_admin());
    assert!(!ann.demote(&people.db).await.unwrap().is_admin());
}

#[tokio::test]
async fn users_are_listed_by_address() {
    let people = people().await;
    for email in ["bob@example.com", "ann@example.com"] {
        User::create(&people.db, &people.passwords, &people.clock, NewUser::new(email)).await.unwrap();
    }
    let page = User::page(&people.db, PageNumber::default()).await.unwrap();
    let emails: Vec<_> = page.items.iter().map(|user| user.email.as_str()).collect();
    assert_eq!((emails, page.total), (vec!["ann@example.com", "bob@example.com"], 2));
}

#[tokio::test]
async fn a_user_who_is_made_inactive_waits_for_somebody_to_activate() {
    let people = people().await;
    let new = NewUser { is_active: false, password: Some(PASSWORD.to_owned()), ..NewUser::new("ann@example.com") };
    let ann = User::create(&people.db, &people.passwords, &people.clock, new).await.unwrap();
    assert!(!ann.is_admitted());
    assert!(people.log_in("ann@example.com", PASSWORD).await.unwrap().is_none());
    assert!(ann.activate(&people.db, &people.clock).await.unwrap().is_admitted());
}
