//! [`Granted`]: what came of a journey to a service and back.

use super::Tokens;

/// What came of a journey to a service and back.
#[derive(Debug)]
pub struct Granted {
    /// What the service gave.
    pub tokens: Tokens,
    /// Where the person wanted to go, if that is on this site.
    pub next: Option<String>,
}
