//! Bytes that nobody can guess, or that a test can repeat.
//!
//! Whoever needs chance takes a [`Random`] as a value, so that a test can choose the seed.

#[expect(clippy::module_inception, reason = "the file is named after its noun, `Random`")]
mod random;

#[cfg(test)]
mod tests;

pub use random::Random;
