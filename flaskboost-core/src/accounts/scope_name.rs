//! [`ScopeName`]: one scope as a form sends it.

use crate::form::{Control, FieldValue, Given, Problem, Rules, Widget};

/// One scope of a list. Whether there is such a scope, and who may choose it, is for the handler: the type knows no
/// site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ScopeName(pub(super) String);

impl FieldValue for ScopeName {
    const CONTROL: Control = Control::new(Widget::Select);

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        String::read(given, rules).map(Self)
    }

    fn write(&self) -> Vec<String> {
        vec![self.0.clone()]
    }
}
