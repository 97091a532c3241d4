use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(autofocus = true)]
    title: String,
}

fn main() {}
