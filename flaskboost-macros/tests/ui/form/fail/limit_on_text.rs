use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(min = 5)]
    title: String,
}

fn main() {}
