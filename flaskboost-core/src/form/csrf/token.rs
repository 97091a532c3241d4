//! The token in a page: a nonce, and a signature over it and over whom it was drawn for.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::random::Random;

const NONCE: usize = 16;
const SIGNATURE: usize = 32;

/// The length of a token in characters.
const TOKEN: usize = 64;

/// Keeps the signature apart from whatever else the same secret signs.
const PURPOSE: &[u8] = b"flaskboost csrf 1";

/// A token for a visitor: base64url of a nonce and HMAC-SHA256 over the nonce and `binding`.
///
/// A fresh nonce each time keeps the token from being guessed out of a compressed page.
#[must_use]
pub(super) fn issue(secret: &[u8], random: &Random, binding: &str) -> String {
    let nonce: [u8; NONCE] = random.bytes();
    let signature = sign(secret, &nonce, binding).finalize().into_bytes();
    URL_SAFE_NO_PAD.encode([nonce.as_slice(), signature.as_slice()].concat())
}

/// Whether `token` was issued for `binding`, in constant time.
#[must_use]
pub(super) fn verify(secret: &[u8], token: &str, binding: &str) -> bool {
    if token.len() != TOKEN {
        return false;
    }
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else {
        return false;
    };
    let Some((nonce, signature)) = bytes.split_first_chunk::<NONCE>() else {
        return false;
    };
    signature.len() == SIGNATURE && sign(secret, nonce, binding).verify_slice(signature).is_ok()
}

fn sign(secret: &[u8], nonce: &[u8; NONCE], binding: &str) -> Hmac<Sha256> {
    let mut signature = Hmac::new_from_slice(secret).expect("HMAC takes a key of any length");
    signature.update(PURPOSE);
    signature.update(nonce);
    signature.update(binding.as_bytes());
    signature
}
