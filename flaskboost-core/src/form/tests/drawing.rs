//! What a template gets.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::sending::{URL_ENCODED, post};
use crate::form::{Choice, Email, Fields, Form, Password, SelectOption, Upload};

#[derive(Choice)]
enum Sport {
    Run,
    Ride,
}

#[derive(Form)]
struct Run {
    #[field(
        label = "E-mail",
        autocomplete = "email",
        autofocus,
        help = "We never share it.",
        placeholder = "you@example.org"
    )]
    email: Email,
    #[field(min_len = 12)]
    password: Password,
    #[field(widget = "textarea", rows = 4, max_len = 500)]
    about: Option<String>,
    #[field(min = 1, max = 120)]
    age: i32,
    #[field(step = 0.01)]
    price: Option<Decimal>,
    sport: Sport,
    also: Vec<Sport>,
    #[field(accept = ".gpx")]
    track: Option<Upload>,
    race_id: Option<i64>,
    public: bool,
    #[field(widget = "hidden")]
    version: i32,
    #[field(list(max = 3, extra = 2))]
    splits: Vec<Split>,
}

#[derive(Form)]
struct Split {
    #[field(label = "Lap time")]
    seconds: u32,
}

fn draw<T: Fields>(form: &Form<T>) -> Value {
    serde_json::to_value(form).expect("a form serialises")
}

fn field<'v>(drawn: &'v Value, name: &str) -> &'v Value {
    let fields = drawn["fields"].as_array().expect("fields");
    fields.iter().find(|field| field["name"] == name).unwrap_or_else(|| panic!("no field {name}"))
}

#[test]
fn an_empty_form_has_the_agreed_shape() {
    let drawn = draw(&Form::<Run>::empty());
    assert_eq!(drawn["submitted"], false);
    assert_eq!(drawn["multipart"], true);
    assert_eq!(drawn["errors"], json!([]));
    assert_eq!(
        drawn["fields"][0],
        json!({
            "name": "email", "id": "field-email", "label": "E-mail", "widget": "email", "value": "", "checked": false,
            "required": true, "help": "We never share it.", "placeholder": "you@example.org", "autocomplete": "email",
            "autofocus": true, "inputmode": "email", "min": null, "max": null, "step": null, "minlength": null,
            "maxlength": 254, "rows": null, "accept": null, "multiple": false, "options": [], "kept": [], "errors": [],
            "group": null,
        })
    );
    let widgets: Vec<&str> =
        drawn["fields"].as_array().unwrap().iter().map(|field| field["widget"].as_str().unwrap()).collect();
    let expected = "email password textarea number number select select file number checkbox hidden number number";
    assert_eq!(widgets.join(" "), expected);
}

#[test]
fn the_rules_become_attributes() {
    let drawn = draw(&Form::<Run>::empty());
    assert_eq!(field(&drawn, "password")["minlength"], 12);
    assert_eq!(field(&drawn, "about")["rows"], 4);
    assert_eq!(field(&drawn, "about")["maxlength"], 500);
    assert_eq!(field(&drawn, "about")["required"], false);
    assert_eq!(field(&drawn, "age")["min"], "1");
    assert_eq!(field(&drawn, "age")["max"], "120");
    assert_eq!(field(&drawn, "age")["inputmode"], "numeric");
    assert_eq!(field(&drawn, "price")["step"], "0.01");
    assert_eq!(field(&drawn, "track")["accept"], ".gpx");
    assert_eq!(field(&drawn, "also")["multiple"], true);
    assert_eq!(field(&drawn, "public")["required"], false);
    assert_eq!(field(&drawn, "race_id")["label"], "Race id");
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_but_no_secret() {
    let sent = "email=%3Cb%3E&password=short&age=x%00&sport=ride&also=run&public=on&splits[5].seconds=-1";
    let refused = post::<Run>(URL_ENCODED, sent).await.unwrap().check().err().unwrap();
    let drawn = draw(&refused);
    assert_eq!(drawn["submitted"], true);
    assert_eq!(field(&drawn, "email")["value"], "<b>");
    assert_eq!(field(&drawn, "password")["value"], "");
    assert_eq!(field(&drawn, "password")["errors"], json!(["Enter at least 12 characters."]));
    assert_eq!(field(&drawn, "age")["value"], "x");
    assert_eq!(field(&drawn, "sport")["options"][1], json!({"value": "ride", "label": "Ride", "selected": true}));
    assert_eq!(field(&drawn, "also")["options"][0]["selected"], true);
    assert_eq!(field(&drawn, "public")["checked"], true);
    assert_eq!(field(&drawn, "splits[5].seconds")["errors"].as_array().unwrap().len(), 1);
    assert!(!drawn.to_string().contains("short"));
    assert!(!format!("{refused:?}").contains("short"));
}

#[test]
fn rows_are_groups_and_spare_rows_are_not_required() {
    let drawn = draw(&Form::<Run>::empty());
    let second = field(&drawn, "splits[1].seconds");
    assert_eq!(second["group"], json!({"name": "splits[1]", "label": "Splits 2", "help": null}));
    assert_eq!(second["required"], false);
    assert_eq!(second["id"], "field-splits-1-seconds");
}

#[test]
fn a_filled_form_shows_the_values_and_one_more_row() {
    let run = Run {
        email: "a@b.co".parse().unwrap(),
        password: Password::new("correct horse battery"),
        about: None,
        age: 42,
        price: Some(Decimal::new(1050, 2)),
        sport: Sport::Ride,
        also: vec![Sport::Run, Sport::Ride],
        track: None,
        race_id: Some(7),
        public: true,
        version: 3,
        splits: vec![Split { seconds: 300 }, Split { seconds: 290 }],
    };
    let form = Form::fill(&run).with_options("race_id", [SelectOption::new(6, "Rome"), SelectOption::new(7, "Paris")]);
    let drawn = draw(&form);
    assert_eq!(field(&drawn, "age")["value"], "42");
    assert_eq!(field(&drawn, "price")["value"], "10.50");
    assert_eq!(field(&drawn, "public")["checked"], true);
    assert_eq!(field(&drawn, "password")["value"], "");
    assert_eq!(field(&drawn, "race_id")["widget"], "select");
    assert_eq!(field(&drawn, "race_id")["options"][1]["selected"], true);
    assert_eq!(field(&drawn, "splits[1].seconds")["value"], "290");
    assert_eq!(field(&drawn, "splits[1].seconds")["required"], true);
    assert_eq!(field(&drawn, "splits[2].seconds")["required"], false);
    assert!(!drawn.to_string().contains("horse"));
}

#[test]
fn an_error_is_never_lost() {
    let form = Form::<Run>::empty()
        .with_error("", "Closed today.")
        .with_error("slug_name", "Taken.")
        .with_error("splits", "Enter at most 3.")
        .with_error("version", "Somebody else saved this.");
    let expected =
        json!(["Closed today.", "Slug name: Taken.", "Splits: Enter at most 3.", "Version: Somebody else saved this."]);
    assert_eq!(draw(&form)["errors"], expected);
}

#[derive(Form)]
struct Reply {
    text: Option<String>,
    #[field(list(max = 5))]
    replies: Vec<Reply>,
}

#[test]
fn a_form_inside_itself_comes_to_an_end() {
    let drawn = draw(&Form::<Reply>::empty());
    assert_eq!(drawn["fields"].as_array().unwrap().len(), 6);
}
