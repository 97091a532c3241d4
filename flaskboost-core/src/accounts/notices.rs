//! What people are told by mail of what happened to their account.
//!
//! It has happened by then, so it must not look refused when there is no room for the mail.

use chrono::{DateTime, Utc};

use super::Accounts;
use super::models::{ApiToken, Move, User};
use crate::http::Caller;

impl Accounts {
    /// Tells the owner that the password was changed.
    pub(super) fn tell_later(&self, user: User) {
        if self.people.sends_notices() {
            let mails = self.mails.clone();
            self.postbox
                .post_or_log("telling somebody of a new password", async move { mails.password_changed(&user).await });
        }
    }

    /// Tells the owner that somebody logged in from a device that was never seen.
    pub(super) fn tell_of_device(&self, user: User, caller: Caller, at: DateTime<Utc>) {
        if self.people.sends_notices() {
            let mails = self.mails.clone();
            self.postbox.post_or_log("telling somebody of a new device", async move {
                mails.new_device(&user, &caller, at).await
            });
        }
    }

    /// Tells the old address of the new one, with the way back. It is no mere notice, so no setting keeps it.
    pub(super) fn tell_of_address(&self, change: Move, undo: String) {
        let mails = self.mails.clone();
        self.postbox
            .post_or_log("telling somebody of a new address", async move { mails.email_changed(&change, &undo).await });
    }

    /// Tells the owner that the second factor was turned on.
    pub(super) fn tell_of_factor_on(&self, user: User) {
        if self.people.sends_notices() {
            let mails = self.mails.clone();
            self.postbox
                .post_or_log("telling somebody of a second factor", async move { mails.second_factor_on(&user).await });
        }
    }

    /// Tells the owner that it was turned off.
    pub(super) fn tell_of_factor_off(&self, user: User) {
        if self.people.sends_notices() {
            let mails = self.mails.clone();
            self.postbox.post_or_log("telling somebody of a second factor that is off", async move {
                mails.second_factor_off(&user).await
            });
        }
    }

    /// Tells the owner that there is a new token.
    pub(super) fn tell_of_token(&self, user: User, token: ApiToken, caller: Caller) {
        if self.people.sends_notices() {
            let mails = self.mails.clone();
            self.postbox.post_or_log("telling somebody of a new token", async move {
                mails.token_created(&user, &token, &caller).await
            });
        }
    }

    /// Tells the owner that a recovery code was used, and how many are left.
    pub(super) fn tell_of_recovery_code(&self, user: User, left: u64, caller: Caller) {
        if self.people.sends_notices() {
            let (mails, at) = (self.mails.clone(), self.journal.clock.now());
            self.postbox.post_or_log("telling somebody of a recovery code", async move {
                mails.recovery_code_used(&user, left, &caller, at).await
            });
        }
    }

    /// Tells the owner that a token was used twice, so that somebody stole it. It is no mere notice, so no setting keeps
    /// it.
    pub(super) fn tell_of_reuse(&self, user: User, token: ApiToken, caller: Caller) {
        let mails = self.mails.clone();
        self.postbox.post_or_log("telling somebody of a stolen token", async move {
            mails.token_reused(&user, &token, &caller).await
        });
    }

    /// Tells somebody that the account is deleted.
    pub(super) fn tell_of_leaving(&self, user: User) {
        if self.people.sends_notices() {
            let mails = self.mails.clone();
            self.postbox.post_or_log("telling somebody who left", async move { mails.account_deleted(&user).await });
        }
    }
}
