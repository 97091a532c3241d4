//! A node as JSON.

use serde_json::{Map, Value};

use super::{Content, Node, Number, Priority, Scalar};

/// How a node is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With its priorities, as `.priority` and `.value`; always objects.
    Export,
    /// Without priorities. A branch whose keys are places in a list that is at least half full is a list.
    Plain,
}

impl Node {
    /// The node as JSON; `null` when it is empty.
    #[must_use]
    pub fn to_json(&self, format: Format) -> Value {
        match (self.content(), format) {
            (None, _) => Value::Null,
            (Some(Content::Leaf(value)), Format::Plain) => value.to_json(),
            (Some(Content::Leaf(value)), Format::Export) => match self.priority() {
                None => value.to_json(),
                Some(priority) => {
                    let pairs = [(".value".to_owned(), value.to_json()), (".priority".to_owned(), priority.to_json())];
                    Value::Object(Map::from_iter(pairs))
                }
            },
            (Some(Content::Branch(children)), _) => {
                let written = |node: &Self| node.to_json(format);
                if format == Format::Plain
                    && let Some(length) = self.list_length()
                {
                    let mut list = vec![Value::Null; length];
                    for (key, child) in children {
                        if let Some(slot) = key.place().and_then(|place| list.get_mut(place)) {
                            *slot = written(child);
                        }
                    }
                    return Value::Array(list);
                }
                let pairs = children.iter().map(|(key, child)| (key.as_str().to_owned(), written(child)));
                let mut map: Map<String, Value> = pairs.collect();
                if let (Format::Export, Some(priority)) = (format, self.priority()) {
                    map.insert(".priority".to_owned(), priority.to_json());
                }
                Value::Object(map)
            }
        }
    }

    /// How long the list is that it can be written as.
    fn list_length(&self) -> Option<usize> {
        let children = self.children()?;
        // Keys that are numbers come first, by their value: the last one is the greatest.
        let (last, _) = children.get_max()?;
        let greatest = last.place()?;
        let is_dense = greatest < 2 * children.len();
        (is_dense && children.keys().all(|key| key.place().is_some())).then_some(greatest + 1)
    }
}

impl Scalar {
    /// The value as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Self::Flag(value) => Value::Bool(*value),
            Self::Number(number) => number.to_json(),
            Self::Text(text) => Value::String(text.to_string()),
        }
    }
}

impl Priority {
    /// The priority as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Self::Number(number) => number.to_json(),
            Self::Text(text) => Value::String(text.to_string()),
        }
    }
}

impl Number {
    fn to_json(self) -> Value {
        match self {
            Self::Whole(value) => Value::from(value),
            Self::Real(value) => Value::from(value),
        }
    }
}
