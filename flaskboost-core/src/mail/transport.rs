//! [`Transport`]: the way a mail takes.

use futures_util::future::BoxFuture;

use super::{Captured, Error};

/// Takes a mail out of the house.
pub(super) trait Transport: Send + Sync {
    /// Delivers one mail, or says why not.
    fn deliver<'a>(&'a self, mail: &'a Captured) -> BoxFuture<'a, Result<(), Error>>;

    /// Where mail goes, for the person at the terminal; never with a password in it.
    fn describe(&self) -> String;
}
