//! From a form to a value: groups, lists, and rules between fields.

use serde_json::json;

use super::sending::{problem, send, send_json};
use crate::form::{Email, Errors, Form, Password};

#[derive(Form, Debug)]
#[form(check = Self::same)]
struct SignUp {
    email: Email,
    password: Password,
    again: Password,
}

impl SignUp {
    fn same(&self, errors: &mut Errors) {
        if self.password != self.again {
            errors.add("again", "The passwords differ.");
        }
    }
}

#[tokio::test]
async fn all_errors_come_at_once() {
    let problems = send::<SignUp>("").await.unwrap_err();
    let fields: Vec<&str> = problems.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["email", "password", "again"]);
}

#[tokio::test]
async fn a_check_between_fields_runs_when_each_is_in_order() {
    let problems = send::<SignUp>("email=a%40b.co&password=one&again=two").await.unwrap_err();
    assert_eq!(problems, problem("again", "The passwords differ."));
    assert!(send::<SignUp>("email=a%40b.co&password=one&again=one").await.is_ok());
}

#[derive(Form, Debug, PartialEq)]
#[form(check = not_nowhere)]
struct Address {
    street: String,
    zip: Option<String>,
}

fn not_nowhere(address: &Address, errors: &mut Errors) {
    if address.street == "Nowhere" {
        errors.add("street", "Nobody lives there.");
        errors.add_whole("Enter another address.");
    }
}

#[derive(Form, Debug, PartialEq)]
struct Stop {
    name: String,
    #[field(min = 0)]
    km: Option<i32>,
    #[field(list(max = 2))]
    snacks: Vec<Snack>,
}

#[derive(Form, Debug, PartialEq)]
struct Snack {
    name: String,
}

#[derive(Form, Debug, PartialEq)]
struct Order {
    #[field(nested)]
    address: Address,
    #[field(list(min = 1, max = 3))]
    stops: Vec<Stop>,
}

#[tokio::test]
async fn groups_and_lists_are_read_by_their_names() {
    let sent = "address.street=A&stops[7].name=late&stops[2].name=early&stops[2].km=5&stops[2].snacks[0].name=gel&stops[9].name=+";
    let order: Order = send(sent).await.unwrap();
    assert_eq!(order.address.street, "A");
    let names: Vec<&str> = order.stops.iter().map(|stop| stop.name.as_str()).collect();
    assert_eq!(names, ["early", "late"]);
    assert_eq!(order.stops[0].snacks[0].name, "gel");
}

#[tokio::test]
async fn json_has_the_same_shape() {
    let body = json!({
        "address": {"street": "A", "zip": null},
        "stops": [{"name": "early", "km": 5, "snacks": [{"name": "gel"}]}, {"name": "late"}],
    });
    let sent = "address.street=A&stops[0].name=early&stops[0].km=5&stops[0].snacks[0].name=gel&stops[1].name=late";
    assert_eq!(send_json::<Order>(&body).await.unwrap(), send::<Order>(sent).await.unwrap());
}

#[tokio::test]
async fn an_error_in_a_part_has_the_name_of_its_field() {
    let problems = send::<Order>("address.street=Nowhere&stops[4].km=x&stops[4].snacks[1].name=%00").await.unwrap_err();
    let fields: Vec<&str> = problems.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["address.street", "address", "stops[4].name", "stops[4].km", "stops[4].snacks[1].name"]);
}

#[tokio::test]
async fn a_list_has_a_least_and_a_most() {
    assert_eq!(send::<Order>("address.street=A").await.unwrap_err(), problem("stops", "Enter at least 1."));
    let four = "address.street=A&stops[0].name=a&stops[1].name=b&stops[2].name=c&stops[3].name=d";
    assert_eq!(send::<Order>(four).await.unwrap_err(), problem("stops", "Enter at most 3 (now 4)."));
}

#[tokio::test]
async fn strange_row_numbers_are_not_rows() {
    for name in [
        "stops[-1]",
        "stops[00]",
        "stops[x]",
        "stops[99999999999999999999]",
        "stops[4294967295]",
        "stops[",
        "stops[0]x",
    ] {
        let sent = format!("address.street=A&{name}.name=a");
        assert_eq!(send::<Order>(&sent).await.unwrap_err(), problem("stops", "Enter at least 1."), "{name}");
    }
    assert!(send::<Order>("address.street=A&stops[4294967294].name=a").await.is_ok());
}

#[tokio::test]
async fn a_value_where_a_group_belongs_is_refused() {
    let problems = send_json::<Order>(&json!({"address": "A", "stops": ["x"]})).await.unwrap_err();
    let fields: Vec<&str> = problems.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["address", "stops"]);
}

#[tokio::test]
async fn a_form_with_an_error_of_its_own_is_not_valid() {
    let form = super::sending::post::<Address>(super::sending::URL_ENCODED, "street=A").await.unwrap();
    let form = form.with_error("", "Closed today.").check().unwrap_err();
    assert_eq!(form.problems(), problem("", "Closed today."));
}

#[test]
fn nothing_is_added_twice() {
    let mut errors = Errors::new();
    errors.add("a", "b");
    errors.add("a", "b");
    assert_eq!(errors.iter().count(), 1);
}
