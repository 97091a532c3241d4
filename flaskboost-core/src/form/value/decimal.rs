//! Exact decimal numbers: prices, distances.

use rust_decimal::Decimal;

use crate::form::control::{Bounds, Control};
use crate::form::given::Given;
use crate::form::problem::Problem;
use crate::form::rules::Rules;
use crate::form::widget::Widget;

use super::field_value::FieldValue;
use super::text;

/// A JSON number with this many digits came through an `f64` unharmed.
const FLOAT_DIGITS: usize = 15;

impl FieldValue for Decimal {
    const CONTROL: Control = Control::new(Widget::Number).with_bounds(Bounds::Number).with_inputmode("decimal");

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        let line = text::line(given, rules)?;
        let number = parse(&line).ok_or_else(|| wrong(&line, rules))?;
        if given.is_float() && line.bytes().filter(u8::is_ascii_digit).count() > FLOAT_DIGITS {
            return Err(Problem::new("Send this number as text (\"1.25\"), so that no digit is lost."));
        }
        check_digits(number, rules)?;
        check_limits(number, rules)?;
        Ok(number)
    }

    fn write(&self) -> Vec<String> {
        vec![self.to_string()]
    }
}

/// The number, if it is written plainly and fits exactly.
pub(super) fn parse(line: &str) -> Option<Decimal> {
    let digits = line.strip_prefix(['-', '+']).unwrap_or(line);
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().filter(|byte| *byte == b'.').count() <= 1
        && digits.bytes().any(|byte| byte.is_ascii_digit());
    if !is_plain {
        return None;
    }
    Decimal::from_str_exact(line).ok()
}

/// Neither more digits nor more decimal places than the column keeps.
fn check_digits(number: Decimal, rules: &Rules) -> Result<(), Problem> {
    let Some((precision, scale)) = rules.decimal else {
        return Ok(());
    };
    if number.normalize().scale() > scale {
        return Err(Problem::new(match scale {
            0 => "Enter a number without decimal places.".to_owned(),
            1 => "Enter a number with at most 1 decimal place.".to_owned(),
            _ => format!("Enter a number with at most {scale} decimal places."),
        }));
    }
    let whole = number.trunc().abs();
    let digits = if whole.is_zero() { 0 } else { whole.to_string().len() };
    let room = precision.saturating_sub(scale) as usize;
    if digits > room {
        return Err(Problem::new(format!("Enter a number with at most {room} digits before the decimal point.")));
    }
    Ok(())
}

/// Within `min` and `max`, and on `step`. Numbers of type `f64` ask here too.
pub(super) fn check_limits(number: Decimal, rules: &Rules) -> Result<(), Problem> {
    let min = rules.min.and_then(parse);
    let max = rules.max.and_then(parse);
    if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
        return Err(Problem::range("a number", rules.min, rules.max));
    }
    if let Some(step) = rules.step.and_then(parse).filter(|step| !step.is_zero()) {
        let base = min.unwrap_or_default();
        let rest = number.checked_sub(base).and_then(|above| above.checked_rem(step));
        if rest.is_none_or(|rest| !rest.is_zero()) {
            return Err(Problem::new(match base.is_zero() {
                true => format!("Enter a multiple of {step}."),
                false => format!("Enter {base}, or {base} plus a multiple of {step}."),
            }));
        }
    }
    Ok(())
}

/// Not a number: the commonest slip is named.
pub(super) fn wrong(line: &str, rules: &Rules) -> Problem {
    if line.contains(',') {
        Problem::new("Enter a number with a point for the decimals, and without commas: 1234.5.")
    } else {
        Problem::range("a number", rules.min, rules.max)
    }
}
