//! The pages of the accounts.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::forms;
use crate::form::Form;
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
}

/// What a link in a mail is for.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Purpose {
    Confirm,
    Reset,
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
