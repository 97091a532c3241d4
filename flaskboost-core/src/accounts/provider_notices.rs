//! What people are told by mail of the providers that are linked to their account.

use super::Accounts;
use super::views::Link;

impl Accounts {
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
