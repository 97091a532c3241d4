//! [`LeaveLinks`]: the links with which people leave a list.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::MailerError;
use crate::seal::Seal;

/// What the links are sealed for.
const PURPOSE: &str = "mail.leave";

/// How long a link works: mails are read late, and whoever is annoyed by one presses the button of an old one.
const LASTS: TimeDelta = TimeDelta::days(400);

/// The longest name of a list.
const LONGEST: usize = 60;

/// Makes the links with which people leave a list, and reads them again. What stands in one is encrypted: a log or a
/// history of a browser does not tell whose it is, and nobody can make one for somebody else.
#[derive(Clone)]
pub struct LeaveLinks {
    seal: Seal,
}

/// Who leaves which list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leave {
    /// The address, in lower case.
    pub address: String,
    /// The list.
    pub list: String,
    /// When the link was made, in seconds since 1970.
    made: i64,
}

impl LeaveLinks {
    /// Links of this seal.
    #[must_use]
    pub fn new(seal: Seal) -> Self {
        Self { seal }
    }

    /// What stands in the link that takes this address off this list.
    ///
    /// # Errors
    ///
    /// - This is no name of a list.
    pub fn token(&self, address: &str, list: &str, now: DateTime<Utc>) -> Result<String, MailerError> {
        check_list(list)?;
        let leave = Leave { address: address.to_owned(), list: list.to_owned(), made: now.timestamp() };
        let plain = serde_json::to_vec(&leave).map_err(|source| MailerError::NotJson { letter: "leave", source })?;
        Ok(self.seal.seal(PURPOSE, 0, &plain))
    }

    /// Reads what stands in a link.
    ///
    /// # Errors
    ///
    /// - It was changed, cut off, or made with another secret.
    /// - It is older than 400 days.
    pub fn read(&self, token: &str, now: DateTime<Utc>) -> Result<Leave, MailerError> {
        let plain = self.seal.open(PURPOSE, 0, token).map_err(|_| MailerError::NoLink)?;
        let leave: Leave = serde_json::from_slice(&plain).map_err(|_| MailerError::NoLink)?;
        let is_old = now.timestamp().saturating_sub(leave.made) > LASTS.num_seconds();
        if is_old { Err(MailerError::OldLink) } else { Ok(leave) }
    }
}

impl fmt::Debug for LeaveLinks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LeaveLinks")
    }
}

/// Refuses a list whose name would not fit.
pub(super) fn check_list(list: &str) -> Result<(), MailerError> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if (1..=LONGEST).contains(&list.len()) && list.bytes().all(is_plain) {
        Ok(())
    } else {
        Err(MailerError::BadList { list: list.to_owned() })
    }
}
