use flaskboost::form::{Choice, Email, Errors, Fields, Form, Password, Upload};

#[derive(Form)]
#[form(check = Self::same)]
struct SignUp {
    #[field(label = "E-mail", autocomplete = "email", autofocus, placeholder = "you@example.org")]
    email: Email,
    #[field(min_len = 12, help = "At least 12 characters.", autocomplete = "new-password")]
    password: Password,
    again: Password,
    #[field(must_accept)]
    terms: bool,
    #[field(widget = "textarea", rows = 4, max_len = 500)]
    about: Option<String>,
    #[field(min = 1, max = 120)]
    age: Option<u16>,
    #[field(min = -0.5, max = "99.5", step = 0.5)]
    hours: Option<rust_decimal::Decimal>,
    #[field(min = "1900-01-01")]
    born: Option<chrono::NaiveDate>,
    #[field(accept = ".gpx, image/*", max_len = 5_000_000)]
    track: Option<Upload>,
    r#type: Kind,
    #[field(rows = 2)]
    tags: Vec<String>,
    #[field(nested)]
    address: Address,
    #[field(list(min = 1, max = 20, extra = 2), label = "Race")]
    races: Vec<Race>,
}

impl SignUp {
    fn same(&self, errors: &mut Errors) {
        if self.password != self.again {
            errors.add("again", "The passwords differ.");
        }
    }
}

#[derive(Choice)]
enum Kind {
    Runner,
    Coach,
}

#[derive(Form)]
struct Address {
    street: String,
}

#[derive(Form)]
struct Race {
    name: String,
}

fn main() {
    assert_eq!(SignUp::specs().len(), 13);
    assert_eq!(SignUp::specs()[9].name(), "type");
    assert!(Form::<SignUp>::empty().check().is_err());
}
