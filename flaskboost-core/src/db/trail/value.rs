//! Values of the database as values of an entry.

use chrono::{DateTime, SecondsFormat, Utc};
use sea_orm::Value;
use sea_orm::sea_query::OptionEnum;
use serde_json::{Number, Value as Json, json};
use sha2::{Digest, Sha256};

/// A value as it stands in an entry: flags and whole numbers as they are, everything else as text, so that nothing is
/// rounded. Of bytes only how many there are, and their SHA-256.
pub(crate) fn json_of(value: &Value) -> Json {
    match value {
        Value::Bool(flag) => flag.map_or(Json::Null, Json::Bool),
        Value::TinyInt(number) => number.map_or(Json::Null, Json::from),
        Value::SmallInt(number) => number.map_or(Json::Null, Json::from),
        Value::Int(number) => number.map_or(Json::Null, Json::from),
        Value::BigInt(number) => number.map_or(Json::Null, Json::from),
        Value::TinyUnsigned(number) => number.map_or(Json::Null, Json::from),
        Value::SmallUnsigned(number) => number.map_or(Json::Null, Json::from),
        Value::Unsigned(number) => number.map_or(Json::Null, Json::from),
        Value::BigUnsigned(number) => number.map_or(Json::Null, |number| Json::Number(Number::from(number))),
        Value::Float(number) => number.map_or(Json::Null, |number| Json::String(number.to_string())),
        Value::Double(number) => number.map_or(Json::Null, |number| Json::String(number.to_string())),
        Value::Decimal(number) => number.map_or(Json::Null, |number| Json::String(number.to_string())),
        Value::String(text) => text.as_ref().map_or(Json::Null, |text| Json::String(text.clone())),
        Value::Char(letter) => letter.map_or(Json::Null, |letter| Json::String(letter.to_string())),
        Value::Json(json) => json.as_ref().map_or(Json::Null, |json| Json::String(json.to_string())),
        Value::ChronoDate(date) => date.map_or(Json::Null, |date| Json::String(date.to_string())),
        Value::ChronoTime(time) => time.map_or(Json::Null, |time| Json::String(time.to_string())),
        Value::ChronoDateTime(time) => time.map_or(Json::Null, |time| moment(time.and_utc())),
        Value::ChronoDateTimeUtc(time) => time.map_or(Json::Null, moment),
        Value::ChronoDateTimeLocal(time) => time.map_or(Json::Null, |time| moment(time.with_timezone(&Utc))),
        Value::ChronoDateTimeWithTimeZone(time) => time.map_or(Json::Null, |time| moment(time.with_timezone(&Utc))),
        Value::Bytes(bytes) => bytes
            .as_ref()
            .map_or(Json::Null, |bytes| json!({ "bytes": bytes.len(), "sha256": hex::encode(Sha256::digest(bytes)) })),
        Value::Enum(OptionEnum::Some(word)) => Json::String(word.value.to_string()),
        Value::Enum(OptionEnum::None(_)) => Json::Null,
        // What no model here can have is told as the database would write it.
        other if *other == other.as_null() => Json::Null,
        other => Json::String(other.to_string()),
    }
}

/// The key of a row as one text: its parts in order, as JSON.
pub(crate) fn key_of(parts: &[Value]) -> String {
    Json::Array(parts.iter().map(json_of).collect()).to_string()
}

fn moment(time: DateTime<Utc>) -> Json {
    Json::String(time.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_told_without_loss() {
        assert_eq!(json_of(&Value::BigInt(Some(i64::MAX))), json!(i64::MAX));
        assert_eq!(json_of(&Value::BigInt(None)), Json::Null);
        assert_eq!(json_of(&Value::Double(Some(0.1))), json!("0.1"));
        assert_eq!(json_of(&Value::String(Some("a\"b".into()))), json!("a\"b"));
        assert_eq!(json_of(&Value::Bytes(None)), Json::Null);
        let bytes = json_of(&Value::Bytes(Some(b"abc".to_vec())));
        assert_eq!(bytes["bytes"], json!(3));
        assert!(!bytes.to_string().contains("abc"));
    }

    #[test]
    fn keys_of_several_parts_are_never_alike() {
        let text = |text: &str| Value::String(Some(text.to_owned()));
        assert_eq!(key_of(&[Value::BigInt(Some(5))]), "[5]");
        assert_ne!(key_of(&[text("a,b"), text("c")]), key_of(&[text("a"), text("b,c")]));
        assert_ne!(key_of(&[text("5")]), key_of(&[Value::BigInt(Some(5))]));
    }
}
