//! [`Seal`]: encrypts a secret for one purpose and one row, and opens it again.

use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, Prk, Salt};

use super::SealError;
use crate::random::Random;

/// What a sealed text begins with; a later form gets another number.
const VERSION: &str = "1.";

/// Keeps the keys apart from whatever else the same secret signs.
const DOMAIN: &[u8] = b"flaskboost seal 1";

/// Encrypts a secret for one purpose and one row, and opens it again.
///
/// Cheap to clone.
///
/// ```
/// use flaskboost::random::Random;
/// use flaskboost::seal::Seal;
///
/// let seal = Seal::new(b"the secret key of the site", Random::system());
/// let sealed = seal.seal("tokens", 7, b"what must be read again");
/// assert_eq!(seal.open("tokens", 7, &sealed).unwrap(), b"what must be read again");
/// assert!(seal.open("tokens", 8, &sealed).is_err());
/// ```
#[derive(Clone)]
pub struct Seal {
    /// The first seals; all of them open.
    secrets: Arc<[Prk]>,
    random: Random,
}

impl Seal {
    /// Seals with keys that are derived from this secret, which is that of the site.
    #[must_use]
    pub fn new(secret: &[u8], random: Random) -> Self {
        Self { secrets: Arc::new([extracted(secret)]), random }
    }

    /// Opens too what was sealed with an earlier secret. Nothing is sealed with it any more.
    #[must_use]
    pub fn with_old(self, secret: &[u8]) -> Self {
        let secrets = self.secrets.iter().cloned().chain([extracted(secret)]).collect();
        Self { secrets, ..self }
    }

    /// Encrypts. `purpose` says what for, in a word that no other use has; `row` which row it stands in, such as its
    /// id. Both must be the same again to open it.
    #[must_use]
    pub fn seal(&self, purpose: &str, row: i64, plain: &[u8]) -> String {
        let nonce: [u8; NONCE_LEN] = self.random.bytes();
        let mut text = plain.to_vec();
        let sealed = key(&self.secrets[0], purpose).and_then(|key| {
            let bound = Aad::from(bound(purpose, row));
            key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), bound, &mut text)
        });
        sealed.expect("a secret of a few bytes is no longer than the cipher takes");
        format!("{VERSION}{}", URL_SAFE_NO_PAD.encode([&nonce[..], &text].concat()))
    }

    /// Decrypts what was sealed for this purpose and this row.
    ///
    /// # Errors
    ///
    /// - It is no sealed text, or one of another version.
    /// - It was changed, moved from another row or purpose, or sealed with a secret that is not known here.
    pub fn open(&self, purpose: &str, row: i64, sealed: &str) -> Result<Vec<u8>, SealError> {
        let text = sealed.strip_prefix(VERSION).ok_or(SealError::Form)?;
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| SealError::Form)?;
        let (nonce, text) = bytes.split_first_chunk::<NONCE_LEN>().ok_or(SealError::Form)?;
        let opened = self.secrets.iter().find_map(|secret| {
            let mut text = text.to_vec();
            let nonce = Nonce::assume_unique_for_key(*nonce);
            let plain = key(secret, purpose).ok()?.open_in_place(nonce, Aad::from(bound(purpose, row)), &mut text);
            plain.ok().map(|plain| plain.to_vec())
        });
        opened.ok_or(SealError::Closed)
    }
}

impl fmt::Debug for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seal")
    }
}

fn extracted(secret: &[u8]) -> Prk {
    Salt::new(HKDF_SHA256, DOMAIN).extract(secret)
}

/// The key of one purpose.
fn key(secret: &Prk, purpose: &str) -> Result<LessSafeKey, ring::error::Unspecified> {
    let info = [purpose.as_bytes()];
    let key: UnboundKey = secret.expand(&info, &CHACHA20_POLY1305)?.into();
    Ok(LessSafeKey::new(key))
}

/// What a sealed text is bound to. The number has a fixed length, so that no two pairs are written alike.
fn bound(purpose: &str, row: i64) -> Vec<u8> {
    [&row.to_be_bytes()[..], purpose.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &[u8] = b"12345678901234567890";

    fn seal() -> Seal {
        Seal::new(b"one secret", Random::seeded(1))
    }

    #[test]
    fn what_is_sealed_opens_and_is_not_to_be_read_before() {
        let seal = seal();
        for plain in [PLAIN, b"", &[0; 4000]] {
            let sealed = seal.seal("tests", 1, plain);
            assert_eq!(seal.open("tests", 1, &sealed).unwrap(), plain);
            assert_ne!(seal.seal("tests", 1, plain), sealed, "two sealed texts are never alike");
        }
        assert_eq!(format!("{seal:?}"), "Seal");
    }

    #[test]
    fn it_opens_for_no_other_row_purpose_or_secret() {
        let sealed = seal().seal("tests", 1, PLAIN);
        let other = Seal::new(b"another secret", Random::seeded(1));
        for refused in [
            seal().open("tests", 2, &sealed),
            seal().open("tests", -1, &sealed),
            seal().open("test", 1, &sealed),
            seal().open("", 1, &sealed),
            other.open("tests", 1, &sealed),
        ] {
            assert_eq!(refused.unwrap_err(), SealError::Closed);
        }
    }

    #[test]
    fn whatever_is_changed_in_it_keeps_it_closed() {
        let sealed = seal().seal("tests", 1, PLAIN);
        let bytes = URL_SAFE_NO_PAD.decode(&sealed[VERSION.len()..]).unwrap();
        for at in 0..bytes.len() {
            let mut forged = bytes.clone();
            forged[at] ^= 1;
            let forged = format!("{VERSION}{}", URL_SAFE_NO_PAD.encode(forged));
            assert_eq!(seal().open("tests", 1, &forged).unwrap_err(), SealError::Closed);
        }
        for text in ["", "1.", "1.AAAA", "2.AAAA", "1.***", "12345678901234567890", &sealed[VERSION.len()..]] {
            assert_eq!(seal().open("tests", 1, text).unwrap_err(), SealError::Form, "{text}");
        }
    }

    #[test]
    fn an_earlier_secret_opens_and_seals_no_more() {
        let old = seal().seal("tests", 1, PLAIN);
        let new = Seal::new(b"another secret", Random::seeded(2)).with_old(b"one secret");
        assert_eq!(new.open("tests", 1, &old).unwrap(), PLAIN);
        let sealed = new.seal("tests", 1, PLAIN);
        assert_eq!(seal().open("tests", 1, &sealed).unwrap_err(), SealError::Closed);
    }

    /// RFC 8439, section 2.8.2: the cipher is the one that is meant.
    #[test]
    fn the_cipher_is_that_of_rfc_8439() {
        let key: [u8; 32] = std::array::from_fn(|at| 0x80 + u8::try_from(at).unwrap());
        let nonce = [0x07, 0, 0, 0, 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47];
        let bound = [0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7];
        let mut text = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
                         sunscreen would be it."
            .to_vec();
        let key = LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &key).unwrap());
        key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(bound), &mut text).unwrap();
        assert_eq!(text[..8], [0xd3, 0x1a, 0x8d, 0x34, 0x64, 0x8e, 0x60, 0xdb]);
        let tag = [0x1a, 0xe1, 0x0b, 0x59, 0x4f, 0x09, 0xe2, 0x6a, 0x7e, 0x90, 0x2e, 0xcb, 0xd0, 0x60, 0x06, 0x91];
        assert_eq!(text[text.len() - 16..], tag);
    }
}
