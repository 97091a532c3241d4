//! [`Mailer`]: sends mails, and shows those that were captured.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use sha2::{Digest, Sha256};

use super::folder::Folder;
use super::memory::Memory;
use super::nowhere::Nowhere;
use super::outbox::Outbox;
use super::transport::Transport;
use super::{Captured, Error, Message, address, smtp};
use crate::clock::Clock;
use crate::random::Random;
use crate::settings::{MailSettings, MailTransport};

/// Sends mails the way `mail.transport` says.
///
/// ```
/// # use flaskboost::{clock::Clock, mail::{Mailer, Message}, random::Random};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), flaskboost::mail::Error> {
/// let mailer = Mailer::in_memory("Runnerly <hello@example.com>", Clock::system(), Random::system())?;
/// mailer.send(Message::new("ann@example.com", "Hello", "A text.\n")).await?;
/// assert_eq!(mailer.captured()?[0].subject, "Hello");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Mailer {
    inner: Arc<Inner>,
}

struct Inner {
    from: String,
    transport: Arc<dyn Transport>,
    outbox: Option<Arc<dyn Outbox>>,
    clock: Clock,
    random: Random,
    count: AtomicU32,
}

impl Mailer {
    /// Creates the mailer of the settings: a folder of captured mails, SMTP, or none.
    ///
    /// # Errors
    ///
    /// - `mail.from` is not one address.
    /// - `mail.smtp_url` is missing, does not make sense, or would send its password unencrypted.
    /// - SMTP is asked of a program that was built without it.
    pub fn new(settings: &MailSettings, clock: Clock, random: Random) -> Result<Self, Error> {
        let from = &settings.from;
        match settings.transport {
            MailTransport::Capture => {
                let folder = Arc::new(Folder::new(&settings.capture_folder));
                Self::with(from, folder.clone(), Some(folder), clock, random)
            }
            MailTransport::Smtp => {
                let url = settings.smtp_url.as_ref().ok_or(Error::MissingSmtpUrl)?;
                Self::with(from, smtp::open(url.expose())?, None, clock, random)
            }
            MailTransport::None => Self::with(from, Arc::new(Nowhere), None, clock, random),
        }
    }

    /// Creates a mailer that keeps its mails in memory, as tests want it.
    ///
    /// # Errors
    ///
    /// - `from` is not one address.
    pub fn in_memory(from: &str, clock: Clock, random: Random) -> Result<Self, Error> {
        let memory = Arc::new(Memory::default());
        Self::with(from, memory.clone(), Some(memory), clock, random)
    }

    fn with(
        from: &str,
        transport: Arc<dyn Transport>,
        outbox: Option<Arc<dyn Outbox>>,
        clock: Clock,
        random: Random,
    ) -> Result<Self, Error> {
        address::check_mailbox("from", from)?;
        let from = from.to_owned();
        Ok(Self { inner: Arc::new(Inner { from, transport, outbox, clock, random, count: AtomicU32::new(0) }) })
    }

    /// Sends one mail and waits until it is taken.
    ///
    /// # Errors
    ///
    /// - The recipient or the subject holds a line break, or the recipient is not one address: nothing is sent.
    /// - The mail server refuses the mail or does not answer in time.
    /// - The folder of captured mails cannot be written.
    pub async fn send(&self, message: Message) -> Result<(), Error> {
        message.check()?;
        let Message { to, subject, text, html, headers, key } = message;
        let at = self.inner.clock.now();
        let (id, from) = (self.next_id(at), self.inner.from.clone());
        let local = key.map_or_else(|| id.clone(), |key| hex::encode(&Sha256::digest(key)[..16]));
        let message_id = format!("<{local}@{}>", address::host(&from));
        let mail = Captured { id, at, from, to, subject, text, html, message_id, headers };
        self.inner.transport.deliver(&mail).await
    }

    /// An id that sorts by time, then by the order of sending, and that nobody can guess.
    fn next_id(&self, at: chrono::DateTime<chrono::Utc>) -> String {
        let count = self.inner.count.fetch_add(1, Ordering::Relaxed);
        let suffix = u64::from_be_bytes(self.inner.random.bytes());
        format!("{}-{count:010}-{suffix:016x}", at.format("%Y%m%dT%H%M%S%6f"))
    }

    /// The captured mails, newest first; none where mail is really sent.
    ///
    /// # Errors
    ///
    /// - The folder of captured mails cannot be read.
    pub fn captured(&self) -> Result<Vec<Captured>, Error> {
        self.inner.outbox.as_ref().map_or_else(|| Ok(Vec::new()), |outbox| outbox.all())
    }

    /// One captured mail.
    ///
    /// # Errors
    ///
    /// - The folder of captured mails cannot be read.
    pub fn find(&self, id: &str) -> Result<Option<Captured>, Error> {
        self.inner.outbox.as_ref().map_or(Ok(None), |outbox| outbox.find(id))
    }

    /// Whether mails are captured rather than sent.
    #[must_use]
    pub fn is_capturing(&self) -> bool {
        self.inner.outbox.is_some()
    }

    /// Where mail goes, in a few words for the terminal.
    #[must_use]
    pub fn describe(&self) -> String {
        self.inner.transport.describe()
    }
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailer").field("from", &self.inner.from).field("to", &self.describe()).finish_non_exhaustive()
    }
}
