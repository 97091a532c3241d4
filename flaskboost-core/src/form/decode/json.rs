//! `{"address": {"street": ".."}, "tags": ["a"]}`: the same names, from an object.

use serde_json::{Map, Value};

use crate::form::input::{Entry, Input};

use super::decode_error::DecodeError;
use super::limits;

/// Flattens an object: `address.street`, `items[0].name`, and a repeated name for a list of values.
pub(in crate::form) fn decode(body: &[u8]) -> Result<Input, DecodeError> {
    let text = std::str::from_utf8(body).map_err(|_| DecodeError::NotUtf8)?;
    let value: Value = serde_json::from_str(text).map_err(DecodeError::Json)?;
    let Value::Object(object) = value else {
        return Err(DecodeError::NotAnObject);
    };
    let mut input = Input::default();
    flatten(object, "", 0, &mut input)?;
    Ok(input)
}

fn flatten(object: Map<String, Value>, prefix: &str, depth: usize, input: &mut Input) -> Result<(), DecodeError> {
    if depth > limits::DEPTH {
        return Err(DecodeError::TooDeep);
    }
    for (key, value) in object {
        let name = format!("{prefix}{key}");
        if name.len() > limits::NAME {
            return Err(DecodeError::NameTooLong);
        }
        match value {
            Value::Object(part) => flatten(part, &format!("{name}."), depth + 1, input)?,
            Value::Array(values) => list(values, &name, depth, input)?,
            plain => push(plain, name, input)?,
        }
    }
    Ok(())
}

fn list(values: Vec<Value>, name: &str, depth: usize, input: &mut Input) -> Result<(), DecodeError> {
    if values.len() > limits::FIELDS {
        return Err(DecodeError::TooManyFields);
    }
    for (row, value) in values.into_iter().enumerate() {
        match value {
            Value::Object(part) => flatten(part, &format!("{name}[{row}]."), depth + 1, input)?,
            Value::Array(_) => return Err(DecodeError::NotAnObject),
            plain => push(plain, name.to_owned(), input)?,
        }
    }
    Ok(())
}

fn push(value: Value, name: String, input: &mut Input) -> Result<(), DecodeError> {
    let entry = match value {
        Value::Bool(flag) => Entry::Text(flag.to_string()),
        Value::String(text) => Entry::Text(text),
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => Entry::Float(float),
            _ => Entry::Text(number.to_string()),
        },
        Value::Null | Value::Array(_) | Value::Object(_) => return Ok(()),
    };
    input.push(name, entry)
}
