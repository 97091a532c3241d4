//! What is written down, and told by mail, of the providers that are linked to their account.

use super::Accounts;
use super::models::{EventKind, NewEvent};
use super::views::Link;
use crate::http::Caller;

impl Accounts {
    /// Writes down what somebody did with a provider, by its name in the settings.
    pub(super) fn note_provider(
        &self,
        kind: EventKind,
        user_id: impl Into<Option<i64>>,
        caller: &Caller,
        provider: &str,
    ) {
        self.journal.note(NewEvent::new(kind).of(user_id).by(caller).with("provider", provider));
    }

    /// Tells the owner that a provider was linked, or is not linked any more.
    pub(super) fn tell_of_provider(&self, email: String, label: String, link: Link) {
        if self.people.sends_notices() {
            let mails = self.mails.clone();
            self.postbox.post_or_log("telling somebody of a provider", async move {
                match link {
                    Link::Added => mails.provider_linked(&email, &label).await,
                    Link::Removed => mails.provider_unlinked(&email, &label).await,
                }
            });
        }
    }
}
