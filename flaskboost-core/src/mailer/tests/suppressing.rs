//! What holds which mail back.

use super::{ANN, Office, notice, report};
use crate::mailer::{Delivery, Reason};

#[tokio::test]
async fn a_list_that_was_left_holds_back_its_letters_and_no_others() {
    let office = Office::open().await;
    office.post.suppressions().leave(ANN, "monthly-report").await.unwrap();
    let report = office.post.send(ANN, &report()).await.unwrap();
    assert_eq!(report, Delivery::Suppressed(Reason::Unsubscribed));
    assert_eq!(office.post.send(ANN, &notice()).await.unwrap(), Delivery::Sent);
    let other = office.post.suppressions().reason_against(ANN, Some("other-list")).await.unwrap();
    assert_eq!(other, None);
}

#[tokio::test]
async fn a_complaint_holds_back_lists_and_a_bounce_or_a_hand_everything() {
    for (reason, holds_notice) in [(Reason::Complained, false), (Reason::Bounced, true), (Reason::ByHand, true)] {
        let office = Office::open().await;
        office.post.suppressions().add("ann@EXAMPLE.com", reason, Some("a note")).await.unwrap();
        assert_eq!(office.post.send(ANN, &report()).await.unwrap(), Delivery::Suppressed(reason));
        let expected = if holds_notice { Delivery::Suppressed(reason) } else { Delivery::Sent };
        assert_eq!(office.post.send(ANN, &notice()).await.unwrap(), expected);
    }
}

#[tokio::test]
async fn a_bounce_outweighs_a_complaint_whichever_came_first() {
    for reasons in [[Reason::Complained, Reason::Bounced], [Reason::Bounced, Reason::Complained]] {
        let office = Office::open().await;
        for reason in reasons {
            office.post.suppressions().add(ANN, reason, None).await.unwrap();
        }
        let known = office.post.suppressions().newest(10).await.unwrap();
        assert_eq!((known.len(), known[0].reason, known[0].list.as_deref()), (1, Reason::Bounced, None));
    }
}

#[tokio::test]
async fn who_is_forgotten_gets_everything_again() {
    let office = Office::open().await;
    let suppressions = office.post.suppressions();
    assert!(!suppressions.forget(ANN).await.unwrap());
    suppressions.add(ANN, Reason::ByHand, None).await.unwrap();
    suppressions.leave(ANN, "monthly-report").await.unwrap();
    assert!(suppressions.forget("ann@example.com").await.unwrap());
    assert_eq!(office.post.send(ANN, &report()).await.unwrap(), Delivery::Sent);
}

#[tokio::test]
async fn who_leaves_while_a_letter_waits_does_not_get_it() {
    let office = Office::open().await;
    office.send_later(&report()).await;
    office.post.suppressions().leave(ANN, "monthly-report").await.unwrap();
    office.work(1).await;
    assert!(office.mailer.captured().unwrap().is_empty());
}

#[tokio::test]
async fn a_list_with_a_bad_name_is_refused() {
    let office = Office::open().await;
    for list in ["", "Monthly", "a b", "a\r\nb", &"a".repeat(61)] {
        assert!(office.post.suppressions().leave(ANN, list).await.is_err(), "{list:?}");
    }
}
