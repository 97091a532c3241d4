//! Whatever is sent, a form answers: with a value, with errors, or with a refusal. It never panics.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;

use super::sending::{MULTIPART, URL_ENCODED, post};
use crate::form::{Choice, Email, Form, Password, Upload};
use crate::random::Random;

#[derive(Choice)]
enum Colour {
    Red,
    DarkBlue,
}

#[derive(Form)]
struct Everything {
    text: Option<String>,
    #[field(widget = "textarea")]
    lines: Option<String>,
    email: Option<Email>,
    password: Option<Password>,
    small: Option<i16>,
    number: Option<i64>,
    count: Option<u64>,
    #[field(min = -5, max = 5, step = 0.5)]
    float: Option<f64>,
    #[field(min = 0, step = "0.01")]
    price: Option<Decimal>,
    flag: bool,
    day: Option<NaiveDate>,
    hour: Option<NaiveTime>,
    moment: Option<NaiveDateTime>,
    colour: Option<Colour>,
    numbers: Vec<i32>,
    file: Option<Upload>,
    #[field(list(max = 5))]
    rows: Vec<Row>,
}

#[derive(Form)]
struct Row {
    name: String,
    amount: Option<u16>,
}

const NAMES: [&str; 20] = [
    "text",
    "lines",
    "email",
    "password",
    "small",
    "number",
    "count",
    "float",
    "price",
    "flag",
    "day",
    "hour",
    "moment",
    "colour",
    "numbers",
    "file",
    "rows[0].name",
    "rows[3].amount",
    "rows",
    "other",
];

const VALUES: [&str; 48] = [
    "",
    " ",
    "\0",
    "a\0b",
    "\u{feff}",
    "\u{202e}abc",
    "\r\n",
    "\t",
    "-",
    "+",
    "--1",
    "+-1",
    "0",
    "-0",
    "00",
    "1",
    "01",
    "1.",
    ".1",
    "1.0.0",
    "1e308",
    "1e309",
    "-1e309",
    "1e-999",
    "NaN",
    "inf",
    "∞",
    "９",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "79228162514264337593543950335",
    "0.00000000000000000000000000001",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "-001-01-01",
    "24:00",
    "23:59:60",
    "00:00:00.000000001",
    "9999-12-31T23:59",
    "a@b",
    "@",
    "'; drop table users; --",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "💥💥💥",
];

fn encode(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[tokio::test]
async fn every_value_in_every_field_gets_an_answer() {
    for name in NAMES {
        for value in VALUES {
            let body = format!("{}={}", encode(name), encode(value));
            let form = post::<Everything>(URL_ENCODED, body).await.expect("the body is in order");
            let drawn = match form.check() {
                Ok(value) => serde_json::to_string(&Form::fill(&value)),
                Err(form) => serde_json::to_string(&form),
            };
            assert!(!drawn.expect("a form serialises").contains("\\u0000"), "{name} {value:?}");
        }
    }
}

#[tokio::test]
async fn what_is_accepted_is_accepted_again_once_written() {
    for name in NAMES.into_iter().filter(|name| !matches!(*name, "password" | "rows[3].amount")) {
        for value in VALUES {
            let body = format!("{}={}", encode(name), encode(value));
            let Ok(first) = post::<Everything>(URL_ENCODED, body).await.expect("a form").check() else {
                continue;
            };
            let again = Form::fill(&first).check().unwrap_or_else(|form| panic!("{name}={value:?}: {form:?}"));
            let texts =
                [&first, &again].map(|value| serde_json::to_string(&Form::fill(value)).expect("a form serialises"));
            assert_eq!(texts[0], texts[1], "{name}={value:?}");
        }
    }
}

#[tokio::test]
async fn random_bytes_get_an_answer() {
    let random = Random::seeded(42);
    let alphabet = b"=&+%.[]0123456789abcdefrowsname\r\n-XX\":;{}\x00\xff";
    for round in 0..2000 {
        let noise: [u8; 200] = random.bytes();
        let body: Vec<u8> = noise.iter().map(|byte| alphabet[usize::from(*byte) % alphabet.len()]).collect();
        let content_type = [URL_ENCODED, MULTIPART, "application/json"][round % 3];
        let body = if round % 3 == 1 { [b"--XX\r\n".as_slice(), &body].concat() } else { body };
        match post::<Everything>(content_type, body).await {
            Ok(form) => drop(form.check().map_err(|form| serde_json::to_string(&form).expect("a form serialises"))),
            Err(error) => assert!(error.status().is_client_error(), "{error:?}"),
        }
    }
}
