//! [`Consumer`]: who is told.

use std::fmt;

use futures_util::future::BoxFuture;

use super::Entry;
use crate::error::Result;

/// Who is told what stands under one topic.
pub trait Consumer: fmt::Debug + Send + Sync {
    /// The topic.
    fn topic(&self) -> &str;

    /// Takes entries, the earliest first. They are deleted after `Ok`. After an error all of them come again, and
    /// those behind them wait; they may also come again when the process dies in between.
    fn take<'a>(&'a self, entries: &'a [Entry]) -> BoxFuture<'a, Result<()>>;
}
