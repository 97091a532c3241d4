use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(max_len = 0)]
    title: String,
}

fn main() {}
