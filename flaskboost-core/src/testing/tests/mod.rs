//! The tests of this floor, with a small site of plain axum.

mod addresses;
mod apps;
mod assertions;
mod browsing;
mod cookies;
mod databases;
mod documents;
mod filling;
#[cfg(feature = "accounts")]
mod members;
mod selectors;
mod sending;
mod site;
