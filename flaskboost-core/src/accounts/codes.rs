//! [`Codes`]: six digits for a mail, and what is kept of them.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::random::Random;

/// Keeps the key apart from whatever else the same secret signs.
const PURPOSE: &[u8] = b"flaskboost mail code 1";

/// How many codes there are.
const MANY: u32 = 1_000_000;

/// Draws the six digits that stand in a mail, and compares what somebody types with what is kept of them.
///
/// A plain hash of a code would tell it to whoever has a copy of the database and tries a million. So the hash is keyed,
/// with a key that is made of `SECRET_KEY`, and holds the handle of the browser that asked, which no table has.
#[derive(Clone)]
pub(super) struct Codes {
    key: [u8; 32],
    random: Random,
}

impl Codes {
    pub(super) fn new(secret: &[u8], random: Random) -> Self {
        let mut key = keyed(secret);
        key.update(PURPOSE);
        Self { key: key.finalize().into_bytes().into(), random }
    }

    /// A new code, each as likely as any other.
    pub(super) fn draw(&self) -> String {
        loop {
            let number = u32::from_be_bytes(self.random.bytes());
            // The last part of the range is not whole, so it would make some codes likelier.
            if number < u32::MAX - u32::MAX % MANY {
                return format!("{:06}", number % MANY);
            }
        }
    }

    /// What is kept of the code that the browser with this handle may type.
    pub(super) fn seal(&self, handle: &str, code: &str) -> String {
        hex::encode(self.mac(handle, code).finalize().into_bytes())
    }

    /// Whether it is this code that was kept. It takes as long for a right as for a wrong one, and for none.
    pub(super) fn is_right(&self, handle: &str, code: &str, kept: &str) -> bool {
        let bytes = |start: usize| kept.get(start..start + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let kept: Vec<u8> = (0..32).map(|index| bytes(index * 2).unwrap_or(0)).collect();
        self.mac(handle, code).verify_slice(&kept).is_ok()
    }

    fn mac(&self, handle: &str, code: &str) -> Hmac<Sha256> {
        let mut mac = keyed(&self.key);
        mac.update(handle.as_bytes());
        // A handle has no zero, so no handle and code make what another handle and code make.
        mac.update(b"\0");
        mac.update(code.as_bytes());
        mac
    }
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes a key of any length")
}

impl fmt::Debug for Codes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Codes")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(secret: &str) -> Codes {
        Codes::new(secret.as_bytes(), Random::seeded(7))
    }

    #[test]
    fn a_code_has_six_digits_and_the_next_is_another() {
        let codes = codes("secret");
        let drawn: Vec<String> = (0..500).map(|_| codes.draw()).collect();
        assert!(drawn.iter().all(|code| code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit())));
        assert!(drawn.iter().any(|code| code.starts_with('0')), "leading zeros stay");
        let mut different = drawn;
        different.sort();
        different.dedup();
        assert!(different.len() > 490);
    }

    #[test]
    fn only_the_same_code_of_the_same_browser_with_the_same_secret_is_right() {
        let codes_of_site = codes("secret");
        let kept = codes_of_site.seal("handle", "012345");
        assert_eq!(kept.len(), 64);
        assert!(codes_of_site.is_right("handle", "012345", &kept));
        assert!(!codes_of_site.is_right("handle", "012346", &kept));
        assert!(!codes_of_site.is_right("another", "012345", &kept));
        assert!(!codes("another secret").is_right("handle", "012345", &kept));
        for nothing in ["", "0", "é", "zz", &"0".repeat(64), &"é".repeat(40)] {
            assert!(!codes_of_site.is_right("handle", "012345", nothing));
        }
    }

    // HMAC-SHA-256 itself: the second case of RFC 4231.
    #[test]
    fn the_hash_is_that_of_rfc_4231() {
        let mut mac = keyed(b"Jefe");
        mac.update(b"what do ya want for nothing?");
        let expected = [
            0x5b, 0xdc, 0xc1, 0x46, 0xbf, 0x60, 0x75, 0x4e, 0x6a, 0x04, 0x24, 0x26, 0x08, 0x95, 0x75, 0xc7, 0x5a, 0x00,
            0x3f, 0x08, 0x9d, 0x27, 0x39, 0x83, 0x9d, 0xec, 0x58, 0xb9, 0x64, 0xec, 0x38, 0x43,
        ];
        assert!(mac.verify_slice(&expected).is_ok());
    }
}
