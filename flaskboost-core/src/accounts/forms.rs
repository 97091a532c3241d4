//! What visitors type into the pages of the accounts.
//!
//! How long a new password must be is a setting, so the models check it, not these types.

use crate::form::{Email, Form, Password};

#[derive(Form)]
pub(super) struct SignUp {
    #[field(label = "E-mail", autocomplete = "email", autofocus)]
    pub(super) email: Email,
    #[field(
        label = "Password",
        autocomplete = "new-password",
        max_len = 128,
        help = "A few words in a row are easy to remember and hard to guess."
    )]
    pub(super) password: Password,
}

#[derive(Form)]
pub(super) struct LogIn {
    #[field(label = "E-mail", autocomplete = "username", autofocus)]
    pub(super) email: Email,
    #[field(label = "Password", autocomplete = "current-password")]
    pub(super) password: Password,
    /// Where to go afterwards.
    #[field(widget = "hidden", max_len = 2048)]
    pub(super) next: Option<String>,
}

/// Confirming an address takes the link and the password.
#[derive(Form)]
pub(super) struct Confirm {
    #[field(
        label = "Password",
        autocomplete = "current-password",
        autofocus,
        help = "The one you chose when you signed up."
    )]
    pub(super) password: Password,
}

/// For a link by mail: to confirm an address, or to choose a new password.
#[derive(Form)]
pub(super) struct AskForLink {
    #[field(label = "E-mail", autocomplete = "email", autofocus)]
    pub(super) email: Email,
}

/// For a link by mail that logs in.
#[derive(Form)]
pub(super) struct MagicLink {
    #[field(label = "E-mail", autocomplete = "email", autofocus)]
    pub(super) email: Email,
    /// Where to go afterwards.
    #[field(widget = "hidden", max_len = 2048)]
    pub(super) next: Option<String>,
}

/// The code from a mail, with or without spaces.
#[derive(Form)]
pub(super) struct EnterCode {
    #[field(label = "Code", autocomplete = "one-time-code", max_len = 20, help = "Six digits, from the mail.")]
    pub(super) code: String,
}

#[derive(Form)]
pub(super) struct Reset {
    #[field(
        label = "New password",
        autocomplete = "new-password",
        max_len = 128,
        autofocus,
        help = "A few words in a row are easy to remember and hard to guess."
    )]
    pub(super) password: Password,
}

#[derive(Form)]
pub(super) struct ChangePassword {
    #[field(label = "Current password", autocomplete = "current-password", autofocus)]
    pub(super) current_password: Password,
    #[field(
        label = "New password",
        autocomplete = "new-password",
        max_len = 128,
        help = "A few words in a row are easy to remember and hard to guess."
    )]
    pub(super) password: Password,
}

#[derive(Form)]
pub(super) struct ChangeEmail {
    #[field(label = "New e-mail", autocomplete = "email", autofocus)]
    pub(super) email: Email,
    #[field(label = "Current password", autocomplete = "current-password")]
    pub(super) current_password: Password,
}

/// Taking a new address takes the link and the password.
#[derive(Form)]
pub(super) struct ConfirmEmail {
    #[field(label = "Password", autocomplete = "current-password", autofocus, help = "The one of your account.")]
    pub(super) current_password: Password,
}

/// The second step of a log-in.
#[derive(Form)]
pub(super) struct SecondStep {
    #[field(
        label = "Code",
        autocomplete = "one-time-code",
        max_len = 64,
        autofocus,
        help = "The six digits that your app shows, or one of your recovery codes."
    )]
    pub(super) code: String,
    #[field(label = "Trust this device")]
    pub(super) trust: bool,
}

/// The first code of an app, and later ones of somebody who is logged in.
#[derive(Form)]
pub(super) struct AppCode {
    #[field(
        label = "Code",
        autocomplete = "one-time-code",
        max_len = 64,
        help = "The six digits that your app shows."
    )]
    pub(super) code: String,
}

/// Proving again who one is.
#[derive(Form)]
pub(super) struct Again {
    #[field(label = "Password", autocomplete = "current-password", autofocus)]
    pub(super) current_password: Password,
}

#[derive(Form)]
pub(super) struct DeleteAccount {
    #[field(label = "Current password", autocomplete = "current-password", autofocus)]
    pub(super) current_password: Password,
}

/// On the way to another provider.
#[cfg(feature = "oauth")]
#[derive(Form)]
pub(super) struct LogInWith {
    /// Where to go afterwards.
    #[field(widget = "hidden", max_len = 2048)]
    pub(super) next: Option<String>,
}

/// Links another provider. The buttons of the form say which.
#[cfg(feature = "oauth")]
#[derive(Form)]
pub(super) struct LinkProvider {
    #[field(widget = "hidden", max_len = 30)]
    pub(super) provider: String,
    /// Asked for where there is one.
    #[field(label = "Current password", autocomplete = "current-password")]
    pub(super) current_password: Option<Password>,
}
