//! [`FieldSpec`]: everything about one field that is known before anything is sent.

use crate::model::ColumnRule;

use super::control::Control;
use super::fields::Fields;
use super::rules::Rules;
use super::value::{FieldValue, SelectOption};
use super::widget::Widget;

/// Everything about one field that is known before anything is sent: its name, label and rules.
///
/// The `Form` derive writes these; a form without the derive writes them by hand.
#[derive(Clone, Debug)]
pub struct FieldSpec {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) help: Option<&'static str>,
    pub(super) placeholder: Option<&'static str>,
    pub(super) autocomplete: Option<&'static str>,
    pub(super) autofocus: bool,
    pub(super) rows: Option<u32>,
    pub(super) rules: Rules,
    pub(super) control: Control,
    pub(super) shape: Shape,
}

/// One value, a group of fields, or rows of such groups.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Value { options: fn() -> Vec<SelectOption> },
    Nested { specs: fn() -> &'static [FieldSpec] },
    List { specs: fn() -> &'static [FieldSpec], min: u32, max: u32, extra: u32 },
}

impl FieldSpec {
    /// A field with one value.
    #[must_use]
    pub fn value<T: FieldValue>(name: &'static str) -> Self {
        Self::new(name, T::CONTROL, Shape::Value { options: T::options })
    }

    /// A group of fields: `address.street`.
    #[must_use]
    pub fn nested<T: Fields>(name: &'static str) -> Self {
        Self::new(name, Control::new(Widget::Hidden), Shape::Nested { specs: T::specs })
    }

    /// Rows of fields: `items[0].name`.
    #[must_use]
    pub fn list<T: Fields>(name: &'static str, min: u32, max: u32, extra: u32) -> Self {
        Self::new(name, Control::new(Widget::Hidden), Shape::List { specs: T::specs, min, max, extra })
    }

    fn new(name: &'static str, control: Control, shape: Shape) -> Self {
        Self {
            name,
            label: name,
            help: None,
            placeholder: None,
            autocomplete: None,
            autofocus: false,
            rows: None,
            rules: Rules::of(&control),
            control,
            shape,
        }
    }

    /// What a person reads beside the field.
    #[must_use]
    pub fn with_label(mut self, label: &'static str) -> Self {
        self.label = label;
        self
    }

    /// A sentence below the field.
    #[must_use]
    pub fn with_help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }

    /// An example inside the empty field.
    #[must_use]
    pub fn with_placeholder(mut self, placeholder: &'static str) -> Self {
        self.placeholder = Some(placeholder);
        self
    }

    /// What a browser may fill in: `email`, `new-password`.
    #[must_use]
    pub fn with_autocomplete(mut self, autocomplete: &'static str) -> Self {
        self.autocomplete = Some(autocomplete);
        self
    }

    /// The field in which typing starts.
    #[must_use]
    pub fn with_autofocus(mut self) -> Self {
        self.autofocus = true;
        self
    }

    /// Another way to draw it.
    #[must_use]
    pub fn with_widget(mut self, widget: Widget) -> Self {
        self.rules.widget = widget;
        self
    }

    /// The height of a text area, in lines.
    #[must_use]
    pub fn with_rows(mut self, rows: u32) -> Self {
        self.rows = Some(rows);
        self
    }

    /// The fewest characters, or bytes of a file.
    #[must_use]
    pub fn with_min_len(mut self, min_len: u32) -> Self {
        self.rules.min_len = Some(min_len);
        self
    }

    /// The most characters, or bytes of a file. It can only make the type's own limit smaller.
    #[must_use]
    pub fn with_max_len(mut self, max_len: u32) -> Self {
        self.rules.max_len = Some(self.rules.max_len.unwrap_or(max_len).min(max_len));
        self
    }

    /// The smallest value.
    #[must_use]
    pub fn with_min(mut self, min: &'static str) -> Self {
        self.rules.min = Some(min);
        self
    }

    /// The largest value.
    #[must_use]
    pub fn with_max(mut self, max: &'static str) -> Self {
        self.rules.max = Some(max);
        self
    }

    /// The distance between allowed values.
    #[must_use]
    pub fn with_step(mut self, step: &'static str) -> Self {
        self.rules.step = Some(step);
        self
    }

    /// Which files may be chosen: `.gpx,image/*`.
    #[must_use]
    pub fn with_accept(mut self, accept: &'static str) -> Self {
        self.rules.accept = Some(accept);
        self
    }

    /// A box that must be ticked.
    #[must_use]
    pub fn with_must_accept(mut self) -> Self {
        self.rules.must_accept = true;
        self.rules.required = true;
        self
    }

    /// The rules of the column in which the value will be stored.
    #[must_use]
    pub fn with_column(mut self, column: &ColumnRule) -> Self {
        self.rules.narrow(column, &self.control);
        self
    }

    /// The name of the field within its struct.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What a person reads beside the field.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        self.label
    }

    /// The rules of the field.
    #[must_use]
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Whether what is filled in may be kept as text until later: it is no secret and no file, and has none within it.
    #[must_use]
    pub fn can_be_kept(&self) -> bool {
        let is_file = [self.rules.widget, self.control.widget].contains(&Widget::File);
        let specs = match self.shape {
            Shape::Value { .. } => return !self.is_secret() && !is_file,
            Shape::Nested { specs } | Shape::List { specs, .. } => specs,
        };
        specs().iter().all(Self::can_be_kept)
    }

    /// Whether the value is never written back into a page.
    pub(super) fn is_secret(&self) -> bool {
        self.rules.widget == Widget::Password || self.control.widget == Widget::Password
    }
}
