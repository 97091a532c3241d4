use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(rows = 4)]
    title: String,
}

fn main() {}
