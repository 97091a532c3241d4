//! The pages of the accounts.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::models::{Handed, TrustedDevice};
#[cfg(feature = "oauth")]
pub(super) use super::provider_views::{Link, ProviderLine, ProviderRefused, Providers, Refusal};
use super::square::Square;
use super::{ApiToken, ApiTokenKind, AuthEvent, forms};
use crate::form::Form;
use crate::model::Page;
use crate::session::Device;
use crate::view::View;

#[derive(Default, Serialize, View)]
#[view("accounts/signup.html")]
pub(super) struct SignUp {
    pub(super) form: Form<forms::SignUp>,
}

/// "Check your mail", for every address alike.
#[derive(Serialize, View)]
#[view("accounts/sent.html")]
pub(super) struct Sent {
    pub(super) email: String,
    pub(super) purpose: Purpose,
    /// Whether the code from the mail can be typed here.
    pub(super) takes_code: bool,
    pub(super) form: Form<forms::EnterCode>,
}

/// What a link in a mail is for.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Purpose {
    Confirm,
    Reset,
    Link,
    Email,
}

#[derive(Default, Serialize, View)]
#[view("accounts/confirm.html")]
pub(super) struct Confirm {
    pub(super) form: Form<forms::Confirm>,
    pub(super) token: String,
}

#[derive(Default, Serialize, View)]
#[view("accounts/resend.html")]
pub(super) struct Resend {
    pub(super) form: Form<forms::AskForLink>,
}

/// A link that has been used, replaced or left too long.
#[derive(Serialize, View)]
#[view("accounts/gone.html")]
pub(super) struct Gone {
    pub(super) purpose: Purpose,
}

#[derive(Default, Serialize, View)]
#[view("accounts/login.html")]
pub(super) struct LogIn {
    pub(super) form: Form<forms::LogIn>,
    pub(super) next: Option<String>,
}

#[derive(Default, Serialize, View)]
#[view("accounts/forgot.html")]
pub(super) struct Forgot {
    pub(super) form: Form<forms::AskForLink>,
}

#[derive(Default, Serialize, View)]
#[view("accounts/reset.html")]
pub(super) struct Reset {
    pub(super) form: Form<forms::Reset>,
    pub(super) token: String,
}

#[derive(Default, Serialize, View)]
#[view("accounts/change_password.html")]
pub(super) struct ChangePassword {
    pub(super) form: Form<forms::ChangePassword>,
}

#[derive(Default, Serialize, View)]
#[view("accounts/account.html")]
pub(super) struct Account {
    pub(super) email: String,
    pub(super) name: String,
    pub(super) since: DateTime<Utc>,
}

/// Asks for a link that logs in.
#[derive(Default, Serialize, View)]
#[view("accounts/magic_link.html")]
pub(super) struct MagicLink {
    pub(super) form: Form<forms::MagicLink>,
    pub(super) next: Option<String>,
}

/// Where that link leads: a button.
#[derive(Default, Serialize, View)]
#[view("accounts/enter_with_link.html")]
pub(super) struct EnterWithLink {
    pub(super) email: String,
    pub(super) token: String,
    pub(super) form: Form<forms::EnterWithLink>,
}

#[derive(Default, Serialize, View)]
#[view("accounts/devices.html")]
pub(super) struct Devices {
    pub(super) devices: Vec<Device>,
    pub(super) trusted: Vec<TrustedDevice>,
}

#[derive(Default, Serialize, View)]
#[view("accounts/activity.html")]
pub(super) struct Activity {
    pub(super) events: Page<EventLine>,
}

/// One line of the log, in words.
#[derive(Serialize)]
pub(super) struct EventLine {
    at: DateTime<Utc>,
    what: &'static str,
    device: String,
    address: String,
}

impl From<AuthEvent> for EventLine {
    fn from(event: AuthEvent) -> Self {
        Self { at: event.at, what: event.kind.label(), device: event.device(), address: event.address }
    }
}

#[derive(Default, Serialize, View)]
#[view("accounts/change_email.html")]
pub(super) struct ChangeEmail {
    pub(super) form: Form<forms::ChangeEmail>,
    pub(super) email: String,
}

/// Where the link to a new address leads.
#[derive(Default, Serialize, View)]
#[view("accounts/confirm_email.html")]
pub(super) struct ConfirmEmail {
    pub(super) form: Form<forms::ConfirmEmail>,
    pub(super) token: String,
    pub(super) email: String,
}

/// Where the link to the old address leads: a button.
#[derive(Default, Serialize, View)]
#[view("accounts/undo_email.html")]
pub(super) struct UndoEmail {
    pub(super) token: String,
    pub(super) email: String,
}

/// An address that has another account by now.
#[derive(Default, Serialize, View)]
#[view("accounts/email_taken.html")]
pub(super) struct EmailTaken {
    pub(super) email: String,
}

/// The second factor: on or off.
#[derive(Default, Serialize, View)]
#[view("accounts/second_factor.html")]
pub(super) struct SecondFactor {
    /// Since when it is on.
    pub(super) since: Option<DateTime<Utc>>,
    /// How many recovery codes are left.
    pub(super) codes_left: u64,
}

/// Setting an app up.
#[derive(Default, Serialize, View)]
#[view("accounts/second_factor_new.html")]
pub(super) struct NewSecondFactor {
    pub(super) form: Form<forms::AppCode>,
    pub(super) text: String,
    pub(super) uri: String,
    pub(super) square: Square,
}

/// The recovery codes, shown once.
#[derive(Default, Serialize, View)]
#[view("accounts/recovery_codes.html")]
pub(super) struct RecoveryCodes {
    pub(super) codes: Vec<String>,
}

/// The second step of a log-in.
#[derive(Default, Serialize, View)]
#[view("accounts/second_step.html")]
pub(super) struct SecondStep {
    pub(super) form: Form<forms::SecondStep>,
    /// How many days a device may be trusted, if it may.
    pub(super) days: Option<i64>,
}

/// Proving again who one is.
#[derive(Default, Serialize, View)]
#[view("accounts/again.html")]
pub(super) struct Again {
    pub(super) form: Form<forms::Again>,
    pub(super) code_form: Form<forms::AppCode>,
    /// Whether there is a second factor to prove it with.
    pub(super) has_code: bool,
    pub(super) next: Option<String>,
}

#[derive(Default, Serialize, View)]
#[view("accounts/data.html")]
pub(super) struct Data {}

#[derive(Default, Serialize, View)]
#[view("accounts/delete.html")]
pub(super) struct DeleteAccount {
    pub(super) form: Form<forms::DeleteAccount>,
}

#[derive(Default, Serialize, View)]
#[view("accounts/tokens.html")]
pub(super) struct Tokens {
    pub(super) tokens: Vec<TokenLine>,
}

/// One token of the list.
#[derive(Serialize)]
pub(super) struct TokenLine {
    id: i64,
    name: String,
    is_app: bool,
    scopes: Vec<String>,
    created_at: DateTime<Utc>,
    expires_at: Option<DateTime<Utc>>,
    last_used_at: Option<DateTime<Utc>>,
    last_address: String,
}

impl From<ApiToken> for TokenLine {
    fn from(token: ApiToken) -> Self {
        Self {
            is_app: token.kind == ApiTokenKind::App,
            scopes: token.scope_names().map(str::to_owned).collect(),
            id: token.id,
            name: token.name,
            created_at: token.created_at,
            expires_at: token.expires_at,
            last_used_at: token.last_used_at,
            last_address: token.last_address,
        }
    }
}

#[derive(Default, Serialize, View)]
#[view("accounts/new_token.html")]
pub(super) struct NewToken {
    pub(super) form: Form<forms::NewToken>,
}

/// A token that was just made: the one time that it is shown.
#[derive(Default, Serialize, View)]
#[view("accounts/token_made.html")]
pub(super) struct TokenMade {
    name: String,
    token: String,
    refresh_token: Option<String>,
    expires_at: Option<DateTime<Utc>>,
}

impl From<Handed> for TokenMade {
    fn from(handed: Handed) -> Self {
        Self {
            token: handed.secret.expose().to_owned(),
            refresh_token: handed.refresh.map(|(secret, _)| secret.expose().to_owned()),
            name: handed.token.name,
            expires_at: handed.token.expires_at,
        }
    }
}
