//! A stop-watch time as a field of a form.

use flaskboost::form::{Control, FieldValue, Given, Problem, Rules};

use crate::measure::Elapsed;

impl FieldValue for Elapsed {
    const CONTROL: Control = String::CONTROL.with_max_len(9);

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        let text = String::read(given, rules)?;
        text.parse().map_err(|_| Problem::new("Enter a time such as 51:23 or 1:02:03."))
    }

    fn write(&self) -> Vec<String> {
        vec![self.to_string()]
    }
}
