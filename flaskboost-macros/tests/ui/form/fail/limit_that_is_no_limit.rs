use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(min = "tomorrow")]
    day: chrono::NaiveDate,
}

fn main() {}
