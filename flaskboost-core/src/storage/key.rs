//! [`FileKey`]: the name under which the bytes of a file are kept.

use std::fmt;
use std::str::FromStr;

use crate::random::Random;

/// The length of a key in characters: twenty random bytes in hexadecimal digits.
const LENGTH: usize = 40;

/// The name under which the bytes of a file are kept: twenty random bytes.
///
/// Only digits and the letters a to f are a key, so none leads out of a folder. A table keeps it as text.
///
/// ```
/// use flaskboost::storage::FileKey;
///
/// assert!("00112233445566778899aabbccddeeff00112233".parse::<FileKey>().is_ok());
/// assert!("../../../../../../../etc/passwd/........".parse::<FileKey>().is_err());
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileKey(String);

/// The text is not the key of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the key of a file: 40 hexadecimal digits in small letters")]
pub struct NotAKey;

impl FileKey {
    /// A key that nobody had before.
    pub(super) fn new(random: &Random) -> Self {
        Self(hex::encode(random.bytes::<{ LENGTH / 2 }>()))
    }

    /// The key of these bytes.
    pub(super) fn of_bytes(bytes: [u8; LENGTH / 2]) -> Self {
        Self(hex::encode(bytes))
    }

    /// The bytes of the key.
    pub(super) fn to_bytes(&self) -> [u8; LENGTH / 2] {
        let mut bytes = [0; LENGTH / 2];
        hex::decode_to_slice(&self.0, &mut bytes).expect("a key is made of hexadecimal digits");
        bytes
    }

    /// The text, for a column of a table.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for FileKey {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() == LENGTH && text.bytes().all(is_digit) { Ok(Self(text.to_owned())) } else { Err(NotAKey) }
    }
}

impl fmt::Display for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileKey({}…)", &self.0[..6])
    }
}
