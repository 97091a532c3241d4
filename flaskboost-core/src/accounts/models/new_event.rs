//! [`NewEvent`]: an event on its way into the log.

use serde_json::{Map, Value};

use super::event_kind::EventKind;
use crate::http::Caller;

/// The longest detail, as JSON text.
const LONGEST: usize = 1000;

/// An event on its way into the log of the accounts.
///
/// ```
/// use flaskboost::accounts::{EventKind, NewEvent};
///
/// let event = NewEvent::new(EventKind::UserPromoted).of(7).with("by", "command line");
/// assert_eq!(event.user_id, Some(7));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// What happened.
    pub kind: EventKind,
    /// Whom it is about, if that is known.
    pub user_id: Option<i64>,
    /// Who did it.
    pub caller: Caller,
    detail: Map<String, Value>,
}

impl NewEvent {
    /// An event about nobody in particular.
    #[must_use]
    pub fn new(kind: EventKind) -> Self {
        Self { kind, user_id: None, caller: Caller::default(), detail: Map::new() }
    }

    /// Whom it is about.
    #[must_use]
    pub fn of(self, user_id: impl Into<Option<i64>>) -> Self {
        Self { user_id: user_id.into(), ..self }
    }

    /// Who did it.
    #[must_use]
    pub fn by(self, caller: &Caller) -> Self {
        Self { caller: caller.clone(), ..self }
    }

    /// One more thing to know; never a password, a token or anything else that opens something.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.detail.insert(name.to_owned(), value.into());
        self
    }

    /// The details as a JSON object; none of them when they are too long together.
    pub(super) fn detail_text(&self) -> String {
        let text = Value::Object(self.detail.clone()).to_string();
        if text.len() > LONGEST { "{}".to_owned() } else { text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_are_a_small_object_or_nothing() {
        let event = NewEvent::new(EventKind::LogIn);
        assert_eq!(event.detail_text(), "{}");
        assert_eq!(event.clone().with("sessions", 3).detail_text(), r#"{"sessions":3}"#);
        assert_eq!(event.with("long", "x".repeat(LONGEST)).detail_text(), "{}");
    }
}
