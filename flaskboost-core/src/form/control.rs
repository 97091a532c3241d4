//! What a type of value brings along: its widget, and which rules it can obey.

use super::widget::Widget;

/// What a type of value brings along, before a form adds its own rules.
///
/// Everything is `const`, so the `Form` derive refuses a rule that makes no sense (`min_len` on a
/// number) while the program compiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Control {
    pub(super) widget: Widget,
    pub(super) bounds: Bounds,
    pub(super) is_required: bool,
    pub(super) is_multiple: bool,
    pub(super) has_length: bool,
    pub(super) max_len: Option<u32>,
    pub(super) min: Option<&'static str>,
    pub(super) inputmode: Option<&'static str>,
    pub(super) is_stored: bool,
}

/// What the limits of a value look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bounds {
    /// There is no order, so there are no limits.
    None,
    /// Whole numbers: `min = 1`.
    Integer,
    /// Numbers: `min = 0.5`, or `min = "0.5"`.
    Number,
    /// Days: `min = "2026-01-31"`.
    Date,
    /// Times of day: `min = "07:30"`.
    Time,
    /// Days and times: `min = "2026-01-31T07:30"`.
    DateTime,
}

impl Control {
    /// A required value that is drawn as `widget`.
    #[must_use]
    pub const fn new(widget: Widget) -> Self {
        Self {
            widget,
            bounds: Bounds::None,
            is_required: true,
            is_multiple: false,
            has_length: false,
            max_len: None,
            min: None,
            inputmode: None,
            is_stored: false,
        }
    }

    /// Text, or a file: `min_len` and `max_len` apply.
    #[must_use]
    pub const fn with_length(mut self) -> Self {
        self.has_length = true;
        self
    }

    /// Text or a file that is never longer than this.
    #[must_use]
    pub const fn with_max_len(mut self, max_len: u32) -> Self {
        self.has_length = true;
        self.max_len = Some(max_len);
        self
    }

    /// A value with an order: `min` and `max` apply.
    #[must_use]
    pub const fn with_bounds(mut self, bounds: Bounds) -> Self {
        self.bounds = bounds;
        self
    }

    /// A number that is never smaller than this.
    #[must_use]
    pub const fn with_min(mut self, min: &'static str) -> Self {
        self.min = Some(min);
        self
    }

    /// The keyboard that a telephone shows.
    #[must_use]
    pub const fn with_inputmode(mut self, inputmode: &'static str) -> Self {
        self.inputmode = Some(inputmode);
        self
    }

    /// A file that goes into the storage as it comes, instead of into memory.
    #[must_use]
    pub(super) const fn stored(mut self) -> Self {
        self.is_stored = true;
        self
    }

    /// The same, but it may be left empty.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.is_required = false;
        self
    }

    /// The same, any number of times: what is typed becomes one value a line.
    #[must_use]
    pub const fn many(mut self) -> Self {
        self.is_required = false;
        self.is_multiple = true;
        if !matches!(self.widget, Widget::Select | Widget::File) {
            self.widget = Widget::Textarea;
        }
        self
    }

    /// Whether `min_len` and `max_len` make sense.
    #[must_use]
    pub const fn takes_length(&self) -> bool {
        self.has_length
    }

    /// Whether a limit written like this makes sense.
    #[must_use]
    pub const fn takes_bound(&self, bound: Bounds) -> bool {
        matches!(
            (self.bounds, bound),
            (Bounds::Integer | Bounds::Number, Bounds::Integer)
                | (Bounds::Number, Bounds::Number)
                | (Bounds::Date, Bounds::Date)
                | (Bounds::Time, Bounds::Time)
                | (Bounds::DateTime, Bounds::DateTime)
        )
    }

    /// Whether a step written like this makes sense: numbers have one, days do not.
    #[must_use]
    pub const fn takes_step(&self, step: Bounds) -> bool {
        matches!(self.bounds, Bounds::Integer | Bounds::Number) && self.takes_bound(step)
    }

    /// Whether `rows` makes sense without another widget.
    #[must_use]
    pub const fn takes_rows(&self) -> bool {
        matches!(self.widget, Widget::Textarea)
    }

    /// Whether `accept` makes sense.
    #[must_use]
    pub const fn takes_accept(&self) -> bool {
        matches!(self.widget, Widget::File)
    }

    /// Whether `must_accept` makes sense.
    #[must_use]
    pub const fn takes_must_accept(&self) -> bool {
        matches!(self.widget, Widget::Checkbox)
    }

    /// Whether the value can be drawn as `widget`.
    #[must_use]
    pub const fn takes_widget(&self, widget: Widget) -> bool {
        match widget {
            Widget::Hidden => !self.is_multiple && !matches!(self.widget, Widget::File | Widget::Password),
            Widget::Text => matches!(self.widget, Widget::Text | Widget::Email | Widget::Number),
            Widget::Textarea | Widget::Tel | Widget::Url | Widget::Search => matches!(self.widget, Widget::Text),
            Widget::Password => matches!(self.widget, Widget::Text | Widget::Password),
            Widget::Email => matches!(self.widget, Widget::Text | Widget::Email),
            Widget::Number
            | Widget::Checkbox
            | Widget::Select
            | Widget::Date
            | Widget::DatetimeLocal
            | Widget::Time
            | Widget::File => self.widget as u8 == widget as u8,
        }
    }
}
