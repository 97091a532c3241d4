//! A value that may be left out.

use crate::form::control::Control;
use crate::form::given::Given;
use crate::form::problem::Problem;
use crate::form::rules::Rules;

use super::choice::SelectOption;
use super::field_value::FieldValue;

impl<T: FieldValue> FieldValue for Option<T> {
    const CONTROL: Control = T::CONTROL.optional();

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        if given.is_blank() { Ok(None) } else { T::read(given, rules).map(Some) }
    }

    fn write(&self) -> Vec<String> {
        self.as_ref().map(T::write).unwrap_or_default()
    }

    fn options() -> Vec<SelectOption> {
        T::options()
    }
}
