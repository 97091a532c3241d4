//! The pages of passkeys.

use serde::Serialize;

use super::forms;
use crate::accounts::models::Passkey;
use crate::form::Form;
use crate::view::View;

#[derive(Default, Serialize, View)]
#[view("accounts/passkeys.html")]
pub(super) struct Passkeys {
    pub(super) passkeys: Vec<Passkey>,
    pub(super) form: Form<forms::AddPasskey>,
    pub(super) has_password: bool,
    /// Why there can be none here; empty where there can.
    pub(super) obstacle: String,
}

/// Makes a passkey, with the script.
#[derive(Default, Serialize, View)]
#[view("accounts/new_passkey.html")]
pub(super) struct NewPasskey {
    pub(super) name: String,
    /// What the browser is asked, as JSON.
    pub(super) options: String,
    /// Where passkeys work.
    pub(super) origin: String,
}

#[derive(Default, Serialize, View)]
#[view("accounts/rename_passkey.html")]
pub(super) struct RenamePasskey {
    pub(super) form: Form<forms::RenamePasskey>,
    pub(super) id: i64,
}

/// Logs in with a passkey, with the script.
#[derive(Default, Serialize, View)]
#[view("accounts/enter_with_passkey.html")]
pub(super) struct EnterWithPasskey {
    /// What the browser is asked, as JSON.
    pub(super) options: String,
    /// Where passkeys work.
    pub(super) origin: String,
}

/// A passkey that lets nobody in, for whatever reason.
#[derive(Default, Serialize, View)]
#[view("accounts/passkey_refused.html")]
pub(super) struct PasskeyRefused {
    /// Where they wanted to go.
    pub(super) next: Option<String>,
}
