//! Proof that a form was drawn by this site for this visitor.

mod first_part;
mod keys;
mod protect;
mod token;

pub use keys::CsrfKeys;
pub use protect::protect;
