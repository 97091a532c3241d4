//! Letters: what the site writes to people, each as a type with a template for text and one for HTML.
//!
//! A [`Letter`] is drawn by a [`Writer`] and goes out through the [`Post`]: at once, or as a job that is enqueued in the
//! caller's transaction. The post leaves out whoever does not want it or cannot be reached, which is written down as
//! [`Suppressions`]. Deliberately absent: attachments, and one mail to many people.

mod error;
mod leave;
mod letter;
mod letters;
mod migrations;
mod post;
mod send_mail;
mod suppressions;
mod writer;

#[cfg(test)]
mod tests;

pub use error::MailerError;
pub use leave::{Leave, LeaveLinks};
pub use letter::Letter;
pub use letters::{Letters, Sample};
pub use migrations::migrations;
pub use post::{Delivery, Post, PostParts};
pub use send_mail::SendMail;
pub use suppressions::{Reason, Suppression, Suppressions};
pub use writer::{Preview, Writer};
