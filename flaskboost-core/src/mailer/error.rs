//! What can go wrong with a letter, before it is a mail.

use http::StatusCode;

use crate::error;

/// A letter that cannot be written or taken.
///
/// As an [`error::Error`] it carries `FB6500`: the site itself is wrong; a link to leave a list that does not hold has
/// `FB6404` or `FB6410`.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MailerError {
    /// Templates see the fields of a letter, so it must have some.
    #[error("the letter `{letter}` is no struct with named fields, so its templates would see nothing")]
    NoFields {
        /// Its template.
        letter: &'static str,
    },
    /// The fields of a letter cannot be written down.
    #[error("the fields of the letter `{letter}` cannot be written as JSON")]
    NotJson {
        /// Its template.
        letter: &'static str,
        /// What serde said.
        #[source]
        source: serde_json::Error,
    },
    /// There is no queue.
    #[error("this site has no queue of jobs, so no mail can be sent later")]
    NoQueue,
    /// The link was changed, or it is of another site.
    #[error("this is no link to leave a list with")]
    NoLink,
    /// The link is too old.
    #[error("the link to leave a list is too old")]
    OldLink,
    /// A list whose name does not fit.
    #[error("`{list}` is no name of a list: 1 to 60 lower-case letters, digits and hyphens")]
    BadList {
        /// What was given.
        list: String,
    },
}

impl From<MailerError> for error::Error {
    fn from(error: MailerError) -> Self {
        match error {
            MailerError::NoLink => Self::new(StatusCode::NOT_FOUND, "FB6404", "This link is not valid.")
                .with_hint("Open the link of the mail itself, the whole of it."),
            MailerError::OldLink => Self::new(StatusCode::GONE, "FB6410", "This link is too old.")
                .with_hint("Use the link in a newer mail of this list."),
            _ => Self::from_status(StatusCode::INTERNAL_SERVER_ERROR).with_code("FB6500"),
        }
        .with_source(error)
    }
}
