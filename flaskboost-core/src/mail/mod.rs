//! Mail: a message goes out over SMTP in production and is captured, to be read in the browser or by a test,
//! everywhere else.
//!
//! Sending is one call, [`Mailer::send`], and what becomes of the message is decided by `mail.transport` alone.
//! Attachments, copies and lists of recipients are deliberately absent: this floor carries the notices of an
//! application to one person at a time.

mod address;
mod captured;
mod error;
mod folder;
mod mailer;
mod memory;
mod message;
mod nowhere;
mod outbox;
#[cfg(feature = "smtp")]
mod smtp;
#[cfg(not(feature = "smtp"))]
#[path = "no_smtp.rs"]
mod smtp;
mod transport;

#[cfg(test)]
pub(crate) mod tests;

pub use address::plain_address;
pub use captured::Captured;
pub use error::Error;
pub use mailer::Mailer;
pub use message::Message;
