//! Whole numbers.

use crate::form::control::{Bounds, Control};
use crate::form::given::Given;
use crate::form::problem::Problem;
use crate::form::rules::Rules;
use crate::form::widget::Widget;

use super::field_value::FieldValue;
use super::text;

/// The control of a number with a sign.
const SIGNED: Control = Control::new(Widget::Number).with_bounds(Bounds::Integer).with_inputmode("numeric");

/// The control of a number without one.
const UNSIGNED: Control = SIGNED.with_min("0");

macro_rules! integers {
    ($($integer:ty: $control:expr;)*) => {
        $(
            impl FieldValue for $integer {
                const CONTROL: Control = $control;

                fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
                    let value = read(given, rules, i128::from(Self::MIN), i128::from(Self::MAX))?;
                    Self::try_from(value).map_err(|_| range(rules, value, i128::from(Self::MIN), i128::from(Self::MAX)))
                }

                fn write(&self) -> Vec<String> {
                    vec![self.to_string()]
                }
            }
        )*
    };
}

integers! {
    i16: SIGNED;
    i32: SIGNED;
    i64: SIGNED;
    u16: UNSIGNED;
    u32: UNSIGNED;
    u64: UNSIGNED;
}

/// The number, within the limits of the type and of the rules.
fn read(given: Given<'_>, rules: &Rules, lowest: i128, highest: i128) -> Result<i128, Problem> {
    let line = text::line(given, rules)?;
    let digits = line.strip_prefix(['-', '+']).unwrap_or(&line);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::range("a whole number", rules.min, rules.max));
    }
    // More digits than an `i128` has are beyond every limit, on the side that the sign says.
    let beyond = if line.starts_with('-') { i128::MIN } else { i128::MAX };
    let value = line.parse().unwrap_or(beyond);
    let min = limit(rules.min).unwrap_or(lowest).max(lowest);
    let max = limit(rules.max).unwrap_or(highest).min(highest);
    if value < min || value > max {
        return Err(range(rules, value, lowest, highest));
    }
    if let Some(step) = limit(rules.step).filter(|step| *step > 0) {
        let base = limit(rules.min).unwrap_or(0);
        if (value - base) % step != 0 {
            return Err(off_step(step, base));
        }
    }
    Ok(value)
}

fn limit(rule: Option<&str>) -> Option<i128> {
    rule.and_then(|text| text.parse().ok())
}

/// The limits in words; those of the type are named only when they were crossed.
fn range(rules: &Rules, value: i128, lowest: i128, highest: i128) -> Problem {
    let (lowest, highest) = (
        (value < lowest || value > highest).then(|| lowest.to_string()),
        (value < lowest || value > highest).then(|| highest.to_string()),
    );
    Problem::range("a whole number", rules.min.or(lowest.as_deref()), rules.max.or(highest.as_deref()))
}

fn off_step(step: i128, base: i128) -> Problem {
    Problem::new(match base {
        0 => format!("Enter a multiple of {step}."),
        _ => format!("Enter {base}, or {base} plus a multiple of {step}."),
    })
}
