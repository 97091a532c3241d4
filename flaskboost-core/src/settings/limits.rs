//! `[limits]`: how often visitors may try what costs something, or what could be guessed.

use serde::{Deserialize, Serialize};

/// Where counts are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LimitsStore {
    /// In the database of the site.
    Database,
    /// On the server in `redis.url`; needs the feature `redis`.
    Redis,
}

/// The `[limits]` table; in each count 0 is no limit.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitsSettings {
    /// Where the counts are kept.
    pub store: LimitsStore,
    /// How many wrong passwords for one account, in `failure_minutes`.
    pub failures_per_account: u32,
    /// How many wrong passwords and dead links from one client, in `failure_minutes`: an IPv4 address, or the /64
    /// of an IPv6 address.
    pub failures_per_address: u32,
    /// The same from one network: the /24 of an IPv4 address, the /48 of an IPv6 address.
    pub failures_per_network: u32,
    /// The time over which failures count.
    pub failure_minutes: u64,
    /// How many wrong API tokens from one network, in `failure_minutes`.
    pub wrong_tokens_per_network: u32,
    /// How many sign-ups and requests for a link, from one client in an hour.
    pub requests_per_address: u32,
    /// The same from one network.
    pub requests_per_network: u32,
    /// How many mails of one kind go to one mailbox in an hour; the others are left out silently.
    pub mails_per_mailbox: u32,
}

impl Default for LimitsSettings {
    fn default() -> Self {
        Self {
            store: LimitsStore::Database,
            failures_per_account: 5,
            failures_per_address: 20,
            failures_per_network: 100,
            failure_minutes: 5,
            wrong_tokens_per_network: 300,
            requests_per_address: 20,
            requests_per_network: 100,
            mails_per_mailbox: 5,
        }
    }
}
