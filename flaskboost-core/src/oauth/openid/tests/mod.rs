//! Signed tokens against published examples, and each claim for itself.

mod claims;
mod vectors;
