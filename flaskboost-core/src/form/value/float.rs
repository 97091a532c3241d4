//! Measured numbers.

use crate::form::control::{Bounds, Control};
use crate::form::given::Given;
use crate::form::problem::Problem;
use crate::form::rules::Rules;
use crate::form::widget::Widget;

use super::decimal;
use super::field_value::FieldValue;
use super::text;

impl FieldValue for f64 {
    const CONTROL: Control = Control::new(Widget::Number).with_bounds(Bounds::Number).with_inputmode("decimal");

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        let line = text::line(given, rules)?;
        let is_plain = line.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
        let number = line.parse::<Self>().ok().filter(|number| is_plain && number.is_finite());
        let number = number.ok_or_else(|| decimal::wrong(&line, rules))?;
        if let Some(exact) = decimal::parse(&line) {
            decimal::check_limits(exact, rules)?;
        } else {
            check_limits(number, rules)?;
        }
        Ok(number)
    }

    fn write(&self) -> Vec<String> {
        vec![self.to_string()]
    }
}

/// The limits of a number that is too large or too small to be a `Decimal`.
fn check_limits(number: f64, rules: &Rules) -> Result<(), Problem> {
    let limit = |rule: Option<&str>| rule.and_then(|text| text.parse::<f64>().ok());
    let is_inside =
        limit(rules.min).is_none_or(|min| number >= min) && limit(rules.max).is_none_or(|max| number <= max);
    if !is_inside {
        return Err(Problem::range("a number", rules.min, rules.max));
    }
    match rules.step {
        Some(step) => Err(Problem::new(format!("Enter a multiple of {step}."))),
        None => Ok(()),
    }
}
