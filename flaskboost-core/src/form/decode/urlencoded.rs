//! `email=ada%40example.org&tags=a&tags=b`: what a form without files sends.

use std::borrow::Cow;

use percent_encoding::percent_decode;

use crate::form::input::{Entry, Input};

use super::decode_error::DecodeError;

/// Reads the pairs. Bytes that are not UTF-8 are refused, not replaced.
pub(in crate::form) fn decode(body: &[u8]) -> Result<Input, DecodeError> {
    let mut input = Input::default();
    for (name, value) in pairs(body) {
        input.push(name?, Entry::Text(value?))?;
    }
    Ok(input)
}

type Text = Result<String, DecodeError>;

/// The pairs of names and values, in the order in which they were sent.
pub(in crate::form) fn pairs(body: &[u8]) -> impl Iterator<Item = (Text, Text)> {
    body.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()).map(|pair| {
        let middle = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
        let value = pair.get(middle + 1..).unwrap_or_default();
        (text(&pair[..middle]), text(value))
    })
}

fn text(encoded: &[u8]) -> Text {
    let spaced: Vec<u8> = encoded.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    let decoded: Cow<'_, [u8]> = percent_decode(&spaced).into();
    String::from_utf8(decoded.into_owned()).map_err(|_| DecodeError::NotUtf8)
}
