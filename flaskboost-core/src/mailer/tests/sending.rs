//! A letter goes out at once, or after a commit, and a worker that dies sends the same mail and not another one.

use super::queue::Queue;
use super::{ANN, Office, notice, report};
use crate::jobs::Outcome;
use crate::mail::Mailer;
use crate::mailer::{Delivery, MailerError, Post, PostParts};
use crate::random::Random;
use crate::seal::Seal;

#[tokio::test]
async fn a_letter_of_a_list_says_how_to_leave_it_in_one_click() {
    let office = Office::open().await;
    assert_eq!(office.post.send(ANN, &report()).await.unwrap(), Delivery::Sent);
    let mail = office.mailer.captured().unwrap().remove(0);
    let names: Vec<_> = mail.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["List-Unsubscribe", "List-Unsubscribe-Post"]);
    assert_eq!(mail.headers[1].1, "List-Unsubscribe=One-Click");
    assert!(!office.token().to_lowercase().contains("ann"), "the address can be read in {}", office.token());
    office.post.send(ANN, &notice()).await.unwrap();
    assert!(office.mailer.captured().unwrap()[0].headers.is_empty());
}

#[tokio::test]
async fn a_rolled_back_transaction_sends_nothing_and_a_committed_one_sends_once() {
    let office = Office::open().await;
    let tx = office.db.begin().await.unwrap();
    let _ = office.post.send_later(&tx, ANN, &notice()).await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(office.queue.waiting(), 0);
    office.send_later(&notice()).await;
    assert_eq!(office.queue.waiting(), 1);
    assert!(office.mailer.captured().unwrap().is_empty(), "it is sent by a worker");
    office.work(1).await;
    let mails = office.mailer.captured().unwrap();
    assert_eq!((mails.len(), mails[0].to.as_str()), (1, ANN));
}

#[tokio::test]
async fn a_worker_that_dies_before_it_writes_down_sends_the_same_message_again() {
    let mailer = |clock| Mailer::in_memory("hello@club.example", clock, Random::seeded(1)).unwrap();
    let office = Office::in_queue(mailer, Queue::default().forgetting(1)).await;
    office.send_later(&notice()).await;
    office.work(1).await;
    office.send_later(&notice()).await;
    office.work(2).await;
    let ids: Vec<_> = office.mailer.captured().unwrap().into_iter().map(|mail| mail.message_id).collect();
    assert_eq!(ids.len(), 3);
    assert_eq!(ids[1], ids[2], "both attempts of the first job");
    assert_ne!(ids[0], ids[1], "another job");
}

#[tokio::test]
async fn a_letter_that_breaks_out_of_its_headers_is_a_dead_letter_at_once() {
    let office = Office::open().await;
    let tx = office.db.begin().await.unwrap();
    let _ = office.post.send_later(&tx, "ann@example.com\r\nBcc: all@example.com", &notice()).await.unwrap();
    tx.commit().await.unwrap();
    let outcomes = office.work(1).await;
    assert!(matches!(&outcomes[0], Outcome::Dead { error } if error.contains("line break")), "{outcomes:?}");
    assert!(office.mailer.captured().unwrap().is_empty());
}

#[tokio::test]
async fn without_a_queue_nothing_can_be_sent_later() {
    let office = Office::open().await;
    let post = Post::new(PostParts {
        mailer: office.mailer.clone(),
        writer: office.post.writer().clone(),
        db: office.db.clone(),
        seal: Seal::new(b"the secret of this site", Random::seeded(3)),
        clock: office.clock.clone(),
    });
    let tx = office.db.begin().await.unwrap();
    let error = post.send_later(&tx, ANN, &notice()).await.expect_err("there is no queue");
    assert!(matches!(error.get::<MailerError>(), Some(MailerError::NoQueue)));
}

#[cfg(feature = "smtp")]
mod over_smtp {
    use super::*;
    use crate::mail::tests::smtp::peer;
    use crate::mail::tests::smtp_settings;
    use crate::mailer::Reason;

    async fn office(verdict: &'static str) -> Office {
        let (url, _server) = peer(verdict).await;
        Office::with(|clock| Mailer::new(&smtp_settings(&url), clock, Random::seeded(1)).unwrap()).await
    }

    #[tokio::test]
    async fn a_mailbox_that_does_not_exist_ends_the_job_and_is_written_down() {
        let office = office("550 5.1.1 no such person").await;
        office.send_later(&notice()).await;
        let outcomes = office.work(1).await;
        assert!(matches!(&outcomes[0], Outcome::Dead { error } if error.contains("no such person")), "{outcomes:?}");
        let known = office.post.suppressions().newest(10).await.unwrap();
        assert_eq!((known[0].address.as_str(), known[0].reason), ("ann@example.com", Reason::Bounced));
        assert!(known[0].note.as_deref().is_some_and(|note| note.contains("no such person")), "{known:?}");
        // The peer took one connection: this one is not even tried.
        let again = office.post.send(ANN, &notice()).await.unwrap();
        assert_eq!(again, Delivery::Suppressed(Reason::Bounced));
    }

    #[tokio::test]
    async fn a_mail_that_is_refused_for_what_it_says_ends_the_job_and_says_nothing_of_the_address() {
        let office = office("554 5.7.1 spam").await;
        office.send_later(&notice()).await;
        let outcomes = office.work(1).await;
        assert!(matches!(&outcomes[0], Outcome::Dead { .. }), "{outcomes:?}");
        assert!(office.post.suppressions().newest(10).await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_server_that_is_busy_is_asked_again() {
        let office = office("451 4.3.2 later").await;
        office.send_later(&notice()).await;
        let outcomes = office.work(1).await;
        assert!(matches!(&outcomes[0], Outcome::Retry { at, .. } if *at > office.clock.now()), "{outcomes:?}");
        assert!(office.post.suppressions().newest(10).await.unwrap().is_empty());
    }
}
