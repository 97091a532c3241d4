//! Days and times of day.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::form::control::{Bounds, Control};
use crate::form::given::Given;
use crate::form::problem::Problem;
use crate::form::rules::Rules;
use crate::form::widget::Widget;

use super::field_value::FieldValue;
use super::text;

impl FieldValue for NaiveDate {
    const CONTROL: Control = Control::new(Widget::Date).with_bounds(Bounds::Date);

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        within(date(&text::line(given, rules)?), date, "a date such as 2026-03-29", "a date", rules)
    }

    fn write(&self) -> Vec<String> {
        vec![self.format("%Y-%m-%d").to_string()]
    }
}

impl FieldValue for NaiveTime {
    const CONTROL: Control = Control::new(Widget::Time).with_bounds(Bounds::Time);

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        within(time(&text::line(given, rules)?), time, "a time such as 18:30", "a time", rules)
    }

    fn write(&self) -> Vec<String> {
        vec![time_text(*self)]
    }
}

impl FieldValue for NaiveDateTime {
    const CONTROL: Control = Control::new(Widget::DatetimeLocal).with_bounds(Bounds::DateTime);

    fn read(given: Given<'_>, rules: &Rules) -> Result<Self, Problem> {
        let line = text::line(given, rules)?;
        within(date_time(&line), date_time, "a date and time such as 2026-03-29T18:30", "a date and time", rules)
    }

    fn write(&self) -> Vec<String> {
        vec![format!("{}T{}", self.format("%Y-%m-%d"), time_text(self.time()))]
    }
}

/// The value, if there is one and the limits allow it.
fn within<T: PartialOrd>(
    value: Option<T>,
    parse: fn(&str) -> Option<T>,
    example: &str,
    what: &str,
    rules: &Rules,
) -> Result<T, Problem> {
    let value = value.ok_or_else(|| Problem::range(example, None, None))?;
    let is_early = rules.min.and_then(parse).is_some_and(|min| value < min);
    let is_late = rules.max.and_then(parse).is_some_and(|max| value > max);
    if is_early || is_late { Err(Problem::period(what, rules)) } else { Ok(value) }
}

/// `YYYY-MM-DD`, from the year 1 on.
fn date(text: &str) -> Option<NaiveDate> {
    if !has_shape(text, "dddd-dd-dd") || text.starts_with("0000") {
        return None;
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// `HH:MM` or `HH:MM:SS`, perhaps with milliseconds, as in HTML; no leap second.
fn time(text: &str) -> Option<NaiveTime> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_fraction = (1..=3).contains(&fraction.len()) && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let format = match whole.len() {
        5 if has_shape(text, "dd:dd") => "%H:%M",
        8 if has_shape(whole, "dd:dd:dd") && is_fraction => "%H:%M:%S%.f",
        _ => return None,
    };
    NaiveTime::parse_from_str(text, format).ok().filter(|time| time.nanosecond() < 1_000_000_000)
}

/// A date, `T` or a space, and a time.
fn date_time(text: &str) -> Option<NaiveDateTime> {
    let (day, hour) = text.split_once(['T', ' '])?;
    Some(date(day)?.and_time(time(hour)?))
}

/// Whether the text looks like `shape`, in which `d` is a digit.
fn has_shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(byte, wanted)| match wanted {
            b'd' => byte.is_ascii_digit(),
            _ => byte == wanted,
        })
}

/// The time as a browser writes it: seconds only when there are any.
fn time_text(time: NaiveTime) -> String {
    let format = match (time.second(), time.nanosecond()) {
        (0, 0) => "%H:%M",
        (_, 0) => "%H:%M:%S",
        _ => "%H:%M:%S%.3f",
    };
    time.format(format).to_string()
}
