use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(step = 7)]
    day: chrono::NaiveDate,
}

fn main() {}
