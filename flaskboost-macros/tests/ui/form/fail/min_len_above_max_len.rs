use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(min_len = 5, max_len = 4)]
    title: String,
}

fn main() {}
