//! Any number of values under one name.

use crate::form::control::Control;
use crate::form::given::Given;
use crate::form::input::Entry;
use crate::form::problem::Problem;
use crate::form::rules::Rules;
use crate::form::widget::Widget;

use super::choice::SelectOption;
use super::field_value::FieldValue;

/// The most values under one name, however they were sent.
const MAX: usize = 1000;

/// Sent as a repeated name, or typed one a line. The rules hold for each value.
impl<T: FieldValue> FieldValue for Vec<T> {
    const CONTROL: Control = T::CONTROL.many();

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        let mut values = Self::new();
        let rules = Rules { widget: T::CONTROL.widget, ..rules.clone() };
        for one in given.each().filter(|one| !one.is_blank()) {
            if Self::CONTROL.widget != Widget::Textarea {
                values.push(T::read(one, &rules)?);
                continue;
            }
            for line in one.text()?.split(['\n', '\r']).filter(|line| !line.trim().is_empty()) {
                values.push(T::read(Given::new(&[Entry::Text(line.to_owned())]), &rules)?);
                if values.len() > MAX {
                    return Err(Problem::new(format!("Enter at most {MAX} lines.")));
                }
            }
        }
        if values.is_empty() && rules.required { Err(Problem::missing(rules.widget)) } else { Ok(values) }
    }

    fn write(&self) -> Vec<String> {
        self.iter().flat_map(T::write).collect()
    }

    fn options() -> Vec<SelectOption> {
        T::options()
    }
}
