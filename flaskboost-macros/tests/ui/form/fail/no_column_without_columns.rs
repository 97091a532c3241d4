use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(no_column)]
    title: String,
}

fn main() {}
