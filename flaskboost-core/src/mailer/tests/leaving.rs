//! Whoever has a link leaves the list that stands in it; nobody makes a link of their own.

use super::{ANN, Office, report};
use crate::mailer::{Delivery, LeaveLinks, MailerError, Reason};
use crate::random::Random;
use crate::seal::Seal;

#[tokio::test]
async fn a_link_takes_its_owner_off_and_pressing_twice_changes_nothing() {
    let office = Office::open().await;
    office.post.send(ANN, &report()).await.unwrap();
    let token = office.token();
    for _ in 0..2 {
        let leave = office.post.leave(&token).await.unwrap();
        assert_eq!((leave.address.as_str(), leave.list.as_str()), ("ann@example.com", "monthly-report"));
    }
    assert_eq!(office.post.suppressions().newest(10).await.unwrap().len(), 1);
    let again = office.post.send("ANN@example.com", &report()).await.unwrap();
    assert_eq!(again, Delivery::Suppressed(Reason::Unsubscribed));
    assert_eq!(office.mailer.captured().unwrap().len(), 1);
}

#[tokio::test]
async fn reading_a_link_changes_nothing() {
    let office = Office::open().await;
    office.post.send(ANN, &report()).await.unwrap();
    office.post.read_link(&office.token()).unwrap();
    assert!(office.post.suppressions().newest(10).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_link_that_was_changed_or_made_elsewhere_is_refused() {
    let office = Office::open().await;
    office.post.send(ANN, &report()).await.unwrap();
    let token = office.token();
    let elsewhere = LeaveLinks::new(Seal::new(b"another secret", Random::seeded(9)));
    let foreign = elsewhere.token("ann@example.com", "monthly-report", office.clock.now()).unwrap();
    let mut changed = token.clone();
    changed.replace_range(10..11, if &token[10..11] == "A" { "B" } else { "A" });
    for bad in ["", "1.", "x", &token[..token.len() - 4], &changed, &foreign] {
        let error = office.post.leave(bad).await.unwrap_err();
        assert!(matches!(error.get::<MailerError>(), Some(MailerError::NoLink)), "{bad}: {error:?}");
        assert_eq!(error.status(), 404);
    }
    assert!(office.post.suppressions().newest(10).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_link_works_for_four_hundred_days_and_not_longer() {
    let office = Office::open().await;
    office.post.send(ANN, &report()).await.unwrap();
    let token = office.token();
    office.clock.advance(chrono::Duration::days(400)).unwrap();
    assert!(office.post.read_link(&token).is_ok());
    office.clock.advance(chrono::Duration::seconds(1)).unwrap();
    let error = office.post.leave(&token).await.unwrap_err();
    assert_eq!((error.status().as_u16(), error.code()), (410, "FB6410"));
}
