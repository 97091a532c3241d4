//! Numbers, days and times: exact, and inside their limits.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;
use serde_json::json;

use super::sending::{problem, send, send_json};
use crate::form::{FieldSpec, FieldValue, Form, Given, Rules};
use crate::model::ColumnRule;

#[derive(Form, Debug)]
struct Numbers {
    #[field(min = 1, max = 120)]
    age: Option<i32>,
    small: Option<i16>,
    big: Option<u64>,
    #[field(min = 5, step = 5)]
    fives: Option<u32>,
    #[field(min = -0.5, max = "99.5")]
    km: Option<f64>,
    #[field(step = 0.25)]
    price: Option<Decimal>,
}

#[tokio::test]
async fn whole_numbers_stay_inside_their_limits() {
    let numbers: Numbers = send("age=+42+&small=-32768&big=18446744073709551615&fives=15").await.unwrap();
    assert_eq!(numbers.age, Some(42));
    assert_eq!(numbers.small, Some(i16::MIN));
    assert_eq!(numbers.big, Some(u64::MAX));
    assert_eq!(numbers.fives, Some(15));
    for (sent, field, message) in [
        ("age=0", "age", "Enter a whole number between 1 and 120."),
        ("age=1e2", "age", "Enter a whole number between 1 and 120."),
        ("age=4+2", "age", "Enter a whole number between 1 and 120."),
        ("age=--4", "age", "Enter a whole number between 1 and 120."),
        ("small=32768", "small", "Enter a whole number between -32768 and 32767."),
        ("small=x", "small", "Enter a whole number."),
        ("small=%D9%A3", "small", "Enter a whole number."),
        ("big=-1", "big", "Enter a whole number between 0 and 18446744073709551615."),
        ("big=18446744073709551616", "big", "Enter a whole number between 0 and 18446744073709551615."),
        ("fives=7", "fives", "Enter 5, or 5 plus a multiple of 5."),
    ] {
        assert_eq!(send::<Numbers>(sent).await.unwrap_err(), problem(field, message), "{sent}");
    }
    let endless = format!("small={}", "9".repeat(5000));
    assert_eq!(send::<Numbers>(&endless).await.unwrap_err()[0].0, "small");
}

#[tokio::test]
async fn measured_numbers_are_finite() {
    assert_eq!(send::<Numbers>("km=42.195").await.unwrap().km, Some(42.195));
    assert_eq!(send::<Numbers>("km=1e-400").await.unwrap().km, Some(0.0));
    for sent in ["km=NaN", "km=inf", "km=-Infinity", "km=1e400", "km=0x10", "km=1_0", "km=99.51", "km=-0.51", "km=1e3"]
    {
        assert_eq!(
            send::<Numbers>(sent).await.unwrap_err(),
            problem("km", "Enter a number between -0.5 and 99.5."),
            "{sent}"
        );
    }
    let comma = send::<Numbers>("km=4,5").await.unwrap_err();
    assert_eq!(comma[0].1, "Enter a number with a point for the decimals, and without commas: 1234.5.");
}

#[tokio::test]
async fn decimals_are_exact() {
    assert_eq!(send::<Numbers>("price=0.75").await.unwrap().price, Some(Decimal::new(75, 2)));
    assert_eq!(send::<Numbers>("price=0.1").await.unwrap_err(), problem("price", "Enter a multiple of 0.25."));
    for sent in ["price=1_0", "price=1e2", "price=.", "price=1.2.3", "price=79228162514264337593543950336", "price=NaN"]
    {
        assert_eq!(send::<Numbers>(sent).await.unwrap_err(), problem("price", "Enter a number."), "{sent}");
    }
}

#[test]
fn a_column_limits_the_digits() {
    let rule = ColumnRule { decimal: Some((6, 2)), ..ColumnRule::default() };
    let spec = FieldSpec::value::<Decimal>("price").with_column(&rule);
    let read = |text: &str| {
        let entries = [crate::form::input::Entry::Text(text.to_owned())];
        Decimal::read(Given::new(&entries), spec.rules()).map_err(|problem| problem.to_string())
    };
    assert_eq!(read("9999.99"), Ok(Decimal::new(999_999, 2)));
    assert_eq!(read("1.500").map(|price| price.to_string()), Ok("1.500".to_owned()));
    assert_eq!(read("1.505"), Err("Enter a number with at most 2 decimal places.".to_owned()));
    assert_eq!(read("-10000"), Err("Enter a number with at most 4 digits before the decimal point.".to_owned()));
}

#[test]
fn a_column_limits_the_length_and_says_what_may_be_empty() {
    let rule = ColumnRule { max_len: Some(40), is_nullable: true, decimal: None };
    let spec = FieldSpec::value::<String>("title").with_column(&rule).with_max_len(60);
    assert_eq!(spec.rules().max_len, Some(40));
    assert!(!spec.rules().required);
    assert_eq!(String::read(Given::new(&[]), spec.rules()), Ok(String::new()));
}

#[tokio::test]
async fn json_numbers_obey_the_same_rules() {
    let numbers: Numbers = send_json(&json!({"age": 42, "km": 4.5, "price": 12.25, "small": null})).await.unwrap();
    assert_eq!((numbers.age, numbers.km, numbers.small), (Some(42), Some(4.5), None));
    assert_eq!(numbers.price, Some(Decimal::new(1225, 2)));
    assert_eq!(send_json::<Numbers>(&json!({"age": 4.5})).await.unwrap_err()[0].0, "age");
    let lost = send_json::<Numbers>(&json!({"price": 12_345_678_901_234.568})).await.unwrap_err();
    assert_eq!(lost, problem("price", "Send this number as text (\"1.25\"), so that no digit is lost."));
}

#[derive(Form, Debug)]
struct Moments {
    #[field(min = "2000-01-01", max = "2030-12-31")]
    day: Option<NaiveDate>,
    #[field(max = "22:00")]
    hour: Option<NaiveTime>,
    #[field(min = "2026-01-01T00:00")]
    start: Option<NaiveDateTime>,
}

#[tokio::test]
async fn days_and_times_exist() {
    let moments: Moments = send("day=2024-02-29&hour=07:30&start=2026-03-29T02:30:05").await.unwrap();
    assert_eq!(moments.day, NaiveDate::from_ymd_opt(2024, 2, 29));
    assert_eq!(moments.hour, NaiveTime::from_hms_opt(7, 30, 0));
    assert_eq!(moments.start.map(|start| start.write_first()), Some("2026-03-29T02:30:05".to_owned()));
    for sent in
        ["day=2023-02-29", "day=24-2-9", "day=%2B999-01-01", "day=0000-01-01", "day=2024-02-29T00:00", "day=heute"]
    {
        assert_eq!(
            send::<Moments>(sent).await.unwrap_err(),
            problem("day", "Enter a date such as 2026-03-29."),
            "{sent}"
        );
    }
    for sent in ["hour=24:00", "hour=7:30", "hour=07:30:60", "hour=07:30:00.", "hour=07:60"] {
        assert_eq!(send::<Moments>(sent).await.unwrap_err(), problem("hour", "Enter a time such as 18:30."), "{sent}");
    }
    assert_eq!(
        send::<Moments>("day=1999-12-31").await.unwrap_err(),
        problem("day", "Enter a date between 2000-01-01 and 2030-12-31.")
    );
    assert_eq!(send::<Moments>("hour=22:01").await.unwrap_err(), problem("hour", "Enter a time not after 22:00."));
    assert_eq!(
        send::<Moments>("start=2025-12-31 23:59").await.unwrap_err(),
        problem("start", "Enter a date and time not before 2026-01-01T00:00.")
    );
}

trait WriteFirst {
    fn write_first(&self) -> String;
}

impl<T: FieldValue> WriteFirst for T {
    fn write_first(&self) -> String {
        self.write().into_iter().next().unwrap_or_default()
    }
}

#[test]
fn what_is_written_can_be_read_again() {
    fn round<T: FieldValue + PartialEq + std::fmt::Debug>(value: &T) {
        let entries: Vec<_> = value.write().into_iter().map(crate::form::input::Entry::Text).collect();
        assert_eq!(T::read(Given::new(&entries), &Rules::of(&T::CONTROL)).as_ref(), Ok(value));
    }
    round(&i64::MIN);
    round(&u64::MAX);
    round(&1e300);
    round(&-0.1);
    round(&Decimal::MAX);
    round(&true);
    round(&false);
    round(&vec!["a".to_owned(), "b".to_owned()]);
    round(&Some(NaiveDate::from_ymd_opt(1, 1, 1).unwrap()));
    round(&NaiveTime::from_hms_milli_opt(23, 59, 59, 999).unwrap());
}
