//! What a link or a form carries instead of a key: a key, when it ends, and a signature over both.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{FileKey, Storage, StorageError, StoredFile};
use crate::error::Result;

/// Keeps the signatures of links apart from whatever else the same secret signs.
pub(super) const LINK: &str = "flaskboost file link 1";

/// The same for the handles of forms.
const HANDLE: &str = "flaskboost file handle 1";

/// How long a form may stay open with a file that was sent already. Shorter than any sweep.
const HANDLE_AGE: TimeDelta = TimeDelta::minutes(60);

const KEY: usize = 20;
const WORD: usize = 8;
const SIGNATURE: usize = 32;

/// A ticket: base64url of the key, the word, and HMAC-SHA256 over the purpose, both and `bound`.
pub(super) fn issue(secret: &[u8], purpose: &str, key: &FileKey, word: u64, bound: &str) -> String {
    let (key, word) = (key.to_bytes(), word.to_be_bytes());
    let signature = sign(secret, purpose, &key, &word, bound).finalize().into_bytes();
    URL_SAFE_NO_PAD.encode([&key[..], &word, &signature].concat())
}

/// The key and the word of a ticket that was issued here for this; compared in constant time.
pub(super) fn redeem(secret: &[u8], purpose: &str, ticket: &str, bound: &str) -> Result<(FileKey, u64), StorageError> {
    let bytes = URL_SAFE_NO_PAD.decode(ticket).map_err(|_| StorageError::Link)?;
    let whole: [u8; KEY + WORD + SIGNATURE] = bytes.try_into().map_err(|_| StorageError::Link)?;
    let (key, rest) = whole.split_first_chunk::<KEY>().ok_or(StorageError::Link)?;
    let (word, signature) = rest.split_first_chunk::<WORD>().ok_or(StorageError::Link)?;
    let signed = sign(secret, purpose, key, word, bound);
    signed.verify_slice(signature).map_err(|_| StorageError::Link)?;
    Ok((FileKey::of_bytes(*key), u64::from_be_bytes(*word)))
}

fn sign(secret: &[u8], purpose: &str, key: &[u8; KEY], word: &[u8; WORD], bound: &str) -> Hmac<Sha256> {
    let mut signature = Hmac::new_from_slice(secret).expect("HMAC takes a key of any length");
    for part in [purpose.as_bytes(), key, word, bound.as_bytes()] {
        signature.update(part);
    }
    signature
}

/// The seconds of a time, from 1970 on.
pub(super) fn seconds(time: DateTime<Utc>) -> u64 {
    u64::try_from(time.timestamp()).unwrap_or_default()
}

impl Storage {
    /// What a form carries instead of a file that was sent already: an opaque text that works for an hour, for whom
    /// `bound` names, and only while the file belongs to nothing.
    #[must_use]
    pub fn handle(&self, file: &StoredFile, bound: &str) -> String {
        issue(self.secret(), HANDLE, &file.key, seconds(self.now() + HANDLE_AGE), bound)
    }

    /// The file of a handle; none when the handle has ended, is somebody else's, or the file is taken.
    ///
    /// # Errors
    ///
    /// - The database cannot answer.
    pub async fn find_by_handle(&self, handle: &str, bound: &str) -> Result<Option<StoredFile>> {
        match redeem(self.secret(), HANDLE, handle, bound) {
            Ok((key, ends)) if ends > seconds(self.now()) => self.find_fresh(&key).await,
            _ => Ok(None),
        }
    }
}
