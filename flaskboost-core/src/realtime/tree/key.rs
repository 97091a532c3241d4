//! [`Key`]: the name of a child, and the order of such names.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

/// The longest key, in bytes of UTF-8.
const LONGEST: usize = 768;

/// The name of a child.
///
/// Keys are ordered as the Firebase Realtime Database orders them: those that are whole numbers of 32 bits come first,
/// by their value, the shorter one first where the values are equal (`1` before `01`); the others follow by the code
/// units of UTF-16.
///
/// Source: `nameCompare` of the official JavaScript client.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Key(Arc<str>);

/// Why a text cannot be a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// It is empty.
    #[error("a key cannot be empty")]
    Empty,
    /// It has more than 768 bytes.
    #[error("a key has at most {LONGEST} bytes, not {0}")]
    TooLong(usize),
    /// It has one of `. $ # [ ] /`, or a control character.
    #[error("a key cannot contain {0:?}")]
    Forbidden(char),
}

impl Key {
    /// A key of this text.
    ///
    /// # Errors
    ///
    /// - It is empty or longer than 768 bytes.
    /// - It has one of `. $ # [ ] /`, or a control character of ASCII.
    pub fn new(text: &str) -> Result<Self, KeyError> {
        if text.is_empty() {
            return Err(KeyError::Empty);
        }
        if text.len() > LONGEST {
            return Err(KeyError::TooLong(text.len()));
        }
        match text.chars().find(|c| c.is_ascii_control() || ".$#[]/".contains(*c)) {
            Some(c) => Err(KeyError::Forbidden(c)),
            None => Ok(Self(text.into())),
        }
    }

    /// A key of a text that is known to be one.
    pub(super) fn of_sound_text(text: &str) -> Self {
        debug_assert!(Self::new(text).is_ok(), "{text:?} is no key");
        Self(text.into())
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The place in a list, when the key is written as one: `0`, `7`, but neither `07` nor `-1`.
    #[must_use]
    pub(super) fn place(&self) -> Option<usize> {
        let is_canonical = self.0.len() == 1 || !self.0.starts_with('0');
        let is_figure = self.0.bytes().all(|byte| byte.is_ascii_digit());
        if is_canonical && is_figure { self.0.parse().ok() } else { None }
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        compare(&self.0, &other.0)
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The order of keys. No two different texts are equal in it.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    match (whole(a), whole(b)) {
        (Some(x), Some(y)) => x.cmp(&y).then(a.len().cmp(&b.len())).then_with(|| compare_texts(a, b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => compare_texts(a, b),
    }
}

/// The whole number of 32 bits that a key is: a sign, any number of zeros, and at most ten digits.
fn whole(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let significant = digits.trim_start_matches('0');
    if significant.len() > 10 {
        return None;
    }
    let size: i64 = if significant.is_empty() { 0 } else { significant.parse().ok()? };
    let value = if digits.len() == text.len() { size } else { -size };
    (i64::from(i32::MIN)..=i64::from(i32::MAX)).contains(&value).then_some(value)
}

/// The order of texts by the code units of UTF-16, without making them.
///
/// UTF-8 has the order of code points. It differs only where one text has a character above U+FFFF, whose first unit is
/// from D800 to DBFF, and the other one from U+E000 to U+FFFF; their first bytes are F0 to F4, and EE or EF.
pub(super) fn compare_texts(a: &str, b: &str) -> Ordering {
    let differing = a.bytes().zip(b.bytes()).find(|(x, y)| x != y);
    match differing {
        None => a.len().cmp(&b.len()),
        Some((x, y)) if x >= 0xEE && y >= 0xEE && (x >= 0xF0) != (y >= 0xF0) => y.cmp(&x),
        Some((x, y)) => x.cmp(&y),
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, KeyError, compare, compare_texts};
    use std::cmp::Ordering;

    #[test]
    fn whole_numbers_come_first_and_by_their_value() {
        let ordered = ["-2147483648", "-10", "-1", "0", "-0", "00", "1", "01", "001", "2", "10", "2147483647"];
        let texts = ["-", "-2147483649", "10000000000000", "2147483648", "a", "b"];
        for pair in ordered.windows(2) {
            assert_eq!(compare(pair[0], pair[1]), Ordering::Less, "{pair:?}");
            assert_eq!(compare(pair[1], pair[0]), Ordering::Greater, "{pair:?}");
        }
        for text in texts {
            assert_eq!(compare("2147483647", text), Ordering::Less, "{text}");
        }
        for pair in texts.windows(2) {
            assert_eq!(compare(pair[0], pair[1]), Ordering::Less, "{pair:?}");
        }
    }

    #[test]
    fn texts_are_ordered_by_the_units_of_utf_16() {
        let samples = [
            "",
            "a",
            "ab",
            "b",
            "é",
            "\u{d7ff}",
            "\u{e000}",
            "\u{e001}",
            "\u{ffff}",
            "😀",
            "😁",
            "a😀",
            "a\u{e000}",
            "\u{10ffff}",
        ];
        for a in samples {
            for b in samples {
                let expected = a.encode_utf16().cmp(b.encode_utf16());
                assert_eq!(compare_texts(a, b), expected, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn what_cannot_be_a_key_is_refused() {
        assert_eq!(Key::new(""), Err(KeyError::Empty));
        assert_eq!(Key::new(&"a".repeat(769)), Err(KeyError::TooLong(769)));
        assert!(Key::new(&"a".repeat(768)).is_ok());
        for c in ['.', '$', '#', '[', ']', '/', '\0', '\n', '\u{1f}', '\u{7f}'] {
            assert_eq!(Key::new(&format!("a{c}b")), Err(KeyError::Forbidden(c)));
        }
        assert!(Key::new("ü \u{80} 😀 -_:!").is_ok());
    }
}
