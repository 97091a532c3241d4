//! A mail, as the one who got it reads it.

use std::ops::Deref;

use crate::mail::Captured;

/// A mail that the site sent during the test.
#[derive(Clone, Debug)]
pub struct Mail(Captured);

impl Mail {
    pub(crate) fn new(captured: Captured) -> Self {
        Self(captured)
    }

    /// Is it addressed to this address, with or without a name?
    #[must_use]
    pub fn is_to(&self, address: &str) -> bool {
        let to = self.0.to.rsplit_once('<').map_or(self.0.to.as_str(), |(_, to)| to.trim_end_matches('>'));
        to.eq_ignore_ascii_case(address)
    }

    /// The first link that contains `part`, whole, as [`Browser::visit`](crate::testing::Browser::visit) takes it.
    ///
    /// # Panics
    ///
    /// When no link does; the message shows the mail.
    #[must_use]
    #[track_caller]
    pub fn link_containing(&self, part: &str) -> String {
        let found = self.0.links().into_iter().find(|link| link.contains(part));
        found.unwrap_or_else(|| {
            panic!("no link in the mail \"{}\" contains \"{part}\":\n{}", self.0.subject, self.0.text)
        })
    }
}

impl Deref for Mail {
    type Target = Captured;

    fn deref(&self) -> &Captured {
        &self.0
    }
}
