//! [`Message`]: what is sent, and to whom.

use super::{Error, address};

/// One mail to one person.
///
/// ```
/// use flaskboost::mail::Message;
///
/// let message = Message::new("ann@example.com", "Your run is in", "10.2 km in 52:10.\n")
///     .with_html("<p>10.2 km in 52:10.</p>");
/// assert_eq!(message.to, "ann@example.com");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// One address, `ann@example.com` or `Ann <ann@example.com>`.
    pub to: String,
    /// One line.
    pub subject: String,
    /// The body as plain text; every mail has one.
    pub text: String,
    /// The same body as HTML, for programs that show it.
    pub html: Option<String>,
    /// More headers, each a name and a value of one line; see [`Message::with_header`].
    pub headers: Vec<(String, String)>,
    /// What the Message-ID is made of; see [`Message::with_key`].
    pub key: Option<String>,
}

impl Message {
    /// Creates a message of plain text.
    #[must_use]
    pub fn new(to: impl Into<String>, subject: impl Into<String>, text: impl Into<String>) -> Self {
        Self { to: to.into(), subject: subject.into(), text: text.into(), html: None, headers: Vec::new(), key: None }
    }

    /// Adds the body as HTML.
    #[must_use]
    pub fn with_html(mut self, html: impl Into<String>) -> Self {
        self.html = Some(html.into());
        self
    }

    /// Adds a header, such as `List-Unsubscribe`. One that the mail has anyway, such as `From`, is refused when it is
    /// sent.
    #[must_use]
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Makes the Message-ID of this key, so that a mail that is sent twice is recognisable as one.
    #[must_use]
    pub fn with_key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Refuses a message whose headers could be broken out of.
    pub(super) fn check(&self) -> Result<(), Error> {
        address::check_mailbox("to", &self.to)?;
        address::check_line("subject", &self.subject)?;
        self.headers.iter().try_for_each(|(name, value)| address::check_header(name, value))
    }
}
