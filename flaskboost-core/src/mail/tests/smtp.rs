//! Mail over SMTP, spoken with a peer that follows a script.

use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::{mailer, message, smtp_settings};
use crate::mail::{Error, Message};

/// Takes one connection and answers as a mail server does; `verdict` is its answer to the mail itself.
/// Gives back what the client said.
pub(crate) async fn peer(verdict: &'static str) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        converse(stream, verdict).await
    });
    (url, server)
}

async fn converse(stream: TcpStream, verdict: &str) -> String {
    let mut stream = BufReader::new(stream);
    let (mut heard, mut in_body) = (String::new(), false);
    stream.write_all(b"220 peer.example ready\r\n").await.unwrap();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return heard;
        }
        heard.push_str(&line);
        let answer = match line.trim_end() {
            "." => {
                in_body = false;
                verdict
            }
            _ if in_body => continue,
            "DATA" => {
                in_body = true;
                "354 go on"
            }
            "QUIT" => return heard,
            hello if hello.starts_with("EHLO") => "250-peer.example\r\n250 8BITMIME",
            _ => "250 fine",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await.unwrap();
        if answer == verdict {
            return heard;
        }
    }
}

#[tokio::test]
async fn a_mail_goes_out_as_text_and_html() {
    let (url, server) = peer("250 queued").await;
    let mailer = mailer(&smtp_settings(&url)).unwrap();
    mailer.send(message("Grüße")).await.unwrap();
    let heard = server.await.unwrap();
    for expected in [
        "MAIL FROM:<hello@localhost>",
        "RCPT TO:<ann@example.com>",
        "From: FlaskBoost <hello@localhost>",
        "To: Ann <ann@example.com>",
        "Subject: =?utf-8?b?R3LDvMOfZQ==?=",
        "Date: Tue, 14 Nov 2023 22:13:20 +0000",
        "Auto-Submitted: auto-generated",
        "@localhost>\r\n",
        "Content-Type: multipart/alternative;",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/html; charset=utf-8",
    ] {
        assert!(heard.contains(expected), "{expected} is missing from:\n{heard}");
    }
    assert!(mailer.captured().unwrap().is_empty());
}

#[tokio::test]
async fn a_mail_of_text_alone_is_not_in_parts() {
    let (url, server) = peer("250 queued").await;
    let plain = Message::new("ann@example.com", "Hello", "A text.\n.\nA dot.\n");
    mailer(&smtp_settings(&url)).unwrap().send(plain).await.unwrap();
    let heard = server.await.unwrap();
    assert!(heard.contains("Content-Type: text/plain; charset=utf-8"), "{heard}");
    assert!(heard.contains("\r\n..\r\nA dot."), "a dot alone must not end the mail:\n{heard}");
    assert!(!heard.contains("multipart"), "{heard}");
}

#[tokio::test]
async fn a_refusal_of_the_server_is_an_error() {
    let (url, _server) = peer("550 no such person").await;
    let error = mailer(&smtp_settings(&url)).unwrap().send(message("Hello")).await.unwrap_err();
    assert!(matches!(error, Error::Refused(_)));
    assert!(crate::error::Error::from(error).source_chain().contains("no such person"));
}

#[tokio::test]
async fn what_a_refusal_means_is_read_from_its_codes() {
    type Meaning = fn(&Error) -> bool;
    let meanings: [(&str, Meaning); 10] = [
        ("550 5.1.1 unknown", |error| matches!(error, Error::NoMailbox(_))),
        ("554 5.1.10 unknown", |error| matches!(error, Error::NoMailbox(_))),
        ("553 unknown", |error| matches!(error, Error::Refused(_))),
        ("550 5.1.8 sender address rejected", |error| matches!(error, Error::NotDelivered(_))),
        ("550 5.2.1 mailbox disabled", |error| matches!(error, Error::NoMailbox(_))),
        ("550 5.7.1 looks like spam", |error| matches!(error, Error::Refused(_))),
        ("552 5.2.2 mailbox full", |error| matches!(error, Error::Refused(_))),
        ("554 refused", |error| matches!(error, Error::Refused(_))),
        ("535 5.7.8 wrong password", |error| matches!(error, Error::NotDelivered(_))),
        ("451 4.7.1 later", |error| matches!(error, Error::NotDelivered(_))),
    ];
    for (verdict, is_it) in meanings {
        let (url, _server) = peer(verdict).await;
        let error = mailer(&smtp_settings(&url)).unwrap().send(message("Hello")).await.unwrap_err();
        assert!(is_it(&error), "{verdict}: {error:?}");
        assert_eq!(error.is_final(), !matches!(error, Error::NotDelivered(_)), "{verdict}");
    }
}

#[tokio::test]
async fn headers_of_ones_own_go_out_whole_and_one_key_gives_one_message_id() {
    let link = format!("<https://example.com/{}>", "a".repeat(200));
    let mut ids = Vec::new();
    for _ in 0..2 {
        let (url, server) = peer("250 queued").await;
        let mail = message("Hello").with_header("List-Unsubscribe", link.as_str()).with_key("job 7");
        mailer(&smtp_settings(&url)).unwrap().send(mail).await.unwrap();
        let heard = server.await.unwrap();
        assert!(heard.replace("\r\n ", " ").contains(&format!("List-Unsubscribe: {link}")), "{heard}");
        ids.push(heard.lines().find(|line| line.starts_with("Message-ID:")).unwrap().to_owned());
    }
    assert_eq!(ids[0], ids[1]);
    assert!(ids[0].ends_with("@localhost>"), "{}", ids[0]);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_an_error() {
    let url = {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        format!("smtp://{}", listener.local_addr().unwrap())
    };
    let sent = mailer(&smtp_settings(&url)).unwrap().send(message("Hello")).await;
    assert!(matches!(sent, Err(Error::NotDelivered(_))));
}

#[tokio::test]
async fn a_server_that_says_nothing_does_not_hold_us_for_ever() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let held = listener.accept().await;
        std::future::pending::<()>().await;
        drop(held);
    });
    let sent = crate::mail::smtp::deliver_within(&url, Duration::from_millis(200)).await;
    server.abort();
    assert!(matches!(sent, Err(Error::TimedOut { .. })), "{sent:?}");
}

#[test]
fn a_password_is_never_sent_in_clear_or_shown() {
    for url in ["smtp://u:p@mail.example:587", "smtp://u:p@mail.example?tls=opportunistic"] {
        assert!(matches!(mailer(&smtp_settings(url)), Err(Error::PasswordInClear)), "{url}");
    }
    for url in ["smtp://u:p@mail.example:587?tls=required", "smtps://u:p@mail.example:587", "smtp://u:p@127.0.0.1:587"]
    {
        let mailer = mailer(&smtp_settings(url)).unwrap();
        assert!(mailer.describe().ends_with(":587") && !format!("{mailer:?}").contains("u:p"), "{mailer:?}");
    }
}

#[test]
fn an_address_that_makes_no_sense_is_refused_at_once() {
    for url in ["", "mail.example", "http://mail.example", "smtp://mail.example?tls=maybe", "smtp://"] {
        assert!(matches!(mailer(&smtp_settings(url)), Err(Error::BadSmtpUrl(_))), "{url}");
    }
}
