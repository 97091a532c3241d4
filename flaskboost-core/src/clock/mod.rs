//! What time it is: the system's answer, or a test's.
//!
//! Whoever needs the time takes a [`Clock`] as a value, so that a test can stop it and
//! move it on.

#[expect(clippy::module_inception, reason = "the file is named after its noun, `Clock`")]
mod clock;
mod error;

#[cfg(test)]
mod tests;

pub use clock::Clock;
pub use error::Error;
