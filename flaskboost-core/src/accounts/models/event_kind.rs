//! [`EventKind`]: what may be written down about an account.

use sea_orm::entity::prelude::StringLen;
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::Serialize;

macro_rules! kinds {
    ($($kind:ident $name:tt $label:tt;)*) => {
        /// What may be written down about an account. The list is closed: an app keeps a log of its own for the rest.
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Serialize, EnumIter, DeriveActiveEnum)]
        #[serde(rename_all = "snake_case")]
        #[sea_orm(rs_type = "String", db_type = "String(StringLen::N(40))")]
        pub enum EventKind {
            $(
                #[doc = $label]
                #[sea_orm(string_value = $name)]
                $kind,
            )*
        }

        impl EventKind {
            /// Every kind, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// What happened, in words for the person whom it is about.
            ///
            /// ```
            /// use flaskboost::accounts::EventKind;
            ///
            /// assert_eq!(EventKind::LogIn.label(), "Logged in");
            /// ```
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self {
                    $(Self::$kind => $label,)*
                }
            }

            /// The name that stands in the database and in a download.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }
        }
    };
}

kinds! {
    SignUp "sign_up" "Signed up";
    SignUpKnown "sign_up_known" "Somebody signed up with this address again";
    SignUpClosed "sign_up_closed" "Somebody signed up with the address of a closed account";
    ConfirmAsked "confirm_asked" "Another link to confirm the address was asked for";
    Confirm "confirm" "Confirmed the address";
    ConfirmFailed "confirm_failed" "Tried to confirm the address with a wrong password";
    ConfirmLinkInvalid "confirm_link_invalid" "Tried a link to confirm that does not work";
    LogIn "log_in" "Logged in";
    LogInFailed "log_in_failed" "Tried to log in with a wrong password";
    LogInUnconfirmed "log_in_unconfirmed" "Tried to log in before the address was confirmed";
    LogInInactive "log_in_inactive" "Tried to log in to a closed account";
    LogOut "log_out" "Logged out";
    NewDevice "new_device" "Logged in from a new device";
    SessionEnded "session_ended" "Logged another device out";
    SessionStolen "session_stolen" "A device was logged out, because somebody had a copy of its cookie";
    SessionsEndedAll "sessions_ended_all" "Logged all other devices out";
    ResetAsked "reset_asked" "A link for a new password was asked for";
    ResetDone "reset_done" "Chose a new password with a link";
    ResetLinkInvalid "reset_link_invalid" "Tried a link for a new password that does not work";
    PasswordChanged "password_changed" "Changed the password";
    PasswordChangeRefused "password_change_refused" "Tried to change the password and was refused";
    MagicLinkAsked "magic_link_asked" "A link to log in was asked for";
    MagicLinkUsed "magic_link_used" "Logged in with a link";
    MagicLinkInvalid "magic_link_invalid" "Tried a link to log in that does not work";
    CodeUsed "code_used" "Logged in with a code";
    CodeRefused "code_refused" "Tried a code from a mail that does not work";
    ProviderLogIn "provider_log_in" "Logged in with another provider";
    ProviderSignUp "provider_sign_up" "Signed up with another provider";
    ProviderRefused "provider_refused" "Tried to log in with another provider and was refused";
    ProviderLinked "provider_linked" "Linked another provider";
    ProviderUnlinked "provider_unlinked" "Took the link to another provider away";
    UserCreated "user_created" "The account was made by an administrator";
    UserPromoted "user_promoted" "Was given another role";
    UserDemoted "user_demoted" "Was taken back to the role of everybody";
    PermissionGranted "permission_granted" "Was granted a permission";
    PermissionRevoked "permission_revoked" "Lost a permission";
    UserDeactivated "user_deactivated" "The account was closed";
    UserActivated "user_activated" "The account was opened";
    ImpersonationBegan "impersonation_began" "Somebody who looks after the site began to look at it as this person";
    ImpersonationOver "impersonation_over" "Nobody looks at the site as this person any more";
    ImpersonatorBegan "impersonator_began" "Began to look at the site as somebody else";
    ImpersonatorOver "impersonator_over" "Stopped looking at the site as somebody else";
    EmailChangeAsked "email_change_asked" "Asked for another e-mail address";
    EmailChangeRefused "email_change_refused" "Tried to change the e-mail address and was refused";
    EmailChangeLinkInvalid "email_change_link_invalid" "Tried a link for a new e-mail address that does not work";
    EmailChanged "email_changed" "Changed the e-mail address";
    EmailChangeUndone "email_change_undone" "Took back the change of the e-mail address";
    EmailUndoLinkInvalid "email_undo_link_invalid" "Tried a link to take an address back that does not work";
    AccountDeleteRefused "account_delete_refused" "Tried to delete the account and was refused";
    AccountDeleted "account_deleted" "The account was deleted";
    SecondFactorOn "second_factor_on" "Turned the second factor on";
    SecondFactorOff "second_factor_off" "Turned the second factor off";
    SecondFactorRefused "second_factor_refused" "Tried to turn the second factor on with a wrong code";
    SecondFactorReset "second_factor_reset" "The second factor was taken off by an administrator";
    SecondStepAsked "second_step_asked" "Gave the password and was asked for a code";
    SecondStepFailed "second_step_failed" "Tried to log in with a wrong code";
    RecoveryCodeUsed "recovery_code_used" "Used a recovery code";
    RecoveryCodesMade "recovery_codes_made" "Made new recovery codes";
    DeviceTrusted "device_trusted" "Trusted a device, which is not asked for a code";
    DeviceForgotten "device_forgotten" "Trusted a device no more";
    IdentityProven "identity_proven" "Proved again who they are";
    IdentityDoubted "identity_doubted" "Tried to prove who they are and was refused";
    PasskeyAdded "passkey_added" "Added a passkey";
    PasskeyAddRefused "passkey_add_refused" "Tried to add a passkey and was refused";
    PasskeyRemoved "passkey_removed" "Removed a passkey";
    PasskeyUsed "passkey_used" "Logged in with a passkey";
    PasskeyRefused "passkey_refused" "Tried to log in with a passkey that does not work";
    PasskeyCopied "passkey_copied" "A passkey was refused, because there may be a copy of it";
    DataDownloaded "data_downloaded" "Downloaded the data of the account";
    TokenCreated "token_created" "Made an API token";
    TokenRefused "token_refused" "Tried to make an API token and was refused";
    TokenRevoked "token_revoked" "Revoked an API token";
    TokensRevokedAll "tokens_revoked_all" "Revoked all API tokens";
    TokenReused "token_reused" "An API token of an app was used twice and revoked";
}

#[cfg(test)]
mod tests {
    use sea_orm::{ActiveEnum, Iterable};

    use super::*;

    #[test]
    fn every_kind_is_written_as_its_name_and_no_name_twice() {
        let stored: Vec<String> = EventKind::iter().map(|kind| kind.to_value()).collect();
        let named: Vec<&str> = EventKind::ALL.iter().map(|kind| kind.name()).collect();
        assert_eq!(stored, named);
        let mut different = named.clone();
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), named.len());
        for kind in EventKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
            assert!(kind.name().len() <= 40);
        }
    }
}
