//! The outbox: what is to be told to others, written in the transaction that it follows from.
//!
//! A row is written with the caller's [`Tx`](super::Tx), so it is there exactly when the transaction has been committed.
//! A [`Relay`] hands rows that are due to the [`Consumer`] of their topic, in order, and deletes them when it has taken
//! them. Of several processes one at a time does that for a topic. When it dies between handing over and deleting,
//! the next one hands the same rows over again: a consumer goes by their key.

mod consumer;
mod entry;
mod lease;
mod migrations;
#[expect(clippy::module_inception, reason = "the noun of this part is the handle itself")]
mod outbox;
mod relay;
mod rows;

pub use consumer::Consumer;
pub use entry::Entry;
pub use migrations::migrations;
pub use outbox::Outbox;
pub use relay::{Relay, RelayOptions};
