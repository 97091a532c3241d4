use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(autofocus)]
    title: String,
    #[field(autofocus)]
    body: String,
}

fn main() {}
