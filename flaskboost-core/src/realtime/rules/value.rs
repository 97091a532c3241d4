//! What expressions are worth.

use std::borrow::Cow;

use serde_json::Value as Json;

use crate::realtime::tree::{Node, Path, Scalar};

/// What an expression is worth.
#[derive(Debug, Clone)]
pub(super) enum Value<'a> {
    Null,
    Flag(bool),
    Number(f64),
    Text(Cow<'a, str>),
    /// A branch: what `val()` gives of one.
    Branch,
    /// A part of a token.
    Json(&'a Json),
    Snapshot(Snapshot<'a>),
    Query,
}

/// A place in a tree.
#[derive(Debug, Clone)]
pub(super) struct Snapshot<'a> {
    pub(super) root: &'a Node,
    pub(super) path: Path,
}

impl<'a> Value<'a> {
    /// A part of a token: what it is as a value, where it is one.
    pub(super) fn of_json(json: &'a Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(value) => Self::Flag(*value),
            Json::Number(number) => Self::Number(number.as_f64().unwrap_or_default()),
            Json::String(text) => Self::Text(Cow::Borrowed(text)),
            Json::Array(_) | Json::Object(_) => Self::Json(json),
        }
    }

    /// What a leaf holds.
    pub(super) fn of_scalar(scalar: &Scalar) -> Self {
        match scalar {
            Scalar::Flag(value) => Self::Flag(*value),
            Scalar::Number(number) => Self::Number(number.as_f64()),
            Scalar::Text(text) => Self::Text(Cow::Owned(text.to_string())),
        }
    }

    /// What `val()` gives of a node.
    pub(super) fn of_node(node: &Node) -> Self {
        match node.value() {
            Some(scalar) => Self::of_scalar(scalar),
            None if node.is_empty() => Self::Null,
            None => Self::Branch,
        }
    }
}

impl Snapshot<'_> {
    pub(super) fn node(&self) -> Node {
        self.root.at(&self.path)
    }
}

/// A number as JavaScript writes it.
pub(super) fn written(number: f64) -> String {
    let size = number.abs();
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    if size != 0.0 && !(1e-6..1e21).contains(&size) {
        let text = format!("{number:e}");
        return if text.contains("e-") { text } else { text.replace('e', "e+") };
    }
    // A zero has no sign there.
    if number == 0.0 { "0".to_owned() } else { number.to_string() }
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn numbers_are_written_as_javascript_writes_them() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-1.5, "-1.5"),
            (1e21, "1e+21"),
            (1e20, "100000000000000000000"),
            (1e-7, "1e-7"),
            (0.000_001, "0.000001"),
            (1.25e-9, "1.25e-9"),
            (f64::NAN, "NaN"),
        ];
        for (number, text) in cases {
            assert_eq!(written(number), text);
        }
    }
}
