//! What visitors type into the pages of the accounts.
//!
//! How long a new password must be is a setting, so the models check it, not these types.

use chrono::Duration;

use super::scope_name::ScopeName;
use crate::form::{Choice, Email, Form, Password};

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
    #[field(label = "Keep me logged in on this device")]
    pub(super) remember: bool,
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
    #[field(label = "Keep me logged in on this device")]
    pub(super) remember: bool,
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
    #[field(label = "Keep me logged in on this device")]
    pub(super) remember: bool,
}

/// Beside the button to which a link in a mail leads.
#[derive(Form)]
pub(super) struct EnterWithLink {
    #[field(label = "Keep me logged in on this device")]
    pub(super) remember: bool,
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
    #[field(label = "Keep me logged in on this device")]
    pub(super) remember: bool,
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

/// What a program gets.
#[derive(Form)]
pub(super) struct NewToken {
    #[field(label = "Name", max_len = 100, autofocus, help = "What it is for, so that you know it again.")]
    pub(super) name: String,
    #[field(label = "For")]
    pub(super) kind: TokenKind,
    #[field(label = "Scopes", help = "What it may do, of what you may do. Choose no more than it needs.")]
    pub(super) scopes: Vec<ScopeName>,
    #[field(label = "Expires")]
    pub(super) expires: TokenLife,
    #[field(label = "Current password", autocomplete = "current-password")]
    pub(super) current_password: Password,
}

/// What sort of program it is.
#[derive(Clone, Copy, Choice)]
pub(super) enum TokenKind {
    #[choice(label = "A script: one token until it expires")]
    Script,
    #[choice(label = "An app: a token for an hour, and one to renew it")]
    App,
}

/// How long a token is good for.
#[derive(Clone, Copy, Choice)]
pub(super) enum TokenLife {
    #[choice(label = "In 30 days")]
    Month,
    #[choice(label = "In 90 days")]
    Quarter,
    #[choice(label = "In a year")]
    Year,
    #[choice(label = "Never")]
    Never,
}

impl TokenLife {
    /// The time until it expires, if it does.
    pub(super) const fn life(self) -> Option<Duration> {
        match self {
            Self::Month => Some(Duration::days(30)),
            Self::Quarter => Some(Duration::days(90)),
            Self::Year => Some(Duration::days(365)),
            Self::Never => None,
        }
    }
}

/// With what an app gets its next pair.
#[derive(Form)]
pub(super) struct Refresh {
    pub(super) refresh_token: Password,
}
