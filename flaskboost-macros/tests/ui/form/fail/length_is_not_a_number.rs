use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(max_len = "5")]
    title: String,
}

fn main() {}
