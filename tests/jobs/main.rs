//! Work that is done later: what every engine of the queue promises, and what jobs may count on.
//!
//! All of it runs on SQLite, and on every server that is there. A server that is not there is left out loudly; in CI
//! that is a failure.

// Marked, so that what the tests share may unwrap as they do.
#[cfg(test)]
mod broker_chaos;
#[cfg(test)]
mod chaos;
#[cfg(test)]
mod contract;
#[cfg(test)]
mod on_brokers;
#[cfg(test)]
mod on_databases;
#[cfg(test)]
mod outbox;
#[cfg(test)]
mod places;
#[cfg(test)]
mod promises;
#[cfg(test)]
mod working;
