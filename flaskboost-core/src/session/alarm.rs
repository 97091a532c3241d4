//! [`Alarm`]: who is told when an id of a session was stolen.

use std::fmt;
use std::sync::Arc;

use crate::http::Caller;

/// An old id of a remembered session was sent again, long after the browser had got another: there is a copy of the
/// cookie. The session has ended by now, for whoever stole it and for its owner.
#[derive(Debug, Clone)]
pub struct Stolen {
    /// Whose session it was.
    pub user_id: i64,
    /// Who sent the old id: the thief, or the owner if the thief was quicker.
    pub caller: Caller,
}

/// Is told of each theft, once.
#[derive(Clone)]
pub(super) struct Alarm(pub(super) Arc<dyn Fn(Stolen) + Send + Sync>);

impl fmt::Debug for Alarm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Alarm")
    }
}
