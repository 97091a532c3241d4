use flaskboost::form::Form;

#[derive(Form)]
struct Post {
    #[field(min = 10, max = 9)]
    count: i32,
}

fn main() {}
