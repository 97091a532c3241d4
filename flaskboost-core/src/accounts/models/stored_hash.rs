//! [`StoredHash`]: a password hash on its way to or from its column.

use std::fmt;

use sea_orm::DeriveValueType;
use sha2::{Digest, Sha256};

use crate::auth::PasswordHash;

/// A hash, or the empty text of an account that has no password yet.
#[derive(Clone, Default, PartialEq, Eq, DeriveValueType)]
pub struct StoredHash(String);

impl StoredHash {
    /// What a password is compared with; none where there is no password.
    pub(super) fn read(&self) -> Option<PasswordHash> {
        (!self.0.is_empty()).then(|| PasswordHash::from_stored(self.0.as_str()))
    }

    /// The beginning of its SHA-256, in hexadecimal: enough to tell two hashes apart, and the hash stays here.
    pub(super) fn stamp(&self) -> String {
        hex::encode(&Sha256::digest(&self.0)[..16])
    }
}

impl From<&PasswordHash> for StoredHash {
    fn from(hash: &PasswordHash) -> Self {
        Self(hash.as_stored().to_owned())
    }
}

impl fmt::Debug for StoredHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hash]")
    }
}
