//! [`Notice`]: every letter of the accounts.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::models::CODE_MINUTES;
use crate::mailer::{Letter, Letters};

/// The letters of the accounts.
#[must_use]
pub fn letters() -> Letters {
    Letters::default().with::<Notice<'static>>()
}

/// What a letter of the accounts is about; each has templates of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum About {
    #[default]
    Confirm,
    AlreadyRegistered,
    Reset,
    PasswordChanged,
    MagicLink,
    NewDevice,
    SessionStolen,
    ChangeEmail,
    EmailTaken,
    EmailChanged,
    SecondFactorOn,
    SecondFactorOff,
    RecoveryCodeUsed,
    TokenCreated,
    TokenReused,
    AccountDeleted,
    PasskeyAdded,
    PasskeyRemoved,
    ProviderLinked,
    ProviderUnlinked,
}

impl About {
    const ALL: [Self; 20] = [
        Self::Confirm,
        Self::AlreadyRegistered,
        Self::Reset,
        Self::PasswordChanged,
        Self::MagicLink,
        Self::NewDevice,
        Self::SessionStolen,
        Self::ChangeEmail,
        Self::EmailTaken,
        Self::EmailChanged,
        Self::SecondFactorOn,
        Self::SecondFactorOff,
        Self::RecoveryCodeUsed,
        Self::TokenCreated,
        Self::TokenReused,
        Self::AccountDeleted,
        Self::PasskeyAdded,
        Self::PasskeyRemoved,
        Self::ProviderLinked,
        Self::ProviderUnlinked,
    ];

    const fn template(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::AlreadyRegistered => "already_registered",
            Self::Reset => "reset",
            Self::PasswordChanged => "password_changed",
            Self::MagicLink => "magic_link",
            Self::NewDevice => "new_device",
            Self::SessionStolen => "session_stolen",
            Self::ChangeEmail => "change_email",
            Self::EmailTaken => "email_taken",
            Self::EmailChanged => "email_changed",
            Self::SecondFactorOn => "second_factor_on",
            Self::SecondFactorOff => "second_factor_off",
            Self::RecoveryCodeUsed => "recovery_code_used",
            Self::TokenCreated => "token_created",
            Self::TokenReused => "token_reused",
            Self::AccountDeleted => "account_deleted",
            Self::PasskeyAdded => "passkey_added",
            Self::PasskeyRemoved => "passkey_removed",
            Self::ProviderLinked => "provider_linked",
            Self::ProviderUnlinked => "provider_unlinked",
        }
    }
}

/// What the templates see.
#[derive(Default, Serialize)]
pub(super) struct Notice<'a> {
    #[serde(skip)]
    pub(super) about: About,
    pub(super) email: &'a str,
    pub(super) url: String,
    pub(super) reset_url: Option<String>,
    pub(super) expires: Option<String>,
    /// The browser and the system of whoever did it.
    pub(super) device: Option<String>,
    /// The address that replaces this one.
    pub(super) new_email: Option<&'a str>,
    /// The six digits that may be typed instead of opening the link, in two groups.
    pub(super) code: Option<String>,
    /// How long they work.
    pub(super) code_minutes: u64,
    /// What a passkey is called.
    pub(super) passkey: Option<&'a str>,
    /// Where they did it from, if that is known.
    pub(super) address: Option<String>,
    /// When they did it.
    pub(super) at: Option<DateTime<Utc>>,
    /// How many recovery codes are left, in words.
    pub(super) left: Option<String>,
    /// Another provider that it is about.
    pub(super) provider: &'a str,
    /// What the owner calls a token, and how far it reaches.
    pub(super) token: Option<&'a str>,
    pub(super) scopes: Option<&'a str>,
}

impl Notice<'_> {
    pub(super) fn with_code(self, code: Option<String>) -> Self {
        let code = code.map(|code| format!("{} {}", &code[..3], &code[3..]));
        Self { code, code_minutes: CODE_MINUTES, ..self }
    }

    /// A letter to show, with everything that one of them says.
    fn sample(about: About) -> Self {
        let has_code = matches!(about, About::Confirm | About::MagicLink);
        Self {
            about,
            email: "ann@example.com",
            url: "https://example.com/the/link".to_owned(),
            reset_url: Some("https://example.com/password/forgot".to_owned()),
            expires: Some("The link works once, within 48 hours.".to_owned()),
            device: Some("Firefox on Linux".to_owned()),
            new_email: Some("ann@new.example"),
            passkey: Some("Ann’s phone"),
            address: Some("192.0.2.7".to_owned()),
            at: DateTime::from_timestamp(1_700_000_000, 0),
            left: Some("7 recovery codes".to_owned()),
            provider: "Example",
            token: Some("Backup of my runs"),
            scopes: Some("runs:read"),
            ..Self::default()
        }
        .with_code(has_code.then(|| "123456".to_owned()))
    }
}

impl Letter for Notice<'_> {
    const NAME: &'static str = "accounts";

    fn template(&self) -> &'static str {
        self.about.template()
    }

    fn subject(&self, site: &str) -> String {
        let provider = self.provider;
        match self.about {
            About::Confirm => format!("Confirm your e-mail for {site}"),
            About::AlreadyRegistered => format!("You already have an account at {site}"),
            About::Reset => format!("Choose a new password for {site}"),
            About::PasswordChanged => format!("Your password at {site} was changed"),
            About::MagicLink => format!("Log in to {site}"),
            About::NewDevice => format!("A new device logged in to {site}"),
            About::SessionStolen => format!("A device was logged out at {site}"),
            About::ChangeEmail => format!("Your new e-mail for {site}"),
            About::EmailTaken => format!("Your address has an account at {site}"),
            About::EmailChanged => format!("Your e-mail at {site} was changed"),
            About::SecondFactorOn => format!("A second factor was turned on at {site}"),
            About::SecondFactorOff => format!("The second factor was turned off at {site}"),
            About::RecoveryCodeUsed => format!("A recovery code was used at {site}"),
            About::TokenCreated => format!("A new API token at {site}"),
            About::TokenReused => format!("An API token at {site} was revoked"),
            About::AccountDeleted => format!("Your account at {site} was deleted"),
            About::PasskeyAdded => format!("A passkey was added to your account at {site}"),
            About::PasskeyRemoved => format!("A passkey of your account at {site} was removed"),
            About::ProviderLinked => format!("{provider} was linked to your account at {site}"),
            About::ProviderUnlinked => format!("{provider} is not linked to your account at {site} any more"),
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let usual = About::ALL.map(|about| ("Usual", Self::sample(about)));
        let without = [About::Confirm, About::MagicLink]
            .map(|about| ("Without a code", Self { code: None, ..Self::sample(about) }));
        let far = ("From an unknown place", Self { address: None, ..Self::sample(About::NewDevice) });
        usual.into_iter().chain(without).chain([far]).collect()
    }
}
