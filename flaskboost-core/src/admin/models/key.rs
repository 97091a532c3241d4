//! A key as a part of an address.

use sea_orm::Value;

use super::{Facts, Row, text_of, value_of};
use crate::error::{Error, Result};

/// The key of a row as a part of an address: its parts in order, with commas between them. What is no letter, digit
/// or hyphen stands there as `~` and its bytes in hexadecimal, and so does a hyphen at the beginning: `-` alone is no key.
pub(in crate::admin) fn key_of(facts: &Facts, row: &Row) -> String {
    let parts: Vec<Value> = facts.keys.iter().filter_map(|place| row.values.get(*place).cloned()).collect();
    address_of(&parts)
}

/// The same of its values.
pub(super) fn address_of(parts: &[Value]) -> String {
    let parts = parts.iter().map(|part| escape(&text_of(part).unwrap_or_default()));
    parts.collect::<Vec<_>>().join(",")
}

/// The values of such a key, in the order of [`Facts::keys`].
///
/// # Errors
///
/// - It is no key of this model: the answer is that there is no such row.
pub(in crate::admin) fn values_of(facts: &Facts, key: &str) -> Result<Vec<Value>> {
    let missing = || Error::not_found("There is no such row.");
    let parts: Vec<&str> = key.split(',').collect();
    if parts.len() != facts.keys.len() {
        return Err(missing());
    }
    let values = facts.keys.iter().zip(parts).map(|(place, part)| {
        let column = facts.columns.get(*place).ok_or_else(missing)?;
        let text = unescape(part).ok_or_else(missing)?;
        value_of(column, &text).map_err(|_| missing())
    });
    values.collect()
}

fn escape(text: &str) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || byte == b'-' && !escaped.is_empty() {
            escaped.push(char::from(byte));
        } else {
            escaped.push('~');
            escaped.push_str(&hex::encode([byte]));
        }
        escaped
    })
}

fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'~' {
            let pair = [rest.next()?, rest.next()?];
            bytes.extend(hex::decode(pair).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    // PostgreSQL has no text with such a letter in it.
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back() {
        for text in ["", "a", "ä/ö", "a,b", "~7e", "..", "a b%2F?#", "日本", "-", "-5"] {
            let escaped = escape(text);
            assert!(escaped.bytes().all(|b| b.is_ascii_alphanumeric() || b"-~".contains(&b)), "{escaped}");
            assert!(!escaped.starts_with('-'), "{escaped}");
            assert_eq!(unescape(&escaped).as_deref(), Some(text));
        }
    }

    #[test]
    fn half_an_escape_is_no_key() {
        for text in ["~", "~2", "~zz", "~ff", "~00"] {
            assert_eq!(unescape(text), None, "{text}");
        }
    }
}
