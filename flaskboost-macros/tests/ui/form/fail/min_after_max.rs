use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(min = "2026-02-01", max = "2026-01-01")]
    day: chrono::NaiveDate,
}

fn main() {}
