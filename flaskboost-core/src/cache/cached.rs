//! [`Cached`]: a value as it is kept.

use std::sync::Arc;
use std::time::Duration;

/// A value that was found.
#[derive(Debug, Clone)]
pub(super) struct Cached {
    /// As JSON.
    pub(super) text: Arc<str>,
    /// Until when it is fresh, in microseconds since 1970. Afterwards it only serves those who would otherwise wait for
    /// whoever computes the next one.
    pub(super) until: i64,
}

/// A value to keep.
#[derive(Debug)]
pub(super) struct Fresh<'a> {
    pub(super) key: &'a str,
    pub(super) value: Cached,
    /// For how long it is kept, its time as an old value included.
    pub(super) kept: Duration,
    pub(super) tags: &'a [String],
    /// What was known of the tags before the value was computed.
    pub(super) stamp: Stamp,
    /// The lock of whoever computed it: without it the value is not kept. `None` for a value that was simply set.
    #[cfg_attr(not(feature = "redis"), expect(dead_code, reason = "only a server asks it"))]
    pub(super) lock: Option<String>,
}

/// What is known of tags at a moment: a value is forgotten when one of its tags was invalidated after it.
#[derive(Debug, Clone, Default)]
pub(super) struct Stamp {
    /// In memory: how many invalidations there were.
    pub(super) count: u64,
    /// On a server: the version of each tag.
    #[cfg_attr(not(feature = "redis"), expect(dead_code, reason = "only a server asks it"))]
    pub(super) versions: Vec<String>,
}

/// Who computes a value, of all processes.
#[derive(Debug)]
pub(super) enum Lock {
    /// Whoever asked.
    Ours(String),
    /// Somebody else.
    #[cfg_attr(not(feature = "redis"), expect(dead_code, reason = "only a server asks it"))]
    Theirs,
}
