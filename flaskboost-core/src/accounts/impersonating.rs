//! What is written down when somebody looks at the site as somebody else: in the log of both, as it begins and as it ends.

use serde_json::Value;

use super::Accounts;
use super::models::{AuthEvent, EventKind, NewEvent};
use crate::clock::Clock;
use crate::db::Db;
use crate::error::Result;
use crate::http::Caller;
use crate::session::Disguise;

impl Accounts {
    /// Writes down that somebody begins to look as somebody else, and why: in one transaction, before they do.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    #[cfg_attr(not(feature = "admin"), expect(dead_code, reason = "one begins in the panel"))]
    pub(crate) async fn record_impersonation(
        db: &Db,
        clock: &Clock,
        (impersonator, caller): (i64, &Caller),
        (disguise, reason): (&Disguise, &str),
    ) -> Result<()> {
        let [of_other, of_own] = events(
            [EventKind::ImpersonationBegan, EventKind::ImpersonatorBegan],
            impersonator,
            disguise.user_id,
            caller,
        )
        .map(|event| {
            let way = if disguise.may_write { "edit" } else { "look" };
            event.with("reason", reason).with("until", disguise.until.to_rfc3339()).with("way", way)
        });
        db.transaction(async |tx| {
            AuthEvent::record(tx, clock.now(), of_other).await?;
            AuthEvent::record(tx, clock.now(), of_own).await
        })
        .await
    }

    /// Writes down that it is over, after the answer.
    pub(crate) fn note_impersonation_over(&self, impersonator: i64, user_id: i64, caller: &Caller) {
        let kinds = [EventKind::ImpersonationOver, EventKind::ImpersonatorOver];
        for event in events(kinds, impersonator, user_id, caller) {
            self.journal.note(event);
        }
    }
}

/// An event for the person as whom somebody looks, and one for whoever does.
fn events(kinds: [EventKind; 2], impersonator: i64, user_id: i64, caller: &Caller) -> [NewEvent; 2] {
    let [of_other, of_own] = kinds.map(|kind| NewEvent::new(kind).by(caller));
    [
        of_other.of(user_id).with("by", Value::from(impersonator)),
        of_own.of(impersonator).with("as", Value::from(user_id)),
    ]
}
