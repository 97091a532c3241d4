//! From a value to the text of a page, and back.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use sea_orm::Value;
use sea_orm::prelude::Decimal;
use sea_orm::sea_query::{ArrayType, Enum, OptionEnum};

use super::{ColumnFacts, Kind};

/// Why a text is no value of a column: a text of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::admin) struct Unreadable(pub(in crate::admin) &'static str);

/// A value as text, as a form or an export has it; `None` where there is none. Times are UTC, as RFC 3339 says.
pub(in crate::admin) fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Bool(flag) => flag.map(|flag| flag.to_string()),
        Value::TinyInt(number) => number.map(|number| number.to_string()),
        Value::SmallInt(number) => number.map(|number| number.to_string()),
        Value::Int(number) => number.map(|number| number.to_string()),
        Value::BigInt(number) => number.map(|number| number.to_string()),
        Value::TinyUnsigned(number) => number.map(|number| number.to_string()),
        Value::SmallUnsigned(number) => number.map(|number| number.to_string()),
        Value::Unsigned(number) => number.map(|number| number.to_string()),
        Value::BigUnsigned(number) => number.map(|number| number.to_string()),
        Value::Float(number) => number.map(|number| number.to_string()),
        Value::Double(number) => number.map(|number| number.to_string()),
        Value::Decimal(number) => number.map(|number| number.to_string()),
        Value::String(text) => text.clone(),
        Value::Char(letter) => letter.map(String::from),
        Value::Json(json) => json.as_ref().map(ToString::to_string),
        Value::ChronoDate(date) => date.map(|date| date.to_string()),
        Value::ChronoTime(time) => time.map(|time| time.to_string()),
        Value::ChronoDateTime(time) => time.map(|time| rfc3339(time.and_utc())),
        Value::ChronoDateTimeUtc(time) => time.map(rfc3339),
        Value::ChronoDateTimeLocal(time) => time.map(|time| rfc3339(time.with_timezone(&Utc))),
        Value::ChronoDateTimeWithTimeZone(time) => time.map(|time| rfc3339(time.with_timezone(&Utc))),
        Value::Bytes(bytes) => bytes.as_ref().map(|bytes| bytes.len().to_string()),
        Value::Enum(OptionEnum::Some(word)) => Some(word.value.to_string()),
        _ => None,
    }
}

/// A text as a value of this column; `None` stands for no value.
///
/// # Errors
///
/// - The text is no such value, or the column must have one.
pub(in crate::admin) fn value_of(column: &ColumnFacts, text: &str) -> Result<Value, Unreadable> {
    let is_text = matches!(column.kind, Kind::Text { .. });
    if text.is_empty() && column.is_nullable {
        return Ok(none(&column.of));
    }
    if text.trim().is_empty() && !is_text {
        return Err(Unreadable("cell-missing"));
    }
    if column.max_len.is_some_and(|most| text.chars().count() > most as usize) {
        return Err(Unreadable("cell-too-long"));
    }
    if let Kind::Choice(words) = &column.kind
        && !words.iter().any(|word| word == text)
    {
        return Err(Unreadable("cell-no-choice"));
    }
    read(&column.of, text).and_then(|value| fits(column, value))
}

fn read(of: &ArrayType, text: &str) -> Result<Value, Unreadable> {
    let trimmed = text.trim();
    Ok(match of {
        ArrayType::Bool => Value::Bool(Some(flag(trimmed)?)),
        ArrayType::TinyInt => Value::TinyInt(Some(whole(trimmed)?)),
        ArrayType::SmallInt => Value::SmallInt(Some(whole(trimmed)?)),
        ArrayType::Int => Value::Int(Some(whole(trimmed)?)),
        ArrayType::BigInt => Value::BigInt(Some(whole(trimmed)?)),
        ArrayType::TinyUnsigned => Value::TinyUnsigned(Some(whole(trimmed)?)),
        ArrayType::SmallUnsigned => Value::SmallUnsigned(Some(whole(trimmed)?)),
        ArrayType::Unsigned => Value::Unsigned(Some(whole(trimmed)?)),
        ArrayType::BigUnsigned => Value::BigUnsigned(Some(whole(trimmed)?)),
        ArrayType::Float => Value::Float(Some(real(trimmed)?)),
        ArrayType::Double => Value::Double(Some(real(trimmed)?)),
        ArrayType::Decimal => {
            Value::Decimal(Some(Decimal::from_str(trimmed).map_err(|_| Unreadable("cell-no-number"))?))
        }
        ArrayType::String => Value::String(Some(text.to_owned())),
        ArrayType::Enum(name) => {
            Value::Enum(OptionEnum::Some(Box::new(Enum { type_name: (**name).clone(), value: text.to_owned().into() })))
        }
        ArrayType::Char => {
            let mut letters = text.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => Value::Char(Some(letter)),
                _ => return Err(Unreadable("cell-no-letter")),
            }
        }
        ArrayType::Json => {
            Value::Json(Some(Box::new(serde_json::from_str(text).map_err(|_| Unreadable("cell-no-json"))?)))
        }
        ArrayType::ChronoDate => {
            Value::ChronoDate(Some(NaiveDate::from_str(trimmed).map_err(|_| Unreadable("cell-no-date"))?))
        }
        ArrayType::ChronoTime => Value::ChronoTime(Some(time(trimmed)?)),
        ArrayType::ChronoDateTime => Value::ChronoDateTime(Some(moment(trimmed)?.naive_utc())),
        ArrayType::ChronoDateTimeUtc => Value::ChronoDateTimeUtc(Some(moment(trimmed)?)),
        ArrayType::ChronoDateTimeLocal => Value::ChronoDateTimeLocal(Some(moment(trimmed)?.into())),
        ArrayType::ChronoDateTimeWithTimeZone => Value::ChronoDateTimeWithTimeZone(Some(moment(trimmed)?.into())),
        _ => return Err(Unreadable("cell-not-writable")),
    })
}

/// A decimal must have no more digits than its column keeps: the database would round it, or refuse it.
fn fits(column: &ColumnFacts, value: Value) -> Result<Value, Unreadable> {
    if let (Value::Decimal(Some(number)), Some((digits, after))) = (&value, column.decimal) {
        let number = number.normalize();
        let whole = number.trunc().abs().to_string();
        let before = if whole == "0" { 0 } else { whole.len() };
        if number.scale() > after || before > digits.saturating_sub(after) as usize {
            return Err(Unreadable("cell-too-many-digits"));
        }
    }
    Ok(value)
}

/// No value of this type.
fn none(of: &ArrayType) -> Value {
    match of {
        ArrayType::Bool => Value::Bool(None),
        ArrayType::TinyInt => Value::TinyInt(None),
        ArrayType::SmallInt => Value::SmallInt(None),
        ArrayType::Int => Value::Int(None),
        ArrayType::BigInt => Value::BigInt(None),
        ArrayType::TinyUnsigned => Value::TinyUnsigned(None),
        ArrayType::SmallUnsigned => Value::SmallUnsigned(None),
        ArrayType::Unsigned => Value::Unsigned(None),
        ArrayType::BigUnsigned => Value::BigUnsigned(None),
        ArrayType::Float => Value::Float(None),
        ArrayType::Double => Value::Double(None),
        ArrayType::Decimal => Value::Decimal(None),
        ArrayType::Enum(name) => Value::Enum(OptionEnum::None((**name).clone())),
        ArrayType::Char => Value::Char(None),
        ArrayType::Json => Value::Json(None),
        ArrayType::Bytes => Value::Bytes(None),
        ArrayType::ChronoDate => Value::ChronoDate(None),
        ArrayType::ChronoTime => Value::ChronoTime(None),
        ArrayType::ChronoDateTime => Value::ChronoDateTime(None),
        ArrayType::ChronoDateTimeUtc => Value::ChronoDateTimeUtc(None),
        ArrayType::ChronoDateTimeLocal => Value::ChronoDateTimeLocal(None),
        ArrayType::ChronoDateTimeWithTimeZone => Value::ChronoDateTimeWithTimeZone(None),
        _ => Value::String(None),
    }
}

fn flag(text: &str) -> Result<bool, Unreadable> {
    match text {
        "true" | "1" | "on" | "yes" => Ok(true),
        "false" | "0" | "off" | "no" => Ok(false),
        _ => Err(Unreadable("cell-no-flag")),
    }
}

fn whole<T: FromStr>(text: &str) -> Result<T, Unreadable> {
    text.parse().map_err(|_| Unreadable("cell-no-whole-number"))
}

fn real<T: FromStr + Into<f64> + Copy>(text: &str) -> Result<T, Unreadable> {
    let number: T = text.parse().map_err(|_| Unreadable("cell-no-number"))?;
    if number.into().is_finite() { Ok(number) } else { Err(Unreadable("cell-no-number")) }
}

fn time(text: &str) -> Result<NaiveTime, Unreadable> {
    let forms = ["%H:%M:%S%.f", "%H:%M"];
    let read = forms.iter().find_map(|form| NaiveTime::parse_from_str(text, form).ok());
    read.ok_or(Unreadable("cell-no-time"))
}

/// With a zone, or as a browser sends it: then it is UTC.
fn moment(text: &str) -> Result<DateTime<Utc>, Unreadable> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Ok(time.with_timezone(&Utc));
    }
    let forms = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M"];
    let read = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    read.map(|time| time.and_utc()).ok_or(Unreadable("cell-no-moment"))
}

fn rfc3339(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}
