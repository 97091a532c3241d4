//! [`Detached`]: marks a request that has no session.

/// Marks a request that has no session, because something else than a cookie says who sends it. The cookie is not read,
/// nothing is written, and nobody can log in. Whoever looks into the request before the session layer inserts it.
///
/// A browser sends no such request to another site unasked, so it needs no token against forged writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detached;
