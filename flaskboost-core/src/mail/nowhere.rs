//! [`Nowhere`]: a way that ends at the door.

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, ready};

use super::transport::Transport;
use super::{Captured, Error};

/// Refuses each mail, so that nobody believes that it was sent.
pub(super) struct Nowhere;

impl Transport for Nowhere {
    fn deliver<'a>(&'a self, _mail: &'a Captured) -> BoxFuture<'a, Result<(), Error>> {
        ready(Err(Error::TurnedOff)).boxed()
    }

    fn describe(&self) -> String {
        "not sent, because mail.transport is `none`".to_owned()
    }
}
