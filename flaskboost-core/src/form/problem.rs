//! Why a value was refused, as a sentence for the person who typed it.

use std::borrow::Cow;
use std::fmt;

use super::rules::Rules;
use super::widget::Widget;

/// Why a value was refused: a sentence that says what to enter instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem(Cow<'static, str>);

impl Problem {
    /// A problem in these words.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(message.into())
    }

    /// Nothing was filled in.
    #[must_use]
    pub const fn missing(widget: Widget) -> Self {
        Self(Cow::Borrowed(match widget {
            Widget::Select => "Choose one of the list.",
            Widget::File => "Choose a file.",
            Widget::Checkbox => "Tick this box.",
            _ => "Fill in this field.",
        }))
    }

    /// Not the right kind of value, or outside the limits: "Enter a whole number between 1 and 9."
    pub(super) fn range(what: &str, min: Option<&str>, max: Option<&str>) -> Self {
        Self::new(match (min, max) {
            (Some(min), Some(max)) => format!("Enter {what} between {min} and {max}."),
            (Some(min), None) => format!("Enter {what} of {min} or more."),
            (None, Some(max)) => format!("Enter {what} of {max} or less."),
            (None, None) => format!("Enter {what}."),
        })
    }

    /// As [`Problem::range`], for days and times.
    pub(super) fn period(what: &str, rules: &Rules) -> Self {
        Self::new(match (rules.min, rules.max) {
            (Some(min), Some(max)) => format!("Enter {what} between {min} and {max}."),
            (Some(min), None) => format!("Enter {what} not before {min}."),
            (None, Some(max)) => format!("Enter {what} not after {max}."),
            (None, None) => format!("Enter {what}."),
        })
    }

    /// The sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Problem> for String {
    fn from(problem: Problem) -> Self {
        problem.0.into_owned()
    }
}
