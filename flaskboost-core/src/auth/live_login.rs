//! [`LiveLogin`]: tells whoever answers for a long time when the login behind the answer is over.

use std::sync::Arc;

use tokio::sync::oneshot;

use super::login_watch::Inner;

/// The login behind an answer that is still being given.
///
/// Bodies of an open length are ended by themselves; whoever keeps a connection in another way takes this from
/// [`Visitor::hold`](super::Visitor::hold), and stops when [`LiveLogin::ended`] returns: within a second after the
/// session was ended, the account closed, or its role or grants changed.
#[must_use = "a login that is not held is not watched"]
pub struct LiveLogin {
    number: u64,
    watch: Arc<Inner>,
    ended: oneshot::Receiver<()>,
}

impl LiveLogin {
    pub(super) fn new(number: u64, watch: Arc<Inner>, ended: oneshot::Receiver<()>) -> Self {
        Self { number, watch, ended }
    }

    /// Returns when the login is over.
    pub async fn ended(mut self) {
        let _ = (&mut self.ended).await;
    }
}

impl Drop for LiveLogin {
    fn drop(&mut self) {
        self.watch.forget(self.number);
    }
}

impl std::fmt::Debug for LiveLogin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LiveLogin")
    }
}
