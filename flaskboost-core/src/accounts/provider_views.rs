//! The pages of log-in with other providers.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::forms;
use crate::form::Form;
use crate::view::View;

/// The providers that somebody may link, and those that are linked.
#[derive(Default, Serialize, View)]
#[view("accounts/providers.html")]
pub(super) struct Providers {
    pub(super) form: Form<forms::LinkProvider>,
    pub(super) linked: Vec<ProviderLine>,
    pub(super) has_password: bool,
}

/// One that is linked.
#[derive(Serialize)]
pub(super) struct ProviderLine {
    pub(super) id: i64,
    pub(super) label: String,
    pub(super) email: String,
    pub(super) linked_at: DateTime<Utc>,
    pub(super) last_used_at: Option<DateTime<Utc>>,
}

/// Why somebody does not get in with a provider.
#[derive(Clone, Copy, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Refusal {
    /// The address has an account.
    #[default]
    Taken,
    /// Somebody else's account is linked already.
    Elsewhere,
    /// The provider vouches for no address.
    Unverified,
    /// Nobody may sign up.
    NoSignUp,
    /// The account is closed.
    Closed,
}

#[derive(Default, Serialize, View)]
#[view("accounts/provider_refused.html")]
pub(super) struct ProviderRefused {
    pub(super) provider: String,
    pub(super) email: String,
    pub(super) reason: Refusal,
}

/// What happened to the link to a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// It is there now.
    Added,
    /// It is gone.
    Removed,
}
