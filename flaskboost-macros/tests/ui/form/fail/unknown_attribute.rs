use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(max_length = 5)]
    title: String,
}

fn main() {}
