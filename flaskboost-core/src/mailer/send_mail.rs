//! [`SendMail`]: the job that sends a mail that was written before.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Post;
use crate::error::Result;
use crate::jobs::{Backoff, Job, JobContext, JobError, JobOptions};
use crate::mail::Message;

/// Sends a mail that was written before; [`Post::send_later`] makes one. It waits in the queue `mail`.
///
/// What the mail server refuses for good is a dead letter at once; everything else is tried again.
#[derive(Clone, Serialize, Deserialize)]
pub struct SendMail {
    to: String,
    subject: String,
    text: String,
    #[serde(default)]
    html: Option<String>,
    #[serde(default)]
    headers: Vec<(String, String)>,
    #[serde(default)]
    list: Option<String>,
}

impl SendMail {
    pub(super) fn of(message: Message, list: Option<&str>) -> Self {
        let Message { to, subject, text, html, headers, .. } = message;
        Self { to, subject, text, html, headers, list: list.map(str::to_owned) }
    }
}

impl std::fmt::Debug for SendMail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SendMail").field("subject", &self.subject).field("list", &self.list).finish_non_exhaustive()
    }
}

impl Job for SendMail {
    const NAME: &'static str = "flaskboost.send_mail";
    const QUEUE: &'static str = "mail";
    type Output = ();

    fn options() -> JobOptions {
        let backoff = Backoff { first: Duration::from_secs(30), longest: Duration::from_secs(12 * 3600) };
        JobOptions { attempts: 14, backoff, ..JobOptions::default() }
    }

    async fn run(self, context: JobContext) -> Result<()> {
        let Self { to, subject, text, html, headers, list } = self;
        let key = Some(context.key().to_owned());
        let message = Message { to, subject, text, html, headers, key };
        match context.service::<Post>()?.deliver(message, list.as_deref()).await? {
            Ok(_) => Ok(()),
            Err(error) if error.is_final() => Err(JobError::GivenUp(error.into()).into()),
            Err(error) => Err(error.into()),
        }
    }
}
