//! [`Post`]: sends letters.

use super::{Leave, LeaveLinks, Letter, MailerError, Reason, SendMail, Suppressions, Writer};
use crate::clock::Clock;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::jobs::{JobHandle, Jobs};
use crate::mail::{self, Mailer, Message, plain_address};
use crate::seal::Seal;

/// The route where people leave a list.
const LEAVE: &str = "mail.leave";

/// Sends letters: at once, or as a job. Cheap to clone; handlers take it as `Service<Post>`.
#[derive(Clone, Debug)]
pub struct Post {
    mailer: Mailer,
    writer: Writer,
    suppressions: Suppressions,
    links: LeaveLinks,
    clock: Clock,
    jobs: Option<Jobs>,
}

/// What the post is made of.
#[derive(Clone, Debug)]
pub struct PostParts {
    /// The way out for mail.
    pub mailer: Mailer,
    /// Draws the letters.
    pub writer: Writer,
    /// Knows who gets no mail.
    pub db: Db,
    /// Seals the links with which people leave a list.
    pub seal: Seal,
    /// The time.
    pub clock: Clock,
}

/// What became of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The mail server took it.
    Sent,
    /// It was not sent, because its receiver gets no such mail.
    Suppressed(Reason),
}

impl Post {
    /// A post without a queue: it sends at once only.
    #[must_use]
    pub fn new(parts: PostParts) -> Self {
        let PostParts { mailer, writer, db, seal, clock } = parts;
        let suppressions = Suppressions::new(db, clock.clone());
        Self { mailer, writer, suppressions, links: LeaveLinks::new(seal), clock, jobs: None }
    }

    /// The same post with a queue for [`Post::send_later`].
    #[must_use]
    pub fn with_jobs(self, jobs: Jobs) -> Self {
        Self { jobs: Some(jobs), ..self }
    }

    /// Sends a letter and waits until the mail server has taken it.
    ///
    /// # Errors
    ///
    /// - A template of the letter is missing or cannot be drawn.
    /// - The address is none, or the mail server does not take the mail.
    /// - The database cannot be asked whether somebody gets no mail.
    pub async fn send(&self, to: &str, letter: &impl Letter) -> Result<Delivery> {
        let (message, list) = self.write(to, letter)?;
        Ok(self.deliver(message, list).await??)
    }

    /// Writes a letter now and sends it after this transaction has been committed, and not at all when it is rolled
    /// back. It is tried for a day or more; a mail that goes out twice, because a worker died, has one Message-ID.
    ///
    /// The written mail waits in the queue: a letter with a secret in it, such as a link that logs in, is better sent
    /// with [`Post::send`].
    ///
    /// # Errors
    ///
    /// - A template of the letter is missing or cannot be drawn.
    /// - The site has no queue, or the database cannot be written.
    pub async fn send_later(&self, tx: &Tx, to: &str, letter: &impl Letter) -> Result<JobHandle<SendMail>> {
        let jobs = self.jobs.as_ref().ok_or(MailerError::NoQueue)?;
        let (message, list) = self.write(to, letter)?;
        jobs.enqueue(tx, SendMail::of(message, list)).await
    }

    /// Takes somebody off the list that stands in a link.
    ///
    /// # Errors
    ///
    /// - The link was changed, or is too old.
    /// - The database cannot be written.
    pub async fn leave(&self, token: &str) -> Result<Leave> {
        let leave = self.read_link(token)?;
        self.suppressions.leave(&leave.address, &leave.list).await?;
        Ok(leave)
    }

    /// What stands in a link; changes nothing.
    ///
    /// # Errors
    ///
    /// - The link was changed, or is too old.
    pub fn read_link(&self, token: &str) -> Result<Leave> {
        Ok(self.links.read(token, self.clock.now())?)
    }

    /// Draws letters, and makes links for them.
    #[must_use]
    pub fn writer(&self) -> &Writer {
        &self.writer
    }

    /// Who gets no mail.
    #[must_use]
    pub fn suppressions(&self) -> &Suppressions {
        &self.suppressions
    }

    /// Draws a letter, with the headers of its list.
    fn write<L: Letter>(&self, to: &str, letter: &L) -> Result<(Message, Option<&'static str>)> {
        let Some(list) = L::LIST else { return Ok((self.writer.write(to, letter, None)?, None)) };
        let token = self.links.token(&plain_address(to), list, self.clock.now())?;
        let url = self.writer.link(LEAVE, &[("token", token)])?;
        let message = self.writer.write(to, letter, Some(&url))?;
        let message = message
            .with_header("List-Unsubscribe", format!("<{url}>"))
            .with_header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        Ok((message, Some(list)))
    }

    /// Sends a mail, unless its receiver gets no such mail. A mailbox that does not exist is written down.
    pub(super) async fn deliver(&self, message: Message, list: Option<&str>) -> Result<Result<Delivery, mail::Error>> {
        if let Some(reason) = self.suppressions.reason_against(&message.to, list).await? {
            tracing::info!(target: "flaskboost::mail", "a mail was not sent: its receiver is suppressed ({reason})");
            return Ok(Ok(Delivery::Suppressed(reason)));
        }
        let to = message.to.clone();
        let sent = self.mailer.send(message).await;
        if let Err(error @ mail::Error::NoMailbox(_)) = &sent {
            let note = std::error::Error::source(error).map(ToString::to_string);
            self.suppressions.add(&to, Reason::Bounced, note.as_deref()).await?;
        }
        Ok(sent.map(|()| Delivery::Sent))
    }
}
