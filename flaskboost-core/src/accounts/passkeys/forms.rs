//! What visitors and their browsers send to the pages of passkeys.

use crate::form::{Form, Password};

#[derive(Form)]
pub(super) struct AddPasskey {
    #[field(label = "Name", max_len = 64, placeholder = "My phone", help = "So that you know it again among others.")]
    pub(super) name: String,
    /// Missing where somebody has no password.
    #[field(label = "Current password", autocomplete = "current-password")]
    pub(super) current_password: Option<Password>,
}

#[derive(Form)]
pub(super) struct RenamePasskey {
    #[field(label = "Name", max_len = 64, autofocus)]
    pub(super) name: String,
}

/// Begins a log-in.
#[derive(Form)]
pub(super) struct BeginLogIn {
    #[field(label = "Keep me logged in on this device")]
    pub(super) remember: bool,
    /// Where to go afterwards.
    #[field(widget = "hidden", max_len = 2048)]
    pub(super) next: Option<String>,
}

/// What the authenticator says, as JSON; the script writes it.
#[derive(Form)]
pub(super) struct Answer {
    #[field(widget = "hidden", max_len = 20000)]
    pub(super) answer: String,
}
