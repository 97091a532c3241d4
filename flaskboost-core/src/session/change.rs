//! [`Change`]: what a request did to one key of its session.

use serde_json::{Map, Value};

/// The most messages that wait for a visitor; older ones are dropped.
const LONGEST_LIST: usize = 20;

/// What this request did to one key. Each is done again to the newest row, where another request may have left more.
pub(super) enum Change {
    Set(Value),
    Forget,
    /// Adds to a list.
    Append(Value),
    /// Takes these out of a list.
    Without(Vec<Value>),
}

impl Change {
    pub(super) fn apply(&self, data: &mut Map<String, Value>, key: &str) {
        match self {
            Self::Set(value) => drop(data.insert(key.to_owned(), value.clone())),
            Self::Forget => drop(data.remove(key)),
            Self::Append(value) => match data.get_mut(key) {
                Some(Value::Array(list)) => {
                    list.push(value.clone());
                    // A program that never looks at pages must not fill the row with messages for them.
                    let too_many = list.len().saturating_sub(LONGEST_LIST);
                    list.drain(..too_many);
                }
                _ => drop(data.insert(key.to_owned(), Value::Array(vec![value.clone()]))),
            },
            Self::Without(shown) => {
                if let Some(Value::Array(list)) = data.get_mut(key) {
                    list.retain(|value| !shown.contains(value));
                    if list.is_empty() {
                        data.remove(key);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_newest_twenty_messages_wait() {
        let mut data = Map::new();
        for number in 1..=25 {
            Change::Append(number.into()).apply(&mut data, "list");
        }
        let newest: Vec<Value> = (6..=25).map(Value::from).collect();
        assert_eq!(data["list"], Value::Array(newest));
    }
}
