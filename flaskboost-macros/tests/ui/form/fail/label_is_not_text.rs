use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(label = 5)]
    title: String,
}

fn main() {}
