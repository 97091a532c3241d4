//! [`Callback`]: what a service sends along when somebody comes back.

use serde::Deserialize;

/// What a service sends along when somebody comes back; an app takes it as `Query<Callback>`.
///
/// Nothing of it is believed before the state has been found in the session.
#[derive(Clone, Default, Deserialize)]
pub struct Callback {
    pub(super) state: Option<String>,
    pub(super) code: Option<String>,
    pub(super) error: Option<String>,
    /// Who sent the person back, where the service says so (RFC 9207).
    pub(super) iss: Option<String>,
}

impl std::fmt::Debug for Callback {
    /// Whether it holds a code or an error, and neither of them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (code, error) = (self.code.is_some(), self.error.is_some());
        f.debug_struct("Callback").field("code", &code).field("error", &error).finish_non_exhaustive()
    }
}
