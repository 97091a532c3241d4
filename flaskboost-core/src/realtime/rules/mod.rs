//! Security rules of the realtime database: read when they are given, checked for their types, then asked for each read
//! and each write.
//!
//! Source: Firebase's reference of the rules language. Where the reference is silent, the behaviour follows what npm
//! `targaryen` 3.1.0 recorded of the live service.

mod check;
mod commented;
mod decide;
mod error;
mod evaluate;
mod kind;
mod pattern;
mod ruleset;
mod syntax;
mod token;
mod value;

pub use decide::{Asker, Refusal};
pub use error::RuleError;
pub use ruleset::Rules;

#[cfg(test)]
mod tests;
