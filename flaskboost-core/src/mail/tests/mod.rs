//! What a mailer keeps, sends and refuses.

mod capture;
#[cfg(feature = "smtp")]
pub(crate) mod smtp;

use chrono::DateTime;

use crate::clock::Clock;
use crate::mail::{Error, Mailer, Message};
use crate::random::Random;
use crate::settings::{MailSettings, MailTransport, Secret};

fn mailer(settings: &MailSettings) -> Result<Mailer, Error> {
    let noon = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
    Mailer::new(settings, Clock::fixed(noon), Random::seeded(1))
}

fn message(subject: &str) -> Message {
    Message::new("Ann <ann@example.com>", subject, "A text.\n").with_html("<p>A text.</p>")
}

pub(crate) fn smtp_settings(url: &str) -> MailSettings {
    MailSettings {
        transport: MailTransport::Smtp,
        smtp_url: Some(Secret::new(url.to_owned())),
        ..MailSettings::default()
    }
}

#[tokio::test]
async fn headers_cannot_be_injected() {
    let mailer = Mailer::in_memory("hello@example.com", Clock::system(), Random::system()).unwrap();
    let to = Message { to: "ann@example.com\r\nBcc: all@example.com".to_owned(), ..message("Hello") };
    assert!(matches!(mailer.send(to).await, Err(Error::LineBreak { field: "to" })));
    let subject = message("Hello\nBcc: all@example.com");
    assert!(matches!(mailer.send(subject).await, Err(Error::LineBreak { field: "subject" })));
    assert!(mailer.captured().unwrap().is_empty());
}

#[test]
fn a_sender_that_is_no_address_is_refused_at_once() {
    let settings = MailSettings { from: "FlaskBoost".to_owned(), ..MailSettings::default() };
    assert!(matches!(mailer(&settings), Err(Error::BadAddress { field: "from" })));
}

#[tokio::test]
async fn mail_that_is_turned_off_is_an_error_not_a_silence() {
    let settings = MailSettings { transport: MailTransport::None, ..MailSettings::default() };
    let mailer = mailer(&settings).unwrap();
    assert!(matches!(mailer.send(message("Hello")).await, Err(Error::TurnedOff)));
    assert!(!mailer.is_capturing());
}

#[test]
fn smtp_without_a_server_is_refused_at_once() {
    let settings = MailSettings { transport: MailTransport::Smtp, ..MailSettings::default() };
    assert!(matches!(mailer(&settings), Err(Error::MissingSmtpUrl)));
}

#[test]
fn a_failure_tells_a_stranger_nothing_but_its_code() {
    let cause = std::io::Error::other("10.0.0.5 refused user mailer");
    let error = crate::error::Error::from(Error::NotDelivered(cause.into()));
    assert_eq!((error.status().as_u16(), error.code()), (503, "FB6503"));
    assert!(!error.message().contains("10.0.0.5"));
    assert!(error.source_chain().contains("10.0.0.5"));
}
