//! JSON as a node: what a client sends, with the values that only the server knows.

use serde_json::{Map, Value};

use super::key::Key;
use super::path::DEEPEST;
use super::{KeyError, Node, Number, Priority, Scalar};

/// What a client may send at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest text, in bytes of UTF-8.
    pub text: u64,
    /// The most levels below the root, keys of the path among them.
    pub depth: usize,
}

impl Default for Limits {
    /// Those of the Firebase Realtime Database: 10 MiB of text, 32 levels.
    fn default() -> Self {
        Self { text: 10 * 1024 * 1024, depth: DEEPEST }
    }
}

/// What the server knows when it writes something.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// Milliseconds since 1970: what `{".sv": "timestamp"}` becomes, the same everywhere in one write.
    pub now: i64,
    /// What may be sent.
    pub limits: Limits,
}

/// Why JSON cannot be a node.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// A key cannot be one.
    #[error("{0}")]
    Key(#[from] KeyError),
    /// A priority is neither a number nor a text.
    #[error("a priority is a number, a text or null")]
    Priority,
    /// A `.value` is not a value, or stands beside children.
    #[error("`.value` is a flag, a number or a text, and stands beside no children")]
    Value,
    /// A `.sv` that the server does not know.
    #[error("`.sv` is \"timestamp\" or {{\"increment\": a number}}")]
    ServerValue,
    /// It has too many levels.
    #[error("there are more than {0} levels")]
    TooDeep(usize),
    /// A text is too long.
    #[error("a text has more than {0} bytes")]
    TooLong(u64),
}

impl Node {
    /// Reads JSON as a client sends it to a place where `known` stands now, `depth` levels below the root.
    ///
    /// `.priority` and `.value` are what they say, lists are branches with places as keys, and a server value becomes
    /// what it stands for. Other keys that begin with a dot are refused.
    ///
    /// # Errors
    ///
    /// - A key, a priority, a `.value` or a `.sv` is none.
    /// - It is too deep, or a text in it too long.
    pub fn read(json: &Value, known: &Self, depth: usize, moment: &Moment) -> Result<Self, Invalid> {
        match json {
            Value::Null => Ok(Self::EMPTY),
            Value::Object(map) if map.contains_key(".sv") => {
                let value = server_value(map, known.value(), moment)?;
                Ok(Self::leaf(value, priority_of(map, known, moment)?))
            }
            Value::Object(map) if map.get(".value").is_some_and(|value| !value.is_null()) => {
                if map.keys().any(|key| !key.starts_with('.')) {
                    return Err(Invalid::Value);
                }
                let value = match map.get(".value") {
                    Some(Value::Object(inner)) => server_value(inner, known.value(), moment)?,
                    Some(value) => scalar(value, moment)?.ok_or(Invalid::Value)?,
                    None => return Err(Invalid::Value),
                };
                Ok(Self::leaf(value, priority_of(map, known, moment)?))
            }
            Value::Object(map) => {
                let named = map.iter().filter(|(key, _)| !matches!(key.as_str(), ".priority" | ".value"));
                let children = read_children(named, known, depth, moment)?;
                Ok(Self::branch(children, priority_of(map, known, moment)?))
            }
            Value::Array(list) => {
                let named = list.iter().enumerate().map(|(place, child)| (place.to_string(), child));
                let named: Vec<(String, &Value)> = named.filter(|(_, child)| !child.is_null()).collect();
                let children = read_children(named.iter().map(|(key, child)| (key, *child)), known, depth, moment)?;
                Ok(Self::branch(children, None))
            }
            value => Ok(scalar(value, moment)?.map(|value| Self::leaf(value, None)).unwrap_or_default()),
        }
    }
}

impl Priority {
    /// Reads a priority as a client sends it to a place where `known` stands now.
    ///
    /// # Errors
    ///
    /// - It is neither a number, nor a text, nor `null`, nor a server value.
    pub fn read(json: &Value, known: &Node, moment: &Moment) -> Result<Option<Self>, Invalid> {
        let value = match json {
            Value::Null => return Ok(None),
            Value::Object(map) => {
                let before = known.priority().cloned().map(Scalar::from);
                server_value(map, before.as_ref(), moment)?
            }
            value => scalar(value, moment)?.ok_or(Invalid::Priority)?,
        };
        match value {
            Scalar::Number(number) => Ok(Some(Self::Number(number))),
            Scalar::Text(text) => Ok(Some(Self::Text(text))),
            Scalar::Flag(_) => Err(Invalid::Priority),
        }
    }
}

fn read_children<'a>(
    named: impl Iterator<Item = (&'a String, &'a Value)>,
    known: &Node,
    depth: usize,
    moment: &Moment,
) -> Result<Vec<(Key, Node)>, Invalid> {
    let mut children = Vec::new();
    for (name, child) in named {
        let key = Key::new(name)?;
        if depth >= moment.limits.depth {
            return Err(Invalid::TooDeep(moment.limits.depth));
        }
        let child = Node::read(child, &known.child(&key), depth + 1, moment)?;
        children.push((key, child));
    }
    Ok(children)
}

fn priority_of(map: &Map<String, Value>, known: &Node, moment: &Moment) -> Result<Option<Priority>, Invalid> {
    map.get(".priority").map_or(Ok(None), |priority| Priority::read(priority, known, moment))
}

/// What a server value stands for, where this value stands now.
fn server_value(map: &Map<String, Value>, known: Option<&Scalar>, moment: &Moment) -> Result<Scalar, Invalid> {
    match map.get(".sv") {
        Some(Value::String(name)) if name == "timestamp" => Ok(Scalar::Number(Number::Whole(moment.now))),
        Some(Value::Object(inner)) if inner.len() == 1 => {
            let by = inner.get("increment").and_then(number).ok_or(Invalid::ServerValue)?;
            Ok(Scalar::Number(match known {
                Some(Scalar::Number(known)) => known.plus(by),
                _ => by,
            }))
        }
        _ => Err(Invalid::ServerValue),
    }
}

fn scalar(json: &Value, moment: &Moment) -> Result<Option<Scalar>, Invalid> {
    Ok(match json {
        Value::Bool(value) => Some(Scalar::Flag(*value)),
        Value::Number(_) => number(json).map(Scalar::Number),
        Value::String(text) if text.len() as u64 > moment.limits.text => {
            return Err(Invalid::TooLong(moment.limits.text));
        }
        Value::String(text) => Some(Scalar::Text(text.as_str().into())),
        _ => None,
    })
}

fn number(json: &Value) -> Option<Number> {
    json.as_i64().map(Number::Whole).or_else(|| json.as_f64().map(Number::new))
}
