//! SMTP: the way of production.

use std::net::IpAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::{AsyncSmtpTransportBuilder, PoolConfig};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use super::transport::Transport;
use super::{Captured, Error};
use crate::error::BoxError;

/// How long one step of the conversation may take.
const STEP: Duration = Duration::from_secs(10);

/// How long the whole delivery may take, a full pool included.
const DELIVERY: Duration = Duration::from_secs(30);

/// Talks to one server over a few connections that stay open for a while.
struct Smtp {
    server: String,
    builder: AsyncSmtpTransportBuilder,
    /// Opened at the first mail: the pool starts a task, and so needs a runtime.
    transport: OnceLock<AsyncSmtpTransport<Tokio1Executor>>,
    delivery: Duration,
}

/// Prepares the way to the server of `url`; nothing is sent before the first mail.
pub(super) fn open(url: &str) -> Result<Arc<dyn Transport>, Error> {
    Ok(Arc::new(Smtp::new(url, DELIVERY)?))
}

impl Smtp {
    fn new(url: &str, delivery: Duration) -> Result<Self, Error> {
        let uri: http::Uri = url.parse().map_err(|_| Error::BadSmtpUrl("it is not an address".into()))?;
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| Error::BadSmtpUrl(error.into()))?
            .timeout(Some(STEP))
            .pool_config(PoolConfig::new().max_size(4).idle_timeout(Duration::from_secs(60)));
        if has_password(&uri) && !is_encrypted(&uri) && !is_loopback(&uri) {
            return Err(Error::PasswordInClear);
        }
        let port = uri.port_u16().map_or_else(String::new, |port| format!(":{port}"));
        let server = format!("{}{port}", uri.host().unwrap_or_default());
        Ok(Self { server, builder, transport: OnceLock::new(), delivery })
    }

    fn transport(&self) -> &AsyncSmtpTransport<Tokio1Executor> {
        self.transport.get_or_init(|| self.builder.clone().build())
    }
}

fn has_password(uri: &http::Uri) -> bool {
    uri.authority().is_some_and(|authority| authority.as_str().contains('@'))
}

fn is_encrypted(uri: &http::Uri) -> bool {
    let insists = |query: &str| query.split('&').any(|pair| pair == "tls=required");
    uri.scheme_str() == Some("smtps") || uri.query().is_some_and(insists)
}

fn is_loopback(uri: &http::Uri) -> bool {
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

/// The mail as it goes over the wire.
fn compose(mail: &Captured) -> Result<lettre::Message, BoxError> {
    let (from, to): (Mailbox, Mailbox) = (mail.from.parse()?, mail.to.parse()?);
    let builder = lettre::Message::builder()
        .message_id(Some(mail.message_id.clone()))
        .date(mail.at.into())
        .from(from)
        .to(to)
        .subject(&mail.subject)
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()));
    let builder = mail.headers.iter().try_fold(builder, |builder, (name, value)| {
        let name = HeaderName::new_from_ascii(name.clone())?;
        Ok::<_, BoxError>(builder.raw_header(HeaderValue::new(name, value.clone())))
    })?;
    Ok(match &mail.html {
        Some(html) => builder.multipart(MultiPart::alternative_plain_html(mail.text.clone(), html.clone()))?,
        None => builder.singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(mail.text.clone()))?,
    })
}

/// What a refusal means. A password that is wrong is no fault of the mail, so it is tried again.
fn judge(error: lettre::transport::smtp::Error) -> Error {
    let Some(code) = error.status().filter(|_| error.is_permanent()) else {
        return Error::NotDelivered(error.into());
    };
    let words = error.to_string();
    let enhanced = words.split(|c: char| c.is_whitespace() || c == ':').find(|word| is_enhanced(word));
    match (code.to_string().as_str(), enhanced) {
        ("530" | "534" | "535" | "538", _) => Error::NotDelivered(error.into()),
        // About the receiver only: 5.1.7 and 5.1.8 are about the sender, and a bare 550 may be about anything.
        (_, Some("5.1.1" | "5.1.2" | "5.1.3" | "5.1.6" | "5.1.10" | "5.2.1")) => Error::NoMailbox(error.into()),
        (_, Some("5.1.7" | "5.1.8")) => Error::NotDelivered(error.into()),
        _ => Error::Refused(error.into()),
    }
}

/// Whether this is an enhanced status code of RFC 3463, such as `5.1.1`.
fn is_enhanced(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    parts.len() == 3
        && parts[0] == "5"
        && parts[1..].iter().all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Transport for Smtp {
    fn deliver<'a>(&'a self, mail: &'a Captured) -> BoxFuture<'a, Result<(), Error>> {
        async move {
            let message = compose(mail).map_err(Error::NotDelivered)?;
            match tokio::time::timeout(self.delivery, self.transport().send(message)).await {
                Ok(Ok(_)) => Ok(()),
                Ok(Err(error)) => Err(judge(error)),
                Err(_) => Err(Error::TimedOut { seconds: self.delivery.as_secs() }),
            }
        }
        .boxed()
    }

    fn describe(&self) -> String {
        format!("sent through {}", self.server)
    }
}

#[cfg(test)]
pub(super) async fn deliver_within(url: &str, delivery: Duration) -> Result<(), Error> {
    let mail = Captured {
        id: "1".to_owned(),
        at: chrono::DateTime::default(),
        from: "hello@example.com".to_owned(),
        to: "ann@example.com".to_owned(),
        subject: "Hello".to_owned(),
        text: "A text.".to_owned(),
        html: None,
        message_id: "<1@example.com>".to_owned(),
        headers: Vec::new(),
    };
    Smtp::new(url, delivery)?.deliver(&mail).await
}
