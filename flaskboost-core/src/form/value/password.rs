//! [`Password`]: a secret that a person typed.

use std::fmt;

use crate::form::control::Control;
use crate::form::given::Given;
use crate::form::problem::Problem;
use crate::form::rules::Rules;
use crate::form::widget::Widget;

use super::field_value::FieldValue;
use super::text;

/// The longest password that is read: more is an attack on the hash, not a password.
const MAX_LEN: u32 = 1000;

/// A secret that a person typed: kept exactly as typed, and nowhere else.
///
/// It cannot be serialised, so no view can hold it; `Debug` hides it; a form never writes it back
/// into a page. [`Password::expose`] is the one way to the text.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// A password from elsewhere: a terminal, a test.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text. Hash it, compare it, and let it go.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl FieldValue for Password {
    const CONTROL: Control = Control::new(Widget::Password).with_max_len(MAX_LEN);

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        let typed = given.text()?;
        if typed.is_empty() {
            return Err(Problem::missing(rules.widget));
        }
        if typed.contains('\0') {
            return Err(Problem::new("Remove the invisible control character (U+0000)."));
        }
        text::check_length(&typed, rules)?;
        Ok(Self(typed.into_owned()))
    }

    fn write(&self) -> Vec<String> {
        Vec::new()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password([secret])")
    }
}
