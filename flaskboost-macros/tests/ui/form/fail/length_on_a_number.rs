use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(max_len = 5)]
    count: i32,
}

fn main() {}
