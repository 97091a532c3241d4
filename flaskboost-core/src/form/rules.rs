//! The rules of one field: the server and the page obey the same ones.

use crate::model::ColumnRule;

use super::control::Control;
use super::widget::Widget;

/// The rules of one field. The page gets them as HTML attributes; [`FieldValue::read`] enforces them.
///
/// [`FieldValue::read`]: super::FieldValue::read
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rules {
    /// How the field is drawn.
    pub widget: Widget,
    /// Whether it must be filled in.
    pub required: bool,
    /// The fewest characters, or bytes of a file.
    pub min_len: Option<u32>,
    /// The most characters, or bytes of a file.
    pub max_len: Option<u32>,
    /// The smallest value.
    pub min: Option<&'static str>,
    /// The largest value.
    pub max: Option<&'static str>,
    /// The distance between allowed values, counted from `min`.
    pub step: Option<&'static str>,
    /// How many digits a decimal number has, and how many of them after the point.
    pub decimal: Option<(u32, u32)>,
    /// Which files may be chosen: `.gpx,image/*`.
    pub accept: Option<&'static str>,
    /// Whether the box must be ticked.
    pub must_accept: bool,
}

impl Rules {
    /// The rules that a type of value brings along.
    #[must_use]
    pub const fn of(control: &Control) -> Self {
        Self {
            widget: control.widget,
            required: control.is_required,
            min_len: None,
            max_len: control.max_len,
            min: control.min,
            max: None,
            step: None,
            decimal: None,
            accept: None,
            must_accept: false,
        }
    }

    /// Adds what the column of a table can hold; the stricter rule wins.
    pub(super) fn narrow(&mut self, column: &ColumnRule, control: &Control) {
        if control.has_length {
            self.max_len = [self.max_len, column.max_len].into_iter().flatten().min();
            if column.is_nullable {
                self.required = false;
            }
        }
        if matches!(control.widget, Widget::Number) {
            self.decimal = column.decimal;
        }
    }

    /// Whether the text may have line breaks.
    #[must_use]
    pub fn is_multiline(&self) -> bool {
        self.widget == Widget::Textarea
    }
}
