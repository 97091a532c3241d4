//! Encrypts small secrets that the site must be able to read again, such as the secret of a second factor or the token
//! of another service.
//!
//! What is only compared is not kept here: of a password or a link a hash is enough, and a hash cannot be opened.
//!
//! The cipher is ChaCha20-Poly1305 of RFC 8439. Each purpose has a key of its own, derived from the secret of the site
//! with HKDF-SHA-256 of RFC 5869, and each sealed text is bound to its purpose and to its row: moved to another row or
//! another column it does not open. Whoever has a copy of the database and not the secret reads nothing; whoever has
//! both reads all.

mod error;
#[expect(clippy::module_inception, reason = "the noun of this floor is the seal itself")]
mod seal;

pub use error::SealError;
pub use seal::Seal;
