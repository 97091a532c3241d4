//! What can go wrong with a mail.

use std::path::PathBuf;

use http::StatusCode;

use crate::error::{self, BoxError};

/// A mail that could not be sent or read.
///
/// As an [`error::Error`] it carries one of three codes: `FB6503` when the message is not taken now,
/// `FB6422` when the message itself is refused, `FB6500` when mail is set up wrongly or the captured mails cannot
/// be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A header would have held a line break or another control character, which could smuggle in headers.
    #[error("the {field} of a mail holds a line break or another control character")]
    LineBreak {
        /// `to`, `from`, `subject` or `header`.
        field: &'static str,
    },
    /// What should be one address is not.
    #[error("the {field} of a mail is not one address such as `ann@example.com` or `Ann <ann@example.com>`")]
    BadAddress {
        /// `to` or `from`.
        field: &'static str,
    },
    /// A header that a mail may not have in addition.
    #[error("`{name}` cannot be a header of its own: a mail has it anyway, or it is no name of a header")]
    BadHeader {
        /// Its name.
        name: String,
    },
    /// The mail server says that there is no such mailbox; trying again does not help.
    #[error("the mail server knows no such mailbox")]
    NoMailbox(#[source] BoxError),
    /// The mail server refused the message for good; trying again does not help.
    #[error("the mail server refused the message for good")]
    Refused(#[source] BoxError),
    /// The mail server did not take the message now, or could not be reached.
    #[error("the mail server did not take the message")]
    NotDelivered(#[source] BoxError),
    /// The mail server did not answer in time.
    #[error("the mail server did not take the message within {seconds} seconds")]
    TimedOut {
        /// How long we waited.
        seconds: u64,
    },
    /// `mail.transport` is `smtp`, and there is no server to talk to.
    #[error(
        "mail.transport is `smtp` but mail.smtp_url is not set; set SMTP_URL, such as smtp://user:password@host:587?tls=required"
    )]
    MissingSmtpUrl,
    /// The address of the server does not make sense.
    #[error(
        "mail.smtp_url cannot be used; write it as smtp://user:password@host:587?tls=required or smtps://user:password@host"
    )]
    BadSmtpUrl(#[source] BoxError),
    /// A password would have been sent over a connection that anyone can read.
    #[error("mail.smtp_url has a password but does not insist on encryption; add ?tls=required or write smtps://")]
    PasswordInClear,
    /// `mail.transport` is `none`.
    #[error("no mail is sent, because mail.transport is `none`")]
    TurnedOff,
    /// The program was built without the feature `smtp`.
    #[error("mail.transport is `smtp` but this program was built without flaskboost's feature `smtp`")]
    SmtpNotBuilt,
    /// The folder of captured mails cannot be read or written.
    #[error("the captured mails in {} cannot be read or written", .folder.display())]
    Outbox {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
}

impl Error {
    /// Whether trying again cannot help.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(
            self,
            Self::NoMailbox(_)
                | Self::Refused(_)
                | Self::LineBreak { .. }
                | Self::BadAddress { .. }
                | Self::BadHeader { .. }
        )
    }
}

impl From<Error> for error::Error {
    fn from(error: Error) -> Self {
        match error {
            Error::NotDelivered(_)
            | Error::NoMailbox(_)
            | Error::Refused(_)
            | Error::TimedOut { .. }
            | Error::TurnedOff => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "FB6503",
                "The mail could not be sent right now. Try again in a moment.",
            ),
            Error::LineBreak { .. } | Error::BadAddress { .. } | Error::BadHeader { .. } => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "FB6422",
                "The mail cannot be sent: its address or subject is not valid.",
            ),
            _ => Self::from_status(StatusCode::INTERNAL_SERVER_ERROR).with_code("FB6500"),
        }
        .with_source(error)
    }
}
